import { rule, topic } from '../../engine/rule';
import { isNoRegion, meantRegion, misspelledRegion } from '../../facts/regions';
import { apiReference, cfnHandler, cfnReference } from '../../facts/sources';
import { ANYTHING, other } from '../_examples';
import { cluster, secondary } from './_global-examples';

const READ = '2026-11-22';
const clusterReference = (property: string) => cfnReference(`aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-${property.toLowerCase()}`, READ);

const SOURCE = 'arn:aws:rds:us-east-1:111122223333:cluster:source';

/** A cluster that replicates from another. */
const replica = (properties = {}) => other('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', ReplicationSourceIdentifier: SOURCE, ...properties });

const sourceRegionSpelling = rule('SourceRegionSpelling', {
  on: 'cluster',
  with: 'SourceRegion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'SourceRegion is the name of a Region.',
  sources: [cfnHandler('aws-rds-cfn-common/src/main/java/software/amazon/rds/common/request/Validations.java', READ, 'Unknown source region')],
  // It is looked at before anything is sent, whether or not it will be.
  check: ({ declared }) => {
    const own = declared.string('SourceRegion');
    const meant = own === undefined ? undefined : misspelledRegion(own);
    return own !== undefined && own.trim() !== '' && (meant !== undefined || isNoRegion(own)) && { at: 'SourceRegion', own, meant: meant ?? meantRegion(own) };
  },
  what: ({ own }) => `SourceRegion is '${own}', which is not the name of a Region`,
  why: 'CloudFormation refuses to create the cluster: unknown source region',
  fix: ({ meant }) => `set SourceRegion to the name of the Region of the source, such as '${meant ?? 'us-east-1'}'`,
  invalid: [
    { title: 'a zone', resources: { Cluster: secondary({ SourceRegion: 'us-east-1a' }) } },
    { title: 'a letter swapped', resources: { Cluster: secondary({ SourceRegion: 'eu-cenrtal-1' }) } },
    { title: 'underscores', resources: { Cluster: secondary({ SourceRegion: 'eu_west_1' }) } },
    { title: 'the name people use', resources: { Cluster: secondary({ SourceRegion: 'Ireland' }) } },
  ],
  valid: [
    { title: 'Virginia', resources: { Cluster: secondary({ SourceRegion: 'us-east-1' }) } },
    { title: 'capitals', resources: { Cluster: secondary({ SourceRegion: 'US-EAST-1' }) } },
    { title: 'a blank, which CloudFormation passes over', resources: { Cluster: secondary({ SourceRegion: ' ' }) } },
    { title: 'a Region newer than this package', resources: { Cluster: secondary({ SourceRegion: 'us-east-9' }) } },
    { title: 'the Region is an import', resources: { Cluster: secondary({ SourceRegion: ANYTHING }) } },
  ],
});

const sourceRegionUnused = rule('SourceRegionUnused', {
  on: 'cluster',
  with: 'SourceRegion',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'SourceRegion is said only on replicas and on clusters of global databases.',
  sources: [clusterReference('SourceRegion')],
  check: ({ properties, declared, joinsGlobalDatabase }) =>
    declared.has('SourceRegion') && !joinsGlobalDatabase && !properties.has('ReplicationSourceIdentifier') && { at: 'SourceRegion', shown: declared.shown('SourceRegion') },
  what: ({ shown }) => `SourceRegion is ${shown} on a cluster that is no copy of another`,
  why: 'RDS ignores it: it only says where the cluster is that a copy is made of',
  fix: 'remove SourceRegion, or set GlobalClusterIdentifier or ReplicationSourceIdentifier',
  invalid: [{ title: 'neither', resources: { Cluster: cluster({ SourceRegion: 'us-east-1' }) } }],
  valid: [
    { title: 'a secondary', resources: { Cluster: secondary({ SourceRegion: 'us-east-1' }) } },
    { title: 'a replica', resources: { Cluster: replica({ SourceRegion: 'us-east-1' }) } },
    { title: 'which global database it joins is an import', resources: { Cluster: secondary({ SourceRegion: 'us-east-1', GlobalClusterIdentifier: ANYTHING }) } },
  ],
});

const sourceRegionMismatch = rule('SourceRegionMismatch', {
  on: 'cluster',
  with: 'SourceRegion',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'SourceRegion is the Region that ReplicationSourceIdentifier names.',
  sources: [clusterReference('SourceRegion'), apiReference('API_CreateDBCluster.html', READ)],
  check: (one) => {
    const own = one.properties.string('SourceRegion');
    const named = own === undefined ? undefined : one.replicationSource?.region;
    return named !== undefined && own?.toLowerCase() !== named && { at: 'SourceRegion', own, named };
  },
  what: ({ own, named }) => `SourceRegion is '${own}', and ReplicationSourceIdentifier names a source in ${named}`,
  why: 'the request for the copy is signed for the wrong Region, and an encrypted replica fails on that',
  fix: ({ named }) => `set SourceRegion to '${named}'`,
  invalid: [{ title: 'Ohio for Virginia', resources: { Cluster: replica({ SourceRegion: 'us-east-2' }) } }],
  valid: [
    { title: 'the same', resources: { Cluster: replica({ SourceRegion: 'us-east-1' }) } },
    { title: 'the source is an import', resources: { Cluster: replica({ SourceRegion: 'us-east-2', ReplicationSourceIdentifier: ANYTHING }) } },
  ],
});

export const sourceRegion = topic(
  'source-region',
  { title: 'Regions of clusters', about: 'What a cluster says about the Region it is copied from.' },
  [sourceRegionSpelling, sourceRegionUnused, sourceRegionMismatch],
);
