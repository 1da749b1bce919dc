import { shortened } from '../topology/changes/named';
import { Finding } from './finding';

/**
 * What a finding is acknowledged as, after the prefix: the id of its rule, and of a change also what changes, so that who allows one
 * change does not allow the next:
 * - `ClusterEngineModeChanged[serverless->provisioned]`, and `none` for a side that is not set,
 * - `ClusterRestoreSourceChanged[RestoreType:none->copy-on-write]` where the rule is about other properties too,
 * - `ClusterRemoved[OrdersCluster]` where there is no property with two sides.
 */
export function acknowledgementId({ rule, location: { resource, property }, outcome }: Finding): string {
  if (outcome === undefined) return rule.id;
  if (outcome.named === undefined) return `${rule.id}[${resource.logicalId}]`;
  const isOnlyProperty = rule.with.length === 1 && rule.with[0] === property;
  return `${rule.id}[${isOnlyProperty ? '' : `${property}:`}${shortened(outcome.named, LONGEST)}]`;
}

/** How long what changes may be in an id: two values of any length, or several of each. */
const LONGEST = 200;

/** The ids that acknowledge a finding, the first of which is the one to name. */
export function acknowledgementIds(finding: Finding): readonly string[] {
  const id = acknowledgementId(finding);
  return id === finding.rule.id || !isCoveredByRule(finding) ? [id] : [id, finding.rule.id];
}

/** Whether the id of the rule alone acknowledges a finding too. It does not where a resource goes, or where there is no way back. */
export const isCoveredByRule = ({ rule: { effect }, outcome }: Finding): boolean =>
  outcome === undefined || (effect !== 'replaced' && effect !== 'irreversible');
