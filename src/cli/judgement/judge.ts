import { relative } from 'path';
import { acknowledgementIds } from '../../engine/acknowledgement';
import { evaluate, evaluateChanges, evaluateUpdate } from '../../engine/evaluate';
import { Evaluation, Finding, inOrder } from '../../engine/finding';
import { findingSeverity, notCovered } from '../../engine/render';
import { RuleInfo } from '../../engine/rule';
import { compare } from '../../readers/deployed/compare';
import { StackFile, StackFiles } from '../../readers/files/stack-file';
import { systemReason } from '../../readers/files/text-file';
import { readPlan } from '../../readers/template';
import { PlannedTemplate } from '../../readers/template-input';
import { CHANGE_RULES, RULES } from '../../rules';
import { parametersOf } from '../input/parameters';
import { ruleIdIn } from '../rule-ids';
import { Acknowledgement, Settings } from '../settings';
import { Accepted, namesOf } from './accepted';
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
  /** What of what is deployed cannot be read, one line each. */
  readonly problems: readonly string[];
  /** What of it cannot be made sense of, and which checks failed by their own fault, one line each. */
  readonly notes: readonly string[];
  /** Acknowledgements of the configuration that accept nothing any more. */
  readonly unneeded: readonly Acknowledgement[];
}

/**
 * Judges templates that are about to be deployed.
 *
 * @param baseline what is deployed, where that is known
 */
export function judge(stacks: readonly StackFile[], baseline: StackFiles | undefined, settings: Settings, cwd: string): Judgement {
  const templates = stacks.map((stack) => toTemplate(stack, settings, cwd));
  const plan = readPlan(templates);
  const { changes, problems } = baseline ? compare(plan, baseline.stacks) : { changes: undefined, problems: [] };
  const isOn = ({ id }: RuleInfo): boolean => settings.severities.get(id) !== 'off';
  const rules = RULES.filter(isOn);
  const evaluations = changes
    ? [evaluateChanges(changes, CHANGE_RULES.filter(isOn)), evaluateUpdate(changes, rules)]
    : [evaluate(plan.topology, rules)];
  const undecided = evaluations.flatMap((evaluation) => evaluation.undecided);
  const failed = evaluations.flatMap((evaluation) => evaluation.failed);
  const places = new Places(stacks.map((stack, index) => [templates[index]!.name, stack]), cwd);
  const accepted = new Accepted(settings, cwd);
  const judged = evaluations.flatMap(({ findings }) => findings).sort(inOrder).map((finding): Judged => {
    const place = places.of(finding.location.resource);
    const severity = settings.severities.get(finding.rule.id) ?? findingSeverity(finding);
    const acknowledgedAs = (ids: readonly string[]): string | undefined =>
      accepted.reason(ids, place) ?? places.acknowledgement(finding.location.resource, ids);
    const acknowledged = acknowledgedAs(acknowledgementIds(finding));
    const isMeant = acknowledged === undefined && acknowledgedAs([finding.rule.id]) !== undefined;
    return { finding: isMeant ? notCovered(finding) : finding, place, severity: severity === 'error' ? 'error' : 'warning', acknowledged };
  });
  const undecidedIds = new Set(undecided.map(({ rule }) => rule.id));
  // With a baseline, what is asked at creation is not found.
  const decided = new Set((changes ? CHANGE_RULES : RULES).filter((rule) => isOn(rule) && !undecidedIds.has(rule.id)).map(({ id }) => id));
  return {
    findings: judged.filter(({ acknowledged }) => acknowledged === undefined),
    acknowledged: judged.filter(({ acknowledged }) => acknowledged !== undefined),
    undecided,
    failed,
    places,
    problems: baseline?.problems ?? [],
    notes: [...problems, ...new Set(failed.map(failureText))],
    unneeded: accepted.unneeded().filter(({ id, stack }) => decided.has(ruleIdIn(id)) && isRead(stack, stacks, settings, cwd)),
  };
}

const failureText = ({ rule, resource, error }: Evaluation['failed'][number]): string =>
  `the check ${rule.id} failed on ${resource.logicalId} and was skipped: ${systemReason(error)}; please report it`;

/** Whether a stack of an acknowledgement is among those that were read; one of no stack in particular may be for others. */
const isRead = (name: string | undefined, stacks: readonly StackFile[], { folder }: Settings, cwd: string): boolean =>
  name === undefined || stacks.some(({ stackName = '', file }) => namesOf({ stackName, file }, cwd, folder).includes(name));

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
    parameters: { ...stack.parameters, ...parametersOf(stack, parameters) },
  };
}
