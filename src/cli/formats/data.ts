import { describeFinding, docsUrl } from '../../engine/render';
import { summaryOf } from '../../engine/summary';
import { Judged, Judgement } from '../judgement/judge';

/** The version of the shape of the JSON output. */
export const SCHEMA_VERSION = 1;

/** A finding as data: the fields of `AuroraFinding`, and where it is. */
export function dataOf({ finding, severity, place, acknowledged }: Judged): object {
  const { rule, location, what, why, fix, when } = finding;
  return {
    ruleId: rule.id,
    topic: rule.topic,
    effect: rule.effect,
    severity,
    lifecycle: rule.lifecycle,
    stack: place.stackName,
    logicalId: place.logicalId,
    constructPath: place.constructPath,
    property: location.property,
    what,
    why,
    fix,
    condition: when,
    message: describeFinding(finding),
    documentation: docsUrl(rule),
    location: { file: place.file },
    acknowledged,
  };
}

export function jsonOf({ findings, acknowledged, undecided, problems }: Judgement): object {
  const count = (severity: string): number => findings.filter((one) => one.severity === severity).length;
  return {
    schemaVersion: SCHEMA_VERSION,
    findings: findings.map(dataOf),
    acknowledged: acknowledged.map(dataOf),
    undecided: undecided.map(({ rule, resource, property }) => ({ ruleId: rule.id, logicalId: resource.logicalId, property })),
    summary: {
      errors: count('error'),
      warnings: count('warning'),
      acknowledged: acknowledged.length,
      undecided: undecided.length,
      changes: summaryOf(findings.map(({ finding }) => finding), []) || undefined,
      problems,
    },
  };
}
