import * as rds from 'aws-cdk-lib/aws-rds';
import { OptionalCheck, Shape } from '../../arguments/argument';
import {
  amount, duration, flag, instance, known, listOf, number, object, oneOf, optional, parameters, port, secretInstance, text, wholeNumber,
  word,
} from '../../arguments/checks';
import { MAX_INSTANCES } from '../../facts/members';
import {
  aBackup, aKey, aKeyRef, anEngine, anInstanceType, aParameterGroup, aRemovalPolicy, aRole, aSecurityGroup, aSubnetGroup, aSubnetSelection,
  aVpc,
} from '../shared/aws-arguments';
import { CLUSTER_IDENTIFIER } from '../shared/cluster-arguments';
import { WORKLOAD } from '../shared/workload';
import { ClusterDefaults } from './cluster-defaults';
import { SingleMasterClusterProps } from './single-master-cluster-props';

const bucket = (): OptionalCheck => optional(listOf(instance('s3.IBucket', 'bucketArn')));
const insightsRetention = (): OptionalCheck => optional(amount('rds.PerformanceInsightRetention.DEFAULT'));

/** Those of `instanceProps`, which are deprecated. */
const INSTANCE_PROPS: Shape<rds.InstanceProps> = {
  instanceType: optional(anInstanceType()),
  vpc: aVpc(),
  vpcSubnets: optional(aSubnetSelection()),
  securityGroups: optional(listOf(aSecurityGroup())),
  parameterGroup: optional(aParameterGroup()),
  parameters: optional(parameters()),
  enablePerformanceInsights: optional(flag()),
  performanceInsightRetention: insightsRetention(),
  performanceInsightEncryptionKey: optional(aKey()),
  autoMinorVersionUpgrade: optional(flag()),
  allowMajorVersionUpgrade: optional(flag()),
  deleteAutomatedBackups: optional(flag()),
  publiclyAccessible: optional(flag()),
  preferredMaintenanceWindow: optional(text()),
};

/** Those of `rds.DatabaseCluster` that the version of aws-cdk-lib has this library is built with; newer ones it looks at by itself. */
const DATABASE_CLUSTER_PROPS: Shape<rds.DatabaseClusterProps> = {
  credentials: optional(secretInstance('rds.Credentials', 'username')),
  replicationSourceIdentifier: optional(text()),
  manageMasterUserPassword: optional(flag({ isKnown: true })),
  engine: anEngine(),
  instances: optional(known(wholeNumber({ min: 1, max: MAX_INSTANCES }))),
  instanceProps: optional(object(INSTANCE_PROPS)),
  writer: optional(instance('rds.IClusterInstance', 'bind')),
  readers: optional(listOf(instance('rds.IClusterInstance', 'bind'))),
  serverlessV2MaxCapacity: optional(number({ min: 0 })),
  serverlessV2MinCapacity: optional(number({ min: 0 })),
  serverlessV2AutoPauseDuration: optional(duration('Seconds')),
  vpc: optional(aVpc()),
  vpcSubnets: optional(aSubnetSelection()),
  securityGroups: optional(listOf(aSecurityGroup())),
  instanceUpdateBehaviour: optional(word('rds.InstanceUpdateBehaviour.ROLLING')),
  backtrackWindow: optional(duration('Seconds')),
  backup: optional(aBackup()),
  port: optional(port()),
  clusterIdentifier: CLUSTER_IDENTIFIER,
  instanceIdentifierBase: optional(text()),
  defaultDatabaseName: optional(text()),
  deletionProtection: optional(flag()),
  preferredMaintenanceWindow: optional(text()),
  parameterGroup: optional(aParameterGroup()),
  parameters: optional(parameters()),
  removalPolicy: optional(aRemovalPolicy()),
  cloudwatchLogsExports: optional(listOf(text())),
  cloudwatchLogsRetention: optional(amount('logs.RetentionDays.THREE_MONTHS')),
  cloudwatchLogsRetentionRole: optional(aRole()),
  monitoringInterval: optional(duration('Seconds')),
  monitoringRole: optional(aRole()),
  enableClusterLevelEnhancedMonitoring: optional(flag()),
  s3ImportRole: optional(aRole()),
  s3ImportBuckets: bucket(),
  s3ExportRole: optional(aRole()),
  s3ExportBuckets: bucket(),
  subnetGroup: optional(aSubnetGroup()),
  iamAuthentication: optional(flag()),
  storageEncrypted: optional(flag()),
  storageEncryptionKey: optional(aKeyRef()),
  storageType: optional(word('rds.DBClusterStorageType.AURORA')),
  copyTagsToSnapshot: optional(flag()),
  networkType: optional(word('rds.NetworkType.IPV4')),
  domain: optional(text()),
  domainRole: optional(aRole()),
  enableDataApi: optional(flag()),
  enableLocalWriteForwarding: optional(flag()),
  enablePerformanceInsights: optional(flag()),
  performanceInsightRetention: insightsRetention(),
  performanceInsightEncryptionKey: optional(aKey()),
  databaseInsightsMode: optional(word('rds.DatabaseInsightsMode.STANDARD')),
  autoMinorVersionUpgrade: optional(flag()),
  clusterScalabilityType: optional(word('rds.ClusterScalabilityType.LIMITLESS')),
  clusterScailabilityType: optional(word('rds.ClusterScailabilityType.LIMITLESS')),
  engineLifecycleSupport: optional(word('rds.EngineLifecycleSupport.OPEN_SOURCE_RDS_EXTENDED_SUPPORT')),
  deleteAutomatedBackups: optional(flag()),
};

export const SINGLE_MASTER_CLUSTER_PROPS: Shape<SingleMasterClusterProps> = {
  ...DATABASE_CLUSTER_PROPS,
  customerManagedKey: optional(flag({ isKnown: true })),
  workload: WORKLOAD,
  defaults: optional(oneOf(Object.values(ClusterDefaults), { isKnown: true })),
  restoreFrom: optional(instance('RestoreSource', 'isClone')),
  dbInstanceParameterGroup: optional(aParameterGroup()),
};
