import { rule, topic } from '../../engine/rule';
import { DATABASE_SERVICE, FEATURE_NAMES, POSTGRESQL_FEATURES, isDatabaseService, isForeignFeature, isRoleParameter } from '../../facts/service-roles';
import { apiReference, cfnHandler, serviceError, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { known } from '../../topology/resource';
import { ANYTHING, clusterParameters, mysql, postgresql, roleFor } from '../_examples';
import { spelling } from '../_spelling';

const READ = '2026-11-22';
const ROLE_ARN = 'arn:aws:iam::111122223333:role/loader';
const roles = (...entries: Record<string, unknown>[]) => ({ AssociatedRoles: entries.map((entry) => ({ RoleArn: ROLE_ARN, ...entry })) });
const role = (service: string | string[] = DATABASE_SERVICE) => roleFor({ Service: service });
const roleArn = { 'Fn::GetAtt': ['Role', 'Arn'] };
const associate = userGuide('AuroraMySQL.Integrating.Authorizing.IAM.AddRoleToDBCluster.html', READ);

/** The roles whose feature name can be known, and where they stand. */
const featuresOf = ({ properties }: Cluster): { feature: string | undefined; at: string }[] =>
  (properties.propertiesList('AssociatedRoles') ?? []).flatMap((entry, index) => {
    const read = known(() => ({ feature: entry.string('FeatureName') }));
    return read ? [{ ...read, at: `AssociatedRoles.${index}` }] : [];
  });

const foreignFeature = rule('ClusterRoleFeature', {
  on: 'singleMasterCluster',
  with: 'AssociatedRoles',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Roles are associated for features the engine has.',
  sources: [
    serviceError('The feature name s3Import is not valid for the engine Aurora MySQL.', 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/273', READ),
    userGuide('USER_PostgreSQL.S3Import.AccessPermission.html', READ),
  ],
  check: (cluster) =>
    featuresOf(cluster).flatMap(({ feature, at }) => (feature !== undefined && isForeignFeature(cluster.engine, feature) ? [{ at: `${at}.FeatureName`, feature, engine: cluster.engine }] : [])),
  what: ({ feature, engine }) => `FeatureName is '${feature}', and Engine is '${engine}'`,
  why: 'RDS refuses it: the feature name is not valid for the engine',
  fix: ({ engine }) =>
    engine === 'aurora-postgresql'
      ? `set FeatureName to the feature of Aurora PostgreSQL, such as '${POSTGRESQL_FEATURES[0]}'`
      : 'remove FeatureName, and name the role in a cluster parameter such as aws_default_s3_role',
  invalid: [
    { title: 'a feature of Aurora PostgreSQL', resources: { Group: clusterParameters('aurora-mysql8.0', { aws_default_s3_role: ROLE_ARN }), Cluster: mysql({ DBClusterParameterGroupName: { Ref: 'Group' }, ...roles({ FeatureName: 's3Import' }) }) } },
    { title: 'a feature of RDS for Oracle', resources: { Cluster: postgresql(roles({ FeatureName: 'S3_INTEGRATION' })) } },
  ],
  valid: [
    { title: 'a feature of Aurora PostgreSQL, in Aurora PostgreSQL', resources: { Cluster: postgresql(roles({ FeatureName: 's3Import' }, { FeatureName: 'Lambda' })) } },
    { title: 'no feature in Aurora MySQL', resources: { Group: clusterParameters('aurora-mysql8.0', { aws_default_s3_role: ROLE_ARN }), Cluster: mysql({ DBClusterParameterGroupName: { Ref: 'Group' }, ...roles({}) }) } },
    { title: 'a feature newer than this package', resources: { Cluster: postgresql(roles({ FeatureName: 'Quantum' })) } },
    { title: 'the feature is an import', resources: { Cluster: postgresql(roles({ FeatureName: ANYTHING })) } },
  ],
});

const featureSpelling = spelling('ClusterRoleFeatureSpelling', {
  on: 'singleMasterCluster',
  property: 'AssociatedRoles.*.FeatureName',
  thing: 'feature of Aurora PostgreSQL',
  words: FEATURE_NAMES,
  concerns: (_, __, { engine }) => engine === 'aurora-postgresql',
  why: 'RDS refuses the role: the feature name is not valid for the engine',
  sources: [
    serviceError('The feature name s3Import is not valid for the engine Aurora MySQL.', 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/273', READ),
    userGuide('USER_PostgreSQL.S3Import.AccessPermission.html', READ),
  ],
  example: (value) => ({ Cluster: postgresql(roles({ FeatureName: value })) }),
  wrong: { 'a letter swapped': 's3Improt', 'with an underscore': 's3_export' },
  newer: 'Quantum',
});

const missingArn = rule('ClusterRoleArnMissing', {
  on: 'cluster',
  with: 'AssociatedRoles',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'An associated role says its ARN.',
  sources: [cfnHandler('aws-rds-dbcluster/aws-rds-dbcluster.json', '2026-11-28'), apiReference('API_AddRoleToDBCluster.html', '2026-11-28')],
  check: ({ properties }) =>
    (properties.propertiesList('AssociatedRoles') ?? []).flatMap((entry, index) => (entry.has('RoleArn') ? [] : [{ at: `AssociatedRoles.${index}.RoleArn` }])),
  what: ({ at }) => `${at} is missing`,
  why: 'CloudFormation refuses to create the cluster: RoleArn is required',
  fix: 'set RoleArn to the ARN of the role',
  invalid: [{ title: 'a feature alone', resources: { Cluster: postgresql({ AssociatedRoles: [{ FeatureName: 's3Import' }] }) } }],
  valid: [
    { title: 'an ARN', resources: { Cluster: postgresql(roles({ FeatureName: 's3Import' })) } },
    { title: 'the ARN is an import', resources: { Cluster: postgresql(roles({ RoleArn: ANYTHING, FeatureName: 's3Import' })) } },
  ],
});

const missingFeature = rule('ClusterRoleFeatureMissing', {
  on: 'singleMasterCluster',
  with: 'AssociatedRoles',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Roles of Aurora PostgreSQL are associated for a feature.',
  sources: [
    serviceError('The feature-name parameter must be provided with the current operation for the Aurora (PostgreSQL) engine.', 'https://github.com/aws/aws-cdk/issues/8201', READ),
    userGuide('USER_PostgreSQL.S3Import.AccessPermission.html', READ),
  ],
  check: (cluster) => cluster.engine === 'aurora-postgresql' && featuresOf(cluster).flatMap(({ feature, at }) => (feature === undefined ? [{ at }] : [])),
  what: ({ at }) => `${at}.FeatureName is missing, and Engine is 'aurora-postgresql'`,
  why: 'RDS refuses the role: the feature name must be provided for Aurora PostgreSQL',
  fix: `set FeatureName to what the role is for: ${POSTGRESQL_FEATURES.map((one) => `'${one}'`).join(', ')} and others`,
  invalid: [{ title: 'no feature', resources: { Cluster: postgresql(roles({})) } }],
  valid: [
    { title: 'a feature', resources: { Cluster: postgresql(roles({ FeatureName: 's3Export' })) } },
    { title: 'Aurora MySQL has none', resources: { Group: clusterParameters('aurora-mysql8.0', { aws_default_s3_role: ROLE_ARN }), Cluster: mysql({ DBClusterParameterGroupName: { Ref: 'Group' }, ...roles({}) }) } },
    { title: 'the feature is an import', resources: { Cluster: postgresql(roles({ FeatureName: ANYTHING })) } },
    { title: 'the engine is an import', resources: { Cluster: postgresql({ Engine: ANYTHING, ...roles({}) }) } },
  ],
});

/** Whether the cluster group certainly names no role. */
function namesNoRole(cluster: Cluster): boolean {
  return !cluster.parameterGroup?.parameterNames.some(isRoleParameter);
}

const unusedRole = rule('ClusterRoleParameter', {
  on: 'singleMasterCluster',
  with: 'AssociatedRoles',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Roles of Aurora MySQL are also named by a parameter.',
  sources: [associate],
  check: (cluster) =>
    cluster.engine === 'aurora-mysql' && featuresOf(cluster).some(({ feature }) => feature === undefined) && namesNoRole(cluster) && { at: 'AssociatedRoles' },
  what: 'AssociatedRoles has a role, and no cluster parameter names one',
  why: 'Aurora MySQL uses the role that a parameter names, so the association alone does nothing',
  fix: 'set the parameter of the service, such as aws_default_s3_role or aws_default_lambda_role, to the ARN of the role in the cluster parameter group',
  invalid: [
    { title: 'no parameter group', resources: { Cluster: mysql(roles({})) } },
    { title: 'the default group', resources: { Cluster: mysql({ DBClusterParameterGroupName: 'default.aurora-mysql8.0', ...roles({}) }) } },
    { title: 'a group that names none', resources: { Group: clusterParameters('aurora-mysql8.0', { binlog_format: 'ROW' }), Cluster: mysql({ DBClusterParameterGroupName: { Ref: 'Group' }, ...roles({}) }) } },
  ],
  valid: [
    { title: 'named', resources: { Group: clusterParameters('aurora-mysql8.0', { aws_default_s3_role: ROLE_ARN }), Cluster: mysql({ DBClusterParameterGroupName: { Ref: 'Group' }, ...roles({}) }) } },
    { title: 'the group is in another app', resources: { Cluster: mysql({ DBClusterParameterGroupName: 'orders-parameters', ...roles({}) }) } },
    { title: 'named beside other parameters', resources: { Group: clusterParameters('aurora-mysql8.0', { aws_default_s3_role: ROLE_ARN, binlog_format: 'ROW' }), Cluster: mysql({ DBClusterParameterGroupName: { Ref: 'Group' }, ...roles({}) }) } },
    { title: 'no role', resources: { Cluster: mysql() } },
    { title: 'the group is an import', resources: { Cluster: mysql({ DBClusterParameterGroupName: ANYTHING, ...roles({}) }) } },
  ],
});

/** An Aurora MySQL cluster with roles, and a group that sets a parameter. */
const naming = (value: unknown, properties: Record<string, unknown> = {}, parameter = 'aws_default_s3_role') => ({
  Role: role(),
  Group: clusterParameters('aurora-mysql8.0', { [parameter]: value }),
  Cluster: mysql({ DBClusterParameterGroupName: { Ref: 'Group' }, ...properties }),
});

const unassociated = rule('ClusterRoleAssociation', {
  on: 'singleMasterCluster',
  with: 'DBClusterParameterGroupName',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A role that a parameter of Aurora MySQL names is associated with the cluster.',
  sources: [associate],
  check: (cluster) => {
    const group = cluster.engine === 'aurora-mysql' ? cluster.parameterGroup : undefined;
    return (group?.parameterNames.filter(isRoleParameter) ?? []).flatMap((name) => {
      const named = known(() => group!.parameterTarget(name));
      return named === undefined || named === '' || cluster.isAssociatedWith(named) ? [] : [{ at: 'AssociatedRoles', name }];
    });
  },
  what: ({ name }) => `the cluster parameter ${name} names a role that is not in AssociatedRoles`,
  why: 'the cluster cannot assume a role that is not associated with it, so statements that call the service fail',
  fix: 'add the role to AssociatedRoles, by its RoleArn alone',
  invalid: [
    { title: 'no role', resources: naming(roleArn) },
    { title: 'another role', resources: naming(ROLE_ARN, roles({ RoleArn: 'arn:aws:iam::111122223333:role/other' })) },
    { title: 'for Lambda', resources: naming(roleArn, {}, 'aws_default_lambda_role') },
  ],
  valid: [
    { title: 'associated', resources: naming(roleArn, roles({ RoleArn: roleArn })) },
    { title: 'associated, outside the app', resources: naming(ROLE_ARN, roles({})) },
    { title: 'no role is named', resources: naming('') },
    { title: 'which role is named is an import', resources: naming(ANYTHING) },
    { title: 'which role is associated is an import', resources: naming(roleArn, roles({ RoleArn: ANYTHING })) },
    { title: 'the group is in another app', resources: { Cluster: mysql({ DBClusterParameterGroupName: 'orders-parameters' }) } },
  ],
});

const twice = rule('ClusterRoleTwice', {
  on: 'singleMasterCluster',
  with: 'AssociatedRoles',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'Each feature of Aurora PostgreSQL has a role of its own.',
  sources: [{ url: 'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds/issues/373', read: '2026-11-28' }],
  check: ({ properties }) => {
    const read = (properties.propertiesList('AssociatedRoles') ?? []).map((entry) =>
      known(() => ({ role: entry.identity('RoleArn'), feature: entry.string('FeatureName') })));
    return read.flatMap((one, index) => {
      const first = read.slice(0, index).find((before) => one?.role !== undefined && one.role === before?.role);
      return first?.feature !== undefined && one?.feature !== undefined && first.feature !== one.feature
        ? [{ at: `AssociatedRoles.${index}.RoleArn`, feature: one.feature, before: first.feature }]
        : [];
    });
  },
  what: ({ feature, before }) => `RoleArn for '${feature}' is the role that is already there for '${before}'`,
  why: ({ feature }) => `a role can be associated with a cluster once, and CloudFormation says nothing: '${feature}' has no role`,
  fix: ({ feature }) => `make a role of its own for '${feature}'`,
  invalid: [
    { title: 'import and export', resources: { Role: role(), Cluster: postgresql(roles({ RoleArn: roleArn, FeatureName: 's3Import' }, { RoleArn: roleArn, FeatureName: 's3Export' })) } },
    { title: 'outside the app', resources: { Cluster: postgresql(roles({ FeatureName: 's3Import' }, { FeatureName: 'Lambda' })) } },
  ],
  valid: [
    { title: 'two roles', resources: { Role: role(), Cluster: postgresql(roles({ RoleArn: roleArn, FeatureName: 's3Import' }, { FeatureName: 's3Export' })) } },
    { title: 'one role is an import', resources: { Cluster: postgresql(roles({ FeatureName: 's3Import' }, { RoleArn: ANYTHING, FeatureName: 's3Export' })) } },
    { title: 'the feature is an import', resources: { Cluster: postgresql(roles({ FeatureName: 's3Import' }, { FeatureName: ANYTHING })) } },
  ],
});

const trusting = (Role: ReturnType<typeof role>) => ({ Role, Cluster: postgresql(roles({ RoleArn: roleArn, FeatureName: 'Lambda' })) });

const trust = rule('ClusterRoleTrust', {
  on: 'singleMasterCluster',
  with: 'AssociatedRoles',
  effect: 'rejected',
  since: '0.1.0',
  summary: `Associated roles can be assumed by ${DATABASE_SERVICE}.`,
  sources: [
    serviceError(
      'IAM Role ARN value is invalid or does not include the required permissions for AWS Role Integration',
      'https://github.com/hashicorp/terraform-provider-aws/issues/20945',
      '2026-11-28',
    ),
    userGuide('AuroraMySQL.Integrating.Authorizing.IAM.CreateRole.html', READ),
    cfnHandler('aws-rds-dbcluster/src/main/java/software/amazon/rds/dbcluster/BaseHandlerStd.java', READ),
  ],
  check: ({ associatedRoles }) =>
    associatedRoles.flatMap(({ role: one, index }) => {
      const trusted = known(() => one.trustedInsteadOf(isDatabaseService));
      return trusted === undefined ? [] : [{ at: `AssociatedRoles.${index}.RoleArn`, trusted }];
    }),
  what: ({ trusted }) => `RoleArn is a role that only ${trusted} can assume`,
  why: 'RDS refuses to associate it with the cluster: it does not include the required permissions for AWS Role Integration',
  fix: `let ${DATABASE_SERVICE} assume the role`,
  invalid: [
    { title: 'a role for Lambda', resources: trusting(role('lambda.amazonaws.com')) },
    { title: 'a role for two others', resources: trusting(role(['lambda.amazonaws.com', 'glue.amazonaws.com'])) },
    { title: 'the role of Enhanced Monitoring', resources: trusting(role('monitoring.rds.amazonaws.com')) },
    { title: 'a role for people', resources: trusting(roleFor({ AWS: 'arn:aws:iam::111122223333:root' })) },
  ],
  valid: [
    { title: 'a role for the database', resources: trusting(role()) },
    { title: 'a role for the database and another service', resources: trusting(role(['lambda.amazonaws.com', DATABASE_SERVICE])) },
    { title: 'a role for people and the database', resources: trusting(roleFor({ AWS: 'arn:aws:iam::111122223333:root' }, { Service: DATABASE_SERVICE })) },
    { title: 'a role for everyone', resources: trusting(roleFor({ AWS: '*' })) },
    { title: 'the role is in another app', resources: { Cluster: postgresql(roles({ FeatureName: 'Lambda' })) } },
    { title: 'the role is an import', resources: { Cluster: postgresql(roles({ RoleArn: ANYTHING, FeatureName: 'Lambda' })) } },
  ],
});

export const serviceRoles = topic(
  'service-roles',
  { title: 'Roles for other services', about: 'The IAM roles a cluster loads from S3, calls Lambda or asks a model with.' },
  [foreignFeature, featureSpelling, missingArn, missingFeature, unusedRole, unassociated, twice, trust],
);
