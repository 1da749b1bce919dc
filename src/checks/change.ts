import { Outcome, isLost } from '../engine/outcome';
import { AuroraChange, AuroraChangeAction } from './finding';

/** What a change leads to, as data. */
export function toChange(outcome: Outcome): AuroraChange {
  const { action, property, before, after, policy, dependants } = outcome;
  return {
    action: action as AuroraChangeAction,
    property,
    beforeValue: before,
    afterValue: after,
    replacement: action === 'replace',
    policyAction: policy,
    dataLoss: [outcome, ...dependants].some(isLost),
    dependants: dependants.map(({ resource, property: referring }) =>
      ({ constructPath: resource.path, logicalId: resource.logicalId, property: referring })),
  };
}
