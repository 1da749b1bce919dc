// `npx projen drawings`: writes docs/drawings, the clusters of the examples and of each topology, as the report draws them.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, AppProps } from 'aws-cdk-lib';
import { auctionApp } from '../examples/auction/app';
import { globalApp } from '../examples/global/app';
import { migrationApp } from '../examples/migrate-from-multi-master/app';
import { ordersApp } from '../examples/orders/app';
import { safeUpdateApp } from '../examples/safe-update/app';
import { serverlessApp } from '../examples/serverless/app';
import { drawnOf } from '../src/cli/report/drawn';
import { ComparedDiagram } from '../src/drawing/compared';
import { comparedDiagrams } from '../src/drawing/model/comparison';
import { diagramsOf } from '../src/drawing/model/diagrams';
import { svgSheet } from '../src/drawing/svg/svg';
import { readApp } from '../src/readers/construct-tree';
import { readBaseline } from '../src/readers/deployed/baseline';
import { compare } from '../src/readers/deployed/compare';
import { DRAWN, drawingOf, topologyApp } from './drawings/topologies';

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'docs/drawings');
const DEPLOYED = join(ROOT, 'examples/safe-update/deployed');

const asItIs = (make: (props: AppProps) => App) => (outdir: string): readonly ComparedDiagram[] =>
  diagramsOf(readApp(make({ outdir })).topology).map((after) => ({ before: undefined, after }));

/** A version of the example about updates, compared with what it has deployed. */
const compared = (version: string) => (outdir: string): readonly ComparedDiagram[] => {
  const { changes } = compare(readApp(safeUpdateApp({ outdir, context: { version } })), readBaseline(DEPLOYED)!.stacks);
  return comparedDiagrams(changes!);
};

/** What is drawn, by the name of its file; an app is declared into a folder of its own. */
const DRAWINGS: Readonly<Record<string, (outdir: string) => readonly ComparedDiagram[]>> = {
  'orders': asItIs(ordersApp),
  'auction': asItIs(auctionApp),
  'global': asItIs(globalApp),
  'serverless': asItIs(serverlessApp),
  'migrate-from-multi-master': asItIs(migrationApp),
  'safe-update': compared('first'),
  'careless-update': compared('careless'),
  ...Object.fromEntries(DRAWN.map((topology) => [drawingOf(topology), asItIs((props) => topologyApp(topology, props))])),
};

rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
for (const [name, draw] of Object.entries(DRAWINGS)) {
  const outdir = mkdtempSync(join(tmpdir(), 'aurora-drawing-'));
  const svg = svgSheet(drawnOf(draw(outdir).map((diagram) => ({ diagram }))), {});
  writeFileSync(join(FOLDER, `${name}.svg`), svg.endsWith('\n') ? svg : `${svg}\n`);
  rmSync(outdir, { recursive: true });
}
