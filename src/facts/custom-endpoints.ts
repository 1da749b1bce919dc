import { table } from './tables';
import { misspelt } from './words';

/**
 * Custom endpoints of a cluster.
 */

/** Custom endpoints of one cluster; https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.Endpoints.html (read 2026-11-22). */
export const MAX_CUSTOM_ENDPOINTS = 5;

/** Longest name of one; same page. */
export const MAX_ENDPOINT_NAME = 63;

/** Types; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBClusterEndpoint.html (read 2026-11-22). */
export const ENDPOINT_TYPES = ['READER', 'WRITER', 'ANY'] as const;

/** Words of proxy endpoints, and others people write. */
const NAMES = table<string>({ readonly: 'READER', read: 'READER', readwrite: 'ANY', all: 'ANY' });

/** The type that was meant, where the value is certain to be wrong. */
export const meantEndpointType = (value: string): string | undefined => misspelt(value, ENDPOINT_TYPES, NAMES);
