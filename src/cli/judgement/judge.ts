import { relative } from 'path';
import { evaluate, evaluateChanges, evaluateUpdate } from '../../engine/evaluate';
import { Evaluation, Finding, inOrder } from '../../engine/finding';
import { findingSeverity } from '../../engine/render';
import { RuleInfo } from '../../engine/rule';
import { compare } from '../../readers/deployed/compare';
import { StackFile, StackFiles } from '../../readers/files/stack-file';
import { readPlan } from '../../readers/template';
import { PlannedTemplate } from '../../readers/template-input';
import { CHANGE_RULES, RULES } from '../../rules';
import { KINDS } from '../../topology/kinds';
import { known } from '../../topology/resource';
import { Settings } from '../settings';
import { Place, Places } from './places';

/** A finding, where it is, and what is made of it. */
export interface Judged {
  readonly finding: Finding;
  readonly severity: 'error' | 'warning';
  readonly place: Place;
  /** Why it is accepted; undefined where it is not. */
  readonly acknowledged?: string | undefined;
}

/** What was found: all that formats tell of. */
export interface Judgement {
  readonly findings: readonly Judged[];
  readonly acknowledged: readonly Judged[];
  readonly undecided: Evaluation['undecided'];
  readonly failed: Evaluation['failed'];
  readonly places: Places;
  /** What was judged, and by what. */
  readonly checked: Checked;
  /** What is wrong with what was given, one line each. */
  readonly problems: readonly string[];
}

/** What was judged. */
export interface Checked {
  /** How many templates, nested ones among them. */
  readonly templates: number;
  /** How many Aurora clusters are in them. */
  readonly clusters: number;
  /** Whether they were compared with what is deployed. */
  readonly isCompared: boolean;
  /** The rules that were run. */
  readonly rules: readonly RuleInfo[];
}

/**
 * Judges templates that are about to be deployed.
 *
 * @param baseline what is deployed, where that is known
 */
export function judge(stacks: readonly StackFile[], baseline: StackFiles | undefined, settings: Settings, cwd: string): Judgement {
  const templates = stacks.map((stack) => toTemplate(stack, settings, cwd));
  const plan = readPlan(templates);
  const comparison = baseline ? compare(plan, baseline.stacks) : { changes: undefined, problems: [] };
  const isOn = ({ id }: RuleInfo): boolean => settings.severities.get(id) !== 'off';
  const rules = RULES.filter(isOn);
  const changeRules = comparison.changes ? CHANGE_RULES.filter(isOn) : [];
  const evaluations = comparison.changes
    ? [evaluateChanges(comparison.changes, changeRules), evaluateUpdate(comparison.changes, rules)]
    : [evaluate(plan.topology, rules)];
  const places = new Places(stacks.map((stack, index) => [templates[index]!.name, stack]), cwd);
  const judged = evaluations.flatMap(({ findings }) => findings).sort(inOrder).map((finding): Judged => {
    const place = places.of(finding.location.resource);
    const severity = settings.severities.get(finding.rule.id) ?? findingSeverity(finding);
    return { finding, place, severity: severity === 'error' ? 'error' : 'warning', acknowledged: places.acknowledgement(finding, settings.acknowledgements) };
  });
  return {
    findings: judged.filter(({ acknowledged }) => acknowledged === undefined),
    acknowledged: judged.filter(({ acknowledged }) => acknowledged !== undefined),
    undecided: evaluations.flatMap(({ undecided }) => undecided),
    failed: evaluations.flatMap(({ failed }) => failed),
    places,
    checked: {
      templates: places.templates,
      clusters: plan.topology.all(KINDS.cluster).filter((cluster) => known(() => cluster.isAurora) !== false).length,
      isCompared: comparison.changes !== undefined,
      rules: [...rules, ...changeRules],
    },
    problems: [...(baseline?.problems ?? []), ...comparison.problems],
  };
}

/** A template is known by its file: names of stacks may come twice. */
function toTemplate(stack: StackFile, { region, account, parameters }: Settings, cwd: string): PlannedTemplate {
  const name = relative(cwd, stack.file);
  const { artifactId = name, stackName = artifactId } = stack;
  return {
    ...stack,
    name,
    artifactId,
    stackName,
    region: stack.region ?? region,
    account: stack.account ?? account,
    parameters: { ...stack.parameters, ...parameters },
  };
}
