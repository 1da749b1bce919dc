import { RemovalPolicy } from 'aws-cdk-lib';
import * as appscaling from 'aws-cdk-lib/aws-applicationautoscaling';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Check, Shape } from '../../arguments/argument';
import {
  date, duration, flag, instance, listOf, mapOf, number, object, oneOf, optional, text, wholeNumber, word, part,
} from '../../arguments/checks';

/** Objects of CDK. */
export const aVpc = (): Check => instance('ec2.IVpc', 'vpcId');
export const aSecurityGroup = (): Check => instance('ec2.ISecurityGroup', 'securityGroupId');
export const anInstanceType = (): Check => instance('ec2.InstanceType', 'architecture');
export const aRole = (): Check => instance('iam.IRole', 'roleArn');
export const aKey = (): Check => instance('kms.IKey', 'keyArn');
export const aKeyRef = (): Check => instance('kms.IKeyRef', 'keyRef', 'keyArn');
export const aSecret = (): Check => instance('secretsmanager.ISecret', 'secretArn');
export const aGrantee = (): Check => instance('iam.IGrantable', 'grantPrincipal');
export const aCluster = (): Check => instance('rds.IDatabaseCluster', 'clusterIdentifier');
export const aDatabaseProxy = (): Check => instance('rds.DatabaseProxy', 'dbProxyName');
export const anEngine = (): Check => instance('rds.IClusterEngine', 'engineType');
export const aParameterGroup = (): Check => instance('rds.IParameterGroup', 'bindToCluster');
export const aSubnetGroup = (): Check => instance('rds.ISubnetGroup', 'subnetGroupName', 'dbSubnetGroupRef');

/** What becomes of a resource that is taken out. CDK has to know. */
export const aRemovalPolicy = (): Check => oneOf(Object.values(RemovalPolicy), { isKnown: true });

const SUBNET_SELECTION: Shape<ec2.SubnetSelection> = {
  subnetType: optional(oneOf(Object.values(ec2.SubnetType), { isKnown: true })),
  availabilityZones: optional(listOf(text())),
  subnetGroupName: optional(text({ isKnown: true })),
  onePerAz: optional(flag({ isKnown: true })),
  subnetFilters: optional(listOf(instance('ec2.SubnetFilter', 'selectSubnets'))),
  subnets: optional(listOf(instance('ec2.ISubnet', 'subnetId'))),
};

/** Subnets of a VPC. */
export const aSubnetSelection = (): Check => object(SUBNET_SELECTION);

const BACKUP: Shape<rds.BackupProps> = {
  retention: duration('Days'),
  preferredWindow: optional(text()),
};

/** How long and when backups are made. */
export const aBackup = (): Check => object(BACKUP);

export const METRIC_OPTIONS: Shape<cloudwatch.MetricOptions> = {
  period: optional(duration('Seconds')),
  statistic: optional(text({ isKnown: true })),
  dimensionsMap: optional(mapOf(text())),
  unit: optional(word('cloudwatch.Unit.COUNT')),
  label: optional(part(text({ mayBeEmpty: true }))),
  color: optional(text()),
  id: optional(text()),
  visible: optional(flag()),
  account: optional(text()),
  region: optional(text()),
  stackAccount: optional(text()),
  stackRegion: optional(text()),
};

const COMMON_ROTATION_OPTIONS = {
  automaticallyAfter: optional(duration('Seconds')),
  excludeCharacters: optional(text({ mayBeEmpty: true })),
  vpcSubnets: optional(aSubnetSelection()),
  endpoint: optional(instance('ec2.IInterfaceVpcEndpoint', 'vpcEndpointId')),
  securityGroup: optional(aSecurityGroup()),
  rotateImmediatelyOnUpdate: optional(flag()),
};

export const SINGLE_USER_ROTATION_OPTIONS: Shape<rds.RotationSingleUserOptions> = COMMON_ROTATION_OPTIONS;

export const MULTI_USER_ROTATION_OPTIONS: Shape<rds.RotationMultiUserOptions> = { ...COMMON_ROTATION_OPTIONS, secret: aSecret() };

export const PROXY_OPTIONS: Shape<rds.DatabaseProxyOptions> = {
  dbProxyName: optional(text()),
  borrowTimeout: optional(duration('Seconds')),
  initQuery: optional(text({ mayBeEmpty: true })),
  maxConnectionsPercent: optional(number({ min: 0, max: 100 })),
  maxIdleConnectionsPercent: optional(number({ min: 0, max: 100 })),
  sessionPinningFilters: optional(listOf(instance('rds.SessionPinningFilter', 'filterName'))),
  debugLogging: optional(flag()),
  iamAuth: optional(flag({ isKnown: true })),
  idleClientTimeout: optional(duration('Seconds')),
  requireTLS: optional(flag()),
  role: optional(aRole()),
  secrets: optional(listOf(aSecret())),
  securityGroups: optional(listOf(aSecurityGroup())),
  vpcSubnets: optional(aSubnetSelection()),
  vpc: aVpc(),
  clientPasswordAuthType: optional(word('rds.ClientPasswordAuthType.MYSQL_NATIVE_PASSWORD')),
  defaultAuthScheme: optional(word('rds.DefaultAuthScheme.IAM_AUTH')),
};

export const TARGET_TRACKING_PROPS: Shape<appscaling.BaseTargetTrackingProps> = {
  policyName: optional(text()),
  disableScaleIn: optional(flag()),
  scaleInCooldown: optional(duration('Seconds')),
  scaleOutCooldown: optional(duration('Seconds')),
};

export const SCALING_SCHEDULE: Shape<appscaling.ScalingSchedule> = {
  schedule: instance('appscaling.Schedule', 'expressionString'),
  startTime: optional(date()),
  endTime: optional(date()),
  minCapacity: optional(wholeNumber({ min: 0 })),
  maxCapacity: optional(wholeNumber({ min: 0 })),
  timeZone: optional(instance('TimeZone', 'timezoneName')),
};
