import { Stack, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { acknowledgementId } from '../engine/acknowledgement';
import { evaluate, evaluateChanges, evaluateUpdate } from '../engine/evaluate';
import { CHECK_FAILED, OWN_RULE_FAILED, failuresByReason } from '../engine/failures';
import { Evaluation, Finding, inOrder } from '../engine/finding';
import { NAMESPACE, findingSeverity, notCovered } from '../engine/render';
import { Rule, RuleInfo } from '../engine/rule';
import { bareId } from '../engine/rule-ids';
import { summaryOf } from '../engine/summary';
import { readApp } from '../readers/construct-tree';
import { missingBaseline } from '../readers/deployed/baseline';
import { PlannedApp } from '../readers/planned-app';
import type { Changes } from '../topology/changes/changes';
import { Resource } from '../topology/resource';
import type { Topology } from '../topology/topology';
import { Acknowledgement, acknowledgedAs, acknowledgement } from './acknowledgement';
import { BASELINE_PROBLEM, Comparison, baselinePath, compareWith, problemText } from './baseline';
import { catalogue, changeCatalogue } from './catalogue';
import { propertyOfConstruct } from './construct-properties';
import { AuroraSeverity } from './finding';
import { toRule } from './own-rule-adapter';
import { misnamed } from './own-rule-faults';
import { IAuroraRule } from './own-rules';
import { Remark, remarksOf } from './remarks';
import { checkSeverities } from './severities';
import { UNKNOWN_ACKNOWLEDGEMENT, UnknownAcknowledgement, unknownAcknowledgements } from './unknown-acknowledgements';

/** What is said where there are errors that are reported as warnings. */
const REPORTED_ONLY = 'reported only: errors are warnings, because reportOnly is set';

/** Ids that are acknowledged, and that no rule can have: they are those of remarks. */
const REMARKS: readonly string[] = [CHECK_FAILED, OWN_RULE_FAILED, BASELINE_PROBLEM, UNKNOWN_ACKNOWLEDGEMENT];

/** What users set for the whole app, at any front door. */
export interface SessionOptions extends DeployedOptions {
  readonly severities?: Readonly<Record<string, AuroraSeverity>>;
  readonly rules?: readonly IAuroraRule[];
  readonly reportOnly?: boolean;
}

/** Where it is read what is deployed. */
export interface DeployedOptions {
  readonly baseline?: string;
  readonly live?: readonly string[];
}

/** A finding at the construct it is about. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly construct: IConstruct;
  readonly stack: Stack;
  readonly severity: AuroraSeverity.ERROR | AuroraSeverity.WARNING;
  /** Whether it is an error that is reported as a warning, because all are. */
  readonly reportedOnly: boolean;
  /** What it is reported as: the id to acknowledge, without the prefix, or the one that is acknowledged. */
  readonly id: string;
  /** How it is acknowledged; undefined when it is not. */
  readonly acknowledged: Acknowledgement['form'] | undefined;
  /** Why it is acknowledged; undefined when it is not. */
  readonly reason: string | undefined;
}

/** What was found below a construct. */
export interface Inspection {
  readonly findings: readonly PlacedFinding[];
  readonly undecided: Evaluation['undecided'];
  readonly failed: Evaluation['failed'];
  /** Acknowledgements that accept nothing, at the construct, below it and above it. */
  readonly unknownAcknowledgements: readonly UnknownAcknowledgement[];
  /** What the changes lead to, in a line; empty where nothing changes. */
  readonly changes: string;
  /** The same of the whole app. */
  readonly changesOfApp: string;
  /** What there is to say about the baseline, beside what was found. */
  readonly baseline: Pick<Comparison, 'missing' | 'problems'>;
  /** The whole app. */
  readonly app: InspectedApp;
}

/** What was looked at, and by which rules. */
export interface InspectedApp {
  readonly topology: Topology;
  /** What differs from what is deployed, where that is known. */
  readonly changes: Changes | undefined;
  readonly rules: readonly RuleInfo[];
  /** Those of them that are about changes. */
  readonly changeRules: readonly RuleInfo[];
}

/**
 * What the front doors of one app share: the options, and the ledger of what has been reported, so that no finding is
 * reported by two of them.
 */
export class Session {
  /** The session of the app `construct` belongs to. */
  public static of(construct: IConstruct): Session {
    const { root } = construct.node;
    let session = sessions.get(root);
    if (!session) {
      session = new Session(root);
      sessions.set(root, session);
    }
    return session;
  }

  private readonly severities = new Map<string, AuroraSeverity>();
  private readonly ownRules = new Map<string, Rule>();
  private readonly reporters = new Map<string, object>();
  private readonly announced = new Set<string>();
  private reportOnly = false;
  private baseline: string | undefined;
  private live: readonly string[] = [];

  private constructor(private readonly root: IConstruct) {}

  /** Adds rules, and sets how rules are reported, for the whole app; the latest word on a rule counts. */
  public configure(options: SessionOptions): void {
    const { severities = {}, rules = [], reportOnly = this.reportOnly, baseline = this.baseline, live = this.live } = options;
    this.reportOnly = reportOnly;
    this.baseline = baseline;
    this.live = live;
    if (rules.length > 0) this.addRules(rules);
    if (Object.keys(severities).length === 0) return;
    checkSeverities(severities, this.ruleIds);
    for (const [id, severity] of Object.entries(severities)) this.severities.set(bareId(id), severity);
  }

  /**
   * Evaluates the rules over the whole app, and returns what concerns `scope` and its children.
   *
   * @param options what is deployed, where that is another path than the one of the session
   */
  public inspect(scope: IConstruct, { baseline = this.baseline, live = this.live }: DeployedOptions = {}): Inspection {
    const app = readApp(this.root);
    const path = baselinePath(baseline);
    // So an app without Aurora does not load the rules.
    if (app.topology.isEmpty && path === undefined) return nothingIn(app);
    const outdir = Stage.isStage(this.root) ? this.root.outdir : undefined;
    const comparison: Comparison = path === undefined ? { problems: [] } : compareWith(path, live, app, outdir);
    const { ofChanges, ofState, rules, changeRules } = this.evaluate(app, comparison);
    const concerns = ({ address, stackAddress }: Resource): boolean =>
      scope === this.root || isWithin(scope, address) || isWithin(scope, stackAddress);
    const findings = [...ofChanges.findings, ...ofState.findings].sort(inOrder).map((finding) => this.place(finding));
    const concerned = findings.filter(({ finding }) => concerns(finding.location.resource));
    const undecidedChanges = ofChanges.undecided.filter(({ resource }) => concerns(resource));
    return {
      findings: concerned,
      undecided: [...undecidedChanges, ...ofState.undecided.filter(({ resource }) => concerns(resource))],
      failed: [...ofChanges.failed, ...ofState.failed].filter(({ resource }) => concerns(resource)),
      unknownAcknowledgements: this.unknownAcknowledgements(scope),
      changes: summarize(concerned, undecidedChanges),
      changesOfApp: summarize(findings, ofChanges.undecided),
      baseline: comparison,
      app: { topology: app.topology, changes: comparison.changes, rules: [...rules, ...changeRules], changeRules },
    };
  }

  private evaluate({ topology }: PlannedApp, { changes }: Comparison): Evaluated {
    const rules = this.switchedOn(this.rules);
    const nothing = { findings: [], undecided: [], failed: [] };
    if (!changes) return { rules, changeRules: [], ofChanges: nothing, ofState: evaluate(topology, rules) };
    const changeRules = this.switchedOn(changeCatalogue());
    return { rules, changeRules, ofChanges: evaluateChanges(changes, changeRules), ofState: evaluateUpdate(changes, rules) };
  }

  private switchedOn<R extends RuleInfo>(rules: readonly R[]): readonly R[] {
    const isAnyOff = [...this.severities.values()].includes(AuroraSeverity.OFF);
    return isAnyOff ? rules.filter(({ id }) => this.severities.get(id) !== AuroraSeverity.OFF) : rules;
  }

  /** Whether `reporter` is the one to report `finding`: the first that asks is, and stays it. */
  public claims(reporter: object, { finding }: PlacedFinding): boolean {
    const { rule, location, what } = finding;
    return this.isFirst(reporter, JSON.stringify([rule.id, location.resource.address, location.property, what, finding.when]));
  }

  /** What there is to say beside what was found, as far as `reporter` is the one to say it. */
  public remarks(reporter: object, { failed, baseline, unknownAcknowledgements: unknown }: Inspection): Remark[] {
    return remarksOf({
      failed: failed.filter(({ rule }) => this.isFirst(reporter, rule.id)),
      problems: baseline.problems.filter((problem) => this.isFirst(reporter, problem)),
      unknownAcknowledgements: unknown.filter(({ description }) => this.isFirst(reporter, description)),
    });
  }

  /**
   * Says that errors are reported only, and what the changes of the app lead to; or that nothing is compared, where nothing is at the
   * path of the baseline: at the first deployment, or because it is mistyped. Each is said once, whoever looks first.
   */
  public announce({ findings, changesOfApp, baseline: { missing } }: Inspection): void {
    if (findings.some(({ reportedOnly, acknowledged }) => reportedOnly && acknowledged === undefined)) this.say('reported only', REPORTED_ONLY);
    if (changesOfApp !== '') this.say('changes', changesOfApp);
    if (missing !== undefined) this.say(missing, missingBaseline(missing));
  }

  /**
   * Says what is wrong with the baseline, and which checks of ours failed, for who reads no report: each is said once.
   *
   * @throws where a rule of the user's own failed: in a test it must not be taken for one that finds nothing
   */
  public warn({ baseline: { missing, problems }, failed }: Inspection): void {
    if (missing !== undefined) this.say(missing, missingBaseline(missing));
    for (const problem of problems) this.say(problem, problemText(problem));
    const failures = failuresByReason(failed).map((failure) => ({ ...failure, text: `${failure.addresses.join(', ')}: ${failure.description}` }));
    for (const { text } of failures.filter(({ id }) => id === CHECK_FAILED)) this.say(text, text);
    const [own, ...others] = failures.filter(({ id }) => id === OWN_RULE_FAILED);
    if (own) throw new Error([own, ...others].map(({ text }) => text).join('\n'), { cause: (own.error as Error).cause });
  }

  private say(subject: string, text: string): void {
    if (this.announced.has(subject)) return;
    this.announced.add(subject);
    process.stderr.write(`${NAMESPACE}: ${text}\n`);
  }

  private isFirst(reporter: object, key: string): boolean {
    const owner = this.reporters.get(key) ?? reporter;
    this.reporters.set(key, owner);
    return owner === reporter;
  }

  private get rules(): readonly Rule[] {
    return this.ownRules.size === 0 ? catalogue() : [...catalogue(), ...this.ownRules.values()];
  }

  private get ruleIds(): readonly string[] {
    return [...this.rules, ...changeCatalogue()].map(({ id }) => id);
  }

  private addRules(rules: readonly IAuroraRule[]): void {
    const taken = new Set([...catalogue(), ...changeCatalogue()].map(({ id }) => id).concat(REMARKS));
    for (const [index, rule] of rules.entries()) {
      const problem = misnamed(rule, taken);
      if (problem !== undefined) throw new Error(problem);
      const { ruleId } = rule;
      if (rules.slice(0, index).some((other) => other.ruleId === ruleId)) throw new Error(`rules has two rules with the ruleId '${ruleId}'; give each its own`);
      this.ownRules.set(ruleId, toRule(rule));
    }
  }

  private unknownAcknowledgements(scope: IConstruct): UnknownAcknowledgement[] {
    const certain = new Set([...this.rules.map(({ id }) => id), ...REMARKS]);
    const all = unknownAcknowledgements(this.root, { has: (id) => certain.has(id), all: () => this.ruleIds });
    if (scope === this.root) return all;
    const isNear = (path: string): boolean => isWithin(scope, path) || path === '' || isWithin({ node: { path } }, scope.node.path);
    return all.map((one) => ({ ...one, places: one.places.filter(isNear) })).filter(({ places }) => places.length > 0);
  }

  private place(finding: Finding): PlacedFinding {
    const construct = nearest(this.root, finding.location.resource.address);
    const isError = (this.severities.get(finding.rule.id) ?? findingSeverity(finding)) === AuroraSeverity.ERROR;
    const acknowledged = acknowledgement(construct, finding);
    const constructProperty = propertyOfConstruct(construct, finding.location.property);
    const named = constructProperty === undefined ? finding : { ...finding, constructProperty };
    return {
      finding: !acknowledged && acknowledgedAs(construct, finding.rule.id) ? notCovered(named) : named,
      construct,
      stack: Stack.of(construct),
      severity: isError && !this.reportOnly ? AuroraSeverity.ERROR : AuroraSeverity.WARNING,
      reportedOnly: isError && this.reportOnly,
      id: acknowledged?.id ?? acknowledgementId(finding),
      acknowledged: acknowledged?.form,
      reason: acknowledged?.reason,
    };
  }
}

/** What was found of changes, and of what is about to be, and by which rules. */
interface Evaluated {
  readonly rules: readonly RuleInfo[];
  readonly changeRules: readonly RuleInfo[];
  readonly ofChanges: Evaluation;
  readonly ofState: Evaluation;
}

const sessions = new WeakMap<IConstruct, Session>();

const nothingIn = ({ topology }: PlannedApp): Inspection => ({
  findings: [],
  undecided: [],
  failed: [],
  unknownAcknowledgements: [],
  changes: '',
  changesOfApp: '',
  baseline: { problems: [] },
  app: { topology, changes: undefined, rules: [], changeRules: [] },
});

/** What is acknowledged is not counted: somebody has seen it. */
const summarize = (findings: readonly PlacedFinding[], undecided: Evaluation['undecided']): string =>
  summaryOf(findings.filter(({ acknowledged }) => acknowledged === undefined).map(({ finding }) => finding), undecided);

/** Whether CDK synthesizes both in one go: the contents of a nested stage are synthesized before its parent. */
export function sharesStage(a: IConstruct, b: IConstruct): boolean {
  return stageOf(a) === stageOf(b);
}

/** `Stage.of` a stage is the one around it. */
function stageOf(construct: IConstruct): IConstruct | undefined {
  return Stage.isStage(construct) ? construct : Stage.of(construct);
}

/** The construct at a path; of what is no more there the nearest one around it, such as its stack. */
function nearest(root: IConstruct, path: string): IConstruct {
  let construct = root;
  // A stage or a stack that is the root of its tree has an id, which paths begin with.
  const inRoot = root.node.path === '' ? path : path.slice(root.node.path.length + 1);
  for (const id of inRoot.split('/')) {
    const child = construct.node.tryFindChild(id);
    if (!child) break;
    construct = child;
  }
  return construct;
}

const isWithin = ({ node }: { readonly node: { readonly path: string } }, address: string): boolean => address === node.path || address.startsWith(`${node.path}/`);
