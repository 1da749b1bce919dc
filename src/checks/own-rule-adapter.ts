import { OwnRuleFault } from '../engine/failures';
import { OWN_RULES_PAGE } from '../engine/render';
import { Rule } from '../engine/rule';
import { Cluster } from '../topology/cluster';
import { Undecided } from '../values/properties';
import { AuroraEffect } from './finding';
import { AuroraClusterModel, failureOfOurs, unknownProperty } from './model';
import { thrown, violationsIn } from './own-rule-faults';
import { AuroraViolation, IAuroraRule } from './own-rules';

/** A rule of the user's own, as the engine runs it. */
export function toRule(own: IAuroraRule): Rule {
  return {
    id: own.ruleId,
    topic: 'own-rules',
    on: 'cluster',
    with: [],
    effect: own.effect ?? AuroraEffect.DEGRADED,
    lifecycle: false,
    summary: own.summary,
    sources: [],
    since: 'own',
    invalid: [],
    valid: [],
    documentation: own.documentation ?? OWN_RULES_PAGE,
    violations(subject) {
      const cluster = AuroraClusterModel._of(subject as Cluster);
      return answersOf(own, cluster).map(({ what, why, fix, property, instance }) => ({
        at: instance ? instance._resource.at(property ?? undefined) : property ?? undefined,
        what,
        why,
        fix,
      }));
    },
  };
}

/** In other languages the error that ends a check arrives as one of their own: what was asked for tells it apart. */
function answersOf(own: IAuroraRule, cluster: AuroraClusterModel): readonly AuroraViolation[] {
  try {
    return violationsIn(own.check(cluster));
  } catch (error) {
    const property = unknownProperty(cluster);
    // eslint-disable-next-line @typescript-eslint/only-throw-error
    if (property !== undefined) throw new Undecided(property);
    const ours = failureOfOurs(cluster);
    if (ours) throw ours.error;
    throw error instanceof OwnRuleFault ? error : thrown(error);
  }
}
