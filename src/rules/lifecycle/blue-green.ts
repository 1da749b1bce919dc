import { rule, topic } from '../../engine/rule';
import { INSTANCE_SETTINGS, MAX_DEPLOYMENT_NAME } from '../../facts/blue-green';
import { RDS_NAME_SHAPE, isRdsName, nearestRdsName } from '../../facts/rds-names';
import { isEndpoint, isResourceId } from '../../facts/resource-ids';
import { apiModel, apiReference, userGuide } from '../../facts/sources';
import { ANYTHING, clusterParameters, mysql, other, stackName } from '../_examples';

const READ = '2026-11-22';
const createDeployment = apiReference('API_CreateBlueGreenDeployment.html', READ);
const limitations = userGuide('blue-green-deployments-considerations.html', READ);

type Properties = Record<string, unknown>;
const source = (properties: Properties = {}) =>
  mysql({ ManageMasterUserPassword: undefined, MasterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}', ...properties });
const deployment = (properties: Properties = {}) => other('AWS::RDS::Deployment', { BlueGreenDeploymentName: 'upgrade', Source: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }, ...properties });

/** A value of a setting, for the examples. */
const EXAMPLES: Readonly<Record<string, unknown>> = { TargetDBInstanceClass: 'db.r6g.large', TargetStorageType: 'gp3', UpgradeTargetStorageConfig: true };

const instanceSetting = (property: (typeof INSTANCE_SETTINGS)[number]) =>
  rule(`Deployment${property.replace('DB', 'Db')}`, {
    on: 'deployment',
    with: property,
    effect: 'ignored',
    since: '0.1.0',
    summary: `${property} is for blue/green deployments of single instances, not of Aurora clusters.`,
    sources: [createDeployment],
    check: ({ properties, sourceCluster }) =>
      properties.has(property) && sourceCluster?.isAurora && { at: property, shown: properties.shown(property) },
    what: ({ shown }) => `${property} is ${shown} on a blue/green deployment of an Aurora cluster`,
    why: 'the setting does not apply to Aurora',
    fix: `remove ${property}, and change the green cluster after it is created`,
    invalid: [{ title: 'of a cluster', resources: { Cluster: source(), Deployment: deployment({ [property]: EXAMPLES[property] ?? 1000 }) } }],
    valid: [
      { title: 'not said', resources: { Cluster: source(), Deployment: deployment() } },
      { title: 'the source is outside the app', resources: { Deployment: deployment({ Source: ANYTHING, [property]: EXAMPLES[property] ?? 1000 }) } },
    ],
  });

const managedPassword = rule('DeploymentManagedPassword', {
  on: 'deployment',
  with: 'Source',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The source of a blue/green deployment does not have its password managed in Secrets Manager.',
  sources: [limitations],
  check: ({ sourceCluster }) => sourceCluster?.properties.boolean('ManageMasterUserPassword') && { at: 'Source', cluster: sourceCluster.logicalId },
  what: ({ cluster }) => `Source is ${cluster}, a cluster with ManageMasterUserPassword`,
  why: 'RDS refuses to create the deployment: it does not support master user passwords that Secrets Manager manages',
  fix: ({ cluster }) => `set ManageMasterUserPassword of ${cluster} to false, and MasterUserPassword to a reference to a secret of your own`,
  invalid: [{ title: 'managed', resources: { Cluster: mysql(), Deployment: deployment() } }],
  valid: [
    { title: 'a secret of your own', resources: { Cluster: source(), Deployment: deployment() } },
    { title: 'the source is outside the app', resources: { Deployment: deployment({ Source: ANYTHING }) } },
    { title: 'whether it is managed is an import', resources: { Cluster: mysql({ ManageMasterUserPassword: ANYTHING }), Deployment: deployment() } },
  ],
});

const integrations = rule('DeploymentIntegration', {
  on: 'deployment',
  with: 'Source',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'The source of a blue/green deployment has no zero-ETL integration.',
  sources: [limitations],
  check: ({ sourceCluster }) => sourceCluster && sourceCluster.integrations.length > 0 && { at: 'Source', cluster: sourceCluster.logicalId, integration: sourceCluster.integrations[0]?.logicalId },
  what: ({ cluster, integration }) => `Source is ${cluster}, which the integration ${integration} reads from`,
  why: 'the deployment cannot be switched over while its clusters have zero-ETL integrations',
  fix: ({ integration }) => `remove ${integration} before the switchover, and create it anew afterwards`,
  invalid: [
    {
      title: 'an integration',
      resources: {
        Parameters: clusterParameters('aurora-mysql8.0', { aurora_enhanced_binlog: '1', binlog_backup: '0', binlog_format: 'ROW', binlog_replication_globaldb: '0', binlog_row_metadata: 'full' }),
        Cluster: source({ DBClusterParameterGroupName: { Ref: 'Parameters' } }),
        Copy: other('AWS::RDS::Integration', { SourceArn: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }, TargetArn: 'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/sales' }),
        Deployment: deployment(),
      },
    },
  ],
  valid: [
    { title: 'none', resources: { Cluster: source(), Deployment: deployment() } },
    { title: 'the source is outside the app', resources: { Deployment: deployment({ Source: ANYTHING }) } },
  ],
});

const proxied = rule('DeploymentProxy', {
  on: 'deployment',
  with: 'Source',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'No proxy stands in front of the source of a blue/green deployment.',
  sources: [{ url: 'https://www.repost.aws/articles/AR_Nibb0wmTLSVvW2FpuxHYQ/managing-rds-proxy-connections-when-using-blue-green-deployments-with-rds-or-aurora', read: READ }],
  check: ({ sourceCluster }) => sourceCluster && sourceCluster.proxyTargetGroups.length > 0 && { at: 'Source', cluster: sourceCluster.logicalId, group: sourceCluster.proxyTargetGroups[0]?.logicalId },
  what: ({ cluster, group }) => `Source is ${cluster}, and the proxy target group ${group} leads to it`,
  why: 'blue/green deployments do not support RDS Proxy directly: the proxy does not follow the switchover',
  fix: ({ group }) => `plan to remove ${group} before the switchover, and to register the green cluster after it`,
  invalid: [
    {
      title: 'a proxy',
      resources: { Cluster: source(), Targets: other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: 'app', TargetGroupName: 'default', DBClusterIdentifiers: [{ Ref: 'Cluster' }] }), Deployment: deployment() },
    },
  ],
  valid: [
    { title: 'none', resources: { Cluster: source(), Deployment: deployment() } },
    { title: 'the source is outside the app', resources: { Deployment: deployment({ Source: ANYTHING }) } },
  ],
});

const sourceArn = rule('DeploymentSource', {
  on: 'deployment',
  with: 'Source',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Source of a blue/green deployment is an ARN.',
  sources: [apiModel('DatabaseArn', '2026-11-28'), createDeployment],
  check: (one) => {
    if (one.namesSourceByIdentifier) return { at: 'Source', shown: 'the identifier of a cluster' };
    const target = one.properties.target('Source');
    // Of resource ids and endpoints DeploymentSourceResourceId speaks.
    return typeof target === 'string' && !target.startsWith('arn:') && !isResourceId(target) && !isEndpoint(target) && { at: 'Source', shown: `'${target}'` };
  },
  what: ({ shown }) => `Source is ${shown}, and has to be an ARN`,
  why: 'RDS refuses to create the deployment',
  fix: "set Source to the attribute DBClusterArn of the cluster, by 'Fn::GetAtt'",
  invalid: [
    { title: 'a reference, which gives the identifier', resources: { Cluster: source(), Deployment: deployment({ Source: { Ref: 'Cluster' } }) } },
    { title: 'a name', resources: { Deployment: deployment({ Source: 'sales' }) } },
  ],
  valid: [
    { title: 'the attribute', resources: { Cluster: source(), Deployment: deployment() } },
    { title: 'an import', resources: { Deployment: deployment({ Source: ANYTHING }) } },
  ],
});

const name = rule('DeploymentName', {
  on: 'deployment',
  with: 'BlueGreenDeploymentName',
  effect: 'rejected',
  since: '0.1.0',
  summary: `BlueGreenDeploymentName has at most ${MAX_DEPLOYMENT_NAME} characters: ${RDS_NAME_SHAPE}.`,
  sources: [apiModel('BlueGreenDeploymentName', '2026-11-28'), createDeployment],
  check: ({ properties }) => {
    const value = properties.outline('BlueGreenDeploymentName');
    return value !== undefined && !isRdsName(value, MAX_DEPLOYMENT_NAME) && { at: 'BlueGreenDeploymentName', value };
  },
  what: ({ value }) => `BlueGreenDeploymentName is '${value}', and may have at most ${MAX_DEPLOYMENT_NAME} characters: ${RDS_NAME_SHAPE}`,
  why: 'RDS refuses the name',
  fix: ({ value }) => `set BlueGreenDeploymentName to '${nearestRdsName(value, MAX_DEPLOYMENT_NAME)}'`,
  invalid: [
    { title: 'a space', resources: { Cluster: source(), Deployment: deployment({ BlueGreenDeploymentName: 'to version 8' }) } },
    { title: 'too long', resources: { Cluster: source(), Deployment: deployment({ BlueGreenDeploymentName: 'a'.repeat(61) }) } },
    { title: 'an underscore behind the name of the stack', resources: { Cluster: source(), Deployment: deployment({ BlueGreenDeploymentName: stackName('_8') }) } },
  ],
  valid: [
    { title: 'the name of the stack in front', resources: { Cluster: source(), Deployment: deployment({ BlueGreenDeploymentName: stackName('-8') }) } },
    { title: 'as long as can be', resources: { Cluster: source(), Deployment: deployment({ BlueGreenDeploymentName: 'a'.repeat(60) }) } },
    { title: 'the name is an import', resources: { Cluster: source(), Deployment: deployment({ BlueGreenDeploymentName: ANYTHING }) } },
  ],
});

export const blueGreen = topic(
  'blue-green',
  { title: 'Blue/green deployments', about: 'Which clusters can be deployed blue/green, and which settings such a deployment takes.' },
  [...INSTANCE_SETTINGS.map(instanceSetting), managedPassword, integrations, proxied, sourceArn, name],
);
