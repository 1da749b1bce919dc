import { Example } from '../../engine/example';
import { TopiclessRule, rule, topic } from '../../engine/rule';
import { misspelledVersion, versionShapes } from '../../facts/engine-version-shapes';
import { cannotFindVersion, isBeta, isNeverOffered, isRetired, nearestSupported, releaseCalendars } from '../../facts/engine-versions';
import { serviceError, userGuide } from '../../facts/sources';
import { EngineVersion } from '../../facts/versions';
import { Cluster } from '../../topology/cluster';
import { GlobalCluster } from '../../topology/global-cluster';
import { ANYTHING, clusterParameters, member, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';

const copy = (properties: Record<string, unknown>) => other('AWS::RDS::DBCluster', { UseLatestRestorableTime: true, ...properties });

/** Where a version is declared: the rules are the same for a cluster and for a global database. */
interface Place {
  /** In front of the ids of the rules. */
  readonly prefix: string;
  readonly on: 'cluster' | 'globalCluster';
  /** What RDS says to a version it does not have. */
  refusal(version: string, engine: string): string;
  /** An example that declares the version. */
  resources(engine: EngineVersion['engine'], version: unknown): Record<string, ReturnType<typeof mysql>>;
  /** Examples that have the version of their source, whatever they declare. */
  copied(engine: EngineVersion['engine'], version: unknown): Example[];
}

const onCluster: Place = {
  prefix: '',
  on: 'cluster',
  refusal: (version, engine) => `cannot find version ${version} for ${engine}`,
  resources: (engine, version) => ({ Cluster: engine === 'aurora-mysql' ? mysql({ EngineVersion: version }) : postgresql({ EngineVersion: version }) }),
  copied: (engine, version) => [
    { title: 'the version of the source', resources: { Cluster: copy({ Engine: engine, SourceDBClusterIdentifier: 'orders', EngineVersion: version }) } },
  ],
};

const onGlobalCluster: Place = {
  prefix: 'GlobalCluster',
  on: 'globalCluster',
  refusal: () => 'the requested engine version was not found, or does not support global functionality',
  resources: (engine, version) => ({ World: other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', Engine: engine, EngineVersion: version }) }),
  // That it cannot be said beside a source is a rule of its own.
  copied: () => [],
};

const shape = ({ prefix, on, refusal, resources, copied }: Place): TopiclessRule => rule(`${prefix}EngineVersionSpelling`, {
  on,
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'EngineVersion is written as the engine writes its versions.',
  sources: versionShapes,
  check: (subject) => {
    const { engine, engineVersion: text } = subject;
    if (engine === undefined || text === undefined || hasSource(subject)) return undefined;
    const wrong = misspelledVersion(engine, text);
    return wrong && { at: 'EngineVersion', text, engine, ...wrong };
  },
  what: ({ text, engine }) => `EngineVersion is '${text}', which is no version of ${engine}`,
  why: ({ text, engine }) => `RDS refuses it: ${refusal(text, engine)}`,
  fix: ({ meant, example }) => (meant === undefined ? `write EngineVersion as in '${example}'` : `set EngineVersion to '${meant}'`),
  invalid: [
    { title: 'minors of version 3 have two digits', resources: resources('aurora-mysql', '8.0.mysql_aurora.3.4.6') },
    { title: 'the MySQL version does not fit', resources: resources('aurora-mysql', '5.7.mysql_aurora.3.10.4') },
    { title: 'the Aurora version alone', resources: resources('aurora-mysql', '3.10.4') },
    { title: 'the MySQL version alone', resources: resources('aurora-mysql', '8.0.42') },
    { title: 'the other engine', resources: resources('aurora-postgresql', '8.0.mysql_aurora.3.10.4') },
    { title: 'the name of a constant', resources: resources('aurora-postgresql', 'VER_16_8') },
  ],
  valid: [
    { title: 'Aurora MySQL version 3', resources: resources('aurora-mysql', '8.0.mysql_aurora.3.10.4') },
    { title: 'Aurora MySQL 8.4', resources: resources('aurora-mysql', '8.4.mysql_aurora.8.4.7') },
    { title: 'the default of a major', resources: resources('aurora-mysql', '8.0') },
    { title: 'a major newer than this package', resources: resources('aurora-mysql', '9.7.mysql_aurora.9.7.1') },
    { title: 'a Limitless build', resources: resources('aurora-postgresql', '16.11-limitless') },
    ...copied('aurora-mysql', '3.10.4'),
    { title: 'the version is an import', resources: resources('aurora-mysql', ANYTHING) },
  ],
});

const retired = ({ prefix, on, refusal, resources }: Place): TopiclessRule => rule(`${prefix}EngineVersionRetired`, {
  on,
  with: 'EngineVersion',
  effect: 'rejected',
  lifecycle: true,
  since: '0.1.0',
  summary: 'EngineVersion is one that AWS still offers.',
  sources: [...releaseCalendars, ...cannotFindVersion],
  check: (subject) => {
    const version = asked(subject);
    return version && isRetired(version) && { at: 'EngineVersion', version };
  },
  what: ({ version }) => `EngineVersion is '${version.text}', which AWS has retired`,
  why: ({ version }) => `RDS refuses it: ${refusal(version.text, version.engine)}`,
  fix: ({ version }) => `set EngineVersion to '${nearestSupported(version)}'`,
  invalid: [
    { title: 'a minor of Aurora MySQL', resources: resources('aurora-mysql', '8.0.mysql_aurora.3.07.1') },
    { title: 'a minor of Aurora PostgreSQL', resources: resources('aurora-postgresql', '15.8') },
    { title: 'a major', resources: resources('aurora-postgresql', '10') },
    { title: 'what Aurora MySQL version 2 was called at first', resources: resources('aurora-mysql', '5.7.12') },
  ],
  valid: [
    { title: 'the next minor of Aurora MySQL', resources: resources('aurora-mysql', '8.0.mysql_aurora.3.08.0') },
    { title: 'the next minor of Aurora PostgreSQL', resources: resources('aurora-postgresql', '15.10') },
    { title: 'extended support', resources: resources('aurora-postgresql', '11.21') },
    { title: 'a minor newer than this package', resources: resources('aurora-postgresql', '15.40') },
    { title: 'the default of a major', resources: resources('aurora-postgresql', '15') },
    { title: 'the version is an import', resources: resources('aurora-postgresql', ANYTHING) },
  ],
});

const neverOffered = ({ prefix, on, refusal, resources, copied }: Place): TopiclessRule => rule(`${prefix}EngineVersionOffered`, {
  on,
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'EngineVersion is a minor of PostgreSQL that Aurora has offered.',
  sources: [
    ...releaseCalendars,
    serviceError('Cannot find version 11.5 for aurora-postgresql', 'https://github.com/cn-terraform/terraform-aws-sonarqube/issues/4', READ),
  ],
  check: (subject) => {
    const version = asked(subject);
    return version && isNeverOffered(version) && { at: 'EngineVersion', version };
  },
  what: ({ version }) => `EngineVersion is '${version.text}', a version of PostgreSQL that Aurora never offered`,
  why: ({ version }) => `RDS refuses it: ${refusal(version.text, version.engine)}`,
  fix: ({ version }) => `set EngineVersion to '${nearestSupported(version)}'`,
  invalid: [
    { title: 'before the first of its major', resources: resources('aurora-postgresql', '17.2') },
    { title: 'left out', resources: resources('aurora-postgresql', '16.12') },
  ],
  valid: [
    { title: 'the first of its major', resources: resources('aurora-postgresql', '17.4') },
    { title: 'after the one left out', resources: resources('aurora-postgresql', '16.13') },
    { title: 'newer than this package', resources: resources('aurora-postgresql', '19.1') },
    ...copied('aurora-postgresql', '16.12'),
    { title: 'the version is an import', resources: resources('aurora-postgresql', ANYTHING) },
  ],
});

const beta = rule('EngineVersionBeta', {
  on: 'cluster',
  with: 'EngineVersion',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'EngineVersion is not a beta of Aurora MySQL.',
  sources: [userGuide('AuroraMySQL.Update.SpecialVersions.html#AuroraMySQL.Updates.Beta', READ)],
  check: (cluster) => {
    const version = asked(cluster);
    return version && isBeta(version) && !isRetired(version) && { at: 'EngineVersion', version };
  },
  what: ({ version }) => `EngineVersion is '${version.text}', and the additional number at its end marks a beta`,
  why: 'a beta is offered in a few regions only, and the next patch replaces it',
  fix: ({ version }) => `set EngineVersion to '${nearestSupported(version)}'`,
  invalid: [{ title: 'a beta of 8.4.7', resources: { Cluster: mysql({ EngineVersion: '8.4.mysql_aurora.8.4.7.1' }) } }],
  valid: [
    { title: 'the release', resources: { Cluster: mysql({ EngineVersion: '8.4.mysql_aurora.8.4.7' }) } },
    { title: 'a patch of version 3', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' }) } },
    { title: 'the version of a source that is gone', resources: { Cluster: copy({ Engine: 'aurora-mysql', SourceDbClusterResourceId: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', EngineVersion: '8.4.mysql_aurora.8.4.7.1' }) } },
    { title: 'the version is an import', resources: { Cluster: mysql({ EngineVersion: ANYTHING }) } },
  ],
});

const missing = rule('EngineVersionMissing', {
  on: 'singleMasterCluster',
  with: 'DBClusterParameterGroupName',
  effect: 'expiring',
  since: '0.1.0',
  summary: 'A cluster with a parameter group of its own states its EngineVersion.',
  sources: [
    serviceError(
      "The parameter group X with DBParameterGroupFamily aurora-postgresql12 can't be used for this instance. Use a parameter group with DBParameterGroupFamily aurora-postgresql14.",
      'https://github.com/mattermost/mattermost-load-test-ng/pull/707',
      READ,
    ),
  ],
  check: (cluster) => {
    const family = cluster.engineVersion === undefined && !cluster.inheritsData ? cluster.parameterGroup?.properties.string('Family') : undefined;
    return family !== undefined && { at: 'EngineVersion', family };
  },
  what: ({ family }) => `EngineVersion is missing on a cluster whose parameter group has Family '${family}'`,
  why: 'RDS takes its default version of the day, and refuses to create the cluster once that is of another family',
  fix: ({ family }) => `set EngineVersion to a version of the family '${family}'`,
  invalid: [{ title: 'the family is stated, the version is not', resources: { Cluster: mysql({ DBClusterParameterGroupName: { Ref: 'Group' } }), Group: clusterParameters('aurora-mysql8.0', { time_zone: 'UTC' }) } }],
  valid: [
    { title: 'both are stated', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', DBClusterParameterGroupName: { Ref: 'Group' } }), Group: clusterParameters('aurora-mysql8.0', { time_zone: 'UTC' }) } },
    { title: 'the default group follows the version', resources: { Cluster: mysql() } },
    { title: 'the version of the snapshot', resources: { Cluster: mysql({ SnapshotIdentifier: 'orders', MasterUsername: undefined, DBClusterParameterGroupName: { Ref: 'Group' } }), Group: clusterParameters('aurora-mysql8.0', { time_zone: 'UTC' }) } },
    { title: 'the group is in another app', resources: { Cluster: mysql({ DBClusterParameterGroupName: ANYTHING }) } },
  ],
});

const stated = rule('MemberEngineVersionStated', {
  on: 'member',
  with: 'EngineVersion',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'Instances leave EngineVersion to their cluster.',
  sources: [
    serviceError(
      'The specified DB Instance is a member of a cluster. Modify the DB engine version for the DB Cluster using the ModifyDbCluster API',
      'https://github.com/aws/aws-cdk/issues/21899',
      READ,
    ),
  ],
  check: ({ properties, cluster }) => {
    const own = properties.string('EngineVersion');
    // Where they differ, MemberEngineVersion says more.
    return own !== undefined && own === cluster?.engineVersion && { at: 'EngineVersion', own };
  },
  what: ({ own }) => `EngineVersion is '${own}' on an instance of a cluster that states the same`,
  why: 'changing it in both fails: RDS changes the version of the cluster only, and refuses the change of the instance',
  fix: 'remove EngineVersion from the instance; it follows the cluster',
  invalid: [{ title: 'stated twice', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql', { EngineVersion: '16.8' }) } }],
  valid: [
    { title: 'left to the cluster', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql') } },
    { title: 'left to RDS', resources: { Cluster: postgresql(), Writer: member('aurora-postgresql') } },
    { title: 'an import', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql', { EngineVersion: ANYTHING }) } },
    { title: 'the cluster is in another app', resources: { Writer: member('aurora-postgresql', { EngineVersion: '16.8', DBClusterIdentifier: ANYTHING }) } },
  ],
});

/** Whether it is a global database made from a cluster, whose version it has: that EngineVersion cannot be said has its own rule. */
function hasSource(subject: Cluster | GlobalCluster): boolean {
  return subject instanceof GlobalCluster && subject.hasSource;
}

/** The version RDS is asked for, if it is spelled right. */
function asked(subject: Cluster | GlobalCluster): EngineVersion | undefined {
  const version = hasSource(subject) ? undefined : subject.version;
  return version && !misspelledVersion(version.engine, version.text) ? version : undefined;
}

export const engineVersion = topic(
  'engine-version',
  { title: 'Engine versions', about: 'Whether AWS offers the version a cluster or a global database asks for. A version that is newer than the tables is not questioned.' },
  [
    ...[onCluster, onGlobalCluster].flatMap((place) => [shape(place), retired(place), neverOffered(place)]),
    beta,
    missing,
    stated,
  ],
);
