import { App, CfnResource, DefaultStackSynthesizer, NestedStack, Stack, Stage, aws_rds as rds } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct, DependencyGroup, IConstruct } from 'constructs';
import fc from 'fast-check';
import { templateFile } from './apps';
import { withoutStackTraces } from './example-app';
import { OUTDIR } from './files-in-memory';

const WAYS = ['construct', 'group', 'direct', 'override'] as const;

/** Clusters in stacks, and what is to be created before what. Each number stands for one of what there is. */
export interface OrderedApp {
  readonly isStage: boolean;
  /** The nested stacks of each stack: whether each is in the one before, or beside it. */
  readonly stacks: readonly (readonly boolean[])[];
  readonly clusters: readonly { readonly home: number; readonly name: string | undefined }[];
  readonly members: readonly {
    readonly home: number;
    readonly cluster: number;
    readonly size: string;
    readonly tier: number | undefined;
    readonly isRaw: boolean;
  }[];
  readonly proxies: readonly { readonly home: number; readonly cluster: number }[];
  readonly templates: readonly { readonly home: number; readonly template: number }[];
  readonly dependencies: readonly { readonly from: number; readonly to: number; readonly way: typeof WAYS[number] }[];
}

const number = fc.nat({ max: 99 });

export const orderedApp: fc.Arbitrary<OrderedApp> = fc.record({
  isStage: fc.boolean(),
  stacks: fc.array(fc.array(fc.boolean(), { maxLength: 2 }), { minLength: 1, maxLength: 3 }),
  clusters: fc.array(fc.record({ home: number, name: fc.constantFrom(undefined, 'orders', 'carts') }), { minLength: 1, maxLength: 2 }),
  members: fc.array(fc.record({
    home: number,
    cluster: number,
    size: fc.constantFrom('large', '2xlarge', '4xlarge'),
    tier: fc.constantFrom(undefined, 0, 1, 15),
    isRaw: fc.boolean(),
  }), { minLength: 1, maxLength: 4 }),
  proxies: fc.array(fc.record({ home: number, cluster: number }), { maxLength: 2 }),
  templates: fc.array(fc.record({ home: number, template: number }), { maxLength: 1 }),
  dependencies: fc.array(fc.record({ from: number, to: number, way: fc.constantFrom(...WAYS) }), { maxLength: 6 }),
});

const included = (size: string, more: object = {}): object =>
  ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBInstanceClass: `db.r6g.${size}`, DBClusterIdentifier: { Ref: 'Cluster' } }, ...more });

/** Templates to include, with dependencies of their own. */
const TEMPLATES = [
  { One: included('2xlarge'), Two: included('large', { DependsOn: 'One' }) },
  { One: included('large', { DependsOn: ['Two', 'Topic'] }), Two: included('2xlarge'), Topic: { Type: 'AWS::SNS::Topic' } },
].map((resources) => templateFile({ Resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql' } }, ...resources } }));

/** Makes the app. CDK synthesizes it: no stack has to be deployed before itself. */
export function declareOrdered(one: OrderedApp): App {
  return withoutStackTraces(() => declare(one));
}

function declare({ isStage, stacks, clusters, members, proxies, templates, dependencies }: OrderedApp): App {
  const app = new App({ outdir: OUTDIR, stackTraces: false, treeMetadata: false, analyticsReporting: false });
  const root = isStage ? new Stage(app, 'Stage') : app;
  // Without the rule about the bootstrap version: it takes a fifth of the synthesis of a small stack.
  const stack = (index: number) => new Stack(root, `Stack${index}`, { synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }) });
  const homes = stacks.flatMap((nested, index) => homesIn(stack(index), nested));

  const declared = clusters.map(({ home, name }, index) =>
    new rds.CfnDBCluster(oneOf(homes, home), `Cluster${index}`, { engine: 'aurora-mysql', ...(name === undefined ? {} : { dbClusterIdentifier: name }) }));
  const identifier = (from: Construct, which: number): string => {
    const cluster = oneOf(declared, which);
    return isInOrder(from, cluster) ? cluster.ref : cluster.dbClusterIdentifier ?? 'elsewhere';
  };
  for (const [index, { home, cluster, size, tier, isRaw }] of members.entries()) {
    const scope = oneOf(homes, home);
    const props = { engine: 'aurora-mysql', dbInstanceClass: `db.r6g.${size}`, dbClusterIdentifier: identifier(scope, cluster) };
    const instance = new rds.CfnDBInstance(scope, `Instance${index}`, tier === undefined ? props : { ...props, promotionTier: tier });
    if (isRaw) instance.addPropertyOverride('AutoMinorVersionUpgrade', true);
  }
  for (const [index, { home, cluster }] of proxies.entries()) {
    const scope = oneOf(homes, home);
    const proxy = new rds.CfnDBProxy(scope, `Proxy${index}`, { dbProxyName: `proxy-${index}`, engineFamily: 'MYSQL', roleArn: 'arn:aws:iam::111122223333:role/x', vpcSubnetIds: [] });
    new rds.CfnDBProxyTargetGroup(scope, `Targets${index}`, { dbProxyName: proxy.ref, targetGroupName: 'default', dbClusterIdentifiers: [identifier(scope, cluster)] });
  }
  for (const [index, { home, template }] of templates.entries()) {
    new CfnInclude(oneOf(homes, home), `Template${index}`, { templateFile: oneOf(TEMPLATES, template), preserveLogicalIds: false });
  }
  const constructs = root.node.findAll().slice(1);
  for (const { from, to, way } of dependencies) order(oneOf(constructs, from), oneOf(constructs, to), way);
  return app;
}

/** A stack and its nested stacks, and constructs in there. */
function homesIn(stack: Stack, nested: readonly boolean[]): Construct[] {
  const homes: Construct[] = [];
  const add = (home: Stack): Construct => {
    const around = new Construct(home, 'Around');
    homes.push(home, around, new Construct(around, 'Deeper'));
    return around;
  };
  const arounds = [add(stack)];
  for (const [index, isDeeper] of nested.entries()) arounds.push(add(new NestedStack(isDeeper ? arounds[index]! : arounds[0]!, `Nested${index}`)));
  return homes;
}

/** Has one construct wait for another, where CDK takes that. */
function order(from: IConstruct, to: IConstruct, way: typeof WAYS[number]): void {
  if (from === to || !isInOrder(from, to) || stacksAround(from).some((stack) => stack === to)) return;
  const areResources = CfnResource.isCfnResource(from) && CfnResource.isCfnResource(to);
  if (way === 'override' && areResources && from.stack === to.stack) from.addOverride('DependsOn', [to.logicalId]);
  else if (way === 'direct' && areResources) from.addResourceDependency(to);
  else if (way === 'direct' && Stack.isStack(from) && Stack.isStack(to)) from.addStackDependency(to);
  else from.node.addDependency(way === 'group' ? new DependencyGroup(to) : to);
}

/** Whether one may depend on the other: stacks depend on those that are declared before. */
function isInOrder(from: IConstruct, to: IConstruct): boolean {
  const [own, other] = [from, to].map((construct) => stacksAround(construct).pop()!);
  const siblings = own!.node.scope!.node.children;
  return siblings.indexOf(own!) >= siblings.indexOf(other!);
}

/** Innermost first. */
function stacksAround(construct: IConstruct): Stack[] {
  return construct.node.scopes.filter((scope) => Stack.isStack(scope)).reverse();
}

function oneOf<T>(of: readonly T[], which: number): T {
  return of[which % of.length]!;
}
