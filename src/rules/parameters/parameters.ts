import { rule, topic } from '../../engine/rule';
import { AUDIT } from '../../facts/log-exports';
import { engineWithout, isClusterLevel, isFromLater, isInapplicable, removedFrom, unknownIn } from '../../facts/parameters/names';
import { isOn } from '../../facts/parameters/values';
import { serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, clusterParameters, instanceParameters } from '../_examples';
import { INSTANCE, TYPES, Type, mysqlParameters, perParameter, postgresqlParameters } from './_groups';

const READ = '2026-11-22';
const notFound = serviceError('Could not find parameter with name: character_set_server', 'https://github.com/hashicorp/terraform/issues/11820', READ);
const renamed = userGuide('AuroraMySQL.Compare-v2-v3.html#AuroraMySQL.mysql80-parameter-changes', '2026-11-28');
const version84 = userGuide('AuroraMySQL.Compare-v3-v84.html', '2026-11-28');

const otherEngine = ({ on, prefix, refusal, example }: Type) =>
  rule(`${prefix}OtherEngine`, {
    on,
    with: 'Parameters',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Parameters are those of the engine of the family, not of the other one.',
    sources: [notFound, refusal, mysqlParameters, postgresqlParameters],
    check: (group) => perParameter(group, engineWithout),
    what: ({ name, engine, family }) => `parameter ${name} is one of ${engine}, and Family is '${family}'`,
    why: 'RDS does not find it in the family, and CloudFormation refuses to create the group',
    fix: ({ name, counterpart }) => (counterpart === undefined ? `remove ${name}` : `remove ${name}; the nearest parameter of the family is ${counterpart}`),
    invalid: [
      { title: 'a character set for PostgreSQL', resources: { Group: example('aurora-postgresql16', { character_set_server: 'utf8mb4' }) } },
      { title: 'force_ssl for MySQL', resources: { Group: example('aurora-mysql8.0', { 'rds.force_ssl': '1' }) } },
      { title: 'parallel query for PostgreSQL', resources: { Group: example('aurora-postgresql16', { aurora_parallel_query: 'ON' }) } },
    ],
    valid: [
      { title: 'one both have', resources: { Group: example('aurora-postgresql16', { max_connections: '500' }) } },
      { title: 'one newer than this package', resources: { Group: example('aurora-mysql8.4', { aurora_tomorrow: '1' }) } },
      { title: 'whether it is set is an import', resources: { Group: example('aurora-mysql8.0', { long_query_time: ANYTHING }) } },
    ],
  });

const removed = ({ on, prefix, refusal, example }: Type) =>
  rule(`${prefix}Removed`, {
    on,
    with: 'Parameters',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Parameters are not among those that earlier families had and this one no longer has.',
    sources: [mysqlParameters, postgresqlParameters, renamed, version84, refusal],
    check: (group) => perParameter(group, removedFrom),
    what: ({ name, family }) => `parameter ${name} is set, and Family is '${family}', which no longer has it`,
    why: 'earlier families had it; RDS does not find it in this one, and CloudFormation refuses to create the group',
    fix: ({ name, replacement }) => (replacement === undefined ? `remove ${name}` : `use ${replacement} in place of ${name}`),
    invalid: [
      { title: 'the query cache', resources: { Group: example('aurora-mysql8.0', { query_cache_size: '0' }) } },
      { title: 'the old name of a setting', resources: { Group: example('aurora-mysql8.4', { tx_isolation: 'READ-COMMITTED' }) } },
      { title: 'the old word for a replica', resources: { Group: example('aurora-mysql8.0', { slave_parallel_workers: '4' }) } },
      { title: 'what 8.4 replaced', resources: { Group: example('aurora-mysql8.4', { default_authentication_plugin: 'mysql_native_password' }) } },
      { title: 'what PostgreSQL 17 removed', resources: { Group: example('aurora-postgresql17', { old_snapshot_threshold: '60' }) } },
    ],
    valid: [
      { title: 'version 2 has it', resources: { Group: example('aurora-mysql5.7', { query_cache_size: '0' }) } },
      { title: 'the new name', resources: { Group: example('aurora-mysql8.0', { transaction_isolation: 'READ-COMMITTED' }) } },
      { title: 'PostgreSQL 16 has it', resources: { Group: example('aurora-postgresql16', { old_snapshot_threshold: '60' }) } },
      { title: 'the family is an import', resources: { Group: { ...example('aurora-mysql8.0', { tx_isolation: 'READ-COMMITTED' }), Properties: { Description: 'example', Family: ANYTHING, Parameters: { tx_isolation: 'READ-COMMITTED' } } } } },
    ],
  });

const later = ({ on, prefix, refusal, example }: Type) =>
  rule(`${prefix}Version`, {
    on,
    with: 'Parameters',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Parameters are not among those that only later families have.',
    sources: [mysqlParameters, postgresqlParameters, version84, refusal],
    check: (group) => perParameter(group, (family, name) => isFromLater(family, name) && {}),
    what: ({ name, family }) => `parameter ${name} is set, and Family is '${family}', which does not have it yet`,
    why: 'only later versions of the engine have it; RDS does not find it in the family, and CloudFormation refuses to create the group',
    fix: ({ name }) => `remove ${name}, or upgrade to a version that has it`,
    invalid: [
      { title: 'a timeout of PostgreSQL 14', resources: { Group: example('aurora-postgresql13', { idle_session_timeout: '60000' }) } },
      { title: 'what came with 8.4', resources: { Group: example('aurora-mysql8.0', { authentication_policy: '*:caching_sha2_password' }) } },
    ],
    valid: [
      { title: 'PostgreSQL 14 has it', resources: { Group: example('aurora-postgresql14', { idle_session_timeout: '60000' }) } },
      { title: 'a family newer than this package', resources: { Group: example('aurora-postgresql23', { idle_session_timeout: '60000' }) } },
      { title: 'the family is an import', resources: { Group: { ...example('aurora-postgresql13', {}), Properties: { Description: 'example', Family: ANYTHING, Parameters: { idle_session_timeout: '60000' } } } } },
    ],
  });

const unknown = ({ on, prefix, refusal, example }: Type) =>
  rule(`${prefix}Unknown`, {
    on,
    with: 'Parameters',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Parameters are among those of the family, and spelt as they are.',
    sources: [notFound, refusal, mysqlParameters, postgresqlParameters],
    check: (group) => perParameter(group, unknownIn),
    what: ({ name, family }) => `parameter ${name} is set, and the family '${family}' has none of that name`,
    why: 'RDS does not find it in the family, and CloudFormation refuses to create the group',
    fix: ({ name, meant }) => (meant === undefined ? `remove ${name}` : `set ${meant} in place of ${name}`),
    invalid: [
      { title: 'a part written out', resources: { Group: example('aurora-postgresql16', { work_memory: '65536' }) } },
      { title: 'a letter is missing', resources: { Group: example('aurora-mysql8.0', { max_connection: '500' }) } },
      { title: 'a letter too many', resources: { Group: example('aurora-postgresql16', { 'pg_stat_statements.tracks': 'ALL' }) } },
      { title: 'another separator', resources: { Group: example('aurora-postgresql16', { 'max-connections': '500' }) } },
      { title: 'PostgreSQL has it, Aurora does not', resources: { Group: example('aurora-postgresql14', { checkpoint_timeout: '900' }) } },
    ],
    valid: [
      { title: 'as it is spelt', resources: { Group: example('aurora-postgresql16', { work_mem: '65536' }) } },
      { title: 'nothing like any', resources: { Group: example('aurora-postgresql16', { 'app.tenant': 'orders', 'aurora_tomorrow': '1' }) } },
      { title: 'a family newer than this package', resources: { Group: example('aurora-postgresql23', { work_memory: '65536' }) } },
      { title: 'the value is an import', resources: { Group: example('aurora-postgresql16', { work_mem: ANYTHING }) } },
    ],
  });

const inapplicable = ({ on, prefix, example }: Type) =>
  rule(`${prefix}Inapplicable`, {
    on,
    with: 'Parameters',
    effect: 'ignored',
    since: '0.1.0',
    summary: 'Parameters are not among those of MySQL that do not apply to Aurora MySQL.',
    sources: [userGuide('AuroraMySQL.Reference.ParameterGroups.html#AuroraMySQL.Reference.Parameters.Inapplicable', READ)],
    check: (group) => perParameter(group, (family, name) => isInapplicable(family, name) && {}),
    what: ({ name, family }) => `parameter ${name} is set, and Family is '${family}'`,
    why: 'Aurora has a storage and a cache of its own, to which the parameter of MySQL does not apply',
    fix: ({ name }) => `remove ${name}`,
    invalid: [{ title: 'how MySQL flushes', resources: { Group: example('aurora-mysql8.0', { innodb_flush_method: 'O_DIRECT' }) } }],
    valid: [
      { title: 'one that applies', resources: { Group: example('aurora-mysql8.0', { innodb_lock_wait_timeout: '30' }) } },
      { title: 'the value is an import', resources: { Group: example('aurora-mysql8.0', { innodb_lock_wait_timeout: ANYTHING }) } },
    ],
  });

const level = rule('InstanceParameterLevel', {
  on: 'instanceParameterGroup',
  with: 'Parameters',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Parameters that belong to the whole cluster are in its cluster parameter group.',
  sources: [mysqlParameters, postgresqlParameters, INSTANCE.refusal],
  check: (group) => perParameter(group, (family, name, value) => isClusterLevel(family, name, value) && {}),
  what: ({ name, family }) => `parameter ${name} is in an AWS::RDS::DBParameterGroup, and belongs to the whole cluster in the family '${family}'`,
  why: 'RDS does not let an instance have its own, and CloudFormation refuses to create the group',
  fix: ({ name }) => `set ${name} in the AWS::RDS::DBClusterParameterGroup of the cluster`,
  invalid: [
    { title: 'the binary log', resources: { Group: instanceParameters('aurora-mysql8.0', { binlog_format: 'ROW' }) } },
    { title: 'logical replication', resources: { Group: instanceParameters('aurora-postgresql16', { 'rds.logical_replication': '1' }) } },
    { title: 'the scheduler, since version 3', resources: { Group: instanceParameters('aurora-mysql8.0', { event_scheduler: 'ON' }) } },
  ],
  valid: [
    { title: 'in the group of the cluster', resources: { Group: clusterParameters('aurora-mysql8.0', { binlog_format: 'ROW' }) } },
    { title: 'one of an instance', resources: { Group: instanceParameters('aurora-mysql8.0', { max_connections: '500' }) } },
    { title: 'the scheduler, before version 3', resources: { Group: instanceParameters('aurora-mysql5.7', { event_scheduler: 'ON' }) } },
    { title: 'the value is an import', resources: { Group: instanceParameters('aurora-mysql8.0', { max_connections: ANYTHING }) } },
  ],
});

const auditEvents = rule('ClusterParameterAuditEvents', {
  on: 'clusterParameterGroup',
  with: 'Parameters',
  effect: 'ignored',
  since: '0.1.0',
  summary: `Parameter ${AUDIT.parameter} comes with the events to audit.`,
  sources: [userGuide('AuroraMySQL.Auditing.html', READ)],
  check: (group) => isOn(group.parameter(AUDIT.parameter) ?? '') && !group.parameterNames.includes(AUDIT.events) && { at: `Parameters.${AUDIT.parameter}` },
  what: `parameter ${AUDIT.parameter} is on, and ${AUDIT.events} is not set`,
  why: 'without events the audit log stays empty',
  fix: `set ${AUDIT.events} to the events you need, such as ${AUDIT.example}`,
  invalid: [{ title: 'no events', resources: { Group: clusterParameters('aurora-mysql8.0', { server_audit_logging: '1' }) } }],
  valid: [
    { title: 'connections', resources: { Group: clusterParameters('aurora-mysql8.0', { server_audit_logging: '1', server_audit_events: 'CONNECT' }) } },
    { title: 'switched off', resources: { Group: clusterParameters('aurora-mysql8.0', { server_audit_logging: '0' }) } },
    { title: 'the switch is an import', resources: { Group: clusterParameters('aurora-mysql8.0', { server_audit_logging: ANYTHING }) } },
  ],
});

export const parameters = topic(
  'parameters',
  { title: 'Database parameters', about: 'Whether the family of a parameter group has the parameters it sets, at the level it sets them.' },
  [
    ...TYPES.map(otherEngine), ...TYPES.map(removed), ...TYPES.map(later), ...TYPES.map(unknown), level,
    ...TYPES.map(inapplicable), auditEvents,
  ],
);
