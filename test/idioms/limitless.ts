import { Duration, Stack, aws_iam as iam, aws_rds as rds } from 'aws-cdk-lib';
import { SingleMasterClusterProps } from '../../src';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { PASSWORD, l1Cluster, l2, ours, resourceOf, vpcOf } from './fixtures';

const engine = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of('16.11-limitless', '16') });
const LIMITLESS = { engine, writer: undefined, clusterScalabilityType: rds.ClusterScalabilityType.LIMITLESS };

/** As `aws-rds` asks for it. */
const l2Limitless = (stack: Stack, props: Partial<rds.DatabaseClusterProps> = {}) => l2(stack, {
  ...LIMITLESS,
  enablePerformanceInsights: true,
  performanceInsightRetention: rds.PerformanceInsightRetention.MONTHS_1,
  monitoringInterval: Duration.seconds(60),
  enableClusterLevelEnhancedMonitoring: true,
  storageType: rds.DBClusterStorageType.AURORA_IOPT1,
  cloudwatchLogsExports: ['postgresql'],
  ...props,
});

const oursLimitless = (stack: Stack, props: Partial<SingleMasterClusterProps> = {}) => ours(stack, { ...LIMITLESS, ...props });

const l1Limitless = (stack: Stack, props: Partial<rds.CfnDBClusterProps> = {}) => l1Cluster(stack, {
  clusterScalabilityType: 'limitless',
  engineVersion: '16.11-limitless',
  storageType: 'aurora-iopt1',
  masterUserPassword: PASSWORD,
  performanceInsightsEnabled: true,
  performanceInsightsRetentionPeriod: 31,
  monitoringInterval: 60,
  monitoringRoleArn: roleOf(stack).roleArn,
  enableCloudwatchLogsExports: ['postgresql'],
  ...props,
});
const roleOf = (stack: Stack) => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com') });
const shards = (stack: Stack, dbClusterIdentifier: string, props: Partial<rds.CfnDBShardGroupProps> = {}, id = 'Shards') => new rds.CfnDBShardGroup(stack, id, { dbClusterIdentifier, maxAcu: 768, computeRedundancy: 0, ...props });

export const idioms: AreaIdioms = {
  'limitless': {
    L2: wrongValue('the Data API, by an override', (stack, isOn: boolean) => resourceOf(l2Limitless(stack)).addPropertyOverride('EnableHttpEndpoint', isOn), [true, false], 'error LimitlessDataApi Shop/Orders/Resource EnableHttpEndpoint'),
    ours: wrongValue('a proxy', (stack, hasProxy: boolean) => {
      const cluster = oursLimitless(stack);
      if (hasProxy) cluster.addProxy('Proxy', { vpc: vpcOf(stack), iamAuth: true });
    }, [true, false], 'error LimitlessProxy Shop/Orders/Proxy/ProxyTargetGroup DBClusterIdentifiers'),
    L1: wrongValue('an instance, by Ref', (stack, hasInstance: boolean) => {
      const { ref } = l1Limitless(stack);
      if (hasInstance) new rds.CfnDBInstance(stack, 'Writer', { dbClusterIdentifier: ref, engine: 'aurora-postgresql', dbInstanceClass: 'db.r7g.large' });
    }, [true, false], 'error LimitlessInstance Shop/Writer DBClusterIdentifier'),
  },
  'limitless-shards': {
    L2: wrongValue('a shard group of an ordinary cluster', (stack, isLimitless: boolean) => shards(stack, (isLimitless ? l2Limitless(stack) : l2(stack)).clusterIdentifier), [false, true], 'error ShardGroupCluster Shop/Shards DBClusterIdentifier'),
    ours: wrongValue('less than the least capacity', (stack, maxCapacity: number) => oursLimitless(stack).addShardGroup('Shards', { maxCapacity }), [8, 16], 'error ShardGroupCapacity Shop/Orders/Shards/Resource MaxACU'),
    L1: wrongValue('two shard groups of a cluster, by Ref', (stack, count: number) => {
      const { ref } = l1Limitless(stack);
      for (let index = 0; index < count; index++) shards(stack, ref, {}, `Shards${index}`);
    }, [2, 1], 'error LimitlessShardGroupLimit Shop/Orders'),
  },
};
