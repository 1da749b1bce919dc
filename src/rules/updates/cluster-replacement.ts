import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { Source, cfnReference, serviceError } from '../../facts/sources';
import { clusterUpdates } from '../../facts/updates/cluster';
import { policySources } from '../../facts/updates/policies';
import { NAMED_REPLACEMENT, READ } from '../../facts/updates/table';
import type { Cluster } from '../../topology/cluster';
import { asItWas, changed, createOnly, told } from '../_changes';
import { ANYTHING, clusterParameters, member, mysql, other, postgresql } from '../_examples';

const sources = [...clusterUpdates.sources, ...policySources];
/** A logical id is what CloudFormation knows a resource by; the report shows what becomes of one that is renamed or moved. */
const moving: readonly Source[] = [
  cfnReference('using-cfn-updating-stacks-update-behaviors.html', READ),
  { url: 'https://github.com/aws/aws-cdk-rfcs/issues/162', read: READ },
];
const engineModeChanged = createOnly('ClusterEngineModeChanged', 'EngineMode', {
  sources,
  summary: 'A deployed cluster keeps its EngineMode.',
  fix: 'keep EngineMode as it is, or restore a snapshot into a cluster with another logical id',
  invalid: [
    changed('Serverless v1 becomes provisioned', postgresql({ EngineMode: 'serverless' }), postgresql({ EngineMode: 'provisioned' })),
    changed('the default is spelled out', mysql(), mysql({ EngineMode: 'provisioned' })),
  ],
  valid: [
    changed('it stays', mysql({ EngineMode: 'provisioned' }), mysql({ EngineMode: 'provisioned', BackupRetentionPeriod: 7 })),
    changed('it was an import', mysql({ EngineMode: ANYTHING }), mysql({ EngineMode: 'provisioned' })),
  ],
});

const storageEncryptedChanged = createOnly('ClusterStorageEncryptedChanged', 'StorageEncrypted', {
  sources,
  summary: 'A deployed cluster keeps what it says of StorageEncrypted, also where it says nothing.',
  fix: 'leave StorageEncrypted as it was, or restore an encrypted copy of a snapshot into a cluster with another logical id',
  invalid: [
    changed('encryption is switched on', postgresql(), postgresql({ StorageEncrypted: true })),
    changed('false is spelled out', postgresql(), postgresql({ StorageEncrypted: false })),
    {
      title: 'its members go with it, and its data is kept in a snapshot',
      before: { Cluster: mysql({}, { UpdateReplacePolicy: 'Snapshot' }), Writer: member('aurora-mysql') },
      after: { Cluster: mysql({ StorageEncrypted: true }, { UpdateReplacePolicy: 'Snapshot' }), Writer: member('aurora-mysql') },
    },
    { ...changed('its protection was switched on by hand', mysql(), mysql({ StorageEncrypted: true })), running: { Cluster: { DeletionProtection: true } } },
    { ...changed('its protection was switched off by hand', mysql({ DeletionProtection: true }), mysql({ DeletionProtection: true, StorageEncrypted: true })), running: { Cluster: { DeletionProtection: false } } },
    changed('it is protected, and the protection is lifted with it', mysql({ DeletionProtection: true }), mysql({ StorageEncrypted: true, DeletionProtection: false })),
    {
      title: 'by a parameter that both sides have',
      parameters: { Encrypted: { Type: 'String', AllowedValues: ['true', 'false'] } },
      before: { Cluster: mysql({ StorageEncrypted: true }) },
      after: { Cluster: mysql({ StorageEncrypted: { Ref: 'Encrypted' } }) },
    },
  ],
  valid: [
    changed('written as text', mysql({ StorageEncrypted: true }), mysql({ StorageEncrypted: 'true' })),
    {
      title: 'one parameter on both sides',
      parameters: { Encrypted: { Type: 'String', AllowedValues: ['true', 'false'] } },
      before: { Cluster: mysql({ StorageEncrypted: { Ref: 'Encrypted' } }) },
      after: { Cluster: mysql({ StorageEncrypted: { 'Fn::Sub': '${Encrypted}' } }) },
    },
    changed('it is an import', mysql({ StorageEncrypted: true }), mysql({ StorageEncrypted: ANYTHING })),
  ],
});

const subnets = (name?: string, ...more: readonly string[]) => other('AWS::RDS::DBSubnetGroup', {
  DBSubnetGroupDescription: 'example', DBSubnetGroupName: name, SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0fedcba9876543210', ...more],
});
const inSubnets = (group: string) => mysql({ DBClusterIdentifier: 'orders', DBSubnetGroupName: { Ref: group } });
const key = other('AWS::KMS::Key', { KeyPolicy: {} });
const encryptedBy = (id: string) => mysql({ DBClusterIdentifier: 'orders', StorageEncrypted: true, KmsKeyId: { 'Fn::GetAtt': [id, 'Arn'] } });

const replacementNamed = changeRule('ClusterReplacementNamed', {
  on: 'updatedCluster',
  with: 'DBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A cluster that keeps its DBClusterIdentifier changes nothing that asks for a new cluster.',
  sources: [serviceError(NAMED_REPLACEMENT, 'https://github.com/cloudtools/stacker/issues/96', READ), ...sources],
  check: (cluster) => cluster.keepsName && cluster.causes.map((property) => ({ at: property })),
  what: ({ at }, cluster) => told(cluster, at),
  why: (_, cluster) =>
    'CloudFormation refuses the update, which saves the data: it would have to create a new cluster beside this one, and both would be called '
      + `${cluster.shown('DBClusterIdentifier').after}`,
  fix: ({ at }, cluster) => `${asItWas(cluster, at)}, or restore a snapshot into a cluster with another name and logical id`,
  invalid: [
    changed('encrypted under its old name', postgresql({ DBClusterIdentifier: 'orders' }), postgresql({ DBClusterIdentifier: 'orders', StorageEncrypted: true })),
    { title: 'its subnet group has another logical id', before: { Subnets: subnets(), Cluster: inSubnets('Subnets') }, after: { Shared: subnets(), Cluster: inSubnets('Shared') } },
    { title: 'its subnet group is replaced', before: { Subnets: subnets('Databases'), Cluster: inSubnets('Subnets') }, after: { Subnets: subnets('databases'), Cluster: inSubnets('Subnets') } },
    { title: 'its key has another logical id', before: { Key: key, Cluster: encryptedBy('Key') }, after: { OrdersKey: key, Cluster: encryptedBy('OrdersKey') } },
  ],
  valid: [
    changed('nothing else changes', postgresql({ DBClusterIdentifier: 'orders' }), postgresql({ DBClusterIdentifier: 'orders', Port: 5433 })),
    { title: 'a subnet joins its group', before: { Subnets: subnets(), Cluster: inSubnets('Subnets') }, after: { Subnets: subnets(undefined, 'subnet-00000000000000001'), Cluster: inSubnets('Subnets') } },
    changed('the name is an import', mysql({ DBClusterIdentifier: ANYTHING }), mysql({ DBClusterIdentifier: 'orders' })),
  ],
});

const renamed = { Orders: mysql({ DatabaseName: 'orders' }), Writer: member('aurora-mysql', { DBClusterIdentifier: { Ref: 'Orders' } }) };

/** Whether two clusters of one stack are to have one name, which is certain only where it is the same in every world. */
const isNamesake = (one: Cluster, two: Cluster): boolean => one.fixedName !== undefined && two.isNamed(one.fixedName);

const logicalIdNamed = changeRule('ClusterLogicalIdNamed', {
  on: 'addedCluster',
  with: 'DBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A deployed cluster with a DBClusterIdentifier keeps its logical id.',
  sources: moving,
  check: ({ after, predecessor }) =>
    predecessor?.stackAddress === after.stackAddress && isNamesake(predecessor, after) && { at: 'DBClusterIdentifier', name: after.fixedName, before: predecessor.logicalId },
  what: ({ name, before }, { after }) => `DBClusterIdentifier '${name}' of ${after.logicalId} is that of the deployed ${before}, which is no longer in the template`,
  why: 'CloudFormation creates what is new before it deletes anything, so RDS answers that the cluster exists, and the update is rolled back, which saves the data',
  fix: ({ before }) => `call overrideLogicalId('${before}') on the L1 of the cluster, or move it with cdk refactor before`,
  invalid: [
    {
      title: 'its construct is renamed, and its name is not',
      before: { Cluster: mysql({ DBClusterIdentifier: 'orders' }) },
      after: { Orders: mysql({ DBClusterIdentifier: 'Orders' }) },
    },
  ],
  valid: [
    { title: 'a second one', before: { Cluster: mysql({ DBClusterIdentifier: 'orders' }) }, after: { Cluster: mysql({ DBClusterIdentifier: 'orders' }), Other: mysql({ DBClusterIdentifier: 'invoices' }) } },
  ],
});

const logicalIdChanged = changeRule('ClusterLogicalIdChanged', {
  on: 'removedCluster',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed cluster keeps its logical id.',
  sources: [...moving, ...policySources],
  check: ({ before, successor }) =>
    successor?.stackAddress === before.stackAddress && !isNamesake(successor, before) && { successor: successor.logicalId },
  what: ({ successor }, { before }) => `the cluster ${before.logicalId} is called ${successor} now`,
  why: 'a logical id is all that CloudFormation knows it by: it creates a cluster under the new one, and takes this one out of the stack',
  fix: (_, { before }) => `call overrideLogicalId('${before.logicalId}') on the L1 of the cluster, or move it with cdk refactor before`,
  invalid: [{ title: 'its construct is renamed', before: { Cluster: mysql({ DatabaseName: 'orders' }), Writer: member('aurora-mysql') }, after: renamed }],
  valid: [{ title: 'another one is added', before: { Cluster: mysql() }, after: { Cluster: mysql(), ...renamed } }],
});

const stackMoved = changeRule('ClusterStackMoved', {
  on: 'removedCluster',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed cluster stays in its stack.',
  sources: [...moving, ...policySources],
  check: ({ before, successor }) => successor && successor.stackAddress !== before.stackAddress && { stack: successor.stackAddress },
  what: ({ stack }, { before }) => `the cluster ${before.logicalId} is in stack ${stack} now`,
  why: 'CloudFormation does not move resources by itself: the other stack creates an empty cluster, and this one gives its own up',
  fix: 'move it with cdk refactor, or retain it here and import it there',
  invalid: [
    {
      title: 'under its name',
      before: { Cluster: mysql({ DBClusterIdentifier: 'orders' }) },
      after: { Other: mysql() },
      elsewhere: { Data: { after: { Database: mysql({ DBClusterIdentifier: 'orders' }) } } },
    },
  ],
  valid: [
    { title: 'each has its own', before: { Cluster: mysql() }, after: { Cluster: mysql() }, elsewhere: { Data: { after: { Cluster: mysql() } } } },
  ],
});

const removed = changeRule('ClusterRemoved', {
  on: 'removedCluster',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed cluster stays in the template.',
  sources: policySources,
  check: ({ successor }) => successor === undefined && {},
  what: (_, { before }) => `the cluster ${before.logicalId} is no longer in the template`,
  why: (_, { before }) => (before.deletionPolicy === 'Retain' ? 'CloudFormation leaves it as it is' : 'CloudFormation sets out to delete it'),
  fix: 'keep it in the template, or deploy DeletionPolicy: Retain first to take it out of the stack only',
  invalid: [
    { title: 'gone, in spite of its protection', before: { Cluster: mysql({ DeletionProtection: true }) }, after: { Group: clusterParameters('aurora-mysql8.0', {}) } },
    { title: 'gone', before: { Cluster: mysql(), Group: clusterParameters('aurora-mysql8.0', {}) }, after: { Group: clusterParameters('aurora-mysql8.0', {}) } },
    {
      title: 'gone, with a reader that Application Auto Scaling has added',
      before: { Cluster: mysql(), Writer: member('aurora-mysql'), Group: clusterParameters('aurora-mysql8.0', {}) },
      after: { Group: clusterParameters('aurora-mysql8.0', {}) },
      running: { Cluster: { DBClusterMembers: [{ DBInstanceIdentifier: 'orders-writer-1x2y3z' }, { DBInstanceIdentifier: 'application-autoscaling-1234' }] } },
    },
    {
      title: 'its condition no longer holds in production',
      parameters: { Stage: { Type: 'String', AllowedValues: ['test', 'production'] } },
      conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
      before: { Cluster: mysql() },
      after: { Cluster: mysql({}, { Condition: 'IsTest' }) },
    },
  ],
  valid: [
    {
      title: 'one condition on both sides',
      parameters: { Stage: { Type: 'String', AllowedValues: ['test', 'production'] } },
      conditions: { IsTest: { 'Fn::Equals': [{ Ref: 'Stage' }, 'test'] } },
      before: { Cluster: mysql({}, { Condition: 'IsTest' }) },
      after: { Cluster: mysql({}, { Condition: 'IsTest' }) },
    },
  ],
});

export const clusterReplacement = topic<ChangeRule>(
  'cluster-replacement',
  {
    title: 'Updates that replace a cluster',
    about: 'Some properties are only asked when a cluster is created. Where one changes, CloudFormation creates another cluster, has everything refer to '
      + 'that, and deletes the old one. These rules run where the app is compared with what is deployed: see `baseline`.',
  },
  [engineModeChanged, storageEncryptedChanged, replacementNamed, logicalIdNamed, logicalIdChanged, stackMoved, removed],
);
