import { rule, topic } from '../../engine/rule';
import { isAuroraEngine } from '../../facts/engines';
import { Source, apiReference, cfnHandler, cfnReference, serviceError } from '../../facts/sources';
import { ANYTHING, member, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const instanceReference = (property: string): Source => cfnReference(`aws-resource-rds-dbinstance.html#cfn-rds-dbinstance-${property.toLowerCase()}`, READ);
const instance = (properties?: Record<string, unknown>, attributes?: { DeletionPolicy?: string; UpdateReplacePolicy?: string }) => member('aurora-mysql', properties, attributes);

const engine = rule('MemberEngine', {
  on: 'auroraInstance',
  with: 'DBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Instances have the engine of their cluster.',
  sources: [
    instanceReference('Engine'),
    serviceError('Cannot find version 9.6.3 for aurora', 'https://github.com/hashicorp/terraform-provider-aws/issues/2419', READ),
  ],
  check: (one) => {
    const cluster = one.properties.has('DBClusterIdentifier') ? one.cluster : undefined;
    const own = one.engine;
    const expected = cluster?.properties.string('Engine') ?? cluster?.sourceCluster?.properties.string('Engine');
    return expected !== undefined && expected !== '' && own !== undefined && own !== expected && { at: 'Engine', own, expected };
  },
  what: ({ own, expected }) => `Engine is '${own}' on an instance of a cluster with Engine '${expected}'`,
  why: 'RDS refuses to create the instance',
  fix: ({ expected }) => `set Engine to '${expected}'`,
  invalid: [{ title: 'the engine of version 1', resources: { Cluster: mysql(), Writer: member('aurora') } }],
  valid: [
    { title: 'the same', resources: { Cluster: postgresql(), Writer: member('aurora-postgresql') } },
    { title: 'the engine of the cluster is an import', resources: { Cluster: mysql({ Engine: ANYTHING }), Writer: instance() } },
    { title: 'the engine of the cluster is empty', resources: { Cluster: mysql({ Engine: '' }), Writer: instance() } },
    { title: 'the cluster is in another app', resources: { Writer: member('aurora-postgresql', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

const standalone = rule('MemberClusterIdentifier', {
  on: 'auroraInstance',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An instance with an Aurora engine belongs to a cluster.',
  sources: [
    serviceError('Standalone DB Instances are not supported for the specified engine', 'https://github.com/terraform-aws-modules/terraform-aws-rds/issues/53', READ),
    instanceReference('DBClusterIdentifier'),
  ],
  check: ({ properties, engine: own }) =>
    !properties.has('DBClusterIdentifier') && !properties.has('SourceDBClusterIdentifier') && { at: 'DBClusterIdentifier', own },
  what: ({ own }) => `DBClusterIdentifier is missing on an instance with Engine '${own}'`,
  why: 'RDS refuses it: standalone DB instances are not supported for the engine',
  fix: 'set DBClusterIdentifier to the cluster the instance belongs to',
  invalid: [{ title: 'no cluster', resources: { Writer: instance({ DBClusterIdentifier: undefined }) } }],
  valid: [
    { title: 'a cluster', resources: { Cluster: mysql(), Writer: instance() } },
    { title: 'the cluster is an import', resources: { Writer: instance({ DBClusterIdentifier: ANYTHING }) } },
    { title: 'RDS for MySQL has no cluster', resources: { Database: other('AWS::RDS::DBInstance', { Engine: 'mysql', DBInstanceClass: 'db.m7g.large', AllocatedStorage: '20', MasterUsername: 'dbadmin', ManageMasterUserPassword: true }) } },
  ],
});

const engineVersion = rule('MemberEngineVersion', {
  on: 'member',
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Instances do not state another engine version than their cluster.',
  sources: [
    serviceError(
      'The engine version that you requested for your DB instance (a.b) does not match the engine version of your DB cluster (c.d).',
      'https://github.com/aws-cloudformation/rain/issues/309',
      READ,
    ),
  ],
  check: (one) => {
    const own = one.properties.string('EngineVersion');
    const expected = own === undefined ? undefined : one.cluster?.engineVersion;
    // '16' on one side and '16.8' on the other may be the same version.
    return own !== undefined && expected !== undefined && !own.startsWith(expected) && !expected.startsWith(own) && { at: 'EngineVersion', own, expected };
  },
  what: ({ own, expected }) => `EngineVersion is '${own}' on an instance of a cluster with EngineVersion '${expected}'`,
  why: 'RDS refuses to create the instance: its version does not match the version of the cluster',
  fix: 'remove EngineVersion from the instance; it follows the cluster',
  invalid: [{ title: 'an older one', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql', { EngineVersion: '16.6' }) } }],
  valid: [
    { title: 'left to the cluster', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql') } },
    { title: 'the major version', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql', { EngineVersion: '16' }) } },
    { title: 'a minor version of the major version', resources: { Cluster: postgresql({ EngineVersion: '16' }), Writer: member('aurora-postgresql', { EngineVersion: '16.8' }) } },
    { title: 'the version is an import', resources: { Cluster: postgresql({ EngineVersion: ANYTHING }), Writer: member('aurora-postgresql', { EngineVersion: '16.6' }) } },
    { title: 'the cluster is in another app', resources: { Writer: member('aurora-postgresql', { EngineVersion: '16.6', DBClusterIdentifier: ANYTHING }) } },
  ],
});

const storageEncrypted = rule('MemberStorageEncrypted', {
  on: 'member',
  with: 'StorageEncrypted',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'StorageEncrypted of an instance is that of its cluster, or is not stated.',
  sources: [
    serviceError(
      'If you specify storageEncrypted for instance that will be part of cluster it should match cluster setting; requested: true, cluster: false',
      'https://github.com/aws-cloudformation/cfn-lint/issues/4070',
      READ,
    ),
  ],
  check: (one) => {
    const own = one.properties.boolean('StorageEncrypted');
    const expected = own === undefined ? undefined : one.cluster?.properties.boolean('StorageEncrypted');
    return expected !== undefined && own !== expected && { at: 'StorageEncrypted', own, expected };
  },
  what: ({ own, expected }) => `StorageEncrypted is ${own} on an instance of a cluster with StorageEncrypted ${expected}`,
  why: 'RDS refuses to create the instance: the setting has to match the cluster',
  fix: 'remove StorageEncrypted from the instance; it follows the cluster',
  invalid: [{ title: 'encrypted in a cluster that is not', resources: { Cluster: mysql({ StorageEncrypted: false }), Writer: instance({ StorageEncrypted: true }) } }],
  valid: [
    { title: 'alike', resources: { Cluster: mysql({ StorageEncrypted: true }), Writer: instance({ StorageEncrypted: true }) } },
    { title: 'the setting of the cluster is an import', resources: { Cluster: mysql({ StorageEncrypted: ANYTHING }), Writer: instance({ StorageEncrypted: true }) } },
    { title: 'the cluster is in another app', resources: { Writer: instance({ StorageEncrypted: true, DBClusterIdentifier: ANYTHING }) } },
  ],
});

const groupOf = (subnets: unknown): ReturnType<typeof other> => other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'Subnets.', SubnetIds: subnets });
const groups = { Data: groupOf(ANYTHING), Web: groupOf(ANYTHING) };

const subnetGroup = rule('MemberSubnetGroup', {
  on: 'member',
  with: 'DBSubnetGroupName',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'DBSubnetGroupName of an instance is that of its cluster, or is not stated.',
  sources: [instanceReference('DBSubnetGroupName')],
  check: ({ otherSubnetGroup }) => otherSubnetGroup && { at: 'DBSubnetGroupName', ...otherSubnetGroup },
  what: ({ own, expected }) => `DBSubnetGroupName is ${own} on an instance of a cluster with DBSubnetGroupName ${expected}`,
  why: 'RDS refuses to create the instance: it has to be in the subnet group of its cluster',
  fix: ({ expected }) => `set DBSubnetGroupName to ${expected}, or remove it from the instance`,
  invalid: [
    { title: 'another group', resources: { Cluster: mysql({ DBSubnetGroupName: 'data' }), Writer: instance({ DBSubnetGroupName: 'web' }) } },
    { title: 'another group of the app', resources: { ...groups, Cluster: mysql({ DBSubnetGroupName: { Ref: 'Data' } }), Writer: instance({ DBSubnetGroupName: { Ref: 'Web' } }) } },
  ],
  valid: [
    { title: 'the same', resources: { Cluster: mysql({ DBSubnetGroupName: 'data' }), Writer: instance({ DBSubnetGroupName: 'data' }) } },
    { title: 'the same group of the app', resources: { ...groups, Cluster: mysql({ DBSubnetGroupName: { Ref: 'Data' } }), Writer: instance({ DBSubnetGroupName: { Ref: 'Data' } }) } },
    { title: 'the same in upper case', resources: { Cluster: mysql({ DBSubnetGroupName: 'data' }), Writer: instance({ DBSubnetGroupName: 'Data' }) } },
    { title: 'a group of the app and a name', resources: { ...groups, Cluster: mysql({ DBSubnetGroupName: { Ref: 'Data' } }), Writer: instance({ DBSubnetGroupName: 'web' }) } },
    { title: 'that of the cluster is empty', resources: { Cluster: mysql({ DBSubnetGroupName: '' }), Writer: instance({ DBSubnetGroupName: 'web' }) } },
    { title: 'the group of the cluster is an import', resources: { Cluster: mysql({ DBSubnetGroupName: ANYTHING }), Writer: instance({ DBSubnetGroupName: 'web' }) } },
    { title: 'the cluster is in another app', resources: { Writer: instance({ DBSubnetGroupName: 'web', DBClusterIdentifier: ANYTHING }) } },
  ],
});

const monitoringInterval = rule('MemberMonitoringInterval', {
  on: 'member',
  with: 'MonitoringInterval',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'MonitoringInterval of an instance is that of its cluster, where the cluster states one.',
  sources: [serviceError('MonitoringInterval conflicts with cluster level parameter.', 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/518', READ)],
  check: (one) => {
    const own = one.properties.number('MonitoringInterval');
    const expected = own === undefined ? undefined : one.cluster?.properties.number('MonitoringInterval');
    return expected !== undefined && expected > 0 && own !== expected && { at: 'MonitoringInterval', own, expected };
  },
  what: ({ own, expected }) => `MonitoringInterval is ${own} on an instance of a cluster with MonitoringInterval ${expected}`,
  why: 'RDS refuses it: the interval conflicts with the one of the cluster',
  fix: 'remove MonitoringInterval from the instance; it follows the cluster',
  invalid: [{ title: 'another interval', resources: { Cluster: mysql({ MonitoringInterval: 60, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring' }), Writer: instance({ MonitoringInterval: 30, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring' }) } }],
  valid: [
    { title: 'only on the instance', resources: { Cluster: mysql(), Writer: instance({ MonitoringInterval: 30, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring' }) } },
    { title: 'alike', resources: { Cluster: mysql({ MonitoringInterval: 60, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring' }), Writer: instance({ MonitoringInterval: 60, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring' }) } },
    { title: 'switched off on the cluster', resources: { Cluster: mysql({ MonitoringInterval: 0 }), Writer: instance({ MonitoringInterval: 30, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring' }) } },
    { title: 'the interval is an import', resources: { Cluster: mysql({ MonitoringInterval: 60, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring' }), Writer: instance({ MonitoringInterval: ANYTHING, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring' }) } },
    { title: 'the cluster is in another app', resources: { Writer: instance({ MonitoringInterval: 30, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring', DBClusterIdentifier: ANYTHING }) } },
  ],
});

const snapshotPolicy = rule('MemberDeletionPolicySnapshot', {
  on: 'member',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'DeletionPolicy of an instance is not Snapshot.',
  sources: [
    cfnHandler(
      'aws-rds-dbinstance/src/main/java/software/amazon/rds/dbinstance/BaseHandlerStd.java',
      READ,
      'DeletionPolicy:Snapshot cannot be specified for a cluster instance, use deletion policy on the cluster instead.',
    ),
  ],
  check: ({ deletionPolicy }) => deletionPolicy === 'Snapshot' && {},
  what: "DeletionPolicy is 'Snapshot' on an instance of a cluster",
  why: 'CloudFormation refuses to create the instance: only the cluster can be snapshotted',
  fix: "set DeletionPolicy to 'Delete' here, and to 'Snapshot' on the cluster",
  invalid: [
    { title: 'on the instance', resources: { Cluster: mysql(), Writer: instance({}, { DeletionPolicy: 'Snapshot' }) } },
  ],
  valid: [
    { title: 'when it is replaced, which CloudFormation passes over', resources: { Cluster: mysql(), Writer: instance({}, { UpdateReplacePolicy: 'Snapshot' }) } },
    { title: 'on the cluster', resources: { Cluster: mysql({}, { DeletionPolicy: 'Snapshot' }), Writer: instance({}, { DeletionPolicy: 'Delete' }) } },
    { title: 'RDS for MySQL can be snapshotted', resources: { Database: other('AWS::RDS::DBInstance', { Engine: 'mysql', DBInstanceClass: 'db.m7g.large', AllocatedStorage: '20', MasterUsername: 'dbadmin', ManageMasterUserPassword: true }, { DeletionPolicy: 'Snapshot' }) } },
    { title: 'whether it is an Aurora instance is not known', resources: { Writer: other('AWS::RDS::DBInstance', { Engine: ANYTHING, DBClusterIdentifier: ANYTHING, DBInstanceClass: 'db.r6g.large' }, { DeletionPolicy: 'Snapshot' }) } },
  ],
});

const knownEngine = rule('MemberEngineKind', {
  on: 'member',
  with: 'Engine',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An instance of an Aurora cluster has an Aurora engine.',
  sources: [instanceReference('Engine'), apiReference('API_CreateDBInstance.html', READ)],
  check: ({ engine: own }) => own !== undefined && !isAuroraEngine(own) && { at: 'Engine', own },
  what: ({ own }) => `Engine is '${own}' on an instance of an Aurora cluster`,
  why: 'RDS refuses to create the instance: its engine has to be that of the cluster',
  fix: 'set Engine to the engine of the cluster',
  invalid: [{ title: 'RDS for MySQL in an Aurora MySQL cluster', resources: { Cluster: mysql(), Writer: member('mysql') } }],
  valid: [
    { title: 'Aurora MySQL', resources: { Cluster: mysql(), Writer: instance() } },
    { title: 'the engine is an import', resources: { Cluster: mysql(), Writer: instance({ Engine: ANYTHING }) } },
    { title: 'the cluster is in another app', resources: { Writer: member('mysql', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

export const memberConsistency = topic(
  'member-consistency',
  { title: 'Instances and their cluster', about: 'What an instance has to say like its cluster. What it must not say at all is on the page of cluster-owned settings.' },
  [engine, standalone, knownEngine, engineVersion, storageEncrypted, subnetGroup, monitoringInterval, snapshotPolicy],
);
