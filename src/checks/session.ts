import { Stack, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { evaluate } from '../engine/evaluate';
import { Evaluation, Finding } from '../engine/finding';
import { findingSeverity } from '../engine/render';
import { Rule } from '../engine/rule';
import { readConstructTree } from '../readers/construct-tree';
import { acknowledgement } from './acknowledgement';
import { catalogue } from './catalogue';
import { AuroraSeverity } from './finding';
import { IAuroraRule, toRule } from './own-rules';

const RULE_ID = /^[A-Z][A-Za-z0-9]*$/;

/** What users set for the whole app, at any front door. */
export interface SessionOptions {
  readonly severities?: Readonly<Record<string, AuroraSeverity>>;
  readonly rules?: readonly IAuroraRule[];
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

  private constructor(private readonly root: IConstruct) {}

  /** Adds rules, and sets how rules are reported, for the whole app; the latest word on a rule counts. */
  public configure({ severities = {}, rules = [] }: SessionOptions): void {
    if (rules.length > 0) this.addRules(rules);
    const ids = new Set(Object.keys(severities).length > 0 ? this.rules.map(({ id }) => id) : []);
    for (const [id, severity] of Object.entries(severities)) {
      if (!ids.has(id)) throw new Error(`severities names the rule '${id}', which does not exist; AuroraRules.all lists the ids`);
      this.severities.set(id, severity);
    }
  }

  /** Evaluates the rules over the whole app, and returns what concerns `scope` and its children. */
  public inspect(scope: IConstruct): Inspection {
    const topology = readConstructTree(this.root);
    // So an app without Aurora does not load the rules.
    if (topology.isEmpty) return { findings: [], undecided: [], failed: [] };
    const rules = this.rules.filter(({ id }) => this.severities.get(id) !== AuroraSeverity.OFF);
    const evaluation = evaluate(topology, rules);
    const { path } = scope.node;
    const concerns = (address: string): boolean => scope === this.root || address === path || address.startsWith(`${path}/`);
    return {
      findings: evaluation.findings.filter(({ location }) => concerns(location.resource.address)).map((finding) => this.place(finding)),
      undecided: evaluation.undecided.filter(({ resource }) => concerns(resource.address)),
      failed: evaluation.failed.filter(({ resource }) => concerns(resource.address)),
    };
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

  private isFirst(reporter: object, key: string): boolean {
    const owner = this.reporters.get(key) ?? reporter;
    this.reporters.set(key, owner);
    return owner === reporter;
  }

  private get rules(): readonly Rule[] {
    return [...catalogue(), ...this.ownRules.values()];
  }

  private addRules(rules: readonly IAuroraRule[]): void {
    const taken = new Set(catalogue().map(({ id }) => id));
    for (const rule of rules) {
      if (!RULE_ID.test(rule.ruleId)) throw new Error(`the ruleId '${rule.ruleId}' is no PascalCase name, such as 'CompanyInstanceClass'`);
      if (taken.has(rule.ruleId)) throw new Error(`the ruleId '${rule.ruleId}' is taken by a rule of this library; choose another`);
      this.ownRules.set(rule.ruleId, toRule(rule));
    }
  }

  private place(finding: Finding): PlacedFinding {
    const construct = find(this.root, finding.location.resource.address);
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

function find(root: IConstruct, path: string): IConstruct {
  return path.split('/').reduce((construct, id) => construct.node.findChild(id), root);
}
