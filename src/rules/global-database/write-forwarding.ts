import { rule, topic } from '../../engine/rule';
import { Source, cfnReference, userGuide } from '../../facts/sources';
import { Since, lacks, nearestWith } from '../../facts/versions';
import { GLOBAL_WRITE_FORWARDING, LOCAL_WRITE_FORWARDING } from '../../facts/write-forwarding';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, OWN_PASSWORD, clusterParameters, member, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const local = { EnableLocalWriteForwarding: true };
const isLocal = (cluster: Cluster): boolean => cluster.properties.boolean('EnableLocalWriteForwarding') === true;
const proxyTarget = (cluster: unknown) => other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: 'proxy', TargetGroupName: 'default', DBClusterIdentifiers: [cluster] });

/** One of the two kinds of write forwarding, and the versions that have it. */
interface Forwarding {
  readonly id: string;
  readonly property: string;
  readonly name: string;
  readonly since: Since;
  readonly sources: readonly Source[];
  /** What the property needs beside the version. */
  readonly needs: Record<string, unknown>;
  readonly lacking: { readonly mysql: string; readonly postgresql: string };
  readonly having: { readonly mysql: string; readonly postgresql: string };
}

const forwardingVersion = ({ id, property, name, since, sources, needs, lacking, having }: Forwarding) => {
  const asked = { ...needs, [property]: true };
  return rule(id, {
    on: 'singleMasterCluster',
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} is set in engine versions that have ${name} write forwarding.`,
    sources,
    check: (cluster) => {
      const version = cluster.properties.boolean(property) === true ? cluster.version : undefined;
      return version && lacks(version, since) && { at: property, version: version.text, instead: nearestWith(version, since) };
    },
    what: ({ version }) => `${property} is true on a cluster with EngineVersion '${version}'`,
    why: `RDS refuses it: the version does not support ${name} write forwarding`,
    fix: ({ instead }) => `set EngineVersion to '${instead}' or newer, or remove ${property}`,
    invalid: [
      { title: 'Aurora MySQL, too old', resources: { Cluster: mysql({ EngineVersion: lacking.mysql, ...asked }) } },
      { title: 'PostgreSQL, too old', resources: { Cluster: postgresql({ EngineVersion: lacking.postgresql, ...asked }) } },
    ],
    valid: [
      { title: 'Aurora MySQL, the first version', resources: { Cluster: mysql({ EngineVersion: having.mysql, ...asked }) } },
      { title: 'PostgreSQL, the first version', resources: { Cluster: postgresql({ EngineVersion: having.postgresql, ...asked }) } },
      { title: 'turned off', resources: { Cluster: mysql({ EngineVersion: lacking.mysql, ...needs, [property]: false }) } },
      { title: 'the version is an import', resources: { Cluster: mysql({ EngineVersion: ANYTHING, ...asked }) } },
    ],
  });
};

const localVersion = forwardingVersion({
  id: 'LocalWriteForwardingVersion',
  property: 'EnableLocalWriteForwarding',
  name: 'local',
  since: LOCAL_WRITE_FORWARDING,
  sources: [userGuide('aurora-mysql-write-forwarding.html', READ), userGuide('aurora-postgresql-write-forwarding.html', READ), { url: 'https://github.com/aws/aws-cdk/pull/31524', read: READ }],
  needs: {},
  lacking: { mysql: '8.0.mysql_aurora.3.03.3', postgresql: '15.7' },
  having: { mysql: '8.0.mysql_aurora.3.04.0', postgresql: '15.8' },
});

const globalVersion = forwardingVersion({
  id: 'GlobalWriteForwardingVersion',
  property: 'EnableGlobalWriteForwarding',
  name: 'global',
  since: GLOBAL_WRITE_FORWARDING,
  sources: [userGuide('aurora-global-database-write-forwarding-ams.html', READ), userGuide('aurora-global-database-write-forwarding-apg.html', READ)],
  needs: { GlobalClusterIdentifier: 'world', ...OWN_PASSWORD },
  lacking: { mysql: '5.7.mysql_aurora.2.07.10', postgresql: '15.3' },
  having: { mysql: '5.7.mysql_aurora.2.08.1', postgresql: '15.4' },
});

const localProxy = rule('LocalWriteForwardingProxy', {
  on: 'cluster',
  with: 'EnableLocalWriteForwarding',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'An Aurora PostgreSQL cluster behind RDS Proxy does not rely on local write forwarding.',
  sources: [userGuide('aurora-postgresql-write-forwarding-limitations.html', READ)],
  check: (cluster) => isLocal(cluster) && cluster.engine === 'aurora-postgresql' && cluster.proxyTargetGroups.length > 0 && { at: 'EnableLocalWriteForwarding' },
  what: 'EnableLocalWriteForwarding is true on an Aurora PostgreSQL cluster behind RDS Proxy',
  why: 'local write forwarding is not supported with RDS Proxy, so writes through the proxy are not forwarded',
  fix: 'connect to the readers directly, or remove EnableLocalWriteForwarding',
  invalid: [{ title: 'behind a proxy', resources: { Cluster: postgresql({ EngineVersion: '16.8', ...local }), Targets: proxyTarget({ Ref: 'Cluster' }) } }],
  valid: [
    { title: 'no proxy', resources: { Cluster: postgresql({ EngineVersion: '16.8', ...local }) } },
    { title: 'Aurora MySQL can do both', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', ...local }), Targets: proxyTarget({ Ref: 'Cluster' }) } },
    { title: 'which cluster the proxy is for is an import', resources: { Cluster: postgresql({ EngineVersion: '16.8', ...local }), Targets: proxyTarget(ANYTHING) } },
  ],
});

const localReader = rule('LocalWriteForwardingReader', {
  on: 'singleMasterCluster',
  with: 'EnableLocalWriteForwarding',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A cluster with local write forwarding has a reader to forward from.',
  sources: [userGuide('aurora-mysql-write-forwarding-enabling.html', READ), cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-enablelocalwriteforwarding', READ)],
  check: (cluster) => isLocal(cluster) && cluster.allMembers.length === 1 && !cluster.hasScaledReaders && { at: 'EnableLocalWriteForwarding' },
  what: 'EnableLocalWriteForwarding is true on a cluster with one instance',
  why: 'the only instance is the writer, so there is no reader whose writes could be forwarded',
  fix: 'add a reader, or remove EnableLocalWriteForwarding',
  invalid: [{ title: 'a writer alone', resources: { Cluster: mysql(local), Writer: member('aurora-mysql') } }],
  valid: [
    { title: 'a writer and a reader', resources: { Cluster: mysql(local), Writer: member('aurora-mysql'), Reader: member('aurora-mysql') } },
    {
      title: 'readers come and go',
      resources: {
        Cluster: mysql(local),
        Writer: member('aurora-mysql'),
        Readers: other('AWS::ApplicationAutoScaling::ScalableTarget', { ServiceNamespace: 'rds', ScalableDimension: 'rds:cluster:ReadReplicaCount', ResourceId: { 'Fn::Sub': 'cluster:${Cluster}' }, MinCapacity: 1, MaxCapacity: 4 }),
      },
    },
    { title: 'whose instance the second is, is an import', resources: { Cluster: mysql(local), Writer: member('aurora-mysql'), Other: member('aurora-mysql', { DBClusterIdentifier: ANYTHING }) } },
    { title: 'the instances are in another app', resources: { Cluster: mysql(local) } },
  ],
});

const localReplica = rule('LocalWriteForwardingReplica', {
  on: 'cluster',
  with: 'EnableLocalWriteForwarding',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A replica by binary log does not use local write forwarding.',
  sources: [userGuide('aurora-mysql-write-forwarding-enabling.html', READ)],
  check: (cluster) =>
    isLocal(cluster) && cluster.engine === 'aurora-mysql' && cluster.properties.has('ReplicationSourceIdentifier') && { at: 'EnableLocalWriteForwarding' },
  what: 'EnableLocalWriteForwarding is true on a cluster that replicates from another one',
  why: 'writes go to the writer of the replica and not to the source, so the two drift apart',
  fix: 'remove EnableLocalWriteForwarding, or use a global database with EnableGlobalWriteForwarding',
  invalid: [{ title: 'a replica in another Region', resources: { Cluster: mysql({ ...local, ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111122223333:cluster:source', MasterUsername: undefined, ManageMasterUserPassword: undefined }) } }],
  valid: [
    { title: 'no replica', resources: { Cluster: mysql(local) } },
    { title: 'a replica that forwards nothing', resources: { Cluster: mysql({ ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111122223333:cluster:source', MasterUsername: undefined, ManageMasterUserPassword: undefined }) } },
    { title: 'whether it is on is an import', resources: { Cluster: mysql({ EnableLocalWriteForwarding: ANYTHING, ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111122223333:cluster:source', MasterUsername: undefined, ManageMasterUserPassword: undefined }) } },
  ],
});

const consistency = 'aurora_replica_read_consistency';
const consistent = (value: unknown, more: Record<string, unknown> = {}) => ({
  Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', DBClusterParameterGroupName: { Ref: 'Parameters' }, ...more }),
  Parameters: clusterParameters('aurora-mysql8.0', { [consistency]: value }),
});

const proxyConsistency = rule('WriteForwardingProxyConsistency', {
  on: 'cluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: `A cluster behind RDS Proxy does not have ${consistency} SESSION.`,
  sources: [userGuide('aurora-global-database-write-forwarding-ams.html', READ)],
  check: (cluster) => {
    const isProxied = cluster.engine === 'aurora-mysql' && cluster.proxyTargetGroups.length > 0;
    const settings = isProxied ? cluster.parameterSettings(consistency) : [];
    return settings.filter(({ value }) => value.toUpperCase() === 'SESSION').map(({ group }) => ({ at: group.at(`Parameters.${consistency}`) }));
  },
  what: `parameter ${consistency} is SESSION for a cluster behind RDS Proxy`,
  why: 'RDS Proxy does not support the value, and sessions may behave in unexpected ways',
  fix: `set ${consistency} to EVENTUAL or GLOBAL`,
  invalid: [{ title: 'per session', resources: { ...consistent('SESSION'), Targets: proxyTarget({ Ref: 'Cluster' }) } }],
  valid: [
    { title: 'everywhere', resources: { ...consistent('GLOBAL'), Targets: proxyTarget({ Ref: 'Cluster' }) } },
    { title: 'no proxy', resources: consistent('SESSION') },
    { title: 'the value is an import', resources: { ...consistent(ANYTHING), Targets: proxyTarget({ Ref: 'Cluster' }) } },
    { title: 'which cluster the proxy is for is an import', resources: { ...consistent('SESSION'), Targets: proxyTarget(ANYTHING) } },
  ],
});

export const writeForwarding = topic(
  'write-forwarding',
  { title: 'Write forwarding', about: 'Which versions forward writes from readers, and where forwarding has no effect or another one than hoped for.' },
  [localVersion, localProxy, localReader, localReplica, globalVersion, proxyConsistency],
);
