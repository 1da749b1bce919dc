import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { cfnSchema, userGuide } from '../../facts/sources';
import { clusterUpdates } from '../../facts/updates/cluster';
import { policySources } from '../../facts/updates/policies';
import { READ } from '../../facts/updates/table';
import type { Update } from '../../topology/changes/update';
import type { Cluster } from '../../topology/cluster';
import { known } from '../../topology/resource';
import { changed, createOnly, isInPlace, startsOver, told } from '../_changes';
import { ANYTHING, OWN_PASSWORD, mysql, other, postgresql } from '../_examples';

const sources = [...clusterUpdates.sources, ...policySources];

const key = other('AWS::KMS::Key', { KeyPolicy: {} });
const encrypted = (by: unknown) => mysql({ StorageEncrypted: true, KmsKeyId: by });

const kmsKeyChanged = changeRule('ClusterKmsKeyChanged', {
  on: 'updatedCluster',
  with: 'KmsKeyId',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed cluster keeps its key, and the way it is written.',
  sources: [userGuide('Overview.Encryption.html', READ), ...sources],
  check: (cluster) =>
    !cluster.keepsName && (cluster.replacedFor('KmsKeyId') || (cluster.after.declared.has('KmsKeyId') && cluster.isFollowing('KmsKeyId'))) && { at: 'KmsKeyId' },
  what: (_, cluster) => told(cluster, 'KmsKeyId'),
  why: (_, { after }) =>
    `what is written is compared, so that an alias or an ARN of the same key is another one: ${startsOver(after)}`,
  fix: 'leave KmsKeyId as it was, or restore a snapshot under the other key into a cluster with another logical id',
  invalid: [
    changed('an alias in place of the key', encrypted('1234abcd-12ab-34cd-56ef-1234567890ab'), encrypted('alias/orders')),
    changed('it is added', mysql({ StorageEncrypted: true }), encrypted('alias/orders')),
    {
      title: 'the construct of the key is renamed',
      before: { Key: key, Cluster: encrypted({ 'Fn::GetAtt': ['Key', 'Arn'] }) },
      after: { OrdersKey: key, Cluster: encrypted({ 'Fn::GetAtt': ['OrdersKey', 'Arn'] }) },
    },
  ],
  valid: [
    { title: 'the same key', before: { Key: key, Cluster: encrypted({ Ref: 'Key' }) }, after: { Key: key, Cluster: encrypted({ 'Fn::Sub': '${Key}' }) } },
    changed('it is an import', encrypted('alias/orders'), encrypted(ANYTHING)),
  ],
});

/** Whether its subnet group is one under another logical id now. What is replaced under its own is said of the group. */
function hasNewSubnetGroup({ after, changes }: Update<Cluster>): boolean {
  const { subnetGroup } = after;
  return subnetGroup !== undefined && changes.updateOf(subnetGroup) === undefined && changes.predecessorOf(subnetGroup) !== undefined;
}

const subnets = other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0fedcba9876543210'] });

const subnetGroupChanged = changeRule('ClusterSubnetGroupChanged', {
  on: 'updatedCluster',
  with: 'DBSubnetGroupName',
  effect: 'replaced',
  since: '0.1.0',
  sources,
  summary: 'A deployed cluster stays in its subnet group.',
  check: (cluster) => (cluster.replacedFor('DBSubnetGroupName') || (hasNewSubnetGroup(cluster) && !cluster.keepsName)) && { at: 'DBSubnetGroupName' },
  what: (_, cluster) => told(cluster, 'DBSubnetGroupName'),
  why: (_, { after }) => startsOver(after),
  fix: 'leave DBSubnetGroupName as it was, and add subnets to that group; for another VPC restore a snapshot into a cluster with another logical id',
  invalid: [
    changed('another group', postgresql({ DBSubnetGroupName: 'databases' }), postgresql({ DBSubnetGroupName: 'private' })),
    {
      title: 'the group has another logical id',
      before: { Subnets: subnets, Cluster: postgresql({ DBSubnetGroupName: { Ref: 'Subnets' } }) },
      after: { Shared: subnets, Cluster: postgresql({ DBSubnetGroupName: { Ref: 'Shared' } }) },
    },
  ],
  valid: [
    changed('the same one', postgresql({ DBSubnetGroupName: 'databases' }), postgresql({ DBSubnetGroupName: { 'Fn::Sub': 'databases' } })),
    changed('it is an import', postgresql({ DBSubnetGroupName: 'databases' }), postgresql({ DBSubnetGroupName: ANYTHING })),
  ],
});

const databaseNameChanged = createOnly('ClusterDatabaseNameChanged', 'DatabaseName', {
  sources,
  summary: 'A deployed cluster keeps its DatabaseName.',
  fix: 'leave DatabaseName as it was, and create the other database with CREATE DATABASE',
  invalid: [
    changed('another name', postgresql({ DatabaseName: 'orders' }), postgresql({ DatabaseName: 'invoices' })),
    changed('it is removed', mysql({ DatabaseName: 'orders' }), mysql()),
  ],
  valid: [changed('it is an import', mysql({ DatabaseName: 'orders' }), mysql({ DatabaseName: ANYTHING }))],
});

const identifierChanged = createOnly('ClusterIdentifierChanged', 'DBClusterIdentifier', {
  sources,
  summary: 'A deployed cluster keeps its DBClusterIdentifier.',
  why: (_, cluster) => {
    const { before, after } = cluster.shown('DBClusterIdentifier');
    const isCase = before?.toLowerCase() === after?.toLowerCase();
    return `${startsOver(cluster.after)}${isCase ? '; RDS keeps names in lower case, and may answer that there is one of that name' : ', since it cannot rename one'}`;
  },
  fix: (_, cluster) => `leave DBClusterIdentifier as it was: ${cluster.shown('DBClusterIdentifier').before ?? 'not set'}`,
  invalid: [
    changed('another name', mysql({ DBClusterIdentifier: 'orders' }), mysql({ DBClusterIdentifier: 'orders-eu' })),
    changed('it was restored', mysql({ SnapshotIdentifier: 'monday', DBClusterIdentifier: 'orders' }), mysql({ SnapshotIdentifier: 'monday', DBClusterIdentifier: 'orders-eu' })),
    changed('in lower case', mysql({ DBClusterIdentifier: 'Orders' }), mysql({ DBClusterIdentifier: 'orders' })),
    changed('it is named', mysql(), mysql({ DBClusterIdentifier: 'orders' })),
  ],
  valid: [changed('it is an import', mysql({ DBClusterIdentifier: 'orders' }), mysql({ DBClusterIdentifier: ANYTHING }))],
});

const engineChanged = createOnly('ClusterEngineChanged', 'Engine', {
  sources,
  summary: 'A deployed cluster keeps its Engine.',
  fix: (_, cluster) => `leave Engine as it was: ${cluster.shown('Engine').before ?? 'not set'}; move the data to a cluster with another logical id`,
  invalid: [changed('another engine', mysql(), postgresql())],
  valid: [
    changed('version 1 becomes version 2', mysql({ Engine: 'aurora' }), mysql()),
    changed('it is an import', mysql(), mysql({ Engine: ANYTHING })),
  ],
});

const scalabilityTypeChanged = createOnly('ClusterScalabilityTypeChanged', 'ClusterScalabilityType', {
  sources: [userGuide('limitless.html', READ), ...sources],
  summary: 'A deployed cluster keeps its ClusterScalabilityType.',
  fix: 'leave ClusterScalabilityType as it was, and load the data into a cluster with another logical id',
  invalid: [changed('it is to be sharded', postgresql(), postgresql({ ClusterScalabilityType: 'limitless' }))],
  valid: [changed('it is an import', postgresql({ ClusterScalabilityType: 'standard' }), postgresql({ ClusterScalabilityType: ANYTHING }))],
});

const publiclyAccessibleChanged = createOnly('ClusterPubliclyAccessibleChanged', 'PubliclyAccessible', {
  sources,
  summary: 'A deployed cluster keeps its PubliclyAccessible.',
  fix: 'leave PubliclyAccessible of the cluster as it was, and set it on the instances, where it changes in place',
  invalid: [changed('false is spelled out', mysql(), mysql({ PubliclyAccessible: false }))],
  valid: [changed('it is an import', mysql({ PubliclyAccessible: false }), mysql({ PubliclyAccessible: ANYTHING }))],
});

const inGlobal = (properties: Record<string, unknown> = {}) => mysql({ ...OWN_PASSWORD, EngineVersion: '8.0.mysql_aurora.3.10.4', ...properties });

const globalIdentifierAdded = createOnly('ClusterGlobalIdentifierAdded', 'GlobalClusterIdentifier', {
  sources: [userGuide('aurora-global-database-attach.html', READ), ...sources],
  summary: 'A deployed cluster does not join a global database, nor another one.',
  why: 'a cluster only joins a global database when it is created: CloudFormation creates a new one, without its data, in its place',
  fix: 'leave GlobalClusterIdentifier as it was, and name this cluster in SourceDBClusterIdentifier of a new AWS::RDS::GlobalCluster, '
    + 'which makes it the primary',
  invalid: [
    changed('it is to join one', inGlobal(), inGlobal({ GlobalClusterIdentifier: 'orders' })),
    changed('another one', inGlobal({ GlobalClusterIdentifier: 'orders' }), inGlobal({ GlobalClusterIdentifier: 'invoices' })),
  ],
  valid: [changed('it is an import', inGlobal({ GlobalClusterIdentifier: 'orders' }), inGlobal({ GlobalClusterIdentifier: ANYTHING }))],
});

const globalIdentifierRemoved = changeRule('ClusterGlobalIdentifierRemoved', {
  on: 'updatedCluster',
  with: 'GlobalClusterIdentifier',
  effect: 'irreversible',
  since: '0.1.0',
  summary: 'A member of a global database keeps its GlobalClusterIdentifier.',
  sources: [userGuide('aurora-global-database-detaching.html', READ), ...sources],
  check: (cluster) =>
    cluster.before.joinsGlobalDatabase && !cluster.after.joinsGlobalDatabase && isInPlace(cluster) && { at: 'GlobalClusterIdentifier' },
  what: (_, cluster) => told(cluster, 'GlobalClusterIdentifier'),
  why: 'RDS takes the cluster out of the global database: it goes on as a cluster of its own that follows no other, and cannot be attached again',
  fix: 'keep GlobalClusterIdentifier, unless the cluster is to stand alone from now on',
  invalid: [
    changed('it is removed', inGlobal({ GlobalClusterIdentifier: 'orders' }), inGlobal()),
    changed('it is emptied', inGlobal({ GlobalClusterIdentifier: 'orders' }), inGlobal({ GlobalClusterIdentifier: '' })),
  ],
  valid: [
    changed('it stays', inGlobal({ GlobalClusterIdentifier: 'orders' }), inGlobal({ GlobalClusterIdentifier: 'orders', BackupRetentionPeriod: 7 })),
    changed('it was an import', inGlobal({ GlobalClusterIdentifier: ANYTHING }), inGlobal()),
  ],
});

const zones = (...letters: readonly string[]) => mysql({ AvailabilityZones: letters.map((letter) => `eu-west-1${letter}`) });

const availabilityZonesChanged = changeRule('ClusterAvailabilityZonesChanged', {
  on: 'updatedCluster',
  with: 'AvailabilityZones',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A deployed cluster keeps what it says of AvailabilityZones, also where it says nothing.',
  sources: [
    cfnSchema('AWS::RDS::DBCluster', READ),
    { url: 'https://github.com/hashicorp/terraform-provider-aws/issues/29149', read: READ },
    ...clusterUpdates.sources,
  ],
  check: (cluster) => cluster.differs('AvailabilityZones') && isInPlace(cluster) && { at: 'AvailabilityZones', running: zonesOf(cluster.before) },
  what: (_, cluster) => told(cluster, 'AvailabilityZones'),
  why: ({ running }) =>
    `a cluster stays in the zones that it was created in${running === undefined ? '' : ` (${running.join(', ')})`}, and CloudFormation compares templates, not what runs: at best nothing happens, `
      + 'since no update sends them; at worst, as until 2025, it creates a new, empty cluster in place of this one',
  fix: (_, cluster) => {
    const { before } = cluster.shown('AvailabilityZones');
    return before === undefined ? 'leave AvailabilityZones out, as it was' : `leave AvailabilityZones as it was: ${before}`;
  },
  invalid: [
    changed('the third one is added', zones('a', 'b'), zones('a', 'b', 'c')),
    { ...changed('those that RDS has chosen are written down', mysql(), zones('a', 'b', 'c')), running: { Cluster: { AvailabilityZones: ['eu-west-1c', 'eu-west-1a', 'eu-west-1b'] } } },
  ],
  valid: [
    changed('another order', zones('a', 'b', 'c'), zones('c', 'b', 'a')),
    changed('it is an import', zones('a'), mysql({ AvailabilityZones: [ANYTHING] })),
  ],
});

const zonesOf = ({ running }: Cluster): readonly string[] | undefined => known(() => running?.strings('AvailabilityZones'));

export const clusterCreation = topic<ChangeRule>(
  'cluster-creation',
  {
    title: 'Updates of what is only asked at creation',
    about: 'Name, key, network, engine and the like are given to a cluster when it is created. Where what the template says of them changes, '
      + 'CloudFormation creates another cluster, also where the service would see no difference. These rules run where the app is compared with '
      + 'what is deployed: see `baseline`.',
  },
  [
    kmsKeyChanged, subnetGroupChanged, databaseNameChanged, identifierChanged, engineChanged, scalabilityTypeChanged,
    publiclyAccessibleChanged, availabilityZonesChanged, globalIdentifierAdded, globalIdentifierRemoved,
  ],
);
