import { rule, topic } from '../../engine/rule';
import { MULTI_MASTER_ENGINE } from '../../facts/multi-master';
import { SERVERLESS_CLASS, SERVERLESS_V2 } from '../../facts/serverless-v2';
import { Source, multiMasterGuide, userGuide } from '../../facts/sources';
import { IO_OPTIMIZED_STORAGE, lacksIoOptimizedStorage } from '../../facts/storage';
import { FREQUENT_FAILOVER_SECONDS, IO_OPTIMIZED_FROM_PERCENT, PROXY_REDUCTION_PERCENT, RECREATION_SECONDS, TYPICAL_FAILOVER_SECONDS, TYPICAL_GLOBAL_LAG_SECONDS } from '../../facts/topologies';
import { lacks } from '../../facts/versions';
import { Workload, againstMultiMaster, cannotWait, needsSeveralRegions, regionsOf, survivesRegionLoss, writesFromSeveralRegions } from '../../facts/workload';
import { WORKLOAD_METADATA } from '../../topology/workload';
import { ANYTHING, member, multiMaster, mysql, other, postgresql } from '../_examples';
import { inIreland, primary, secondary, world } from '../global-database/_global-examples';

const READ = '2026-11-22';
const highAvailability = userGuide('Concepts.AuroraHighAvailability.html', READ);
const pricing: Source = { url: 'https://aws.amazon.com/rds/aurora/pricing/', read: READ };

/** Attributes of a cluster that says what its workload needs. */
const needs = (workload: Workload) => ({ Metadata: { [WORKLOAD_METADATA]: workload } });
const instance = (properties?: Record<string, unknown>) => member('aurora-mysql', properties);
const proxyTarget = (cluster: unknown) => other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: 'proxy', TargetGroupName: 'default', DBClusterIdentifiers: [cluster] });
const two = { Writer: instance(), Reader: instance() };

const failoverTarget = rule('WorkloadFailoverTarget', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster whose workload cannot wait for a new instance has one to fail over to.',
  sources: [highAvailability],
  check: (cluster) =>
    cluster.workload && cannotWait(cluster.workload, RECREATION_SECONDS) && cluster.allMembers.length === 1 && !cluster.hasScaledReaders &&
    { seconds: cluster.workload.tolerableWriteOutageSeconds },
  what: ({ seconds }) => `the cluster has one instance, and its workload tolerates ${seconds} seconds without writes`,
  why: `when the instance fails, Aurora creates it anew, which takes up to ${RECREATION_SECONDS} seconds`,
  fix: 'add a reader in another Availability Zone',
  invalid: [{ title: 'a writer alone, and just less than ten minutes', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 599 })), Writer: instance() } }],
  valid: [
    { title: 'a reader to fail over to', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 599 })), ...two } },
    { title: 'ten minutes can be waited for', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 600 })), Writer: instance() } },
    { title: 'writes can be queued', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 0, canQueueWrites: true })), Writer: instance() } },
    { title: 'no workload is declared', resources: { Cluster: mysql(), Writer: instance() } },
    { title: 'which cluster the second instance is in is an import', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 10 })), Writer: instance(), Reader: instance({ DBClusterIdentifier: ANYTHING }) } },
  ],
});

const failoverTime = rule('WorkloadFailoverTime', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster whose workload cannot wait for a failover is reached through a proxy.',
  sources: [highAvailability],
  check: (cluster) =>
    cluster.workload && cannotWait(cluster.workload, TYPICAL_FAILOVER_SECONDS) && cluster.allMembers.length > 1 && !cluster.isProxied &&
    { seconds: cluster.workload.tolerableWriteOutageSeconds },
  what: ({ seconds }) => `the workload tolerates ${seconds} seconds without writes, and no proxy is in front of the cluster`,
  why: `a failover takes typically up to ${TYPICAL_FAILOVER_SECONDS} seconds, often up to ${FREQUENT_FAILOVER_SECONDS}, and clients that cache DNS notice it later`,
  fix: `add an RDS Proxy, which shortens it by up to ${PROXY_REDUCTION_PERCENT} percent, or connect with an AWS driver that follows failovers and acknowledge this`,
  invalid: [{ title: 'a failover target, and no proxy', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 59 })), ...two } }],
  valid: [
    { title: 'behind a proxy', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 59 })), ...two, Targets: proxyTarget({ Ref: 'Cluster' }) } },
    { title: 'a minute can be waited for', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 60 })), ...two } },
    { title: 'a writer alone has nothing to fail over to', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 59 })), Writer: instance() } },
    { title: 'writes can be queued', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 0, canQueueWrites: true })), ...two } },
    { title: 'which cluster the proxy is for is an import', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 10 })), ...two, Targets: proxyTarget(ANYTHING) } },
    { title: 'the instances are in another app', resources: { Cluster: mysql({}, needs({ tolerableWriteOutageSeconds: 10 })) } },
  ],
});

const regions = rule('WorkloadRegions', {
  on: 'cluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster whose workload needs several Regions is in a global database, or has a replica in another Region.',
  sources: [userGuide('aurora-global-database.html', READ)],
  check: (cluster) =>
    cluster.workload && needsSeveralRegions(cluster.workload) && cluster.standsAlone &&
    { count: regionsOf(cluster.workload), survives: survivesRegionLoss(cluster.workload) },
  what: ({ count, survives }) => `the workload ${count > 1 ? `needs ${count} Regions` : 'has to go on when its Region is lost'}${count > 1 && survives ? ' and has to go on when one is lost' : ''}, and nothing of the cluster is in another Region`,
  why: 'all of it is in one Region: others reach it over a long way, and not at all once that Region is lost',
  fix: ({ count }, { isMultiMaster }) =>
    (isMultiMaster ? 'declare a SingleMasterCluster in a global database' : `put the cluster into a global database${count > 1 ? '' : '; its secondary cluster needs no instances'}`),
  invalid: [
    { title: 'another Region reads', resources: { Cluster: mysql({}, needs({ readRegions: 2 })) } },
    { title: 'the Region may be lost', resources: { Cluster: mysql({}, needs({ tolerableRegionDataLossSeconds: 60 })) } },
    { title: 'both', resources: { Cluster: mysql({}, needs({ writeRegions: 3, tolerableRegionDataLossSeconds: 60 })) } },
    { title: 'multi-master cannot be in a global database', resources: { Cluster: multiMaster({}, needs({ readRegions: 2 })) } },
  ],
  valid: [
    { title: 'a global database', region: 'us-east-1', resources: { World: world(), Cluster: { ...primary(), ...needs({ readRegions: 2 }) } }, elsewhere: inIreland({ Secondary: secondary() }) },
    { title: 'one Region', resources: { Cluster: mysql({}, needs({ readRegions: 1, writeRegions: 1 })) } },
    { title: 'the global database is an import', resources: { Cluster: { ...primary({ GlobalClusterIdentifier: ANYTHING }), ...needs({ readRegions: 2 }) } } },
    {
      title: 'what a global database is made from is an import',
      resources: { Cluster: mysql({}, needs({ readRegions: 2 })), World: other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', SourceDBClusterIdentifier: ANYTHING }) },
    },
  ],
});

const writingWorld = (forwarding: unknown) => ({
  region: 'us-east-1',
  resources: { World: world(), Cluster: { ...primary(), ...needs({ writeRegions: 2 }) } },
  elsewhere: inIreland({ Secondary: secondary({ EnableGlobalWriteForwarding: forwarding }) }),
});

const globalForwarding = rule('WorkloadGlobalWriteForwarding', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A global database whose workload writes from several Regions forwards writes.',
  sources: [userGuide('aurora-global-database-write-forwarding.html', READ)],
  check: (cluster) => {
    if (!cluster.workload || !writesFromSeveralRegions(cluster.workload)) return undefined;
    if (!cluster.isInGlobalDatabase || cluster.isSecondary) return undefined;
    const secondaries = cluster.globalPeers;
    const [first] = secondaries;
    const isForwarding = secondaries.some(({ properties }) => properties.boolean('EnableGlobalWriteForwarding') === true);
    return first && !isForwarding && { at: first.at('EnableGlobalWriteForwarding'), count: regionsOf(cluster.workload) };
  },
  what: ({ count }) => `the workload writes from ${count} Regions, and EnableGlobalWriteForwarding is not true on any secondary cluster`,
  why: 'secondary clusters only read, so writes that are sent to them fail',
  fix: 'set EnableGlobalWriteForwarding to true on the secondary clusters of the Regions that write',
  invalid: [{ title: 'two Regions write', ...writingWorld(undefined) }],
  valid: [
    { title: 'writes are forwarded', ...writingWorld(true) },
    { title: 'one of two secondary clusters forwards', ...writingWorld(true), elsewhere: { ...writingWorld(true).elsewhere, Tokyo: { region: 'ap-northeast-1', resources: { Third: secondary() } } } },
    { title: 'one Region writes', region: 'us-east-1', resources: { World: world(), Cluster: { ...primary(), ...needs({ readRegions: 2 }) } }, elsewhere: inIreland({ Secondary: secondary() }) },
    { title: 'the workload of a secondary cluster', region: 'us-east-1', resources: { World: world(), Cluster: primary() }, elsewhere: inIreland({ Secondary: { ...secondary(), ...needs({ writeRegions: 2 }) } }) },
    { title: 'whether they are is an import', ...writingWorld(ANYTHING) },
    { title: 'the secondary clusters are in another app', resources: { World: world(), Cluster: { ...primary(), ...needs({ writeRegions: 2 }) } } },
  ],
});

const writesAtReaders = needs({ writesThroughReaders: true });

const localForwarding = rule('WorkloadLocalWriteForwarding', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster whose workload sends writes to readers forwards them.',
  sources: [userGuide('aurora-mysql-write-forwarding.html', READ), userGuide('aurora-postgresql-write-forwarding.html', READ)],
  check: ({ workload: declared, properties }) =>
    declared?.writesThroughReaders === true && properties.boolean('EnableLocalWriteForwarding') !== true && { at: 'EnableLocalWriteForwarding' },
  what: 'the workload sends writes to readers, and EnableLocalWriteForwarding is not true',
  why: 'readers refuse writes',
  fix: 'set EnableLocalWriteForwarding to true, or send writes to the cluster endpoint',
  invalid: [{ title: 'nothing is said', resources: { Cluster: mysql({}, writesAtReaders), ...two } }],
  valid: [
    { title: 'writes are forwarded', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', EnableLocalWriteForwarding: true }, writesAtReaders), ...two } },
    { title: 'writes go to the writer', resources: { Cluster: mysql({}, needs({ writesThroughReaders: false })), ...two } },
    { title: 'whether they are forwarded is an import', resources: { Cluster: mysql({ EnableLocalWriteForwarding: ANYTHING }, writesAtReaders), ...two } },
  ],
});

const engine = rule('WorkloadEngine', {
  on: 'cluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster has the engine its workload needs.',
  sources: [userGuide('CHAP_AuroraOverview.html', READ)],
  check: (cluster) => {
    const needed = cluster.workload?.engine;
    if (needed === undefined) return undefined;
    const found = cluster.engine;
    const has = found === MULTI_MASTER_ENGINE || found === 'aurora-mysql' ? 'MYSQL' : 'POSTGRESQL';
    return has !== needed && { at: 'Engine', found, instead: needed === 'MYSQL' ? 'aurora-mysql' : 'aurora-postgresql' };
  },
  what: ({ found, instead }) => `Engine is '${found}', and the workload needs '${instead}'`,
  why: 'the application speaks the protocol and the SQL of the other engine',
  fix: ({ instead }) => `set Engine to '${instead}', which means a new cluster`,
  invalid: [
    { title: 'MySQL is needed', resources: { Cluster: postgresql({}, needs({ engine: 'MYSQL' })) } },
    { title: 'PostgreSQL is needed', resources: { Cluster: mysql({}, needs({ engine: 'POSTGRESQL' })) } },
  ],
  valid: [
    { title: 'MySQL', resources: { Cluster: mysql({}, needs({ engine: 'MYSQL' })) } },
    { title: 'PostgreSQL', resources: { Cluster: postgresql({}, needs({ engine: 'POSTGRESQL' })) } },
    { title: 'either will do', resources: { Cluster: mysql({}, needs({})) } },
    { title: 'the MySQL of multi-master', resources: { Cluster: multiMaster({}, needs({ engine: 'MYSQL' })) } },
    { title: 'the engine is an import', resources: { Cluster: mysql({ Engine: ANYTHING }, needs({ engine: 'POSTGRESQL' })) } },
  ],
});

const bidding: Workload = { tolerableWriteOutageSeconds: 0, resolvesConflicts: true, canUseMySql56: true };

const severalWriters = rule('WorkloadMultiMaster', {
  on: 'multiMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A workload on multi-master cannot wait for a failover, resolves conflicts, lives with MySQL 5.6 and has one Region.',
  sources: [multiMasterGuide],
  check: ({ workload: declared }) => {
    const against = declared && againstMultiMaster(declared);
    return against && { at: 'EngineMode', answer: against.whenNo };
  },
  what: ({ answer }) => `EngineMode is 'multimaster', and the workload does not call for it: ${answer}`,
  why: 'several writers cost conflicts, and give nothing in return that the workload needs',
  fix: 'declare a SingleMasterCluster, or say in workload what calls for several writers',
  invalid: [
    { title: 'a failover can be waited for', resources: { Cluster: multiMaster({}, needs({ ...bidding, tolerableWriteOutageSeconds: 30 })) } },
    { title: 'nobody resolves conflicts', resources: { Cluster: multiMaster({}, needs({ ...bidding, resolvesConflicts: false })) } },
    { title: 'MySQL 5.6 is not said to do', resources: { Cluster: multiMaster({}, needs({ tolerableWriteOutageSeconds: 29, resolvesConflicts: true })) } },
    { title: 'two Regions', resources: { Cluster: multiMaster({}, needs({ ...bidding, readRegions: 2 })) } },
  ],
  valid: [
    { title: 'every answer speaks for it', resources: { Cluster: multiMaster({}, needs(bidding)) } },
    { title: 'one writer', resources: { Cluster: mysql({}, needs({ ...bidding, resolvesConflicts: false })) } },
    { title: 'the mode is an import', resources: { Cluster: mysql({ EngineMode: ANYTHING }, needs({ canQueueWrites: true })) } },
    { title: 'no workload is declared', resources: { Cluster: multiMaster() } },
  ],
});

const peaks = needs({ load: 'VARIABLE' });
const readers = other('AWS::ApplicationAutoScaling::ScalableTarget', {
  ServiceNamespace: 'rds', ScalableDimension: 'rds:cluster:ReadReplicaCount', ResourceId: { 'Fn::Sub': 'cluster:${Cluster}' }, MinCapacity: 1, MaxCapacity: 4,
});

const capacity = rule('WorkloadCapacity', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster whose load varies has capacity that follows it.',
  sources: [userGuide('aurora-serverless-v2.html', READ)],
  check: (cluster) => {
    const load = cluster.workload?.load;
    if (load === undefined || load === 'STEADY' || lacks(cluster.version, SERVERLESS_V2)) return undefined;
    const classes = cluster.allMembers.map(({ instanceClass }) => instanceClass);
    const isFixed = classes.length > 0 && classes.every((one) => one !== undefined && one !== SERVERLESS_CLASS);
    return isFixed && !cluster.hasScaledReaders && { load: load.toLowerCase() };
  },
  what: ({ load }) => `the load is ${load}, and all instances of the cluster are of a fixed size and number`,
  why: 'they are paid for at their peak all day, or too small at the peak',
  fix: `use the instance class '${SERVERLESS_CLASS}' with a ServerlessV2ScalingConfiguration, or scale the readers`,
  invalid: [
    { title: 'peaks', resources: { Cluster: mysql({}, peaks), ...two } },
    { title: 'idle at times', resources: { Cluster: mysql({}, needs({ load: 'INTERMITTENT' })), ...two } },
  ],
  valid: [
    {
      title: 'Serverless v2',
      resources: {
        Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 16 } }, peaks),
        Writer: instance({ DBInstanceClass: SERVERLESS_CLASS }),
        Reader: instance({ DBInstanceClass: SERVERLESS_CLASS }),
      },
    },
    { title: 'readers that are scaled', resources: { Cluster: mysql({}, peaks), ...two, Readers: readers } },
    { title: 'a steady load', resources: { Cluster: mysql({}, needs({ load: 'STEADY' })), ...two } },
    { title: 'nothing is said of the load', resources: { Cluster: mysql({}, needs({})), ...two } },
    { title: 'readers that scale by themselves', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 16 } }, peaks), Writer: instance(), Reader: instance({ DBInstanceClass: SERVERLESS_CLASS }) } },
    { title: 'the instances are in another app', resources: { Cluster: mysql({}, peaks) } },
    { title: 'a class is an import', resources: { Cluster: mysql({}, peaks), Writer: instance(), Reader: instance({ DBInstanceClass: ANYTHING }) } },
    { title: 'whose instance the second is, is an import', resources: { Cluster: mysql({}, peaks), Writer: instance(), Reader: instance({ DBClusterIdentifier: ANYTHING }) } },
  ],
});

const storageType = rule('WorkloadStorageType', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: `A cluster that spends ${IO_OPTIMIZED_FROM_PERCENT} percent or more on I/O has I/O-Optimized storage.`,
  sources: [pricing, userGuide('Aurora.Overview.StorageReliability.html', READ)],
  check: (cluster) => {
    const share = cluster.workload?.ioCostPercent;
    const pays = share !== undefined && share >= IO_OPTIMIZED_FROM_PERCENT && !lacksIoOptimizedStorage(cluster.version);
    return pays && cluster.properties.string('StorageType') !== IO_OPTIMIZED_STORAGE && { at: 'StorageType', share };
  },
  what: ({ share }) => `${share} percent of the bill are I/O, and StorageType is not '${IO_OPTIMIZED_STORAGE}'`,
  why: `I/O-Optimized storage bills no I/O, and is cheaper from ${IO_OPTIMIZED_FROM_PERCENT} percent`,
  fix: `set StorageType to '${IO_OPTIMIZED_STORAGE}'`,
  invalid: [{ title: 'a quarter', resources: { Cluster: mysql({}, needs({ ioCostPercent: 25 })) } }],
  valid: [
    { title: 'I/O-Optimized', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', StorageType: IO_OPTIMIZED_STORAGE }, needs({ ioCostPercent: 25 })) } },
    { title: 'less than a quarter', resources: { Cluster: mysql({}, needs({ ioCostPercent: 24 })) } },
    { title: 'a version that does not offer it', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.03.0' }, needs({ ioCostPercent: 25 })) } },
    { title: 'nothing is said of I/O', resources: { Cluster: mysql({}, needs({})) } },
    { title: 'the storage type is an import', resources: { Cluster: mysql({ StorageType: ANYTHING }, needs({ ioCostPercent: 80 })) } },
  ],
});

const lossless = (seconds: number) => ({
  region: 'us-east-1',
  resources: { World: world(), Cluster: { ...primary(), ...needs({ tolerableRegionDataLossSeconds: seconds }) } },
  elsewhere: inIreland({ Secondary: secondary() }),
});

const regionDataLoss = rule('WorkloadRegionDataLoss', {
  on: 'singleMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A workload on a global database tolerates the loss of the writes that have not been replicated.',
  sources: [userGuide('aurora-global-database-disaster-recovery.html', READ)],
  check: (cluster) => {
    const seconds = cluster.workload?.tolerableRegionDataLossSeconds;
    if (seconds === undefined || seconds >= TYPICAL_GLOBAL_LAG_SECONDS) return undefined;
    return cluster.isInGlobalDatabase && !cluster.isSecondary && { seconds };
  },
  what: ({ seconds }) => `the workload tolerates the loss of ${seconds} seconds of writes with its Region, and a global database replicates asynchronously`,
  why: `what has not arrived is lost with the primary Region, typically the last ${TYPICAL_GLOBAL_LAG_SECONDS} second`,
  fix: 'have the application write again what it has not seen in the other Region, or look at Aurora DSQL in two Regions',
  invalid: [{ title: 'nothing may be lost', ...lossless(0) }],
  valid: [
    { title: 'a second may be lost', ...lossless(1) },
    { title: 'nothing is said of the loss of a Region', region: 'us-east-1', resources: { World: world(), Cluster: { ...primary(), ...needs({ readRegions: 2 }) } }, elsewhere: inIreland({ Secondary: secondary() }) },
    { title: 'which cluster is the primary is not said', resources: { Cluster: { ...secondary({ GlobalClusterIdentifier: ANYTHING }), ...needs({ tolerableRegionDataLossSeconds: 0 }) } } },
  ],
});

export const workload = topic(
  'workload',
  {
    title: 'Workload',
    about: 'Whether a cluster gives its workload what that needs. Asked of clusters that say what it is: with `workload` of the constructs, '
      + `or with an entry \`${WORKLOAD_METADATA}\` in the \`Metadata\` of the cluster. [Topologies](../topologies.md) compares what there is.`,
  },
  [failoverTarget, failoverTime, regions, globalForwarding, localForwarding, engine, severalWriters, capacity, storageType, regionDataLoss],
);
