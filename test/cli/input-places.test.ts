import { mkdtempSync, readFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join, relative } from 'path';
import { App, Duration, NestedStack, Stack, Stage, Validations, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { AuroraChecks, SingleMasterCluster } from '../../src';
import { readPlan } from '../../src/cli/input/plan';
import { Judged, Judgement, judge } from '../../src/cli/judgement/judge';
import { Settings } from '../../src/cli/settings';
import { isOwnCode } from '../../src/readers/own-package';
import { sourceIn } from '../../src/readers/source-line';
import { synthesize } from '../support/doors';
import { folderOf } from './support';

const SETTINGS: Settings = { severities: new Map(), acknowledgements: [], folder: '/', parameters: [], failOn: 'error', maxWarnings: Infinity };
const judged = (path: string, cwd = '/'): Judgement => judge(readPlan([path], '/').stacks, undefined, SETTINGS, cwd);

const HERE = basename(__filename);
/** The line of this file that has a text. */
const lineOf = (text: string): number => readFileSync(__filename, 'utf8').split('\n').findIndex((line) => line.includes(text)) + 1;

const CLUSTER = { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true };
const reader = (cluster: string): rds.CfnDBInstanceProps =>
  ({ engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier: cluster, promotionTier: 16 });

interface Shop {
  readonly app: App;
  readonly stage: Stage;
  readonly stack: Stack;
  readonly nested: NestedStack;
  readonly inner: NestedStack;
}

/** An app with faulty resources of one name: in a stack of a stage, in a nested stack of it, and in one nested in that. */
function shop(): Shop {
  // Where the tests of everything else leave it out, CDK notes the lines of code here.
  const outdir = mkdtempSync(join(tmpdir(), 'aurora-places-'));
  const app = new App({ outdir, analyticsReporting: false, postCliContext: { 'aws:cdk:disable-creation-stack-traces': false } });
  Validations.of(app).addPlugins(new AuroraChecks(app));
  const stage = new Stage(app, 'Production', { env: { region: 'eu-west-1', account: '111122223333' } });
  const stack = new Stack(stage, 'Data');
  const cluster = new rds.CfnDBCluster(stack, 'Orders', { ...CLUSTER, storageEncrypted: true });
  new rds.CfnDBInstance(stack, 'Reader', reader(cluster.ref)); // in the stack
  const nested = new NestedStack(stack, 'Readers');
  new rds.CfnDBInstance(nested, 'Reader', reader(cluster.ref)); // in the nested stack
  const inner = new NestedStack(nested, 'More');
  new rds.CfnDBInstance(inner, 'Reader', reader(cluster.ref)); // in the inner one
  return { app, stage, stack, nested, inner };
}

const PATHS = ['Production/Data/Reader', 'Production/Data/Readers/More/Reader', 'Production/Data/Readers/Reader'];
const pathsOf = (found: readonly Judged[]): (string | undefined)[] => found.map(({ place }) => place.constructPath).sort();

function synthesized({ app }: Shop): string {
  synthesize(app);
  return app.outdir;
}

test('each finding has the path of its construct, the line of code, and the line of its template', () => {
  const folder = synthesized(shop());
  const { findings } = judged(folder, join(__dirname, '..'));
  expect(pathsOf(findings)).toEqual(PATHS);
  const places = findings.map(({ place, finding }) =>
    ({ path: place.constructPath, code: place.source, text: lineAt(place, finding.location.property) }));
  expect(places.sort((a, b) => (a.path! < b.path! ? -1 : 1))).toEqual([['in the stack', PATHS[0]], ['in the inner one', PATHS[1]], ['in the nested stack', PATHS[2]]].map(([comment, path]) => (
    { path, code: { file: join('cli', HERE), line: lineOf(`// ${comment}`), column: 3 }, text: '"PromotionTier": 16' }
  )));

  function lineAt({ file, line }: Judged['place'], property?: string): string | undefined {
    return readFileSync(join(__dirname, '..', file), 'utf8').split('\n')[line(property)! - 1]?.trim().replace(/,$/, '');
  }
});

test.each<[string, (shop: Shop) => Stage | Stack, string[]]>([
  ['the app', ({ app }) => app, PATHS],
  ['the stage', ({ stage }) => stage, PATHS],
  ['the stack', ({ stack }) => stack, PATHS],
  ['the nested stack', ({ nested }) => nested, PATHS.slice(1)],
  ['the innermost stack', ({ inner }) => inner, PATHS.slice(1, 2)],
])('what is acknowledged on %s is, with its reason', (_, where, accepted) => {
  const app = shop();
  Validations.of(where(app)).acknowledge({ id: 'Aurora::MemberPromotionTier', reason: 'tiers are set by hand' });
  const folder = synthesized(app);
  for (const path of [folder, join(folder, 'assembly-Production'), join(folder, 'assembly-Production', '*.template.json')]) {
    const { findings, acknowledged } = judged(path);
    expect([path, pathsOf(acknowledged), pathsOf(findings)]).toEqual([path, accepted, PATHS.filter((one) => !accepted.includes(one))]);
    expect(new Set(acknowledged.map((one) => one.acknowledged))).toEqual(new Set(['tiers are set by hand']));
  }
});

test('what is acknowledged without the prefix is as well', () => {
  const app = shop();
  Validations.of(app.stack).acknowledge({ id: 'MemberPromotionTier', reason: 'by hand' });
  expect(judged(synthesized(app)).acknowledged).toHaveLength(3);
});

test('what is acknowledged elsewhere is not', () => {
  const app = shop();
  Validations.of(app.stack.node.findChild('Orders')).acknowledge({ id: 'Aurora::MemberPromotionTier', reason: 'x' }, { id: 'Aurora::Other', reason: 'x' });
  Validations.of(app.stack).acknowledge({ id: 'Aurora::MemberPromotion', reason: 'x' });
  expect(judged(synthesized(app)).acknowledged).toEqual([]);
});

test('what older versions of CDK noted is known as well', () => {
  const notes = [
    { type: 'aws:cdk:logicalId', data: 'Reader', trace: ['new Data (/app/lib/data.ts:10:5)'] },
    { type: 'aws:cdk:acknowledged-rules', data: { 'annotation::MemberPromotionTier': { reason: 'by hand' } } },
  ];
  const folder = folderOf({
    'manifest.json': {
      version: '36.0.0',
      artifacts: {
        Data: {
          type: 'aws:cloudformation:stack',
          environment: 'aws://unknown-account/eu-west-1',
          properties: { templateFile: 'Data.template.json' },
          metadata: { '/Data/Reader': notes },
        },
      },
    },
    'Data.template.json': {
      Resources: {
        Orders: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', MasterUsername: 'dbadmin', ManageMasterUserPassword: true } },
        Reader: {
          Type: 'AWS::RDS::DBInstance',
          Properties: { Engine: 'aurora-mysql', DBInstanceClass: 'db.r6g.large', DBClusterIdentifier: { Ref: 'Orders' }, PromotionTier: 16 },
        },
      },
    },
  });
  const { findings, acknowledged } = judged(folder);
  expect(findings).toEqual([]);
  expect(acknowledged).toMatchObject([{ acknowledged: 'by hand', place: { constructPath: 'Data/Reader', source: { file: 'app/lib/data.ts', line: 10, column: 5 } } }]);
});

test('a template of an assembly is read with what is known of its stack', () => {
  const folder = join(synthesized(shop()), 'assembly-Production');
  const [stack, ...others] = readPlan(['*.json'], folder).stacks;
  expect(others).toEqual([]);
  expect(stack).toMatchObject({ region: 'eu-west-1', account: '111122223333', constructPath: 'Production/Data' });
  // A nested one by itself is the stack it is part of: what its parent passes is known there.
  expect(readPlan(['*.nested.template.json'], folder).stacks).toEqual([expect.objectContaining({ file: stack!.file })]);
});

test('what a construct of this package declares is placed where it is used, also where the package is a clone', () => {
  const outdir = mkdtempSync(join(tmpdir(), 'aurora-places-'));
  const app = new App({ outdir, analyticsReporting: false, postCliContext: { 'aws:cdk:disable-creation-stack-traces': false } });
  const stack = new Stack(app, 'Data', { env: { region: 'eu-west-1', account: '111122223333' } });
  new SingleMasterCluster(stack, 'Orders', { // of this package
    engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 }),
    vpc: new ec2.Vpc(stack, 'Vpc'),
    backup: { retention: Duration.days(36) },
    readers: [],
  });
  synthesize(app);
  const { findings } = judged(outdir, __dirname);
  expect(findings.map(({ finding }) => finding.rule.id)).toContain('ClusterBackupRetention');
  expect(findings.map(({ place }) => place.source)).toEqual(findings.map(() => ({ file: HERE, line: lineOf('// of this package'), column: 3 })));
});

describe('code of this package', () => {
  const clone = folderOf({ 'package.json': { name: 'cdk-aurora-topology' }, 'examples/orders/package.json': { name: 'orders' } });
  const other = folderOf({ 'package.json': { name: 'shop' }, 'broken/package.json': '{', 'text/package.json': '"cdk-aurora-topology"' });

  test.each([
    ['src/constructs/single-master/single-master-cluster.ts', undefined],
    ['lib/constructs/single-master/single-master-cluster.js', undefined],
    ['examples/orders/orders-stack.ts', 'examples/orders/orders-stack.ts'],
    ['examples/orders/lib/orders-stack.ts', 'examples/orders/lib/orders-stack.ts'],
    ['test/constructs/fixtures.ts', 'test/constructs/fixtures.ts'],
  ])('%s of a clone', (file, source) => {
    expect(sourceIn([`new Cluster (${join(clone, file)}:3:5)`], clone)?.file).toBe(source);
  });

  test.each(['src/stack.ts', 'lib/stack.ts', 'broken/src/stack.ts', 'text/lib/stack.ts'])('%s of an app is not', (file) => {
    expect(sourceIn([`new Cluster (${join(other, file)}:3:5)`], other)?.file).toBe(file);
  });

  test('what is not on this machine is not looked for', () => {
    expect(isOwnCode('\\\\server\\share\\src\\stack.ts')).toBe(false);
    expect(isOwnCode('/nowhere/src/stack.ts')).toBe(false);
  });
});

describe('the line in a template', () => {
  const TEMPLATE = {
    Resources: {
      Cluster: { Type: 'AWS::RDS::DBCluster', DeletionPolicy: 'Delete', Properties: { Engine: 'aurora-mysql', Tags: [{ Key: '{"Engine":', Value: 'a\\"b' }], ScalingConfiguration: { MaxCapacity: 3 } } },
      Group: { Type: 'AWS::RDS::DBClusterParameterGroup', Properties: { Parameters: { 'rds.force_ssl': 7 } } },
    },
  };
  const YAML = `# orders
Resources:
  Cluster:
    Type: AWS::RDS::DBCluster
    DeletionPolicy: Delete
    Properties: &properties
      Engine: aurora-mysql
      Tags:
        - Key: a
          Value: b
        - Key: c
          Value: !Sub
            - d
            - {e: f}
      ScalingConfiguration:
        !If
          - IsLarge
          - MaxCapacity: 3
          - MaxCapacity: 4
  Twin:
    Type: AWS::RDS::DBCluster
    Properties: *properties
  Merged:
    Type: AWS::RDS::DBCluster
    Properties:
      <<: *properties
      Port: 1
`;
  /** A place of the template, whether or not something is found there. */
  function lines(content: unknown, name: string, places: readonly (readonly [string, string?])[]): (string | undefined)[] {
    const file = join(folderOf({ [name]: content }), name);
    const { places: found } = judged(file, '/');
    const text = readFileSync(file, 'utf8').split('\n');
    return places.map(([logicalId, property]) => {
      const stackAddress = relative('/', file);
      const address = `${stackAddress}/${logicalId}`;
      const line = found.of({ logicalId, stackAddress, address, path: address } as never).line(property);
      return line === undefined ? undefined : text[line - 1]!.trim();
    });
  }

  test('of JSON', () => {
    const text = JSON.stringify(TEMPLATE, undefined, 2);
    expect(lines(text, 'a.json', [['Cluster'], ['Cluster', 'Engine'], ['Cluster', 'Tags.0.Value'], ['Cluster', 'ScalingConfiguration.MaxCapacity'], ['Cluster', 'Port'], ['Cluster', 'DeletionPolicy'], ['Group', 'Parameters.rds.force_ssl'], ['Nothing']]))
      .toEqual(['"Cluster": {', '"Engine": "aurora-mysql",', '"Value": "a\\\\\\"b"', '"MaxCapacity": 3', '"Cluster": {', '"DeletionPolicy": "Delete",', '"rds.force_ssl": 7', undefined]);
    expect(lines(JSON.stringify(TEMPLATE), 'a.json', [['Group', 'Parameters.rds.force_ssl']])[0]).toMatch(/^\{"Resources"/);
    expect(lines(JSON.stringify({ TemplateBody: TEMPLATE }, undefined, 1), 'a.json', [['Cluster', 'Engine']])).toEqual(['"Engine": "aurora-mysql",']);
    expect(lines(JSON.stringify({ TemplateBody: JSON.stringify(TEMPLATE) }), 'a.json', [['Cluster', 'Engine']])).toEqual([undefined]);
  });

  test('of YAML', () => {
    expect(lines(YAML, 'a.yaml', [['Cluster'], ['Cluster', 'Engine'], ['Cluster', 'Tags.1.Value'], ['Cluster', 'ScalingConfiguration.MaxCapacity'], ['Cluster', 'Port'], ['Cluster', 'DeletionPolicy'], ['Twin', 'Engine'], ['Merged', 'Port'], ['Merged', 'Engine']]))
      .toEqual(['Cluster:', 'Engine: aurora-mysql', 'Value: !Sub', 'ScalingConfiguration:', 'Cluster:', 'DeletionPolicy: Delete', 'Engine: aurora-mysql', 'Port: 1', 'Merged:']);
  });
});

test.each([
  [['build (/app/lib/stack.ts:9:11)'], { file: 'lib/stack.ts', line: 9, column: 11 }],
  [['    at new Data (/app/lib/data stack.ts:10:5)'], { file: 'lib/data stack.ts', line: 10, column: 5 }],
  [['...new DatabaseCluster in aws-cdk-lib...', '/app/bin/app.ts:1:2'], { file: 'bin/app.ts', line: 1, column: 2 }],
  [['x (/app/node_modules/a/b.js:1:2)', 'node:internal/main:1:2', 'y (/elsewhere/c.ts:3:4)'], { file: '/elsewhere/c.ts', line: 3, column: 4 }],
  [['m (file:///app/lib/a%20b.mjs:1:2)'], { file: 'lib/a b.mjs', line: 1, column: 2 }],
  [['...node internals...', '(no user code in 10 frames, use --stack-trace-limit to capture more)'], undefined],
  ['no list', undefined],
  [[1, null, {}], undefined],
])('of the trace %j the line of code is told', (trace, source) => {
  expect(sourceIn(trace, '/app')).toEqual(source);
});
