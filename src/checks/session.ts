import { Stack, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { evaluate, evaluateChanges, evaluateUpdate } from '../engine/evaluate';
import { Evaluation, Finding, inOrder } from '../engine/finding';
import { NAMESPACE, findingSeverity } from '../engine/render';
import { Rule, RuleInfo } from '../engine/rule';
import { readApp } from '../readers/construct-tree';
import { PlannedApp } from '../readers/deployed/compare';
import { Resource } from '../topology/resource';
import { acknowledgement } from './acknowledgement';
import { Comparison, baselinePath, compareWith, missingBaseline } from './baseline';
import { catalogue, changeCatalogue } from './catalogue';
import { AuroraSeverity } from './finding';
import { IAuroraRule, toRule } from './own-rules';

const RULE_ID = /^[A-Z][A-Za-z0-9]*$/;

/** What users set for the whole app, at any front door. */
export interface SessionOptions extends DeployedOptions {
  readonly severities?: Readonly<Record<string, AuroraSeverity>>;
  readonly rules?: readonly IAuroraRule[];
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
  /** How it is acknowledged: `Aurora::Id`, which CDK knows how to record, or the bare id; undefined when it is not. */
  readonly acknowledged: 'qualified' | 'bare' | undefined;
}

/** What was found below a construct. */
export interface Inspection {
  readonly findings: readonly PlacedFinding[];
  readonly undecided: Evaluation['undecided'];
  readonly failed: Evaluation['failed'];
  /** What there is to say about the baseline, beside what was found. */
  readonly baseline: Pick<Comparison, 'missing' | 'problems'>;
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
  private baseline: string | undefined;
  private live: readonly string[] = [];

  private constructor(private readonly root: IConstruct) {}

  /** Adds rules, and sets how rules are reported, for the whole app; the latest word on a rule counts. */
  public configure({ severities = {}, rules = [], baseline = this.baseline, live = this.live }: SessionOptions): void {
    this.baseline = baseline;
    this.live = live;
    if (rules.length > 0) this.addRules(rules);
    const ids = new Set(Object.keys(severities).length > 0 ? [...this.rules, ...changeCatalogue()].map(({ id }) => id) : []);
    for (const [id, severity] of Object.entries(severities)) {
      if (!ids.has(id)) throw new Error(`severities names the rule '${id}', which does not exist; AuroraRules.all lists the ids`);
      this.severities.set(id, severity);
    }
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
    if (app.topology.isEmpty && path === undefined) return { findings: [], undecided: [], failed: [], baseline: { problems: [] } };
    const comparison: Comparison = path === undefined ? { problems: [] } : compareWith(path, live, app);
    const evaluations = this.evaluate(app, comparison);
    const concerns = ({ address, stackAddress }: Resource): boolean =>
      scope === this.root || isWithin(scope, address) || isWithin(scope, stackAddress);
    const findings = evaluations.flatMap((evaluation) => evaluation.findings).sort(inOrder);
    return {
      findings: findings.filter(({ location }) => concerns(location.resource)).map((finding) => this.place(finding)),
      undecided: evaluations.flatMap(({ undecided }) => undecided).filter(({ resource }) => concerns(resource)),
      failed: evaluations.flatMap(({ failed }) => failed).filter(({ resource }) => concerns(resource)),
      baseline: comparison,
    };
  }

  private evaluate({ topology }: PlannedApp, { changes }: Comparison): Evaluation[] {
    const rules = this.switchedOn(this.rules);
    if (!changes) return [evaluate(topology, rules)];
    return [evaluateChanges(changes, this.switchedOn(changeCatalogue())), evaluateUpdate(changes, rules)];
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

  /** As `claims`, for a rule that failed. */
  public claimsFailure(reporter: object, { rule }: Evaluation['failed'][number]): boolean {
    return this.isFirst(reporter, rule.id);
  }

  /** Says that nothing is compared, where nothing is at the path of the baseline: at the first deployment, or because it is mistyped. */
  public announce({ baseline: { missing } }: Inspection): void {
    if (missing === undefined || this.announced.has(missing)) return;
    this.announced.add(missing);
    process.stderr.write(`${NAMESPACE}: ${missingBaseline(missing)}\n`);
  }

  /** As `claims`, for what is wrong with the baseline. */
  public claimsProblem(reporter: object, problem: string): boolean {
    return this.isFirst(reporter, problem);
  }

  private isFirst(reporter: object, key: string): boolean {
    const owner = this.reporters.get(key) ?? reporter;
    this.reporters.set(key, owner);
    return owner === reporter;
  }

  private get rules(): readonly Rule[] {
    return this.ownRules.size === 0 ? catalogue() : [...catalogue(), ...this.ownRules.values()];
  }

  private addRules(rules: readonly IAuroraRule[]): void {
    const taken = new Set([...catalogue(), ...changeCatalogue()].map(({ id }) => id));
    for (const rule of rules) {
      if (!RULE_ID.test(rule.ruleId)) throw new Error(`the ruleId '${rule.ruleId}' is no PascalCase name, such as 'CompanyInstanceClass'`);
      if (taken.has(rule.ruleId)) throw new Error(`the ruleId '${rule.ruleId}' is taken by a rule of this library; choose another`);
      this.ownRules.set(rule.ruleId, toRule(rule));
    }
  }

  private place(finding: Finding): PlacedFinding {
    const construct = nearest(this.root, finding.location.resource.address);
    const severity = this.severities.get(finding.rule.id) ?? findingSeverity(finding);
    return {
      finding,
      construct,
      stack: Stack.of(construct),
      severity: severity === AuroraSeverity.ERROR ? AuroraSeverity.ERROR : AuroraSeverity.WARNING,
      acknowledged: acknowledgement(construct, finding.rule.id),
    };
  }
}

const sessions = new WeakMap<IConstruct, Session>();

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
  for (const id of path.split('/')) {
    const child = construct.node.tryFindChild(id);
    if (!child) break;
    construct = child;
  }
  return construct;
}

const isWithin = ({ node }: IConstruct, address: string): boolean => address === node.path || address.startsWith(`${node.path}/`);
