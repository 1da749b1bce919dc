import { rule, topic } from '../../engine/rule';
import { COPY_ON_WRITE, FULL_COPY, MAX_CLONES, isTimestamp, misspelledRestoreType, regionOfArn } from '../../facts/restore';
import { Source, apiReference, cfnHandler, cfnReference, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { known } from '../../topology/resource';
import { ANYTHING, member, mysql, other, postgresql, several } from '../_examples';

const READ = '2026-11-22';
const HANDLER = 'aws-rds-dbcluster/src/main/java/software/amazon/rds/dbcluster/';
const clusterReference = (property: string): Source => cfnReference(`aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-${property.toLowerCase()}`, READ);
const restoreApi = apiReference('API_RestoreDBClusterToPointInTime.html', READ);
const cloneLimits = userGuide('Aurora.Managing.Clone.html#Aurora.Managing.Clone.Limitations', READ);

const PAST = '2026-11-01T00:00:00Z';
const RESOURCE_ID = 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const REFUSED = 'RDS refuses to create the cluster';

/** A cluster that has its credentials from elsewhere; made from a snapshot; made from another cluster. */
const cluster = (properties: Record<string, unknown>) => other('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', ...properties });
const restored = (properties: Record<string, unknown> = {}) => cluster({ SnapshotIdentifier: 'before', ...properties });
const copy = (properties: Record<string, unknown> = {}) => cluster({ SourceDBClusterIdentifier: 'orders', UseLatestRestorableTime: true, ...properties });

const takesLatest = ({ properties }: Cluster): boolean => properties.boolean('UseLatestRestorableTime') === true;

const scalability = (quote: string): Source => cfnHandler(`${HANDLER}validators/ClusterScalabilityTypeValidator.java`, READ, quote);

const scalabilityType = rule('RestoreScalabilityType', {
  on: 'cluster',
  with: 'ClusterScalabilityType',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A cluster made from a snapshot or from another cluster does not state its ClusterScalabilityType.',
  sources: [
    scalability('The ClusterScalabilityType parameter is not allowed when creating a DB cluster from a snapshot restore. This value is automatically inherited from the snapshot.'),
    scalability('The ClusterScalabilityType parameter is not allowed when creating a cluster from a point-in-time restore. This value is automatically inherited from the source DB cluster.'),
  ],
  check: ({ declared, madeFrom }) =>
    madeFrom !== undefined && declared.has('ClusterScalabilityType') && { at: 'ClusterScalabilityType', from: madeFrom === 'cluster' ? 'another cluster' : 'a snapshot' },
  what: ({ from }) => `ClusterScalabilityType is set on a cluster made from ${from}`,
  why: ({ from }) => `CloudFormation refuses to create the cluster: the type is inherited from ${from === 'a snapshot' ? 'the snapshot' : 'the source cluster'}`,
  fix: 'remove ClusterScalabilityType',
  invalid: [
    { title: 'from a snapshot', resources: { Cluster: restored({ ClusterScalabilityType: 'standard' }) } },
    { title: 'from another cluster', resources: { Cluster: copy({ ClusterScalabilityType: 'standard' }) } },
  ],
  valid: [
    { title: 'left to the snapshot', resources: { Cluster: restored() } },
    { title: 'a new cluster', resources: { Cluster: postgresql({ ClusterScalabilityType: 'standard' }) } },
    { title: 'the snapshot is an import', resources: { Cluster: restored({ SnapshotIdentifier: ANYTHING }) } },
  ],
});

const bothSources = rule('RestoreSourceBoth', {
  on: 'cluster',
  with: 'SourceDbClusterResourceId',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The cluster to copy is named by its identifier or by its resource id, not by both.',
  sources: [cfnHandler(`${HANDLER}CreateHandler.java`, READ, 'You must enter either the SourceDbClusterIdentifier or SourceDbClusterResourceId.'), clusterReference('SourceDBClusterIdentifier')],
  check: ({ properties }) => properties.has('SourceDBClusterIdentifier') && properties.has('SourceDbClusterResourceId') && { at: 'SourceDbClusterResourceId' },
  what: 'SourceDBClusterIdentifier and SourceDbClusterResourceId are both set',
  why: 'CloudFormation refuses to create the cluster: it takes either',
  fix: 'remove SourceDbClusterResourceId; it is for clusters that are deleted',
  invalid: [{ title: 'both', resources: { Cluster: copy({ SourceDbClusterResourceId: RESOURCE_ID }) } }],
  valid: [
    { title: 'the identifier', resources: { Cluster: copy() } },
    { title: 'the resource id', resources: { Cluster: cluster({ SourceDbClusterResourceId: RESOURCE_ID, UseLatestRestorableTime: true }) } },
    { title: 'the identifier is an import', resources: { Cluster: copy({ SourceDBClusterIdentifier: ANYTHING }) } },
  ],
});

const timeMissing = rule('RestoreTimeMissing', {
  on: 'cluster',
  with: ['SourceDBClusterIdentifier', 'SourceDbClusterResourceId'],
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A copy of a cluster says of which time: RestoreToTime, or UseLatestRestorableTime.',
  sources: [restoreApi, clusterReference('RestoreToTime')],
  check: (one) => one.madeFrom === 'cluster' && !one.properties.has('RestoreToTime') && !takesLatest(one) && !one.isClone && { at: 'UseLatestRestorableTime' },
  what: 'RestoreToTime and UseLatestRestorableTime are both missing on a copy of a cluster',
  why: `${REFUSED}: it has to know which time to restore`,
  fix: 'set UseLatestRestorableTime to true',
  invalid: [
    { title: 'neither', resources: { Cluster: copy({ UseLatestRestorableTime: undefined }) } },
    { title: 'neither, with the resource id of the source', resources: { Cluster: cluster({ SourceDbClusterResourceId: RESOURCE_ID }) } },
  ],
  valid: [
    { title: 'the latest', resources: { Cluster: copy({ UseLatestRestorableTime: true }) } },
    { title: 'a time', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreToTime: PAST }) } },
    { title: 'a clone is always of now', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreType: 'copy-on-write' }) } },
    { title: 'the time is an import', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreToTime: ANYTHING }) } },
  ],
});

const timeFormat = rule('RestoreTimeFormat', {
  on: 'cluster',
  with: 'RestoreToTime',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'RestoreToTime is an ISO 8601 time with a zone.',
  sources: [cfnHandler('aws-rds-cfn-common/src/main/java/software/amazon/rds/common/request/Validations.java', READ), clusterReference('RestoreToTime')],
  // It is read before anything is sent, whether or not it will be.
  check: ({ declared }) => {
    const time = declared.string('RestoreToTime') ?? '';
    return time.trim() !== '' && !isTimestamp(time) && { at: 'RestoreToTime', time };
  },
  what: ({ time }) => `RestoreToTime is '${time}', which is no ISO 8601 time with a zone`,
  why: 'CloudFormation refuses to create the cluster: it cannot read the time',
  fix: `write the time in UTC, like '${PAST}'`,
  invalid: [
    { title: 'no zone', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreToTime: '2026-11-01T00:00:00' }) } },
    { title: 'a space', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreToTime: '2026-11-01 00:00' }) } },
    { title: 'a date', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreToTime: '2026-11-01' }) } },
  ],
  valid: [
    { title: 'UTC', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreToTime: '2026-11-01T00:00:00.000Z' }) } },
    { title: 'an offset', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreToTime: '2026-11-01T01:00+01:00' }) } },
    { title: 'the latest', resources: { Cluster: copy() } },
    { title: 'a blank, which CloudFormation passes over', resources: { Cluster: copy({ RestoreToTime: ' ' }) } },
    { title: 'the time is an import', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreToTime: ANYTHING }) } },
  ],
});

const restoreType = rule('RestoreTypeSpelling', {
  on: 'cluster',
  with: 'RestoreType',
  effect: 'rejected',
  since: '0.1.0',
  summary: `RestoreType is '${FULL_COPY}' or '${COPY_ON_WRITE}'.`,
  sources: [restoreApi, clusterReference('RestoreType')],
  check: (one) => {
    const type = one.properties.string('RestoreType');
    const meant = type === undefined ? undefined : misspelledRestoreType(type);
    return meant !== undefined && { at: 'RestoreType', type, meant };
  },
  what: ({ type }) => `RestoreType is '${type}', and there are '${FULL_COPY}' and '${COPY_ON_WRITE}'`,
  why: `${REFUSED}: it does not know the type`,
  fix: ({ meant }) => `set RestoreType to '${meant}'`,
  invalid: [
    { title: 'what people call it', resources: { Cluster: copy({ RestoreType: 'clone' }) } },
    { title: 'other punctuation', resources: { Cluster: copy({ RestoreType: 'full_copy' }) } },
  ],
  valid: [
    { title: 'a copy', resources: { Cluster: copy({ RestoreType: 'full-copy' }) } },
    { title: 'a type newer than this package', resources: { Cluster: copy({ RestoreType: 'time-travel' }) } },
    { title: 'the type is an import', resources: { Cluster: copy({ RestoreType: ANYTHING }) } },
  ],
});

const cloneTime = rule('CloneRestoreTime', {
  on: 'cluster',
  with: 'RestoreToTime',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A clone has no RestoreToTime: it begins with what its source holds at the moment.',
  sources: [restoreApi, clusterReference('RestoreToTime')],
  check: (one) => one.isClone && one.properties.has('RestoreToTime') && { at: 'RestoreToTime' },
  what: `RestoreToTime is set with RestoreType '${COPY_ON_WRITE}'`,
  why: `${REFUSED}: the time cannot be chosen for a clone`,
  fix: `remove RestoreToTime and set UseLatestRestorableTime to true, or set RestoreType to '${FULL_COPY}'`,
  invalid: [{ title: 'a clone of yesterday', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreType: 'copy-on-write', RestoreToTime: PAST }) } }],
  valid: [
    { title: 'a clone of now', resources: { Cluster: copy({ RestoreType: 'copy-on-write' }) } },
    { title: 'a copy of yesterday', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreType: 'full-copy', RestoreToTime: PAST }) } },
    { title: 'the type is an import', resources: { Cluster: copy({ UseLatestRestorableTime: undefined, RestoreType: ANYTHING, RestoreToTime: PAST }) } },
  ],
});

const ORIGIN = 'arn:aws:rds:eu-west-1:111122223333:cluster:orders';

const cloneRegion = rule('CloneRegion', {
  on: 'cluster',
  with: 'SourceDBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A clone is in the region of its source.',
  sources: [cloneLimits],
  check: (one) => {
    const [source] = one.properties.fixedTargets('SourceDBClusterIdentifier') ?? [];
    const sourceIn = one.isClone && typeof source === 'string' ? regionOfArn(source) : undefined;
    return sourceIn !== undefined && sourceIn !== one.region && { at: 'SourceDBClusterIdentifier', sourceIn, region: one.region };
  },
  what: ({ sourceIn, region }) => `SourceDBClusterIdentifier is a cluster in ${sourceIn}, and the clone is in ${region}`,
  why: `${REFUSED}: a clone shares the storage of its source, which is in one region`,
  fix: ({ sourceIn, region }) => `copy a snapshot to ${region} and restore it, or create the clone in ${sourceIn}`,
  invalid: [{ title: 'another region', region: 'us-east-1', resources: { Cluster: copy({ SourceDBClusterIdentifier: ORIGIN, RestoreType: 'copy-on-write' }) } }],
  valid: [
    { title: 'the same region', region: 'eu-west-1', resources: { Cluster: copy({ SourceDBClusterIdentifier: ORIGIN, RestoreType: 'copy-on-write' }) } },
    { title: 'a name is in the same region', region: 'us-east-1', resources: { Cluster: copy({ RestoreType: 'copy-on-write' }) } },
    { title: 'the region of the stack is open', resources: { Cluster: copy({ SourceDBClusterIdentifier: ORIGIN, RestoreType: 'copy-on-write' }) } },
    { title: 'the source is an import', region: 'us-east-1', resources: { Cluster: copy({ SourceDBClusterIdentifier: ANYTHING, RestoreType: 'copy-on-write' }) } },
  ],
});

const clonesOf = (count: number, last: Record<string, unknown> = {}) => ({
  Cluster: mysql(),
  Writer: member('aurora-mysql'),
  ...several(count, 'Clone', (index) => copy({ SourceDBClusterIdentifier: { Ref: 'Cluster' }, RestoreType: 'copy-on-write', ...(index === count ? last : {}) })),
});

const cloneLimit = rule('CloneLimit', {
  on: 'cluster',
  effect: 'degraded',
  since: '0.1.0',
  summary: `A cluster has at most ${MAX_CLONES} clones that share its storage.`,
  sources: [cloneLimits],
  check: ({ copies }) => {
    const clones = copies.filter((one) => known(() => one.isClone));
    return clones.length > MAX_CLONES && { count: clones.length };
  },
  what: ({ count }) => `${count} clones have the cluster as their SourceDBClusterIdentifier, above the ${MAX_CLONES} that can share its storage`,
  why: 'RDS copies the data in full for the others, which takes its time and is paid for',
  fix: `keep at most ${MAX_CLONES} clones of one cluster`,
  invalid: [{ title: '16 clones', resources: clonesOf(16) }],
  valid: [
    { title: '15 clones', resources: clonesOf(15) },
    { title: 'a full copy shares nothing', resources: clonesOf(16, { RestoreType: FULL_COPY }) },
    { title: 'the source of the last is an import', resources: clonesOf(16, { SourceDBClusterIdentifier: ANYTHING }) },
  ],
});

export const restore = topic(
  'restore',
  { title: 'Restoring and cloning', about: 'Clusters made from a snapshot or from another cluster: which time they show, and what they cannot say. What CloudFormation leaves out when it makes one has its own page.' },
  [scalabilityType, bothSources, timeMissing, timeFormat, restoreType, cloneTime, cloneRegion, cloneLimit],
);
