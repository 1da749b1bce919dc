/**
 * Custom endpoints of a cluster.
 */

/** Custom endpoints of one cluster; https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Overview.Endpoints.html (read 2026-11-22). */
export const MAX_CUSTOM_ENDPOINTS = 5;

/** Longest name of one; same page. */
export const MAX_ENDPOINT_NAME = 63;

/** Types; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBClusterEndpoint.html (read 2026-11-22). */
export const ENDPOINT_TYPES = ['READER', 'WRITER', 'ANY'] as const;

/** The type that was meant, where the value is certain to be wrong. */
export function meantEndpointType(value: string): string | undefined {
  if ((ENDPOINT_TYPES as readonly string[]).includes(value)) return undefined;
  const letters = value.toUpperCase().replace(/[^A-Z]/g, '');
  if (['READONLY', 'READ', 'READERS'].includes(letters)) return 'READER';
  if (['READWRITE', 'ALL'].includes(letters)) return 'ANY';
  return ENDPOINT_TYPES.find((type) => type === letters);
}
