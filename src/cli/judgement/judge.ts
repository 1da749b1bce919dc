import { relative } from 'path';
import { acknowledgementIds } from '../../engine/acknowledgement';
import { evaluate, evaluateChanges, evaluateUpdate } from '../../engine/evaluate';
import { Evaluation, Finding, inOrder } from '../../engine/finding';
import { findingSeverity, notCovered } from '../../engine/render';
import { RuleInfo } from '../../engine/rule';
import { ruleIdIn } from '../../engine/rule-ids';
import { compare } from '../../readers/deployed/compare';
import { StackFile, StackFiles } from '../../readers/files/stack-file';
import { readPlan } from '../../readers/template';
import { PlannedTemplate } from '../../readers/template-input';
import type { Changes } from '../../topology/changes/changes';
import { KINDS } from '../../topology/kinds';
import { known } from '../../topology/resource';
import type { Topology } from '../../topology/topology';
import { ofChanges, ofState } from '../catalogue/loaded';
import { parametersOf } from '../input/parameters';
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
  /** Whether the code says so, or the configuration. */
  readonly acknowledgedIn?: 'source' | 'configuration' | undefined;
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
  /** What was read. */
  readonly model: Model;
  /** What of what is deployed cannot be read, one line each. */
  readonly problems: readonly string[];
  /** What of it cannot be made sense of, one line each. */
  readonly notes: readonly string[];
  /** Acknowledgements of the configuration that accept nothing any more. */
  readonly unneeded: readonly Acknowledgement[];
}

/** What drawings are made from. */
export interface Model {
  readonly topology: Topology;
  /** What differs from what is deployed, where that is known. */
  readonly changes: Changes | undefined;
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
  /** Those of them that are about changes. */
  readonly changeRules: readonly RuleInfo[];
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
  const rules = ofState().RULES.filter(isOn);
  const changeRules = changes ? ofChanges().CHANGE_RULES.filter(isOn) : [];
  const evaluations = changes
    ? [evaluateChanges(changes, changeRules), evaluateUpdate(changes, rules)]
    : [evaluate(plan.topology, rules)];
  const undecided = evaluations.flatMap((evaluation) => evaluation.undecided);
  const failed = evaluations.flatMap((evaluation) => evaluation.failed);
  const places = new Places(stacks.map((stack, index) => [templates[index]!.name, stack]), cwd);
  const accepted = new Accepted(settings, cwd);
  const judged = evaluations.flatMap(({ findings }) => findings).sort(inOrder).map((finding): Judged => {
    const place = places.of(finding.location.resource);
    const severity = settings.severities.get(finding.rule.id) ?? findingSeverity(finding);
    const acknowledgedBy = (ids: readonly string[]): Pick<Judged, 'acknowledged' | 'acknowledgedIn'> => {
      const configured = accepted.reason(ids, place);
      if (configured !== undefined) return { acknowledged: configured, acknowledgedIn: 'configuration' };
      const noted = places.acknowledgement(finding.location.resource, ids);
      return noted === undefined ? {} : { acknowledged: noted, acknowledgedIn: 'source' };
    };
    const acknowledged = acknowledgedBy(acknowledgementIds(finding));
    const isMeant = acknowledged.acknowledged === undefined && acknowledgedBy([finding.rule.id]).acknowledged !== undefined;
    return { finding: isMeant ? notCovered(finding) : finding, place, severity: severity === 'error' ? 'error' : 'warning', ...acknowledged };
  });
  const undecidedIds = new Set(undecided.map(({ rule }) => rule.id));
  // With a baseline, what is asked at creation is not found.
  const decided = new Set((changes ? changeRules : rules).map(({ id }) => id).filter((id) => !undecidedIds.has(id)));
  return {
    findings: judged.filter(({ acknowledged }) => acknowledged === undefined),
    acknowledged: judged.filter(({ acknowledged }) => acknowledged !== undefined),
    undecided,
    failed,
    places,
    checked: {
      templates: places.templates,
      clusters: plan.topology.all(KINDS.cluster).filter((cluster) => known(() => cluster.isAurora) !== false).length,
      isCompared: changes !== undefined,
      rules: [...rules, ...changeRules],
      changeRules,
    },
    model: { topology: plan.topology, changes },
    problems: baseline?.problems ?? [],
    notes: problems,
    unneeded: accepted.unneeded().filter(({ id, stack }) => decided.has(ruleIdIn(id)) && isRead(stack, stacks, settings, cwd)),
  };
}

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
    parameters: parametersOf(stack, parameters),
  };
}
