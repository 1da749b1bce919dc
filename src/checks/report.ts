import { join } from 'path';
import { PolicyValidationPluginReport, PolicyViolation, Stage } from 'aws-cdk-lib';
import { describeFinding, describeFix, docsUrl } from '../engine/render';
import { AuroraSeverity } from './finding';
import { Remark } from './remarks';
import { Inspection, PlacedFinding } from './session';

/** What one front door reports of an inspection. */
export interface Reported extends Pick<Inspection, 'findings' | 'undecided' | 'changes'> {
  readonly remarks: readonly Remark[];
}

/** The report of a policy validation plugin: findings with the same text are one violation in several places. */
export function validationReport({ findings, undecided, changes, remarks }: Reported): PolicyValidationPluginReport {
  const violations = new Map<string, PolicyViolation>();
  for (const placed of findings) {
    const violation = violationOf(placed);
    const key = JSON.stringify([violation.ruleName, violation.description, violation.fix]);
    violations.get(key)?.violatingResources.push(...violation.violatingResources);
    if (!violations.has(key)) violations.set(key, violation);
  }
  return {
    success: findings.every(({ severity, acknowledged }) => severity !== AuroraSeverity.ERROR || acknowledged !== undefined),
    violations: [...violations.values(), ...remarks.map(violationOfRemark)],
    metadata: { undecided: String(undecided.length), ...(changes === '' ? {} : { changes }) },
  };
}

function violationOf({ finding, construct, stack, severity, id }: PlacedFinding): PolicyViolation {
  const { rule, location } = finding;
  const outdir = Stage.of(stack)?.outdir;
  return {
    // CDK takes out what is acknowledged by comparing it with this.
    ruleName: id,
    description: describeFinding(finding),
    fix: describeFix(finding),
    severity,
    ruleMetadata: {
      effect: rule.effect,
      topic: rule.topic,
      docs: docsUrl(rule),
      ...(rule.lifecycle ? { category: 'lifecycle' } : {}),
    },
    violatingResources: [
      {
        constructPath: construct.node.path,
        resourceLogicalId: location.resource.logicalId,
        templatePath: outdir === undefined ? stack.templateFile : join(outdir, stack.templateFile),
        locations: location.property === undefined ? [] : [`Properties.${location.property}`],
      },
    ],
  };
}

/** CDK prints nothing that has no place. */
const violationOfRemark = ({ id, description, places }: Remark): PolicyViolation => ({
  ruleName: id,
  description,
  severity: AuroraSeverity.WARNING,
  violatingResources: places.map((constructPath) => ({ constructPath, locations: [] })),
});
