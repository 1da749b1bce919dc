import { table } from './tables';
import { Since } from './versions';
import { misspelt } from './words';

/**
 * RDS Proxy in front of Aurora.
 */

/**
 * The kinds of databases a proxy talks to, by engine, and the client password types of each.
 * Source: CreateDBProxy, EngineFamily, and UserAuthConfig, ClientPasswordAuthType;
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_UserAuthConfig.html (read 2026-11-22).
 */
const FAMILIES = [
  { name: 'MYSQL', engine: 'aurora-mysql', passwordType: 'MYSQL_CACHING_SHA2_PASSWORD', prefix: 'MYSQL_' },
  { name: 'POSTGRESQL', engine: 'aurora-postgresql', passwordType: 'POSTGRES_SCRAM_SHA_256', prefix: 'POSTGRES_' },
  { name: 'SQLSERVER', engine: undefined, passwordType: 'SQL_SERVER_AUTHENTICATION', prefix: 'SQL_SERVER_' },
] as const;

export const proxyFamilyOf = (engine: string): string | undefined => FAMILIES.find((family) => family.engine === engine)?.name;

/** The families of Aurora. */
export const isAuroraFamily = (family: string | undefined): boolean =>
  FAMILIES.some(({ name, engine }) => name === family && engine !== undefined);

const FAMILY_NAMES = table<string>({ postgres: 'POSTGRESQL', aurorapostgres: 'POSTGRESQL', aurorapostgresql: 'POSTGRESQL', auroramysql: 'MYSQL' });

/** The family that was meant by one that does not exist: `mysql`, `POSTGRES`. */
export const meantFamily = (value: string): string | undefined => misspelt(value, FAMILIES.map(({ name }) => name), FAMILY_NAMES);

/** The password type of `family` to take instead of one that belongs to another; undefined where it fits, or is not known. */
export function passwordTypeInstead(family: string, passwordType: string): string | undefined {
  const owner = FAMILIES.find(({ prefix }) => passwordType.startsWith(prefix));
  const own = FAMILIES.find(({ name }) => name === family);
  return owner && own && owner !== own ? own.passwordType : undefined;
}

/**
 * What is newer than the last version that is known to be refused, 10.7. The list in the guide names what could be had
 * when it was written, and is no minimum: 11.7, which it does not name any more, was taken.
 * Source: https://github.com/hashicorp/terraform-provider-aws/issues/15486, and the list is
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.Aurora_Fea_Regions_DB-eng.Feature.RDS_Proxy.html (read 2026-11-22).
 */
export const PROXY_SINCE: Since = { 'aurora-mysql': ['2.00'], 'aurora-postgresql': ['10.8', '11.0'] };

/**
 * The only name of a target group.
 * Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbproxytargetgroup.html#cfn-rds-dbproxytargetgroup-targetgroupname (read 2026-11-22).
 */
export const PROXY_TARGET_GROUP = 'default';

/** Longest DBProxyName and DBProxyEndpointName; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxyEndpoint.html (read 2026-11-22). */
export const MAX_PROXY_NAME = 63;

/** Entries of Auth; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html (read 2026-11-22). */
export const MAX_PROXY_SECRETS = 200;

/** Endpoints of one proxy beside the default one; https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/rds-proxy-endpoints.html (read 2026-11-22). */
export const MAX_PROXY_ENDPOINTS = 20;

/** A whole number with both its ends. */
export interface Range {
  readonly min: number;
  readonly max: number;
}

/** Seconds of IdleClientTimeout; https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-proxy-idle-client-timeout/meta.yaml (read 2026-11-22). */
export const IDLE_CLIENT_TIMEOUT: Range = { min: 1, max: 28_800 };

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-rds-dbproxytargetgroup-connectionpoolconfigurationinfoformat.html (read 2026-11-22). */
export const MAX_CONNECTIONS_PERCENT: Range = { min: 1, max: 100 };
export const MAX_IDLE_CONNECTIONS_PERCENT: Range = { min: 0, max: 100 };
export const CONNECTION_BORROW_TIMEOUT: Range = { min: 0, max: 300 };

export const isOutside = (value: number, { min, max }: Range): boolean => value < min || value > max;
export const nearestIn = (value: number, { min, max }: Range): number => Math.min(max, Math.max(min, Math.round(value)));

/** Roles of a proxy endpoint; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxyEndpoint.html (read 2026-11-22). */
export const TARGET_ROLES = ['READ_WRITE', 'READ_ONLY'] as const;

const ROLE_NAMES = table<string>({ reader: 'READ_ONLY', read: 'READ_ONLY', writer: 'READ_WRITE', write: 'READ_WRITE' });

/** The role that was meant, where the value is certain to be wrong. */
export const meantTargetRole = (value: string): string | undefined => misspelt(value, TARGET_ROLES, ROLE_NAMES);

/** Endpoint network types of which the subnets need IPv6; https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html (read 2026-11-22). */
export const IPV6_ENDPOINT_TYPES = ['IPV6', 'DUAL'] as const;

export const needsIpv6 = (networkType: string | undefined): boolean =>
  (IPV6_ENDPOINT_TYPES as readonly (string | undefined)[]).includes(networkType);

/**
 * Words of a proxy: the enumerations of UserAuthConfig, CreateDBProxy and CreateDBProxyEndpoint in the API model;
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_UserAuthConfig.html and
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBProxy.html (read 2026-11-28).
 */
export const AUTH_SCHEME = 'SECRETS';
export const DEFAULT_AUTH_SCHEMES: readonly string[] = ['IAM_AUTH', 'NONE'];
export const IAM_AUTH_MODES: readonly string[] = ['DISABLED', 'REQUIRED', 'ENABLED'];
export const PASSWORD_TYPES: readonly string[] = [
  'MYSQL_NATIVE_PASSWORD', 'MYSQL_CACHING_SHA2_PASSWORD', 'POSTGRES_SCRAM_SHA_256', 'POSTGRES_MD5', 'SQL_SERVER_AUTHENTICATION',
];
export const ENDPOINT_NETWORK_TYPES: readonly string[] = ['IPV4', ...IPV6_ENDPOINT_TYPES];
export const TARGET_NETWORK_TYPES: readonly string[] = ['IPV4', 'IPV6'];

/** Ways to log in that belong elsewhere: IAM is IAMAuth and DefaultAuthScheme. */
const SCHEME_NAMES = table<string>(Object.fromEntries(['secret', 'secretsmanager', 'iam', 'iamauth', 'none'].map((name) => [name, AUTH_SCHEME])));

/** Whether it is certain to be no scheme of a secret. */
export const isNoAuthScheme = (value: string): boolean => misspelt(value, [AUTH_SCHEME], SCHEME_NAMES) !== undefined;

/**
 * Lengths of RoleArn and SecretArn, and the longest Description of a secret: the API model of CreateDBProxy and UserAuthConfig;
 * https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_UserAuthConfig.html (read 2026-11-28).
 */
export const ARN_LENGTH: Range = { min: 20, max: 2048 };
export const MAX_AUTH_DESCRIPTION = 1000;
