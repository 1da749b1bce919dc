import { tmpdir } from 'os';
import { join } from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import * as appscaling from 'aws-cdk-lib/aws-applicationautoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  AuroraChecks,
  AuroraClusterModel,
  AuroraConstraints,
  AuroraReport,
  AuroraInstanceModel,
  AuroraRules,
  BlueGreenDeployment,
  ConflictHandling,
  CustomEndpoint,
  GlobalDatabase,
  IAuroraRule,
  MultiMasterCluster,
  RestoreSource,
  ScalableReaderCount,
  SecondaryCluster,
  ShardGroup,
  SingleMasterCluster,
  TopologyAdvisor,
} from '../../../src';
import { AuroraNagPack } from '../../../src/checks/nag';

/** An app that is good enough for a call: what the call adds is all there is to look at. */
export class World {
  public readonly app = new App();
  public readonly stack = stackIn(this.app, 'eu-west-1');
  public readonly other = stackIn(this.app, 'us-east-1');
  public readonly vpc = vpcIn(this.stack);
  public readonly otherVpc = vpcIn(this.other);
  public readonly engine = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 });
  public readonly secret = secretsmanager.Secret.fromSecretNameV2(this.stack, 'Existing', 'existing');
  public readonly role = iam.Role.fromRoleArn(this.stack, 'Role', 'arn:aws:iam::123456789012:role/role');

  public readonly single = lazy(() => new SingleMasterCluster(this.stack, 'Single', {
    engine: this.engine, vpc: this.vpc, credentials: rds.Credentials.fromSecret(this.secret, 'admin'),
  }));

  public readonly proxied = lazy(() => this.single().addProxy('Known', { vpc: this.vpc }));
  public readonly multi = lazy(() => new MultiMasterCluster(this.stack, 'Multi', {
    vpc: this.vpc, writers: 2, conflictHandling: ConflictHandling.retry(), rotateSecret: false,
  }));

  public readonly world = lazy(() => new GlobalDatabase(this.stack, 'World', { primary: { engine: this.engine, vpc: this.vpc } }));
  public readonly secondary = lazy(() => this.world().addSecondary(this.other, 'Second', { vpc: this.otherVpc }));
  /** Others that are declared elsewhere, which cost nothing. */
  public readonly imported = lazy(() => rds.DatabaseCluster.fromDatabaseClusterAttributes(this.stack, 'Imported', {
    clusterIdentifier: 'imported', port: 3306, clusterEndpointAddress: 'imported.example', engine: this.engine,
  }));

  public readonly importedWorld = lazy(() => GlobalDatabase.fromGlobalDatabaseAttributes(this.other, 'ImportedWorld', {
    globalClusterIdentifier: 'world', engine: this.engine,
  }));

  public readonly readers = lazy(() => new ScalableReaderCount(this.stack, 'Readers', { cluster: this.imported(), maxCapacity: 3 }));

  public readonly model = lazy(() => {
    let seen: AuroraClusterModel | undefined;
    const rule: IAuroraRule = { ruleId: 'Looks', summary: '', check: (cluster) => { seen = cluster; return []; } };
    this.single();
    new AuroraChecks(this.app, { rules: [rule] });
    AuroraChecks.findings(this.app);
    return seen!;
  });

  public readonly instanceModel = lazy((): AuroraInstanceModel => this.model().instances[0]!);
}

/** A call with good arguments: what is called, and what is given to it. */
export interface Call {
  readonly with: (world: World) => unknown[];
  readonly make: (world: World) => (...given: any[]) => unknown;
}

const on = <T>(of: (world: World) => T, method: keyof T & string, given: (world: World) => unknown[]): Call => ({
  with: given,
  make: (world) => (...all) => (of(world)[method] as (...one: unknown[]) => unknown)(...all),
});

const declared = (type: new (...given: any[]) => unknown, given: (world: World) => unknown[]): Call => ({
  with: given,
  make: () => (...all) => new type(...all),
});

const of = (make: (...given: any[]) => unknown, given: (world: World) => unknown[] = () => []): Call => ({ with: given, make: () => make });

const primary = ({ engine, vpc }: World): object => ({ engine, vpc });
const single = (world: World): SingleMasterCluster => world.single();
const multi = (world: World): MultiMasterCluster => world.multi();
const rotation = ({ secret }: World): object => ({ secret });

/** Properties of a cluster and of an instance, for the methods that read them. */
const MODEL_PROPERTIES: Readonly<Record<string, readonly [string, string]>> = {
  hasProperty: ['Engine', 'DBInstanceClass'],
  textProperty: ['Engine', 'DBInstanceClass'],
  numberProperty: ['Port', 'PromotionTier'],
  booleanProperty: ['StorageEncrypted', 'PubliclyAccessible'],
};

/** Every callable there is: the test says which is missing. */
export const CALLS: Readonly<Record<string, Call>> = {
  'TopologyAdvisor.recommend': of((given) => TopologyAdvisor.recommend(given), () => [{}]),
  'AuroraChecks': declared(AuroraChecks, ({ app }) => [app, {}]),
  'AuroraChecks.findings': of((scope, options) => AuroraChecks.findings(scope, options), ({ app }) => [app, {}]),
  'AuroraChecks.undecided': of((scope, options) => AuroraChecks.undecided(scope, options), ({ app }) => [app, {}]),
  'AuroraConstraints': declared(AuroraConstraints, () => [{}]),
  'AuroraConstraints#visit': of((node) => new AuroraConstraints().visit(node), ({ stack }) => [stack]),
  'AuroraReport': declared(AuroraReport, ({ app }) => [app, { file: join(tmpdir(), 'aurora-arguments', 'report.html') }]),
  'AuroraNagPack': declared(AuroraNagPack, ({ app }) => [app, {}]),
  'AuroraNagPack#validateScope': on((world) => new AuroraNagPack(world.app), 'validateScope', ({ app }) => [app]),
  'AuroraRules.find': of((id) => AuroraRules.find(id), () => ['MultiMasterRetired']),
  ...Object.fromEntries(Object.keys(MODEL_PROPERTIES).flatMap((name): [string, Call][] => {
    const [ofCluster, ofInstance] = MODEL_PROPERTIES[name]!;
    return [
      [`AuroraClusterModel#${name}`, on((world) => world.model(), name as 'hasProperty', () => [ofCluster])],
      [`AuroraInstanceModel#${name}`, on((world) => world.instanceModel(), name as 'hasProperty', () => [ofInstance])],
    ];
  })),
  'BlueGreenDeployment': declared(BlueGreenDeployment, (world) => [world.stack, 'Id', { cluster: world.imported() }]),
  'CustomEndpoint': declared(CustomEndpoint, (world) => [world.stack, 'Id', { cluster: world.imported() }]),
  'ScalableReaderCount': declared(ScalableReaderCount, (world) => [world.stack, 'Id', { cluster: world.imported(), maxCapacity: 2 }]),
  'ScalableReaderCount#scaleOnCpuUtilization': on((world) => world.readers(), 'scaleOnCpuUtilization', () => ['Id', { targetUtilizationPercent: 60 }]),
  'ScalableReaderCount#scaleOnConnections': on((world) => world.readers(), 'scaleOnConnections', () => ['Id', { targetConnections: 60 }]),
  'ScalableReaderCount#scaleOnSchedule': on((world) => world.readers(), 'scaleOnSchedule', () => ['Id', { schedule: appscaling.Schedule.cron({ hour: '1' }), minCapacity: 1, maxCapacity: 2 }]),
  'ShardGroup': declared(ShardGroup, (world) => [world.stack, 'Id', { cluster: world.imported(), maxCapacity: 16 }]),
  'ConflictHandling.partitionedWrites': of((options) => ConflictHandling.partitionedWrites(options), () => [{ partitions: [{ partition: 'a', writer: 1 }, { partition: 'b', writer: 2 }] }]),
  'ConflictHandling.activeStandby': of((options) => ConflictHandling.activeStandby(options), () => [{}]),
  'ConflictHandling.retry': of((options) => ConflictHandling.retry(options), () => [{}]),
  'ConflictHandling.lastWriteWins': of((options) => ConflictHandling.lastWriteWins(options), () => [{}]),
  'ConflictHandling.highestValue': of((options) => ConflictHandling.highestValue(options), () => [{ column: 'bid' }]),
  'ConflictHandling.merge': of((options) => ConflictHandling.merge(options), () => [{}]),
  'ConflictHandling.deadLetter': of((options) => ConflictHandling.deadLetter(options), () => [{}]),
  'ConflictHandling.custom': of((options) => ConflictHandling.custom(options), () => [{ name: 'mine', losesUpdates: false }]),
  'ConflictHandling.combine': of((...handlings) => ConflictHandling.combine(...handlings), () => [ConflictHandling.retry()]),
  'GlobalDatabase': declared(GlobalDatabase, (world) => [world.stack, 'Id', { primary: primary(world) }]),
  'GlobalDatabase.isGlobalDatabase': of((x) => GlobalDatabase.isGlobalDatabase(x), () => [{}]),
  'GlobalDatabase.fromGlobalDatabaseAttributes': of(
    (scope, id, given) => GlobalDatabase.fromGlobalDatabaseAttributes(scope, id, given),
    ({ stack, engine }) => [stack, 'Id', { globalClusterIdentifier: 'world', engine }],
  ),
  'GlobalDatabase#addSecondary': on((world) => world.world(), 'addSecondary', ({ other, otherVpc }) => [other, 'Id', { vpc: otherVpc }]),
  'GlobalDatabase#addMonitoring': on((world) => world.world(), 'addMonitoring', () => [{}]),
  'SecondaryCluster': declared(SecondaryCluster, (world) => [world.other, 'Id', { vpc: world.otherVpc, globalDatabase: world.importedWorld() }]),
  'SecondaryCluster.isSecondaryCluster': of((x) => SecondaryCluster.isSecondaryCluster(x), () => [{}]),
  'SecondaryCluster#addProxy': on((world) => world.secondary(), 'addProxy', ({ otherVpc, secret }) => ['Id', { vpc: otherVpc, secrets: [secret] }]),
  'SecondaryCluster#grantDataApiAccess': on((world) => world.secondary(), 'grantDataApiAccess', ({ role }) => [role]),
  'SecondaryCluster#addMonitoring': on((world) => world.secondary(), 'addMonitoring', () => [{}]),
  'ClusterMonitoring#alarm': on((world) => world.single().addMonitoring(), 'alarm', () => ['cpu']),
  'MultiMasterCluster': declared(MultiMasterCluster, ({ stack, vpc }) => [stack, 'Id', { vpc, writers: 2, conflictHandling: ConflictHandling.retry() }]),
  'MultiMasterCluster.isMultiMasterCluster': of((x) => MultiMasterCluster.isMultiMasterCluster(x), () => [{}]),
  'MultiMasterCluster#writerEndpointFor': on(multi, 'writerEndpointFor', () => ['a']),
  'MultiMasterCluster#grantReadRouting': on(multi, 'grantReadRouting', ({ role }) => [role]),
  'MultiMasterCluster#metricWriteConflicts': on(multi, 'metricWriteConflicts', () => [{}]),
  'MultiMasterCluster#metricConflicts': on(multi, 'metricConflicts', () => [{}]),
  'MultiMasterCluster#grantConnect': on(multi, 'grantConnect', ({ role }) => [role, 'app']),
  'MultiMasterCluster#addRotationSingleUser': on(multi, 'addRotationSingleUser', () => [{}]),
  'MultiMasterCluster#addRotationMultiUser': on(multi, 'addRotationMultiUser', (world) => ['Id', rotation(world)]),
  'MultiMasterCluster#addMonitoring': on(multi, 'addMonitoring', () => [{ dashboard: false }]),
  'RestoreSource.snapshot': of((id) => RestoreSource.snapshot(id), () => ['snapshot']),
  'RestoreSource.pointInTime': of((cluster, options) => RestoreSource.pointInTime(cluster, options), (world) => [single(world), {}]),
  'RestoreSource.pointInTimeOf': of((id, options) => RestoreSource.pointInTimeOf(id, options), () => ['cluster', {}]),
  'RestoreSource.clone': of((cluster) => RestoreSource.clone(cluster), (world) => [single(world)]),
  'RestoreSource.cloneOf': of((id) => RestoreSource.cloneOf(id), () => ['cluster']),
  'SingleMasterCluster': declared(SingleMasterCluster, (world) => [world.stack, 'Id', primary(world)]),
  'SingleMasterCluster.isSingleMasterCluster': of((x) => SingleMasterCluster.isSingleMasterCluster(x), () => [{}]),
  'SingleMasterCluster#addRotationSingleUser': on(single, 'addRotationSingleUser', () => [{}]),
  'SingleMasterCluster#addRotationMultiUser': on(single, 'addRotationMultiUser', (world) => ['Id', rotation(world)]),
  'SingleMasterCluster#autoScaleReaders': on(single, 'autoScaleReaders', () => [{ maxCapacity: 2 }]),
  'SingleMasterCluster#addProxy': on(single, 'addProxy', ({ vpc }) => ['Id', { vpc }]),
  'SingleMasterCluster#addProxyReaderEndpoint': on(single, 'addProxyReaderEndpoint', (world) => ['Id', world.proxied()]),
  'SingleMasterCluster#addCustomEndpoint': on(single, 'addCustomEndpoint', () => ['Id', {}]),
  'SingleMasterCluster#addShardGroup': on(single, 'addShardGroup', () => ['Id', { maxCapacity: 16 }]),
  'SingleMasterCluster#addBlueGreenDeployment': on(single, 'addBlueGreenDeployment', () => ['Id', {}]),
  'SingleMasterCluster#addMonitoring': on(single, 'addMonitoring', () => [{}]),
};

/** Called by CDK alone, with what CDK has. */
export const CALLED_BY_CDK: readonly string[] = ['AuroraChecks#validate', 'AuroraNagPack#validate'];

/** Structs that have to be there for a property within them, with what they cannot do without. */
export const SAMPLES: Readonly<Record<string, (world: World) => object>> = {
  BackupProps: () => ({ retention: Duration.days(3) }),
  InstanceProps: ({ vpc }) => ({ vpc }),
  WritePartition: () => ({ partition: 'a', writer: 1 }),
};

/** What excludes a property, and is taken away for it. */
export const EXCLUDES: Readonly<Record<string, string>> = { instanceProps: 'vpc' };

function stackIn(app: App, region: string): Stack {
  return new Stack(app, region, { env: { region, account: '123456789012' } });
}

function vpcIn(stack: Stack): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-1',
    availabilityZones: ['a', 'b'].map((zone) => stack.region + zone),
    isolatedSubnetIds: ['subnet-1', 'subnet-2'],
    isolatedSubnetRouteTableIds: ['rtb-1', 'rtb-2'],
    privateSubnetIds: ['subnet-3', 'subnet-4'],
    privateSubnetRouteTableIds: ['rtb-3', 'rtb-4'],
  });
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
