import { Example } from '../../engine/example';
import { rule, topic } from '../../engine/rule';
import { DEFAULT_PROMOTION_TIER } from '../../facts/members';
import { isOn } from '../../facts/parameters/values';
import {
  CAPACITY_STEP,
  CAPPED_CONNECTIONS,
  CAPPED_CONNECTIONS_CAPACITY,
  GLOBAL_MIN_CAPACITY,
  LAST_TIER_TIED_TO_WRITER,
  MAX_AUTO_PAUSE_SECONDS,
  MIN_AUTO_PAUSE_SECONDS,
  OVERRIDDEN_PARAMETERS,
  SERVERLESS_CLASS,
  ZONE_WITHOUT_SERVERLESS,
} from '../../facts/serverless-v2';
import { apiReference, serviceError, userGuide } from '../../facts/sources';
import { SOURCE_PARAMETERS } from '../../facts/zero-etl';
import { Cluster } from '../../topology/cluster';
import { Instance } from '../../topology/instance';
import { ANYTHING, OWN_PASSWORD, clusterParameters, member, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const SCALING = 'ServerlessV2ScalingConfiguration';
const whyNot = userGuide('aurora-serverless-v2-auto-pause.html#auto-pause-whynot', READ);
const capacityGuide = (section: string) => userGuide(`aurora-serverless-v2.setting-capacity.html#${section}`, READ);

const range = (MinCapacity: unknown, more: Record<string, unknown> = {}) => ({ [SCALING]: { MinCapacity, MaxCapacity: 16, ...more } });
const paused = range(0);
const serverless = (engine: string, properties?: Record<string, unknown>) =>
  member(engine, { DBInstanceClass: SERVERLESS_CLASS, ...properties });
const postgresqlCluster = (properties: Record<string, unknown>) => postgresql({ EngineVersion: '16.8', ...OWN_PASSWORD, ...properties });
const grouped = (properties: Record<string, unknown>) => postgresqlCluster({ DBClusterParameterGroupName: { Ref: 'Parameters' }, ...properties });

const autoPauseSeconds = rule('ServerlessV2AutoPauseSeconds', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: `SecondsUntilAutoPause is from ${MIN_AUTO_PAUSE_SECONDS} to ${MAX_AUTO_PAUSE_SECONDS}.`,
  sources: [apiReference('API_ServerlessV2ScalingConfiguration.html', READ), userGuide('aurora-serverless-v2-auto-pause.html#auto-pause-timeout', READ)],
  check: (cluster) => {
    const seconds = cluster.serverlessScaling?.number('SecondsUntilAutoPause');
    return seconds !== undefined && (seconds < MIN_AUTO_PAUSE_SECONDS || seconds > MAX_AUTO_PAUSE_SECONDS) && { at: `${SCALING}.SecondsUntilAutoPause`, seconds };
  },
  what: ({ seconds }) => `${SCALING}.SecondsUntilAutoPause is ${seconds}, and it goes from ${MIN_AUTO_PAUSE_SECONDS} to ${MAX_AUTO_PAUSE_SECONDS}`,
  why: 'RDS refuses to create the cluster',
  fix: ({ seconds }) => `set SecondsUntilAutoPause to ${seconds < MIN_AUTO_PAUSE_SECONDS ? MIN_AUTO_PAUSE_SECONDS : MAX_AUTO_PAUSE_SECONDS}`,
  invalid: [
    { title: 'a minute', resources: { Cluster: mysql(range(0, { SecondsUntilAutoPause: 60 })) } },
    { title: 'more than a day', resources: { Cluster: mysql(range(0, { SecondsUntilAutoPause: 86401 })) } },
  ],
  valid: [
    { title: 'five minutes', resources: { Cluster: mysql(range(0, { SecondsUntilAutoPause: 300 })) } },
    { title: 'a day', resources: { Cluster: mysql(range(0, { SecondsUntilAutoPause: 86400 })) } },
    { title: 'the time is an import', resources: { Cluster: mysql(range(0, { SecondsUntilAutoPause: ANYTHING })) } },
  ],
});

const autoPauseCapacity = rule('ServerlessV2AutoPauseCapacity', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: 'SecondsUntilAutoPause is only set where MinCapacity is 0.',
  sources: [serviceError('SecondsUntilAutoPause can only be specified when minimum capacity is 0.', 'https://github.com/anomalyco/sst/pull/5276', READ)],
  check: (cluster) => {
    const min = cluster.serverlessScaling?.has('SecondsUntilAutoPause') ? cluster.serverlessScaling.number('MinCapacity') : undefined;
    return min !== undefined && min > 0 && { at: `${SCALING}.SecondsUntilAutoPause`, min };
  },
  what: ({ min }) => `${SCALING}.SecondsUntilAutoPause is set while MinCapacity is ${min}`,
  why: 'RDS refuses it: instances only pause where the minimum capacity is 0',
  fix: 'set MinCapacity to 0, or remove SecondsUntilAutoPause',
  invalid: [{ title: 'never at zero', resources: { Cluster: mysql(range(0.5, { SecondsUntilAutoPause: 600 })) } }],
  valid: [
    { title: 'down to zero', resources: { Cluster: mysql(range(0, { SecondsUntilAutoPause: 600 })) } },
    { title: 'no pause', resources: { Cluster: mysql(range(0.5)) } },
    { title: 'the capacity is an import', resources: { Cluster: mysql(range(ANYTHING, { SecondsUntilAutoPause: 600 })) } },
  ],
});

/** Something that silently keeps instances from pausing. */
interface PauseBlocker {
  readonly id: string;
  readonly blocker: string;
  readonly why: string;
  readonly instead: string;
  /** Whether also those readers stay awake that do not depend on the writer. */
  readonly allReaders?: boolean;
  readonly blocks: (cluster: Cluster) => boolean;
  readonly invalid: Record<string, ReturnType<typeof other>>;
  readonly unknown: Record<string, ReturnType<typeof other>>;
  /** What else only this one tells apart. */
  readonly more?: { readonly invalid: readonly Example[]; readonly valid: readonly Example[] };
}

const proxyTarget = (cluster: unknown) => other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: 'proxy', TargetGroupName: 'default', DBClusterIdentifiers: [cluster] });
const integration = (source: unknown) => other('AWS::RDS::Integration', { SourceArn: source, TargetArn: 'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/a1b2', DataFilter: 'include: app.*.*' });
const replicated = Object.fromEntries(SOURCE_PARAMETERS['aurora-postgresql']!.map(({ name, needed }) => [name, needed]));
const ON_ITS_OWN = 'a reader that does not depend on the writer';
const withReader = (resources: PauseBlocker['invalid'], PromotionTier: number) =>
  ({ ...resources, Writer: member('aurora-postgresql'), Reader: serverless('aurora-postgresql', { PromotionTier }) });
const binaryLog = (format: string) => ({
  Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', DBClusterParameterGroupName: { Ref: 'Parameters' }, ...paused }),
  Parameters: clusterParameters('aurora-mysql8.0', { binlog_format: format }),
  Writer: serverless('aurora-mysql'),
});
const awake = (cluster: ReturnType<typeof other>) => ({ ...cluster, Properties: { ...cluster.Properties, ...range(GLOBAL_MIN_CAPACITY) } });
const replicationIsOn = (cluster: Cluster): boolean =>
  cluster.engine === 'aurora-postgresql' ? isOn(cluster.parameter('rds.logical_replication') ?? '') : (cluster.parameter('binlog_format') ?? 'OFF').toUpperCase() !== 'OFF';

const BLOCKERS: readonly PauseBlocker[] = [
  {
    id: 'ServerlessV2AutoPauseProxy',
    blocker: 'an RDS Proxy connects to the cluster',
    why: 'the proxy keeps a connection open to every instance',
    instead: 'remove the proxy',
    allReaders: true,
    blocks: ({ proxyTargetGroups }) => proxyTargetGroups.length > 0,
    invalid: { Cluster: postgresqlCluster(paused), Targets: proxyTarget({ Ref: 'Cluster' }) },
    unknown: { Cluster: postgresqlCluster(paused), Targets: proxyTarget(ANYTHING) },
    more: {
      invalid: [{ title: ON_ITS_OWN, resources: withReader({ Cluster: postgresqlCluster(paused), Targets: proxyTarget({ Ref: 'Cluster' }) }, 2) }],
      valid: [],
    },
  },
  {
    id: 'ServerlessV2AutoPauseGlobalDatabase',
    blocker: 'the cluster is in a global database',
    why: 'the writer always has its other Regions to manage, and secondary clusters never pause',
    instead: 'take the cluster out of the global database',
    blocks: ({ isInGlobalDatabase }) => isInGlobalDatabase,
    invalid: { Cluster: postgresqlCluster(paused), World: other('AWS::RDS::GlobalCluster', { SourceDBClusterIdentifier: { Ref: 'Cluster' } }) },
    unknown: { Cluster: postgresqlCluster(paused), World: other('AWS::RDS::GlobalCluster', { SourceDBClusterIdentifier: ANYTHING }) },
  },
  {
    id: 'ServerlessV2AutoPauseReplication',
    blocker: 'the cluster parameter group turns replication on',
    why: 'Aurora keeps the writer awake to watch the replication',
    instead: 'turn binlog_format or rds.logical_replication off',
    blocks: replicationIsOn,
    invalid: { Cluster: grouped(paused), Parameters: clusterParameters('aurora-postgresql16', { 'rds.logical_replication': '1' }) },
    unknown: { Cluster: grouped(paused), Parameters: clusterParameters('aurora-postgresql16', { 'rds.logical_replication': ANYTHING }) },
    more: {
      invalid: [{ title: 'the binary log', resources: binaryLog('ROW') }],
      valid: [
        { title: 'no binary log', resources: binaryLog('off') },
        { title: 'Aurora MySQL keeps none by default', resources: { Cluster: mysql(paused), Writer: serverless('aurora-mysql') } },
      ],
    },
  },
  {
    id: 'ServerlessV2AutoPauseIntegration',
    blocker: 'a zero-ETL integration reads from the cluster',
    why: 'the integration keeps the writer awake',
    instead: 'remove the integration',
    blocks: ({ integrations }) => integrations.length > 0,
    invalid: {
      Cluster: grouped(paused),
      Parameters: clusterParameters('aurora-postgresql16', replicated),
      Integration: integration({ 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }),
    },
    unknown: { Cluster: postgresqlCluster(paused), Integration: integration(ANYTHING) },
  },
];

/** Whether the instance is to pause, as far as its tier decides. */
const wouldPause = (one: Instance, allReaders: boolean): boolean =>
  one.isServerless && (allReaders || (one.promotionTier ?? DEFAULT_PROMOTION_TIER) <= LAST_TIER_TIED_TO_WRITER);

const neverPauses = ({ id, blocker, why, instead, allReaders = false, blocks, invalid, unknown, more }: PauseBlocker) =>
  rule(id, {
    on: 'cluster',
    with: SCALING,
    effect: 'ignored',
    since: '0.1.0',
    summary: `MinCapacity is not 0 where ${blocker}.`,
    sources: [whyNot],
    check: (cluster) =>
      cluster.serverlessScaling?.number('MinCapacity') === 0
      && cluster.members.some((one) => wouldPause(one, allReaders))
      && blocks(cluster)
      && { at: `${SCALING}.MinCapacity` },
    what: `${SCALING}.MinCapacity is 0, and ${blocker}`,
    why: `the instances silently never pause: ${why}`,
    fix: `set MinCapacity to ${CAPACITY_STEP} or more, or ${instead}`,
    invalid: [
      { title: 'never idle', resources: { ...invalid, Writer: serverless('aurora-postgresql') } },
      { title: 'a reader that depends on the writer', resources: withReader(invalid, 1) },
      ...(more?.invalid ?? []),
    ],
    valid: [
      { title: 'free to pause', resources: { Cluster: postgresqlCluster(paused), Writer: serverless('aurora-postgresql') } },
      { title: 'not meant to pause', resources: { ...invalid, Cluster: awake(invalid.Cluster!), Writer: serverless('aurora-postgresql') } },
      { title: 'what may keep it awake is an import', resources: { ...unknown, Writer: serverless('aurora-postgresql') } },
      { title: 'the instances are in another app', resources: invalid },
      { title: 'provisioned instances', resources: { ...invalid, Writer: member('aurora-postgresql') } },
      ...(allReaders ? [] : [{ title: ON_ITS_OWN, resources: withReader(invalid, 2) }]),
      ...(more?.valid ?? []),
    ],
  });

/** Whether all instances, wherever they are declared, are Serverless v2. */
const isServerlessOnly = ({ allMembers }: Cluster): boolean => allMembers.length > 0 && allMembers.every((one) => one.isServerless);

const clusterCache = rule('ServerlessV2ClusterCache', {
  on: 'cluster',
  with: 'DBClusterParameterGroupName',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Cluster cache management is not turned on for Serverless v2 instances.',
  sources: [userGuide('aurora-serverless-v2.requirements.html#aurora-serverless-v2.limitations', READ)],
  check: (cluster) => {
    const value = cluster.engine === 'aurora-postgresql' ? cluster.parameter('apg_ccm_enabled') : undefined;
    return value !== undefined && isOn(value) && isServerlessOnly(cluster) && { at: cluster.parameterGroup?.at('Parameters.apg_ccm_enabled'), value };
  },
  what: ({ value }) => `parameter apg_ccm_enabled is ${value} for a cluster of ${SERVERLESS_CLASS} instances`,
  why: 'Aurora ignores it: cluster cache management is not available for Serverless v2',
  fix: 'remove apg_ccm_enabled',
  invalid: [{ title: 'turned on', resources: { Cluster: grouped(range(2)), Parameters: clusterParameters('aurora-postgresql16', { apg_ccm_enabled: '1' }), Writer: serverless('aurora-postgresql') } }],
  valid: [
    { title: 'turned off', resources: { Cluster: grouped(range(2)), Parameters: clusterParameters('aurora-postgresql16', { apg_ccm_enabled: '0' }), Writer: serverless('aurora-postgresql') } },
    { title: 'provisioned instances have it', resources: { Cluster: grouped(range(2)), Parameters: clusterParameters('aurora-postgresql16', { apg_ccm_enabled: '1' }), Writer: member('aurora-postgresql') } },
    { title: 'the instances are in another app', resources: { Cluster: grouped(range(2)), Parameters: clusterParameters('aurora-postgresql16', { apg_ccm_enabled: '1' }) } },
    { title: 'the group is in another app', resources: { Cluster: grouped({ ...range(2), DBClusterParameterGroupName: ANYTHING }), Writer: serverless('aurora-postgresql') } },
  ],
});

const overriddenParameters = rule('ServerlessV2OverriddenParameters', {
  on: 'cluster',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Parameters that Serverless v2 computes from the capacity are not set for it.',
  sources: [capacityGuide('aurora-serverless-v2.parameters-based-on-scaling')],
  check: (cluster) =>
    isServerlessOnly(cluster)
    && (OVERRIDDEN_PARAMETERS[cluster.engine] ?? []).flatMap((name) =>
      cluster.parameterSettings(name).map(({ group, value }) => ({ at: group.at(`Parameters.${name}`), name, value })),
    ),
  what: ({ name, value }) => `parameter ${name} is ${value} for a cluster of ${SERVERLESS_CLASS} instances`,
  why: 'Aurora ignores it: Serverless v2 computes the value from the current capacity',
  fix: ({ name }) => `remove ${name}, and choose the capacities instead`,
  invalid: [{ title: 'the size of the buffers', resources: { Cluster: grouped(range(2)), Parameters: clusterParameters('aurora-postgresql16', { shared_buffers: '131072' }), Writer: serverless('aurora-postgresql') } }],
  valid: [
    { title: 'a parameter that counts', resources: { Cluster: grouped(range(2)), Parameters: clusterParameters('aurora-postgresql16', { work_mem: '65536' }), Writer: serverless('aurora-postgresql') } },
    { title: 'the instances are in another app', resources: { Cluster: grouped(range(2)), Parameters: clusterParameters('aurora-postgresql16', { shared_buffers: '131072' }) } },
    { title: 'provisioned instances use it', resources: { Cluster: grouped(range(2)), Parameters: clusterParameters('aurora-postgresql16', { shared_buffers: '131072' }), Writer: serverless('aurora-postgresql'), Reader: member('aurora-postgresql') } },
    { title: 'the group is in another app', resources: { Cluster: grouped({ ...range(2), DBClusterParameterGroupName: ANYTHING }), Writer: serverless('aurora-postgresql') } },
    { title: 'whose instance the second is, is an import', resources: { Cluster: grouped(range(2)), Parameters: clusterParameters('aurora-postgresql16', { shared_buffers: '131072' }), Writer: serverless('aurora-postgresql'), Other: member('aurora-postgresql', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

const maxConnections = rule('ServerlessV2MaxConnections', {
  on: 'cluster',
  with: SCALING,
  effect: 'ignored',
  since: '0.1.0',
  summary: `Aurora PostgreSQL with a MinCapacity of 0 or ${CAPPED_CONNECTIONS_CAPACITY} is not given more than ${CAPPED_CONNECTIONS} connections.`,
  sources: [capacityGuide('aurora-serverless-v2.max-connections')],
  check: (cluster) => {
    const min = cluster.engine === 'aurora-postgresql' ? cluster.serverlessScaling?.number('MinCapacity') : undefined;
    if (min === undefined || min > CAPPED_CONNECTIONS_CAPACITY || !isServerlessOnly(cluster)) return undefined;
    return cluster
      .parameterSettings('max_connections')
      .filter(({ value }) => Number(value) > CAPPED_CONNECTIONS)
      .map(({ group, value }) => ({ at: group.at('Parameters.max_connections'), value, min }));
  },
  what: ({ value, min }) => `parameter max_connections is ${value}, above the ${CAPPED_CONNECTIONS} that a MinCapacity of ${min} allows`,
  why: `Aurora caps it at ${CAPPED_CONNECTIONS}`,
  fix: 'set MinCapacity to 1',
  invalid: [{ title: 'from half a unit', resources: { Cluster: grouped(range(0.5)), Parameters: clusterParameters('aurora-postgresql16', { max_connections: '5000' }), Writer: serverless('aurora-postgresql') } }],
  valid: [
    { title: 'from one unit', resources: { Cluster: grouped(range(1)), Parameters: clusterParameters('aurora-postgresql16', { max_connections: '5000' }), Writer: serverless('aurora-postgresql') } },
    { title: 'as many as it has', resources: { Cluster: grouped(range(0.5)), Parameters: clusterParameters('aurora-postgresql16', { max_connections: '2000' }), Writer: serverless('aurora-postgresql') } },
    { title: 'Aurora MySQL has no such cap', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', DBClusterParameterGroupName: { Ref: 'Parameters' }, ...range(0.5) }), Parameters: clusterParameters('aurora-mysql8.0', { max_connections: '5000' }), Writer: serverless('aurora-mysql') } },
    { title: 'the instances are in another app', resources: { Cluster: grouped(range(0.5)), Parameters: clusterParameters('aurora-postgresql16', { max_connections: '5000' }) } },
    { title: 'the number is an import', resources: { Cluster: grouped(range(0.5)), Parameters: clusterParameters('aurora-postgresql16', { max_connections: ANYTHING }), Writer: serverless('aurora-postgresql') } },
    { title: 'the group is in another app', resources: { Cluster: grouped({ ...range(0.5), DBClusterParameterGroupName: ANYTHING }), Writer: serverless('aurora-postgresql') } },
  ],
});

const zone = rule('ServerlessV2AvailabilityZone', {
  on: 'member',
  with: 'AvailabilityZone',
  effect: 'degraded',
  since: '0.1.0',
  summary: `Serverless v2 instances are not pinned to ${ZONE_WITHOUT_SERVERLESS}.`,
  sources: [userGuide('limitless-reqs-limits.html', READ)],
  check: (one) => one.isServerless && one.properties.string('AvailabilityZone') === ZONE_WITHOUT_SERVERLESS && { at: 'AvailabilityZone' },
  what: `AvailabilityZone is '${ZONE_WITHOUT_SERVERLESS}' on a ${SERVERLESS_CLASS} instance`,
  why: 'Aurora does not support Serverless v2 in that zone, so the instance may never come up',
  fix: 'choose another AvailabilityZone, or remove it',
  invalid: [{ title: 'pinned', resources: { Cluster: mysql(range(2)), Writer: serverless('aurora-mysql', { AvailabilityZone: 'us-east-1e' }) } }],
  valid: [
    { title: 'another zone', resources: { Cluster: mysql(range(2)), Writer: serverless('aurora-mysql', { AvailabilityZone: 'us-east-1a' }) } },
    { title: 'a provisioned instance', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { AvailabilityZone: 'us-east-1e' }) } },
    { title: 'the zone is an import', resources: { Cluster: mysql(range(2)), Writer: serverless('aurora-mysql', { AvailabilityZone: ANYTHING }) } },
  ],
});

export const serverlessV2Features = topic(
  'serverless-v2-features',
  { title: 'Serverless v2: pausing, and what works with it', about: 'When instances pause, what silently keeps them awake, and which settings Serverless v2 does not use.' },
  [
    autoPauseSeconds,
    autoPauseCapacity,
    ...BLOCKERS.map(neverPauses),
    clusterCache,
    overriddenParameters,
    maxConnections,
    zone,
  ],
);
