import { join } from 'path';
import { PolicyValidationPluginReport, PolicyViolation, Stage } from 'aws-cdk-lib';
import { failuresByReason } from '../engine/failures';
import { describeFinding, describeFix, docsUrl } from '../engine/render';
import { summaryOf } from '../engine/summary';
import { AuroraSeverity } from './finding';
import { Inspection, PlacedFinding } from './session';

/** The report of a policy validation plugin: findings with the same text are one violation in several places. */
export function validationReport({ findings, undecided, failed, baseline }: Inspection): PolicyValidationPluginReport {
  const violations = new Map<string, PolicyViolation>();
  const changes = summaryOf(findings.filter(({ acknowledged }) => acknowledged === undefined).map(({ finding }) => finding));
  for (const placed of findings) {
    const violation = violationOf(placed);
    const key = JSON.stringify([violation.ruleName, violation.description, violation.fix]);
    violations.get(key)?.violatingResources.push(...violation.violatingResources);
    if (!violations.has(key)) violations.set(key, violation);
  }
  return {
    success: findings.every(({ severity, acknowledged }) => severity !== AuroraSeverity.ERROR || acknowledged !== undefined),
    violations: [...violations.values(), ...problemsOf(baseline), ...failuresOf(failed)],
    metadata: { undecided: String(undecided.length), ...(changes === '' ? {} : { changes }) },
  };
}

function violationOf({ finding, construct, stack, severity }: PlacedFinding): PolicyViolation {
  const { rule, location } = finding;
  const outdir = Stage.of(stack)?.outdir;
  return {
    ruleName: rule.id,
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

/** What is wrong with the baseline, which leaves changes unseen. */
function problemsOf({ problems }: Inspection['baseline']): PolicyViolation[] {
  return problems.map((problem) => ({
    ruleName: BASELINE_PROBLEM,
    description: problemText(problem),
    severity: AuroraSeverity.WARNING,
    violatingResources: [],
  }));
}

/** Our own bug must not break a build; it must not be silent either. */
function failuresOf(failed: Inspection['failed']): PolicyViolation[] {
  return failuresByReason(failed).map(({ description, addresses }) => ({
    ruleName: CHECK_FAILED,
    description,
    severity: AuroraSeverity.WARNING,
    violatingResources: addresses.map((constructPath) => ({ constructPath, locations: [] })),
  }));
}

/** What a baseline that cannot be read, or made sense of, is reported as. */
export const BASELINE_PROBLEM = 'BaselineProblem';

export const problemText = (problem: string): string => `${problem}. What is deployed there is not compared with the app.`;

/** What a failure is reported as. */
export const CHECK_FAILED = 'CheckFailed';
