import { knownLength } from './partly-known';

/**
 * Names of proxies, proxy endpoints, integrations and blue/green deployments: letters, digits and single hyphens, a
 * letter first, no hyphen last.
 * Source: the pattern of DBProxyName, DBProxyEndpointName, IntegrationName and BlueGreenDeploymentName, such as
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html (read 2026-11-22).
 */
export const RDS_NAME_SHAPE = 'letters, digits and single hyphens, a letter first and no hyphen last';

export const isRdsName = (name: string, longest: number): boolean => /^[a-zA-Z…][a-zA-Z0-9…]*(?:-[a-zA-Z0-9…]+)*$/.test(name) && knownLength(name) <= longest;

/** A name that is allowed and looks like `name`. */
export function nearestRdsName(name: string, longest: number): string {
  const words = name.split(/[^a-zA-Z0-9…]+/).filter(Boolean).join('-').replace(/^[^a-zA-Z…]+/, '');
  return words.slice(0, longest).replace(/-$/, '') || 'example';
}
