import { knownLength, lengthInWords } from './partly-known';
import { table } from './tables';

/**
 * Names of clusters, instances and snapshots.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html, API_CreateDBInstance.html and
 * API_CreateDBClusterSnapshot.html (read 2026-11-22).
 */
export const MAX_IDENTIFIER_LENGTH = 63;

const IDENTIFIER = /^[a-zA-Z…](?:-?[a-zA-Z0-9…])*$/;

/** What is wrong with a name; undefined when nothing is. */
export function identifierProblem(name: string): string | undefined {
  if (knownLength(name) > MAX_IDENTIFIER_LENGTH) return `has ${lengthInWords(name)}, and names have at most ${MAX_IDENTIFIER_LENGTH}`;
  if (IDENTIFIER.test(name) || name === '') return undefined;
  if (/[^a-zA-Z0-9…-]/.test(name)) return 'has other characters than letters, digits and hyphens';
  if (!/^[a-zA-Z…]/.test(name)) return 'does not begin with a letter';
  return name.endsWith('-') ? 'ends with a hyphen' : 'has two hyphens in a row';
}

/** The name nearest to `name` that RDS takes. */
export function nearestIdentifier(name: string): string {
  const cleaned = name.replace(/[^a-zA-Z0-9…]+/g, '-').replace(/^[^a-zA-Z…]+/, '').slice(0, MAX_IDENTIFIER_LENGTH).replace(/-$/, '');
  return cleaned === '' ? 'my-cluster1' : cleaned;
}

/**
 * Longest name of a database.
 * Source: DBName in https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (read 2026-11-22).
 */
const MAX_DATABASE_NAME_LENGTH = table<number>({ 'aurora-mysql': 64, 'aurora-postgresql': 63 });

/** What is wrong with the name of the first database; undefined when nothing is. */
export function databaseNameProblem(engine: string, name: string): string | undefined {
  const longest = MAX_DATABASE_NAME_LENGTH[engine];
  if (longest !== undefined && knownLength(name) > longest) return `has ${lengthInWords(name)}, and ${engine} takes at most ${longest}`;
  if (/^[a-zA-Z…][a-zA-Z0-9_…]*$/.test(name) || name === '') return undefined;
  return /^[a-zA-Z…]/.test(name) ? 'has other characters than letters, digits and underscores' : 'does not begin with a letter';
}

/** The database name nearest to `name` that RDS takes. */
export function nearestDatabaseName(engine: string, name: string): string {
  const cleaned = name.replace(/[^a-zA-Z0-9_…]+/g, '_').replace(/^[^a-zA-Z…]+/, '').slice(0, MAX_DATABASE_NAME_LENGTH[engine]);
  return cleaned === '' ? 'app' : cleaned;
}

/**
 * Ports a cluster can listen on.
 * Source: Port in https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-22).
 */
export const FIRST_PORT = 1150;
export const LAST_PORT = 65535;

export const nearestPort = (port: number): number => Math.min(LAST_PORT, Math.max(FIRST_PORT, Math.round(port)));

/** The port PostgreSQL clients try unless told otherwise. */
export const POSTGRESQL_PORT = 5432;

/**
 * The port CloudFormation asks for when the template says none, whatever the engine; the API itself would choose by engine.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-port (read 2026-11-22).
 */
export const CLOUDFORMATION_DEFAULT_PORT = 3306;
