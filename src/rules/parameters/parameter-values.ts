import { rule, topic } from '../../engine/rule';
import { isUnmodifiable, refusedValue } from '../../facts/parameters/names';
import { apiReference, userGuide } from '../../facts/sources';
import { ANYTHING, clusterParameters } from '../_examples';
import { READ, TYPES, Type, mysqlParameters, perParameter, postgresqlParameters } from './_groups';

const allowedValues = apiReference('API_Parameter.html', READ);
const version84 = userGuide('AuroraMySQL.Compare-v3-v84.html', READ);

const modifiable = ({ on, prefix, level, refusal, example }: Type) =>
  rule(`${prefix}Modifiable`, {
    on,
    with: 'Parameters',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Parameters are among those that can be modified.',
    sources: [refusal, mysqlParameters, postgresqlParameters, userGuide('AuroraMySQL.MySQL84.html', READ)],
    check: (group) => perParameter(group, (family, name, value) => isUnmodifiable(family, name, level, value) && {}),
    what: ({ name, value, family }) => `parameter ${name} is ${value === undefined ? 'set' : `'${value}'`}, and the family '${family}' does not let it be modified`,
    why: 'RDS sets it itself, and CloudFormation refuses to create the group',
    fix: ({ name }) => `remove ${name}`,
    invalid: [
      { title: 'where files are', resources: { Group: example('aurora-mysql8.0', { slow_query_log_file: '/tmp/slow.log' }) } },
      { title: 'what readers tell the writer', resources: { Group: example('aurora-postgresql16', { hot_standby_feedback: 'off' }) } },
      { title: 'the plugin for old passwords', resources: { Group: example('aurora-mysql8.4', { mysql_native_password: 'OFF' }) } },
      { title: 'the name of log files, from PostgreSQL 17 on', resources: { Group: example('aurora-postgresql17', { log_filename: 'postgresql.log.%Y-%m-%d' }) } },
    ],
    valid: [
      { title: 'one that can be modified', resources: { Group: example('aurora-mysql8.0', { slow_query_log: '1' }) } },
      { title: 'the name of log files, before PostgreSQL 17', resources: { Group: example('aurora-postgresql16', { log_filename: 'postgresql.log.%Y-%m-%d' }) } },
      { title: 'a family newer than this package', resources: { Group: example('aurora-postgresql23', { hot_standby_feedback: 'off' }) } },
      { title: 'the value is an import', resources: { Group: example('aurora-postgresql16', { log_filename: ANYTHING }) } },
    ],
  });

type Resources = Record<string, ReturnType<typeof clusterParameters>>;

/** Values of parameters that only cluster parameter groups have. */
const clusterOnly = (group: (family: string, parameters: Record<string, unknown>) => Resources) => [
  { title: 'TLS as a truth', resources: group('aurora-postgresql16', { 'rds.force_ssl': true }) },
  { title: 'TLS in digits, for MySQL', resources: group('aurora-mysql8.0', { require_secure_transport: '1' }) },
  { title: 'old protocols with 8.4', resources: group('aurora-mysql8.4', { tls_version: 'TLSv1.1,TLSv1.2' }) },
  { title: 'the policy 8.4 does not have', resources: group('aurora-mysql8.4', { 'validate_password.policy': 'STRONG' }) },
];

const value = ({ on, prefix, level, example }: Type) => {
  const group = (family: string, parameters: Record<string, unknown>) => ({ Group: example(family, parameters) });
  return rule(`${prefix}Value`, {
    on,
    with: 'Parameters',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Parameters have values that are allowed.',
    sources: [allowedValues, mysqlParameters, postgresqlParameters, version84],
    check: (one) => perParameter(one, (family, name, given) => {
      const refusal = given === undefined ? undefined : refusedValue(family, name, level, given);
      return refusal && { ...refusal };
    }),
    what: ({ name, value: given, allowed }) => `parameter ${name} is '${given}', and RDS takes ${allowed}`,
    why: 'RDS refuses values that are not among the allowed ones of the parameter, and the group is not created',
    fix: ({ name, nearest, allowed }) => (nearest === undefined ? `set ${name} to ${allowed}` : `set ${name} to '${nearest}'`),
    invalid: [
      { title: 'a unit', resources: group('aurora-postgresql16', { log_min_duration_statement: '5s' }) },
      { title: 'a unit of memory', resources: group('aurora-postgresql16', { work_mem: '64MB' }) },
      { title: 'a unit for MySQL', resources: group('aurora-mysql8.0', { innodb_lock_wait_timeout: '30s' }) },
      { title: 'a switch in words', resources: group('aurora-postgresql15', { log_disconnections: 'on' }) },
      { title: 'a switch, where PostgreSQL 18 has a list', resources: group('aurora-postgresql18', { log_connections: '1' }) },
      { title: 'a word of another parameter', resources: group('aurora-postgresql16', { log_statement: 'error' }) },
      { title: 'below the least', resources: group('aurora-postgresql16', { 'rds.log_retention_period': 1439 }) },
      { title: 'above the most', resources: group('aurora-postgresql16', { 'rds.log_retention_period': 10081 }) },
      { title: 'a misspelt library', resources: group('aurora-postgresql16', { shared_preload_libraries: 'pg_stat_statement,pg_cron' }) },
      ...(level === 'cluster' ? clusterOnly(group) : []),
      { title: 'an extension that is no library to preload', resources: group('aurora-postgresql16', { shared_preload_libraries: 'pg_stat_statements,vector' }) },
    ],
    valid: [
      { title: 'without the unit', resources: group('aurora-postgresql16', { log_min_duration_statement: 5000, work_mem: '65536' }) },
      { title: 'a switch in digits', resources: group('aurora-postgresql17', { log_connections: '1', log_disconnections: 1 }) },
      { title: 'a list for PostgreSQL 18', resources: group('aurora-postgresql18', { log_connections: 'authentication,authorization' }) },
      { title: 'the least', resources: group('aurora-postgresql16', { 'rds.log_retention_period': 1440 }) },
      { title: 'the most', resources: group('aurora-postgresql16', { 'rds.log_retention_period': 10080 }) },
      { title: 'in another case', resources: group('aurora-postgresql16', { log_statement: 'DDL', shared_preload_libraries: 'PG_STAT_STATEMENTS,PGAUDIT' }) },
      { title: 'a formula', resources: group('aurora-postgresql16', { max_connections: 'LEAST({DBInstanceClassMemory/9531392},5000)' }) },
      { title: 'a library newer than this package', resources: group('aurora-postgresql16', { shared_preload_libraries: 'pg_stat_statements,pg_ad_mapping' }) },
      { title: 'a family newer than this package', resources: group('aurora-postgresql23', { log_min_duration_statement: '5s' }) },
      { title: 'the value is an import', resources: group('aurora-postgresql16', { log_min_duration_statement: ANYTHING }) },
    ],
  });
};

export const parameterValues = topic(
  'parameter-values',
  { title: 'Values of database parameters', about: 'Whether the parameters of a group can be modified, and take the values it gives them. Formulas are left alone.' },
  [...TYPES.map(modifiable), ...TYPES.map(value)],
);
