import { rule, topic } from '../../engine/rule';
import {
  CONNECTION_BORROW_TIMEOUT, MAX_CONNECTIONS_PERCENT, MAX_IDLE_CONNECTIONS_PERCENT, PROXY_SINCE, PROXY_TARGET_GROUP, Range,
  isAuroraFamily, isOutside, nearestIn, proxyFamilyOf,
} from '../../facts/proxy';
import { Source, cfnReference, cfnSchema, serviceError, userGuide } from '../../facts/sources';
import { lacks } from '../../facts/versions';
import { ProxyTargetGroup } from '../../topology/proxy';
import { ANYTHING, member, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const poolReference = cfnReference('aws-properties-rds-dbproxytargetgroup-connectionpoolconfigurationinfoformat.html', READ);
const limitations = userGuide('rds-proxy.html#rds-proxy.limitations', READ);
const unsupportedEngine = serviceError('InvalidParameterValue: Unsupported Database engine or engine mode for DB Cluster', 'https://github.com/hashicorp/terraform-provider-aws/issues/15486', READ);

type Properties = Record<string, unknown>;
const proxy = (family: unknown) =>
  other('AWS::RDS::DBProxy', {
    DBProxyName: 'app',
    EngineFamily: family,
    RoleArn: 'arn:aws:iam::111122223333:role/proxy',
    RequireTLS: true,
    Auth: [{ AuthScheme: 'SECRETS', SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:database' }],
    VpcSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
  });
const targets = (properties: Properties = {}, attributes?: { DependsOn: string }) =>
  other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: { Ref: 'Proxy' }, TargetGroupName: 'default', DBClusterIdentifiers: [{ Ref: 'Cluster' }], ...properties }, attributes);
const pool = (properties: Properties) => ({ Cluster: mysql(), Proxy: proxy('MYSQL'), Targets: targets({ ConnectionPoolConfigurationInfo: properties }) });

const engineFamily = rule('ProxyTargetEngineFamily', {
  on: 'proxyTargetGroup',
  with: 'DBClusterIdentifiers',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'EngineFamily of a proxy is the family of the cluster behind it.',
  sources: [cfnReference('aws-resource-rds-dbproxy.html#cfn-rds-dbproxy-enginefamily', READ)],
  check: ({ proxy: front, clusters }) => {
    const family = isAuroraFamily(front?.engineFamily) || front?.engineFamily === 'SQLSERVER' ? front?.engineFamily : undefined;
    const odd = clusters.find((one) => proxyFamilyOf(one.engine) !== undefined && proxyFamilyOf(one.engine) !== family);
    return front && family !== undefined && odd && { at: front.at('EngineFamily'), family, engine: odd.engine, expected: proxyFamilyOf(odd.engine) };
  },
  what: ({ family, engine }) => `EngineFamily is '${family}' on the proxy of a cluster with Engine '${engine}'`,
  why: 'RDS refuses to register the cluster with the proxy',
  fix: ({ expected }) => `set EngineFamily to '${expected}'`,
  invalid: [
    { title: 'MySQL in front of PostgreSQL', resources: { Cluster: postgresql(), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'SQL Server in front of MySQL', resources: { Cluster: mysql(), Proxy: proxy('SQLSERVER'), Targets: targets() } },
  ],
  valid: [
    { title: 'the same', resources: { Cluster: postgresql(), Proxy: proxy('POSTGRESQL'), Targets: targets() } },
    { title: 'Aurora MySQL version 1', resources: { Cluster: mysql({ Engine: 'aurora', EngineVersion: '5.6.mysql_aurora.1.23.4' }), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'a family newer than this package', resources: { Cluster: postgresql(), Proxy: proxy('DSQL'), Targets: targets() } },
    { title: 'the cluster is outside the app', resources: { Proxy: proxy('MYSQL'), Targets: targets({ DBClusterIdentifiers: [ANYTHING] }) } },
    { title: 'the proxy is outside the app', resources: { Cluster: postgresql(), Targets: targets({ DBProxyName: 'proxy-of-another-app' }) } },
    { title: 'the family is an import', resources: { Cluster: postgresql(), Proxy: proxy(ANYTHING), Targets: targets() } },
  ],
});

const engineVersion = rule('ProxyTargetEngineVersion', {
  on: 'proxyTargetGroup',
  with: 'DBClusterIdentifiers',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The cluster behind a proxy has an engine version that RDS Proxy supports.',
  sources: [unsupportedEngine, userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.RDS_Proxy.html', READ)],
  check: ({ clusters }) => {
    const old = clusters.find((one) => lacks(one.version, PROXY_SINCE));
    return old && { at: 'DBClusterIdentifiers', engine: old.engine, version: old.engineVersion };
  },
  what: ({ engine, version }) => `DBClusterIdentifiers names a cluster with Engine '${engine}' and EngineVersion '${version}', which RDS Proxy does not support`,
  why: 'RDS refuses to register the cluster with the proxy',
  fix: 'set EngineVersion of the cluster to a current version',
  invalid: [{ title: '10.7', resources: { Cluster: postgresql({ EngineVersion: '10.7' }), Proxy: proxy('POSTGRESQL'), Targets: targets() } }],
  valid: [
    { title: 'a current version', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Proxy: proxy('POSTGRESQL'), Targets: targets() } },
    { title: 'a version newer than this package', resources: { Cluster: postgresql({ EngineVersion: '99.1' }), Proxy: proxy('POSTGRESQL'), Targets: targets() } },
    { title: 'the version is an import', resources: { Cluster: postgresql({ EngineVersion: ANYTHING }), Proxy: proxy('POSTGRESQL'), Targets: targets() } },
    { title: 'the cluster is outside the app', resources: { Proxy: proxy('POSTGRESQL'), Targets: targets({ DBClusterIdentifiers: [ANYTHING] }) } },
  ],
});

const serverless = rule('ProxyTargetEngineMode', {
  on: 'proxyTargetGroup',
  with: 'DBClusterIdentifiers',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The cluster behind a proxy is not Serverless v1.',
  sources: [unsupportedEngine, limitations],
  check: ({ clusters }) => clusters.some((one) => one.engineMode === 'serverless') && { at: 'DBClusterIdentifiers' },
  what: "DBClusterIdentifiers names a cluster with EngineMode 'serverless'",
  why: 'RDS refuses to register the cluster with the proxy: RDS Proxy does not support Serverless v1',
  fix: 'move the cluster to Serverless v2',
  invalid: [{ title: 'Serverless v1', resources: { Cluster: mysql({ EngineMode: 'serverless' }), Proxy: proxy('MYSQL'), Targets: targets() } }],
  valid: [
    { title: 'Serverless v2', resources: { Cluster: mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 4 } }), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'the mode is an import', resources: { Cluster: mysql({ EngineMode: ANYTHING }), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'the cluster is outside the app', resources: { Proxy: proxy('MYSQL'), Targets: targets({ DBClusterIdentifiers: [ANYTHING] }) } },
  ],
});

const oneTarget = rule('ProxyTargetCount', {
  on: 'proxyTargetGroup',
  with: 'DBClusterIdentifiers',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A proxy has one target: one cluster, or one instance that belongs to none.',
  sources: [limitations],
  check: ({ properties }) => {
    const [clusters, instances] = [properties.count('DBClusterIdentifiers') ?? 0, properties.count('DBInstanceIdentifiers') ?? 0];
    return clusters > 0 && clusters + instances > 1 && { at: 'DBClusterIdentifiers', clusters, instances };
  },
  what: ({ clusters, instances }) => `DBClusterIdentifiers has ${clusters} ${clusters === 1 ? 'cluster' : 'clusters'}${instances === 0 ? '' : ` and DBInstanceIdentifiers ${instances}`}, and a proxy has one target`,
  why: 'RDS refuses to register the second',
  fix: 'keep one cluster, and give each other one a proxy of its own',
  invalid: [
    { title: 'two clusters', resources: { Cluster: mysql(), Second: mysql(), Proxy: proxy('MYSQL'), Targets: targets({ DBClusterIdentifiers: [{ Ref: 'Cluster' }, { Ref: 'Second' }] }) } },
    { title: 'a cluster and an instance', resources: { Cluster: mysql(), Proxy: proxy('MYSQL'), Targets: targets({ DBInstanceIdentifiers: ['reports'] }) } },
  ],
  valid: [
    { title: 'one cluster', resources: { Cluster: mysql(), Proxy: proxy('MYSQL'), Targets: targets({ DBInstanceIdentifiers: [] }) } },
    { title: 'the clusters are an import', resources: { Proxy: proxy('MYSQL'), Targets: targets({ DBClusterIdentifiers: ANYTHING }) } },
  ],
});

const groupName = rule('ProxyTargetGroupName', {
  on: 'proxyTargetGroup',
  effect: 'rejected',
  since: '0.1.0',
  summary: `The target group of a proxy is named ${PROXY_TARGET_GROUP}.`,
  sources: [
    cfnReference('aws-resource-rds-dbproxytargetgroup.html#cfn-rds-dbproxytargetgroup-targetgroupname', READ),
    serviceError('Model validation failed (#/TargetGroupName: #: only 1 subschema matches out of 2)', 'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-proxy-target-group-name/meta.yaml', READ),
    serviceError('Model validation failed (#: required key [TargetGroupName] not found)', 'https://github.com/aws/aws-cdk/issues/8885', READ),
  ],
  check: ({ properties }) => properties.string('TargetGroupName') !== PROXY_TARGET_GROUP && { at: 'TargetGroupName', shown: properties.has('TargetGroupName') ? properties.shown('TargetGroupName') : 'missing' },
  what: ({ shown }) => `TargetGroupName is ${shown}, and the only target group of a proxy is '${PROXY_TARGET_GROUP}'`,
  why: 'CloudFormation refuses the resource',
  fix: `set TargetGroupName to '${PROXY_TARGET_GROUP}'`,
  invalid: [
    { title: 'a name of its own', resources: { Cluster: mysql(), Proxy: proxy('MYSQL'), Targets: targets({ TargetGroupName: 'writers' }) } },
    { title: 'no name', resources: { Cluster: mysql(), Proxy: proxy('MYSQL'), Targets: targets({ TargetGroupName: undefined }) } },
  ],
  valid: [
    { title: 'default', resources: { Cluster: mysql(), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'the name is an import', resources: { Cluster: mysql(), Proxy: proxy('MYSQL'), Targets: targets({ TargetGroupName: ANYTHING }) } },
  ],
});

/** Settings of the connection pool that are numbers within fixed ends. */
interface PoolSetting {
  readonly property: string;
  readonly range: Range;
  readonly source?: Source;
  /** What the setting needs beside it. */
  readonly beside?: Properties;
}

const POOL: readonly PoolSetting[] = [
  {
    property: 'MaxConnectionsPercent',
    range: MAX_CONNECTIONS_PERCENT,
    source: serviceError('MaxConnectionsPercent 0 is beyond supported range 1-100', 'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-proxy-pool-percent/meta.yaml', READ),
  },
  {
    property: 'MaxIdleConnectionsPercent',
    range: MAX_IDLE_CONNECTIONS_PERCENT,
    source: cfnSchema('AWS::RDS::DBProxyTargetGroup', '2026-11-28'),
    beside: { MaxConnectionsPercent: 100 },
  },
  { property: 'ConnectionBorrowTimeout', range: CONNECTION_BORROW_TIMEOUT },
];

const poolSetting = ({ property, range, source, beside }: PoolSetting) =>
  rule(`ProxyPool${property}`, {
    on: 'proxyTargetGroup',
    with: 'ConnectionPoolConfigurationInfo',
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} of a proxy is from ${range.min} to ${range.max}.`,
    sources: [...(source ? [source] : []), poolReference],
    check: ({ properties }) => {
      const value = properties.properties('ConnectionPoolConfigurationInfo')?.number(property);
      return value !== undefined && isOutside(value, range) && { at: `ConnectionPoolConfigurationInfo.${property}`, value };
    },
    what: ({ value }) => `${property} is ${value}, and may be from ${range.min} to ${range.max}`,
    why: 'RDS refuses the connection pool',
    fix: ({ value }) => `set ${property} to ${nearestIn(value, range)}`,
    invalid: [
      { title: 'above', resources: pool({ ...beside, [property]: range.max + 1 }) },
      { title: 'below', resources: pool({ ...beside, [property]: range.min - 1 }) },
    ],
    valid: [
      { title: 'the most', resources: pool({ ...beside, [property]: range.max }) },
      { title: 'the least', resources: pool({ ...beside, [property]: range.min }) },
      { title: 'an import', resources: pool({ ...beside, [property]: ANYTHING }) },
    ],
  });

const idleAboveMax = rule('ProxyPoolIdleAboveMax', {
  on: 'proxyTargetGroup',
  with: 'ConnectionPoolConfigurationInfo',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'MaxIdleConnectionsPercent is set together with MaxConnectionsPercent, and not above it.',
  sources: [poolReference],
  check: ({ properties }) => {
    const settings = properties.properties('ConnectionPoolConfigurationInfo');
    const [idle, max] = [settings?.number('MaxIdleConnectionsPercent'), settings?.number('MaxConnectionsPercent')];
    return idle !== undefined && (max === undefined || idle > max) && { at: 'ConnectionPoolConfigurationInfo.MaxIdleConnectionsPercent', idle, max };
  },
  what: ({ idle, max }) => `MaxIdleConnectionsPercent is ${idle}, and MaxConnectionsPercent is ${max ?? 'missing'}`,
  why: 'RDS refuses the connection pool: idle connections are a part of all connections',
  fix: ({ idle, max }) => (max === undefined ? `set MaxConnectionsPercent to at least ${Math.max(1, idle)}` : `set MaxIdleConnectionsPercent to at most ${max}`),
  invalid: [
    { title: 'more idle than all', resources: pool({ MaxConnectionsPercent: 50, MaxIdleConnectionsPercent: 80 }) },
    { title: 'idle alone', resources: pool({ MaxIdleConnectionsPercent: 50 }) },
  ],
  valid: [
    { title: 'all may be idle', resources: pool({ MaxConnectionsPercent: 50, MaxIdleConnectionsPercent: 50 }) },
    { title: 'left to RDS', resources: pool({ MaxConnectionsPercent: 50 }) },
    { title: 'the most is an import', resources: pool({ MaxConnectionsPercent: ANYTHING, MaxIdleConnectionsPercent: 80 }) },
  ],
});

const pinning = rule('ProxyPoolSessionPinningFilters', {
  on: 'proxyTargetGroup',
  with: 'ConnectionPoolConfigurationInfo',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Session pinning filters are for proxies of MySQL.',
  sources: [limitations],
  check: ({ properties, proxy: front }) => {
    const settings = properties.properties('ConnectionPoolConfigurationInfo');
    return (settings?.count('SessionPinningFilters') ?? 0) > 0 && front?.engineFamily === 'POSTGRESQL' && { at: 'ConnectionPoolConfigurationInfo.SessionPinningFilters' };
  },
  what: "SessionPinningFilters is set on a proxy with EngineFamily 'POSTGRESQL'",
  why: 'RDS Proxy has no filters for PostgreSQL, so sessions are pinned all the same',
  fix: 'remove SessionPinningFilters',
  invalid: [{ title: 'PostgreSQL', resources: { Cluster: postgresql(), Proxy: proxy('POSTGRESQL'), Targets: targets({ ConnectionPoolConfigurationInfo: { SessionPinningFilters: ['EXCLUDE_VARIABLE_SETS'] } }) } }],
  valid: [
    { title: 'MySQL', resources: pool({ SessionPinningFilters: ['EXCLUDE_VARIABLE_SETS'] }) },
    { title: 'an empty list', resources: { Cluster: postgresql(), Proxy: proxy('POSTGRESQL'), Targets: targets({ ConnectionPoolConfigurationInfo: { SessionPinningFilters: [] } }) } },
    { title: 'the family is an import', resources: { Cluster: postgresql(), Proxy: proxy(ANYTHING), Targets: targets({ ConnectionPoolConfigurationInfo: { SessionPinningFilters: ['EXCLUDE_VARIABLE_SETS'] } }) } },
    { title: 'the proxy is outside the app', resources: { Cluster: postgresql(), Targets: targets({ DBProxyName: ANYTHING, ConnectionPoolConfigurationInfo: { SessionPinningFilters: ['EXCLUDE_VARIABLE_SETS'] } }) } },
  ],
});

/** The first instance behind a proxy whose target group waits for none of them, by name; and whether one has Enhanced Monitoring. */
function unawaited(group: ProxyTargetGroup): { readonly instance: string; readonly isMonitored: boolean } | undefined {
  const members = group.clusters.flatMap((one) => one.allMembers);
  const [instance] = members.map(({ logicalId }) => logicalId).sort();
  if (instance === undefined || members.some((one) => group.waitsFor(one))) return undefined;
  return { instance, isMonitored: [...members, ...group.clusters].some(({ properties }) => (properties.number('MonitoringInterval') ?? 0) > 0) };
}

const stateRefused = serviceError('DB Instance <writer instance name> is in an unsupported state - CONFIGURING_ENHANCED_MONITORING, needs to be in [AVAILABLE, MODIFYING, BACKING_UP, CREATING]', 'https://github.com/aws/aws-cdk/issues/31304', READ);
const monitored = { MonitoringInterval: 60, MonitoringRoleArn: 'arn:aws:iam::111122223333:role/monitoring' };

const monitoredInstances = rule('ProxyTargetMonitoredInstances', {
  on: 'proxyTargetGroup',
  with: 'DBClusterIdentifiers',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A proxy registers a cluster after its instances have their Enhanced Monitoring.',
  sources: [stateRefused],
  check: (group) => {
    const found = unawaited(group);
    return found?.isMonitored && { instance: found.instance };
  },
  what: ({ instance }) => `the target group does not wait for the instances of its cluster, such as ${instance}, and they have Enhanced Monitoring`,
  why: 'RDS refuses to register the cluster while an instance is in the state CONFIGURING_ENHANCED_MONITORING, which each of them goes through: whether the deployment meets that is a matter of timing',
  fix: ({ instance }) => `add ${instance} to DependsOn of the target group`,
  invalid: [
    { title: 'no DependsOn', resources: { Cluster: mysql(), Writer: member('aurora-mysql', monitored), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'monitoring of the cluster', resources: { Cluster: mysql(monitored), Writer: member('aurora-mysql'), Proxy: proxy('MYSQL'), Targets: targets() } },
  ],
  valid: [
    { title: 'after the writer', resources: { Cluster: mysql(), Writer: member('aurora-mysql', monitored), Proxy: proxy('MYSQL'), Targets: targets({}, { DependsOn: 'Writer' }) } },
    { title: 'no monitoring', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { MonitoringInterval: 0 }), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'whether it is monitored is an import', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { MonitoringInterval: ANYTHING }), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'the instances are declared in another app', resources: { Cluster: mysql(monitored), Proxy: proxy('MYSQL'), Targets: targets() } },
  ],
});

const beforeInstances = rule('ProxyTargetInstances', {
  on: 'proxyTargetGroup',
  with: 'DBClusterIdentifiers',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A proxy registers a cluster after its instances are created.',
  sources: [stateRefused],
  check: (group) => {
    const found = unawaited(group);
    return found && !found.isMonitored && { instance: found.instance };
  },
  what: ({ instance }) => `the target group does not wait for the instances of its cluster, such as ${instance}`,
  why: 'while an instance is being configured, RDS refuses to register the cluster; whether that happens is a matter of timing',
  fix: ({ instance }) => `add ${instance} to DependsOn of the target group`,
  invalid: [
    { title: 'no DependsOn', resources: { Cluster: mysql(), Writer: member('aurora-mysql'), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'two instances', resources: { Cluster: mysql(), Writer: member('aurora-mysql'), Reader: member('aurora-mysql'), Proxy: proxy('MYSQL'), Targets: targets() } },
  ],
  valid: [
    { title: 'after the writer', resources: { Cluster: mysql(), Writer: member('aurora-mysql'), Proxy: proxy('MYSQL'), Targets: targets({}, { DependsOn: 'Writer' }) } },
    { title: 'after the writer, and beside a reader', resources: { Cluster: mysql(), Writer: member('aurora-mysql'), Reader: member('aurora-mysql'), Proxy: proxy('MYSQL'), Targets: targets({}, { DependsOn: 'Writer' }) } },
    { title: 'the instances are declared in another app', resources: { Cluster: mysql(), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'whose instance it is, is an import', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBClusterIdentifier: ANYTHING }), Proxy: proxy('MYSQL'), Targets: targets() } },
    { title: 'whose instance the one it waits for is, is an import', resources: { Cluster: mysql(), Reader: member('aurora-mysql'), Writer: member('aurora-mysql', { DBClusterIdentifier: ANYTHING }), Proxy: proxy('MYSQL'), Targets: targets({}, { DependsOn: 'Writer' }) } },
  ],
});

export const proxyTargets = topic(
  'proxy-targets',
  { title: 'RDS Proxy: targets', about: 'Which clusters a proxy can stand in front of, and how it pools connections to them.' },
  [
    engineFamily, engineVersion, serverless, oneTarget, groupName, ...POOL.map(poolSetting), idleAboveMax, pinning, monitoredInstances,
    beforeInstances,
  ],
);
