import { Resource } from '../topology/resource';
import { Finding } from './finding';
import { Action, Fate, Outcome, isLost } from './outcome';
import { describeFinding, docsUrl, qualifiedId } from './render';
import { Effect } from './rule';

/** A finding as every front door hands it out; what is undefined does not apply. */
export interface FindingData {
  readonly ruleId: string;
  readonly acknowledgementId: string;
  readonly topic: string;
  readonly effect: Effect;
  readonly severity: 'error' | 'warning';
  readonly lifecycle: boolean;
  readonly logicalId: string;
  readonly property: string | undefined;
  readonly what: string;
  readonly why: string;
  readonly fix: string;
  readonly condition: string | undefined;
  readonly change: ChangeData | undefined;
  readonly message: string;
  readonly documentation: string;
}

/** What a change leads to, as data, in the words of change sets. */
export interface ChangeData {
  readonly action: Action;
  readonly property: string | undefined;
  readonly beforeValue: string | undefined;
  readonly afterValue: string | undefined;
  readonly replacement: boolean;
  readonly policyAction: string | undefined;
  readonly dataLoss: boolean;
  readonly dependants: readonly { readonly constructPath: string | undefined; readonly logicalId: string; readonly property: string }[];
}

/** The path of the construct of a resource; undefined where it has none. */
export type PathOf = (resource: Resource) => string | undefined;

/** A finding as data. */
export function findingData(finding: Finding, severity: FindingData['severity'], pathOf: PathOf): FindingData {
  const { rule, location, what, why, fix, when, outcome } = finding;
  return {
    ruleId: rule.id,
    acknowledgementId: qualifiedId(finding),
    topic: rule.topic,
    effect: rule.effect,
    severity,
    lifecycle: rule.lifecycle,
    logicalId: location.resource.logicalId,
    property: location.property,
    what,
    why,
    fix,
    condition: when,
    change: outcome && changeData(outcome, pathOf),
    message: describeFinding(finding),
    documentation: docsUrl(rule),
  };
}

function changeData(outcome: Outcome, pathOf: PathOf): ChangeData {
  const { action, property, before, after, policy, dependants } = outcome;
  return {
    action,
    property,
    beforeValue: before,
    afterValue: after,
    replacement: action === 'replace',
    policyAction: policy,
    dataLoss: lostWith(outcome).length > 0,
    dependants: dependants.map(({ resource, property: referring }) =>
      ({ constructPath: pathOf(resource), logicalId: resource.logicalId, property: referring })),
  };
}

/** What loses its data by a change: itself, or what is replaced with it. */
export const lostWith = (outcome: Outcome): Fate[] => [outcome, ...outcome.dependants].filter(isLost);

