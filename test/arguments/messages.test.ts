import { App, Aspects, CfnParameter, Duration, Fn, RemovalPolicy, SecretValue, Stack, Stage, Token } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import {
  AuroraChecks,
  AuroraConstraints,
  AuroraReport,
  AuroraRules,
  BlueGreenDeployment,
  ConflictHandling,
  CustomEndpoint,
  GlobalDatabase,
  IAuroraRule,
  MultiMasterCluster,
  MultiMasterClusterProps,
  RestoreSource,
  ShardGroup,
  SingleMasterCluster,
  TopologyAdvisor,
} from '../../src';
import { AuroraNagPack } from '../../src/checks/nag';
import { World } from '../support/arguments/calls';

const TEXT = Token.asString({ Ref: 'Text' });
const NUMBER = Token.asNumber({ Ref: 'Number' });

function single(props: object, world = new World()): SingleMasterCluster {
  return new SingleMasterCluster(world.stack, 'Db', { engine: world.engine, vpc: world.vpc, ...props });
}

function multi(props: Partial<MultiMasterClusterProps>, world = new World()): MultiMasterCluster {
  return new MultiMasterCluster(world.stack, 'Db', { vpc: world.vpc, writers: 2, conflictHandling: ConflictHandling.retry(), ...props });
}

function global(props: object, world = new World()): GlobalDatabase {
  return new GlobalDatabase(world.stack, 'Db', { primary: { engine: world.engine, vpc: world.vpc }, ...props });
}

/** What somebody wrote in JavaScript. */
const given = <T>(value: unknown): T => value as T;

const AT = '[at eu-west-1/Db]';

/** Each fault beside its nearest neighbour that is none: what is wrong, what is right, and the words. */
const BOUNDARIES: [title: string, bad: () => unknown, good: () => unknown, message: string][] = [
  ['a port of NaN', () => single({ port: NaN }), () => single({ port: 3306 }),
    `\`port\` must be a whole number from 0 to 65535, got: NaN; give such a number, or leave it out ${AT}`],
  ['a port of Infinity', () => multi({ port: Infinity }), () => multi({ port: 65_535 }),
    `\`port\` must be a whole number from 0 to 65535, got: Infinity; give such a number, or leave it out ${AT}`],
  ['a port above all ports', () => multi({ port: 65_536 }), () => multi({ port: NUMBER }),
    `\`port\` must be a whole number from 0 to 65535, got: 65536; give such a number, or leave it out ${AT}`],
  ['a port in a text', () => single({ port: '3306' }), () => single({ port: undefined }),
    `\`port\` must be a whole number from 0 to 65535, got: '3306'; give such a number, or leave it out ${AT}`],
  ['a capacity below nothing', () => single({ serverlessV2MinCapacity: -0.5 }), () => single({ serverlessV2MinCapacity: 0 }),
    `\`serverlessV2MinCapacity\` must be a number of at least 0, got: -0.5; give such a number, or leave it out ${AT}`],
  ['a retention of NaN days', () => single({ backup: { retention: Duration.days(NaN) } }), () => single({ backup: { retention: Duration.days(1) } }),
    `\`backup.retention\` must be a whole number of days, got: Duration.days(NaN); give a Duration.days ${AT}`],
  ['a retention of half a day', () => single({ backup: { retention: Duration.hours(12) } }), () => single({ backup: { retention: Duration.hours(48) } }),
    `\`backup.retention\` must be a whole number of days, got: Duration.hours(12); give a Duration.days ${AT}`],
  ['a retention in a unit of its own', () => single({ backup: { retention: Duration.hours(NUMBER) } }), () => single({ backup: { retention: Duration.days(NUMBER) } }),
    `\`backup.retention\` must be a whole number of days, got: a token of another unit; give a Duration.days ${AT}`],
  ['a retention that is a number', () => single({ backup: { retention: 3 } }), () => single({ backup: { retention: Duration.days(3) } }),
    `\`backup.retention\` must be a Duration of whole days, got: 3; give a Duration.days ${AT}`],
  ['an empty name of a cluster', () => single({ clusterIdentifier: '' }), () => single({ clusterIdentifier: TEXT }),
    `\`clusterIdentifier\` must not be empty, got: ''; give a name, or leave it out for one of its own ${AT}`],
  ['a blank name of a multi-master cluster', () => multi({ clusterIdentifier: ' ' }), () => multi({ clusterIdentifier: 'a' }),
    `\`clusterIdentifier\` must not be empty, got: ' '; give a name, or leave it out for one of its own ${AT}`],
  ['null for nothing', () => single({ backup: null }), () => single({ backup: undefined }),
    `\`backup\` must be an object, got: null; give one, or leave it out ${AT}`],
  ['a list for an object', () => single({ backup: [] }), () => single({ backup: { retention: Duration.days(2) } }),
    `\`backup\` must be an object, got: an empty list; give one, or leave it out ${AT}`],
  ['a removal policy that is none', () => single({ removalPolicy: 'keep' }), () => single({ removalPolicy: RemovalPolicy.RETAIN }),
    `\`removalPolicy\` must be one of destroy, retain, snapshot, retain-on-update-or-delete, got: 'keep'; give one of them, or leave it out ${AT}`],
  ['credentials in a text', () => single({ credentials: 'hunter2' }), () => single({ credentials: rds.Credentials.fromPassword('a', SecretValue.unsafePlainText('b')) }),
    `\`credentials\` must be an rds.Credentials, got: a text; give one, or leave it out ${AT}`],
  ['no VPC', () => multi({ vpc: undefined }), () => multi({}), `\`vpc\` must be given, got: none; give an ec2.IVpc ${AT}`],
  ['more writers than any cluster has', () => multi({ writers: 10_000 }), () => multi({ writers: 16 }),
    `\`writers\` must be at most 16, the most instances of a cluster, got: 10000; give fewer ${AT}`],
  ['a list of as many', () => multi({ writers: Array<object>(17).fill({}) }), () => multi({ writers: [{}, { name: 'B' }] }),
    `\`writers\` must be at most 16, the most instances of a cluster, got: 17; give fewer ${AT}`],
  ['a list of instances with null', () => multi({ readers: given([null]) }), () => multi({ readers: [{}] }),
    `\`readers[0]\` must be an object, got: null; give one ${AT}`],
  ['a flag in a text', () => multi({ rotateSecret: given('false') }), () => multi({ rotateSecret: false }),
    `\`rotateSecret\` must be true or false, got: 'false'; give one of the two, or leave it out ${AT}`],
  ['a token that decides what is declared', () => multi({ rotateSecret: given(Fn.conditionIf('A', true, false)) }), () => multi({ deletionProtection: given(Fn.conditionIf('A', true, false)) }),
    `\`rotateSecret\` must be known when the app is synthesized, got: a token; give one of the two, or leave it out ${AT}`],
  ['a retention of logs that are not known', () => single({ cloudwatchLogsExports: Token.asList({ Ref: 'Logs' }), cloudwatchLogsRetention: 7 }), () => single({ cloudwatchLogsExports: Token.asList({ Ref: 'Logs' }) }),
    '`cloudwatchLogsExports` must be known when the app is synthesized where `cloudwatchLogsRetention` is given, got: a token; '
    + `name the logs, or leave \`cloudwatchLogsRetention\` out ${AT}`],
  ['an alarm that looks back for more than a day', () => single({}).addMonitoring({ alarms: { cpu: { evaluationPeriods: 1441 } } }), () => single({}).addMonitoring({ alarms: { cpu: { evaluationPeriods: 1440 } } }),
    '`alarms.cpu.evaluationPeriods` must be at most 1440, since CloudWatch looks back a day at most with periods of 60 seconds, got: 1441; '
    + 'lower it [at eu-west-1/Db/Monitoring]'],
  ['an alarm of days that looks back for more than a week', () => single({}).addMonitoring({ alarms: { volumeGrowth: { evaluationPeriods: 8 } } }), () => single({}).addMonitoring({ alarms: { volumeGrowth: { evaluationPeriods: 7 } } }),
    '`alarms.volumeGrowth.evaluationPeriods` must be at most 7, since CloudWatch looks back 7 days at most with periods of 86400 seconds, got: 8; '
    + 'lower it [at eu-west-1/Db/Monitoring]'],
  ['a threshold of NaN', () => single({}).addMonitoring({ alarms: { cpu: { threshold: NaN } } }), () => single({}).addMonitoring({ alarms: { cpu: { threshold: -1 } } }),
    '`alarms.cpu.threshold` must be a number, got: NaN; give such a number, or leave it out [at eu-west-1/Db/Monitoring]'],
  ['a percentage above all', () => single({}).autoScaleReaders({ maxCapacity: 2 }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 101 }), () => single({}).autoScaleReaders({ maxCapacity: 2 }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 100 }),
    '`targetUtilizationPercent` must be a number from 0 to 100, got: 101; give such a number [at eu-west-1/Db/ReaderCount]'],
  ['a name of a custom endpoint that is a number', () => single({}).addCustomEndpoint('E', { endpointIdentifier: given(5) }), () => single({}).addCustomEndpoint('E', { endpointIdentifier: TEXT }),
    '`endpointIdentifier` must be a text, got: 5; leave it out for a name of its own [at eu-west-1/Db/E]'],
  ['an empty name of a shard group', () => single({}).addShardGroup('S', { maxCapacity: 16, shardGroupIdentifier: '' }), () => single({}).addShardGroup('S', { maxCapacity: 16, shardGroupIdentifier: 'a' }),
    '`shardGroupIdentifier` must not be empty, got: \'\'; leave it out for a name of its own [at eu-west-1/Db/S]'],
  ['a capacity of NaN', () => single({}).addShardGroup('S', { maxCapacity: NaN }), () => single({}).addShardGroup('S', { maxCapacity: NUMBER }),
    '`maxCapacity` must be a number of at least 0, got: NaN; give such a number [at eu-west-1/Db/S]'],
  ['a property of the primary', () => global({ primary: { engine: 'aurora-mysql', vpc: new World().vpc } }), () => global({}),
    `\`primary.engine\` must be an rds.IClusterEngine, got: 'aurora-mysql'; give one ${AT}`],
  ['no scope', () => new ShardGroup(given(undefined), 'S', given({})), () => single({}),
    '`scope` must be a construct, got: none; give the stack, or a construct in it'],
  ['a scope that is none', () => new CustomEndpoint(given({}), 'S', given({})), () => single({}),
    '`scope` must be a construct, got: an object; give the stack, or a construct in it'],
  ['an id that is none', () => new BlueGreenDeployment(new World().stack, given(5), given({})), () => single({}),
    '`id` must be a text that is not empty, got: 5; give a name that is unique in its scope [at eu-west-1]'],
  ['no props', () => new MultiMasterCluster(new World().stack, 'Db', given(undefined)), () => multi({}),
    `\`props\` must be an object, got: none; give one with \`vpc\`, \`conflictHandling\`, \`writers\` ${AT}`],
  ['options that are null', () => single({}).addCustomEndpoint('E', given(null)), () => single({}).addCustomEndpoint('E', undefined),
    `\`options\` must be an object, got: null; give {} where there is nothing to say ${AT}`],
  ['a snapshot that is a number', () => RestoreSource.snapshot(given(5)), () => RestoreSource.snapshot('5'),
    '`identifierOrArn` must be a text, got: 5; name the snapshot'],
  ['a cluster that is a text', () => RestoreSource.clone(given('cluster')), () => RestoreSource.cloneOf('cluster'),
    '`cluster` must be an rds.IDatabaseCluster, got: \'cluster\'; give one'],
  ['a strategy that is none', () => ConflictHandling.combine(given({})), () => ConflictHandling.combine(ConflictHandling.retry()),
    '`handlings[0]` must be a ConflictHandling, got: an object; give one'],
  ['a writer that is not known', () => multi({ conflictHandling: ConflictHandling.activeStandby({ activeWriter: TEXT }) }), () => multi({ conflictHandling: ConflictHandling.activeStandby({ activeWriter: 2 }) }),
    `\`activeWriter\` of \`conflictHandling\` must be a writer of the cluster, got: a token; give 1 to 2, or one of Writer1, Writer2 ${AT}`],
  ['Regions that are not known', () => TopologyAdvisor.recommend({ readRegions: NUMBER }), () => TopologyAdvisor.recommend({ readRegions: 2 }),
    '`readRegions` must be a whole number of at least 1, got: a token; leave it out if it is not known'],
  ['an outage without an end', () => TopologyAdvisor.recommend({ tolerableWriteOutageSeconds: Infinity }), () => TopologyAdvisor.recommend({ tolerableWriteOutageSeconds: 1e9 }),
    '`tolerableWriteOutageSeconds` must be a number of at least 0, got: Infinity; leave it out if it is not known'],
  ['an outage without an end of a cluster', () => single({ workload: { tolerableWriteOutageSeconds: Infinity } }), () => single({ workload: { tolerableWriteOutageSeconds: NUMBER } }),
    `\`workload\`: \`tolerableWriteOutageSeconds\` must be a number of at least 0, got: Infinity; leave it out if it is not known ${AT}`],
  ['no requirements', () => TopologyAdvisor.recommend(given(null)), () => TopologyAdvisor.recommend({}),
    '`requirements` must be an object, got: null; give {} where nothing is known'],
];

test.each(BOUNDARIES)('%s', (_title, bad, good, message) => {
  expect(bad).toThrow(new Error(message));
  expect(good).not.toThrow();
});

describe('the checks', () => {
  const rule: IAuroraRule = { ruleId: 'Mine', summary: 'Nothing', check: () => [] };
  class Rule implements IAuroraRule {
    public readonly ruleId = 'Mine';
    public readonly summary = 'Nothing';
    public check(): [] { return []; }
  }

  test.each<[string, () => unknown, string]>([
    ['without scope', () => new AuroraChecks(given(undefined)), '`scope` must be given, got: none; give the app, or a construct in it'],
    ['a scope that is none', () => AuroraChecks.findings(given({})), '`scope` must be a construct, got: an object; give the app, or a construct in it'],
    ['an own rule that is no list', () => new AuroraChecks(new App(), { rules: given(rule) }), '`rules` must be a list, got: an object; give a list of objects, such as [new MyRule()]'],
    ['an own rule by its class', () => new AuroraChecks(new App(), { rules: given([Rule]) }), '`rules[0]` must be an object with `ruleId`, `summary` and `check`, got: a function; give one, such as `new MyRule()`'],
    ['an own rule without check', () => new AuroraConstraints({ rules: given([{ ruleId: 'Mine', summary: '' }]) }), '`rules[0].check` must be given, got: none; give a method'],
    ['an own rule with an effect that is none', () => new AuroraConstraints({ rules: given([{ ...rule, effect: 'bad' }]) }),
      '`rules[0].effect` must be one of rejected, ignored, degraded, expiring, replaced, interrupted, irreversible, got: \'bad\'; give one of them, or leave it out'],
    ['a severity that is none', () => new AuroraChecks(new App(), { severities: given({ MultiMasterRetired: 'fatal' }) }),
      '`severities.MultiMasterRetired` must be one of error, warning, off, got: \'fatal\'; give one of them, or leave it out'],
    ['a severity in another case', () => new AuroraChecks(new App(), { severities: given({ MultiMasterRetired: 'ERROR' }) }),
      '`severities.MultiMasterRetired` must be one of error, warning, off, got: \'ERROR\'; did you mean error?'],
    ['severities that are none', () => new AuroraChecks(new App(), { severities: given('off') }), '`severities` must be an object, got: \'off\'; give one, or leave it out'],
    ['an empty file', () => new AuroraReport(new App(), { file: '' }), '`file` must not be empty, got: \'\'; name a file, such as aurora-report.html, or leave it out'],
    ['a baseline that is none', () => new AuroraNagPack(new App(), { baseline: given(5) }), '`baseline` must be a text, got: 5; give a text, or leave it out'],
    ['a rule that is none', () => AuroraRules.find(given(null)), '`ruleId` must be a text, got: null; give a text'],
  ])('%s', (_title, bad, message) => {
    expect(bad).toThrow(new Error(message));
  });

  test('own rules of a class, and in an object, pass', () => {
    expect(() => new AuroraChecks(new App(), { rules: [new Rule()] })).not.toThrow();
    expect(() => Aspects.of(new App()).add(new AuroraConstraints({ rules: [rule] }))).not.toThrow();
  });

  test.each<[string, Construct]>([
    ['a stage', new Stage(given(undefined), 'Prod')],
    ['a stack', new Stack(given(undefined), 'Prod')],
  ])('place what they find below %s that is the root of its tree', (_title, root) => {
    const stack = Stack.isStack(root) ? root : new Stack(root, 'Stack');
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', engineMode: 'parallelquery' });
    expect(AuroraChecks.findings(root).map(({ constructPath }) => constructPath)).toContain(`${stack.node.path}/Cluster`);
  });
});

describe('descriptions', () => {
  const descriptionsOf = (stack: Stack, type: string, property: string): unknown[] => (
    Object.values(Template.fromStack(stack).findResources(type)).map(({ Properties }) => (Properties as Record<string, unknown>)[property])
  );

  test.each([
    ['Größe 🦉', 'Aurora cluster eu-west-1/Gro-e -/Db'],
    ['x'.repeat(300), `Aurora cluster ...${'x'.repeat(234)}/Db`],
    ['Orders (EU) & more', 'Aurora cluster eu-west-1/Orders (EU) & more/Db'],
  ])('of a security group below %s are what EC2 takes', (id, description) => {
    const world = new World();
    new MultiMasterCluster(new Construct(world.stack, id), 'Db', { vpc: world.vpc, writers: 2, conflictHandling: ConflictHandling.retry() });
    expect(descriptionsOf(world.stack, 'AWS::EC2::SecurityGroup', 'GroupDescription')).toContain(description);
    expect(description.length).toBeLessThanOrEqual(255);
  });

  test.each([
    ['Größe 数', 'Lets the RDS Proxy eu-west-1/Größe -/Db/Proxy log in to its cluster'],
    ['Straße', 'Lets the RDS Proxy eu-west-1/Straße/Db/Proxy log in to its cluster'],
  ])('of the role of a proxy below %s are what IAM takes', (id, description) => {
    const world = new World();
    const cluster = new SingleMasterCluster(new Construct(world.stack, id), 'Db', { engine: world.engine, vpc: world.vpc });
    cluster.addProxy('Proxy', { vpc: world.vpc });
    expect(descriptionsOf(world.stack, 'AWS::IAM::Role', 'Description')).toContain(description);
  });
});

test('logs that are only known at deployment are exported, without log groups of ours', () => {
  const world = new World();
  const logs = new CfnParameter(world.stack, 'Logs', { type: 'CommaDelimitedList' });
  single({ cloudwatchLogsExports: logs.valueAsList }, world);
  const template = Template.fromStack(world.stack);
  template.hasResourceProperties('AWS::RDS::DBCluster', { EnableCloudwatchLogsExports: { Ref: 'Logs' } });
  template.resourceCountIs('AWS::Logs::LogGroup', 0);
});
