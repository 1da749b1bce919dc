import { table } from './tables';

/** The master user of a cluster. */

/**
 * Longest master user name of each engine. The API reference says 16 for all; the service takes what the engine takes.
 * Source: probes of the live service, https://github.com/floci-io/floci/issues/3729 (read 2026-11-22).
 */
const MAX_USERNAME_LENGTH = table<number>({ 'aurora-mysql': 32, 'aurora-postgresql': 63 });

/** The longest master user name; undefined for an engine that is not known. */
export const maxUsernameLength = (engine: string): number | undefined => MAX_USERNAME_LENGTH[engine];

/**
 * The pattern CloudFormation holds MasterUsername to.
 * Source: aws-rds-dbcluster.json in https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds (5a410e84, read 2026-11-22).
 */
export const isUsername = (name: string): boolean => /^[a-zA-Z][a-zA-Z0-9_]*$/.test(name);

/** The user name nearest to `name` that fits the pattern. */
export function nearestUsername(name: string): string {
  const cleaned = name.replace(/[^a-zA-Z0-9_]+/g, '_').replace(/^[^a-zA-Z]+/, '').replace(/(?<!_)_+$/, '');
  return cleaned === '' ? SUGGESTED_USERNAME : cleaned;
}

/** A name no engine reserves. */
export const SUGGESTED_USERNAME = 'dbadmin';

/**
 * Names the service is known to refuse, found out by deployment. There are more; a name that is not here may be reserved too.
 * Source: https://github.com/aws-cloudformation/cfn-lint/pull/4425 (read 2026-11-22).
 */
const RESERVED_USERNAMES: readonly string[] = ['rdsadmin'];

/**
 * Words that PostgreSQL reserves, and names that it gives no role. RDS adds `admin` to them.
 * Source: https://www.postgresql.org/docs/current/sql-keywords-appendix.html, "reserved" without more; `check_rolespec_name` of PostgreSQL;
 * "Can't be a reserved word for the chosen database engine" in
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-28).
 */
const RESERVED_POSTGRESQL_USERNAMES: ReadonlySet<string> = new Set(`
  admin all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog
  current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch
  for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp none not null offset on
  only or order placing primary public references returning select session_user some symmetric table then to trailing true union unique
  user using variadic when where window with`.trim().split(/\s+/));

/**
 * PostgreSQL keeps the names of roles that begin so.
 * Source: https://github.com/DataShades/ckan-aws-templates/issues/6 and https://www.postgresql.org/docs/current/sql-createrole.html (read 2026-11-22).
 */
const RESERVED_POSTGRESQL_PREFIX = 'pg_';

/** Why the engine keeps a user name for itself; undefined when it is not known to. */
export function reservedUsername(engine: string, name: string): string | undefined {
  const lower = name.toLowerCase();
  if (RESERVED_USERNAMES.includes(lower)) return 'RDS has a user of that name';
  if (engine !== 'aurora-postgresql') return undefined;
  if (RESERVED_POSTGRESQL_USERNAMES.has(lower)) return 'the name is a reserved word of PostgreSQL';
  return lower.startsWith(RESERVED_POSTGRESQL_PREFIX) ? `PostgreSQL keeps names that begin with '${RESERVED_POSTGRESQL_PREFIX}'` : undefined;
}

/**
 * Shortest master password.
 * Source: MasterUserPassword in https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-22).
 */
export const MIN_PASSWORD_LENGTH = 8;

/**
 * Longest master password of each engine. API_CreateDBCluster.html says 41 for all; PostgreSQL takes up to 128.
 * Source: MasterUserPassword in https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBInstance.html (read 2026-11-22).
 */
const MAX_PASSWORD_LENGTH = table<number>({ 'aurora-mysql': 41, 'aurora-postgresql': 128 });

/** The longest master password; undefined for an engine that is not known. */
export const maxPasswordLength = (engine: string): number | undefined => MAX_PASSWORD_LENGTH[engine];

/**
 * Characters a master password cannot have, beside those that are not printable ASCII.
 * Source: the words of the service, https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/100 (read 2026-11-22).
 */
export const FORBIDDEN_PASSWORD_CHARACTERS: readonly string[] = ['/', '@', '"', ' '];

export const hasForbiddenPasswordCharacter = (password: string): boolean =>
  [...password].some((character) => FORBIDDEN_PASSWORD_CHARACTERS.includes(character) || !/^[!-~]$/.test(character));

/**
 * Values of MasterUserAuthenticationType: with a password, which is the default, or with IAM and without one.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-masteruserauthenticationtype (read 2026-11-22).
 */
export const PASSWORD_AUTHENTICATION = 'password';
export const IAM_AUTHENTICATION = 'iam-db-auth';
export const AUTHENTICATION_TYPES: readonly string[] = [PASSWORD_AUTHENTICATION, IAM_AUTHENTICATION];

/** Names people give to authentication with IAM. */
export const IAM_NAMES = table<string>({ iam: IAM_AUTHENTICATION, iamauth: IAM_AUTHENTICATION, iamdatabaseauth: IAM_AUTHENTICATION });
