import { rule, topic } from '../../engine/rule';
import { RDS_NAME_SHAPE, isRdsName, nearestRdsName } from '../../facts/rds-names';
import { apiModel, apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { lacks, nearestWith } from '../../facts/versions';
import {
  MAX_DATA_FILTER, MAX_INTEGRATION_NAME, SOURCE_PARAMETERS, SourceParameter, ZERO_ETL_SINCE,
  isIncluding, isSameSetting, isSourceArn, wrongFilterCharacter,
} from '../../facts/zero-etl';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, clusterParameters, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const createIntegration = apiReference('API_CreateIntegration.html', READ);
const setup = userGuide('zero-etl.setting-up.html#zero-etl.parameters', READ);
const TARGET = 'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/sales';

type Properties = Record<string, unknown>;
const integration = (properties: Properties = {}) => other('AWS::RDS::Integration', { SourceArn: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }, TargetArn: TARGET, ...properties });
const needed = (engine: string) => Object.fromEntries((SOURCE_PARAMETERS[engine] ?? []).map((one) => [one.name, one.needed]));
const mysqlSource = (version: unknown = '8.0.mysql_aurora.3.10.4') => mysql({ EngineVersion: version, DBClusterParameterGroupName: { Ref: 'Parameters' } });
const postgresqlSource = (version: unknown = '16.8') => postgresql({ EngineVersion: version, DBClusterParameterGroupName: { Ref: 'Parameters' } });
const ofMysql = (properties?: Properties) => ({ Parameters: clusterParameters('aurora-mysql8.0', needed('aurora-mysql')), Cluster: mysqlSource(), Copy: integration(properties) });
const ofPostgresql = (properties?: Properties) => ({ Parameters: clusterParameters('aurora-postgresql16', needed('aurora-postgresql')), Cluster: postgresqlSource(), Copy: integration({ DataFilter: 'include: sales.*.*', ...properties }) });

const version = rule('IntegrationSourceVersion', {
  on: 'integration',
  with: 'SourceArn',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The source of a zero-ETL integration has an engine version with zero-ETL.',
  sources: [userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.Zero-ETL.html', READ)],
  check: ({ sourceCluster: source }) => {
    const own = source?.version;
    return own && lacks(own, ZERO_ETL_SINCE) && { at: 'SourceArn', own: own.text, first: nearestWith(own, ZERO_ETL_SINCE) };
  },
  what: ({ own }) => `SourceArn names a cluster with EngineVersion '${own}', which has no zero-ETL integrations`,
  why: 'RDS refuses to create the integration',
  fix: ({ first }) => `set EngineVersion of the cluster to ${first} or later`,
  invalid: [
    { title: 'MySQL before 3.05.2', resources: { ...ofMysql(), Cluster: mysqlSource('8.0.mysql_aurora.3.04.3') } },
    { title: 'PostgreSQL 15', resources: { ...ofPostgresql(), Cluster: postgresqlSource('15.13') } },
  ],
  valid: [
    { title: 'MySQL', resources: ofMysql() },
    { title: 'PostgreSQL', resources: ofPostgresql() },
    { title: 'a major newer than this package', resources: { ...ofPostgresql(), Parameters: clusterParameters('aurora-postgresql99', needed('aurora-postgresql')), Cluster: postgresqlSource('99.1') } },
    { title: 'the version is an import', resources: { ...ofMysql(), Cluster: mysqlSource(ANYTHING) } },
    { title: 'the source is outside the app', resources: { Copy: integration({ SourceArn: ANYTHING }) } },
  ],
});

const parameters = rule('IntegrationSourceParameters', {
  on: 'integration',
  with: 'SourceArn',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The source of a zero-ETL integration has the parameters that replication needs.',
  sources: [setup],
  check: ({ sourceCluster: source }) => {
    const wrong = wrongParameters(source);
    return source && wrong.length > 0 && {
      at: source.parameterGroup?.at('Parameters') ?? source.at('DBClusterParameterGroupName'),
      names: wrong.map(({ name }) => name),
      wrong: wrong.map(({ name, needed: value }) => `${name} to ${value}`),
    };
  },
  what: ({ names }) => `the source of the zero-ETL integration does not have the needed values of ${names.join(', ')}`,
  why: 'RDS cannot create the integration: it reads the changes from the log these parameters write',
  fix: ({ wrong }) => `in a DB cluster parameter group of the source, set ${wrong.join(', ')}`,
  invalid: [
    { title: 'the default parameters', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' }), Copy: integration() } },
    { title: 'one is wrong', resources: { ...ofPostgresql(), Parameters: clusterParameters('aurora-postgresql16', { ...needed('aurora-postgresql'), 'rds.logical_replication': 'off' }) } },
  ],
  valid: [
    { title: 'MySQL', resources: ofMysql() },
    { title: 'PostgreSQL, written as words', resources: { ...ofPostgresql(), Parameters: clusterParameters('aurora-postgresql16', { ...needed('aurora-postgresql'), 'aurora.enhanced_logical_replication': 'on' }) } },
    { title: 'a parameter is an import', resources: { ...ofMysql(), Parameters: clusterParameters('aurora-mysql8.0', { ...needed('aurora-mysql'), binlog_format: ANYTHING }) } },
    { title: 'the parameter group is an import', resources: { Cluster: mysql({ DBClusterParameterGroupName: ANYTHING }), Copy: integration() } },
    { title: 'the source is outside the app', resources: { Copy: integration({ SourceArn: ANYTHING }) } },
  ],
});

const filterMissing = rule('IntegrationDataFilterMissing', {
  on: 'integration',
  with: 'SourceArn',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A zero-ETL integration of Aurora PostgreSQL says what it includes.',
  sources: [serviceError('InvalidParameterValue: Your data filter must contain at least one include statement', 'https://github.com/pulumi/pulumi-aws/issues/5897', READ)],
  check: ({ properties, sourceCluster }) => {
    const filter = sourceCluster?.engine === 'aurora-postgresql' ? (properties.string('DataFilter') ?? '') : undefined;
    return filter !== undefined && !isIncluding(filter) && { at: 'DataFilter', shown: filter === '' ? 'missing' : `'${filter}'` };
  },
  what: ({ shown }) => `DataFilter is ${shown} on an integration of Aurora PostgreSQL`,
  why: 'RDS refuses to create the integration: the data filter must contain at least one include statement',
  fix: "set DataFilter to 'include: database.*.*' with the name of your database",
  invalid: [
    { title: 'no filter', resources: ofPostgresql({ DataFilter: undefined }) },
    { title: 'nothing included', resources: ofPostgresql({ DataFilter: 'exclude: sales.public.audit' }) },
  ],
  valid: [
    { title: 'something included', resources: ofPostgresql() },
    { title: 'Aurora MySQL includes everything by default', resources: ofMysql() },
    { title: 'the filter is an import', resources: ofPostgresql({ DataFilter: ANYTHING }) },
    { title: 'the source is outside the app', resources: { Copy: integration({ SourceArn: ANYTHING }) } },
  ],
});

const filter = rule('IntegrationDataFilter', {
  on: 'integration',
  with: 'DataFilter',
  effect: 'rejected',
  since: '0.1.0',
  summary: `DataFilter has at most ${MAX_DATA_FILTER} characters, and none that a filter cannot have.`,
  sources: [apiModel('DataFilter', '2026-11-28'), createIntegration],
  check: ({ properties }) => {
    const value = properties.string('DataFilter') ?? '';
    const wrong = wrongFilterCharacter(value);
    return (wrong !== undefined || value.length > MAX_DATA_FILTER) && { at: 'DataFilter', wrong, length: value.length };
  },
  what: ({ wrong, length }) => (wrong === undefined ? `DataFilter has ${length} characters, above the limit of ${MAX_DATA_FILTER}` : `DataFilter contains ${JSON.stringify(wrong)}, which a filter cannot have`),
  why: 'RDS refuses to create the integration',
  fix: "write the filter as 'include: database.table' and 'exclude: database.table', with commas between them",
  invalid: [
    { title: 'a semicolon', resources: ofMysql({ DataFilter: 'include: sales.orders; exclude: sales.audit' }) },
    { title: 'too long', resources: ofMysql({ DataFilter: `include: ${'a'.repeat(25_600)}` }) },
  ],
  valid: [
    { title: 'several', resources: ofMysql({ DataFilter: 'include: sales.*, exclude: sales.audit_?' }) },
    { title: 'as long as can be', resources: ofMysql({ DataFilter: 'include: sales.'.padEnd(25_600, 'a') }) },
    { title: 'the filter is an import', resources: ofMysql({ DataFilter: ANYTHING }) },
  ],
});

const sourceArn = rule('IntegrationSourceArn', {
  on: 'integration',
  with: 'SourceArn',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'SourceArn is the ARN of a cluster or of an instance.',
  sources: [apiModel('SourceArn', '2026-11-28'), createIntegration],
  check: (one) => {
    if (one.namesSourceByIdentifier) return { at: 'SourceArn', shown: 'the identifier of a cluster' };
    const target = one.properties.target('SourceArn');
    return typeof target === 'string' && !isSourceArn(target) && { at: 'SourceArn', shown: `'${target}'` };
  },
  what: ({ shown }) => `SourceArn is ${shown}, and has to be the ARN of a cluster or of an instance`,
  why: 'RDS refuses to create the integration',
  fix: "set SourceArn to the attribute DBClusterArn of the cluster, by 'Fn::GetAtt'",
  invalid: [
    { title: 'a reference, which gives the identifier', resources: ofMysql({ SourceArn: { Ref: 'Cluster' } }) },
    { title: 'a snapshot', resources: { Copy: integration({ SourceArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:before' }) } },
  ],
  valid: [
    { title: 'the attribute', resources: ofMysql() },
    { title: 'a cluster outside the app', resources: { Copy: integration({ SourceArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:sales' }) } },
    { title: 'an import', resources: { Copy: integration({ SourceArn: ANYTHING }) } },
  ],
});

const context = rule('IntegrationEncryptionContext', {
  on: 'integration',
  with: 'AdditionalEncryptionContext',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'AdditionalEncryptionContext comes with a key.',
  sources: [createIntegration, cfnReference('aws-resource-rds-integration.html#cfn-rds-integration-additionalencryptioncontext', READ)],
  check: ({ properties }) => properties.has('AdditionalEncryptionContext') && !properties.has('KMSKeyId') && { at: 'AdditionalEncryptionContext' },
  what: 'AdditionalEncryptionContext is set, and KMSKeyId is missing',
  why: 'RDS refuses to create the integration: the context belongs to a key of your own',
  fix: 'set KMSKeyId, or remove AdditionalEncryptionContext',
  invalid: [{ title: 'no key', resources: ofMysql({ AdditionalEncryptionContext: { team: 'sales' } }) }],
  valid: [
    { title: 'a key', resources: ofMysql({ AdditionalEncryptionContext: { team: 'sales' }, KMSKeyId: 'alias/sales' }) },
    { title: 'the key is an import', resources: ofMysql({ AdditionalEncryptionContext: { team: 'sales' }, KMSKeyId: ANYTHING }) },
  ],
});

const name = rule('IntegrationName', {
  on: 'integration',
  with: 'IntegrationName',
  effect: 'rejected',
  since: '0.1.0',
  summary: `IntegrationName has at most ${MAX_INTEGRATION_NAME} characters: ${RDS_NAME_SHAPE}.`,
  sources: [apiModel('IntegrationName', '2026-11-28'), createIntegration],
  check: ({ properties }) => {
    const value = properties.string('IntegrationName');
    return value !== undefined && !isRdsName(value, MAX_INTEGRATION_NAME) && { at: 'IntegrationName', value };
  },
  what: ({ value }) => `IntegrationName is '${value}', and may have at most ${MAX_INTEGRATION_NAME} characters: ${RDS_NAME_SHAPE}`,
  why: 'RDS refuses the name',
  fix: ({ value }) => `set IntegrationName to '${nearestRdsName(value, MAX_INTEGRATION_NAME)}'`,
  invalid: [
    { title: 'an underscore', resources: ofMysql({ IntegrationName: 'sales_copy' }) },
    { title: 'too long', resources: ofMysql({ IntegrationName: 'a'.repeat(64) }) },
  ],
  valid: [
    { title: 'letters, digits and hyphens', resources: ofMysql({ IntegrationName: 'sales-copy-2' }) },
    { title: 'as long as can be', resources: ofMysql({ IntegrationName: 'a'.repeat(63) }) },
    { title: 'the name is an import', resources: ofMysql({ IntegrationName: ANYTHING }) },
  ],
});

/** The parameters of a source that do not have the value replication needs. */
function wrongParameters(source: Cluster | undefined): SourceParameter[] {
  const ofEngine = source ? (SOURCE_PARAMETERS[source.engine] ?? []) : [];
  return ofEngine.filter((one) => !isSameSetting(source?.parameter(one.name) ?? one.byDefault, one.needed));
}

export const zeroEtl = topic(
  'zero-etl',
  { title: 'Zero-ETL integrations', about: 'What a cluster has to have to be replicated to a data warehouse, and how the integration is declared.' },
  [version, parameters, filterMissing, filter, sourceArn, context, name],
);
