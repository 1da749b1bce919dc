import fc from 'fast-check';
import { evaluate } from '../../src/engine/evaluate';
import { Example } from '../../src/engine/example';
import { Rule } from '../../src/engine/rule';
import { CA_CERTIFICATES } from '../../src/facts/certificates';
import { AUTHENTICATION_TYPES } from '../../src/facts/credentials';
import { ENDPOINT_TYPES } from '../../src/facts/custom-endpoints';
import { AURORA_ENGINES } from '../../src/facts/engines';
import { EVENT_CATEGORIES, EVENT_SOURCES } from '../../src/facts/event-subscriptions';
import { SCALABILITY_TYPES } from '../../src/facts/limitless';
import { NETWORK_TYPES } from '../../src/facts/network';
import { DEFAULT_AUTH_SCHEMES, ENDPOINT_NETWORK_TYPES, IAM_AUTH_MODES, PASSWORD_TYPES, TARGET_NETWORK_TYPES, TARGET_ROLES } from '../../src/facts/proxy';
import { FEATURE_NAMES } from '../../src/facts/service-roles';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { exampleTemplates } from '../support/example-templates';
import { replaceAt } from '../support/properties';

/** The words of a rule, values that are misspelled ones of them and what the fix says, and values that may be words one day. */
interface Spelled {
  readonly words: readonly string[];
  readonly misspelled: Readonly<Record<string, string>>;
  readonly newer: readonly string[];
}

const SPELLED: Readonly<Record<string, Spelled>> = {
  ClusterEngineSpelling: {
    words: AURORA_ENGINES,
    misspelled: { 'aurora-postgres': 'aurora-postgresql', 'aurora-postgressql': 'aurora-postgresql', 'Aurora_MySQL': 'aurora-mysql', 'auroramysql': 'aurora-mysql', 'aurora-mysq': 'aurora-mysql', 'aurroa': 'aurora' },
    newer: ['Aurora-MySQL', 'AURORA', 'mysql', 'postgres', 'mariadb', 'aurora-dsql', 'aurora-mysql9', 'aurora-mysql-next', 'aurora-x'],
  },
  EngineModeSpelling: {
    words: ['provisioned', 'serverless', 'parallelquery', 'global', 'multimaster'],
    misspelled: { 'Provisioned': 'provisioned', 'provisionned': 'provisioned', 'provisoned': 'provisioned', 'severless': 'ServerlessV2ScalingConfiguration', 'multi-master': 'multimaster', 'serverless-v2': 'provisioned' },
    newer: ['quantum', 'limitless', 'serverless-v3', 'serverless-x'],
  },
  ClusterStorageType: {
    words: ['aurora', 'aurora-iopt1'],
    misspelled: { 'aurora-iotp1': 'aurora-iopt1', 'aurora_iopt1': 'aurora-iopt1', 'auroa-iopt1': 'aurora-iopt1', 'auroa': 'aurora' },
    newer: ['aurora-iopt2', 'aurora-quantum', 'gp9', 'aurora-st1'],
  },
  ClusterLogExportType: {
    words: ['audit', 'error', 'general', 'slowquery', 'instance', 'iam-db-auth-error'],
    misspelled: { 'Audit': 'audit', 'audti': 'audit', 'errror': 'error', 'genral': 'general', 'slow-query': 'slowquery', 'slowqurey': 'slowquery', 'iam_db_auth_error': 'iam-db-auth-error' },
    newer: ['vacuum', 'audit-v2', 'error-x', 'tomorrow'],
  },
  ClusterDatabaseInsightsModeSpelling: { words: ['standard', 'advanced'], misspelled: { ADVANCED: 'advanced', advnaced: 'advanced', standart: 'standard' }, newer: ['basic', 'advanced2', 'standard-plus'] },
  ClusterScalabilityTypeSpelling: { words: SCALABILITY_TYPES, misspelled: { 'Limitless': 'limitless', 'limit-less': 'limitless', 'standrd': 'standard' }, newer: ['distributed', 'limitless2'] },
  ClusterMasterUserAuthenticationTypeSpelling: { words: AUTHENTICATION_TYPES, misspelled: { IAM_DB_AUTH: 'iam-db-auth', passwrod: 'password', iam: 'iam-db-auth' }, newer: ['passkey', 'oidc', 'password-v2'] },
  CustomEndpointType: { words: ENDPOINT_TYPES, misspelled: { reader: 'READER', RAEDER: 'READER', Any: 'ANY' }, newer: ['ANALYTICS', 'ANYX', 'READER2'] },
  EventSubscriptionSourceType: {
    words: EVENT_SOURCES,
    misspelled: { 'DB-CLUSTER': 'db-cluster', 'db_instance': 'db-instance', 'db-clutser': 'db-cluster', 'db-cluster-snapshots': 'db-cluster-snapshot', 'db-parameter-gruop': 'db-parameter-group', 'proxy': 'db-proxy' },
    newer: ['db-limitless-router', 'db-cluster2', 'zero-elt-2'],
  },
  EventSubscriptionCategorySpelling: {
    words: EVENT_CATEGORIES,
    misspelled: { 'Maintenance': 'maintenance', 'failver': 'failover', 'global failover': 'global-failover', 'low-storage': 'low storage', 'configuration_change': 'configuration change', 'faliure': 'failure', 'notifcation': 'notification' },
    newer: ['levitation', 'modification', 'failover 2', 'security x'],
  },
  ClusterNetworkType: { words: NETWORK_TYPES, misspelled: { 'dual': 'DUAL', 'Dual-Stack': 'DUAL', 'ipv4': 'IPV4', 'IPv-4': 'IPV4' }, newer: ['IPV8', 'DUEL', 'TRIPLE'] },
  ProxyEndpointNetworkTypeSpelling: { words: ENDPOINT_NETWORK_TYPES, misspelled: { IPv6: 'IPV6', Dual: 'DUAL' }, newer: ['IPV8', 'DUEL'] },
  ProxyEndpointEndpointNetworkTypeSpelling: { words: ENDPOINT_NETWORK_TYPES, misspelled: { IPv6: 'IPV6', Dual: 'DUAL' }, newer: ['IPV8', 'DUEL'] },
  ProxyTargetConnectionNetworkTypeSpelling: { words: TARGET_NETWORK_TYPES, misspelled: { IPv6: 'IPV6', ipv4: 'IPV4' }, newer: ['IPV8', 'DUAL'] },
  ProxyEngineFamily: { words: ['MYSQL', 'POSTGRESQL', 'SQLSERVER'], misspelled: { mysql: 'MYSQL', POSTGRES: 'POSTGRESQL', POSTGERSQL: 'POSTGRESQL' }, newer: ['DSQL', 'ORACLE', 'MYSQL9'] },
  ProxyAuthScheme: { words: ['SECRETS'], misspelled: { secrets: 'SECRETS', SECRET: 'SECRETS', SERCETS: 'SECRETS' }, newer: ['VAULT', 'VAULT_SECRETS', 'IAM_ROLES'] },
  ProxyDefaultAuthSchemeSpelling: { words: DEFAULT_AUTH_SCHEMES, misspelled: { iam_auth: 'IAM_AUTH', none: 'NONE', IAMAUTH: 'IAM_AUTH' }, newer: ['OIDC', 'NOVE'] },
  ProxyIamAuthSpelling: { words: IAM_AUTH_MODES, misspelled: { required: 'REQUIRED', REQIURED: 'REQUIRED', DISABLE: 'DISABLED' }, newer: ['OPTIONAL', 'REQUIRED2'] },
  ProxyClientPasswordAuthTypeSpelling: { words: PASSWORD_TYPES, misspelled: { postgres_md5: 'POSTGRES_MD5', POSTGRES_SCRAM_SHA256: 'POSTGRES_SCRAM_SHA_256', MYSQL_NATIVE_PASWORD: 'MYSQL_NATIVE_PASSWORD' }, newer: ['POSTGRES_SCRAM_SHA_512', 'PASSKEY', 'POSTGRES_MD6'] },
  ProxyEndpointTargetRole: { words: TARGET_ROLES, misspelled: { 'read-only': 'READ_ONLY', 'READ_WRTIE': 'READ_WRITE', 'reader': 'READ_ONLY' }, newer: ['ANALYTICS', 'READ_ONLY_2'] },
  ClusterRoleFeatureSpelling: { words: FEATURE_NAMES, misspelled: { S3Import: 's3Import', s3Exprot: 's3Export', lambda: 'Lambda', Sagemaker: 'SageMaker' }, newer: ['Quantum', 's4Import', 'Kinesis'] },
  InstanceCaCertificateIdentifierSpelling: {
    words: CA_CERTIFICATES,
    misspelled: { 'rds-ca-rsa-2048-g1': 'rds-ca-rsa2048-g1', 'RDS-CA-RSA4096-G1': 'rds-ca-rsa4096-g1', 'rds_ca_2019': 'rds-ca-2019' },
    newer: ['rds-ca-rsa4096-g2', 'rds-ca-2029', 'rds-ca-mldsa65-g1', 'rds-ca-dsa2048-g1'],
  },
  InstanceClassSpelling: {
    words: ['db.r6g.large', 'db.serverless', 'db.t4g.medium'],
    misspelled: { 'r6g.large': 'db.r6g.large', 'db.R6g.Large': 'db.r6g.large', 'db.t4g.meduim': 'db.t4g.medium', 'db.serverles': 'db.serverless' },
    newer: ['db.r9g.large', 'db.r6gx.large', 'db.r12g.lagre'],
  },
};

const ruleOf = (id: string): Rule => RULES.find((one) => one.id === id)!;

const violations = (rule: Rule, example: Example) => evaluate(readTemplates(exampleTemplates(example)), [rule]).findings;

/** The last misspelled example of a rule, with another value in place of the misspelled one. */
function withValue(rule: Rule, value: string): Example {
  const example = rule.invalid[rule.invalid.length - 1]!;
  const { resource, property } = violations(rule, example)[0]!.location;
  const path = property!.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const { Properties } = example.resources[resource.logicalId]!;
  const old = path.reduce<unknown>((json, key) => (json as Record<string | number, unknown>)[key], Properties);
  return replaceAt(example, { id: resource.logicalId, path }, () => (Array.isArray(old) ? [value] : value));
}

describe.each(Object.entries(SPELLED))('%s', (id, { words, misspelled, newer }) => {
  const rule = ruleOf(id);
  const found = (value: string) => violations(rule, withValue(rule, value));

  test.each(Object.entries(misspelled))('takes %s for %s', (value, meant) => {
    const findings = found(value);
    expect(findings).toHaveLength(1);
    expect(findings[0]!.what).toContain(`'${value}'`);
    expect(findings[0]!.fix).toContain(meant);
  });

  test('says nothing of the words themselves, nor of those that may come', () => {
    expect([...words, ...newer].filter((value) => found(value).length > 0)).toEqual([]);
  });

  test('says nothing of words that are far from all of them', () => {
    const word = fc.stringMatching(/^[a-zA-Z_-]{3,20}$/).filter((text) => words.every((known) => isFar(text, known)));
    fc.assert(fc.property(word, (text) => found(text).length === 0), { numRuns: 25 });
  });
});

/** Whether two words have so few letters in common, in whatever order, that no two slips make one of the other. */
function isFar(one: string, other: string): boolean {
  const letters = [...one.toLowerCase().replace(/[^a-z]/g, '')];
  const rest = [...other.toLowerCase().replace(/[^a-z]/g, '')];
  for (const letter of letters.slice()) {
    const at = rest.indexOf(letter);
    if (at >= 0) {
      rest.splice(at, 1);
      letters.splice(letters.indexOf(letter), 1);
    }
  }
  return rest.length + letters.length > 4;
}
