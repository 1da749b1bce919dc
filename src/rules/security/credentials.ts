import { rule, topic } from '../../engine/rule';
import {
  AUTHENTICATION_TYPES, FORBIDDEN_PASSWORD_CHARACTERS, IAM_NAMES, MIN_PASSWORD_LENGTH, PASSWORD_AUTHENTICATION,
  SUGGESTED_USERNAME, hasForbiddenPasswordCharacter, isUsername, maxPasswordLength, maxUsernameLength, nearestUsername,
  reservedUsername,
} from '../../facts/credentials';
import { Source, apiModel, apiReference, cfnHandler, cfnReference, serviceError } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, OWN_PASSWORD, mysql, other, postgresql } from '../_examples';
import { spelling } from '../_spelling';

const READ = '2026-11-22';
const clusterReference = (property: string): Source => cfnReference(`aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-${property.toLowerCase()}`, READ);

const PASSWORD = '{{resolve:secretsmanager:database:SecretString:password}}';
const REFUSED = 'RDS refuses to create the cluster';

/** A cluster whose credentials come from the template: nothing it inherits from has any. */
const needsCredentials = (cluster: Cluster): boolean => !cluster.hasExpressConfiguration && !cluster.inheritsData;

/** Whether a property is one of `values` for good. Leaving it out, or in, by a condition is up to who deploys the template. */
const isAlways = ({ properties }: Cluster, property: string, ...values: readonly (string | undefined)[]): boolean => {
  const written = properties.fixedTargets(property);
  return written !== undefined && values.some((value) => value === written[0]);
};

/** The password as the template has it, unless that is a placeholder: empty, or a dynamic reference. */
const writtenPassword = ({ properties }: Cluster): string | undefined => {
  const password = properties.textByDefault('MasterUserPassword');
  return password === undefined || password === '' || password.includes('{{resolve:') ? undefined : password;
};

/** A global database that nobody has joined, and a cluster without credentials that does. */
const emptyWorld = (properties: Record<string, unknown>) => ({
  World: other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', Engine: 'aurora-mysql' }),
  Cluster: other('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', GlobalClusterIdentifier: { Ref: 'World' }, ...properties }),
});

const usernameRequired = rule('ClusterMasterUsernameMissing', {
  on: 'cluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A new cluster has a MasterUsername; only one made from another inherits it.',
  sources: [
    serviceError('The parameter MasterUsername must be provided and must not be blank.', 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/368', READ),
    serviceError('The parameter MasterUsername must be provided and must not be blank', 'https://github.com/aws-cloudformation/cfn-lint/issues/4070', READ),
    serviceError('The parameter MasterUsername must be provided and must not be blank.', 'https://github.com/hashicorp/terraform-provider-aws/issues/26030', '2026-11-28'),
  ],
  check: (cluster) => isAlways(cluster, 'MasterUsername', undefined, '') && needsCredentials(cluster) && { at: 'MasterUsername' },
  what: 'MasterUsername is missing on a new cluster',
  why: (_, { joinsGlobalDatabase }) => `${REFUSED}: ${joinsGlobalDatabase ? 'it is the first of its global database, and has no other to take the user from' : 'the parameter must be provided, also where the password is managed by RDS'}`,
  fix: `set MasterUsername, for instance to '${SUGGESTED_USERNAME}'`,
  invalid: [
    { title: 'a managed password alone', resources: { Cluster: postgresql({ MasterUsername: undefined }) } },
    { title: 'a password alone', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, MasterUserPassword: PASSWORD }) } },
    { title: 'the first cluster of a global database', resources: emptyWorld({}) },
  ],
  valid: [
    { title: 'a name', resources: { Cluster: mysql({ MasterUsername: 'dbadmin' }) } },
    { title: 'the snapshot has one', resources: { Cluster: mysql({ MasterUsername: undefined, SnapshotIdentifier: 'before' }) } },
    { title: 'the source of a clone has one', resources: { Cluster: mysql({ MasterUsername: undefined, SourceDBClusterIdentifier: 'orders', UseLatestRestorableTime: true }) } },
    { title: 'the global database is in another app', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, GlobalClusterIdentifier: ANYTHING }) } },
    { title: 'a secondary that says so', resources: emptyWorld({ SourceRegion: 'us-east-1' }) },
    { title: 'the primary is in another stack', region: 'us-east-1', resources: emptyWorld({}), elsewhere: { Ireland: { region: 'eu-west-1', resources: { First: mysql({ GlobalClusterIdentifier: 'world', ...OWN_PASSWORD }) } } } },
    { title: 'which global database another cluster joins is an import', resources: { ...emptyWorld({}), First: mysql({ GlobalClusterIdentifier: ANYTHING, ...OWN_PASSWORD }) } },
    {
      title: 'who deploys chooses',
      parameters: { Username: { Type: 'String', Default: '' } },
      conditions: { HasUsername: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'Username' }, ''] }] } },
      resources: { Cluster: mysql({ MasterUsername: { 'Fn::If': ['HasUsername', { Ref: 'Username' }, { Ref: 'AWS::NoValue' }] } }) },
    },
    { title: 'the name is an import', resources: { Cluster: mysql({ MasterUsername: ANYTHING }) } },
  ],
});

const usernameFormat = rule('ClusterMasterUsernameFormat', {
  on: 'cluster',
  with: 'MasterUsername',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'MasterUsername begins with a letter, and has only letters, digits and underscores.',
  sources: [cfnHandler('aws-rds-dbcluster/aws-rds-dbcluster.json', READ), apiReference('API_CreateDBCluster.html', READ)],
  check: ({ declared }) => {
    const name = declared.string('MasterUsername');
    return name !== undefined && name !== '' && !isUsername(name) && { at: 'MasterUsername', name };
  },
  what: ({ name }) => `MasterUsername is '${name}', which is not a letter followed by letters, digits and underscores`,
  why: 'CloudFormation refuses the value: it does not match the pattern of the property',
  fix: ({ name }) => `set MasterUsername to '${nearestUsername(name)}'`,
  invalid: [
    { title: 'a hyphen', resources: { Cluster: mysql({ MasterUsername: 'db-admin' }) } },
    { title: 'a digit first', resources: { Cluster: postgresql({ MasterUsername: '9admin' }) } },
  ],
  valid: [
    { title: 'an underscore', resources: { Cluster: mysql({ MasterUsername: 'db_admin' }) } },
    { title: 'from a snapshot', resources: { Cluster: mysql({ SnapshotIdentifier: 'before', MasterUsername: undefined, ManageMasterUserPassword: undefined }) } },
    { title: 'the name is an import', resources: { Cluster: mysql({ MasterUsername: ANYTHING }) } },
  ],
});

const usernameLength = rule('ClusterMasterUsernameLength', {
  on: 'cluster',
  with: 'MasterUsername',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'MasterUsername is not longer than the engine takes: 32 characters in MySQL, 63 in PostgreSQL.',
  sources: [
    serviceError('Invalid master user name', 'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-master-username-length/meta.yaml', READ),
    { url: 'https://github.com/floci-io/floci/issues/3729', read: READ },
  ],
  check: ({ properties, engine }) => {
    const length = properties.string('MasterUsername')?.length ?? 0;
    const longest = maxUsernameLength(engine) ?? length;
    return length > longest && { at: 'MasterUsername', length, longest };
  },
  what: ({ length, longest }) => `MasterUsername has ${length} characters, and the engine takes at most ${longest}`,
  why: `${REFUSED}: invalid master user name`,
  fix: ({ longest }) => `shorten MasterUsername to at most ${longest} characters`,
  invalid: [
    { title: '33 characters in MySQL', resources: { Cluster: mysql({ MasterUsername: 'a'.repeat(33) }) } },
    { title: '64 characters in PostgreSQL', resources: { Cluster: postgresql({ MasterUsername: 'a'.repeat(64) }) } },
  ],
  valid: [
    { title: '32 characters in MySQL', resources: { Cluster: mysql({ MasterUsername: 'a'.repeat(32) }) } },
    { title: '63 characters in PostgreSQL', resources: { Cluster: postgresql({ MasterUsername: 'a'.repeat(63) }) } },
    { title: 'the engine is an import', resources: { Cluster: mysql({ Engine: ANYTHING, MasterUsername: 'a'.repeat(64) }) } },
  ],
});

/** A cluster whose user comes from a secret beside it. */
const fromSecret = (generated: Record<string, unknown>) => ({
  Secret: other('AWS::SecretsManager::Secret', { GenerateSecretString: generated }),
  Cluster: postgresql({ MasterUsername: { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username}}' } }),
});

const usernameReserved = rule('ClusterMasterUsernameReserved', {
  on: 'cluster',
  with: 'MasterUsername',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'MasterUsername is none the engine keeps for itself.',
  sources: [
    serviceError('MasterUsername rdsadmin cannot be used as it is a reserved word used by the engine', 'https://github.com/aws-cloudformation/cfn-lint/pull/4425', READ),
    serviceError('MasterUsername admin cannot be used as it is a reserved word used by the engine', 'https://github.com/aws/aws-cdk/pull/5125', READ),
    serviceError(
      'MasterUsername user cannot be used as it is a reserved word used by the engine',
      'https://github.com/terraform-aws-modules/terraform-aws-rds/blob/029b06b/examples/complete-postgres/main.tf',
      '2026-11-28',
    ),
    apiReference('API_CreateDBCluster.html', '2026-11-28'),
    serviceError(
      'MasterUsername pg_dba cannot be used because role names starting with "pg_" are reserved by the PostgreSQL engine',
      'https://github.com/DataShades/ckan-aws-templates/issues/6',
      READ,
    ),
  ],
  check: ({ properties, engine }) => {
    const name = properties.string('MasterUsername');
    const reason = name === undefined ? undefined : reservedUsername(engine, name);
    return reason !== undefined && { at: 'MasterUsername', name, reason };
  },
  what: ({ name, reason }) => `MasterUsername is '${name}', but ${reason}`,
  why: `${REFUSED}: the name is reserved`,
  fix: `use another name, for instance '${SUGGESTED_USERNAME}'`,
  invalid: [
    { title: 'the user of RDS', resources: { Cluster: mysql({ MasterUsername: 'rdsadmin' }) } },
    { title: 'a word of PostgreSQL', resources: { Cluster: postgresql({ MasterUsername: 'admin' }) } },
    { title: 'a prefix of PostgreSQL', resources: { Cluster: postgresql({ MasterUsername: 'pg_dba' }) } },
    { title: 'a name that roles cannot have', resources: { Cluster: postgresql({ MasterUsername: 'public' }) } },
    { title: 'a name in a secret of the app', resources: fromSecret({ SecretStringTemplate: '{"username":"admin"}', GenerateStringKey: 'password' }) },
  ],
  valid: [
    { title: 'the word is free in MySQL', resources: { Cluster: mysql({ MasterUsername: 'admin' }) } },
    { title: 'the usual name in PostgreSQL', resources: { Cluster: postgresql({ MasterUsername: 'postgres' }) } },
    { title: 'the engine is an import', resources: { Cluster: postgresql({ Engine: ANYTHING, MasterUsername: 'admin' }) } },
    { title: 'the name is an import', resources: { Cluster: postgresql({ MasterUsername: ANYTHING }) } },
    { title: 'another name in a secret of the app', resources: fromSecret({ SecretStringTemplate: '{"username":"postgres"}', GenerateStringKey: 'password' }) },
    { title: 'the name is generated', resources: fromSecret({ SecretStringTemplate: '{"user":"admin"}', GenerateStringKey: 'username' }) },
    { title: 'what is in the secret is an import', resources: fromSecret({ SecretStringTemplate: ANYTHING, GenerateStringKey: 'password' }) },
    { title: 'the secret is in another app', resources: { Cluster: postgresql({ MasterUsername: '{{resolve:secretsmanager:orders:SecretString:username}}' }) } },
  ],
});

const byParameter = { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: { Ref: 'Password' } }) };

const passwordLength = rule('ClusterMasterPasswordLength', {
  on: 'cluster',
  with: 'MasterUserPassword',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A password in the template has at least ${MIN_PASSWORD_LENGTH} characters, and not more than the engine takes.`,
  sources: [
    serviceError(
      'The parameter MasterUserPassword is not a valid password because it is shorter than 8 characters.',
      'https://github.com/hashicorp/terraform-provider-aws/pull/38394',
      READ,
    ),
    apiReference('API_CreateDBCluster.html', READ),
    apiReference('API_CreateDBInstance.html', READ),
  ],
  check: (cluster) => {
    const length = writtenPassword(cluster)?.length;
    if (length === undefined) return undefined;
    const longest = maxPasswordLength(cluster.engine) ?? length;
    return (length < MIN_PASSWORD_LENGTH || length > longest) && { at: 'MasterUserPassword', length, bound: length > longest ? `at most ${longest}` : `at least ${MIN_PASSWORD_LENGTH}` };
  },
  what: ({ length, bound }) => `MasterUserPassword has ${length} characters, and the engine takes ${bound}`,
  why: `${REFUSED}: it is not a valid password`,
  fix: 'remove MasterUserPassword, and set ManageMasterUserPassword to true',
  invalid: [
    { title: 'seven characters', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: 'seven77' }) } },
    { title: '42 characters in MySQL', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: 'x'.repeat(42) }) } },
    { title: 'the default of a parameter', parameters: { Password: { Type: 'String', Default: 'short' } }, resources: byParameter },
    { title: 'that of a parameter that nobody is to read', parameters: { Password: { Type: 'String', NoEcho: true, Default: 'short' } }, resources: byParameter },
    {
      title: 'what a condition leaves by default',
      parameters: { Stage: { Type: 'String', Default: 'dev' } },
      conditions: { IsProduction: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
      resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: { 'Fn::If': ['IsProduction', PASSWORD, 'short'] } }) },
    },
    { title: '129 characters in PostgreSQL', resources: { Cluster: postgresql({ ManageMasterUserPassword: undefined, MasterUserPassword: 'x'.repeat(129) }) } },
  ],
  valid: [
    { title: 'eight characters', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: 'eight888' }) } },
    { title: '41 characters in MySQL', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: 'x'.repeat(41) }) } },
    { title: '128 characters in PostgreSQL', resources: { Cluster: postgresql({ ManageMasterUserPassword: undefined, MasterUserPassword: 'x'.repeat(128) }) } },
    { title: 'the password is in a secret', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: PASSWORD }) } },
    { title: 'the password is a parameter without default', parameters: { Password: { Type: 'String', AllowedValues: ['short', 'shorter'] } }, resources: byParameter },
    { title: 'an empty default', parameters: { Password: { Type: 'String', NoEcho: true, Default: '' } }, resources: byParameter },
  ],
});

const passwordCharacters = rule('ClusterMasterPasswordCharacters', {
  on: 'cluster',
  with: 'MasterUserPassword',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A password in the template is printable ASCII without ${FORBIDDEN_PASSWORD_CHARACTERS.filter((one) => one !== ' ').join(' ')} and spaces.`,
  sources: [
    serviceError(
      "The parameter MasterUserPassword is not a valid password. Only printable ASCII characters besides '/', '@', '\"', ' ' may be used.",
      'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/100',
      READ,
    ),
    apiReference('API_CreateDBCluster.html', READ),
  ],
  check: (cluster) => hasForbiddenPasswordCharacter(writtenPassword(cluster) ?? '') && { at: 'MasterUserPassword' },
  what: 'MasterUserPassword has a character that passwords cannot have',
  why: `${REFUSED}: only printable ASCII characters besides '/', '@', '"' and space may be used`,
  fix: 'remove MasterUserPassword, and set ManageMasterUserPassword to true',
  invalid: [
    { title: 'an at sign', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: 'correct@horse' }) } },
    { title: 'a space', resources: { Cluster: postgresql({ ManageMasterUserPassword: undefined, MasterUserPassword: 'correct horse' }) } },
    { title: 'not ASCII', resources: { Cluster: postgresql({ ManageMasterUserPassword: undefined, MasterUserPassword: 'pferdestärke' }) } },
  ],
  valid: [
    { title: 'other punctuation', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: "correct-horse!#'$" }) } },
    { title: 'the password is in a secret', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: PASSWORD }) } },
  ],
});

const passwordMissing = rule('ClusterMasterPasswordMissing', {
  on: 'cluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A new cluster has a master password, its own or one RDS manages.',
  sources: [
    serviceError('Property MasterUserPassword cannot be empty.', 'https://github.com/awsdocs/aws-cloudformation-user-guide/pull/423', '2026-11-28'),
    clusterReference('ManageMasterUserPassword'),
    clusterReference('MasterUserAuthenticationType'),
  ],
  check: (cluster) => {
    const none = isAlways(cluster, 'MasterUserPassword', undefined) && isAlways(cluster, 'ManageMasterUserPassword', undefined, 'false');
    return none && isAlways(cluster, 'MasterUserAuthenticationType', undefined, PASSWORD_AUTHENTICATION) && needsCredentials(cluster) && { at: 'MasterUserPassword' };
  },
  what: 'MasterUserPassword and ManageMasterUserPassword are both missing on a new cluster',
  why: `${REFUSED}: the master user has to have a password`,
  fix: 'set ManageMasterUserPassword to true',
  invalid: [
    { title: 'neither', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined }) } },
    { title: 'not managed', resources: { Cluster: postgresql({ ManageMasterUserPassword: false }) } },
  ],
  valid: [
    { title: 'managed', resources: { Cluster: mysql({ ManageMasterUserPassword: true }) } },
    { title: 'its own', resources: { Cluster: mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: PASSWORD }) } },
    { title: 'IAM instead of a password', resources: { Cluster: postgresql({ ManageMasterUserPassword: undefined, MasterUserAuthenticationType: 'iam-db-auth', EnableIAMDatabaseAuthentication: true }) } },
    { title: 'the snapshot has one', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, SnapshotIdentifier: 'before' }) } },
    { title: 'whether it is managed is an import', resources: { Cluster: mysql({ ManageMasterUserPassword: ANYTHING }) } },
    { title: 'the global database is in another app', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, GlobalClusterIdentifier: ANYTHING }) } },
  ],
});

const authenticationType = spelling('ClusterMasterUserAuthenticationTypeSpelling', {
  on: 'cluster',
  property: 'MasterUserAuthenticationType',
  thing: 'type of authentication',
  words: AUTHENTICATION_TYPES,
  nicknames: IAM_NAMES,
  why: 'RDS refuses the value when it creates the cluster',
  sources: [apiModel('MasterUserAuthenticationType', '2026-11-28'), apiReference('API_CreateDBCluster.html', '2026-11-28')],
  example: (value) => ({ Cluster: postgresql({ MasterUserAuthenticationType: value }) }),
  wrong: { 'in another case': 'Password', 'with underscores': 'iam_db_auth', 'the word of other services': 'IAM' },
  newer: 'passkey',
});

export const credentials = topic(
  'credentials',
  { title: 'Master user and password', about: 'What the master user may be called, and what its password may be. Passwords are never shown in a message.' },
  [
    usernameRequired, usernameFormat, usernameLength, usernameReserved, passwordMissing, passwordLength, passwordCharacters,
    authenticationType,
  ],
);
