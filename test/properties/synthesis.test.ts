import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { evaluate } from '../../src/engine/evaluate';
import { describeFinding } from '../../src/engine/render';
import { readConstructTree } from '../../src/readers/construct-tree';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { KINDS } from '../../src/topology/kinds';
import { Topology } from '../../src/topology/topology';
import { nodes, synthesize } from '../support/doors';
import { OUTDIR, keepFilesInMemory } from '../support/files-in-memory';
import { NUM_RUNS, holds } from '../support/holds';
import { declareOrdered, orderedApp } from '../support/ordered-app';
import { splitApp, splitExample } from '../support/split-app';
import { synthesizedOrder, synthesizedTemplates, templateAddress } from '../support/synthesized';

/** Everything that is said about an app. */
function said(app: App) {
  const topology = readConstructTree(app);
  const { findings, undecided, failed } = evaluate(topology, RULES);
  return {
    findings: findings.map((finding) => {
      const { rule, location: { resource, property }, fix } = finding;
      return [rule.id, resource.address, property, describeFinding(finding), fix];
    }),
    undecided: undecided.map(({ rule, resource, property }) => [rule.id, resource.address, property]),
    failed,
    waits: waits(topology),
  };
}

/** Which resources are created after which, as `<address> after <address>`. */
function waits(topology: Topology): string[] {
  const resources = [...topology.all(KINDS.instance), ...topology.all(KINDS.proxyTargetGroup)];
  return resources.flatMap((later) => resources.filter((earlier) => later.waitsFor(earlier)).map((earlier) => `${later.address} after ${earlier.address}`));
}

/** The same as CDK has written it down: in the templates of each stack, and in the order of stacks. */
function written(app: App): string[] {
  const resources = [...nodes(app)].filter((node) => CfnResource.isCfnResource(node))
    .filter(({ cfnResourceType: type }) => type === KINDS.instance.type || type === KINDS.proxyTargetGroup.type);
  const inTemplates = new Set(waits(readTemplates(synthesizedTemplates(app))));
  const before = synthesizedOrder(app);
  return resources.flatMap((later) => resources.filter((earlier) => {
    const [own, other] = [later, earlier].map(topStack);
    return own === other ? inTemplates.has(`${templateAddress(later)} after ${templateAddress(earlier)}`) : before.get(own!)!.has(other!);
  }).map((earlier) => `${later.node.path} after ${earlier.node.path}`));
}

function topStack(resource: CfnResource): Stack {
  let { stack } = resource;
  while (stack.nestedStackParent) stack = stack.nestedStackParent;
  return stack;
}

keepFilesInMemory();

holds('synthesis changes no finding, and what waits for what is as CDK writes it', orderedApp, (one) => {
  const app = declareOrdered(one);
  const before = said(app);
  synthesize(app);
  expect(said(app)).toEqual(before);
  expect(before.waits.sort()).toEqual(written(app).sort());
}, NUM_RUNS / 2);

holds('synthesis changes nothing of what refers to other stacks', splitExample, (one) => {
  const app = splitApp(one, { outdir: OUTDIR });
  const before = said(app);
  // Where the stacks depend on each other in a circle, CDK stops half way.
  expectOnly(/cyclic/, () => synthesize(app));
  expect(said(app)).toEqual(before);
}, NUM_RUNS / 4);

function expectOnly(message: RegExp, run: () => void): void {
  try {
    run();
  } catch (error) {
    expect(String(error)).toMatch(message);
  }
}
