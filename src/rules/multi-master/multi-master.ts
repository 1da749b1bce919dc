import { rule, topic } from '../../engine/rule';
import {
  MULTI_MASTER_ENGINE,
  MULTI_MASTER_ENGINE_VERSION,
  MULTI_MASTER_INSTANCE_CLASSES,
  MULTI_MASTER_MAJOR_VERSION,
  MULTI_MASTER_MAX_WRITERS,
  MULTI_MASTER_REGIONS,
  MULTI_MASTER_RETIREMENT_DATE,
  isMultiMasterInstanceClass,
  isMultiMasterRegion,
  multiMasterWriteQuorum,
} from '../../facts/multi-master';
import { multiMasterGuide, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, instanceParameters, multiMaster as cluster, mysql, several, writer } from '../_examples';

const readOnlyGroup = instanceParameters('aurora5.6', { read_only: '1' });
const reader = () => writer({ DBParameterGroupName: { Ref: 'ReadOnly' } });
const pinned = (...zones: string[]) => Object.fromEntries(zones.map((zone, index) => [`Writer${index + 1}`, writer({ AvailabilityZone: zone })]));

const retired = rule('MultiMasterRetired', {
  on: 'multiMasterCluster',
  effect: 'expiring',
  lifecycle: true,
  since: '0.1.0',
  summary: 'Multi-master is declared only to review, archive or migrate a topology of its time.',
  sources: [
    userGuide('Aurora.MySQL56.EOL.html', '2026-11-22'),
    serviceError(
      'The engine mode multimaster you requested is currently unavailable.',
      'https://github.com/hashicorp/terraform-provider-aws/issues/13802',
      '2026-11-22',
    ),
  ],
  check: () => ({ at: 'EngineMode' }),
  what: `EngineMode is 'multimaster', which AWS retired on ${MULTI_MASTER_RETIREMENT_DATE}`,
  why: 'RDS refuses to create the cluster: the engine mode multimaster you requested is currently unavailable',
  fix: 'declare a SingleMasterCluster; for writes from several places look at global or local write forwarding, Aurora Limitless or Aurora DSQL',
  invalid: [{ title: 'any multi-master cluster', resources: { Cluster: cluster() } }],
  valid: [
    { title: 'one writer', resources: { Cluster: mysql() } },
    { title: 'the mode is an import', resources: { Cluster: mysql({ EngineMode: ANYTHING }) } },
  ],
});

const engine = rule('MultiMasterEngine', {
  on: 'multiMasterCluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A multi-master cluster has the engine ${MULTI_MASTER_ENGINE}.`,
  sources: [multiMasterGuide],
  check: ({ engine: found }) => found !== MULTI_MASTER_ENGINE && { at: 'Engine', found },
  what: ({ found }) => `Engine is '${found}' in a multi-master cluster, which exists for '${MULTI_MASTER_ENGINE}' (Aurora MySQL version 1) only`,
  why: 'RDS refuses to create the cluster: the engine mode multimaster you requested is currently unavailable',
  fix: `remove EngineMode, which leaves one writer, or set Engine to '${MULTI_MASTER_ENGINE}'`,
  invalid: [
    { title: 'Aurora PostgreSQL', resources: { Cluster: cluster({ Engine: 'aurora-postgresql', EngineVersion: '16.8' }) } },
    { title: 'Aurora MySQL version 2', resources: { Cluster: cluster({ Engine: 'aurora-mysql', EngineVersion: '5.7.mysql_aurora.2.12.5' }) } },
  ],
  valid: [
    { title: 'Aurora MySQL version 1', resources: { Cluster: cluster() } },
    { title: 'the engine is an import', resources: { Cluster: cluster({ Engine: ANYTHING }) } },
  ],
});

const engineVersion = rule('MultiMasterEngineVersion', {
  on: 'multiMasterCluster',
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A multi-master cluster has an engine version compatible with MySQL ${MULTI_MASTER_MAJOR_VERSION}.`,
  sources: [multiMasterGuide],
  check: ({ engineVersion: version }) => version !== undefined && !isMajor(version) && { at: 'EngineVersion', version },
  what: ({ version }) => `EngineVersion is '${version}' in a multi-master cluster, which exists for MySQL ${MULTI_MASTER_MAJOR_VERSION} only`,
  why: 'RDS refuses to create the cluster',
  fix: `set EngineVersion to '${MULTI_MASTER_ENGINE_VERSION}', or remove EngineMode to have one writer on a current version`,
  invalid: [{ title: 'MySQL 5.7', resources: { Cluster: cluster({ EngineVersion: '5.7.mysql_aurora.2.11.2' }) } }],
  valid: [
    { title: 'the version of the guide', resources: { Cluster: cluster() } },
    { title: 'the default of 5.6', resources: { Cluster: cluster({ EngineVersion: '5.6' }) } },
    { title: 'the version is an import', resources: { Cluster: cluster({ EngineVersion: ANYTHING }) } },
  ],
});

const enginePatch = rule('MultiMasterEnginePatch', {
  on: 'multiMasterCluster',
  with: 'EngineVersion',
  effect: 'degraded',
  since: '0.1.0',
  summary: `A multi-master cluster has exactly the engine version ${MULTI_MASTER_ENGINE_VERSION}.`,
  sources: [multiMasterGuide],
  check: ({ engineVersion: version }) =>
    version !== undefined && isMajor(version) && version !== MULTI_MASTER_MAJOR_VERSION && version !== MULTI_MASTER_ENGINE_VERSION && { at: 'EngineVersion', version },
  what: ({ version }) => `EngineVersion is '${version}', and the guide documents multi-master for '${MULTI_MASTER_ENGINE_VERSION}' only`,
  why: 'RDS is not known to have offered multi-master for any other version',
  fix: `set EngineVersion to '${MULTI_MASTER_ENGINE_VERSION}'`,
  invalid: [{ title: 'a later 5.6', resources: { Cluster: cluster({ EngineVersion: '5.6.mysql_aurora.1.22.2' }) } }],
  valid: [
    { title: 'the version of the guide', resources: { Cluster: cluster() } },
    { title: 'the default of 5.6', resources: { Cluster: cluster({ EngineVersion: '5.6' }) } },
    { title: 'the version is an import', resources: { Cluster: cluster({ EngineVersion: ANYTHING }) } },
  ],
});

const instanceClass = rule('MultiMasterInstanceClass', {
  on: 'multiMasterMember',
  with: 'DBInstanceClass',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Instances of a multi-master cluster are of one of the four classes that can run it.',
  sources: [multiMasterGuide],
  check: (member) => {
    const found = member.instanceClass;
    return found !== undefined && !isMultiMasterInstanceClass(found) && { at: 'DBInstanceClass', found };
  },
  what: ({ found }) => `DBInstanceClass is '${found}', and multi-master runs on ${MULTI_MASTER_INSTANCE_CLASSES.join(', ')} only`,
  why: 'RDS refuses to create the instance',
  fix: ({ found }) => `set DBInstanceClass to '${nearestClass(found)}'`,
  invalid: [
    { title: 'one size too small', resources: { Cluster: cluster(), Writer: writer({ DBInstanceClass: 'db.r4.xlarge' }) } },
    { title: 'a newer family', resources: { Cluster: cluster(), Writer: writer({ DBInstanceClass: 'db.r5.4xlarge' }) } },
  ],
  valid: [
    { title: 'the smallest', resources: { Cluster: cluster(), Writer: writer({ DBInstanceClass: 'db.r4.2xlarge' }) } },
    { title: 'the largest', resources: { Cluster: cluster(), Writer: writer({ DBInstanceClass: 'db.r4.16xlarge' }) } },
    { title: 'the class is an import', resources: { Cluster: cluster(), Writer: writer({ DBInstanceClass: ANYTHING }) } },
    { title: 'the cluster is in another app', resources: { Writer: writer({ DBInstanceClass: 'db.r4.xlarge', DBClusterIdentifier: ANYTHING }) } },
  ],
});

const writerLimit = rule('MultiMasterWriterLimit', {
  on: 'multiMasterCluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A multi-master cluster has at most ${MULTI_MASTER_MAX_WRITERS} writers.`,
  sources: [multiMasterGuide],
  check: ({ writers }) => writers.length > MULTI_MASTER_MAX_WRITERS && { at: 'EngineMode', count: writers.length },
  what: ({ count }) => `EngineMode is 'multimaster' and ${count} instances take writes, above the limit of ${MULTI_MASTER_MAX_WRITERS}`,
  why: `RDS refuses to create instance ${MULTI_MASTER_MAX_WRITERS + 1}`,
  fix: `declare at most ${MULTI_MASTER_MAX_WRITERS} writers`,
  invalid: [{ title: 'five writers', resources: { Cluster: cluster(), ...several(5, 'Writer', () => writer()) } }],
  valid: [
    { title: 'four writers', resources: { Cluster: cluster(), ...several(4, 'Writer', () => writer()) } },
    {
      title: 'four writers, and instances that may belong to another cluster',
      resources: { Cluster: cluster(), ...several(4, 'Writer', () => writer()), ...several(2, 'Other', () => writer({ DBClusterIdentifier: ANYTHING })) },
    },
  ],
});

const instanceTotal = rule('MultiMasterInstanceTotal', {
  on: 'multiMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: `A multi-master cluster has at most ${MULTI_MASTER_MAX_WRITERS} instances, read-only ones included.`,
  sources: [multiMasterGuide],
  check: ({ writers, readOnlyMembers }) => {
    const total = writers.length + readOnlyMembers.length;
    return writers.length <= MULTI_MASTER_MAX_WRITERS && total > MULTI_MASTER_MAX_WRITERS && { at: 'EngineMode', total, readers: readOnlyMembers.length };
  },
  what: ({ total, readers }) => `EngineMode is 'multimaster' with ${total} instances, ${readers} of them read-only; the guide allows ${MULTI_MASTER_MAX_WRITERS} in all`,
  why: 'read-only instances beyond the writers are described by the article this topology follows, not by AWS, and RDS may refuse them',
  fix: `keep writers and readers together at ${MULTI_MASTER_MAX_WRITERS} or fewer`,
  invalid: [{ title: 'four writers and a reader', resources: { Cluster: cluster(), ReadOnly: readOnlyGroup, ...several(4, 'Writer', () => writer()), Reader: reader() } }],
  valid: [
    { title: 'three writers and a reader', resources: { Cluster: cluster(), ReadOnly: readOnlyGroup, ...several(3, 'Writer', () => writer()), Reader: reader() } },
    {
      title: 'whether the fifth is a reader is decided elsewhere',
      resources: { Cluster: cluster(), ...several(4, 'Writer', () => writer()), Fifth: writer({ DBParameterGroupName: ANYTHING }) },
    },
  ],
});

const region = rule('MultiMasterRegion', {
  on: 'multiMasterCluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A multi-master cluster is in one of the eight Regions that had it.',
  sources: [multiMasterGuide],
  check: ({ region: found }) => !isMultiMasterRegion(found) && { at: 'EngineMode', found },
  what: ({ found }) => `EngineMode is 'multimaster' in ${found}; the Regions with multi-master were ${MULTI_MASTER_REGIONS.join(', ')}`,
  why: 'RDS refuses to create the cluster',
  fix: "set the stack's Region to one of those",
  invalid: [{ title: 'Paris', region: 'eu-west-3', resources: { Cluster: cluster() } }],
  valid: [
    { title: 'Ireland', region: 'eu-west-1', resources: { Cluster: cluster() } },
    { title: 'the region is chosen at deployment', resources: { Cluster: cluster() } },
  ],
});

const writerCount = rule('MultiMasterSingleWriter', {
  on: 'multiMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A multi-master cluster has at least two writers.',
  sources: [multiMasterGuide],
  check: ({ allMembers, writers }) => {
    const total = allMembers.length;
    const count = writers.length;
    return total > 0 && count < 2 && { at: 'EngineMode', count };
  },
  what: ({ count }) => `EngineMode is 'multimaster' and ${count === 0 ? 'no instance takes' : 'only one instance takes'} writes`,
  why: 'nothing takes over when the writer fails, and every limit of multi-master still applies',
  fix: 'declare two to four writers, or a cluster with one writer and a reader',
  invalid: [
    { title: 'one writer', resources: { Cluster: cluster(), Writer: writer() } },
    { title: 'every instance is read-only', resources: { Cluster: cluster(), ReadOnly: readOnlyGroup, Reader1: reader(), Reader2: reader() } },
  ],
  valid: [
    { title: 'two writers', resources: { Cluster: cluster(), Writer1: writer(), Writer2: writer() } },
    { title: 'the other instance is in a cluster that is not known', resources: { Cluster: cluster(), Writer1: writer(), Writer2: writer({ DBClusterIdentifier: ANYTHING }) } },
    { title: 'the instances are declared in another app', resources: { Cluster: cluster() } },
  ],
});

const writerZones = rule('MultiMasterWriterZones', {
  on: 'multiMasterCluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'The writers are spread so that losing one Availability Zone leaves a majority, where that is possible.',
  sources: [multiMasterGuide],
  check: ({ allMembers }) => {
    const zones = allMembers.filter((member) => !member.isReadOnly).map((member) => member.zoneIdentity);
    const count = zones.length;
    if (count < 2 || zones.includes(undefined)) return undefined;
    const most = Math.max(...zones.map((zone) => zones.filter((other) => other === zone).length));
    const quorum = multiMasterWriteQuorum(count);
    const breaks = (lost: number) => count - lost < quorum;
    const avoidable = most === count || !breaks(Math.ceil(count / 3));
    return breaks(most) && avoidable && { at: 'EngineMode', count, most, quorum };
  },
  what: ({ count, most, quorum }) => `${most} of ${count} writers are in one Availability Zone, and ${quorum} have to acknowledge a write`,
  why: 'losing that zone stops all writes until it is back',
  fix: ({ count }) => (count === 2 ? 'put the writers in different Availability Zones' : 'spread the writers over three Availability Zones'),
  invalid: [
    { title: 'two of three in one zone', resources: { Cluster: cluster(), ...pinned('eu-west-1a', 'eu-west-1a', 'eu-west-1b') } },
    { title: 'both in one zone', resources: { Cluster: cluster(), ...pinned('eu-west-1a', 'eu-west-1a') } },
  ],
  valid: [
    { title: 'one in each zone', resources: { Cluster: cluster(), ...pinned('eu-west-1a', 'eu-west-1b', 'eu-west-1c') } },
    { title: 'four writers cannot be spread any better', resources: { Cluster: cluster(), ...pinned('eu-west-1a', 'eu-west-1b', 'eu-west-1c', 'eu-west-1a') } },
    { title: 'RDS chooses the zones', resources: { Cluster: cluster(), ...several(3, 'Writer', () => writer()) } },
    { title: 'one writer', resources: { Cluster: cluster(), ...pinned('eu-west-1a') } },
    {
      title: 'a zone is an import',
      resources: { Cluster: cluster(), Writer1: writer({ AvailabilityZone: ANYTHING }), Writer2: writer({ AvailabilityZone: 'eu-west-1a' }) },
    },
  ],
});

/** A 5.6 of any patch. */
function isMajor(version: string): boolean {
  return version === MULTI_MASTER_MAJOR_VERSION || version.startsWith(`${MULTI_MASTER_MAJOR_VERSION}.`);
}

/** The class of the same size where there is one, else the smallest. */
function nearestClass(wanted: string): string {
  const size = wanted.split('.').pop();
  return MULTI_MASTER_INSTANCE_CLASSES.find((candidate) => candidate.endsWith(`.${size}`)) ?? MULTI_MASTER_INSTANCE_CLASSES[0]!;
}

export const multiMaster = topic(
  'multi-master',
  {
    title: 'Multi-master clusters',
    about:
      `AWS retired Aurora multi-master on ${MULTI_MASTER_RETIREMENT_DATE}: RDS refuses to create such a cluster. These rules keep a declared topology faithful to what multi-master was. ` +
      'Where the article this project follows and the AWS guide differ, what the guide does not support is a warning.',
  },
  [retired, engine, engineVersion, enginePatch, instanceClass, writerLimit, instanceTotal, region, writerCount, writerZones],
);
