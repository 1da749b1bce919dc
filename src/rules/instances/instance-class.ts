import { rule, topic } from '../../engine/rule';
import { CA_CERTIFICATES } from '../../facts/certificates';
import { mayBeOffered, nearestSupportedWith } from '../../facts/engine-versions';
import { RETIRED_ENGINE } from '../../facts/engines';
import {
  InstanceClass, familyOf, hasOptimizedReads, insteadOf, invalidClass, isBurstable, isDoubtfulIn, isNotForAurora, isNotForEngine,
  isNotForIoOptimized, isTooNew, isTooOld, misspelledClass, otherSizes, parseClass, supportedClasses,
} from '../../facts/instance-classes';
import { apiModel, apiReference, serviceError, userGuide } from '../../facts/sources';
import { IO_OPTIMIZED_STORAGE, STANDARD_STORAGE } from '../../facts/storage';
import { fullVersion } from '../../facts/versions';
import { Instance } from '../../topology/instance';
import { known } from '../../topology/resource';
import { ANYTHING, member, mysql, other, postgresql } from '../_examples';
import { spelling } from '../_spelling';

const READ = '2026-11-22';
const COMBINATION = 'RDS refuses to create the instance: it does not support the combination of class, engine and version';

/** A cluster of a global database, where RDS does not manage the password. */
const inWorld = mysql({ GlobalClusterIdentifier: 'world', ManageMasterUserPassword: undefined, MasterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}' });

const onMysql = (instanceClass: unknown, properties?: Record<string, unknown>) => member('aurora-mysql', { DBInstanceClass: instanceClass, ...properties });
const onPostgresql = (instanceClass: unknown, properties?: Record<string, unknown>) => member('aurora-postgresql', { DBInstanceClass: instanceClass, ...properties });

const classSpelling = rule('InstanceClassSpelling', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: "DBInstanceClass is spelled as RDS spells its classes, with 'db.' in front.",
  sources: [invalidClass],
  check: ({ instanceClass: text }) => {
    const meant = text === undefined ? undefined : misspelledClass(text);
    return meant !== undefined && { at: 'DBInstanceClass', text, meant };
  },
  what: ({ text }) => `DBInstanceClass is '${text}', which is no class of DB instances`,
  why: ({ text }) => `RDS refuses to create the instance: invalid DB instance class: ${text}`,
  fix: ({ meant }) => `set DBInstanceClass to '${meant}'`,
  invalid: [
    { title: 'an instance type of EC2', resources: { Cluster: mysql(), Writer: onMysql('r6g.large') } },
    { title: 'the prefix twice', resources: { Cluster: mysql(), Writer: onMysql('db.db.r6g.large') } },
    { title: 'in another case', resources: { Cluster: mysql(), Writer: onMysql('db.R6G.large') } },
    { title: 'a hyphen for a dot', resources: { Cluster: mysql(), Writer: onMysql('db.r6g-large') } },
    { title: 'a letter left out of the size', resources: { Cluster: mysql(), Writer: onMysql('db.r6g.xlage') } },
    { title: 'Serverless v2, with its version', resources: { Cluster: mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 4 } }), Writer: onMysql('db.serverless-v2') } },
  ],
  valid: [
    { title: 'a class', resources: { Cluster: mysql(), Writer: onMysql('db.r6g.large') } },
    { title: 'a class newer than this package', resources: { Cluster: mysql(), Writer: onMysql('db.r12x.large') } },
    { title: 'the class is an import', resources: { Cluster: mysql(), Writer: onMysql(ANYTHING) } },
  ],
});

const certificate = spelling('InstanceCaCertificateIdentifierSpelling', {
  on: 'member',
  property: 'CACertificateIdentifier',
  thing: 'CA certificate of RDS',
  words: CA_CERTIFICATES,
  why: 'RDS refuses to create the instance: it does not find the certificate',
  sources: [apiModel('CertificateNotFoundFault', '2026-11-28'), userGuide('UsingWithRDS.SSL.html', '2026-11-28'), apiReference('API_CreateDBInstance.html', '2026-11-28')],
  example: (value) => ({ Cluster: mysql(), Writer: onMysql('db.r6g.large', { CACertificateIdentifier: value }) }),
  wrong: { 'other hyphens': 'rds-ca-rsa-2048-g1', 'a letter swapped': 'rds-ca-ras4096-g1', 'in another case': 'RDS-CA-ECC384-G1' },
  newer: 'rds-ca-rsa4096-g2',
});

const notForAurora = rule('InstanceClassFamily', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'DBInstanceClass is of a family that Aurora has.',
  sources: supportedClasses,
  check: (one) => {
    const own = classOf(one);
    return own && isNotForAurora(own) && { at: 'DBInstanceClass', own };
  },
  what: ({ own }) => `DBInstanceClass is '${own.text}', and Aurora has no db.${own.family} classes`,
  why: COMBINATION,
  fix: ({ own }) => `set DBInstanceClass to '${insteadOf(own)}'`,
  invalid: [{ title: 'a general purpose class of RDS', resources: { Cluster: mysql(), Writer: onMysql('db.m6g.xlarge') } }],
  valid: [
    { title: 'a memory-optimized class', resources: { Cluster: mysql(), Writer: onMysql('db.r6g.xlarge') } },
    { title: 'a family newer than this package', resources: { Cluster: mysql(), Writer: onMysql('db.r9g.xlarge') } },
    { title: 'the class is an import', resources: { Cluster: mysql(), Writer: onMysql(ANYTHING) } },
    { title: 'RDS for MySQL', resources: { Database: other('AWS::RDS::DBInstance', { Engine: 'mysql', DBInstanceClass: 'db.m6g.xlarge', AllocatedStorage: '20', MasterUsername: 'dbadmin', ManageMasterUserPassword: true }) } },
  ],
});

const size = rule('InstanceClassSize', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'DBInstanceClass has a size that Aurora has of its family.',
  sources: supportedClasses,
  check: (one) => {
    const own = classOf(one);
    const sizes = own && !isNotForEngine(own, engineOf(one)) ? otherSizes(own) : undefined;
    return own && sizes && !isDoubtful(one, own) && { at: 'DBInstanceClass', own, sizes };
  },
  what: ({ own, sizes }) => `DBInstanceClass is '${own.text}', and the sizes of db.${own.family} in Aurora are ${sizes.join(', ')}`,
  why: COMBINATION,
  fix: ({ own }) => `set DBInstanceClass to '${insteadOf(own)}'`,
  invalid: [
    { title: 'too small for Aurora', resources: { Cluster: postgresql(), Writer: onPostgresql('db.t3.micro') } },
    { title: 'too large for the family in a Region without doubt', region: 'eu-west-1', resources: { Cluster: mysql(), Writer: onMysql('db.t4g.2xlarge') } },
    { title: 'too large for the family', resources: { Cluster: mysql(), Writer: onMysql('db.t4g.xlarge') } },
  ],
  valid: [
    { title: 'the smallest of the family', resources: { Cluster: postgresql(), Writer: onPostgresql('db.t4g.medium') } },
    { title: 'the price list of the Region has it', region: 'me-central-1', resources: { Cluster: mysql(), Writer: onMysql('db.t4g.xlarge') } },
    { title: 'the largest of the family', resources: { Cluster: mysql(), Writer: onMysql('db.t4g.large') } },
    { title: 'a size newer than this package', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' }), Writer: onMysql('db.r8g.96xlarge') } },
    { title: 'the class is an import', resources: { Cluster: mysql(), Writer: onMysql(ANYTHING) } },
  ],
});

const engine = rule('InstanceClassEngine', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'DBInstanceClass is one the engine runs on.',
  sources: supportedClasses,
  check: (one) => {
    const own = classOf(one);
    return own && isNotForEngine(own, engineOf(one)) && !isDoubtful(one, own) && { at: 'DBInstanceClass', own, engine: engineOf(one) };
  },
  what: ({ own, engine: name }) => `DBInstanceClass is '${own.text}', which ${name} does not run on in any version`,
  why: COMBINATION,
  fix: ({ own }) => `set DBInstanceClass to '${insteadOf(own)}'`,
  invalid: [
    { title: 'Optimized Reads are for PostgreSQL', resources: { Cluster: mysql(), Writer: onMysql('db.r6gd.2xlarge') } },
    { title: 'of the families with local storage, in a Region without doubt', region: 'eu-west-1', resources: { Cluster: mysql(), Writer: onMysql('db.r6id.24xlarge') } },
    { title: 'db.t3.small was for MySQL', resources: { Cluster: postgresql(), Writer: onPostgresql('db.t3.small') } },
  ],
  valid: [
    { title: 'Optimized Reads on PostgreSQL', resources: { Cluster: postgresql({ StorageType: IO_OPTIMIZED_STORAGE }), Writer: onPostgresql('db.r6gd.2xlarge') } },
    { title: 'the price list of the Region has it', region: 'ap-southeast-7', resources: { Cluster: mysql(), Writer: onMysql('db.r6id.24xlarge') } },
    { title: 'db.t3.small on MySQL 5.7', resources: { Cluster: mysql({ EngineVersion: '5.7.mysql_aurora.2.12.6' }), Writer: onMysql('db.t3.small') } },
    { title: 'the class is an import', resources: { Cluster: mysql(), Writer: onMysql(ANYTHING) } },
  ],
});

const oldVersion = rule('InstanceClassMinimumVersion', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The engine version of the cluster is new enough for DBInstanceClass.',
  sources: supportedClasses,
  check: (one) => {
    const own = classOf(one);
    const version = own && one.cluster?.version;
    return version && mayBeOffered(version) && isTooOld(own, version) && { at: 'DBInstanceClass', own, version, first: familyOf(own)!.since! };
  },
  what: ({ own, version, first }) => `DBInstanceClass is '${own.text}' in a cluster with EngineVersion '${version.text}'; ${version.engine} runs on it from ${(first[version.engine] ?? []).map((short) => fullVersion(version.engine, short)).join(', ')} on`,
  why: COMBINATION,
  fix: ({ own, version, first }) => {
    const newer = nearestSupportedWith(version, first);
    return `set DBInstanceClass to '${insteadOf(own)}'${newer === undefined ? '' : `, or EngineVersion of the cluster to '${newer}'`}`;
  },
  invalid: [
    { title: 'Graviton4 on a MySQL before 3.08', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.04.4' }), Writer: onMysql('db.r8g.large') } },
    { title: 'Graviton3 on a PostgreSQL before 14.7', resources: { Cluster: postgresql({ EngineVersion: '14.6' }), Writer: onPostgresql('db.r7g.large') } },
    { title: 'no version of the major has it', resources: { Cluster: postgresql({ EngineVersion: '12' }), Writer: onPostgresql('db.r8g.large') } },
  ],
  valid: [
    { title: 'a retired version is refused by itself', resources: { Cluster: postgresql({ EngineVersion: '12.4' }), Writer: onPostgresql('db.r6g.large') } },
    { title: 'the first MySQL that has it', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.08.0' }), Writer: onMysql('db.r8g.large') } },
    { title: 'a PostgreSQL above the first', resources: { Cluster: postgresql({ EngineVersion: '14.17' }), Writer: onPostgresql('db.r7g.large') } },
    { title: 'the default of a major', resources: { Cluster: postgresql({ EngineVersion: '14' }), Writer: onPostgresql('db.r7g.large') } },
    { title: 'a major above the table', resources: { Cluster: mysql({ EngineVersion: '8.4.mysql_aurora.8.4.7' }), Writer: onMysql('db.r8g.large') } },
    { title: 'the version is an import', resources: { Cluster: mysql({ EngineVersion: ANYTHING }), Writer: onMysql('db.r8g.large') } },
    { title: 'the cluster is in another app', resources: { Writer: onMysql('db.r8g.large', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

const newVersion = rule('InstanceClassMaximumVersion', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'DBInstanceClass is not too old for the engine version of the cluster.',
  sources: supportedClasses,
  check: (one) => {
    const own = classOf(one);
    const version = own && one.cluster?.version;
    return version && mayBeOffered(version) && isTooNew(own, version) && { at: 'DBInstanceClass', own, version };
  },
  what: ({ own, version }) => `DBInstanceClass is '${own.text}' in a cluster with EngineVersion '${version.text}', which no longer runs on that class`,
  why: COMBINATION,
  fix: ({ own }) => `set DBInstanceClass to '${insteadOf(own)}'`,
  invalid: [
    { title: 'db.r4 after PostgreSQL 12', resources: { Cluster: postgresql({ EngineVersion: '13.23' }), Writer: onPostgresql('db.r4.large') } },
    { title: 'db.t3.small on MySQL 8.0', resources: { Cluster: mysql({ EngineVersion: '8.0' }), Writer: onMysql('db.t3.small') } },
  ],
  valid: [
    { title: 'db.r4 on PostgreSQL 12', resources: { Cluster: postgresql({ EngineVersion: '12.22' }), Writer: onPostgresql('db.r4.large') } },
    { title: 'db.t3.medium on MySQL 8.0', resources: { Cluster: mysql({ EngineVersion: '8.0' }), Writer: onMysql('db.t3.medium') } },
    { title: 'the version is an import', resources: { Cluster: postgresql({ EngineVersion: ANYTHING }), Writer: onPostgresql('db.r4.large') } },
    { title: 'the cluster is in another app', resources: { Writer: onPostgresql('db.r4.large', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

const globalDatabase = rule('InstanceClassGlobalDatabase', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Instances of a global database are of a memory-optimized class.',
  sources: [
    userGuide('aurora-global-database.configuration.requirements.html', READ),
    serviceError('The requested instance class is not supported by global databases: db.t4g.medium', 'https://github.com/hashicorp/terraform-provider-aws/issues/27736', READ),
  ],
  check: (one) => {
    const own = classOf(one);
    return own && isBurstable(own) && one.cluster?.isInGlobalDatabase === true && { at: 'DBInstanceClass', own };
  },
  what: ({ own }) => `DBInstanceClass is '${own.text}' in a global database, which has memory-optimized classes only`,
  why: ({ own }) => `RDS refuses to create the instance: the requested instance class is not supported by global databases: ${own.text}`,
  fix: "set DBInstanceClass to 'db.r6g.large'",
  invalid: [{ title: 'a burstable class', resources: { Cluster: inWorld, Writer: onMysql('db.t4g.medium') } }],
  valid: [
    { title: 'a memory-optimized class', resources: { Cluster: inWorld, Writer: onMysql('db.r6g.large') } },
    { title: 'a burstable class in a cluster of its own', resources: { Cluster: mysql(), Writer: onMysql('db.t4g.medium') } },
    { title: 'the class is an import', resources: { Cluster: inWorld, Writer: onMysql(ANYTHING) } },
    { title: 'the cluster is in another app', resources: { Writer: onMysql('db.t4g.medium', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

const ioOptimized = rule('InstanceClassIoOptimized', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'DBInstanceClass is one that I/O-Optimized storage is available for.',
  sources: [userGuide('Concepts.DBInstanceClass.Types.html', READ)],
  check: (one) => {
    const own = classOf(one);
    return own && isNotForIoOptimized(own) && one.cluster?.properties.string('StorageType') === IO_OPTIMIZED_STORAGE && { at: 'DBInstanceClass', own };
  },
  what: ({ own }) => `DBInstanceClass is '${own.text}' in a cluster with StorageType '${IO_OPTIMIZED_STORAGE}', which is not available for db.${own.family}`,
  why: 'RDS refuses to create the instance',
  fix: ({ own }) => `set DBInstanceClass to '${insteadOf(own)}'`,
  invalid: [{ title: 'db.r4', resources: { Cluster: postgresql({ StorageType: IO_OPTIMIZED_STORAGE }), Writer: onPostgresql('db.r4.large') } }],
  valid: [
    { title: 'db.r6g', resources: { Cluster: postgresql({ StorageType: IO_OPTIMIZED_STORAGE }), Writer: onPostgresql('db.r6g.large') } },
    { title: 'standard storage', resources: { Cluster: postgresql({ EngineVersion: '12.22' }), Writer: onPostgresql('db.r4.large') } },
    { title: 'the storage is an import', resources: { Cluster: postgresql({ StorageType: ANYTHING }), Writer: onPostgresql('db.r4.large') } },
    { title: 'the cluster is in another app', resources: { Writer: onPostgresql('db.r4.large', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

const optimizedReads = rule('InstanceClassOptimizedReads', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'Classes for Optimized Reads are used with I/O-Optimized storage, where they have a tiered cache.',
  sources: [userGuide('AuroraPostgreSQL.optimized.reads.html', READ)],
  check: (one) => {
    const own = classOf(one);
    if (!own || !hasOptimizedReads(own) || isNotForEngine(own, engineOf(one))) return undefined;
    const cluster = one.cluster;
    return cluster && !cluster.inheritsData && (cluster.properties.string('StorageType') ?? STANDARD_STORAGE) === STANDARD_STORAGE && { at: 'DBInstanceClass', own };
  },
  what: ({ own }) => `DBInstanceClass is '${own.text}' in a cluster with standard storage`,
  why: 'Aurora keeps temporary objects on its NVMe storage, but has the tiered cache with I/O-Optimized storage only',
  fix: `set StorageType of the cluster to '${IO_OPTIMIZED_STORAGE}'`,
  invalid: [{ title: 'standard storage', resources: { Cluster: postgresql(), Writer: onPostgresql('db.r6gd.2xlarge') } }],
  valid: [
    { title: 'I/O-Optimized storage', resources: { Cluster: postgresql({ StorageType: IO_OPTIMIZED_STORAGE }), Writer: onPostgresql('db.r6gd.2xlarge') } },
    { title: 'the storage is that of a snapshot', resources: { Cluster: postgresql({ SnapshotIdentifier: 'before', MasterUsername: undefined, ManageMasterUserPassword: undefined }), Writer: onPostgresql('db.r6gd.2xlarge') } },
    { title: 'the storage is an import', resources: { Cluster: postgresql({ StorageType: ANYTHING }), Writer: onPostgresql('db.r6gd.2xlarge') } },
    { title: 'the cluster is in another app', resources: { Writer: onPostgresql('db.r6gd.2xlarge', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

/** The class, taken apart; undefined for `db.serverless`, and in the retired engine, which had classes of its own. */
function classOf(one: Instance): InstanceClass | undefined {
  const text = one.instanceClass;
  return text === undefined || engineOf(one) === RETIRED_ENGINE.name ? undefined : parseClass(text);
}

/** Whether the class may be had in its Region all the same. */
const isDoubtful = (one: Instance, own: InstanceClass): boolean => isDoubtfulIn(known(() => one.region), own);

const engineOf = (one: Instance): string => one.engine ?? one.cluster?.engine ?? '';

export const instanceClass = topic(
  'instance-class',
  { title: 'Instance classes', about: 'Whether Aurora has a class, and whether engine, version and features of the cluster run on it. A class newer than the tables is not questioned.' },
  [classSpelling, certificate, notForAurora, size, engine, oldVersion, newVersion, globalDatabase, ioOptimized, optimizedReads],
);
