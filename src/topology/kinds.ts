import type { Cluster } from './cluster';
import type { ClusterEndpoint } from './cluster-endpoint';
import type { ClusterSnapshot } from './cluster-snapshot';
import type { WarehouseCluster, WarehouseNamespace } from './data-warehouse';
import type { Deployment } from './deployment';
import type { EventSubscription } from './event-subscription';
import type { GlobalCluster } from './global-cluster';
import type { Instance } from './instance';
import type { Integration } from './integration';
import type { Key } from './key';
import type { ParameterGroup } from './parameter-group';
import type { Reach } from './places';
import type { Proxy, ProxyEndpoint, ProxyTargetGroup } from './proxy';
import type { Queue } from './queue';
import type { ReaderAutoscaling } from './reader-autoscaling';
import type { Resource } from './resource';
import type { Role } from './role';
import type { Secret, SecretAttachment } from './secret';
import type { SecurityGroup, SecurityGroupIngress } from './security-group';
import type { ShardGroup } from './shard-group';
import type { SnsTopic } from './sns-topic';
import type { SsmParameter } from './ssm-parameter';
import type { InternetGatewayAttachment, Subnet, SubnetCidrBlock, SubnetGroup, Vpc } from './subnet-group';

/** A CloudFormation type of the model, and the class that reads it. */
export interface Kind<R extends Resource> {
  readonly type: string;
  /** The property with the name the service knows a resource by, where the type has one. */
  readonly nameProperty: string | undefined;
  /** Within what a name stands for one resource. */
  readonly reach: Reach;
  /** The service and the type in its ARN, before the name: `rds:cluster:`. Undefined where an ARN does not end with the name. */
  readonly arnPrefix: string | undefined;
  /** Never set: ties the kind to its class. */
  readonly reads?: R;
}

const kind = <R extends Resource>(type: string, nameProperty?: string, arnPrefix?: string, reach: Reach = 'region'): Kind<R> => ({
  type,
  nameProperty,
  arnPrefix,
  reach,
});

/** What rules read, and what they look up. A type that is not here costs nothing. */
const CHECKED_KINDS = {
  cluster: kind<Cluster>('AWS::RDS::DBCluster', 'DBClusterIdentifier', 'rds:cluster:'),
  instance: kind<Instance>('AWS::RDS::DBInstance', 'DBInstanceIdentifier', 'rds:db:'),
  globalCluster: kind<GlobalCluster>('AWS::RDS::GlobalCluster', 'GlobalClusterIdentifier', 'rds:global-cluster:', 'account'),
  clusterEndpoint: kind<ClusterEndpoint>('AWS::RDS::DBClusterEndpoint', 'DBClusterEndpointIdentifier', 'rds:cluster-endpoint:'),
  clusterSnapshot: kind<ClusterSnapshot>('AWS::RDS::ClusterSnapshot', 'DBClusterSnapshotIdentifier', 'rds:cluster-snapshot:'),
  clusterParameterGroup: kind<ParameterGroup>('AWS::RDS::DBClusterParameterGroup', 'DBClusterParameterGroupName', 'rds:cluster-pg:'),
  instanceParameterGroup: kind<ParameterGroup>('AWS::RDS::DBParameterGroup', 'DBParameterGroupName', 'rds:pg:'),
  subnetGroup: kind<SubnetGroup>('AWS::RDS::DBSubnetGroup', 'DBSubnetGroupName', 'rds:subgrp:'),
  subnet: kind<Subnet>('AWS::EC2::Subnet'),
  subnetCidrBlock: kind<SubnetCidrBlock>('AWS::EC2::SubnetCidrBlock'),
  vpc: kind<Vpc>('AWS::EC2::VPC'),
  internetGatewayAttachment: kind<InternetGatewayAttachment>('AWS::EC2::VPCGatewayAttachment'),
  securityGroup: kind<SecurityGroup>('AWS::EC2::SecurityGroup'),
  proxy: kind<Proxy>('AWS::RDS::DBProxy', 'DBProxyName'),
  proxyTargetGroup: kind<ProxyTargetGroup>('AWS::RDS::DBProxyTargetGroup'),
  proxyEndpoint: kind<ProxyEndpoint>('AWS::RDS::DBProxyEndpoint', 'DBProxyEndpointName'),
  shardGroup: kind<ShardGroup>('AWS::RDS::DBShardGroup', 'DBShardGroupIdentifier'),
  integration: kind<Integration>('AWS::RDS::Integration', 'IntegrationName'),
  warehouseNamespace: kind<WarehouseNamespace>('AWS::RedshiftServerless::Namespace', 'NamespaceName'),
  warehouseCluster: kind<WarehouseCluster>('AWS::Redshift::Cluster', 'ClusterIdentifier'),
  deployment: kind<Deployment>('AWS::RDS::Deployment', 'BlueGreenDeploymentName'),
  eventSubscription: kind<EventSubscription>('AWS::RDS::EventSubscription', 'SubscriptionName', 'rds:es:'),
  snsTopic: kind<SnsTopic>('AWS::SNS::Topic', 'TopicName', 'sns:'),
  key: kind<Key>('AWS::KMS::Key', undefined, 'kms:key/'),
  secret: kind<Secret>('AWS::SecretsManager::Secret', 'Name'),
  secretAttachment: kind<SecretAttachment>('AWS::SecretsManager::SecretTargetAttachment'),
  role: kind<Role>('AWS::IAM::Role', 'RoleName', 'iam:role/'),
  readerAutoscaling: kind<ReaderAutoscaling>('AWS::ApplicationAutoScaling::ScalableTarget'),
};

/** What drawings show beyond that. */
const DRAWN_KINDS = {
  securityGroupIngress: kind<SecurityGroupIngress>('AWS::EC2::SecurityGroupIngress'),
  ssmParameter: kind<SsmParameter>('AWS::SSM::Parameter', 'Name'),
  queue: kind<Queue>('AWS::SQS::Queue', 'QueueName'),
};

/** The types the model reads. */
export const KINDS = { ...CHECKED_KINDS, ...DRAWN_KINDS };

/** The CloudFormation types a reader has to hand over. */
export const RESOURCE_TYPES: ReadonlySet<string> = new Set(Object.values(KINDS).map(({ type }) => type));

/**
 * The CloudFormation types that a reference tells. One to any other stands for something that is not known, as what is in an SSM parameter:
 * rules do not conclude anything from it.
 */
export const REFERENCE_TYPES: ReadonlySet<string> = new Set(Object.values(CHECKED_KINDS).map(({ type }) => type));
