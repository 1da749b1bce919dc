import { rule, topic } from '../../engine/rule';
import { creationHandlers } from '../../facts/creation-paths';
import { MULTI_MASTER_ENGINE_MODE } from '../../facts/multi-master';
import { COPY_ON_WRITE, FULL_COPY } from '../../facts/restore';
import { multiMasterGuide, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, instanceParameters, multiMaster, mysql, other, writer } from '../_examples';

/** A feature a property of the cluster switches on, and multi-master does not have. */
interface MissingFeature {
  readonly id: string;
  readonly feature: string;
  readonly property: string;
  readonly isUsed: (cluster: Cluster) => boolean;
  /** A value that uses it, and one that does not. */
  readonly used: unknown;
  readonly unused?: unknown;
  /** What else a template with `used` says, or does not say. */
  readonly beside?: Readonly<Record<string, unknown>>;
  readonly instead?: string;
}

const MISSING_FEATURES: readonly MissingFeature[] = [
  {
    id: 'MultiMasterPerformanceInsights',
    feature: 'Performance Insights',
    property: 'PerformanceInsightsEnabled',
    isUsed: ({ properties }) => properties.boolean('PerformanceInsightsEnabled') === true,
    used: true,
    unused: false,
    instead: 'use Enhanced Monitoring, with MonitoringInterval on the instances',
  },
  {
    id: 'MultiMasterBacktrack',
    feature: 'backtrack',
    property: 'BacktrackWindow',
    isUsed: ({ properties }) => (properties.number('BacktrackWindow') ?? 0) > 0,
    used: 3600,
    unused: 0,
  },
  {
    id: 'MultiMasterIamAuthentication',
    feature: 'IAM database authentication',
    property: 'EnableIAMDatabaseAuthentication',
    isUsed: ({ properties }) => properties.boolean('EnableIAMDatabaseAuthentication') === true,
    used: true,
    unused: false,
    instead: 'keep the passwords in Secrets Manager',
  },
  {
    id: 'MultiMasterAssociatedRoles',
    feature: 'calls to other AWS services through IAM roles',
    property: 'AssociatedRoles',
    isUsed: ({ properties }) => (properties.count('AssociatedRoles') ?? 0) > 0,
    used: [{ RoleArn: 'arn:aws:iam::111122223333:role/loader' }],
    unused: [],
    instead: 'move data with AWS DMS or from the application',
  },
  {
    id: 'MultiMasterServerless',
    feature: 'Serverless v1',
    property: 'ScalingConfiguration',
    isUsed: ({ properties }) => properties.has('ScalingConfiguration'),
    used: { MinCapacity: 2, MaxCapacity: 8 },
  },
  {
    id: 'MultiMasterServerlessV2',
    feature: 'Serverless v2',
    property: 'ServerlessV2ScalingConfiguration',
    isUsed: ({ properties }) => properties.has('ServerlessV2ScalingConfiguration'),
    used: { MinCapacity: 1, MaxCapacity: 4 },
  },
  {
    id: 'MultiMasterReplicationSource',
    feature: 'replication from another cluster or instance',
    property: 'ReplicationSourceIdentifier',
    isUsed: ({ properties }) => properties.has('ReplicationSourceIdentifier'),
    used: 'arn:aws:rds:us-east-1:111122223333:cluster:orders',
    beside: { MasterUsername: undefined, MasterUserPassword: undefined },
    instead: 'copy the data with AWS DMS',
  },
];

const missingFeature = ({ id, feature, property, isUsed, used, unused, beside, instead }: MissingFeature) =>
  rule(id, {
    on: 'multiMasterCluster',
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `A multi-master cluster does not use ${feature}.`,
    sources: [multiMasterGuide],
    check: (cluster) => isUsed(cluster) && { at: property, shown: cluster.properties.shown(property) },
    what: ({ shown }) => `${property} is ${shown} in a cluster with EngineMode '${MULTI_MASTER_ENGINE_MODE}'`,
    why: `multi-master clusters do not have ${feature}, and RDS refuses the combination`,
    fix: `remove ${property}${instead ? `; ${instead}` : ''}`,
    invalid: [{ title: 'used', resources: { Cluster: multiMaster({ [property]: used, ...beside }) } }],
    valid: [
      unused === undefined
        ? { title: 'with one writer it is another matter', resources: { Cluster: multiMaster() } }
        : { title: 'switched off', resources: { Cluster: multiMaster({ [property]: unused }) } },
      { title: 'whether the cluster is multi-master is decided elsewhere', resources: { Cluster: multiMaster({ EngineMode: ANYTHING, [property]: used, ...beside }) } },
    ],
  });

const memberPerformanceInsights = rule('MultiMasterMemberPerformanceInsights', {
  on: 'multiMasterMember',
  with: 'EnablePerformanceInsights',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Instances of a multi-master cluster do not use Performance Insights.',
  sources: [multiMasterGuide],
  check: (member) => member.properties.boolean('EnablePerformanceInsights') === true && { at: 'EnablePerformanceInsights' },
  what: "EnablePerformanceInsights is true on an instance of a cluster with EngineMode 'multimaster'",
  why: 'multi-master clusters do not have Performance Insights, and RDS refuses the combination',
  fix: 'remove EnablePerformanceInsights; use Enhanced Monitoring, with MonitoringInterval',
  invalid: [{ title: 'on a writer', resources: { Cluster: multiMaster(), Writer: writer({ EnablePerformanceInsights: true }) } }],
  valid: [
    { title: 'Enhanced Monitoring', resources: { Cluster: multiMaster(), Writer: writer({ EnablePerformanceInsights: false }) } },
    { title: 'an import decides', resources: { Cluster: multiMaster(), Writer: writer({ EnablePerformanceInsights: ANYTHING }) } },
    { title: 'the cluster is in another app', resources: { Writer: writer({ EnablePerformanceInsights: true, DBClusterIdentifier: ANYTHING }) } },
  ],
});

const globalDatabase = rule('MultiMasterGlobalDatabase', {
  on: 'multiMasterCluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A multi-master cluster is in no global database.',
  sources: [multiMasterGuide, userGuide('aurora-global-database.html', '2026-11-22')],
  check: (cluster) => {
    if (cluster.properties.has('GlobalClusterIdentifier')) return { at: cluster.at('GlobalClusterIdentifier') };
    return cluster.globalClustersMadeFromIt.map((globalCluster) => ({ at: globalCluster.at('SourceDBClusterIdentifier') }));
  },
  what: ({ at }) => `${at.property} puts a cluster with EngineMode 'multimaster' into a global database`,
  why: 'multi-master and Aurora Global Database exclude each other, and RDS refuses the cluster',
  fix: 'choose one: a global database over clusters with one writer each, or a multi-master cluster in one Region',
  invalid: [
    { title: 'it joins one', resources: { Cluster: multiMaster({ GlobalClusterIdentifier: 'world' }) } },
    {
      title: 'one is made from it in another stack',
      resources: { Cluster: multiMaster() },
      outputs: { Id: { Value: { Ref: 'Cluster' }, Export: { Name: 'auction-cluster' } } },
      elsewhere: { World: { resources: { Global: other('AWS::RDS::GlobalCluster', { SourceDBClusterIdentifier: { 'Fn::ImportValue': 'auction-cluster' } }) } } },
    },
  ],
  valid: [
    { title: 'in one Region', resources: { Cluster: multiMaster() } },
    {
      title: 'the global database is made from a cluster outside the app',
      resources: { Cluster: multiMaster(), Global: other('AWS::RDS::GlobalCluster', { SourceDBClusterIdentifier: ANYTHING }) },
    },
  ],
});

const crossRegionReplica = rule('MultiMasterReplica', {
  on: 'multiMasterCluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'No cluster replicates from a multi-master cluster.',
  sources: [multiMasterGuide],
  check: ({ replicas }) => replicas.map((replica) => ({ at: replica.at('ReplicationSourceIdentifier') })),
  what: "ReplicationSourceIdentifier names a cluster with EngineMode 'multimaster'",
  why: 'multi-master clusters have no binary log to replicate from, and RDS refuses the replica',
  fix: 'remove ReplicationSourceIdentifier; copy the data with AWS DMS',
  invalid: [{ title: 'a replica', resources: { Cluster: multiMaster(), Replica: mysql({ ReplicationSourceIdentifier: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] } }) } }],
  valid: [
    { title: 'no replica', resources: { Cluster: multiMaster() } },
    { title: 'the source is outside the app', resources: { Cluster: multiMaster(), Replica: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, ReplicationSourceIdentifier: ANYTHING }) } },
  ],
});

const snapshotMode = rule('MultiMasterSnapshotEngineMode', {
  on: 'cluster',
  with: 'SnapshotIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A snapshot is restored in the engine mode it was taken in: multi-master to multi-master, one writer to one writer.',
  sources: [multiMasterGuide],
  check: (cluster) => {
    const source = cluster.snapshot?.cluster;
    return source && source.isMultiMaster !== cluster.isMultiMaster && { at: 'SnapshotIdentifier', mode: cluster.engineMode, sourceMode: source.engineMode };
  },
  what: ({ mode, sourceMode }) => `SnapshotIdentifier is a snapshot of a cluster with EngineMode '${sourceMode}', and EngineMode is '${mode}'`,
  why: 'snapshots cannot be restored across the two, and RDS refuses the cluster',
  fix: ({ sourceMode }) => `set EngineMode to '${sourceMode}', or move the data with a logical dump or AWS DMS`,
  invalid: [
    {
      title: 'a multi-master snapshot in a cluster with one writer',
      resources: {
        Auction: multiMaster(),
        Snapshot: other('AWS::RDS::ClusterSnapshot', { DBClusterIdentifier: { Ref: 'Auction' }, DBClusterSnapshotIdentifier: 'before' }),
        Cluster: mysql({ SnapshotIdentifier: { Ref: 'Snapshot' } }),
      },
    },
  ],
  valid: [
    {
      title: 'into a multi-master cluster',
      resources: {
        Auction: multiMaster(),
        Snapshot: other('AWS::RDS::ClusterSnapshot', { DBClusterIdentifier: { Ref: 'Auction' }, DBClusterSnapshotIdentifier: 'before' }),
        Cluster: multiMaster({ MasterUsername: undefined, MasterUserPassword: undefined, SnapshotIdentifier: { Ref: 'Snapshot' } }),
      },
    },
    { title: 'the snapshot is outside the app', resources: { Cluster: mysql({ MasterUsername: undefined, ManageMasterUserPassword: undefined, SnapshotIdentifier: ANYTHING }) } },
  ],
});

const copyOf = (source: Record<string, unknown>, copy: Record<string, unknown>) => ({
  Auction: multiMaster(),
  Cluster: other('AWS::RDS::DBCluster', { Engine: 'aurora', SourceDBClusterIdentifier: { Ref: 'Auction' }, UseLatestRestorableTime: true, ...source, ...copy }),
});

const clone = rule('MultiMasterClone', {
  on: 'cluster',
  with: 'RestoreType',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'No cluster is a clone of a multi-master cluster.',
  sources: [multiMasterGuide],
  check: (cluster) => cluster.properties.string('RestoreType') === COPY_ON_WRITE && cluster.sourceCluster?.isMultiMaster && { at: 'RestoreType' },
  what: `RestoreType is '${COPY_ON_WRITE}', and SourceDBClusterIdentifier is a cluster with EngineMode '${MULTI_MASTER_ENGINE_MODE}'`,
  why: 'multi-master clusters cannot be cloned, and RDS refuses the cluster',
  fix: `restore a snapshot of it, with EngineMode '${MULTI_MASTER_ENGINE_MODE}'`,
  invalid: [{ title: 'a clone', resources: copyOf({}, { RestoreType: COPY_ON_WRITE }) }],
  valid: [
    { title: 'a full copy', resources: copyOf({}, { RestoreType: FULL_COPY }) },
    { title: 'the source is an import', resources: copyOf({ SourceDBClusterIdentifier: ANYTHING }, { RestoreType: COPY_ON_WRITE }) },
  ],
});

const copyMode = rule('MultiMasterPointInTimeRestore', {
  on: 'cluster',
  with: 'EngineMode',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A copy of a cluster is not declared as multi-master.',
  sources: [...creationHandlers, multiMasterGuide],
  check: ({ declared, madeFrom }) => madeFrom === 'cluster' && declared.string('EngineMode') === MULTI_MASTER_ENGINE_MODE && { at: 'EngineMode' },
  what: `EngineMode is '${MULTI_MASTER_ENGINE_MODE}' on a cluster that is made from another cluster`,
  why: 'CloudFormation does not send it: the copy has the engine mode that RDS gives it',
  fix: 'restore a snapshot with SnapshotIdentifier, with which the engine mode is sent',
  invalid: [{ title: 'a copy', resources: copyOf({}, { EngineMode: MULTI_MASTER_ENGINE_MODE }) }],
  valid: [
    { title: 'left to the source', resources: copyOf({}, {}) },
    { title: 'a snapshot', resources: { Cluster: multiMaster({ MasterUsername: undefined, MasterUserPassword: undefined, SnapshotIdentifier: 'before' }) } },
    { title: 'the mode is an import', resources: copyOf({}, { EngineMode: ANYTHING }) },
  ],
});

const autoMinorVersionUpgrade = rule('MultiMasterAutoMinorVersionUpgrade', {
  on: 'multiMasterMember',
  with: 'AutoMinorVersionUpgrade',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Instances of a multi-master cluster do not ask for automatic minor version upgrades.',
  sources: [multiMasterGuide],
  check: (member) => member.properties.boolean('AutoMinorVersionUpgrade') === true && { at: 'AutoMinorVersionUpgrade' },
  what: "AutoMinorVersionUpgrade is true on an instance of a cluster with EngineMode 'multimaster'",
  why: 'the setting does not apply to multi-master clusters; nothing is upgraded',
  fix: 'remove AutoMinorVersionUpgrade',
  invalid: [{ title: 'on a writer', resources: { Cluster: multiMaster(), Writer: writer({ AutoMinorVersionUpgrade: true }) } }],
  valid: [
    { title: 'not said', resources: { Cluster: multiMaster(), Writer: writer() } },
    { title: 'an import decides', resources: { Cluster: multiMaster(), Writer: writer({ AutoMinorVersionUpgrade: ANYTHING }) } },
    { title: 'the cluster is in another app', resources: { Writer: writer({ AutoMinorVersionUpgrade: true, DBClusterIdentifier: ANYTHING }) } },
  ],
});

const promotionTier = rule('MultiMasterPromotionTier', {
  on: 'multiMasterMember',
  with: 'PromotionTier',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Instances of a multi-master cluster have no promotion tier.',
  sources: [multiMasterGuide],
  check: (member) => member.properties.has('PromotionTier') && { at: 'PromotionTier' },
  what: "PromotionTier is set on an instance of a cluster with EngineMode 'multimaster'",
  why: 'multi-master has no failover, so no instance is ever promoted',
  fix: 'remove PromotionTier',
  invalid: [{ title: 'on a writer', resources: { Cluster: multiMaster(), Writer: writer({ PromotionTier: 0 }) } }],
  valid: [
    { title: 'not said', resources: { Cluster: multiMaster(), ReadOnly: instanceParameters('aurora5.6', { read_only: '1' }), Writer: writer() } },
    { title: 'the cluster is in another app', resources: { Writer: writer({ PromotionTier: 0, DBClusterIdentifier: ANYTHING }) } },
  ],
});

export const multiMasterFeatures = topic(
  'multi-master-features',
  { title: 'Multi-master: features it does not have', about: 'What AWS documented as unavailable in multi-master clusters, one rule each.' },
  [
    ...MISSING_FEATURES.map(missingFeature),
    memberPerformanceInsights,
    globalDatabase,
    crossRegionReplica,
    snapshotMode,
    clone,
    copyMode,
    autoMinorVersionUpgrade,
    promotionTier,
  ],
);
