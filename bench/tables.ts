import { worstDoubling } from './doubling';
import { Goal, isComplete, isLinear } from './goals';
import { Measured } from './measured';
import { SHAPES, ShapeName } from './shapes';
import { shortened } from './statistics';

/** Prints what was measured, and the goals last. */
export function printTables(measured: Measured, goals: readonly Goal[]): void {
  table('Clusters of aws-rds, warm, CPU in ms', measured.clusters.map(({ count, kind, mistakes, findings, floor, checks, awsSolutions, memory }) => ({
    'clusters': `${count} ${kind}, mistakes in ${mistakes}`,
    findings,
    'every property once': shortened(floor),
    'AuroraChecks': shortened(checks),
    'AwsSolutions of cdk-nag': shortened(awsSolutions),
    'held in MB': shortened(memory),
  })));
  const { nothing } = measured.synthesis;
  table(`app.synth() of ${nothing.stacks} stacks, ${nothing.constructs} constructs, CPU in ms`, Object.entries(measured.synthesis).map(
    ([beside, { synthesis, added }]) => ({ beside, 'all': shortened(synthesis), 'more than beside nothing': shortened(synthesis - nothing.synthesis), 'in the plugin': shortened(added) }),
  ));
  const { nothing: node, one, cfnLint, many, report } = measured.commandLine;
  const costs = { 'node, nothing': node, 'check, one template': one, 'cfn-lint, the same': cfnLint, [`check, ${many.templates} templates`]: many, 'report, 100 clusters': report };
  table('Command line, cold, in ms', Object.entries(costs).flatMap(([command, cost]) =>
    (cost ? [{
      command,
      'wall': shortened(cost.wall),
      'CPU': shortened(cost.cpu),
      'CPU of the main thread': 'mainThread' in cost ? shortened(cost.mainThread as number) : '',
      'CPU, times check of one': shortened(cost.cpu / one.cpu),
    }] : [])));
  table('One cluster, warm, CPU in ms', measured.oneCluster.map(({ title, cpu }) => ({ cluster: title, cpu: shortened(cpu) })));
  table('Doubling, CPU in ms', (Object.keys(measured.shapes) as ShapeName[]).map((name) => shapeRow(name, measured)));
  table('Goals', goals.map(({ name, value, limit, unit, met }) => ({ goal: name, value: shortened(value), limit, unit, met })));
}

function shapeRow(name: ShapeName, { shapes }: Measured): object {
  const costs = shapes[name];
  const worst = worstDoubling(costs);
  return {
    'shape': SHAPES[name].title,
    'sizes': costs.map(({ size }) => size).join(', '),
    'CPU': costs.map(({ cpu }) => shortened(cpu)).join(', '),
    'worst doubling': worst === undefined ? '' : shortened(worst),
    'linear': isComplete(name, costs) ? isLinear(name, costs) : `gave up before ${SHAPES[name].to}`,
  };
}

function table(title: string, rows: readonly object[]): void {
  console.log(`\n${title}`);
  console.table(rows);
}
