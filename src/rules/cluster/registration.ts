import { rule, topic } from '../../engine/rule';
import { globalClusterUnregistered } from '../../facts/global-database';
import { REGISTRY_DATE, isUnregistered, unregisteredTypes } from '../../facts/regions';
import type { Resource } from '../../topology/resource';
import { OWN_PASSWORD, mysql, other } from '../_examples';

const cluster = { Cluster: mysql() };
const secret = { AuthScheme: 'SECRETS', SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:database' };

/** Types that are not everywhere, with an example and a Region of each. */
const TYPES = [
  { prefix: 'Deployment', on: 'deployment', type: 'AWS::RDS::Deployment', region: 'us-gov-west-1', example: { Cluster: mysql(OWN_PASSWORD), Upgrade: other('AWS::RDS::Deployment', { BlueGreenDeploymentName: 'upgrade', Source: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] } }) } },
  { prefix: 'CustomEndpoint', on: 'clusterEndpoint', type: 'AWS::RDS::DBClusterEndpoint', region: 'cn-north-1', example: { ...cluster, Endpoint: other('AWS::RDS::DBClusterEndpoint', { DBClusterIdentifier: { Ref: 'Cluster' }, DBClusterEndpointIdentifier: 'reports', CustomEndpointType: 'ANY' }) } },
  { prefix: 'ClusterSnapshot', on: 'clusterSnapshot', type: 'AWS::RDS::ClusterSnapshot', region: 'me-central-1', example: { ...cluster, Snapshot: other('AWS::RDS::ClusterSnapshot', { DBClusterIdentifier: { Ref: 'Cluster' }, DBClusterSnapshotIdentifier: 'before' }) } },
  { prefix: 'Integration', on: 'integration', type: 'AWS::RDS::Integration', region: 'ap-east-2', example: { Integration: other('AWS::RDS::Integration', { SourceArn: 'arn:aws:rds:ap-east-2:111122223333:cluster:orders', TargetArn: 'arn:aws:redshift-serverless:ap-east-2:111122223333:namespace/0123' }) } },
  { prefix: 'Proxy', on: 'proxy', type: 'AWS::RDS::DBProxy', region: 'ap-east-2', example: { Proxy: other('AWS::RDS::DBProxy', { DBProxyName: 'app', EngineFamily: 'MYSQL', RoleArn: 'arn:aws:iam::111122223333:role/proxy', RequireTLS: true, Auth: [secret], VpcSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] }) } },
] as const;

const registration = ({ prefix, on, type, region, example }: (typeof TYPES)[number]) =>
  rule(`${prefix}Registration`, {
    on,
    // No error: types are registered in more Regions all the time, and CloudFormation says it at once.
    effect: 'degraded',
    since: '0.1.0',
    summary: `${type} is declared where CloudFormation knows it.`,
    sources: [unregisteredTypes, globalClusterUnregistered],
    check: ({ region: own }: Resource) => isUnregistered(type, own) && { own },
    what: ({ own }) => `${type} is declared in a stack in ${own}, where CloudFormation did not know the type on ${REGISTRY_DATE}`,
    why: 'it refuses a template with a type it does not know as a whole',
    fix: 'make sure that the type is registered there, or create the resource outside CloudFormation',
    invalid: [{ title: 'a Region without the type', region, resources: example }],
    valid: [
      { title: 'Virginia', region: 'us-east-1', resources: example },
      { title: 'the Region is chosen at deployment', resources: example },
    ],
  });

export const typeRegistration = topic(
  'registration',
  { title: 'Types that are not in every Region', about: 'CloudFormation learns types Region by Region.' },
  TYPES.map(registration),
);
