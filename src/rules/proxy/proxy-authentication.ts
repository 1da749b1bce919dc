import { rule, topic } from '../../engine/rule';
import {
  DEFAULT_AUTH_SCHEMES, IAM_AUTH_MODES, MAX_PROXY_SECRETS, PASSWORD_TYPES, isAuroraFamily, isNoAuthScheme, passwordTypeInstead,
} from '../../facts/proxy';
import { DATABASE_SERVICE, isDatabaseService } from '../../facts/service-roles';
import { apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, mysql, other, roleFor } from '../_examples';
import { spelling } from '../_spelling';

const READ = '2026-11-22';
const createProxy = apiReference('API_CreateDBProxy.html', READ);
const authConfig = apiReference('API_UserAuthConfig.html', READ);
const observed = (quote: string, name: string) => serviceError(quote, `https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/${name}`, READ);

type Properties = Record<string, unknown>;
const secret = (properties: Properties = {}) => ({ AuthScheme: 'SECRETS', SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:database', ...properties });
const proxy = (properties: Properties = {}) =>
  other('AWS::RDS::DBProxy', {
    DBProxyName: 'app',
    EngineFamily: 'MYSQL',
    RoleArn: 'arn:aws:iam::111122223333:role/proxy',
    RequireTLS: true,
    Auth: [secret()],
    VpcSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    ...properties,
  });
const targets = (properties: Properties = {}) => other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: { Ref: 'Proxy' }, TargetGroupName: 'default', DBClusterIdentifiers: [{ Ref: 'Cluster' }], ...properties });

const missing = rule('ProxyAuthMissing', {
  on: 'proxy',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A proxy without end-to-end IAM authentication has secrets to log in with.',
  sources: [createProxy],
  check: ({ properties }) =>
    (properties.string('DefaultAuthScheme') ?? 'NONE') === 'NONE' && (properties.count('Auth') ?? 0) === 0 && { at: 'Auth' },
  what: 'Auth is empty, and DefaultAuthScheme is not IAM_AUTH',
  why: 'RDS refuses to create the proxy: it could not log in to any database',
  fix: 'add a secret to Auth, or set DefaultAuthScheme to IAM_AUTH',
  invalid: [
    { title: 'nothing to log in with', resources: { Proxy: proxy({ Auth: undefined }) } },
    { title: 'an empty list', resources: { Proxy: proxy({ Auth: [], DefaultAuthScheme: 'NONE' }) } },
  ],
  valid: [
    { title: 'a secret', resources: { Proxy: proxy() } },
    { title: 'end-to-end IAM authentication', resources: { Proxy: proxy({ Auth: undefined, DefaultAuthScheme: 'IAM_AUTH' }) } },
    { title: 'the secrets are an import', resources: { Proxy: proxy({ Auth: ANYTHING }) } },
  ],
});

const tooMany = rule('ProxyAuthLimit', {
  on: 'proxy',
  with: 'Auth',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A proxy has at most ${MAX_PROXY_SECRETS} secrets.`,
  sources: [createProxy, userGuide('rds-proxy.html', READ)],
  check: ({ properties }) => {
    const count = properties.count('Auth') ?? 0;
    return count > MAX_PROXY_SECRETS && { at: 'Auth', count };
  },
  what: ({ count }) => `Auth has ${count} entries, above the limit of ${MAX_PROXY_SECRETS}`,
  why: 'RDS refuses to create the proxy',
  fix: 'spread the users over several proxies',
  invalid: [{ title: '201', resources: { Proxy: proxy({ Auth: Array.from({ length: 201 }, () => secret()) }) } }],
  valid: [
    { title: '200', resources: { Proxy: proxy({ Auth: Array.from({ length: 200 }, () => secret()) }) } },
    { title: 'the secrets are an import', resources: { Proxy: proxy({ Auth: ANYTHING }) } },
  ],
});

const scheme = rule('ProxyAuthScheme', {
  on: 'proxy',
  with: 'Auth',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'AuthScheme of a secret is SECRETS; IAM belongs to IAMAuth and DefaultAuthScheme.',
  sources: [authConfig],
  check: ({ properties }) =>
    (properties.propertiesList('Auth') ?? []).flatMap((entry, index) => {
      const value = entry.string('AuthScheme');
      return value !== undefined && isNoAuthScheme(value) ? [{ at: `Auth.${index}.AuthScheme`, value }] : [];
    }),
  what: ({ value }) => `AuthScheme is '${value}', and the only scheme is SECRETS`,
  why: 'RDS refuses to create the proxy',
  fix: 'set AuthScheme to SECRETS; to require IAM of clients, set IAMAuth to REQUIRED',
  invalid: [
    { title: 'IAM', resources: { Proxy: proxy({ Auth: [secret({ AuthScheme: 'IAM' })] }) } },
    { title: 'in another case', resources: { Proxy: proxy({ Auth: [secret(), secret({ AuthScheme: 'Secrets' })] }) } },
    { title: 'the singular', resources: { Proxy: proxy({ Auth: [secret({ AuthScheme: 'SECRET' })] }) } },
  ],
  valid: [
    { title: 'SECRETS', resources: { Proxy: proxy() } },
    { title: 'left to RDS', resources: { Proxy: proxy({ Auth: [secret({ AuthScheme: undefined })] }) } },
    { title: 'schemes newer than this package', resources: { Proxy: proxy({ Auth: ['VAULT', 'VAULT_SECRETS', 'IAM_ROLES'].map((AuthScheme) => secret({ AuthScheme })) }) } },
    { title: 'the scheme is an import', resources: { Proxy: proxy({ Auth: [secret({ AuthScheme: ANYTHING })] }) } },
  ],
});

const iamEnabled = rule('ProxyIamAuthEnabled', {
  on: 'proxy',
  with: 'Auth',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'IAMAuth of a proxy for Aurora is DISABLED or REQUIRED.',
  sources: [
    observed('Unsupported IAM Auth mode ENABLED, need to be in [DISABLED, REQUIRED]', 'pf-rds-proxy-iam-auth-enabled/meta.yaml'),
    cfnReference('aws-properties-rds-dbproxy-authformat.html#cfn-rds-dbproxy-authformat-iamauth', READ),
  ],
  check: ({ properties, engineFamily }) =>
    (properties.propertiesList('Auth') ?? []).flatMap((entry, index) =>
      (entry.string('IAMAuth') === 'ENABLED' && isAuroraFamily(engineFamily) ? [{ at: `Auth.${index}.IAMAuth`, engineFamily }] : [])),
  what: ({ engineFamily }) => `IAMAuth is 'ENABLED' on a proxy with EngineFamily '${engineFamily}', which takes DISABLED and REQUIRED`,
  why: 'RDS refuses to create the proxy: the value is for SQL Server',
  fix: 'set IAMAuth to REQUIRED, or to DISABLED',
  invalid: [{ title: 'enabled', resources: { Proxy: proxy({ Auth: [secret({ IAMAuth: 'ENABLED' })] }) } }],
  valid: [
    { title: 'required', resources: { Proxy: proxy({ Auth: [secret({ IAMAuth: 'REQUIRED' })] }) } },
    { title: 'SQL Server', resources: { Proxy: proxy({ EngineFamily: 'SQLSERVER', Auth: [secret({ IAMAuth: 'ENABLED' })] }) } },
    { title: 'the family is an import', resources: { Proxy: proxy({ EngineFamily: ANYTHING, Auth: [secret({ IAMAuth: 'ENABLED' })] }) } },
  ],
});

const iamWithoutTls = rule('ProxyIamAuthTls', {
  on: 'proxy',
  with: 'Auth',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A proxy that requires IAM authentication requires TLS.',
  sources: [observed('Must enable TLS, when IAM Auth is required', 'pf-rds-proxy-iam-auth-requires-tls/meta.yaml'), userGuide('rds-proxy-connecting.html', READ)],
  check: ({ properties }) => {
    const index = (properties.propertiesList('Auth') ?? []).findIndex((entry) => entry.string('IAMAuth') === 'REQUIRED');
    return index >= 0 && !properties.boolean('RequireTLS') && { at: 'RequireTLS', shown: properties.has('RequireTLS') ? 'false' : 'missing' };
  },
  what: ({ shown }) => `RequireTLS is ${shown}, and IAMAuth is 'REQUIRED'`,
  why: 'RDS refuses to create the proxy: TLS must be enabled when IAM authentication is required',
  fix: 'set RequireTLS to true',
  invalid: [
    { title: 'switched off', resources: { Proxy: proxy({ RequireTLS: false, Auth: [secret({ IAMAuth: 'REQUIRED' })] }) } },
    { title: 'off by default', resources: { Proxy: proxy({ RequireTLS: undefined, Auth: [secret({ IAMAuth: 'REQUIRED' })] }) } },
  ],
  valid: [
    { title: 'with TLS', resources: { Proxy: proxy({ Auth: [secret({ IAMAuth: 'REQUIRED' })] }) } },
    { title: 'without IAM', resources: { Proxy: proxy({ RequireTLS: false, Auth: [secret({ IAMAuth: 'DISABLED' })] }) } },
    { title: 'TLS is an import', resources: { Proxy: proxy({ RequireTLS: ANYTHING, Auth: [secret({ IAMAuth: 'REQUIRED' })] }) } },
  ],
});

const passwordType = rule('ProxyClientPasswordAuthType', {
  on: 'proxy',
  with: 'Auth',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'ClientPasswordAuthType belongs to the engine family of the proxy.',
  sources: [
    observed("The client password auth type POSTGRES_SCRAM_SHA_256 that you specified isn't valid. The engine family MYSQL supports only the following types: ...", 'pf-rds-proxy-client-password-auth-engine/rule.rego'),
    authConfig,
  ],
  check: ({ properties, engineFamily: family }) =>
    (properties.propertiesList('Auth') ?? []).flatMap((entry, index) => {
      const type = entry.string('ClientPasswordAuthType');
      const instead = type === undefined || family === undefined ? undefined : passwordTypeInstead(family, type);
      return instead === undefined ? [] : [{ at: `Auth.${index}.ClientPasswordAuthType`, type, family, instead }];
    }),
  what: ({ type, family }) => `ClientPasswordAuthType is '${type}' on a proxy with EngineFamily '${family}'`,
  why: 'RDS refuses to create the proxy: the type belongs to another engine family',
  fix: ({ instead }) => `set ClientPasswordAuthType to '${instead}'`,
  invalid: [
    { title: 'PostgreSQL passwords for MySQL', resources: { Proxy: proxy({ Auth: [secret({ ClientPasswordAuthType: 'POSTGRES_SCRAM_SHA_256' })] }) } },
    { title: 'SQL Server passwords for PostgreSQL', resources: { Proxy: proxy({ EngineFamily: 'POSTGRESQL', Auth: [secret({ ClientPasswordAuthType: 'SQL_SERVER_AUTHENTICATION' })] }) } },
  ],
  valid: [
    { title: 'MySQL', resources: { Proxy: proxy({ Auth: [secret({ ClientPasswordAuthType: 'MYSQL_NATIVE_PASSWORD' })] }) } },
    { title: 'left to RDS', resources: { Proxy: proxy() } },
    { title: 'PostgreSQL', resources: { Proxy: proxy({ EngineFamily: 'POSTGRESQL', Auth: [secret({ ClientPasswordAuthType: 'POSTGRES_MD5' })] }) } },
    { title: 'a type newer than this package', resources: { Proxy: proxy({ Auth: [secret({ ClientPasswordAuthType: 'PASSKEY' })] }) } },
    { title: 'the type is an import', resources: { Proxy: proxy({ Auth: [secret({ ClientPasswordAuthType: ANYTHING })] }) } },
  ],
});

/** Words of a proxy and of its secrets. */
const WORDS = [
  {
    id: 'ProxyIamAuthSpelling',
    property: 'Auth.*.IAMAuth',
    thing: 'mode of IAM authentication',
    words: IAM_AUTH_MODES,
    declared: (IAMAuth: unknown): Properties => ({ Auth: [secret({ IAMAuth })] }),
    wrong: { 'in another case': 'Required', 'a letter left out': 'REQURED' },
  },
  {
    id: 'ProxyClientPasswordAuthTypeSpelling',
    property: 'Auth.*.ClientPasswordAuthType',
    thing: 'type of client passwords',
    words: PASSWORD_TYPES,
    declared: (ClientPasswordAuthType: unknown): Properties => ({ Auth: [secret({ ClientPasswordAuthType })] }),
    wrong: { 'with hyphens': 'mysql-native-password', 'a letter swapped': 'MYSQL_CACHNIG_SHA2_PASSWORD' },
  },
  {
    id: 'ProxyDefaultAuthSchemeSpelling',
    property: 'DefaultAuthScheme',
    thing: 'scheme of authentication',
    words: DEFAULT_AUTH_SCHEMES,
    declared: (DefaultAuthScheme: unknown): Properties => ({ DefaultAuthScheme }),
    wrong: { 'in another case': 'None', 'with a hyphen': 'IAM-AUTH' },
  },
] as const;

const misspelled = ({ id, property, thing, words, declared, wrong }: (typeof WORDS)[number]) =>
  spelling(id, {
    on: 'proxy',
    property,
    thing,
    words,
    why: 'RDS refuses to create the proxy',
    sources: [property.startsWith('Auth') ? authConfig : createProxy],
    example: (value) => ({ Proxy: proxy(declared(value)) }),
    wrong,
    newer: 'PASSKEY',
  });

const clusterIam = rule('ProxyDefaultAuthSchemeCluster', {
  on: 'proxyTargetGroup',
  with: 'DBClusterIdentifiers',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster behind a proxy with end-to-end IAM authentication has IAM authentication.',
  sources: [cfnReference('aws-resource-rds-dbproxy.html#cfn-rds-dbproxy-defaultauthscheme', READ)],
  check: ({ proxy: front, clusters }) => {
    const closed = front?.properties.string('DefaultAuthScheme') === 'IAM_AUTH'
      ? clusters.find((one) => !one.properties.boolean('EnableIAMDatabaseAuthentication') && !one.inheritsData)
      : undefined;
    return closed && { at: closed.at('EnableIAMDatabaseAuthentication') };
  },
  what: "EnableIAMDatabaseAuthentication is not true on the cluster of a proxy with DefaultAuthScheme 'IAM_AUTH'",
  why: 'the proxy logs in to the cluster with IAM, and cannot',
  fix: 'set EnableIAMDatabaseAuthentication to true on the cluster',
  invalid: [{ title: 'no IAM on the cluster', resources: { Cluster: mysql(), Proxy: proxy({ DefaultAuthScheme: 'IAM_AUTH' }), Targets: targets() } }],
  valid: [
    { title: 'IAM on both', resources: { Cluster: mysql({ EnableIAMDatabaseAuthentication: true }), Proxy: proxy({ DefaultAuthScheme: 'IAM_AUTH' }), Targets: targets() } },
    { title: 'secrets', resources: { Cluster: mysql(), Proxy: proxy(), Targets: targets() } },
    { title: 'the proxy is outside the app', resources: { Cluster: mysql(), Targets: targets({ DBProxyName: ANYTHING }) } },
    { title: 'the cluster is outside the app', resources: { Proxy: proxy({ DefaultAuthScheme: 'IAM_AUTH' }), Targets: targets({ DBClusterIdentifiers: [ANYTHING] }) } },
  ],
});

const trusting = (principal: Properties) => ({ Role: roleFor(principal), Proxy: proxy({ RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }) });

const roleTrust = rule('ProxyRoleTrust', {
  on: 'proxy',
  with: 'RoleArn',
  // No error: no refusal is known, and a proxy that logs in by IAM alone may not need the role.
  effect: 'degraded',
  since: '0.1.0',
  summary: `The role of a proxy can be assumed by ${DATABASE_SERVICE}.`,
  sources: [userGuide('rds-proxy-setup.html', READ)],
  check: ({ role }) => {
    const trusted = role?.trustedInsteadOf(isDatabaseService);
    return trusted !== undefined && { at: 'RoleArn', trusted };
  },
  what: ({ trusted }) => `RoleArn is a role that only ${trusted} can assume`,
  why: 'the proxy cannot read its secrets with it, and so cannot log in to the cluster',
  fix: `let ${DATABASE_SERVICE} assume the role`,
  invalid: [
    { title: 'a role for Lambda', resources: trusting({ Service: 'lambda.amazonaws.com' }) },
    { title: 'a role for people', resources: trusting({ AWS: 'arn:aws:iam::111122223333:root' }) },
  ],
  valid: [
    { title: 'a role for the database', resources: trusting({ Service: DATABASE_SERVICE }) },
    { title: 'who is trusted is an import', resources: trusting({ Service: ANYTHING }) },
    { title: 'the role is in another app', resources: { Proxy: proxy() } },
  ],
});

export const proxyAuthentication = topic(
  'proxy-authentication',
  { title: 'RDS Proxy: authentication', about: 'How clients log in to a proxy, and how the proxy logs in to the cluster.' },
  [missing, tooMany, scheme, iamEnabled, iamWithoutTls, passwordType, ...WORDS.map(misspelled), clusterIam, roleTrust],
);
