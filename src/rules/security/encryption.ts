import { rule, topic } from '../../engine/rule';
import { ENCRYPTED_SINCE } from '../../facts/encryption';
import { Source, apiModel, apiReference, cfnHandler, cfnReference, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const clusterReference = (property: string): Source => cfnReference(`aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-${property.toLowerCase()}`, READ);
const createHandler = (quote: string): Source => cfnHandler('aws-rds-dbcluster/src/main/java/software/amazon/rds/dbcluster/CreateHandler.java', READ, quote);

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const restored = (properties: Record<string, unknown>) =>
  other('AWS::RDS::DBCluster', { Engine: 'aurora-postgresql', SourceDBClusterIdentifier: 'orders', UseLatestRestorableTime: true, ...properties });

/** What the template asks for. For a copy CloudFormation compares it by itself, and sends the key alone. */
const isEncrypted = ({ declared }: Cluster): boolean | undefined => declared.boolean('StorageEncrypted');

const keyWithoutEncryption = rule('ClusterKeyWithoutEncryption', {
  on: 'cluster',
  with: 'KmsKeyId',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A new cluster with a KmsKeyId has StorageEncrypted set to true.',
  sources: [clusterReference('KmsKeyId'), clusterReference('StorageEncrypted'), userGuide('Overview.Encryption.html#Overview.Encryption.Enabling', '2026-11-28')],
  check: (cluster) => cluster.properties.has('KmsKeyId') && isEncrypted(cluster) !== true && !cluster.inheritsData && { at: 'KmsKeyId', encrypted: isEncrypted(cluster) ?? 'not set' },
  what: ({ encrypted }) => `KmsKeyId is set, but StorageEncrypted is ${encrypted}`,
  why: 'RDS refuses to create the cluster: there is nothing to encrypt with the key',
  fix: 'set StorageEncrypted to true, or remove KmsKeyId',
  invalid: [
    { title: 'not encrypted', resources: { Cluster: mysql({ KmsKeyId: KEY, StorageEncrypted: false }) } },
    { title: 'not said', resources: { Cluster: mysql({ KmsKeyId: KEY }) } },
  ],
  valid: [
    { title: 'encrypted', resources: { Cluster: mysql({ KmsKeyId: KEY, StorageEncrypted: true }) } },
    { title: 'no key of its own', resources: { Cluster: mysql({ StorageEncrypted: true }) } },
    { title: 'the snapshot tells', resources: { Cluster: mysql({ MasterUsername: undefined, SnapshotIdentifier: 'before', KmsKeyId: KEY }) } },
    { title: 'whether it is encrypted is an import', resources: { Cluster: mysql({ KmsKeyId: KEY, StorageEncrypted: ANYTHING }) } },
  ],
});

const off = rule('ClusterStorageEncryptedOff', {
  on: 'cluster',
  with: 'StorageEncrypted',
  effect: 'ignored',
  lifecycle: true,
  since: '0.1.0',
  summary: 'StorageEncrypted of a new cluster is not false: there are no new clusters that are not encrypted.',
  sources: [
    userGuide('Overview.Encryption.html', '2026-11-28'),
    apiModel('DBCluster', '2026-11-28'),
    { url: 'https://aws.amazon.com/blogs/database/use-default-encryption-at-rest-for-new-amazon-aurora-clusters', read: '2026-11-28' },
  ],
  check: (cluster) =>
    isEncrypted(cluster) === false && !cluster.isRestored && !cluster.properties.has('KmsKeyId') && !cluster.inheritsData && { at: 'StorageEncrypted' },
  what: 'StorageEncrypted is false on a new cluster',
  why: `every cluster that is created since ${ENCRYPTED_SINCE} is encrypted at rest, with a key that AWS owns where there is no other`,
  fix: 'remove StorageEncrypted, or set it to true for a key of the account',
  invalid: [{ title: 'not encrypted', resources: { Cluster: mysql({ StorageEncrypted: false }) } }],
  valid: [
    { title: 'encrypted', resources: { Cluster: mysql({ StorageEncrypted: true }) } },
    { title: 'left to RDS', resources: { Cluster: mysql() } },
    { title: 'a copy, which follows its source', resources: { Cluster: restored({ StorageEncrypted: false }) } },
    { title: 'whether it is encrypted is an import', resources: { Cluster: mysql({ StorageEncrypted: ANYTHING }) } },
  ],
});

const restoreKeyWithoutEncryption = rule('RestoreKeyWithoutEncryption', {
  on: 'cluster',
  with: 'KmsKeyId',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A copy or clone of a cluster with a KmsKeyId does not have StorageEncrypted set to false.',
  sources: [createHandler('If you specify an AWS KMS key when restoring a DB snapshot, encryption must enabled. Either enable encryption or remove the encryption parameter from the template.')],
  check: (cluster) => cluster.madeFrom === 'cluster' && cluster.properties.has('KmsKeyId') && isEncrypted(cluster) === false && { at: 'KmsKeyId' },
  what: 'KmsKeyId is set on a copy of a cluster, but StorageEncrypted is false',
  why: 'CloudFormation refuses to create the cluster: with a key, encryption must be enabled',
  fix: 'set StorageEncrypted to true, or remove KmsKeyId',
  invalid: [{ title: 'not encrypted', resources: { Cluster: restored({ KmsKeyId: KEY, StorageEncrypted: false }) } }],
  valid: [
    { title: 'encrypted', resources: { Cluster: restored({ KmsKeyId: KEY, StorageEncrypted: true }) } },
    { title: 'left to the source', resources: { Cluster: restored({ KmsKeyId: KEY }) } },
    { title: 'no key', resources: { Cluster: restored({ StorageEncrypted: false }) } },
    { title: 'from a snapshot, which takes the key alone', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, SnapshotIdentifier: 'before', KmsKeyId: KEY, StorageEncrypted: false }) } },
    { title: 'whether it is encrypted is an import', resources: { Cluster: restored({ KmsKeyId: KEY, StorageEncrypted: ANYTHING }) } },
  ],
});

/** What CloudFormation compares when a cluster is copied: the encryption of the source, and what is asked of the copy. */
const sourceEncryption = (cluster: Cluster): boolean | undefined => {
  const source = cluster.sourceCluster;
  return source?.properties.boolean('StorageEncrypted');
};

const copyOf = (source: Record<string, unknown>, copy: Record<string, unknown>) => ({ Cluster: postgresql(source), Copy: restored({ SourceDBClusterIdentifier: { Ref: 'Cluster' }, ...copy }) });

const optOut = rule('RestoreEncryptionOff', {
  on: 'cluster',
  with: 'SourceDBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A copy of an encrypted cluster is encrypted too.',
  sources: [createHandler('Encryption must be enabled when restoring a DB cluster snapshot. Either enable encryption or remove the encryption parameter from the template.')],
  check: (cluster) => isEncrypted(cluster) === false && sourceEncryption(cluster) === true && { at: 'StorageEncrypted' },
  what: 'StorageEncrypted is false on a copy of an encrypted cluster',
  why: 'CloudFormation refuses to create the cluster: an encrypted cluster cannot be copied into one that is not',
  fix: 'remove StorageEncrypted; the copy follows its source',
  invalid: [{ title: 'a copy that is not', resources: copyOf({ StorageEncrypted: true }, { StorageEncrypted: false }) }],
  valid: [
    { title: 'left to the source', resources: copyOf({ StorageEncrypted: true }, {}) },
    { title: 'alike', resources: copyOf({ StorageEncrypted: true }, { StorageEncrypted: true }) },
    { title: 'the source is in another app', resources: { Cluster: restored({ SourceDBClusterIdentifier: ANYTHING, StorageEncrypted: false }) } },
    { title: 'whether the source is encrypted is an import', resources: copyOf({ StorageEncrypted: ANYTHING }, { StorageEncrypted: false }) },
  ],
});

const optIn = rule('RestoreEncryptionKeyMissing', {
  on: 'cluster',
  with: 'SourceDBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An encrypted copy of a cluster that is not encrypted names its KmsKeyId.',
  sources: [createHandler("You can't create an encrypted DB cluster from an unencrypted DB snapshot without an AWS KMS key. Specify a valid KMS key ID for encryption, then try again. To use the default key, specify 'alias/aws/rds'.")],
  check: (cluster) => isEncrypted(cluster) === true && !cluster.properties.has('KmsKeyId') && sourceEncryption(cluster) === false && { at: 'KmsKeyId' },
  what: 'KmsKeyId is missing on an encrypted copy of a cluster that is not encrypted',
  why: 'CloudFormation refuses to create the cluster: it does not choose a key by itself here, and RDS takes none for a source that is not encrypted',
  fix: 'set StorageEncrypted of the source to true, or remove it here',
  invalid: [{ title: 'no key', resources: copyOf({ StorageEncrypted: false }, { StorageEncrypted: true }) }],
  valid: [
    { title: 'the source has a key', resources: copyOf({ StorageEncrypted: true }, { StorageEncrypted: true }) },
    { title: 'left to the source', resources: copyOf({ StorageEncrypted: false }, {}) },
    { title: 'not encrypted either', resources: copyOf({ StorageEncrypted: false }, { StorageEncrypted: false }) },
    { title: 'the source is in another app', resources: { Cluster: restored({ SourceDBClusterIdentifier: ANYTHING, StorageEncrypted: true }) } },
    { title: 'whether the source is encrypted is an import', resources: copyOf({ StorageEncrypted: ANYTHING }, { StorageEncrypted: true }) },
  ],
});

const keyOfUnencrypted = rule('RestoreKeyUnencryptedSource', {
  on: 'cluster',
  with: 'KmsKeyId',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A copy or clone of a cluster with StorageEncrypted false has no KmsKeyId.',
  sources: [apiReference('API_RestoreDBClusterToPointInTime.html', '2026-11-28'), userGuide('Overview.Encryption.html', '2026-11-28')],
  // Where the copy is not to be encrypted either, RestoreKeyWithoutEncryption says it.
  check: (cluster) =>
    cluster.madeFrom === 'cluster' && cluster.properties.has('KmsKeyId') && isEncrypted(cluster) !== false && sourceEncryption(cluster) === false &&
    { at: 'KmsKeyId', source: cluster.sourceCluster?.logicalId },
  what: ({ source }) => `KmsKeyId is set on a copy of ${source}, and StorageEncrypted of that cluster is false`,
  why: `RDS takes a key for copies of encrypted clusters only; whether the source is one depends on its age, as those created since ${ENCRYPTED_SINCE} have a key that AWS owns`,
  fix: ({ source }) => `set StorageEncrypted of ${source} to true, or remove KmsKeyId`,
  invalid: [
    { title: 'a key for the copy', resources: copyOf({ StorageEncrypted: false }, { KmsKeyId: KEY }) },
    { title: 'a key for a clone that is to be encrypted', resources: copyOf({ StorageEncrypted: false }, { StorageEncrypted: true, KmsKeyId: KEY, RestoreType: 'copy-on-write' }) },
  ],
  valid: [
    { title: 'the source is encrypted', resources: copyOf({ StorageEncrypted: true }, { KmsKeyId: KEY }) },
    { title: 'the source is left to RDS', resources: copyOf({}, { KmsKeyId: KEY }) },
    { title: 'no key', resources: copyOf({ StorageEncrypted: false }, {}) },
    { title: 'a snapshot, which may be encrypted when it is restored', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, SnapshotIdentifier: 'before', KmsKeyId: KEY }) } },
    { title: 'whether the source is encrypted is an import', resources: copyOf({ StorageEncrypted: ANYTHING }, { KmsKeyId: KEY }) },
    { title: 'the source is in another app', resources: { Cluster: restored({ SourceDBClusterIdentifier: ANYTHING, KmsKeyId: KEY }) } },
  ],
});

const keyRegion = rule('ClusterKeyRegion', {
  on: 'cluster',
  with: 'KmsKeyId',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The key of a cluster is in the region of the cluster.',
  sources: [apiModel('KMSKeyNotAccessibleFault', '2026-11-28'), userGuide('Overview.Encryption.html', READ), clusterReference('KmsKeyId')],
  check: (cluster) => {
    const keyIn = cluster.kmsKeyRegion;
    return keyIn !== undefined && keyIn !== cluster.region && { at: 'KmsKeyId', keyIn, region: cluster.region };
  },
  what: ({ keyIn, region }) => `KmsKeyId is a key in ${keyIn}, and the cluster is in ${region}`,
  why: 'RDS refuses to create the cluster: it cannot use a key of another region',
  fix: ({ region }) => `set KmsKeyId to a key in ${region}; a multi-Region key has an ARN for each region`,
  invalid: [{ title: 'another region', region: 'us-east-1', resources: { Cluster: mysql({ StorageEncrypted: true, KmsKeyId: KEY }) } }],
  valid: [
    { title: 'the same region', region: 'eu-west-1', resources: { Cluster: mysql({ StorageEncrypted: true, KmsKeyId: KEY }) } },
    { title: 'an alias has no region', region: 'us-east-1', resources: { Cluster: mysql({ StorageEncrypted: true, KmsKeyId: 'alias/aws/rds' }) } },
    { title: 'the region of the stack is open', resources: { Cluster: mysql({ StorageEncrypted: true, KmsKeyId: KEY }) } },
    { title: 'the key is an import', region: 'us-east-1', resources: { Cluster: mysql({ StorageEncrypted: true, KmsKeyId: ANYTHING }) } },
  ],
});

export const encryption = topic(
  'encryption',
  { title: 'Encryption', about: 'How KmsKeyId and StorageEncrypted go together, in new clusters and in copies. Whether a cluster should be encrypted is not judged here.' },
  [keyWithoutEncryption, off, keyOfUnencrypted, restoreKeyWithoutEncryption, optOut, optIn, keyRegion],
);
