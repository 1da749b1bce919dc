import { Example } from '../../engine/example';
import { TopiclessRule, rule, topic } from '../../engine/rule';
import { EXTENDED_SUPPORT, EXTENDED_SUPPORT_DISABLED, extendedSupport, misspelledLifecycle } from '../../facts/engine-lifecycle';
import { isEnding, isPastStandardSupport, isRetired, longTermSupport, majorOf, minorOf, nearestSupported, nextSupportedMajor, releaseCalendars } from '../../facts/engine-versions';
import { serviceError, userGuide } from '../../facts/sources';
import { EngineVersion } from '../../facts/versions';
import { Cluster } from '../../topology/cluster';
import { GlobalCluster } from '../../topology/global-cluster';
import { ANYTHING, member, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';

/** Where lifecycle support is declared: the rules are the same for a cluster and for a global database. */
interface Place {
  /** In front of the ids of the rules. */
  readonly prefix: string;
  readonly on: 'cluster' | 'globalCluster';
  /** An example on Aurora PostgreSQL. */
  resources(properties: Record<string, unknown>): Record<string, ReturnType<typeof mysql>>;
  /** Examples in extended support that `isCreatedEmpty` leaves out. */
  notCreatedEmpty(properties: Record<string, unknown>): Example[];
}

const onCluster: Place = {
  prefix: '',
  on: 'cluster',
  resources: (properties) => ({ Cluster: postgresql(properties) }),
  notCreatedEmpty: (properties) => [{ title: 'a restored cluster is upgraded', resources: { Cluster: postgresql({ EngineVersion: '13.23', SnapshotIdentifier: 'orders', MasterUsername: undefined, ...properties }) } }],
};

const onGlobalCluster: Place = {
  prefix: 'GlobalCluster',
  on: 'globalCluster',
  resources: (properties) => ({ World: other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', Engine: 'aurora-postgresql', ...properties }) }),
  notCreatedEmpty: (properties): Example[] => [
    { title: 'Aurora MySQL has no such setting', resources: { World: other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', Engine: 'aurora-mysql', EngineVersion: '5.7.mysql_aurora.2.12.6', ...properties }) } },
  ],
};

const minorEnds = rule('EngineVersionStandardSupport', {
  on: 'cluster',
  with: 'EngineVersion',
  effect: 'expiring',
  lifecycle: true,
  since: '0.1.0',
  summary: 'EngineVersion is a minor that AWS goes on supporting.',
  sources: [...releaseCalendars, userGuide('Aurora.VersionPolicy.html', READ)],
  check: ({ version }) => {
    const minor = version && !isInExtendedSupport(version) && !isRetired(version) ? minorOf(version) : undefined;
    return version && minor && isEnding(minor) && { at: 'EngineVersion', version, ends: minor.standardSupportEnds };
  },
  what: ({ version, ends }) => `EngineVersion is '${version.text}', whose end of standard support is ${ends}`,
  why: 'AWS then upgrades clusters that run it, and stops offering it for new ones, so that the template can no longer be deployed',
  fix: ({ version }) => `set EngineVersion to '${nearestSupported(version)}'`,
  invalid: [
    { title: 'ended', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.08.2' }) } },
    { title: 'about to end', resources: { Cluster: postgresql({ EngineVersion: '17.5' }) } },
  ],
  valid: [
    { title: 'a supported minor of Aurora MySQL', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' }) } },
    { title: 'a supported minor of Aurora PostgreSQL', resources: { Cluster: postgresql({ EngineVersion: '17.6' }) } },
    { title: 'a minor newer than this package', resources: { Cluster: postgresql({ EngineVersion: '17.30' }) } },
    { title: 'a major newer than this package', resources: { Cluster: postgresql({ EngineVersion: '21.2' }) } },
    { title: 'the default of a major', resources: { Cluster: postgresql({ EngineVersion: '17' }) } },
    { title: 'the version is an import', resources: { Cluster: postgresql({ EngineVersion: ANYTHING }) } },
  ],
});

const majorEnded = rule('EngineVersionExtendedSupport', {
  on: 'cluster',
  with: 'EngineVersion',
  effect: 'degraded',
  lifecycle: true,
  since: '0.1.0',
  summary: 'A cluster whose major version is past its standard support says that extended support is wanted.',
  sources: [...releaseCalendars, ...extendedSupport],
  check: ({ version, properties }) => {
    const major = version && !isRetired(version) && isInExtendedSupport(version) ? majorOf(version) : undefined;
    return version && major && !properties.has('EngineLifecycleSupport') && { at: 'EngineVersion', version, major };
  },
  what: ({ version, major }) => `EngineVersion is '${version.text}', and standard support of ${major.name} ended on ${major.standardSupportEnds}`,
  why: ({ major }) => `the cluster is enrolled in RDS Extended Support, which is paid per vCPU and hour${major.extendedSupportEnds === undefined ? '' : ` and ends on ${major.extendedSupportEnds}`}`,
  fix: ({ version }) => `upgrade to '${nextSupportedMajor(version)}' or newer, or set EngineLifecycleSupport to '${EXTENDED_SUPPORT}' to say that it is wanted`,
  invalid: [
    { title: 'Aurora MySQL version 2', resources: { Cluster: mysql({ EngineVersion: '5.7.mysql_aurora.2.12.6' }) } },
    { title: 'the default of a major', resources: { Cluster: postgresql({ EngineVersion: '13' }) } },
  ],
  valid: [
    { title: 'a major under standard support', resources: { Cluster: postgresql({ EngineVersion: '14' }) } },
    { title: 'extended support is wanted', resources: { Cluster: postgresql({ EngineVersion: '13.23', EngineLifecycleSupport: EXTENDED_SUPPORT }) } },
    { title: 'whether it is wanted is an import', resources: { Cluster: postgresql({ EngineVersion: '13.23', EngineLifecycleSupport: ANYTHING }) } },
    { title: 'the version is an import', resources: { Cluster: postgresql({ EngineVersion: ANYTHING }) } },
  ],
});

const disabled = ({ prefix, on, resources, notCreatedEmpty }: Place): TopiclessRule => rule(`${prefix}EngineLifecycleSupportDisabled`, {
  on,
  with: 'EngineLifecycleSupport',
  effect: 'rejected',
  lifecycle: true,
  since: '0.1.0',
  summary: 'Extended support is not disabled for a major version that is past its standard support.',
  sources: [...extendedSupport, ...releaseCalendars],
  check: (subject) => {
    const { version, properties } = subject;
    const major = version && isInExtendedSupport(version) && !isRetired(version) ? majorOf(version) : undefined;
    const isDisabled = properties.string('EngineLifecycleSupport') === EXTENDED_SUPPORT_DISABLED;
    return version && major && isDisabled && isCreatedEmpty(subject, version) && { at: 'EngineLifecycleSupport', version, major };
  },
  what: ({ version, major }) => `EngineLifecycleSupport is '${EXTENDED_SUPPORT_DISABLED}' with EngineVersion '${version.text}', and standard support of ${major.name} ended on ${major.standardSupportEnds}`,
  why: 'RDS refuses to create it: without extended support the version is not offered any more',
  fix: ({ version }) => `set EngineVersion to '${nextSupportedMajor(version)}' or newer, or remove EngineLifecycleSupport and pay for extended support`,
  invalid: [{ title: 'a major in extended support', resources: resources({ EngineVersion: '13.23', EngineLifecycleSupport: EXTENDED_SUPPORT_DISABLED }) }],
  valid: [
    { title: 'a major in standard support', resources: resources({ EngineVersion: '14.22', EngineLifecycleSupport: EXTENDED_SUPPORT_DISABLED }) },
    { title: 'extended support is wanted', resources: resources({ EngineVersion: '13.23', EngineLifecycleSupport: EXTENDED_SUPPORT }) },
    { title: 'the version is an import', resources: resources({ EngineVersion: ANYTHING, EngineLifecycleSupport: EXTENDED_SUPPORT_DISABLED }) },
    { title: 'the setting is an import', resources: resources({ EngineVersion: '13.23', EngineLifecycleSupport: ANYTHING }) },
    ...notCreatedEmpty({ EngineLifecycleSupport: EXTENDED_SUPPORT_DISABLED }),
  ],
});

const spelling = ({ prefix, on, resources }: Place): TopiclessRule => rule(`${prefix}EngineLifecycleSupportSpelling`, {
  on,
  with: 'EngineLifecycleSupport',
  effect: 'rejected',
  since: '0.1.0',
  summary: `EngineLifecycleSupport is '${EXTENDED_SUPPORT}' or '${EXTENDED_SUPPORT_DISABLED}'.`,
  sources: extendedSupport,
  check: ({ properties }) => {
    const value = properties.string('EngineLifecycleSupport');
    const meant = value === undefined ? undefined : misspelledLifecycle(value);
    return meant !== undefined && { at: 'EngineLifecycleSupport', value, meant };
  },
  what: ({ value }) => `EngineLifecycleSupport is '${value}', and its values are '${EXTENDED_SUPPORT}' and '${EXTENDED_SUPPORT_DISABLED}'`,
  why: 'RDS refuses the value when it creates the cluster',
  fix: ({ meant }) => `set EngineLifecycleSupport to '${meant}'`,
  invalid: [{ title: 'short', resources: resources({ EngineLifecycleSupport: 'disabled' }) }],
  valid: [
    { title: 'disabled', resources: resources({ EngineLifecycleSupport: EXTENDED_SUPPORT_DISABLED }) },
    { title: 'enabled', resources: resources({ EngineLifecycleSupport: EXTENDED_SUPPORT }) },
    { title: 'the setting is an import', resources: resources({ EngineLifecycleSupport: ANYTHING }) },
  ],
});

const autoUpgrade = rule('EngineVersionAutoUpgrade', {
  on: 'singleMasterCluster',
  with: 'EngineVersion',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster whose EngineVersion is a long-term support minor does not ask for automatic minor version upgrades.',
  sources: [
    ...longTermSupport,
    serviceError('Cannot upgrade aurora-postgresql from 12.8 to 12.4', 'https://github.com/ministryofjustice/cloud-platform-environments/pull/7615', READ),
  ],
  check: ({ version, allMembers }) => {
    if (!version || !minorOf(version)?.isLongTermSupport || isInExtendedSupport(version)) return undefined;
    // One instance that does not want to be upgraded keeps the whole cluster.
    const settings = allMembers.map((one) => ({ one, isOn: one.properties.boolean('AutoMinorVersionUpgrade') }));
    const asking = settings.find(({ isOn }) => isOn)?.one;
    return asking && settings.every(({ isOn }) => isOn !== false) && { at: asking.at('AutoMinorVersionUpgrade'), version };
  },
  what: ({ version }) => `AutoMinorVersionUpgrade is true in a cluster with EngineVersion '${version.text}', a long-term support version`,
  why: 'RDS may upgrade the cluster to a minor without long-term support, and then refuses to go back to the one in the template',
  fix: 'set AutoMinorVersionUpgrade to false on the instances of the cluster',
  invalid: [{ title: 'all upgrade', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql', { AutoMinorVersionUpgrade: true }), Reader: member('aurora-postgresql') } }],
  valid: [
    { title: 'one stays', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql', { AutoMinorVersionUpgrade: true }), Reader: member('aurora-postgresql', { AutoMinorVersionUpgrade: false }) } },
    { title: 'a minor without long-term support', resources: { Cluster: postgresql({ EngineVersion: '16.11' }), Writer: member('aurora-postgresql', { AutoMinorVersionUpgrade: true }) } },
    { title: 'a minor newer than this package', resources: { Cluster: postgresql({ EngineVersion: '16.30' }), Writer: member('aurora-postgresql', { AutoMinorVersionUpgrade: true }) } },
    { title: 'the default', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql') } },
    { title: 'one is an import', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql', { AutoMinorVersionUpgrade: true }), Reader: member('aurora-postgresql', { AutoMinorVersionUpgrade: ANYTHING }) } },
    { title: 'whose instance the second is, is an import', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: member('aurora-postgresql', { AutoMinorVersionUpgrade: true }), Reader: member('aurora-postgresql', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

/** Whether the major of the version is past its standard support. */
function isInExtendedSupport(version: EngineVersion): boolean {
  const major = majorOf(version);
  return major !== undefined && isPastStandardSupport(major);
}

/** What is restored is upgraded, not refused; and a global database of Aurora MySQL does not have the setting. */
function isCreatedEmpty(subject: Cluster | GlobalCluster, { engine }: EngineVersion): boolean {
  return subject instanceof Cluster ? !subject.inheritsData : !subject.hasSource && engine === 'aurora-postgresql';
}

export const engineLifecycle = topic(
  'engine-lifecycle',
  { title: 'Support of engine versions', about: 'How long AWS supports the version of a cluster, what extended support costs, and who decides on it.' },
  [minorEnds, majorEnded, ...[onCluster, onGlobalCluster].flatMap((place) => [disabled(place), spelling(place)]), autoUpgrade],
);
