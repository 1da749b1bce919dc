// An app of each topology that this library declares, as small as it can be, for docs/drawings.
import { App, AppProps, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { ConflictHandling, GlobalDatabase, MultiMasterCluster, SingleMasterCluster } from '../../src';
import { TopologyName } from '../../src/facts/topologies';

const engine = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 });
const limitless = {
  engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of('16.11-limitless', '16') }),
  clusterScalabilityType: rds.ClusterScalabilityType.LIMITLESS,
};
const mysql = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 });

interface Place {
  readonly stack: Stack;
  readonly vpc: ec2.Vpc;
}

/** A stack whose zones are known, so that nothing has to be looked up. */
class RegionalStack extends Stack {
  public override get availabilityZones(): string[] {
    return ['a', 'b', 'c'].map((zone) => `${this.region}${zone}`);
  }
}

function placeIn(app: App, region: string): Place {
  const stack = new RegionalStack(app, region, { env: { account: '111122223333', region } });
  const subnetConfiguration = [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }];
  return { stack, vpc: new ec2.Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration }) };
}

function singleMaster({ stack, vpc }: Place): SingleMasterCluster {
  return new SingleMasterCluster(stack, 'Orders', { vpc, engine });
}

function globalDatabase(app: App, writeForwarding: boolean): void {
  const [home, away] = [placeIn(app, 'eu-west-1'), placeIn(app, 'us-east-1')];
  const database = new GlobalDatabase(home.stack, 'Orders', { primary: { vpc: home.vpc, engine } });
  database.addSecondary(away.stack, 'Orders', { vpc: away.vpc, writeForwarding });
}

/** What declares each topology; those that are missing are declared outside this library. */
const DECLARED: Partial<Readonly<Record<TopologyName, (app: App) => void>>> = {
  SINGLE_MASTER: (app) => { singleMaster(placeIn(app, 'eu-west-1')); },
  SINGLE_MASTER_WITH_PROXY: (app) => {
    const place = placeIn(app, 'eu-west-1');
    singleMaster(place).addProxy('Proxy', { vpc: place.vpc });
  },
  LOCAL_WRITE_FORWARDING: (app) => {
    const { stack, vpc } = placeIn(app, 'eu-west-1');
    new SingleMasterCluster(stack, 'Orders', { vpc, engine: mysql, enableLocalWriteForwarding: true });
  },
  GLOBAL_DATABASE: (app) => { globalDatabase(app, false); },
  GLOBAL_DATABASE_WITH_WRITE_FORWARDING: (app) => { globalDatabase(app, true); },
  LIMITLESS: (app) => {
    const { stack, vpc } = placeIn(app, 'eu-west-1');
    new SingleMasterCluster(stack, 'Orders', { vpc, ...limitless }).addShardGroup('Shards', { maxCapacity: 768 });
  },
  MULTI_MASTER: (app) => {
    const { stack, vpc } = placeIn(app, 'us-east-1');
    new MultiMasterCluster(stack, 'Orders', { vpc, writers: 4, conflictHandling: ConflictHandling.retry() });
  },
};

/** The topologies that are drawn. */
export const DRAWN = Object.keys(DECLARED) as readonly TopologyName[];

/** The name of the drawing of a topology, without its ending. */
export const drawingOf = (topology: TopologyName): string => `topology-${topology.toLowerCase().replaceAll('_', '-')}`;

export function topologyApp(topology: TopologyName, props: AppProps): App {
  const app = new App(props);
  DECLARED[topology]!(app);
  return app;
}
