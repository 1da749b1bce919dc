import { CfnOutput, Fn, Stack, aws_iam as iam, aws_rds as rds, aws_s3 as s3 } from 'aws-cdk-lib';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { beside, l1, l2, l2Mysql, mysqlProps, ours, oursMysql, resourceOf } from './fixtures';

const TARGET = 'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/0123';
/** What replication to a warehouse reads. */
const LOGGED = { aurora_enhanced_binlog: '1', binlog_backup: '0', binlog_format: 'ROW', binlog_replication_globaldb: '0', binlog_row_image: 'full', binlog_row_metadata: 'full' };
const LOGICAL = { 'rds.logical_replication': '1', 'aurora.enhanced_logical_replication': '1', 'aurora.logical_replication_backup': '0', 'aurora.logical_replication_globaldb': '0' };
const integration = (stack: Stack, sourceArn: string, dataFilter?: string) => new rds.CfnIntegration(stack, 'Warehouse', { sourceArn, targetArn: TARGET, dataFilter });
const roleOf = (stack: Stack, service = 'rds.amazonaws.com') => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal(service) });

export const idioms: AreaIdioms = {
  'zero-etl': {
    L2: [
      wrongValue('a source without the parameters', (stack, parameters: Record<string, string> | undefined) => integration(stack, l2Mysql(stack, { parameters }).clusterArn), [{ ...LOGGED, binlog_format: 'MIXED' }, LOGGED], 'error IntegrationSourceParameters Shop/Orders/ParameterGroup/Resource Parameters'),
      wrongValue('by an export of another stack', (stack, parameters: Record<string, string>) => {
        new CfnOutput(stack, 'Arn', { value: l2Mysql(stack, { parameters }).clusterArn, exportName: 'orders-arn' });
        integration(beside(stack, stack.region), Fn.importValue('orders-arn'));
      }, [{ ...LOGGED, binlog_backup: '1' }, LOGGED], 'error IntegrationSourceParameters Shop/Orders/ParameterGroup/Resource Parameters'),
      wrongValue('the identifier of the source', (stack, isBare: boolean) => {
        const cluster = l2Mysql(stack, { parameters: LOGGED });
        integration(stack, isBare ? cluster.clusterIdentifier : cluster.clusterArn);
      }, [true, false], 'error IntegrationSourceArn Shop/Warehouse SourceArn'),
    ],
    ours: wrongValue('a source without the parameters', (stack, parameters: Record<string, string>) => integration(stack, ours(stack, { parameters }).clusterArn, 'include: orders.public.*'), [{ ...LOGICAL, 'rds.logical_replication': '0' }, LOGICAL], 'error IntegrationSourceParameters Shop/Orders/ParameterGroup/Resource Parameters'),
    L1: wrongValue('a group of the app', (stack, parameters: Record<string, string>) => {
      const group = new rds.CfnDBClusterParameterGroup(stack, 'Parameters', { description: 'x', family: 'aurora-mysql8.0', parameters });
      integration(stack, l1(stack, { ...mysqlProps, dbClusterParameterGroupName: group.ref }).attrDbClusterArn);
    }, [{ ...LOGGED, aurora_enhanced_binlog: '0' }, LOGGED], 'error IntegrationSourceParameters Shop/Parameters Parameters'),
  },
  'data-filters': {
    L2: wrongValue('no filter of PostgreSQL', (stack, filter: string | undefined) => integration(stack, l2(stack, { parameters: LOGICAL }).clusterArn, filter), [undefined, 'include: orders.public.*'], 'error IntegrationDataFilterMissing Shop/Warehouse DataFilter'),
    ours: wrongValue('a schema of MySQL', (stack, filter: string) => integration(stack, oursMysql(stack, { parameters: LOGGED }).clusterArn, filter), ['include: orders.public.lines', 'include: orders.lines'], 'error IntegrationDataFilterPattern Shop/Warehouse DataFilter'),
    L1: wrongValue('a line break', (stack, filter: string) => integration(stack, `arn:aws:rds:${stack.region}:${stack.account}:cluster:imported`, filter), ['include: orders.lines,\ninclude: orders.items', 'include: orders.lines, include: orders.items'], 'error IntegrationDataFilter Shop/Warehouse DataFilter'),
  },
  'service-roles': {
    L2: [
      wrongValue('a role for another service', (stack, service: string) => l2(stack, { s3ImportRole: roleOf(stack, service) }), ['s3.amazonaws.com', 'rds.amazonaws.com'], 'error ClusterRoleTrust Shop/Orders/Resource AssociatedRoles.0.RoleArn'),
      wrongValue('a feature of the other engine, by an override', (stack, feature: string | undefined) => {
        const cluster = l2(stack, { s3ImportBuckets: [new s3.Bucket(stack, 'Bucket')] });
        if (feature !== undefined) resourceOf(cluster).addPropertyOverride('AssociatedRoles.0.FeatureName', feature);
      }, ['s3import', undefined], 'error ClusterRoleFeatureSpelling Shop/Orders/Resource AssociatedRoles.0.FeatureName'),
    ],
    ours: wrongValue('a role for another service', (stack, service: string) => ours(stack, { s3ExportRole: roleOf(stack, service) }), ['lambda.amazonaws.com', 'rds.amazonaws.com'], 'error ClusterRoleTrust Shop/Orders/Resource AssociatedRoles.0.RoleArn'),
    L1: wrongValue('a role of PostgreSQL without a feature', (stack, featureName: string | undefined) => l1(stack, { associatedRoles: [{ roleArn: (roleOf(stack).node.defaultChild as iam.CfnRole).attrArn, featureName }] }), [undefined, 's3Import'], 'error ClusterRoleFeatureMissing Shop/Orders AssociatedRoles.0'),
  },
};
