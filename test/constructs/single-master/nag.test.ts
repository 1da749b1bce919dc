import { Duration, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { RestoreSource, SingleMasterCluster } from '../../../src';
import { MYSQL, POSTGRES } from '../fixtures';
import { PACKS, newStacks } from '../nag-fixtures';

/** Clusters with everything they can have; the VPC is somebody else's. */
const CLUSTERS: Readonly<Record<string, (stack: Stack, vpc: ec2.IVpc) => void>> = {
  'Serverless v2 that scales to zero, with the Data API': (stack, vpc) => {
    new SingleMasterCluster(stack, 'Db', {
      engine: POSTGRES,
      vpc,
      serverlessV2MinCapacity: 0,
      serverlessV2AutoPauseDuration: Duration.minutes(10),
      enableDataApi: true,
    });
  },
  'a proxy with an endpoint to the readers, reader scaling, a custom endpoint': (stack, vpc) => {
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: MYSQL, vpc });
    cluster.addProxyReaderEndpoint('Readers', cluster.addProxy('Proxy', { vpc }));
    cluster.autoScaleReaders({ maxCapacity: 4 }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
    cluster.addCustomEndpoint('Reports');
  },
  'PostgreSQL of a snapshot': (stack, vpc) => {
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, restoreFrom: RestoreSource.snapshot('before') });
  },
  'MySQL of a snapshot': (stack, vpc) => {
    new SingleMasterCluster(stack, 'Db', { engine: MYSQL, vpc, restoreFrom: RestoreSource.snapshot('before') });
  },
  'a PostgreSQL copy': (stack, vpc) => {
    new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, restoreFrom: RestoreSource.pointInTimeOf('orders') });
  },
  'a MySQL clone': (stack, vpc) => {
    new SingleMasterCluster(stack, 'Db', { engine: MYSQL, vpc, restoreFrom: RestoreSource.cloneOf('orders') });
  },
  'Limitless Database': (stack, vpc) => {
    const cluster = new SingleMasterCluster(stack, 'Db', {
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of('16.11-limitless', '16') }),
      vpc,
      clusterScalabilityType: rds.ClusterScalabilityType.LIMITLESS,
    });
    cluster.addShardGroup('Shards', { maxCapacity: 768 });
    cluster.addRotationSingleUser();
  },
  'a blue/green deployment': (stack, vpc) => {
    const cluster = new SingleMasterCluster(stack, 'Db', { engine: POSTGRES, vpc, credentials: rds.Credentials.fromGeneratedSecret('owner') });
    cluster.addRotationSingleUser();
    cluster.addBlueGreenDeployment('Upgrade');
  },
};

describe.each(PACKS)('%s finds nothing', (_name, pack) => {
  test.each(Object.entries(CLUSTERS))('in %s', (_case, declare) => {
    const { stack, vpc } = newStacks();
    declare(stack, vpc);
    expect(pack.validateScope(stack).violations).toEqual([]);
  });
});
