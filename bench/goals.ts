import { ClusterApp } from './apps/clusters';
import { CONDITIONAL_CLUSTERS } from './apps/conditional-clusters';
import { Cost, DOUBLING_LIMIT, worstDoubling } from './doubling';
import { ClusterRow, Measured } from './measured';
import { SHAPES, ShapeName } from './shapes';

export interface Goal {
  readonly name: string;
  readonly value: number;
  readonly limit: number;
  readonly unit: 'ms' | '%' | 'times';
  readonly met: boolean;
}

/** The sizes that goals are about; those of 100 are what larger ones are compared with. */
export const GOAL_APPS = {
  ordinary: { count: 1000, kind: 'ordinary', mistakes: 'none' },
  ordinary100: { count: 100, kind: 'ordinary', mistakes: 'none' },
  faulty: { count: 1000, kind: 'varied', mistakes: 'all' },
  varied: { count: 1000, kind: 'varied', mistakes: 'few' },
} satisfies Readonly<Record<string, ClusterApp>>;

export function goalsOf(measured: Measured): Goal[] {
  const { firstCheck, importing, withoutAurora, synthesis, oneCluster, shapes, commandLine } = measured;
  const rowOf = (name: keyof typeof GOAL_APPS): ClusterRow => find(measured.clusters, GOAL_APPS[name]);
  const [ordinary, faulty, varied] = [rowOf('ordinary'), rowOf('faulty'), rowOf('varied')];
  const percent = synthesis.AuroraChecks.added / synthesis.nothing.synthesis * 100;
  return [
    goal('first check in a process', firstCheck.first, 25, 'ms'),
    goal('added to app.synth() of the app of a company', percent, 2, '%'),
    goal('for each of 1,000 clusters', ordinary.checks / 1000, 0.16, 'ms'),
    goal('as long as AwsSolutions of cdk-nag, 1,000 clusters with a mistake each', faulty.checks / faulty.awsSolutions, 1, 'times'),
    goal('as long as reading every property once, 1,000 clusters', varied.checks / varied.floor, 1.6, 'times'),
    oneClusterGoal(oneCluster),
    doublingGoal(shapes),
    goal('command line, one template', commandLine.one.mainThread, 250, 'ms'),
    ...(commandLine.cfnLint ? [goal('command line, one template, of what cfn-lint takes', commandLine.one.cpu / commandLine.cfnLint.cpu * 100, 10, '%')] : []),
    goal(`command line, ${commandLine.many.templates} templates`, commandLine.many.mainThread, 2000, 'ms'),
    goal('report of 100 clusters', commandLine.report.mainThread, 1000, 'ms'),
    goal('import of the package', importing, 15, 'ms'),
    goal('an app without Aurora, for each 1,000 constructs', withoutAurora, 1, 'ms'),
    goal('memory for each of 1,000 clusters, compared with 100', ordinary.memory / rowOf('ordinary100').memory / 10, 1.3, 'times'),
  ];
}

/** Whether doubling the shape costs little enough, as far as its largest size. */
export function isLinear(name: ShapeName, costs: readonly Cost[]): boolean {
  const worst = worstDoubling(costs);
  return worst !== undefined && worst <= DOUBLING_LIMIT && isComplete(name, costs);
}

/** Whether its largest size was reached in time. */
export function isComplete(name: ShapeName, costs: readonly Cost[]): boolean {
  return costs.at(-1)?.size === SHAPES[name].to;
}

function oneClusterGoal(measured: Measured['oneCluster']): Goal {
  const worst = goal('any one cluster, whatever its conditions', Math.max(...measured.map(({ cpu }) => cpu)), 60, 'ms');
  return { ...worst, met: worst.met && measured.length === Object.keys(CONDITIONAL_CLUSTERS).length };
}

function doublingGoal(shapes: Measured['shapes']): Goal {
  const entries = Object.entries(shapes) as [ShapeName, readonly Cost[]][];
  const worst = Math.max(...entries.map(([, costs]) => worstDoubling(costs) ?? 0));
  return { ...goal('doubling, the worst shape', worst, DOUBLING_LIMIT, 'times'), met: entries.every(([name, costs]) => isLinear(name, costs)) };
}

function goal(name: string, value: number, limit: number, unit: Goal['unit']): Goal {
  return { name, value, limit, unit, met: value <= limit };
}

function find(rows: readonly ClusterRow[], { count, kind, mistakes }: ClusterApp): ClusterRow {
  return rows.find((row) => row.count === count && row.kind === kind && row.mistakes === mistakes)!;
}
