import { ExampleResource } from '../../engine/example';
import { OWN_PASSWORD, other, postgresql } from '../_examples';

type Properties = Readonly<Record<string, unknown>>;

/** A Limitless cluster that would deploy, and what is said differently about it. */
export const limitlessCluster = (properties: Properties = {}): ExampleResource =>
  postgresql({
    ClusterScalabilityType: 'limitless',
    EngineVersion: '16.11-limitless',
    StorageType: 'aurora-iopt1',
    ...OWN_PASSWORD,
    PerformanceInsightsEnabled: true,
    PerformanceInsightsRetentionPeriod: 31,
    MonitoringInterval: 60,
    MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring',
    EnableCloudwatchLogsExports: ['postgresql'],
    ...properties,
  });

/** The shard group of the cluster with the logical id `Cluster`. */
export const shards = (properties: Properties = {}): ExampleResource =>
  other('AWS::RDS::DBShardGroup', { DBClusterIdentifier: { Ref: 'Cluster' }, MaxACU: 768, ...properties });
