import type { ComparedDiagram } from '../drawing/compared';
import { comparedDiagrams } from '../drawing/model/comparison';
import { diagramsOf } from '../drawing/model/diagrams';
import type { Finding, UndecidedCheck } from '../engine/finding';
import { lostWith } from '../engine/finding-data';
import type { RuleInfo } from '../engine/rule';
import { summaryOf } from '../engine/summary';
import type { Changes } from '../topology/changes/changes';
import { KINDS } from '../topology/kinds';
import { known } from '../topology/resource';
import type { Topology } from '../topology/topology';
import { lifecyclesOf } from './lifecycle';
import { Placement, Placements } from './placement';
import type { ReportCounts, ReportData, ReportSection, ReportedFinding, ReportedUndecided } from './report';

/** What was found, as whoever runs the rules has it: the command line, or the checks of CDK. */
export interface Found {
  readonly title: string;
  readonly version: string;
  /** What is about to be. */
  readonly topology: Topology;
  /** What differs from what is deployed, where that is known. */
  readonly changes: Changes | undefined;
  readonly findings: readonly FoundFinding[];
  readonly undecided: readonly UndecidedCheck[];
  /** The rules that were run, and those of them about changes. */
  readonly rules: readonly RuleInfo[];
  readonly changeRules: readonly RuleInfo[];
  readonly templates: number | undefined;
  readonly problems: readonly string[];
}

export interface FoundFinding {
  readonly finding: Finding;
  readonly severity: 'error' | 'warning';
  readonly places: readonly string[];
  readonly acknowledged?: string | undefined;
}

/** All that the report shows of what was found. */
export function reportData(found: Found): ReportData {
  const { changes, topology } = found;
  return dataOf(found, changes ? comparedDiagrams(changes) : diagramsOf(topology).map((after) => ({ before: undefined, after })));
}

/** What is shown somewhere, with its place there. */
interface Shown<T> {
  readonly item: T;
  readonly placement: Placement | undefined;
  /** What tells the order at one part. */
  readonly key: string;
}

/** The same with the diagrams at hand. */
export function dataOf(found: Found, diagrams: readonly ComparedDiagram[]): ReportData {
  const placements = new Placements(diagrams);
  const findings = inOrder(found.findings.map((one) => placed(one, placements)));
  const undecided = inOrder(grouped(found.undecided, placements));
  const [findingsOf, undecidedOf] = [bySection(findings), bySection(undecided)];
  const isAcknowledged = ({ acknowledged }: ReportedFinding): boolean => acknowledged !== undefined;
  const sections = diagrams.map((diagram, index): ReportSection => {
    const own = findingsOf.get(index) ?? [];
    const drawn = diagram.after ?? diagram.before;
    return {
      diagram,
      findings: own.filter((one) => !isAcknowledged(one)),
      acknowledged: own.filter(isAcknowledged),
      undecided: undecidedOf.get(index) ?? [],
      lifecycles: lifecyclesOf(drawn?.regions.flatMap(({ clusters }) => clusters) ?? []),
    };
  });
  const undecidedElsewhere = undecidedOf.get(undefined) ?? [];
  return {
    title: found.title,
    version: found.version,
    counts: countsOf(found),
    changes: found.changes && changesLine(found),
    destroyed: destroyed(findings.map(({ item }) => item)),
    sections,
    elsewhere: findingsOf.get(undefined) ?? [],
    ...(undecidedElsewhere.length > 0 ? { undecidedElsewhere } : {}),
    problems: found.problems,
  };
}

function placed({ finding, severity, places, acknowledged }: FoundFinding, placements: Placements): Shown<ReportedFinding> {
  const { resource: { address }, property } = finding.location;
  const placement = placements.of(address, property);
  const item = { finding, severity, part: placement?.part, places, ...(acknowledged === undefined ? {} : { acknowledged }) };
  return { item, placement, key: [property ?? '', finding.rule.id, finding.what].join('\n') };
}

/** Each value that is not known once, with the rules that wait for it. */
function grouped(undecided: readonly UndecidedCheck[], placements: Placements): Shown<ReportedUndecided>[] {
  const groups = new Map<string, UndecidedCheck[]>();
  for (const check of undecided) {
    const key = `${check.resource.address}\n${check.property}`;
    const group = groups.get(key);
    if (group) group.push(check);
    else groups.set(key, [check]);
  }
  return [...groups].map(([key, checks]) => {
    const [{ resource, property }] = checks as [UndecidedCheck];
    const placement = placements.of(resource.address, property);
    const ruleIds = [...new Set(checks.map(({ rule }) => rule.id))].sort();
    return { item: { part: placement?.part, logicalId: resource.logicalId, property, ruleIds }, placement, key };
  });
}

/** By section and part, and at one part by property; what is not drawn keeps its order. */
function inOrder<T>(all: readonly Shown<T>[]): readonly Shown<T>[] {
  const orderOf = ({ placement }: Shown<T>): number => placement?.order ?? Infinity;
  const sectionOf = ({ placement }: Shown<T>): number => placement?.section ?? Infinity;
  const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...all].sort((a, b) =>
    compare(sectionOf(a), sectionOf(b)) || compare(orderOf(a), orderOf(b)) || (a.placement ? compare(a.key, b.key) : 0));
}

function bySection<T>(all: readonly Shown<T>[]): ReadonlyMap<number | undefined, readonly T[]> {
  const sections = new Map<number | undefined, T[]>();
  for (const { item, placement } of all) {
    const section = sections.get(placement?.section);
    if (section) section.push(item);
    else sections.set(placement?.section, [item]);
  }
  return sections;
}

/** How bad a change is: it loses data, ends what holds data, or another resource, or interrupts; undefined where it does none of these. */
function rankOf({ rule, outcome }: Finding): number | undefined {
  // What is refused does not happen.
  if (!outcome || rule.effect === 'rejected') return undefined;
  if (lostWith(outcome).length > 0) return 0;
  if (rule.effect === 'replaced') return [outcome, ...outcome.dependants].some(({ holdsData }) => holdsData) ? 1 : 2;
  return rule.effect === 'interrupted' ? 3 : undefined;
}

/** The worst first, those that are accepted among them: that somebody knows does not undo it. */
function destroyed(findings: readonly ReportedFinding[]): readonly ReportedFinding[] {
  const ranked = findings.flatMap((one) => {
    const rank = rankOf(one.finding);
    return rank === undefined ? [] : [{ one, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ one }) => one);
}

function countsOf({ topology, templates, rules, findings, undecided }: Found): ReportCounts {
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
  return {
    clusters: topology.all(KINDS.cluster).filter((cluster) => known(() => cluster.isAurora) !== false).length,
    templates,
    rules: rules.length,
    errors: open.filter(({ severity }) => severity === 'error').length,
    warnings: open.filter(({ severity }) => severity === 'warning').length,
    acknowledged: findings.length - open.length,
    undecided: undecided.length,
  };
}

/** What is not accepted, as the other outputs sum it up. */
function changesLine({ findings, undecided, changeRules }: Found): string {
  const rules = new Set(changeRules.map(({ id }) => id));
  const open = findings.filter(({ acknowledged }) => acknowledged === undefined);
  return summaryOf(open.map(({ finding }) => finding), undecided.filter(({ rule }) => rules.has(rule.id)));
}
