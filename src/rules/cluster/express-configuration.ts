import { rule, topic } from '../../engine/rule';
import { EXPRESS_ENGINE, EXPRESS_NETWORK_TYPE, EXPRESS_PORT, EXPRESS_STORAGE_TYPE } from '../../facts/express-configuration';
import { apiReference, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const EXPRESS = 'CHAP_GettingStartedAurora.AuroraPostgreSQL.ExpressConfig.html';
const settings = userGuide(`${EXPRESS}#CHAP_GettingStartedAurora.AuroraPostgreSQL.ExpressConfig.Settings`, READ);
const limitations = userGuide(`${EXPRESS}#CHAP_GettingStartedAurora.AuroraPostgreSQL.ExpressConfig.Limitations`, READ);

const express = (properties: Record<string, unknown> = {}) =>
  postgresql({ WithExpressConfiguration: true, ManageMasterUserPassword: undefined, ...properties });

const engine = rule('ExpressEngine', {
  on: 'cluster',
  with: 'WithExpressConfiguration',
  effect: 'rejected',
  since: '0.1.0',
  summary: `An express configuration has the engine ${EXPRESS_ENGINE}.`,
  sources: [settings, limitations],
  check: (cluster) => cluster.hasExpressConfiguration && cluster.engine !== EXPRESS_ENGINE && { at: 'WithExpressConfiguration', engine: cluster.engine },
  what: (violation) => `WithExpressConfiguration is true on a cluster with Engine '${violation.engine}'`,
  why: `RDS refuses to create the cluster: express configurations exist for ${EXPRESS_ENGINE} only`,
  fix: `set Engine to '${EXPRESS_ENGINE}', or remove WithExpressConfiguration`,
  invalid: [{ title: 'Aurora MySQL', resources: { Cluster: mysql({ WithExpressConfiguration: true }) } }],
  valid: [
    { title: 'Aurora PostgreSQL', resources: { Cluster: express() } },
    { title: 'not express', resources: { Cluster: mysql({ WithExpressConfiguration: false }) } },
    { title: 'the engine is an import', resources: { Cluster: mysql({ Engine: ANYTHING, WithExpressConfiguration: true }) } },
  ],
});

/** A setting that an express configuration decides by itself. */
interface PresetSetting {
  readonly id: string;
  readonly property: string;
  readonly value: unknown;
  /** What a template with the value says as well. */
  readonly beside?: Readonly<Record<string, unknown>>;
  /** The preset, where saying it does no harm. */
  readonly preset?: string | number | false;
  readonly why: string;
  /** Never to be printed. */
  readonly secret?: boolean;
}

const NO_VPC = 'the cluster is in no VPC';
const IAM_ONLY = 'users log in with IAM only';
const PRESET: readonly PresetSetting[] = [
  { id: 'EngineVersion', property: 'EngineVersion', value: '16.8', why: 'the cluster starts with the default version' },
  { id: 'DbSubnetGroupName', property: 'DBSubnetGroupName', value: 'data', why: NO_VPC },
  { id: 'VpcSecurityGroupIds', property: 'VpcSecurityGroupIds', value: ['sg-0123456789abcdef0'], why: NO_VPC },
  { id: 'NetworkType', property: 'NetworkType', value: 'DUAL', preset: EXPRESS_NETWORK_TYPE, why: 'the gateway to the internet is IPv4 only' },
  { id: 'KmsKeyId', property: 'KmsKeyId', value: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2', beside: { StorageEncrypted: true }, why: 'the cluster is encrypted with a key of the service' },
  { id: 'Port', property: 'Port', value: 5433, preset: EXPRESS_PORT, why: `the port is always ${EXPRESS_PORT}` },
  { id: 'DbClusterParameterGroupName', property: 'DBClusterParameterGroupName', value: 'parameters', why: 'the cluster starts with the default parameter group' },
  { id: 'StorageType', property: 'StorageType', value: 'aurora-iopt1', preset: EXPRESS_STORAGE_TYPE, why: `the cluster starts with the storage type ${EXPRESS_STORAGE_TYPE}` },
  { id: 'MasterUserPassword', property: 'MasterUserPassword', value: '{{resolve:secretsmanager:database:SecretString:password}}', secret: true, why: IAM_ONLY },
  { id: 'ManageMasterUserPassword', property: 'ManageMasterUserPassword', value: true, preset: false, why: IAM_ONLY },
  { id: 'Domain', property: 'Domain', value: 'd-1234567890', beside: { DomainIAMRoleName: 'rds-directory' }, why: IAM_ONLY },
  { id: 'GlobalClusterIdentifier', property: 'GlobalClusterIdentifier', value: 'world', why: 'the cluster cannot be in a global database' },
];

/** Whether the cluster says anything but the preset. */
function differs({ properties }: Cluster, { property, preset }: PresetSetting): boolean {
  if (!properties.has(property)) return false;
  // `False` may be taken for the preset.
  if (preset === false) return properties.boolean(property) === true;
  return preset === undefined || properties.string(property) !== String(preset);
}

const presetSetting = (setting: PresetSetting) => {
  const { id, property, value, beside, preset, why, secret = false } = setting;
  return rule(`Express${id}`, {
    on: 'cluster',
    with: 'WithExpressConfiguration',
    effect: 'ignored',
    since: '0.1.0',
    summary: `${property} is left to an express configuration.`,
    sources: [settings, limitations, apiReference('API_CreateDBCluster.html', READ)],
    check: (cluster) => cluster.hasExpressConfiguration && differs(cluster, setting) && { at: property, shown: secret ? 'set' : cluster.properties.shown(property) },
    what: ({ shown }) => `${property} is ${shown} on a cluster with an express configuration`,
    why: `the express configuration decides it: ${why}`,
    fix: `remove ${property}, or remove WithExpressConfiguration`,
    invalid: [{ title: 'said', resources: { Cluster: express({ [property]: value }) } }],
    valid: [
      preset === undefined ? { title: 'not said', resources: { Cluster: express() } } : { title: 'the preset', resources: { Cluster: express({ [property]: preset }) } },
      { title: 'whether it is express is an import', resources: { Cluster: express({ WithExpressConfiguration: ANYTHING, [property]: value, ...beside }) } },
    ],
  });
};

const proxyTarget = (cluster: unknown) => other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: 'proxy', TargetGroupName: 'default', DBClusterIdentifiers: [cluster] });

const proxy = rule('ExpressProxy', {
  on: 'cluster',
  with: 'WithExpressConfiguration',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A cluster with an express configuration is not behind RDS Proxy.',
  sources: [limitations],
  check: (cluster) => cluster.hasExpressConfiguration && cluster.proxyTargetGroups.length > 0 && { at: 'WithExpressConfiguration' },
  what: 'WithExpressConfiguration is true on a cluster behind RDS Proxy',
  why: 'RDS Proxy does not support clusters outside a VPC, so the proxy has nothing to connect to',
  fix: 'remove the proxy, or remove WithExpressConfiguration',
  invalid: [{ title: 'behind a proxy', resources: { Cluster: express(), Targets: proxyTarget({ Ref: 'Cluster' }) } }],
  valid: [
    { title: 'no proxy', resources: { Cluster: express() } },
    { title: 'which cluster the proxy is for is an import', resources: { Cluster: express(), Targets: proxyTarget(ANYTHING) } },
  ],
});

export const expressConfiguration = topic(
  'express-configuration',
  { title: 'Express configuration', about: 'What WithExpressConfiguration decides by itself when it creates an Aurora PostgreSQL cluster in seconds.' },
  [engine, ...PRESET.map(presetSetting), proxy],
);
