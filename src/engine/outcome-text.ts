import { Fate, Outcome } from './outcome';

/** How many resources are named before the rest is counted. */
const NAMED = 5;

/** What a change leads to, as sentences without a full stop: what becomes of the data, and what is replaced with it. */
export function describeOutcome(outcome: Outcome): string[] {
  const { dependants } = outcome;
  const followers = dependants.length === 0 ? [] : [`${list(dependants)} ${dependants.length === 1 ? 'is' : 'are'} replaced with it`];
  return [...dataOf(outcome), ...followers, ...dependants.flatMap(dataOf)];
}

function dataOf({ resource: { logicalId }, action, policy, holdsData, isProtected }: Fate): string[] {
  if (!holdsData || policy === undefined || action === 'update') return [];
  const attribute = action === 'replace' ? 'UpdateReplacePolicy' : 'DeletionPolicy';
  const fresh = action === 'replace' ? ', and the new one starts without it' : '';
  if (isProtected && policy !== 'Retain') {
    return [`the old ${logicalId} stays with its data, outside the stack, because of its DeletionProtection: CloudFormation tries to delete it, and gives up${fresh}`];
  }
  switch (policy) {
    case 'Delete': return [`the data of ${logicalId} is lost: ${attribute} does not keep it`];
    case 'Snapshot': return [`the data of ${logicalId} is left in a final snapshot${fresh}`];
    case 'Retain': return [`the old ${logicalId} stays with its data, outside the stack${fresh}`];
  }
}

function list(fates: readonly Fate[]): string {
  const names = fates.slice(0, NAMED).map(({ resource }) => resource.logicalId);
  const rest = fates.length - names.length;
  const all = rest > 0 ? [...names, `${rest} more`] : names;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1]}`;
}
