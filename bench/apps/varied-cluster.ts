import { CfnOutput, Duration, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { Network } from './network';
import { CLASSES, ENGINES, declareOrdinaryCluster } from './ordinary-cluster';
import { pick } from './pick';

/** An ordinary cluster, and what else clusters have: nested properties, neighbours, references across stacks, and names. */
export function declareVariedCluster(stack: Stack, network: Network, index: number): rds.DatabaseCluster {
  const cluster = declareOrdinaryCluster(stack, network, index, {
    storageEncryptionKey: index % 2 === 0 ? network.key : undefined,
    backup: { retention: Duration.days(7 + (index % 7)), preferredWindow: '01:00-02:00' },
    preferredMaintenanceWindow: 'Sun:03:00-Sun:04:00',
    monitoringInterval: index % 3 === 0 ? Duration.seconds(60) : undefined,
    ...(index % 2 === 0 ? { parameterGroup: parameterGroup(stack, index) } : {}),
    ...(index % 4 === 3 ? serverless() : {}),
  });
  if (index % 5 === 1) declareProxy(cluster, network, index);
  if (index % 4 === 0) declareNamedReader(stack, index);
  if (index % 10 === 0) new CfnOutput(stack, `Endpoint${index}`, { value: cluster.clusterReadEndpoint.hostname });
  return cluster;
}

function serverless(): Partial<rds.DatabaseClusterProps> {
  return {
    serverlessV2MinCapacity: 1,
    serverlessV2MaxCapacity: 16,
    writer: rds.ClusterInstance.serverlessV2('Writer'),
    readers: [rds.ClusterInstance.serverlessV2('Reader', { scaleWithWriter: true })],
  };
}

function parameterGroup(stack: Stack, index: number): rds.ParameterGroup {
  const engine = pick(ENGINES, index)();
  const isMySql = engine.engineType === 'aurora-mysql';
  return new rds.ParameterGroup(stack, `Parameters${index}`, {
    engine,
    parameters: isMySql ? { require_secure_transport: 'ON', time_zone: 'UTC' } : { 'rds.force_ssl': '1', 'log_min_duration_statement': '1000' },
  });
}

/** With two ways to log in: lists of objects. */
function declareProxy(cluster: rds.DatabaseCluster, { vpc }: Network, index: number): void {
  cluster.addProxy(`Proxy${index}`, { vpc, secrets: [cluster.secret!, cluster.secret!], dbProxyName: `proxy-${index}`, iamAuth: true, requireTLS: true });
}

/** A reader, as somebody adds it who has nothing but the name of the cluster. */
function declareNamedReader(stack: Stack, index: number): void {
  new rds.CfnDBInstance(stack, `Named${index}`, {
    engine: pick(ENGINES, index)().engineType,
    dbInstanceClass: `db.${pick(CLASSES, index)}`,
    dbClusterIdentifier: `cluster-${index}`,
    dbInstanceIdentifier: `reader-${index}`,
    promotionTier: 2,
  });
}
