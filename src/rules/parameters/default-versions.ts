import { rule, topic } from '../../engine/rule';
import { movingDefault, oldestDefault, releaseCalendars } from '../../facts/engine-versions';
import { insteadOf, isTooNew, parseClass } from '../../facts/instance-classes';
import { familyOf, familyOfDefaultGroup, isFamilyBefore } from '../../facts/parameter-groups';
import { EngineVersion } from '../../facts/versions';
import { Cluster } from '../../topology/cluster';
import { ParameterGroup } from '../../topology/parameter-group';
import { Properties } from '../../values/properties';
import { ANYTHING, clusterParameters, instanceParameters, member, mysql, postgresql } from '../_examples';

const SOURCES = [movingDefault, ...releaseCalendars];

/** The oldest version that RDS may choose for a new cluster; undefined where the template, or what it is made from, tells the version. */
function chosenByRds(cluster: Cluster): EngineVersion | undefined {
  const isTold = cluster.engineVersion !== undefined || cluster.joinsGlobalDatabase || cluster.inheritsData || cluster.isLimitless;
  return isTold ? undefined : oldestDefault(cluster.engine);
}

/** What is wrong with the family of the group that `property` names, whichever version RDS chooses. */
function outdated(cluster: Cluster, own: Properties, property: string, group: () => ParameterGroup | undefined) {
  const version = chosenByRds(cluster);
  if (!version) return undefined;
  const target = own.target(property);
  const family = (typeof target === 'string' ? familyOfDefaultGroup(target) : undefined) ?? group()?.family;
  const { engine } = cluster;
  return family !== undefined && isFamilyBefore(family, version) && { at: property, family, engine, oldest: familyOf(version)! };
}

const WHAT = 'and the version that RDS chooses for Engine';

const clusterGroup = rule('ClusterParameterGroupDefaultVersion', {
  on: 'cluster',
  with: 'DBClusterParameterGroupName',
  effect: 'rejected',
  lifecycle: true,
  since: '0.1.0',
  summary: 'The parameter group of a cluster without EngineVersion is of a family that RDS still chooses a version of.',
  sources: SOURCES,
  check: (cluster) => outdated(cluster, cluster.properties, 'DBClusterParameterGroupName', () => cluster.parameterGroup),
  what: ({ family, engine, oldest }) => `DBClusterParameterGroupName is a group of the family '${family}', EngineVersion is missing, ${WHAT} '${engine}' is of '${oldest}' or later`,
  why: 'RDS refuses to create the cluster: it takes groups of the family of its version only',
  fix: ({ oldest }) => `set EngineVersion, and use a cluster parameter group of its family, such as '${oldest}'`,
  invalid: [
    { title: 'the default group of MySQL 5.7', resources: { Cluster: mysql({ DBClusterParameterGroupName: 'default.aurora-mysql5.7' }) } },
    { title: 'a group for PostgreSQL 13', resources: { Group: clusterParameters('aurora-postgresql13', {}), Cluster: postgresql({ DBClusterParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'a group for PostgreSQL 9.6', resources: { Group: clusterParameters('aurora-postgresql9.6', {}), Cluster: postgresql({ DBClusterParameterGroupName: { Ref: 'Group' } }) } },
  ],
  valid: [
    { title: 'the default group of MySQL 8.0', resources: { Cluster: mysql({ DBClusterParameterGroupName: 'default.aurora-mysql8.0' }) } },
    { title: 'the oldest family that may be right', resources: { Group: clusterParameters('aurora-postgresql14', {}), Cluster: postgresql({ DBClusterParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the version is said', resources: { Group: clusterParameters('aurora-postgresql13', {}), Cluster: postgresql({ EngineVersion: '13.23', DBClusterParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the snapshot has a version', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, SnapshotIdentifier: 'before', DBClusterParameterGroupName: 'default.aurora-mysql5.7' }) } },
    { title: 'the version is an import', resources: { Cluster: mysql({ EngineVersion: ANYTHING, DBClusterParameterGroupName: 'default.aurora-mysql5.7' }) } },
    { title: 'the group is in another app', resources: { Cluster: mysql({ DBClusterParameterGroupName: 'orders-parameters' }) } },
  ],
});

const memberGroup = rule('MemberParameterGroupDefaultVersion', {
  on: 'member',
  with: 'DBParameterGroupName',
  effect: 'rejected',
  lifecycle: true,
  since: '0.1.0',
  summary: 'The parameter group of an instance, where EngineVersion of the cluster is missing, is of a family that RDS still chooses a version of.',
  sources: SOURCES,
  check: (one) => one.properties.has('DBParameterGroupName') && one.cluster && outdated(one.cluster, one.properties, 'DBParameterGroupName', () => one.parameterGroup),
  what: ({ family, engine, oldest }) => `DBParameterGroupName is a group of the family '${family}', EngineVersion of the cluster is missing, ${WHAT} '${engine}' is of '${oldest}' or later`,
  why: 'RDS refuses to create the instance: it takes groups of the family of its version only',
  fix: ({ oldest }) => `set EngineVersion of the cluster, and use a DB parameter group of its family, such as '${oldest}'`,
  invalid: [
    { title: 'the default group of MySQL 5.7', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBParameterGroupName: 'default.aurora-mysql5.7' }) } },
    { title: 'a group for PostgreSQL 13', resources: { Cluster: postgresql(), Group: instanceParameters('aurora-postgresql13', {}), Writer: member('aurora-postgresql', { DBParameterGroupName: { Ref: 'Group' } }) } },
  ],
  valid: [
    { title: 'the default group of MySQL 8.0', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBParameterGroupName: 'default.aurora-mysql8.0' }) } },
    { title: 'the version is an import', resources: { Cluster: mysql({ EngineVersion: ANYTHING }), Writer: member('aurora-mysql', { DBParameterGroupName: 'default.aurora-mysql5.7' }) } },
    { title: 'the cluster is in another app', resources: { Writer: member('aurora-mysql', { DBClusterIdentifier: ANYTHING, DBParameterGroupName: 'default.aurora-mysql5.7' }) } },
    { title: 'the group is in another app', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBParameterGroupName: 'orders-parameters' }) } },
  ],
});

const instanceClass = rule('InstanceClassDefaultVersion', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  lifecycle: true,
  since: '0.1.0',
  summary: 'DBInstanceClass, where EngineVersion of the cluster is missing, is one that versions still run on that RDS chooses.',
  sources: SOURCES,
  check: ({ instanceClass: text, cluster }) => {
    const own = text === undefined ? undefined : parseClass(text);
    const version = own && cluster && chosenByRds(cluster);
    return version && isTooNew(own, version) && { at: 'DBInstanceClass', own, engine: cluster.engine };
  },
  what: ({ own, engine }) => `DBInstanceClass is '${own.text}', EngineVersion of the cluster is missing, ${WHAT} '${engine}' no longer runs on that class`,
  why: 'RDS refuses to create the instance: class and version do not go together',
  fix: ({ own }) => `set DBInstanceClass to '${insteadOf(own)}'`,
  invalid: [
    { title: 'db.r4 on MySQL', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBInstanceClass: 'db.r4.large' }) } },
    { title: 'db.r4 on PostgreSQL', resources: { Cluster: postgresql(), Writer: member('aurora-postgresql', { DBInstanceClass: 'db.r4.large' }) } },
  ],
  valid: [
    { title: 'a current class', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBInstanceClass: 'db.r6g.large' }) } },
    { title: 'a class newer than this package', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBInstanceClass: 'db.r99g.large' }) } },
    { title: 'the version is said', resources: { Cluster: postgresql({ EngineVersion: '12.22' }), Writer: member('aurora-postgresql', { DBInstanceClass: 'db.r4.large' }) } },
    { title: 'the version is an import', resources: { Cluster: postgresql({ EngineVersion: ANYTHING }), Writer: member('aurora-postgresql', { DBInstanceClass: 'db.r4.large' }) } },
    { title: 'the cluster is in another app', resources: { Writer: member('aurora-postgresql', { DBInstanceClass: 'db.r4.large', DBClusterIdentifier: ANYTHING }) } },
  ],
});

export const defaultVersions = topic(
  'default-versions',
  { title: 'Versions that RDS chooses', about: 'What goes with none of the engine versions that RDS may choose where a template names none.' },
  [clusterGroup, memberGroup, instanceClass],
);
