import { Stack, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { ConflictHandling, MultiMasterCluster, MultiMasterClusterProps } from '../../src';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { PASSWORD, l1Cluster, l1Instance, l2, reader, resourceOf, vpcOf, writer } from './fixtures';

const R4 = { instanceType: ec2.InstanceType.of(ec2.InstanceClass.R4, ec2.InstanceSize.XLARGE2) };
const engine = rds.DatabaseClusterEngine.aurora({ version: rds.AuroraEngineVersion.VER_10A });

/** A cluster of `aws-rds` that an escape hatch makes one with several writers. */
const l2Multi = (stack: Stack, props: Partial<rds.DatabaseClusterProps> = {}) => {
  const cluster = l2(stack, { engine, port: 3306, writer: writer(R4), readers: [reader(R4, 'Writer2')], ...props });
  const resource = resourceOf(cluster);
  resource.addPropertyOverride('EngineMode', 'multimaster');
  for (const id of ['Writer', 'Writer2']) resourceOf(cluster, id).addPropertyDeletionOverride('PromotionTier');
  return cluster;
};
const oursMulti = (stack: Stack, props: Partial<MultiMasterClusterProps> = {}) =>
  new MultiMasterCluster(stack, 'Orders', { vpc: vpcOf(stack), writers: 2, conflictHandling: ConflictHandling.retry(), ...props });
const l1Multi = (stack: Stack, props: Partial<rds.CfnDBClusterProps> = {}, count = 2) => {
  const cluster = l1Cluster(stack, { engine: 'aurora', engineMode: 'multimaster', engineVersion: '5.6.10a', port: 3306, masterUserPassword: PASSWORD, ...props });
  for (let index = 1; index <= count; index++) l1Instance(stack, cluster, { dbInstanceClass: 'db.r4.2xlarge' }, `Writer${index}`);
  return cluster;
};

const lastingAt = (path: string) => ({ remains: [`warning MultiMasterRetired ${path} EngineMode`] });
const LASTING = lastingAt('Shop/Orders/Resource');
const LASTING_L1 = lastingAt('Shop/Orders');

export const idioms: AreaIdioms = {
  'multi-master': {
    L2: wrongValue('a class of its time that is too small', (stack, size: ec2.InstanceSize) => l2Multi(stack, { writer: writer({ instanceType: ec2.InstanceType.of(ec2.InstanceClass.R4, size) }) }), [ec2.InstanceSize.XLARGE, ec2.InstanceSize.XLARGE2],
      'error MultiMasterInstanceClass Shop/Orders/Writer/Resource DBInstanceClass', LASTING),
    ours: wrongValue('a writer more than there can be', (stack, writers: number) => oursMulti(stack, { writers }), [5, 4], 'error MultiMasterWriterLimit Shop/Orders/Resource EngineMode', LASTING),
    L1: wrongValue('one writer', (stack, count: number) => l1Multi(stack, {}, count), [1, 2], 'warning MultiMasterSingleWriter Shop/Orders EngineMode', LASTING_L1),
  },
  'multi-master-features': {
    L2: wrongValue('in a global database, by its ARN', (stack, isGlobal: boolean) => {
      const { clusterArn } = l2Multi(stack);
      if (isGlobal) new rds.CfnGlobalCluster(stack, 'World', { sourceDbClusterIdentifier: clusterArn });
    }, [true, false], 'error MultiMasterGlobalDatabase Shop/World SourceDBClusterIdentifier', LASTING),
    ours: wrongValue('backtrack, past the construct', (stack, window: number | undefined) => resourceOf(oursMulti(stack)).addPropertyOverride('BacktrackWindow', window), [3600, undefined], 'error MultiMasterBacktrack Shop/Orders/Resource BacktrackWindow', LASTING),
    L1: wrongValue('a clone, by its ARN', (stack, isCloned: boolean) => {
      const { attrDbClusterArn } = l1Multi(stack);
      if (!isCloned) return;
      const clone = new rds.CfnDBCluster(stack, 'Copy', { engine: 'aurora', sourceDbClusterIdentifier: attrDbClusterArn, restoreType: 'copy-on-write', useLatestRestorableTime: true });
      clone.node.addDependency(stack.node.findChild('Writer1'));
      l1Instance(stack, clone, { dbInstanceClass: 'db.r5.large' }, 'CopyWriter');
    }, [true, false], 'error MultiMasterClone Shop/Copy RestoreType', LASTING_L1),
  },
  'multi-master-connections': {
    L2: wrongValue('the reader endpoint in an output', (stack, isRead: boolean) => {
      const cluster = l2Multi(stack);
      stack.exportValue(isRead ? cluster.clusterReadEndpoint.hostname : cluster.clusterEndpoint.hostname);
    }, [true, false], 'warning MultiMasterReaderEndpoint Shop/Orders/Resource EngineMode', LASTING),
    ours: wrongValue('a custom endpoint over the writers', (stack, isDeclared: boolean) => {
      const cluster = oursMulti(stack);
      if (isDeclared) new rds.CfnDBClusterEndpoint(stack, 'Reports', { dbClusterIdentifier: cluster.clusterIdentifier, dbClusterEndpointIdentifier: 'reports', customEndpointType: 'ANY' });
    }, [true, false], 'warning MultiMasterCustomEndpointWriters Shop/Reports CustomEndpointType', LASTING),
    L1: wrongValue('the reader endpoint, by attribute', (stack, isRead: boolean) => {
      const cluster = l1Multi(stack);
      stack.exportValue(isRead ? cluster.attrReadEndpointAddress : cluster.attrEndpointAddress);
    }, [true, false], 'warning MultiMasterReaderEndpoint Shop/Orders EngineMode', LASTING_L1),
  },
  'multi-master-parameters': {
    L2: wrongValue('the binary log', (stack, binlog_format: string) => l2Multi(stack, { parameters: { binlog_format } }), ['ROW', 'OFF'], 'error MultiMasterBinaryLog Shop/Orders/ParameterGroup/Resource Parameters.binlog_format', LASTING),
    ours: wrongValue('the event scheduler', (stack, event_scheduler: string) => oursMulti(stack, { parameters: { event_scheduler } }), ['ON', 'OFF'], 'error MultiMasterEventScheduler Shop/Orders/ParameterGroup/Resource Parameters.event_scheduler', LASTING),
    L1: wrongValue('the query cache, by Ref', (stack, query_cache_type: string) => {
      const group = new rds.CfnDBClusterParameterGroup(stack, 'Parameters', { description: 'x', family: 'aurora5.6', parameters: { query_cache_type } });
      l1Multi(stack, { dbClusterParameterGroupName: group.ref });
    }, ['1', '0'], 'error MultiMasterQueryCache Shop/Parameters Parameters.query_cache_type', LASTING_L1),
  },
};
