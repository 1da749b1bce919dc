import { SOURCE_PARAMETERS } from '../../facts/zero-etl';
import { clusterParameters, mysql, other, postgresql } from '../_examples';

type Properties = Record<string, unknown>;

const TARGET = 'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/sales';

/** An integration with the cluster with the logical id `Cluster` as its source. */
export const integration = (properties: Properties = {}) => other('AWS::RDS::Integration', { SourceArn: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }, TargetArn: TARGET, ...properties });

/** The parameters of a source, as replication needs them. */
export const needed = (engine: string): Properties =>
  Object.fromEntries((SOURCE_PARAMETERS[engine] ?? []).map((one) => [one.name, one.needed]));

export const mysqlSource = (version: unknown = '8.0.mysql_aurora.3.10.4') =>
  mysql({ EngineVersion: version, DBClusterParameterGroupName: { Ref: 'Parameters' } });
export const postgresqlSource = (version: unknown = '16.8') => postgresql({ EngineVersion: version, DBClusterParameterGroupName: { Ref: 'Parameters' } });

/** Integrations that would deploy, and what is said differently about them. */
export const ofMysql = (properties?: Properties) => ({ Parameters: clusterParameters('aurora-mysql8.0', needed('aurora-mysql')), Cluster: mysqlSource(), Copy: integration(properties) });
export const ofPostgresql = (properties?: Properties) => ({ Parameters: clusterParameters('aurora-postgresql16', needed('aurora-postgresql')), Cluster: postgresqlSource(), Copy: integration({ DataFilter: 'include: sales.*.*', ...properties }) });
