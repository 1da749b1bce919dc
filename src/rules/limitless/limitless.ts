import { Example } from '../../engine/example';
import { Effect, rule, topic } from '../../engine/rule';
import {
  LIMITLESS_ENGINE, LIMITLESS_INSIGHTS_DAYS, LIMITLESS_LOG, LIMITLESS_STORAGE, SCALABILITY_TYPES, isStandardBuild,
} from '../../facts/limitless';
import { apiModel, apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { Resource } from '../../topology/resource';
import { ANYTHING, member, other, postgresql } from '../_examples';
import { spelling } from '../_spelling';
import { limitlessCluster, shards } from './_limitless-examples';

const READ = '2026-11-22';
const requirements = userGuide('limitless-reqs-limits.html', READ);
const scalabilityType = cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-clusterscalabilitytype', READ);

const engineVersion = rule('LimitlessEngineVersion', {
  on: 'cluster',
  with: 'ClusterScalabilityType',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A Limitless cluster has the engine ${LIMITLESS_ENGINE}, in a version of its own such as 16.11-limitless.`,
  sources: [
    serviceError(
      "The request includes Aurora Limitless Database attributes, which aren't available for the engine version of your DB cluster (Aurora PostgreSQL (Compatible with PostgreSQL 17.7)).",
      'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-limitless-delete-automated-backups/meta.yaml',
      READ,
    ),
    requirements,
  ],
  check: ({ isLimitless, engine, version, engineVersion: text }) =>
    isLimitless && (engine !== LIMITLESS_ENGINE || isStandardBuild(version)) && { at: 'ClusterScalabilityType', engine, text },
  what: ({ engine, text }) => `ClusterScalabilityType is 'limitless' on a cluster with Engine '${engine}'${text === undefined ? '' : ` and EngineVersion '${text}'`}`,
  why: 'RDS refuses to create the cluster: Limitless Database is not available for this engine version',
  fix: `set Engine to '${LIMITLESS_ENGINE}' and EngineVersion to a version that ends in -limitless`,
  invalid: [
    { title: 'a standard version', resources: { Cluster: limitlessCluster({ EngineVersion: '17.7' }) } },
    { title: 'Aurora MySQL', resources: { Cluster: limitlessCluster({ Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.10.4' }) } },
    { title: 'Aurora MySQL, in its default version', resources: { Cluster: limitlessCluster({ Engine: 'aurora-mysql', EngineVersion: undefined }) } },
  ],
  valid: [
    { title: 'a version of its own', resources: { Cluster: limitlessCluster() } },
    { title: 'a major newer than this package', resources: { Cluster: limitlessCluster({ EngineVersion: '21.2' }) } },
    { title: 'the version is an import', resources: { Cluster: limitlessCluster({ EngineVersion: ANYTHING }) } },
    { title: 'a standard cluster', resources: { Cluster: postgresql({ EngineVersion: '17.7' }) } },
  ],
});

/** What a Limitless cluster has to have, and what is said when it has not. */
interface Requirement {
  readonly id: string;
  readonly property: string;
  readonly summary: string;
  readonly fix: string;
  /** A value that is not enough. */
  readonly invalid: unknown;
  /** An example where something else may stand for the property. */
  readonly instead?: Example;
  isMet(cluster: Cluster): boolean;
}

const REQUIREMENTS: readonly Requirement[] = [
  {
    id: 'LimitlessStorageType',
    property: 'StorageType',
    summary: `A Limitless cluster has the storage type ${LIMITLESS_STORAGE}.`,
    isMet: ({ properties }) => properties.string('StorageType') === LIMITLESS_STORAGE,
    fix: `set StorageType to '${LIMITLESS_STORAGE}'`,
    invalid: 'aurora',
  },
  {
    id: 'LimitlessPerformanceInsights',
    property: 'PerformanceInsightsEnabled',
    summary: 'A Limitless cluster has Performance Insights.',
    isMet: ({ properties }) => properties.boolean('PerformanceInsightsEnabled') === true || (!properties.has('PerformanceInsightsEnabled') && properties.has('DatabaseInsightsMode')),
    fix: 'set PerformanceInsightsEnabled to true',
    invalid: false,
    instead: {
      title: 'Database Insights, which may bring them',
      resources: { Cluster: limitlessCluster({ PerformanceInsightsEnabled: undefined, PerformanceInsightsRetentionPeriod: undefined, DatabaseInsightsMode: 'standard' }) },
    },
  },
  {
    id: 'LimitlessPerformanceInsightsRetention',
    property: 'PerformanceInsightsRetentionPeriod',
    summary: `A Limitless cluster keeps Performance Insights for at least ${LIMITLESS_INSIGHTS_DAYS} days.`,
    isMet: ({ properties }) => !properties.boolean('PerformanceInsightsEnabled') || (properties.number('PerformanceInsightsRetentionPeriod') ?? 7) >= LIMITLESS_INSIGHTS_DAYS,
    fix: `set PerformanceInsightsRetentionPeriod to ${LIMITLESS_INSIGHTS_DAYS} or more`,
    invalid: 7,
  },
  {
    id: 'LimitlessMonitoringInterval',
    property: 'MonitoringInterval',
    summary: 'A Limitless cluster has Enhanced Monitoring.',
    isMet: ({ properties }) => (properties.number('MonitoringInterval') ?? 0) > 0,
    fix: 'set MonitoringInterval to 60, and MonitoringRoleArn to a role for it',
    invalid: 0,
  },
  {
    id: 'LimitlessLogExports',
    property: 'EnableCloudwatchLogsExports',
    summary: `A Limitless cluster exports the log ${LIMITLESS_LOG} to CloudWatch.`,
    isMet: ({ properties }) => (properties.strings('EnableCloudwatchLogsExports') ?? []).includes(LIMITLESS_LOG),
    fix: `add ${LIMITLESS_LOG} to EnableCloudwatchLogsExports`,
    invalid: ['instance'],
  },
];

const requirement = ({ id, property, summary, isMet, fix, invalid, instead }: Requirement) =>
  rule(id, {
    on: 'cluster',
    with: 'ClusterScalabilityType',
    effect: 'rejected',
    since: '0.1.0',
    summary,
    sources: [requirements],
    check: (cluster) => {
      const { properties, isLimitless } = cluster;
      const shown = properties.has(property) ? properties.shown(property, 'not enough') : 'missing';
      return isLimitless && !isMet(cluster) && { at: property, shown };
    },
    what: ({ shown }) => `${property} is ${shown} on a cluster with ClusterScalabilityType 'limitless'`,
    why: `RDS refuses to create the cluster: ${summary.charAt(0).toLowerCase()}${summary.slice(1, -1)}`,
    fix,
    invalid: [
      { title: 'not enough', resources: { Cluster: limitlessCluster({ [property]: invalid }) } },
      { title: 'not said', resources: { Cluster: limitlessCluster({ [property]: undefined }) } },
    ],
    valid: [
      { title: 'enough', resources: { Cluster: limitlessCluster() } },
      ...(instead ? [instead] : []),
      { title: 'an import', resources: { Cluster: limitlessCluster({ [property]: ANYTHING }) } },
      { title: 'a standard cluster', resources: { Cluster: postgresql() } },
    ],
  });

/** What a Limitless cluster must not ask for. */
interface Unsupported {
  readonly id: string;
  readonly feature: string;
  readonly property: string;
  readonly value: unknown;
  readonly effect: Effect;
}

const UNSUPPORTED: readonly Unsupported[] = [
  { id: 'LimitlessKerberos', feature: 'Kerberos authentication', property: 'Domain', value: 'd-1234567890', effect: 'rejected' },
  { id: 'LimitlessDataApi', feature: 'the Data API', property: 'EnableHttpEndpoint', value: true, effect: 'rejected' },
  { id: 'LimitlessManagedPassword', feature: 'a password in Secrets Manager', property: 'ManageMasterUserPassword', value: true, effect: 'rejected' },
  { id: 'LimitlessGlobalDatabase', feature: 'global databases', property: 'GlobalClusterIdentifier', value: 'world', effect: 'rejected' },
];

const unsupported = ({ id, feature, property, value, effect }: Unsupported) =>
  rule(id, {
    on: 'cluster',
    with: 'ClusterScalabilityType',
    effect,
    since: '0.1.0',
    summary: `A Limitless cluster does not use ${feature}.`,
    sources: [requirements],
    check: ({ isLimitless, properties }) => {
      const isAskedFor = value === true ? properties.boolean(property) : properties.has(property);
      return isLimitless && isAskedFor && { at: property, shown: properties.shown(property) };
    },
    what: ({ shown }) => `${property} is ${shown} on a cluster with ClusterScalabilityType 'limitless'`,
    why: `Limitless Database does not support ${feature}`,
    fix: `remove ${property}`,
    invalid: [{ title: 'asked for', resources: { Cluster: limitlessCluster({ Domain: undefined, DomainIAMRoleName: property === 'Domain' ? 'directory' : undefined, [property]: value }) } }],
    valid: [
      { title: 'not asked for', resources: { Cluster: limitlessCluster() } },
      { title: 'whether it is Limitless is an import', resources: { Cluster: limitlessCluster({ ClusterScalabilityType: ANYTHING }) } },
    ],
  });

/** Resources that cannot be used with a Limitless cluster. */
interface Companion {
  readonly id: string;
  readonly feature: string;
  readonly property: string;
  readonly example: ReturnType<typeof other>;
  of(cluster: Cluster): readonly Resource[];
}

const COMPANIONS: readonly Companion[] = [
  { id: 'LimitlessInstance', feature: 'instances: its capacity comes from a shard group', property: 'DBClusterIdentifier', of: ({ members }) => members, example: member('aurora-postgresql') },
  {
    id: 'LimitlessProxy',
    feature: 'RDS Proxy',
    property: 'DBClusterIdentifiers',
    of: ({ proxyTargetGroups }) => proxyTargetGroups,
    example: other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: 'app', TargetGroupName: 'default', DBClusterIdentifiers: [{ Ref: 'Cluster' }] }),
  },
  {
    id: 'LimitlessCustomEndpoint',
    feature: 'custom endpoints',
    property: 'DBClusterIdentifier',
    of: ({ customEndpoints }) => customEndpoints,
    example: other('AWS::RDS::DBClusterEndpoint', { DBClusterIdentifier: { Ref: 'Cluster' }, DBClusterEndpointIdentifier: 'reports', CustomEndpointType: 'READER' }),
  },
  {
    id: 'LimitlessIntegration',
    feature: 'zero-ETL integrations',
    property: 'SourceArn',
    of: ({ integrations }) => integrations,
    example: other('AWS::RDS::Integration', { SourceArn: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }, TargetArn: 'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/sales', DataFilter: 'include: *.*.*' }),
  },
  {
    id: 'LimitlessDeployment',
    feature: 'blue/green deployments',
    property: 'Source',
    of: ({ deployments }) => deployments,
    example: other('AWS::RDS::Deployment', { BlueGreenDeploymentName: 'upgrade', Source: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] } }),
  },
];

const companion = ({ id, feature, property, of, example }: Companion) =>
  rule(id, {
    on: 'cluster',
    with: 'ClusterScalabilityType',
    effect: 'rejected',
    since: '0.1.0',
    summary: `A Limitless cluster does not have ${feature}.`,
    sources: [requirements],
    check: (cluster) => cluster.isLimitless && of(cluster).map((one) => ({ at: one.at(property), cluster: cluster.logicalId })),
    what: ({ cluster }) => `${property} names ${cluster}, a cluster with ClusterScalabilityType 'limitless'`,
    why: `Limitless Database does not support ${feature}`,
    fix: 'remove the resource',
    invalid: [{ title: 'with a Limitless cluster', resources: { Cluster: limitlessCluster(), One: example } }],
    valid: [
      { title: 'none', resources: { Cluster: limitlessCluster(), Shards: shards() } },
      { title: 'which cluster it belongs to is an import', resources: { Cluster: limitlessCluster(), One: { ...example, Properties: { ...example.Properties, [property]: property === 'DBClusterIdentifiers' ? [ANYTHING] : ANYTHING } } } },
    ],
  });

const automatedBackups = rule('LimitlessAutomatedBackups', {
  on: 'cluster',
  with: 'ClusterScalabilityType',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A Limitless cluster does not keep its automated backups when it is deleted.',
  sources: [scalabilityType],
  check: ({ isLimitless, properties }) => isLimitless && properties.boolean('DeleteAutomatedBackups') === false && { at: 'DeleteAutomatedBackups' },
  what: "DeleteAutomatedBackups is false on a cluster with ClusterScalabilityType 'limitless'",
  why: 'RDS refuses to create the cluster: retention of automated backups is not supported with Limitless Database',
  fix: 'remove DeleteAutomatedBackups, and take a snapshot before the cluster is deleted',
  invalid: [{ title: 'kept', resources: { Cluster: limitlessCluster({ DeleteAutomatedBackups: false }) } }],
  valid: [
    { title: 'deleted', resources: { Cluster: limitlessCluster({ DeleteAutomatedBackups: true }) } },
    { title: 'a standard cluster', resources: { Cluster: postgresql({ DeleteAutomatedBackups: false }) } },
    { title: 'an import', resources: { Cluster: limitlessCluster({ DeleteAutomatedBackups: ANYTHING }) } },
  ],
});

const limitlessVersion = rule('LimitlessScalabilityType', {
  on: 'cluster',
  with: 'EngineVersion',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster with a version of Limitless Database is a Limitless cluster.',
  sources: [requirements, scalabilityType],
  check: ({ isLimitless, isRestored, version }) => version?.limitless && !isRestored && !isLimitless && { at: 'ClusterScalabilityType', text: version.text },
  what: ({ text }) => `ClusterScalabilityType is not 'limitless', and EngineVersion is '${text}'`,
  why: 'the version is for Limitless Database, and the setting cannot be changed later',
  fix: "set ClusterScalabilityType to 'limitless', or EngineVersion to one without -limitless",
  invalid: [{ title: 'not said', resources: { Cluster: limitlessCluster({ ClusterScalabilityType: undefined }) } }],
  valid: [
    { title: 'said', resources: { Cluster: limitlessCluster() } },
    { title: 'a standard version', resources: { Cluster: postgresql({ EngineVersion: '16.8' }) } },
    { title: 'an import', resources: { Cluster: limitlessCluster({ ClusterScalabilityType: ANYTHING }) } },
  ],
});

const scalabilityWord = spelling('ClusterScalabilityTypeSpelling', {
  on: 'cluster',
  property: 'ClusterScalabilityType',
  thing: 'scalability type',
  words: SCALABILITY_TYPES,
  why: 'RDS refuses the value when it creates the cluster',
  sources: [apiModel('ClusterScalabilityType', '2026-11-28'), apiReference('API_CreateDBCluster.html', '2026-11-28')],
  example: (value) => ({ Cluster: postgresql({ ClusterScalabilityType: value }) }),
  wrong: { 'in another case': 'Standard', 'a letter swapped': 'limitlses' },
  newer: 'distributed',
});

export const limitless = topic(
  'limitless',
  { title: 'Limitless Database', about: 'What a cluster of Aurora PostgreSQL Limitless Database has to have, and what cannot be used with it.' },
  [
    engineVersion, limitlessVersion, ...REQUIREMENTS.map(requirement), ...UNSUPPORTED.map(unsupported),
    ...COMPANIONS.map(companion), automatedBackups, scalabilityWord,
  ],
);
