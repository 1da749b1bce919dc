import { AURORA_ENGINES } from './engines';
import { MAX_READERS } from './members';
import { knownLength } from './partly-known';
import { Source, apiReference, cfnHandler, serviceError, userGuide } from './sources';
import { table } from './tables';
import { Since } from './versions';
import { misspelt } from './words';

/**
 * Aurora global databases.
 * Source, where nothing else is said: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database.configuration.requirements.html (read 2026-11-22).
 */
const READ = '2026-11-22';

export const requirements = userGuide('aurora-global-database.configuration.requirements.html', READ);
export const limitations = userGuide('aurora-global-database.html#aurora-global-database.limitations', READ);
export const attaching = userGuide('aurora-global-database-attaching.html', READ);

/** Secondary clusters of one global database, each in a Region of its own; 5 until 2025. */
export const MAX_SECONDARIES = 10;

/** Readers the primary can have beside `secondaries` secondary clusters: each of them takes one of its replicas. */
export const maxPrimaryReaders = (secondaries: number): number => MAX_READERS - secondaries;

/**
 * Capacity units AWS asks for as the minimum of a Serverless v2 primary.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.setting-capacity.html (read 2026-11-22).
 */
export const PRIMARY_MIN_ACUS = 8;

/**
 * First versions that can be in a global database. PostgreSQL 18 and later can from their first version on.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.GlobalDatabase.html (read 2026-11-22).
 */
export const GLOBAL_DATABASE_SINCE: Since = {
  'aurora-mysql': ['2.07.0', '3.01.0'],
  'aurora-postgresql': ['11.9', '12.8', '13.4', '14.3', '15.2', '16.1', '17.4'],
};

/** Engines people write that are not those of a global database, and what they mean. */
const NEARBY_ENGINES = table<string>({
  mysql: 'aurora-mysql',
  mariadb: 'aurora-mysql',
  postgres: 'aurora-postgresql',
  postgresql: 'aurora-postgresql',
});

/**
 * The Aurora engine that is meant by an engine a global database cannot have; undefined for any other. The schema knows them in lower
 * case only.
 */
export const meantGlobalEngine = (engine: string): string | undefined => misspelt(engine, AURORA_ENGINES, NEARBY_ENGINES);

const MAX_GLOBAL_IDENTIFIER_LENGTH = 63;

/** Pattern of `GlobalClusterIdentifier`, of the global cluster and of its members: `aws-rds-globalcluster.json` of the handlers. */
export const isGlobalClusterIdentifier = (text: string): boolean => /^[a-zA-Z…](?:-?[a-zA-Z0-9…])*$/.test(text) && knownLength(text) <= MAX_GLOBAL_IDENTIFIER_LENGTH;

/** An identifier that resembles `text`, or the name in it where it is an ARN, and fits the pattern. */
export function nearestGlobalClusterIdentifier(text: string): string {
  const fitting = text.replace(/^arn:.*:/, '').replace(/[^a-zA-Z0-9…]+/g, '-').replace(/^[^a-zA-Z…]+/, '').slice(0, MAX_GLOBAL_IDENTIFIER_LENGTH).replace(/-$/, '');
  return fitting === '' ? 'global-database' : fitting;
}

/** The schema CloudFormation holds a global cluster against. */
export const globalClusterSchema = cfnHandler('aws-rds-globalcluster/aws-rds-globalcluster.json', READ);

export const createGlobalCluster = apiReference('API_CreateGlobalCluster.html', READ);

/** What CloudFormation sends of a global cluster: everything, also beside SourceDBClusterIdentifier. */
export const globalClusterHandler = cfnHandler('aws-rds-globalcluster/src/main/java/software/amazon/rds/globalcluster/Translator.java', '2026-11-28');

/**
 * The resource type is not registered in AWS GovCloud (US); it is in all other Regions. Checked against the types that
 * cfn-lint 1.51.0 lists for each Region.
 */
export const globalClusterUnregistered: Source = serviceError(
  'Template format error: Unrecognized resource types: [AWS::RDS::GlobalCluster]',
  'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/2229',
  READ,
);

/** What RDS says where an encrypted copy in another Region has no key, as those who met it note it down. */
export const keyMissing: Source = serviceError(
  'For encrypted cross-region replica, kmsKeyId should be explicitly specified',
  'https://github.com/cloudposse/terraform-aws-components/blob/21f9f56de890b54aae938ee09d7ca1a64d726cd9/modules/aurora-mysql/main.tf',
  READ,
);

/** Read replica clusters of one Aurora MySQL cluster in other Regions; AuroraMySQL.Replication.CrossRegion.html (read 2026-11-22). */
export const MAX_CROSS_REGION_REPLICAS = 5;

/**
 * What a secondary cluster has to be told before it forwards writes, and the mode in which a session sees its own writes.
 * Sources: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-mysql-write-forwarding-consistency.html ("If you
 * don't, then Aurora doesn't forward writes") and
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-global-database-write-forwarding-apg.html; recorded output of
 * describe-db-cluster-parameters has `off` as the value of the PostgreSQL parameter, and off, eventual, session and global as its
 * allowed values (read 2026-11-22).
 */
const WRITE_FORWARDING_PARAMETERS = table<Readonly<Record<string, string>>>({
  'aurora-mysql': { aurora_replica_read_consistency: 'SESSION' },
  'aurora-postgresql': { 'apg_write_forward.consistency_mode': 'session' },
});

/** Cluster parameters a secondary cluster needs for forwarding writes; empty for an engine the table does not know. */
export const globalWriteForwardingParameters = (engine: string): Readonly<Record<string, string>> =>
  WRITE_FORWARDING_PARAMETERS[engine] ?? {};

/**
 * Whether one call of ModifyGlobalCluster upgrades all clusters to another minor version. Aurora PostgreSQL has that since February
 * 2026; for Aurora MySQL the service says "Amazon RDS can't perform minor version upgrades through ModifyGlobalCluster for this
 * database engine".
 * Sources: https://aws.amazon.com/about-aws/whats-new/2026/02/amazon-aurora-global-database-managed-minor/ and
 * https://github.com/hashicorp/terraform-provider-aws/pull/47448 (read 2026-11-22).
 */
export const hasManagedMinorUpgrade = (engine: string): boolean => engine === 'aurora-postgresql';
