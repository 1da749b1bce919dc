import { ChangeRule, changeRule } from '../../engine/change-rule';
import { ChangeExample } from '../../engine/example';
import { topic } from '../../engine/rule';
import { serviceError, userGuide } from '../../facts/sources';
import { globalClusterUpdates } from '../../facts/updates/global-cluster';
import { policyOnRemoval, policySources } from '../../facts/updates/policies';
import { READ } from '../../facts/updates/table';
import { EngineVersion, compareVersions } from '../../facts/versions';
import type { Update } from '../../topology/changes/update';
import type { Cluster } from '../../topology/cluster';
import type { GlobalCluster } from '../../topology/global-cluster';
import { known } from '../../topology/resource';
import { undeclaredClusters } from '../../topology/undeclared-members';
import { changed, startOf, told, toldWhatRuns } from '../_changes';
import { ANYTHING, OWN_PASSWORD, mysql, other } from '../_examples';

const { sources } = globalClusterUpdates;
const upgrade = userGuide('aurora-global-database-upgrade.html', READ);

const world = (properties: object = {}) => other('AWS::RDS::GlobalCluster', { Engine: 'aurora-mysql', ...properties });
const joined = (properties: object = {}) => ({ World: world(properties), Cluster: mysql({ ...OWN_PASSWORD, GlobalClusterIdentifier: { Ref: 'World' } }) });

const OWN = 'arn:aws:rds:eu-west-1:111122223333:cluster:orders';
const REPLICA = 'arn:aws:rds:us-east-1:111122223333:cluster:orders-replica';

/** Clusters that are in it, and in no template. */
function alsoIn(globalCluster: GlobalCluster): string {
  const clusters = undeclaredClusters(globalCluster);
  return clusters.length === 0 ? '' : `, among them ${clusters.join(', ')}, which no template has`;
}

const globalClusterReplaced = changeRule('GlobalClusterReplaced', {
  on: 'updatedGlobalCluster',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'A deployed global database keeps its name, its source, its engine and what it says of encryption.',
  sources,
  check: (globalCluster) => !globalCluster.keepsName && globalCluster.replacing.map((at) => ({ at })),
  what: ({ at }, globalCluster) => told(globalCluster, at),
  why: (_, { before }) =>
    `CloudFormation creates another global database, without any cluster, and cannot delete this one while clusters are in it${alsoIn(before)}: a cluster that is in one can join no other, but is made anew for it`,
  fix: ({ at }) => `leave ${at} as it was${at === 'SourceDBClusterIdentifier' ? ', also after it is created' : ''}`,
  invalid: [
    { title: 'another name', before: joined({ GlobalClusterIdentifier: 'orders' }), after: joined({ GlobalClusterIdentifier: 'shop' }) },
    {
      title: 'another name, with a cluster of another app in it',
      before: joined({ GlobalClusterIdentifier: 'orders' }),
      after: joined({ GlobalClusterIdentifier: 'shop' }),
      running: { World: { GlobalClusterMembers: [{ DBClusterArn: OWN }, { DBClusterArn: REPLICA }] }, Cluster: { DBClusterArn: OWN } },
    },
    {
      title: 'its source is removed after it is created',
      before: { World: other('AWS::RDS::GlobalCluster', { SourceDBClusterIdentifier: { Ref: 'Cluster' } }), Cluster: mysql(OWN_PASSWORD) },
      after: { World: other('AWS::RDS::GlobalCluster', {}), Cluster: mysql(OWN_PASSWORD) },
    },
  ],
  valid: [
    { title: 'it is protected', before: joined(), after: joined({ DeletionProtection: true }) },
    { title: 'the name was an import', before: joined({ GlobalClusterIdentifier: ANYTHING }), after: joined({ GlobalClusterIdentifier: 'shop' }) },
  ],
});

const gone = (title: string, properties: object, members: readonly string[]): ChangeExample => ({
  title,
  before: { World: world(properties), Cluster: mysql(OWN_PASSWORD) },
  after: { Cluster: mysql(OWN_PASSWORD) },
  running: { World: { GlobalClusterMembers: members.map((arn) => ({ DBClusterArn: arn })) } },
});

const globalClusterKept = changeRule('GlobalClusterKeptByMembers', {
  on: 'removedGlobalCluster',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A global database is removed once no cluster is in it.',
  sources: [
    serviceError(
      'Global Cluster X is not empty',
      'https://github.com/hashicorp/terraform-provider-aws/blob/37cdf831937ddf96d69ebe632aff9a29821eb3ce/internal/service/rds/global_cluster.go',
      '2026-11-29',
    ),
    ...policySources,
    ...sources,
  ],
  check: ({ before, successor }) => {
    const name = before.physicalName;
    // Under its name it would be refused, and retained it is not deleted.
    if ((name !== undefined && successor?.isNamed(name)) || policyOnRemoval(before.kind.type, before.deletionPolicy) !== 'Delete') return undefined;
    const clusters = undeclaredClusters(before);
    return clusters.length > 0 && { clusters };
  },
  what: ({ clusters }, { before }) => `the global database ${before.logicalId} is no longer in the template, and clusters that no template has are in it: ${clusters.join(', ')}`,
  why: 'RDS refuses to delete a global database that is not empty: CloudFormation tries to, gives up, and leaves it outside the stack',
  fix: ({ clusters }) => `take ${clusters.length === 1 ? 'the cluster' : 'the clusters'} out of it first: aws rds remove-from-global-cluster`,
  invalid: [gone('a cluster of another app is in it', {}, [REPLICA])],
  valid: [
    gone('nothing is in it', {}, []),
    gone('its name is an import', { GlobalClusterIdentifier: ANYTHING }, []),
    { ...gone('it is retained', {}, [REPLICA]), before: { World: { ...world(), DeletionPolicy: 'Retain' }, Cluster: mysql(OWN_PASSWORD) } },
    { ...gone('it stays', {}, [REPLICA]), after: { World: world(), Cluster: mysql({ ...OWN_PASSWORD, BackupRetentionPeriod: 7 }) } },
  ],
});

const SUPPORT = 'open-source-rds-extended-support';

const lifecycleSupportChanged = changeRule('GlobalClusterEngineLifecycleSupportChanged', {
  on: 'updatedGlobalCluster',
  with: 'EngineLifecycleSupport',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A deployed global database keeps what it says of EngineLifecycleSupport.',
  sources,
  check: (globalCluster) => globalCluster.differs('EngineLifecycleSupport') && !globalCluster.isReplaced && { at: 'EngineLifecycleSupport' },
  what: (_, globalCluster) => told(globalCluster, 'EngineLifecycleSupport'),
  why: 'CloudFormation refuses every change of it, also between the default and none, and the way back too: EngineLifecycleSupport cannot be modified',
  fix: 'leave EngineLifecycleSupport as it was',
  invalid: [
    changed('switched off', world({ EngineLifecycleSupport: SUPPORT }), world({ EngineLifecycleSupport: `${SUPPORT}-disabled` })),
    changed('the default is spelled out', world(), world({ EngineLifecycleSupport: SUPPORT })),
  ],
  valid: [
    changed('it stays', world({ EngineLifecycleSupport: SUPPORT }), world({ EngineLifecycleSupport: SUPPORT, DeletionProtection: true })),
    changed('it is an import', world({ EngineLifecycleSupport: SUPPORT }), world({ EngineLifecycleSupport: ANYTHING })),
  ],
});

const majorUpgrade = changeRule('GlobalClusterMajorUpgrade', {
  on: 'updatedGlobalCluster',
  with: 'EngineVersion',
  effect: 'irreversible',
  since: '0.1.0',
  summary: 'A major upgrade of a global database is meant.',
  sources: [upgrade, ...sources],
  check: (globalCluster) => {
    const [was, is] = [startOf(globalCluster.before), globalCluster.after.version];
    return was !== undefined && is !== undefined && is.major > was.major && globalCluster.differs('EngineVersion') && { at: 'EngineVersion' };
  },
  what: (_, globalCluster) => toldWhatRuns(globalCluster, 'EngineVersion'),
  why: 'CloudFormation allows the major upgrade without being asked: all clusters of the global database are upgraded at once, in every Region, and are down meanwhile; if the deployment fails, the version stays, and there is no way back',
  fix: 'deploy it by itself, after a copy was upgraded and tested, and when the outage is planned',
  invalid: [changed('version 2 to 3', world({ EngineVersion: '5.7.mysql_aurora.2.12.5' }), world({ EngineVersion: '8.0.mysql_aurora.3.10.4' }))],
  valid: [
    { ...changed('it was upgraded by hand', world({ EngineVersion: '5.7.mysql_aurora.2.12.5' }), world({ EngineVersion: '8.0.mysql_aurora.3.10.4' })), running: { Cluster: { EngineVersion: '8.0.mysql_aurora.3.10.4' } } },
    changed('a minor one', world({ EngineVersion: '8.0.mysql_aurora.3.08.2' }), world({ EngineVersion: '8.0.mysql_aurora.3.10.4' })),
    changed('it is an import', world({ EngineVersion: '5.7.mysql_aurora.2.12.5' }), world({ EngineVersion: ANYTHING })),
  ],
});

/** A version with all its numbers: of a bare major nobody knows here which minor it is. */
const settledVersion = (cluster: Cluster): EngineVersion | undefined => {
  const version = startOf(cluster);
  return version && version.minor.length > 0 ? version : undefined;
};

/** A secondary cluster that still has a lower version when the primary is upgraded. */
function secondaryBehind({ before, after, changes }: Update<Cluster>, target: EngineVersion): Cluster | undefined {
  const database = after.globalDatabase;
  if (!database || database.primary !== after || before.globalDatabase?.primary !== before) return undefined;
  return database.members.find((secondary) => {
    const update = secondary === after ? undefined : changes.updateOf(secondary);
    const [was, is] = [known(() => update && settledVersion(update.before)), known(() => settledVersion(secondary))];
    if (!update?.exists || !was || was.major !== target.major || compareVersions(was, target) >= 0) return false;
    return secondary.waitsFor(after) || (is !== undefined && compareVersions(is, target) < 0);
  });
}

/** The versions of the primary and of the secondary, on both sides. */
type Versions = readonly [primary: unknown, secondary: unknown];

const regions = (title: string, [primaryBefore, secondaryBefore]: Versions, [primaryAfter, secondaryAfter]: Versions): ChangeExample => {
  const first = (version: unknown) => ({
    World: world({ GlobalClusterIdentifier: 'world' }),
    Cluster: mysql({ ...OWN_PASSWORD, GlobalClusterIdentifier: 'world', EngineVersion: version }),
  });
  const second = (version: unknown) =>
    ({ Secondary: other('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', GlobalClusterIdentifier: 'world', EngineVersion: version }) });
  return {
    title,
    region: 'us-east-1',
    before: first(primaryBefore),
    after: first(primaryAfter),
    elsewhere: { Ireland: { region: 'eu-west-1', before: second(secondaryBefore), after: second(secondaryAfter) } },
  };
};

const OLD = '8.0.mysql_aurora.3.08.2';
const NEW = '8.0.mysql_aurora.3.10.4';

const staying = regions('the secondary was upgraded by hand', [OLD, OLD], [NEW, OLD]);
const upgradedByHand: ChangeExample = {
  ...staying,
  elsewhere: { Ireland: { ...staying.elsewhere!.Ireland, running: { Secondary: { EngineVersion: NEW } } } },
};

const primaryFirst = changeRule('GlobalPrimaryUpgradedFirst', {
  on: 'updatedCluster',
  with: 'EngineVersion',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The secondary clusters of a global database are upgraded to a minor version before the primary is.',
  sources: [
    serviceError(
      'Cannot upgrade DB cluster \'xxxx\' to engine version 5.7.mysql_aurora.2.11.1 as global replica(s) are running lower version. Please upgrade global replicas first before upgrading the primary member.',
      'https://github.com/hashicorp/terraform-provider-aws/issues/30358',
      READ,
    ),
    upgrade,
  ],
  check: (cluster) => {
    if (cluster.way('EngineVersion') !== 'changed' || cluster.isReplaced) return undefined;
    const [was, is] = [settledVersion(cluster.before), settledVersion(cluster.after)];
    if (!was || !is || was.major !== is.major || compareVersions(was, is) >= 0) return undefined;
    const behind = secondaryBehind(cluster, is);
    return behind && { at: 'EngineVersion', behind: behind.logicalId, version: startOf(cluster.changes.updateOf(behind)!.before)!.text, is: is.text };
  },
  what: (_, cluster) => toldWhatRuns(cluster, 'EngineVersion'),
  why: ({ behind, version }) =>
    `RDS refuses to upgrade the primary cluster of a global database while a secondary runs a lower version: ${behind} has '${version}' by then`,
  fix: ({ behind, is }) => `set EngineVersion of ${behind} to '${is}' and deploy that first, and this cluster after it`,
  invalid: [regions('the secondary stays behind', [OLD, OLD], [NEW, OLD])],
  valid: [
    upgradedByHand,
    regions('the secondary was first', [OLD, NEW], [NEW, NEW]),
    regions('nothing says which one comes first', [OLD, OLD], [NEW, NEW]),
    regions('the version of the secondary is an import', [OLD, ANYTHING], [NEW, ANYTHING]),
  ],
});

export const globalDatabaseChanges = topic<ChangeRule>(
  'global-database-changes',
  {
    title: 'Updates of global databases',
    about: 'The data of a global database is in its clusters, and a cluster joins one when it is created, or never. These rules run where the app is '
      + 'compared with what is deployed: see `baseline`.',
  },
  [globalClusterReplaced, globalClusterKept, lifecycleSupportChanged, majorUpgrade, primaryFirst],
);
