import { rule, topic } from '../../engine/rule';
import { PRIMARY_MIN_ACUS, attaching, limitations, requirements } from '../../facts/global-database';
import { userGuide } from '../../facts/sources';
import { ANYTHING, clusterParameters, member } from '../_examples';
import { cluster, inIreland, primary, twoRegions, worldOf } from './_global-examples';

const READ = '2026-11-22';

const serverless = (minimum: unknown) => ({ ServerlessV2ScalingConfiguration: { MinCapacity: minimum, MaxCapacity: 64 } });
const serverlessMember = member('aurora-mysql', { DBInstanceClass: 'db.serverless' });

const primaryCapacity = rule('GlobalPrimaryServerlessCapacity', {
  on: 'cluster',
  with: 'ServerlessV2ScalingConfiguration',
  effect: 'degraded',
  since: '0.1.0',
  summary: `A Serverless v2 primary of a global database keeps at least ${PRIMARY_MIN_ACUS} ACUs.`,
  sources: [userGuide('aurora-serverless-v2.setting-capacity.html', READ), requirements],
  check: (one) => {
    const minimum = one.serverlessScaling?.number('MinCapacity');
    const isLow = minimum !== undefined && minimum < PRIMARY_MIN_ACUS && one.hasServerlessMember && one.globalDatabase?.primary === one;
    return isLow && { at: 'ServerlessV2ScalingConfiguration.MinCapacity', minimum };
  },
  what: ({ minimum }) => `MinCapacity is ${minimum} on the primary of a global database, below the ${PRIMARY_MIN_ACUS} ACUs AWS asks for`,
  why: 'a primary that starts smaller may not keep up with replication to its secondary clusters',
  fix: `set MinCapacity to at least ${PRIMARY_MIN_ACUS}`,
  invalid: [{ title: '7.5 ACUs', resources: { Cluster: primary(serverless(7.5)), Writer: serverlessMember } }],
  valid: [
    { title: '8 ACUs', resources: { Cluster: primary(serverless(8)), Writer: serverlessMember } },
    { title: 'no Serverless v2 instance', resources: { Cluster: primary(serverless(0.5)), Writer: member('aurora-mysql') } },
    { title: 'in no global database', resources: { Cluster: cluster(serverless(0.5)), Writer: serverlessMember } },
    { title: 'the capacity is an import', resources: { Cluster: primary(serverless(ANYTHING)), Writer: serverlessMember } },
  ],
});

const autoMinorVersionUpgrade = rule('GlobalInstanceAutoMinorVersionUpgrade', {
  on: 'member',
  with: 'AutoMinorVersionUpgrade',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Instances of a global database do not ask for automatic minor version upgrades.',
  sources: [limitations, userGuide('AuroraMySQL.Updates.AMVU.html', READ)],
  check: (one) => one.properties.boolean('AutoMinorVersionUpgrade') === true && one.cluster?.isInGlobalDatabase && { at: 'AutoMinorVersionUpgrade' },
  what: 'AutoMinorVersionUpgrade is true on an instance of a global database',
  why: 'Aurora ignores it: the clusters of a global database are not upgraded by themselves',
  fix: 'remove AutoMinorVersionUpgrade, and plan minor upgrades yourself, secondary clusters first',
  invalid: [{ title: 'asked for', resources: { Cluster: primary(), Writer: member('aurora-mysql', { AutoMinorVersionUpgrade: true }) } }],
  valid: [
    { title: 'not said', resources: { Cluster: primary(), Writer: member('aurora-mysql') } },
    { title: 'in no global database', resources: { Cluster: cluster(), Writer: member('aurora-mysql', { AutoMinorVersionUpgrade: true }) } },
    { title: 'the cluster is an import', resources: { Writer: member('aurora-mysql', { DBClusterIdentifier: ANYTHING, AutoMinorVersionUpgrade: true }) } },
  ],
});

const domain = rule('GlobalSecondaryDomain', {
  on: 'cluster',
  with: 'GlobalClusterIdentifier',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A secondary cluster is in an Active Directory domain where its primary is.',
  sources: [userGuide('aurora-mysql-kerberos.html#aurora-mysql-kerberos.limitations', READ)],
  check: (one) => one.isSecondary && !one.properties.has('Domain') && one.globalDatabase?.primary?.properties.has('Domain') && { at: 'Domain' },
  what: 'Domain is missing on a secondary cluster whose primary has one',
  why: 'users of the directory cannot log in to it, not even after it has been promoted',
  fix: 'set Domain and DomainIAMRoleName on every cluster of the global database',
  invalid: [{ title: 'on the primary only', ...twoRegions({ primary: { Domain: 'd-1234567890', DomainIAMRoleName: 'directory' } }) }],
  valid: [
    { title: 'on both', ...twoRegions({ primary: { Domain: 'd-1234567890', DomainIAMRoleName: 'directory' }, secondary: { Domain: 'd-0987654321', DomainIAMRoleName: 'directory' } }) },
    { title: 'on none', ...twoRegions() },
    { title: 'which global database it joins is an import', ...twoRegions({ primary: { Domain: 'd-1234567890', DomainIAMRoleName: 'directory' }, secondary: { GlobalClusterIdentifier: ANYTHING } }) },
  ],
});

/** The value of a parameter group that does not set it. */
const LOWER_CASE_DEFAULT = '0';

const withCase = (value: unknown) => {
  const { resources, ...rest } = twoRegions({
    primary: { DBClusterParameterGroupName: { Ref: 'Parameters' } },
    secondary: { EngineVersion: '8.0.mysql_aurora.3.10.4' },
  });
  return { ...rest, resources: { ...resources, Parameters: clusterParameters('aurora-mysql8.0', { lower_case_table_names: value }) } };
};

const lowerCaseTableNames = rule('GlobalSecondaryLowerCaseTableNames', {
  on: 'cluster',
  with: 'GlobalClusterIdentifier',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A secondary cluster of Aurora MySQL treats the case of table names as its primary does.',
  sources: [attaching],
  check: (one) => {
    const first = one.engine === 'aurora-mysql' && one.isSecondary ? one.globalDatabase?.primary : undefined;
    if (!first) return undefined;
    const [own, other] = [one, first].map((each) => each.parameter('lower_case_table_names') ?? LOWER_CASE_DEFAULT);
    return own !== other && { at: 'DBClusterParameterGroupName', own, other };
  },
  what: ({ own, other }) => `DBClusterParameterGroupName stands for lower_case_table_names ${own}, and the primary has ${other}`,
  why: 'a promoted secondary does not find the tables by the names the primary gave them',
  fix: ({ other }) => `set lower_case_table_names to ${other} in the parameter group of the secondary`,
  invalid: [{ title: 'set on the primary only', ...withCase('1') }],
  valid: [
    { title: 'set to the default', ...withCase('0') },
    { title: 'the value is an import', ...withCase(ANYTHING) },
    { title: 'the primary is in another app', region: 'us-east-1', resources: {}, elsewhere: inIreland({ Secondary: primary({ MasterUsername: undefined, MasterUserPassword: undefined }) }) },
  ],
});

const postgresql = { Engine: 'aurora-postgresql' };
const replicating = (properties = {}) => ({
  region: 'us-east-1',
  resources: {
    Cluster: cluster({ ...postgresql, MasterUsername: undefined, MasterUserPassword: undefined, ReplicationSourceIdentifier: 'arn:aws:rds:us-east-1:111122223333:db:source', ...properties }),
    World: worldOf(),
  },
  elsewhere: inIreland({ Secondary: primary({ ...postgresql, MasterUsername: undefined, MasterUserPassword: undefined }) }),
});

const primaryReplica = rule('GlobalPrimaryReplica', {
  on: 'cluster',
  with: 'ReplicationSourceIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The primary of a global database with secondary clusters does not replicate from an RDS for PostgreSQL instance.',
  sources: [limitations],
  check: (one) => {
    const source = one.engine === 'aurora-postgresql' ? one.replicationSource : undefined;
    return source?.type === 'db' && one.globalDatabase?.primary === one && one.globalPeers.length > 0 && { at: 'ReplicationSourceIdentifier' };
  },
  what: 'ReplicationSourceIdentifier names a DB instance on the primary of a global database with secondary clusters',
  why: 'creating a secondary cluster times out as long as the primary is a replica',
  fix: 'remove the secondary clusters, and add them after the replica has been promoted',
  invalid: [{ title: 'a primary that migrates from RDS', ...replicating() }],
  valid: [
    { title: 'no replica', ...twoRegions() },
    { title: 'no secondary clusters', ...replicating(), elsewhere: {} },
    { title: 'the source is an import', ...replicating({ ReplicationSourceIdentifier: ANYTHING }) },
  ],
});

export const globalDatabaseOperation = topic(
  'global-database-operation',
  { title: 'Running global databases', about: 'What works less well in a global database than in a cluster of its own.' },
  [primaryCapacity, autoMinorVersionUpgrade, domain, lowerCaseTableNames, primaryReplica],
);
