import { rule, topic } from '../../engine/rule';
import { creationHandlers } from '../../facts/creation-paths';
import {
  attaching,
  globalClusterSchema,
  isGlobalClusterIdentifier,
  limitations,
  nearestGlobalClusterIdentifier,
  requirements,
} from '../../facts/global-database';
import { cfnHandler, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, stackName } from '../_examples';
import { cluster, primary, secondary, twoRegions, world, worldOf } from './_global-examples';

const READ = '2026-11-22';
const clusterReference = (property: string) => cfnReference(`aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-${property.toLowerCase()}`, READ);
const secretsManager = userGuide('rds-secrets-manager.html#rds-secrets-manager-limitations', READ);

const identifier = rule('GlobalMemberIdentifierPattern', {
  on: 'cluster',
  with: 'GlobalClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'GlobalClusterIdentifier of a cluster is an identifier a global cluster can have, or empty.',
  sources: [cfnHandler('aws-rds-dbcluster/aws-rds-dbcluster.json', READ), globalClusterSchema],
  check: ({ declared }) => {
    const own = declared.outline('GlobalClusterIdentifier');
    return own !== undefined && own !== '' && !isGlobalClusterIdentifier(own) && { at: 'GlobalClusterIdentifier', own };
  },
  what: ({ own }) => `GlobalClusterIdentifier is '${own}', and it takes up to 63 letters, digits and single hyphens, a letter first`,
  why: 'CloudFormation refuses the value before it creates anything',
  fix: ({ own }) => `name the global cluster, such as '${nearestGlobalClusterIdentifier(own)}'; it takes no ARN`,
  invalid: [
    { title: 'an underscore', resources: { Cluster: primary({ GlobalClusterIdentifier: 'my_world' }) } },
    { title: 'an ARN', resources: { Cluster: primary({ GlobalClusterIdentifier: 'arn:aws:rds::111122223333:global-cluster:world' }) } },
    { title: 'an underscore behind the name of the stack', resources: { Cluster: primary({ GlobalClusterIdentifier: stackName('_world') }) } },
  ],
  valid: [
    { title: 'a name', resources: { Cluster: primary() } },
    { title: 'empty, which takes it out', resources: { Cluster: primary({ GlobalClusterIdentifier: '' }) } },
    { title: 'the identifier is an import', resources: { Cluster: primary({ GlobalClusterIdentifier: ANYTHING }) } },
  ],
});

const restore = rule('GlobalMemberRestore', {
  on: 'cluster',
  with: 'GlobalClusterIdentifier',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A restored cluster does not name a global database to join.',
  sources: [
    ...creationHandlers,
    clusterReference('SnapshotIdentifier'),
  ],
  check: ({ declared, isRestored }) => {
    const target = isRestored ? declared.target('GlobalClusterIdentifier') : undefined;
    return target !== undefined && target !== '' && { at: 'GlobalClusterIdentifier' };
  },
  what: 'GlobalClusterIdentifier is set on a cluster that is restored',
  why: 'CloudFormation does not pass it on to a restore, so the cluster silently stays outside the global database',
  fix: 'restore the cluster without it, and name the cluster in SourceDBClusterIdentifier of the AWS::RDS::GlobalCluster',
  invalid: [
    { title: 'from a snapshot', resources: { Cluster: secondary({ SnapshotIdentifier: 'before' }) } },
    { title: 'from another cluster', resources: { Cluster: secondary({ SourceDBClusterIdentifier: 'source', UseLatestRestorableTime: true }) } },
  ],
  valid: [
    { title: 'a global database made from the restored cluster', resources: { Cluster: cluster({ MasterUsername: undefined, MasterUserPassword: undefined, SnapshotIdentifier: 'before' }), World: worldOf() } },
    { title: 'not restored', resources: { Cluster: primary() } },
    { title: 'empty, which joins none', resources: { Cluster: secondary({ GlobalClusterIdentifier: '', SnapshotIdentifier: 'before' }) } },
    { title: 'the engine is an import', resources: { Cluster: secondary({ Engine: ANYTHING, SnapshotIdentifier: 'before' }) } },
  ],
});

const engine = rule('GlobalMemberEngine', {
  on: 'cluster',
  with: 'Engine',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The clusters of a global database have its engine.',
  sources: [attaching],
  check: (one) => {
    const own = one.properties.string('Engine');
    const other = own === undefined ? undefined : one.globalDatabase?.expected(one, (properties) => properties.string('Engine'));
    return other !== undefined && other !== '' && own !== other && { at: 'Engine', own, other };
  },
  what: ({ own, other }) => `Engine is '${own}' in a global database with Engine '${other}'`,
  why: 'RDS refuses to create the cluster',
  fix: ({ other }) => `set Engine to '${other}'`,
  invalid: [
    { title: 'not that of the global cluster', resources: { World: world({ Engine: 'aurora-postgresql' }), Cluster: primary() } },
    { title: 'not that of the primary', ...twoRegions({ secondary: { Engine: 'aurora-postgresql' } }) },
  ],
  valid: [
    { title: 'the same', ...twoRegions() },
    { title: 'the engine of the global cluster is an import', resources: { World: world({ Engine: ANYTHING }), Cluster: primary() } },
    { title: 'the engine of the global cluster is empty', resources: { World: world({ Engine: '' }), Cluster: primary() } },
    { title: 'the global database is in another app', resources: { Cluster: primary() } },
  ],
});

const encryption = rule('GlobalMemberStorageEncrypted', {
  on: 'cluster',
  with: 'StorageEncrypted',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The clusters of a global database are all encrypted, or none is.',
  sources: [userGuide('Overview.Encryption.html#Overview.Encryption.Limitations', READ)],
  check: (one) => {
    const own = one.properties.boolean('StorageEncrypted');
    const other = own === undefined ? undefined : one.globalDatabase?.expected(one, (properties) => properties.boolean('StorageEncrypted'));
    return other !== undefined && own !== other && { at: 'StorageEncrypted', own, other };
  },
  what: ({ own, other }) => `StorageEncrypted is ${own} in a global database with StorageEncrypted ${other}`,
  why: 'RDS refuses to create the cluster: a copy of an encrypted cluster is encrypted, and one of an unencrypted cluster is not',
  fix: ({ other }) => `set StorageEncrypted to ${other}`,
  invalid: [
    { title: 'not as the global cluster', resources: { World: world({ StorageEncrypted: true }), Cluster: primary({ StorageEncrypted: false }) } },
    { title: 'not as the primary', ...twoRegions({ primary: { StorageEncrypted: true }, secondary: { StorageEncrypted: false } }) },
  ],
  valid: [
    { title: 'the same', resources: { World: world({ StorageEncrypted: true }), Cluster: primary({ StorageEncrypted: true }) } },
    { title: 'one does not say', resources: { World: world({ StorageEncrypted: true }), Cluster: primary() } },
    { title: 'one is an import', resources: { World: world({ StorageEncrypted: true }), Cluster: primary({ StorageEncrypted: ANYTHING }) } },
  ],
});

const sameName = rule('GlobalMemberNames', {
  on: 'cluster',
  with: 'GlobalClusterIdentifier',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'The clusters of a global database have different identifiers, across Regions too.',
  sources: [requirements],
  check: (one) => {
    const name = one.physicalName;
    if (name === undefined || !one.isSecondary) return undefined;
    const twin = one.globalPeers.find((peer) => peer.physicalName?.toLowerCase() === name.toLowerCase());
    return twin && { at: 'DBClusterIdentifier', name, twin: twin.address };
  },
  what: ({ name, twin }) => `DBClusterIdentifier is '${name}', as it is of ${twin} in the same global database`,
  why: 'AWS asks for names that are unique across all Regions of a global database, so that clusters are not mistaken for each other',
  fix: 'put the Region into DBClusterIdentifier',
  invalid: [{ title: 'one name in two Regions', ...twoRegions({ primary: { DBClusterIdentifier: 'app' }, secondary: { DBClusterIdentifier: 'app' } }) }],
  valid: [
    { title: 'two names', ...twoRegions({ primary: { DBClusterIdentifier: 'app-use1' }, secondary: { DBClusterIdentifier: 'app-euw1' } }) },
    { title: 'one is an import', ...twoRegions({ primary: { DBClusterIdentifier: 'app' }, secondary: { DBClusterIdentifier: ANYTHING } }) },
  ],
});

const backtrack = rule('GlobalMemberBacktrack', {
  on: 'singleMasterCluster',
  with: 'BacktrackWindow',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Clusters of a global database do not use backtrack.',
  sources: [limitations],
  check: ({ properties, isInGlobalDatabase }) => {
    const seconds = isInGlobalDatabase ? properties.number('BacktrackWindow') : undefined;
    return seconds !== undefined && seconds > 0 && { at: 'BacktrackWindow', seconds };
  },
  what: ({ seconds }) => `BacktrackWindow is ${seconds} on a cluster of a global database`,
  why: 'RDS refuses it: backtrack is not supported in global databases',
  fix: 'remove BacktrackWindow',
  invalid: [
    { title: 'a cluster that joins', resources: { Cluster: primary({ BacktrackWindow: 3600 }) } },
    { title: 'the source of a global database', resources: { Cluster: cluster({ BacktrackWindow: 3600 }), World: worldOf() } },
  ],
  valid: [
    { title: 'switched off', resources: { Cluster: primary({ BacktrackWindow: 0 }) } },
    { title: 'in no global database', resources: { Cluster: cluster({ BacktrackWindow: 3600 }) } },
    { title: 'the window is an import', resources: { Cluster: primary({ BacktrackWindow: ANYTHING }) } },
  ],
});

const managedPassword = rule('GlobalMemberManagedPassword', {
  on: 'cluster',
  with: 'ManageMasterUserPassword',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Clusters of a global database do not leave the master password to RDS.',
  sources: [secretsManager],
  check: ({ properties, isInGlobalDatabase }) =>
    isInGlobalDatabase && properties.boolean('ManageMasterUserPassword') === true && { at: 'ManageMasterUserPassword' },
  what: 'ManageMasterUserPassword is true on a cluster of a global database',
  why: 'RDS does not support managed master passwords for clusters that are part of a global database',
  fix: 'set MasterUserPassword of the primary from a secret of your own, and no password on secondary clusters',
  invalid: [
    { title: 'a cluster that joins', resources: { Cluster: primary({ MasterUserPassword: undefined, ManageMasterUserPassword: true }) } },
    { title: 'the source of a global database', resources: { Cluster: cluster({ MasterUserPassword: undefined, ManageMasterUserPassword: true }), World: worldOf() } },
  ],
  valid: [
    { title: 'a password of its own', resources: { Cluster: primary() } },
    { title: 'in no global database', resources: { Cluster: cluster({ MasterUserPassword: undefined, ManageMasterUserPassword: true }) } },
    { title: 'which cluster the global database is made from is an import', resources: { Cluster: cluster({ MasterUserPassword: undefined, ManageMasterUserPassword: true }), World: worldOf({ SourceDBClusterIdentifier: ANYTHING }) } },
  ],
});

const writeForwarding = rule('GlobalWriteForwarding', {
  on: 'cluster',
  with: 'EnableGlobalWriteForwarding',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'EnableGlobalWriteForwarding is set on clusters that join a global database.',
  sources: [
    serviceError('Requested global functionality, but global cluster identifier is not specified', 'https://github.com/hashicorp/terraform-provider-aws/issues/37259', READ),
    clusterReference('EnableGlobalWriteForwarding'),
  ],
  check: ({ properties, joinsGlobalDatabase, isRestored }) =>
    !joinsGlobalDatabase && !isRestored && properties.boolean('EnableGlobalWriteForwarding') === true && { at: 'EnableGlobalWriteForwarding' },
  what: 'EnableGlobalWriteForwarding is true on a cluster without GlobalClusterIdentifier',
  why: 'RDS refuses to create the cluster: at that time it is in no global database',
  fix: 'remove EnableGlobalWriteForwarding, or set GlobalClusterIdentifier; it is the secondary clusters that forward writes',
  invalid: [
    { title: 'no global database', resources: { Cluster: cluster({ EnableGlobalWriteForwarding: true }) } },
    { title: 'the global database is made from it later', resources: { Cluster: cluster({ EnableGlobalWriteForwarding: true }), World: worldOf() } },
  ],
  valid: [
    { title: 'on a secondary', ...twoRegions({ secondary: { EnableGlobalWriteForwarding: true } }) },
    { title: 'switched off', resources: { Cluster: cluster({ EnableGlobalWriteForwarding: false }) } },
    { title: 'which global database it joins is an import', resources: { Cluster: primary({ GlobalClusterIdentifier: ANYTHING, EnableGlobalWriteForwarding: true }) } },
  ],
});

const restoredForwarding = rule('GlobalWriteForwardingRestore', {
  on: 'cluster',
  with: 'EnableGlobalWriteForwarding',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'EnableGlobalWriteForwarding is not set on a restored cluster that is in no global database.',
  sources: [...creationHandlers, clusterReference('EnableGlobalWriteForwarding')],
  check: (one) =>
    one.isRestored && one.properties.boolean('EnableGlobalWriteForwarding') === true && !one.isInGlobalDatabase && { at: 'EnableGlobalWriteForwarding' },
  what: 'EnableGlobalWriteForwarding is true on a cluster that is restored',
  why: 'CloudFormation asks RDS for it once the cluster is there, but a restored cluster joins no global database by itself: no write is forwarded',
  fix: 'remove EnableGlobalWriteForwarding; it is the secondary clusters of a global database that forward writes',
  invalid: [
    { title: 'from a snapshot', resources: { Cluster: secondary({ GlobalClusterIdentifier: undefined, SnapshotIdentifier: 'before', EnableGlobalWriteForwarding: true }) } },
    { title: 'which is not told of the global database', resources: { Cluster: secondary({ SourceDBClusterIdentifier: 'source', UseLatestRestorableTime: true, EnableGlobalWriteForwarding: true }) } },
  ],
  valid: [
    { title: 'a global database made from it', resources: { Cluster: secondary({ GlobalClusterIdentifier: undefined, SnapshotIdentifier: 'before', EnableGlobalWriteForwarding: true }), World: worldOf() } },
    { title: 'switched off', resources: { Cluster: secondary({ GlobalClusterIdentifier: undefined, SnapshotIdentifier: 'before', EnableGlobalWriteForwarding: false }) } },
    { title: 'a secondary', ...twoRegions({ secondary: { EnableGlobalWriteForwarding: true } }) },
    { title: 'whether it is on is an import', resources: { Cluster: secondary({ GlobalClusterIdentifier: undefined, SnapshotIdentifier: 'before', EnableGlobalWriteForwarding: ANYTHING }) } },
  ],
});

export const globalDatabaseMembers = topic(
  'global-database-members',
  { title: 'Clusters of global databases', about: 'What all clusters of a global database have in common, and what none of them can have.' },
  [identifier, restore, engine, encryption, sameName, backtrack, managedPassword, writeForwarding, restoredForwarding],
);
