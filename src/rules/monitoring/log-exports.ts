import { rule, topic } from '../../engine/rule';
import { AUDIT, isRefusedLogType, logTypesOf, meantLogType } from '../../facts/log-exports';
import { isOn } from '../../facts/parameters/values';
import { apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, clusterParameters, mysql, postgresql } from '../_examples';

const READ = '2026-11-22';
const PROPERTY = 'EnableCloudwatchLogsExports';

const logType = rule('ClusterLogExportType', {
  on: 'cluster',
  with: PROPERTY,
  effect: 'rejected',
  since: '0.1.0',
  summary: `${PROPERTY} names logs the engine has.`,
  sources: [
    serviceError(
      "You cannot use the log types 'general', 'audit', 'slowquery', 'error' with engine version aurora-postgresql 9.6.12. For supported log types, see the documentation.",
      'https://github.com/hashicorp/terraform/issues/22538',
      READ,
    ),
    apiReference('API_CreateDBCluster.html', READ),
    cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-enablecloudwatchlogsexports', READ),
  ],
  check: ({ properties, engine, version }) => {
    const types = properties.strings(PROPERTY) ?? [];
    const refused = types.filter((type) => isRefusedLogType(engine, version, type));
    const meant = refused.flatMap((type) => meantLogType(engine, type) ?? []);
    return refused.length > 0 && { at: PROPERTY, engine, refused, nearest: meant.length > 0 ? meant : logTypesOf(engine) };
  },
  what: ({ refused, engine }) => `${PROPERTY} has ${list(refused)}, and Engine is '${engine}'`,
  why: ({ refused }) => `RDS refuses to create the cluster: the engine has no such ${refused.length === 1 ? 'log' : 'logs'}`,
  fix: ({ refused, nearest }) => `remove ${list(refused)}; the engine has ${list(nearest)}`,
  invalid: [
    { title: 'logs of Aurora MySQL', resources: { Cluster: postgresql({ [PROPERTY]: ['audit', 'error', 'general', 'slowquery'] }) } },
    { title: 'a log of RDS for PostgreSQL', resources: { Cluster: postgresql({ EngineVersion: '16.8', [PROPERTY]: ['postgresql', 'upgrade'] }) } },
    { title: 'the log of Aurora PostgreSQL', resources: { Cluster: mysql({ [PROPERTY]: ['postgresql'] }) } },
    { title: 'another spelling', resources: { Cluster: mysql({ [PROPERTY]: ['error', 'slow_query'] }) } },
  ],
  valid: [
    { title: 'logs of Aurora MySQL, in Aurora MySQL', resources: { Cluster: mysql({ [PROPERTY]: ['error', 'general', 'slowquery', 'instance', 'iam-db-auth-error'] }) } },
    { title: 'logs of Aurora PostgreSQL, in Aurora PostgreSQL', resources: { Cluster: postgresql({ [PROPERTY]: ['postgresql', 'instance', 'iam-db-auth-error'] }) } },
    { title: 'a log newer than this package', resources: { Cluster: postgresql({ [PROPERTY]: ['vacuum'] }) } },
    { title: 'a log is an import', resources: { Cluster: postgresql({ [PROPERTY]: ['postgresql', ANYTHING] }) } },
  ],
});

/** Whether the audit log is certainly off: the default, unless the cluster group turns it on. */
function auditIsOff(cluster: Cluster): boolean {
  return !isOn(cluster.parameter(AUDIT.parameter) ?? '');
}

const audit = rule('ClusterLogExportAudit', {
  on: 'singleMasterCluster',
  with: PROPERTY,
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A cluster that exports its audit log also writes one.',
  sources: [userGuide('AuroraMySQL.Integrating.CloudWatch.html', READ), userGuide('AuroraMySQL.Auditing.html', READ)],
  check: (cluster) =>
    cluster.engine !== 'aurora-postgresql' && cluster.properties.strings(PROPERTY)?.includes(AUDIT.log) && auditIsOff(cluster) && { at: PROPERTY },
  what: `${PROPERTY} has '${AUDIT.log}', and no parameter group sets ${AUDIT.parameter}`,
  why: 'Aurora MySQL writes no audit log by default, so nothing is exported',
  fix: `set ${AUDIT.parameter} to 1 and ${AUDIT.events} to ${AUDIT.example} in the cluster parameter group, or remove '${AUDIT.log}'`,
  invalid: [
    { title: 'no parameter group', resources: { Cluster: mysql({ [PROPERTY]: ['audit'] }) } },
    { title: 'the default parameter group', resources: { Cluster: mysql({ [PROPERTY]: ['audit'], DBClusterParameterGroupName: 'default.aurora-mysql8.0' }) } },
    { title: 'a group that says nothing of it', resources: { Group: clusterParameters('aurora-mysql8.0', { binlog_format: 'ROW' }), Cluster: mysql({ [PROPERTY]: ['audit'], DBClusterParameterGroupName: { Ref: 'Group' } }) } },
  ],
  valid: [
    { title: 'turned on', resources: { Group: clusterParameters('aurora-mysql8.0', { server_audit_logging: '1', server_audit_events: 'CONNECT' }), Cluster: mysql({ [PROPERTY]: ['audit'], DBClusterParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'other logs', resources: { Cluster: mysql({ [PROPERTY]: ['error'] }) } },
    { title: 'the group is in another app', resources: { Cluster: mysql({ [PROPERTY]: ['audit'], DBClusterParameterGroupName: 'orders-parameters' }) } },
    { title: 'the switch is an import', resources: { Group: clusterParameters('aurora-mysql8.0', { server_audit_logging: ANYTHING }), Cluster: mysql({ [PROPERTY]: ['audit'], DBClusterParameterGroupName: { Ref: 'Group' } }) } },
  ],
});

const list = (types: readonly string[]): string => types.map((type) => `'${type}'`).join(', ');

export const logExports = topic(
  'log-exports',
  { title: 'Log exports', about: 'Whether the logs a cluster publishes to CloudWatch Logs exist, and are written.' },
  [logType, audit],
);
