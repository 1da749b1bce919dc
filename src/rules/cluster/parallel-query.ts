import { rule, topic } from '../../engine/rule';
import {
  HASH_JOIN_PARAMETER, IO_OPTIMIZED, PARALLEL_QUERY_PARAMETER, TEMP_SPACE_PARAMETER, TEMP_SPACE_SINCE, lacksLocalStorage,
  lacksParallelQuery, usesHashJoinParameter,
} from '../../facts/parallel-query';
import { isOn } from '../../facts/parameters/values';
import { userGuide } from '../../facts/sources';
import { lacks, nearestWith } from '../../facts/versions';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, clusterParameters, instanceParameters, member, mysql, postgresql } from '../_examples';

const READ = '2026-11-22';
const parallelQueryLimits = userGuide('aurora-mysql-parallel-query.html#aurora-mysql-parallel-query-limitations', READ);
const optimizedReads = userGuide('AuroraPostgreSQL.optimized.reads.html', READ);

/** Where parallel query is certainly switched on. */
const switchesOf = (cluster: Cluster) => cluster.parameterSettings(PARALLEL_QUERY_PARAMETER).filter(({ value }) => isOn(value));

const parallel = (value: unknown, family = 'aurora-mysql8.0') => clusterParameters(family, { [PARALLEL_QUERY_PARAMETER]: value });
const parallelCluster = (properties: Record<string, unknown> = {}) => mysql({ DBClusterParameterGroupName: { Ref: 'Group' }, ...properties });

const instanceClass = rule('ParallelQueryInstanceClass', {
  on: 'singleMasterCluster',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Instances that are to use parallel query are of a class that can.',
  sources: [parallelQueryLimits],
  check: (cluster) => {
    if (switchesOf(cluster).length === 0) return undefined;
    return cluster.members.flatMap((one) => {
      const own = one.instanceClass;
      return own !== undefined && lacksParallelQuery(own) ? [{ at: one.at('DBInstanceClass'), own }] : [];
    });
  },
  what: ({ own }) => `DBInstanceClass is '${own}', and ${PARALLEL_QUERY_PARAMETER} is on in a parameter group of the cluster`,
  why: 'parallel query never runs on db.t2 and db.t3, even where it is requested',
  fix: "set DBInstanceClass to a db.r class such as 'db.r6g.large', or remove the parameter",
  invalid: [{ title: 'db.t3', resources: { Group: parallel('ON'), Cluster: parallelCluster(), Writer: member('aurora-mysql', { DBInstanceClass: 'db.t3.medium' }) } }],
  valid: [
    { title: 'db.r6g', resources: { Group: parallel('ON'), Cluster: parallelCluster(), Writer: member('aurora-mysql') } },
    { title: 'switched off', resources: { Group: parallel('OFF'), Cluster: parallelCluster(), Writer: member('aurora-mysql', { DBInstanceClass: 'db.t3.medium' }) } },
    { title: 'the class is an import', resources: { Group: parallel('ON'), Cluster: parallelCluster(), Writer: member('aurora-mysql', { DBInstanceClass: ANYTHING }) } },
    { title: 'the group is in another app', resources: { Cluster: mysql({ DBClusterParameterGroupName: ANYTHING }), Writer: member('aurora-mysql', { DBInstanceClass: 'db.t3.medium' }) } },
  ],
});

const storage = rule('ParallelQueryStorageType', {
  on: 'singleMasterCluster',
  with: 'StorageType',
  effect: 'ignored',
  since: '0.1.0',
  summary: `A cluster with parallel query is not on ${IO_OPTIMIZED} storage.`,
  sources: [parallelQueryLimits],
  check: (cluster) =>
    cluster.properties.string('StorageType') === IO_OPTIMIZED && switchesOf(cluster).map(({ group }) => ({ at: group.at(`Parameters.${PARALLEL_QUERY_PARAMETER}`) })),
  what: `parameter ${PARALLEL_QUERY_PARAMETER} is on for a cluster with StorageType '${IO_OPTIMIZED}'`,
  why: 'parallel query is not supported with Aurora I/O-Optimized storage',
  fix: `remove ${PARALLEL_QUERY_PARAMETER}, or set StorageType to 'aurora'`,
  invalid: [{ title: 'on I/O-Optimized storage', resources: { Group: parallel('1'), Cluster: parallelCluster({ StorageType: IO_OPTIMIZED }) } }],
  valid: [
    { title: 'on standard storage', resources: { Group: parallel('1'), Cluster: parallelCluster({ StorageType: 'aurora' }) } },
    { title: 'the storage type is an import', resources: { Group: parallel('1'), Cluster: parallelCluster({ StorageType: ANYTHING }) } },
    { title: 'the value is an import', resources: { Group: parallel(ANYTHING), Cluster: parallelCluster({ StorageType: IO_OPTIMIZED }) } },
  ],
});

const hashJoin = rule('ParallelQueryHashJoin', {
  on: 'singleMasterCluster',
  with: 'EngineVersion',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'With parallel query, Aurora MySQL version 2 also has hash joins turned on.',
  sources: [userGuide('aurora-mysql-parallel-query-enabling.html#aurora-mysql-parallel-query-enabling-hash-join', READ)],
  check: (cluster) => {
    const { version } = cluster;
    if (version === undefined || !usesHashJoinParameter(version.major)) return undefined;
    return switchesOf(cluster)
      .filter(({ group }) => !group.parameterNames.includes(HASH_JOIN_PARAMETER))
      .map(({ group }) => ({ at: group.at(`Parameters.${PARALLEL_QUERY_PARAMETER}`) }));
  },
  what: `parameter ${PARALLEL_QUERY_PARAMETER} is on, and ${HASH_JOIN_PARAMETER} is not set`,
  why: 'hash joins are off by default in Aurora MySQL version 2, and joins of large tables are slow without them',
  fix: `set ${HASH_JOIN_PARAMETER} to OFF in the same parameter group`,
  invalid: [{ title: 'version 2 without hash joins', resources: { Group: parallel('ON', 'aurora-mysql5.7'), Cluster: parallelCluster({ EngineVersion: '5.7.mysql_aurora.2.12.6' }) } }],
  valid: [
    {
      title: 'hash joins on',
      resources: { Group: clusterParameters('aurora-mysql5.7', { [PARALLEL_QUERY_PARAMETER]: 'ON', [HASH_JOIN_PARAMETER]: 'OFF' }), Cluster: parallelCluster({ EngineVersion: '5.7.mysql_aurora.2.12.6' }) },
    },
    { title: 'version 3 has them on', resources: { Group: parallel('ON'), Cluster: parallelCluster({ EngineVersion: '8.0.mysql_aurora.3.10.4' }) } },
    { title: 'the version is an import', resources: { Group: parallel('ON', 'aurora-mysql5.7'), Cluster: parallelCluster({ EngineVersion: ANYTHING }) } },
  ],
});

const tempSpace = (value: unknown) => instanceParameters('aurora-postgresql16', { [TEMP_SPACE_PARAMETER]: value });
const tempSpaceMember = (properties: Record<string, unknown> = {}) => member('aurora-postgresql', { DBInstanceClass: 'db.r6gd.xlarge', DBParameterGroupName: { Ref: 'Group' }, ...properties });
const optimized = (properties: Record<string, unknown> = {}) => postgresql({ EngineVersion: '16.8', StorageType: IO_OPTIMIZED, ...properties });

const tempSpaceVersion = rule('OptimizedReadsTempSpaceVersion', {
  on: 'member',
  with: 'DBParameterGroupName',
  effect: 'ignored',
  since: '0.1.0',
  summary: `Parameter ${TEMP_SPACE_PARAMETER} is set where the engine version has it.`,
  sources: [optimizedReads],
  check: (one) => {
    if (one.parameter(TEMP_SPACE_PARAMETER) === undefined) return undefined;
    const version = one.cluster?.version;
    return version && lacks(version, TEMP_SPACE_SINCE) && { at: one.parameterGroup?.at(`Parameters.${TEMP_SPACE_PARAMETER}`), version: version.text, needed: nearestWith(version, TEMP_SPACE_SINCE) };
  },
  what: ({ version }) => `parameter ${TEMP_SPACE_PARAMETER} is set for an instance of a cluster with EngineVersion '${version}', which does not have it`,
  why: 'the space for temporary objects keeps its size',
  fix: ({ needed }) => `set EngineVersion to '${needed}' or later, or remove ${TEMP_SPACE_PARAMETER}`,
  invalid: [{ title: 'one minor version too old', resources: { Group: tempSpace('4'), Cluster: optimized({ EngineVersion: '16.6' }), Writer: tempSpaceMember() } }],
  valid: [
    { title: 'the first version', resources: { Group: tempSpace('4'), Cluster: optimized(), Writer: tempSpaceMember() } },
    { title: 'the default minor version', resources: { Group: tempSpace('4'), Cluster: optimized({ EngineVersion: '16' }), Writer: tempSpaceMember() } },
    { title: 'a group that says nothing of it', resources: { Group: instanceParameters('aurora-postgresql16', { work_mem: '65536' }), Cluster: optimized({ EngineVersion: '16.6' }), Writer: tempSpaceMember() } },
    { title: 'the version is an import', resources: { Group: tempSpace('4'), Cluster: optimized({ EngineVersion: ANYTHING }), Writer: tempSpaceMember() } },
    { title: 'the group is in another app', resources: { Cluster: optimized({ EngineVersion: '16.6' }), Writer: tempSpaceMember({ DBParameterGroupName: ANYTHING }) } },
  ],
});

const tempSpaceStorage = rule('OptimizedReadsTempSpaceStorage', {
  on: 'member',
  with: 'DBParameterGroupName',
  effect: 'ignored',
  since: '0.1.0',
  summary: `Parameter ${TEMP_SPACE_PARAMETER} is set for instances with local storage in a cluster on ${IO_OPTIMIZED}.`,
  sources: [optimizedReads],
  check: (one) => {
    if (one.parameter(TEMP_SPACE_PARAMETER) === undefined) return undefined;
    const at = one.parameterGroup?.at(`Parameters.${TEMP_SPACE_PARAMETER}`);
    if (lacksLocalStorage(one.instanceClass ?? '')) return { at, reason: `the class '${one.instanceClass}'`, remedy: "set DBInstanceClass to a class with local storage such as 'db.r6gd.xlarge'" };
    const type = one.cluster?.properties.string('StorageType') ?? 'aurora';
    return one.cluster && type !== IO_OPTIMIZED && { at, reason: `a cluster with StorageType '${type}'`, remedy: `set StorageType to '${IO_OPTIMIZED}'` };
  },
  what: ({ reason }) => `parameter ${TEMP_SPACE_PARAMETER} is set for an instance of ${reason}`,
  why: 'only Optimized Reads on I/O-Optimized storage lets the space for temporary objects be resized',
  fix: ({ remedy }) => `${remedy}, or remove ${TEMP_SPACE_PARAMETER}`,
  invalid: [
    { title: 'on standard storage', resources: { Group: tempSpace('4'), Cluster: optimized({ StorageType: 'aurora' }), Writer: tempSpaceMember() } },
    { title: 'on the default storage', resources: { Group: tempSpace('4'), Cluster: optimized({ StorageType: undefined }), Writer: tempSpaceMember() } },
    { title: 'without local storage', resources: { Group: tempSpace('4'), Cluster: optimized(), Writer: tempSpaceMember({ DBInstanceClass: 'db.r6g.xlarge' }) } },
  ],
  valid: [
    { title: 'both', resources: { Group: tempSpace('4'), Cluster: optimized(), Writer: tempSpaceMember() } },
    { title: 'a group that says nothing of it', resources: { Group: instanceParameters('aurora-postgresql16', { work_mem: '65536' }), Cluster: optimized({ StorageType: 'aurora' }), Writer: tempSpaceMember() } },
    { title: 'the storage type is an import', resources: { Group: tempSpace('4'), Cluster: optimized({ StorageType: ANYTHING }), Writer: tempSpaceMember() } },
    { title: 'the cluster is in another app', resources: { Group: tempSpace('4'), Writer: tempSpaceMember({ DBClusterIdentifier: ANYTHING }) } },
  ],
});

export const parallelQuery = topic(
  'parallel-query',
  { title: 'Parallel query and Optimized Reads', about: 'Parameters for heavy reading that do nothing on the wrong class, storage or version.' },
  [instanceClass, storage, hashJoin, tempSpaceVersion, tempSpaceStorage],
);
