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
 * Words that PostgreSQL reserves, and names that it gives no role. RDS was seen to refuse `user` among them, and adds `admin` and more,
 * which nobody lists.
 * Source: `RESERVED_KEYWORD` in https://github.com/postgres/postgres/blob/013c1178fd0adefa0f68d5ce2d84e7ae6f9613a1/src/include/parser/kwlist.h,
 * that is PostgreSQL 10, and `RoleId` in gram.y; "Can't be a reserved word for the chosen database engine" in
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-28).
 */
const POSTGRESQL_WORDS: ReadonlySet<string> = new Set(`
  admin all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create current_catalog
  current_date current_role current_time current_timestamp current_user default deferrable desc distinct do else end except false fetch
  for foreign from grant group having in initially intersect into lateral leading limit localtime localtimestamp not null offset on
  only or order placing primary references returning select session_user some symmetric table then to trailing true union unique
  user using variadic when where window with`.trim().split(/\s+/));
const NO_ROLES: readonly string[] = ['none', 'public'];

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
  if (POSTGRESQL_WORDS.has(lower) || NO_ROLES.includes(lower)) return 'the name is a reserved word of PostgreSQL';
  return lower.startsWith(RESERVED_POSTGRESQL_PREFIX) ? `PostgreSQL keeps names that begin with '${RESERVED_POSTGRESQL_PREFIX}'` : undefined;
}

/**
 * Databases that a new cluster has before it gets its own.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/AuroraMySQL.Reference.ISTables.html,
 * https://dev.mysql.com/doc/refman/8.0/en/system-schema.html and https://www.postgresql.org/docs/current/manage-ag-templatedbs.html
 * (read 2026-11-28). `postgres` is not among them: clusters were created with it.
 */
const EXISTING_DATABASES = table<readonly string[]>({
  'aurora-mysql': ['information_schema', 'mysql', 'performance_schema', 'sys'],
  'aurora-postgresql': ['rdsadmin', 'template0', 'template1'],
});

/** Why the engine keeps the name of a database for itself; undefined when it is not known to. */
export function reservedDatabaseName(engine: string, name: string): string | undefined {
  const lower = name.toLowerCase();
  if (EXISTING_DATABASES[engine]?.includes(lower)) return 'the engine has a database of that name';
  return engine === 'aurora-postgresql' && POSTGRESQL_WORDS.has(lower) ? 'the name is a reserved word of PostgreSQL' : undefined;
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
