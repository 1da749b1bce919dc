import { App, AppProps, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import {
  ClusterDefaults,
  ConflictHandling,
  GlobalDatabase,
  MultiMasterCluster,
  MultiMasterClusterProps,
  RestoreSource,
  SingleMasterCluster,
  SingleMasterClusterProps,
} from 'cdk-aurora-topology';
import { MYSQL, POSTGRES } from '../constructs/fixtures';
import { APPS } from '../examples/support';

const ACCOUNT = '123456789012';

export type MakeApp = (props?: AppProps) => App;

/** An app with one stack in Ireland. */
export const inOneStack = (declare: (stack: Stack, vpc: ec2.IVpc) => void): MakeApp => (props) => {
  const app = new App(props);
  declare(...regionalStack(app, 'eu-west-1'));
  return app;
};

/** A stack in a Region, and its VPC, which is deployed elsewhere. */
export function regionalStack(app: App, region: string, id = 'Stack'): [Stack, ec2.IVpc] {
  const stack = new Stack(app, id, { env: { region, account: ACCOUNT } });
  const subnets = (kind: string): string[] => ['a', 'b', 'c'].map((zone) => `subnet-${kind}${zone}`);
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-12345',
    availabilityZones: ['a', 'b', 'c'].map((zone) => `${region}${zone}`),
    privateSubnetIds: subnets('private'),
    privateSubnetRouteTableIds: ['a', 'b', 'c'].map((zone) => `rtb-${zone}`),
    publicSubnetIds: subnets('public'),
  });
  return [stack, vpc];
}

export const singleMaster = (
  props: Partial<SingleMasterClusterProps>,
  then: (cluster: SingleMasterCluster, vpc: ec2.IVpc) => void = () => undefined,
): MakeApp =>
  inOneStack((stack, vpc) => then(new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, ...props }), vpc));

export const multiMaster = (
  props: Omit<MultiMasterClusterProps, 'vpc'>,
  then: (cluster: MultiMasterCluster, vpc: ec2.IVpc) => void = () => undefined,
): MakeApp => inOneStack((stack, vpc) => then(new MultiMasterCluster(stack, 'Db', { ...props, vpc }), vpc));

/** A global database in Virginia, with secondaries in other Regions. */
export const world = (add: (global: GlobalDatabase, region: (name: string) => [Stack, ec2.IVpc]) => void): MakeApp => (props) => {
  const app = new App(props);
  const [stack, vpc] = regionalStack(app, 'us-east-1', 'us-east-1');
  const global = new GlobalDatabase(stack, 'World', { primary: { engine: MYSQL, vpc } });
  add(global, (region) => regionalStack(app, region, region));
  return app;
};

const LIMITLESS: Partial<SingleMasterClusterProps> = {
  engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_8_LIMITLESS }),
  clusterScalabilityType: rds.ClusterScalabilityType.LIMITLESS,
  storageType: rds.DBClusterStorageType.AURORA_IOPT1,
};

const PARTITIONED = ConflictHandling.partitionedWrites({ partitions: [{ partition: 'americas', writer: 1 }, { partition: 'europe', writer: 2 }] });

/** The constructs with what there is beside them, each in an app of its own. */
const CONSTRUCTS: Readonly<Record<string, MakeApp>> = {
  'single-master': singleMaster({}, (cluster, vpc) => {
    cluster.addProxyReaderEndpoint('ProxyReaders', cluster.addProxy('Proxy', { vpc }));
    cluster.autoScaleReaders({ maxCapacity: 4 }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
    cluster.addCustomEndpoint('Reports');
    cluster.addMonitoring();
  }),
  'single-master-mysql': singleMaster({ engine: MYSQL, credentials: rds.Credentials.fromGeneratedSecret('owner') }, (cluster) => {
    cluster.addRotationSingleUser();
    cluster.addBlueGreenDeployment('Upgrade');
  }),
  'single-master-aws-rds': singleMaster({ defaults: ClusterDefaults.AWS_RDS, writer: rds.ClusterInstance.provisioned('Writer') }),
  'single-master-restored': singleMaster({ restoreFrom: RestoreSource.snapshot('before') }),
  'single-master-copied': singleMaster({ restoreFrom: RestoreSource.cloneOf('orders') }),
  'single-master-limitless': singleMaster(LIMITLESS, (cluster) => {
    cluster.addShardGroup('Shards', { maxCapacity: 768 });
  }),
  'multi-master': multiMaster({ writers: 2, readers: 1, conflictHandling: PARTITIONED }, (cluster) => {
    cluster.addMonitoring();
  }),
  'multi-master-queue': multiMaster({ writers: [{ name: 'Bids' }, { name: 'Users' }], conflictHandling: ConflictHandling.deadLetter() }),
  'global-database': world((global, region) => {
    const [europe, vpc] = region('eu-west-1');
    global.addSecondary(europe, 'World', { vpc, writeForwarding: true });
    const [asia, asianVpc] = region('ap-southeast-2');
    global.addSecondary(asia, 'World', { vpc: asianVpc, headless: true });
    global.addMonitoring();
  }),
};

/** All that is kept as it was released: `npx projen baselines` records it. What is refused was never deployed. */
const { refused: _refused, ...examples } = APPS;
export const DEPLOYED: Readonly<Record<string, MakeApp>> = { ...examples, ...CONSTRUCTS };
