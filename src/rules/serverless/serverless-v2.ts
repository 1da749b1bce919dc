import { rule, topic } from '../../engine/rule';
import { DEFAULT_ENGINE_MODE } from '../../facts/engine-modes';
import {
  AUTO_PAUSE,
  CAPACITY_STEP,
  FIRST_MAX_CAPACITY,
  LARGE_CAPACITY,
  LOWEST_MAX_CAPACITY,
  MAX_CAPACITY,
  SERVERLESS_CLASS,
  SERVERLESS_V2,
  isCapacityStep,
  nextCapacityStep,
} from '../../facts/serverless-v2';
import { apiReference, serviceError, userGuide } from '../../facts/sources';
import { lacks, nearestWith } from '../../facts/versions';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, member, mysql, postgresql } from '../_examples';

const READ = '2026-11-22';
const SCALING = 'ServerlessV2ScalingConfiguration';
const requirements = userGuide('aurora-serverless-v2.requirements.html#aurora-serverless-v2.requirements.capacity-range', READ);
const ranges = userGuide('aurora-serverless-v2.how-it-works.html#aurora-serverless-v2.how-it-works.capacity', READ);
const scalingReference = apiReference('API_ServerlessV2ScalingConfiguration.html', READ);

const scaling = (MinCapacity: unknown, MaxCapacity: unknown) => ({ [SCALING]: { MinCapacity, MaxCapacity } });
const serverless = (engine: string, properties?: Record<string, unknown>) =>
  member(engine, { DBInstanceClass: SERVERLESS_CLASS, ...properties });

/** Restored clusters may bring their capacities along, and an express configuration sets them by itself. */
const needsCapacities = (cluster: Cluster): boolean =>
  cluster.engineMode === DEFAULT_ENGINE_MODE && !cluster.isRestored && !cluster.hasExpressConfiguration;

const missing = rule('ServerlessV2CapacityMissing', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A cluster with ${SERVERLESS_CLASS} instances has a ${SCALING}.`,
  sources: [
    serviceError(
      'Set the Serverless v2 scaling configuration on the parent DB cluster before creating a Serverless v2 DB instance.',
      'https://github.com/cloudposse/terraform-aws-rds-cluster/pull/181',
      READ,
    ),
    requirements,
  ],
  check: (one) => {
    const cluster = one.isServerless ? one.cluster : undefined;
    return cluster && needsCapacities(cluster) && !cluster.properties.has(SCALING) && { at: 'DBInstanceClass' };
  },
  what: `DBInstanceClass is '${SERVERLESS_CLASS}', and the cluster has no ${SCALING}`,
  why: 'RDS refuses to create the instance: the cluster has to have a capacity range first',
  fix: `set ${SCALING} on the cluster, such as MinCapacity 0.5 and MaxCapacity 4`,
  invalid: [{ title: 'no capacities', resources: { Cluster: mysql(), Writer: serverless('aurora-mysql') } }],
  valid: [
    { title: 'a capacity range', resources: { Cluster: mysql(scaling(0.5, 4)), Writer: serverless('aurora-mysql') } },
    { title: 'a provisioned instance', resources: { Cluster: mysql(), Writer: member('aurora-mysql') } },
    { title: 'a restored cluster', resources: { Cluster: postgresql({ SnapshotIdentifier: 'before', MasterUsername: undefined, ManageMasterUserPassword: undefined }), Writer: serverless('aurora-postgresql') } },
    { title: 'the range is an import', resources: { Cluster: mysql({ [SCALING]: ANYTHING }), Writer: serverless('aurora-mysql') } },
    { title: 'the mode is an import', resources: { Cluster: mysql({ EngineMode: ANYTHING }), Writer: serverless('aurora-mysql') } },
    { title: 'the cluster is in another app', resources: { Writer: serverless('aurora-mysql', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

const engineVersion = rule('ServerlessV2EngineVersion', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A cluster with ${SERVERLESS_CLASS} instances has an engine version that offers Serverless v2.`,
  sources: [userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.ServerlessV2.html', READ), ranges],
  check: (one) => {
    const version = one.isServerless ? one.cluster?.version : undefined;
    return version && lacks(version, SERVERLESS_V2) && { at: 'DBInstanceClass', version: version.text, instead: nearestWith(version, SERVERLESS_V2) };
  },
  what: ({ version }) => `DBInstanceClass is '${SERVERLESS_CLASS}' in a cluster with EngineVersion '${version}'`,
  why: 'RDS refuses to create the instance: the version does not offer Serverless v2',
  fix: ({ instead }) => `set EngineVersion of the cluster to '${instead}' or newer`,
  invalid: [
    { title: 'Aurora MySQL 3.01', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.01.1', ...scaling(0.5, 4) }), Writer: serverless('aurora-mysql') } },
    { title: 'Aurora MySQL version 2', resources: { Cluster: mysql({ EngineVersion: '5.7.mysql_aurora.2.11.4', ...scaling(0.5, 4) }), Writer: serverless('aurora-mysql') } },
    { title: 'PostgreSQL 14.2', resources: { Cluster: postgresql({ EngineVersion: '14.2', ...scaling(0.5, 4) }), Writer: serverless('aurora-postgresql') } },
  ],
  valid: [
    { title: 'Aurora MySQL 3.02', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.02.0', ...scaling(0.5, 4) }), Writer: serverless('aurora-mysql') } },
    { title: 'Aurora MySQL 8.4', resources: { Cluster: mysql({ EngineVersion: '8.4.mysql_aurora.8.4.7', ...scaling(0.5, 4) }), Writer: serverless('aurora-mysql') } },
    { title: 'PostgreSQL 14.3', resources: { Cluster: postgresql({ EngineVersion: '14.3', ...scaling(0.5, 4) }), Writer: serverless('aurora-postgresql') } },
    { title: 'a bare major version', resources: { Cluster: postgresql({ EngineVersion: '14', ...scaling(0.5, 4) }), Writer: serverless('aurora-postgresql') } },
    { title: 'the version is an import', resources: { Cluster: mysql({ EngineVersion: ANYTHING, ...scaling(0.5, 4) }), Writer: serverless('aurora-mysql') } },
    { title: 'the cluster is in another app', resources: { Writer: serverless('aurora-mysql', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

const bothCapacities = rule('ServerlessV2CapacityBoth', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: `A new ${SCALING} has both MinCapacity and MaxCapacity.`,
  sources: [
    serviceError(
      'Both MinCapacity and MaxCapacity must be specified when you initialize Serverless v2 scaling configuration.',
      'https://github.com/crossplane-contrib/provider-upjet-aws/issues/1165',
      READ,
    ),
  ],
  check: (cluster) => {
    const range = cluster.serverlessScaling;
    const [hasMin, hasMax] = [range?.has('MinCapacity') ?? false, range?.has('MaxCapacity') ?? false];
    if (hasMin === hasMax || !needsCapacities(cluster)) return undefined;
    return { at: SCALING, absent: hasMin ? 'MaxCapacity' : 'MinCapacity', present: hasMin ? 'MinCapacity' : 'MaxCapacity' };
  },
  what: ({ absent, present }) => `${SCALING} has ${present} and no ${absent}`,
  why: 'RDS refuses to create the cluster: both have to be specified',
  fix: ({ absent }) => `set ${absent} as well`,
  invalid: [
    { title: 'no maximum', resources: { Cluster: mysql({ [SCALING]: { MinCapacity: 1 } }) } },
    { title: 'no minimum', resources: { Cluster: mysql({ [SCALING]: { MaxCapacity: 4 } }) } },
  ],
  valid: [
    { title: 'both', resources: { Cluster: mysql(scaling(1, 4)) } },
    { title: 'neither', resources: { Cluster: mysql() } },
    { title: 'one is an import', resources: { Cluster: mysql(scaling(ANYTHING, 4)) } },
  ],
});

const minCapacity = rule('ServerlessV2MinCapacity', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: `MinCapacity of Serverless v2 is 0, or at least ${CAPACITY_STEP}.`,
  sources: [scalingReference, ranges],
  check: (cluster) => {
    const min = cluster.serverlessScaling?.number('MinCapacity');
    return min !== undefined && min < CAPACITY_STEP && min !== 0 && { at: `${SCALING}.MinCapacity`, min };
  },
  what: ({ min }) => `${SCALING}.MinCapacity is ${min}, and the lowest capacities are 0 and ${CAPACITY_STEP} ACUs`,
  why: 'RDS refuses to create the cluster',
  fix: `set MinCapacity to ${CAPACITY_STEP}`,
  invalid: [
    { title: 'between the lowest', resources: { Cluster: mysql(scaling(0.3, 4)) } },
    { title: 'below zero', resources: { Cluster: mysql(scaling(-1, 4)) } },
  ],
  valid: [
    { title: 'half a unit', resources: { Cluster: mysql(scaling(0.5, 4)) } },
    { title: 'zero', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', ...scaling(0, 4) }) } },
    { title: 'the capacity is an import', resources: { Cluster: mysql(scaling(ANYTHING, 4)) } },
  ],
});

const maxCapacity = rule('ServerlessV2MaxCapacity', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: `MaxCapacity of Serverless v2 is from ${LOWEST_MAX_CAPACITY} to ${MAX_CAPACITY}.`,
  sources: [
    serviceError("Serverless v2 maximum capacity 0.5 isn't valid. The maximum capacity must be at least 1.0.", 'https://github.com/anomalyco/ion/pull/1010', READ),
    scalingReference,
  ],
  check: (cluster) => {
    const max = cluster.serverlessScaling?.number('MaxCapacity');
    return max !== undefined && (max < LOWEST_MAX_CAPACITY || max > MAX_CAPACITY) && { at: `${SCALING}.MaxCapacity`, max };
  },
  what: ({ max }) => `${SCALING}.MaxCapacity is ${max}, and it goes from ${LOWEST_MAX_CAPACITY} to ${MAX_CAPACITY} ACUs`,
  why: 'RDS refuses to create the cluster',
  fix: ({ max }) => `set MaxCapacity to ${max < LOWEST_MAX_CAPACITY ? LOWEST_MAX_CAPACITY : MAX_CAPACITY}`,
  invalid: [
    { title: 'half a unit', resources: { Cluster: mysql(scaling(0.5, 0.5)) } },
    { title: 'above the highest', resources: { Cluster: postgresql(scaling(0.5, 256.5)) } },
  ],
  valid: [
    { title: 'the lowest', resources: { Cluster: mysql(scaling(0.5, 1)) } },
    { title: 'the highest', resources: { Cluster: postgresql(scaling(0.5, 256)) } },
    { title: 'the capacity is an import', resources: { Cluster: mysql(scaling(0.5, ANYTHING)) } },
  ],
});

const maxCapacityVersion = rule('ServerlessV2MaxCapacityVersion', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: `MaxCapacity of Serverless v2 is above ${FIRST_MAX_CAPACITY} only in engine versions that go up to ${MAX_CAPACITY}.`,
  sources: [scalingReference, ranges],
  check: (cluster) => {
    const max = cluster.serverlessScaling?.number('MaxCapacity');
    const version = max !== undefined && max > FIRST_MAX_CAPACITY && max <= MAX_CAPACITY ? cluster.version : undefined;
    return version && lacks(version, LARGE_CAPACITY) && { at: `${SCALING}.MaxCapacity`, max, version: version.text, instead: nearestWith(version, LARGE_CAPACITY) };
  },
  what: ({ max, version }) => `${SCALING}.MaxCapacity is ${max}, above the ${FIRST_MAX_CAPACITY} ACUs of EngineVersion '${version}'`,
  why: 'RDS refuses to create the cluster',
  fix: ({ instead }) => `set MaxCapacity to ${FIRST_MAX_CAPACITY}, or EngineVersion to '${instead}' or newer`,
  invalid: [
    { title: 'Aurora MySQL 3.05', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.05.2', ...scaling(0.5, 256) }) } },
    { title: 'PostgreSQL 14.9', resources: { Cluster: postgresql({ EngineVersion: '14.9', ...scaling(0.5, 128.5) }) } },
  ],
  valid: [
    { title: 'Aurora MySQL 3.06', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.06.0', ...scaling(0.5, 256) }) } },
    { title: 'PostgreSQL 14.10', resources: { Cluster: postgresql({ EngineVersion: '14.10', ...scaling(0.5, 256) }) } },
    { title: 'within the first range', resources: { Cluster: postgresql({ EngineVersion: '14.9', ...scaling(0.5, 128) }) } },
    { title: 'a bare major version', resources: { Cluster: postgresql({ EngineVersion: '14', ...scaling(0.5, 256) }) } },
    { title: 'the version is an import', resources: { Cluster: mysql({ EngineVersion: ANYTHING, ...scaling(0.5, 256) }) } },
  ],
});

const capacityStep = rule('ServerlessV2CapacityStep', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: `Capacities of Serverless v2 are multiples of ${CAPACITY_STEP}.`,
  sources: [requirements, scalingReference],
  check: (cluster) => {
    const range = cluster.serverlessScaling;
    const wrong = (['MinCapacity', 'MaxCapacity'] as const).find((name) => {
      const capacity = range?.number(name) ?? 0;
      return capacity >= CAPACITY_STEP && !isCapacityStep(capacity);
    });
    return wrong !== undefined && { at: `${SCALING}.${wrong}`, name: wrong, capacity: range?.number(wrong) ?? 0 };
  },
  what: ({ name, capacity }) => `${SCALING}.${name} is ${capacity}, and capacities come in steps of ${CAPACITY_STEP} ACUs`,
  why: 'RDS refuses to create the cluster',
  fix: ({ name, capacity }) => `set ${name} to ${nextCapacityStep(capacity)}`,
  invalid: [
    { title: 'a minimum between steps', resources: { Cluster: mysql(scaling(0.75, 4)) } },
    { title: 'a maximum between steps', resources: { Cluster: mysql(scaling(0.5, 4.2)) } },
    { title: 'a maximum between steps, beside a minimum that is too low', resources: { Cluster: mysql(scaling(0.3, 4.2)) } },
  ],
  valid: [
    { title: 'half steps', resources: { Cluster: mysql(scaling(1.5, 4.5)) } },
    { title: 'as text', resources: { Cluster: mysql(scaling('0.5', '4')) } },
    { title: 'the capacities are imports', resources: { Cluster: mysql(scaling(ANYTHING, ANYTHING)) } },
  ],
});

const capacityOrder = rule('ServerlessV2CapacityOrder', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: 'MinCapacity of Serverless v2 is not above MaxCapacity.',
  sources: [ranges],
  check: (cluster) => {
    const crossed = cluster.serverlessScaling?.crossed('MinCapacity', 'MaxCapacity');
    return crossed && { at: `${SCALING}.MinCapacity`, ...crossed };
  },
  what: ({ min, max }) => `${SCALING}.MinCapacity is ${min}, above the MaxCapacity of ${max}`,
  why: 'RDS refuses to create the cluster',
  fix: ({ min, max }) => `set MinCapacity to ${max}, or MaxCapacity to ${min}`,
  invalid: [
    { title: 'the wrong way round', resources: { Cluster: mysql(scaling(8, 4)) } },
    { title: 'a choice of the minimum', parameters: { Min: { Type: 'Number', AllowedValues: [2, 8] } }, resources: { Cluster: mysql(scaling({ Ref: 'Min' }, 4)) } },
    { title: 'a choice of the maximum', parameters: { Max: { Type: 'Number', AllowedValues: [2, 8] } }, resources: { Cluster: mysql(scaling(4, { Ref: 'Max' })) } },
  ],
  valid: [
    { title: 'a range', resources: { Cluster: mysql(scaling(4, 8)) } },
    { title: 'one fixed capacity', resources: { Cluster: mysql(scaling(8, 8)) } },
    { title: 'one capacity is an import', resources: { Cluster: mysql(scaling(8, ANYTHING)) } },
    { title: 'both are parameters', parameters: { Min: { Type: 'Number', AllowedValues: [1, 2, 4] }, Max: { Type: 'Number', AllowedValues: [1, 2, 4] } }, resources: { Cluster: mysql(scaling({ Ref: 'Min' }, { Ref: 'Max' })) } },
  ],
});

const autoPauseVersion = rule('ServerlessV2AutoPauseVersion', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: 'MinCapacity of Serverless v2 is 0 only in engine versions whose instances can pause.',
  sources: [userGuide('aurora-serverless-v2-auto-pause.html#auto-pause-prereqs', READ), scalingReference],
  check: (cluster) => {
    const version = cluster.serverlessScaling?.number('MinCapacity') === 0 ? cluster.version : undefined;
    return version && lacks(version, AUTO_PAUSE) && { at: `${SCALING}.MinCapacity`, version: version.text, instead: nearestWith(version, AUTO_PAUSE) };
  },
  what: ({ version }) => `${SCALING}.MinCapacity is 0, below the ${CAPACITY_STEP} ACUs at which EngineVersion '${version}' starts`,
  why: 'RDS refuses it: instances of this version cannot pause',
  fix: ({ instead }) => `set MinCapacity to ${CAPACITY_STEP}, or EngineVersion to '${instead}' or newer`,
  invalid: [
    { title: 'Aurora MySQL 3.07', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.07.1', ...scaling(0, 4) }) } },
    { title: 'PostgreSQL 15.6', resources: { Cluster: postgresql({ EngineVersion: '15.6', ...scaling(0, 4) }) } },
  ],
  valid: [
    { title: 'Aurora MySQL 3.08', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.08.0', ...scaling(0, 4) }) } },
    { title: 'PostgreSQL 15.7', resources: { Cluster: postgresql({ EngineVersion: '15.7', ...scaling(0, 4) }) } },
    { title: 'half a unit', resources: { Cluster: postgresql({ EngineVersion: '15.6', ...scaling(0.5, 4) }) } },
    { title: 'the version is an import', resources: { Cluster: mysql({ EngineVersion: ANYTHING, ...scaling(0, 4) }) } },
  ],
});

export const serverlessV2 = topic(
  'serverless-v2',
  { title: 'Serverless v2', about: 'Which capacities a cluster can give its db.serverless instances, and which engine versions offer them.' },
  [missing, engineVersion, bothCapacities, minCapacity, maxCapacity, maxCapacityVersion, capacityStep, capacityOrder, autoPauseVersion],
);
