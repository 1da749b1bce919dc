import { rule, topic } from '../../engine/rule';
import { GLOBAL_DATABASE_SINCE } from '../../facts/global-database';
import { serviceError, userGuide } from '../../facts/sources';
import { compareVersions, lacks, nearestWith, parseVersion } from '../../facts/versions';
import { ANYTHING } from '../_examples';
import { cluster, primary, twoRegions, world } from './_global-examples';

const READ = '2026-11-22';
const upgrade = userGuide('aurora-global-database-upgrade.html', READ);
const versions = userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.GlobalDatabase.html', READ);
const versionShouldMatch = serviceError('Value for engineVersion should match setting for global cluster', 'https://github.com/aws/aws-cli/issues/8139', READ);
const noGlobalFunctionality = serviceError(
  'The requested engine version was not found or does not support global functionality',
  'https://github.com/hashicorp/terraform-provider-aws/issues/28189',
  READ,
);

const majorVersion = rule('GlobalMemberMajorVersion', {
  on: 'cluster',
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The clusters of a global database have one major version.',
  sources: [versionShouldMatch, upgrade],
  check: (one) => {
    const text = one.version && one.globalDatabase?.expected(one, (properties) => properties.string('EngineVersion'));
    const other = text === undefined ? undefined : parseVersion(one.engine, text);
    return other && one.version?.major !== other.major && { at: 'EngineVersion', own: one.engineVersion, other: other.text };
  },
  what: ({ own, other }) => `EngineVersion is '${own}' in a global database with EngineVersion '${other}'`,
  why: 'RDS refuses to create the cluster: its version has to match the one of the global database',
  fix: ({ other }) => `set EngineVersion to '${other}'`,
  invalid: [
    { title: 'not that of the global cluster', resources: { World: world({ Engine: 'aurora-postgresql', EngineVersion: '16.8' }), Cluster: primary({ Engine: 'aurora-postgresql', EngineVersion: '17.5' }) } },
    { title: 'not that of the primary', ...twoRegions({ primary: { EngineVersion: '8.4.mysql_aurora.8.4.7' }, secondary: { EngineVersion: '8.0.mysql_aurora.3.10.4' } }) },
  ],
  valid: [
    { title: 'a minor version of the same major', resources: { World: world({ Engine: 'aurora-postgresql', EngineVersion: '16' }), Cluster: primary({ Engine: 'aurora-postgresql', EngineVersion: '16.8' }) } },
    { title: 'the version of the global cluster is an import', resources: { World: world({ EngineVersion: ANYTHING }), Cluster: primary({ EngineVersion: '8.0.mysql_aurora.3.10.4' }) } },
    { title: 'the global database is in another app', resources: { Cluster: primary({ EngineVersion: '8.0.mysql_aurora.3.10.4' }) } },
  ],
});

const minorVersion = rule('GlobalMemberMinorVersion', {
  on: 'cluster',
  with: 'EngineVersion',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'The clusters of a global database have the same version to the last digit.',
  sources: [upgrade, versionShouldMatch],
  check: (one) => {
    const own = one.version;
    const text = own && one.globalDatabase?.expected(one, (properties) => properties.string('EngineVersion'));
    const other = text === undefined ? undefined : parseVersion(one.engine, text);
    if (!own || !other || own.major !== other.major || own.minor.length === 0 || other.minor.length === 0) return undefined;
    return compareVersions(own, other) !== 0 && { at: 'EngineVersion', own: own.text, other: other.text };
  },
  what: ({ own, other }) => `EngineVersion is '${own}' in a global database with EngineVersion '${other}'`,
  why: 'RDS does not create a cluster with another version than its global database, and switches over only between equal ones',
  fix: ({ other }) => `set EngineVersion to '${other}', or upgrade the secondary clusters first and then the primary`,
  invalid: [
    { title: 'another minor version', ...twoRegions({ primary: { EngineVersion: '8.0.mysql_aurora.3.10.4' }, secondary: { EngineVersion: '8.0.mysql_aurora.3.08.2' } }) },
  ],
  valid: [
    { title: 'the same', ...twoRegions({ primary: { EngineVersion: '8.0.mysql_aurora.3.10.4' }, secondary: { EngineVersion: '8.0.mysql_aurora.3.10.4' } }) },
    { title: 'one leaves the minor version to RDS', ...twoRegions({ primary: { EngineVersion: '8.0.mysql_aurora.3.10.4' }, secondary: { EngineVersion: '8.0' } }) },
    { title: 'one version is an import', ...twoRegions({ primary: { EngineVersion: '8.0.mysql_aurora.3.10.4' }, secondary: { EngineVersion: ANYTHING } }) },
  ],
});

const versionMissing = rule('GlobalMemberVersionMissing', {
  on: 'cluster',
  with: 'GlobalClusterIdentifier',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster states the engine version where its global database does.',
  sources: [versionShouldMatch],
  check: (one) => {
    const other = one.properties.has('EngineVersion') || !one.joinsGlobalDatabase ? undefined : one.globalDatabase?.expected(one, (properties) => properties.string('EngineVersion'));
    return other !== undefined && { at: 'EngineVersion', other };
  },
  what: ({ other }) => `EngineVersion is missing on a cluster of a global database with EngineVersion '${other}'`,
  why: 'RDS takes its default version then, and refuses to create the cluster unless that happens to be the one of the global database',
  fix: ({ other }) => `set EngineVersion to '${other}'`,
  invalid: [{ title: 'the global cluster has a version', resources: { World: world({ EngineVersion: '8.0.mysql_aurora.3.10.4' }), Cluster: primary() } }],
  valid: [
    { title: 'both have it', resources: { World: world({ EngineVersion: '8.0.mysql_aurora.3.10.4' }), Cluster: primary({ EngineVersion: '8.0.mysql_aurora.3.10.4' }) } },
    { title: 'neither has one', resources: { World: world(), Cluster: primary() } },
    { title: 'the version is an import', resources: { World: world({ EngineVersion: ANYTHING }), Cluster: primary() } },
  ],
});

const versionSupport = rule('GlobalMemberVersionSupport', {
  on: 'cluster',
  with: 'EngineVersion',
  effect: 'rejected',
  // The oldest versions of the list go as they retire: what could join in 2021 cannot any more.
  lifecycle: true,
  since: '0.1.0',
  summary: 'The engine version of a cluster in a global database can be in one.',
  sources: [noGlobalFunctionality, versions],
  check: ({ isInGlobalDatabase, version }) => {
    const isOld = isInGlobalDatabase && lacks(version, GLOBAL_DATABASE_SINCE);
    return isOld && version && { at: 'EngineVersion', version: version.text, instead: nearestWith(version, GLOBAL_DATABASE_SINCE) };
  },
  what: ({ version }) => `EngineVersion is '${version}', which cannot be in a global database`,
  why: 'RDS refuses it: the version was not found or does not support global functionality',
  fix: ({ instead }) => `set EngineVersion to '${instead}' or later`,
  invalid: [{ title: 'before 13.4', resources: { Cluster: primary({ Engine: 'aurora-postgresql', EngineVersion: '13.3' }) } }],
  valid: [
    { title: '13.4', resources: { Cluster: primary({ Engine: 'aurora-postgresql', EngineVersion: '13.4' }) } },
    { title: 'in no global database', resources: { Cluster: cluster({ Engine: 'aurora-postgresql', EngineVersion: '13.3' }) } },
    { title: 'the version is an import', resources: { Cluster: primary({ EngineVersion: ANYTHING }) } },
  ],
});

const globalClusterVersion = rule('GlobalClusterVersionSupport', {
  on: 'globalCluster',
  with: 'EngineVersion',
  effect: 'rejected',
  lifecycle: true,
  since: '0.1.0',
  summary: 'The engine version of a global cluster is one that global databases have.',
  sources: [noGlobalFunctionality, versions],
  check: ({ properties, engine: own }) => {
    const text = own === undefined ? undefined : properties.string('EngineVersion');
    const version = own === undefined || text === undefined ? undefined : parseVersion(own, text);
    return version && lacks(version, GLOBAL_DATABASE_SINCE) && { at: 'EngineVersion', version: text, instead: nearestWith(version, GLOBAL_DATABASE_SINCE) };
  },
  what: ({ version }) => `EngineVersion is '${version}', which cannot be in a global database`,
  why: 'RDS refuses it: the version was not found or does not support global functionality',
  fix: ({ instead }) => `set EngineVersion to '${instead}' or later`,
  invalid: [
    { title: 'before 12.8', resources: { World: world({ Engine: 'aurora-postgresql', EngineVersion: '12.4' }) } },
    { title: 'the first versions of Aurora MySQL 2', resources: { World: world({ EngineVersion: '5.7.mysql_aurora.2.04.9' }) } },
  ],
  valid: [
    { title: '16.1', resources: { World: world({ Engine: 'aurora-postgresql', EngineVersion: '16.1' }) } },
    { title: 'a major newer than this package', resources: { World: world({ Engine: 'aurora-postgresql', EngineVersion: '21.1' }) } },
    { title: 'the version is an import', resources: { World: world({ EngineVersion: ANYTHING }) } },
  ],
});

export const globalDatabaseVersions = topic(
  'global-database-versions',
  { title: 'Versions of global databases', about: 'Which engine versions can be in a global database, and how far its clusters may differ.' },
  [majorVersion, minorVersion, versionMissing, versionSupport, globalClusterVersion],
);
