import { rule, topic } from '../../engine/rule';
import { AUDIT } from '../../facts/log-exports';
import { engineWithout, isClusterLevel, isInapplicable, removedFrom } from '../../facts/parameters/names';
import { isOn } from '../../facts/parameters/values';
import { Source, cfnHandler, serviceError, userGuide } from '../../facts/sources';
import { ParameterGroup } from '../../topology/parameter-group';
import { ANYTHING, clusterParameters, instanceParameters } from '../_examples';

const READ = '2026-11-22';
const mysqlParameters = userGuide('AuroraMySQL.Reference.ParameterGroups.html', READ);
const postgresqlParameters = userGuide('AuroraPostgreSQL.Reference.ParameterGroups.html', READ);
const notFound = serviceError('Could not find parameter with name: character_set_server', 'https://github.com/hashicorp/terraform/issues/11820', READ);
const unsupported = (file: string): Source =>
  cfnHandler(`aws-rds-${file}/src/main/java/software/amazon/rds/${file}/BaseHandlerStd.java`, READ, 'Invalid / Unmodifiable / Unsupported DB Parameter: ');

/** A rule about the names of parameters is one about both types of group. */
interface Type {
  readonly on: 'clusterParameterGroup' | 'instanceParameterGroup';
  readonly prefix: string;
  readonly file: string;
  readonly example: typeof clusterParameters;
}

const CLUSTER: Type = { on: 'clusterParameterGroup', prefix: 'ClusterParameter', file: 'dbclusterparametergroup', example: clusterParameters };
const INSTANCE: Type = { on: 'instanceParameterGroup', prefix: 'InstanceParameter', file: 'dbparametergroup', example: instanceParameters };
const TYPES = [CLUSTER, INSTANCE];

/** A violation for each parameter of the group of which `find` knows something. */
function perParameter<T extends object>({ family, parameterNames }: ParameterGroup, find: (family: string, name: string) => T | undefined) {
  if (family === undefined) return [];
  return parameterNames.flatMap((name) => {
    const found = find(family, name);
    return found ? [{ ...found, at: `Parameters.${name}`, name, family }] : [];
  });
}

const otherEngine = ({ on, prefix, file, example }: Type) =>
  rule(`${prefix}OtherEngine`, {
    on,
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Parameters are those of the engine of the family, not of the other one.',
    sources: [notFound, unsupported(file), mysqlParameters, postgresqlParameters],
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

const removed = ({ on, prefix, file, example }: Type) =>
  rule(`${prefix}Removed`, {
    on,
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Parameters are not among those Aurora MySQL version 3 removed.',
    sources: [mysqlParameters, unsupported(file)],
    check: (group) => perParameter(group, removedFrom),
    what: ({ name, family }) => `parameter ${name} is set, and Family is '${family}', which no longer has it`,
    why: 'Aurora MySQL version 3 removed it, and CloudFormation refuses to create the group',
    fix: ({ name, replacement }) => (replacement === undefined ? `remove ${name}` : `use ${replacement} in place of ${name}`),
    invalid: [
      { title: 'the query cache', resources: { Group: example('aurora-mysql8.0', { query_cache_size: '0' }) } },
      { title: 'the old name of a setting', resources: { Group: example('aurora-mysql8.4', { tx_isolation: 'READ-COMMITTED' }) } },
    ],
    valid: [
      { title: 'version 2 has it', resources: { Group: example('aurora-mysql5.7', { query_cache_size: '0' }) } },
      { title: 'the new name', resources: { Group: example('aurora-mysql8.0', { transaction_isolation: 'READ-COMMITTED' }) } },
      { title: 'the family is an import', resources: { Group: { ...example('aurora-mysql8.0', { tx_isolation: 'READ-COMMITTED' }), Properties: { Description: 'example', Family: ANYTHING, Parameters: { tx_isolation: 'READ-COMMITTED' } } } } },
    ],
  });

const inapplicable = ({ on, prefix, example }: Type) =>
  rule(`${prefix}Inapplicable`, {
    on,
    effect: 'ignored',
    since: '0.1.0',
    summary: 'Parameters are not among those of MySQL that do not apply to Aurora MySQL.',
    sources: [userGuide('AuroraMySQL.Reference.ParameterGroups.html#AuroraMySQL.Reference.Parameters.Inapplicable', READ)],
    check: (group) => perParameter(group, (family, name) => (isInapplicable(family, name) ? {} : undefined)),
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
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Parameters that belong to the whole cluster are in its cluster parameter group.',
  sources: [mysqlParameters, postgresqlParameters, unsupported('dbparametergroup')],
  check: (group) => perParameter(group, (family, name) => (isClusterLevel(family, name) && !removedFrom(family, name) ? {} : undefined)),
  what: ({ name, family }) => `parameter ${name} is in an AWS::RDS::DBParameterGroup, and belongs to the whole cluster in the family '${family}'`,
  why: 'RDS does not find it among the parameters of an instance, and CloudFormation refuses to create the group',
  fix: ({ name }) => `set ${name} in the AWS::RDS::DBClusterParameterGroup of the cluster`,
  invalid: [
    { title: 'the binary log', resources: { Group: instanceParameters('aurora-mysql8.0', { binlog_format: 'ROW' }) } },
    { title: 'logical replication', resources: { Group: instanceParameters('aurora-postgresql16', { 'rds.logical_replication': '1' }) } },
  ],
  valid: [
    { title: 'in the group of the cluster', resources: { Group: clusterParameters('aurora-mysql8.0', { binlog_format: 'ROW' }) } },
    { title: 'one of an instance', resources: { Group: instanceParameters('aurora-mysql8.0', { max_connections: '500' }) } },
    { title: 'the value is an import', resources: { Group: instanceParameters('aurora-mysql8.0', { max_connections: ANYTHING }) } },
  ],
});

const auditEvents = rule('ClusterParameterAuditEvents', {
  on: 'clusterParameterGroup',
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
  { title: 'Database parameters', about: 'Whether the family of a parameter group has the parameters it sets, at the level it sets them. Values are not judged here.' },
  [...TYPES.map(otherEngine), ...TYPES.map(removed), level, ...TYPES.map(inapplicable), auditEvents],
);
