import { rule, topic } from '../../engine/rule';
import { knownLength, lengthInWords } from '../../facts/partly-known';
import { RDS_NAME_SHAPE, isRdsName, nearestRdsName } from '../../facts/rds-names';
import { DATABASE_ARN, WAREHOUSE_ARN } from '../../facts/references';
import { apiModel, apiReference, cfnHandler, cfnReference, userGuide } from '../../facts/sources';
import { lacks, nearestWith } from '../../facts/versions';
import {
  MAX_DESCRIPTION, MAX_INTEGRATION_NAME, REFUSED_SETTINGS, SOURCE_PARAMETERS, SourceParameter, ZERO_ETL_SINCE, isSameSetting,
} from '../../facts/zero-etl';
import { Cluster } from '../../topology/cluster';
import { known } from '../../topology/resource';
import { ANYTHING, clusterParameters, mysql, other, stackName } from '../_examples';
import { misnamings } from '../_references';
import { integration, mysqlSource, needed, ofMysql, ofPostgresql, postgresqlSource } from './_integration-examples';

const READ = '2026-11-22';
const createIntegration = apiReference('API_CreateIntegration.html', READ);
const setup = userGuide('zero-etl.setting-up.html#zero-etl.parameters', READ);
const withSetting = (parameter: string, value: unknown) =>
  ({ ...ofMysql(), Parameters: clusterParameters('aurora-mysql8.0', { ...needed('aurora-mysql'), [parameter]: value }) });

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

const refusedParameters = rule('IntegrationSourceParameterRefused', {
  on: 'integration',
  with: 'SourceArn',
  effect: 'rejected',
  since: '0.1.0',
  summary: `The source of a zero-ETL integration leaves ${Object.values(REFUSED_SETTINGS).flat().map(({ name }) => name).join(' and ')} alone.`,
  sources: [setup],
  check: ({ sourceCluster: source }) => {
    const settings = source ? (REFUSED_SETTINGS[source.engine] ?? []) : [];
    return settings
      .filter(({ name, refused }) => isSameSetting(known(() => source!.parameter(name)) ?? '', refused))
      .map(({ name, refused }) => ({ at: source!.parameterGroup!.at(`Parameters.${name}`), name, refused }));
  },
  what: ({ name, refused }) => `the parameter ${name} is ${refused} on the source of a zero-ETL integration`,
  why: 'RDS cannot create the integration: the binary log does not have the changes as it reads them',
  fix: ({ name }) => `remove ${name} from the parameter group of the source`,
  invalid: [
    { title: 'parts of JSON documents', resources: withSetting('binlog_row_value_options', 'partial_json') },
    { title: 'a compressed log', resources: withSetting('binlog_transaction_compression', '1') },
  ],
  valid: [
    { title: 'whole rows', resources: withSetting('binlog_row_value_options', '') },
    { title: 'no compression', resources: withSetting('binlog_transaction_compression', 'OFF') },
    { title: 'the value is an import', resources: withSetting('binlog_row_value_options', ANYTHING) },
    { title: 'the source is outside the app', resources: { Copy: integration({ SourceArn: ANYTHING }) } },
  ],
});

const sourceArn = rule('IntegrationSourceArn', {
  on: 'integration',
  with: 'SourceArn',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'SourceArn is the ARN of a cluster or of an instance, in lower case.',
  sources: [apiModel('SourceArn', '2026-11-28'), createIntegration],
  check: (one) => misnamings(one, 'SourceArn', DATABASE_ARN),
  what: ({ says }) => says,
  why: 'RDS refuses to create the integration',
  fix: ({ remedy }) => remedy,
  invalid: [
    { title: 'a reference, which gives the identifier', resources: ofMysql({ SourceArn: { Ref: 'Cluster' } }) },
    { title: 'a snapshot', resources: { Copy: integration({ SourceArn: 'arn:aws:rds:eu-west-1:111122223333:snapshot:before' }) } },
    { title: 'capitals', resources: { Copy: integration({ SourceArn: 'arn:aws:rds:eu-west-1:111122223333:cluster:Sales' }) } },
    { title: 'a name', resources: { Copy: integration({ SourceArn: 'sales' }) } },
    { title: 'the resource id', resources: ofMysql({ SourceArn: { 'Fn::GetAtt': ['Cluster', 'DBClusterResourceId'] } }) },
    { title: 'the ARN of its secret', resources: ofMysql({ SourceArn: { 'Fn::GetAtt': ['Cluster', 'MasterUserSecret.SecretArn'] } }) },
    { title: 'a text that begins otherwise', resources: { Copy: integration({ SourceArn: { 'Fn::Sub': 'sales-${AWS::StackName}' } }) } },
  ],
  valid: [
    { title: 'the attribute', resources: ofMysql() },
    { title: 'an ARN that is put together', resources: ofMysql({ SourceArn: { 'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:${Cluster}' } }) },
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
    const value = properties.outline('IntegrationName');
    return value !== undefined && !isRdsName(value, MAX_INTEGRATION_NAME) && { at: 'IntegrationName', value };
  },
  what: ({ value }) => `IntegrationName is '${value}', and may have at most ${MAX_INTEGRATION_NAME} characters: ${RDS_NAME_SHAPE}`,
  why: 'RDS refuses the name',
  fix: ({ value }) => `set IntegrationName to '${nearestRdsName(value, MAX_INTEGRATION_NAME)}'`,
  invalid: [
    { title: 'an underscore', resources: ofMysql({ IntegrationName: 'sales_copy' }) },
    { title: 'too long', resources: ofMysql({ IntegrationName: 'a'.repeat(64) }) },
    { title: 'an underscore behind the name of the stack', resources: ofMysql({ IntegrationName: stackName('_copy') }) },
  ],
  valid: [
    { title: 'the name of the stack in front', resources: ofMysql({ IntegrationName: stackName('-copy') }) },
    { title: 'letters, digits and hyphens', resources: ofMysql({ IntegrationName: 'sales-copy-2' }) },
    { title: 'as long as can be', resources: ofMysql({ IntegrationName: 'a'.repeat(63) }) },
    { title: 'the name is an import', resources: ofMysql({ IntegrationName: ANYTHING }) },
  ],
});

const warehouses = {
  Warehouse: other('AWS::RedshiftServerless::Namespace', { NamespaceName: 'sales' }),
  Redshift: other('AWS::Redshift::Cluster', { ClusterType: 'multi-node', DBName: 'sales', MasterUsername: 'dbadmin', ManageMasterPassword: true, NodeType: 'ra3.large', NumberOfNodes: 2 }),
};

const targetArn = rule('IntegrationTargetArn', {
  on: 'integration',
  with: 'TargetArn',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'TargetArn is the ARN of the data warehouse.',
  sources: [apiModel('Arn', '2026-11-28'), createIntegration],
  check: (one) => misnamings(one, 'TargetArn', WAREHOUSE_ARN),
  what: ({ says }) => says,
  why: 'RDS refuses to create the integration',
  fix: ({ remedy }) => remedy,
  invalid: [
    { title: 'a name', resources: ofMysql({ TargetArn: 'sales-warehouse-namespace' }) },
    { title: 'too short', resources: ofMysql({ TargetArn: 'arn:aws:redshift:::' }) },
    { title: 'the name of a namespace', resources: { ...ofMysql({ TargetArn: { Ref: 'Warehouse' } }), ...warehouses } },
    { title: 'the identifier of a cluster of Redshift', resources: { ...ofMysql({ TargetArn: { Ref: 'Redshift' } }), ...warehouses } },
    { title: 'a secret', resources: { ...ofMysql({ TargetArn: { 'Fn::GetAtt': ['Redshift', 'MasterPasswordSecretArn'] } }), ...warehouses } },
  ],
  valid: [
    { title: 'a namespace', resources: ofMysql() },
    { title: 'a namespace of the app', resources: { ...ofMysql({ TargetArn: { 'Fn::GetAtt': ['Warehouse', 'Namespace.NamespaceArn'] } }), ...warehouses } },
    { title: 'that of a cluster of Redshift', resources: { ...ofMysql({ TargetArn: { 'Fn::GetAtt': ['Redshift', 'ClusterNamespaceArn'] } }), ...warehouses } },
    { title: 'an ARN that is put together', resources: { ...ofMysql({ TargetArn: { 'Fn::Sub': 'arn:${AWS::Partition}:redshift-serverless:${AWS::Region}:${AWS::AccountId}:namespace/${Warehouse.Namespace.NamespaceId}' } }), ...warehouses } },
    { title: 'an import', resources: ofMysql({ TargetArn: ANYTHING }) },
  ],
});

const description = rule('IntegrationDescription', {
  on: 'integration',
  with: 'Description',
  effect: 'rejected',
  since: '0.1.0',
  summary: `Description has at most ${MAX_DESCRIPTION} characters.`,
  sources: [createIntegration, cfnHandler('aws-rds-integration/aws-rds-integration.json', '2026-11-28')],
  check: ({ properties }) => {
    const value = properties.outline('Description') ?? '';
    return knownLength(value) > MAX_DESCRIPTION && { at: 'Description', length: lengthInWords(value) };
  },
  what: ({ length }) => `Description has ${length}, above the limit of ${MAX_DESCRIPTION}`,
  why: 'CloudFormation refuses to create the integration',
  fix: `shorten Description to ${MAX_DESCRIPTION} characters`,
  invalid: [{ title: '1001 characters', resources: ofMysql({ Description: 'a'.repeat(1001) }) }],
  valid: [
    { title: '1000 characters', resources: ofMysql({ Description: 'a'.repeat(1000) }) },
    { title: 'an import', resources: ofMysql({ Description: ANYTHING }) },
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
  [version, parameters, refusedParameters, sourceArn, targetArn, context, name, description],
);
