import { table } from './tables';

/**
 * What constructs of aws-rds call properties of CloudFormation, where that is another name: `backup.retention` for
 * `BackupRetentionPeriod`. What only differs in its case, such as `storageEncrypted`, is not in here.
 *
 * Source: aws-cdk-lib 2.276.0, aws-rds/lib/cluster.d.ts, aurora-cluster-instance.d.ts and proxy.d.ts, read 2026-11-29. A test sets each of
 * them, and looks which property of the template it is.
 */

/** A construct that makes a resource. */
export type MakerName = 'DatabaseCluster' | 'ClusterInstance' | 'DatabaseProxy';

/** The properties of one resource type, as the construct that makes it calls them. */
export interface ConstructProperties {
  readonly construct: MakerName;
  /** By the path of the CloudFormation property. */
  readonly names: Readonly<Record<string, string>>;
}

const CONSTRUCTS = table<ConstructProperties>({
  'AWS::RDS::DBCluster': {
    construct: 'DatabaseCluster',
    names: table({
      'BackupRetentionPeriod': 'backup.retention',
      'DatabaseName': 'defaultDatabaseName',
      'DBClusterIdentifier': 'clusterIdentifier',
      'DBClusterParameterGroupName': 'parameterGroup',
      'DBSubnetGroupName': 'subnetGroup',
      'DomainIAMRoleName': 'domainRole',
      'EnableCloudwatchLogsExports': 'cloudwatchLogsExports',
      'EnableHttpEndpoint': 'enableDataApi',
      'EnableIAMDatabaseAuthentication': 'iamAuthentication',
      'EngineVersion': 'engine',
      'KmsKeyId': 'storageEncryptionKey',
      'MasterUsername': 'credentials',
      'MasterUserPassword': 'credentials',
      'PerformanceInsightsEnabled': 'enablePerformanceInsights',
      'PerformanceInsightsKmsKeyId': 'performanceInsightEncryptionKey',
      'PerformanceInsightsRetentionPeriod': 'performanceInsightRetention',
      'PreferredBackupWindow': 'backup.preferredWindow',
      'ServerlessV2ScalingConfiguration.MaxCapacity': 'serverlessV2MaxCapacity',
      'ServerlessV2ScalingConfiguration.MinCapacity': 'serverlessV2MinCapacity',
      'ServerlessV2ScalingConfiguration.SecondsUntilAutoPause': 'serverlessV2AutoPauseDuration',
      'VpcSecurityGroupIds': 'securityGroups',
    }),
  },
  'AWS::RDS::DBInstance': {
    construct: 'ClusterInstance',
    names: table({
      CACertificateIdentifier: 'caCertificate',
      DBInstanceClass: 'instanceType',
      DBInstanceIdentifier: 'instanceIdentifier',
      DBParameterGroupName: 'parameterGroup',
      PerformanceInsightsKMSKeyId: 'performanceInsightEncryptionKey',
      PerformanceInsightsRetentionPeriod: 'performanceInsightRetention',
    }),
  },
  'AWS::RDS::DBProxy': {
    construct: 'DatabaseProxy',
    names: table({
      Auth: 'secrets',
      RoleArn: 'role',
      VpcSecurityGroupIds: 'securityGroups',
      VpcSubnetIds: 'vpcSubnets',
    }),
  },
  'AWS::RDS::DBProxyTargetGroup': {
    construct: 'DatabaseProxy',
    names: table({ 'ConnectionPoolConfigurationInfo.ConnectionBorrowTimeout': 'borrowTimeout' }),
  },
});

/** The types that are in the table. */
export const CONSTRUCT_TYPES: readonly string[] = Object.keys(CONSTRUCTS);

/** What the construct that makes a type calls its properties; undefined for other types. */
export const constructProperties = (type: string): ConstructProperties | undefined => CONSTRUCTS[type];

/** What the construct that makes a type calls a property, by its path; undefined where the name is the same, or not known. */
export const nameInConstruct = (type: string, path: string): string | undefined => CONSTRUCTS[type]?.names[path];
