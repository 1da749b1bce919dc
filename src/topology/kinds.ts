import type { Cluster } from './cluster';
import type { ClusterEndpoint } from './cluster-endpoint';
import type { ClusterSnapshot } from './cluster-snapshot';
import type { Deployment } from './deployment';
import type { EventSubscription } from './event-subscription';
import type { GlobalCluster } from './global-cluster';
import type { Instance } from './instance';
import type { Integration } from './integration';
import type { Key } from './key';
import type { ParameterGroup } from './parameter-group';
import type { Reach } from './places';
import type { Proxy, ProxyEndpoint, ProxyTargetGroup } from './proxy';
import type { ReaderAutoscaling } from './reader-autoscaling';
import type { Resource } from './resource';
import type { Role } from './role';
import type { SecurityGroup } from './security-group';
import type { ShardGroup } from './shard-group';
import type { SnsTopic } from './sns-topic';
import type { InternetGatewayAttachment, Subnet, SubnetCidrBlock, SubnetGroup, Vpc } from './subnet-group';

/** A CloudFormation type of the model, and the class that reads it. */
export interface Kind<R extends Resource> {
  readonly type: string;
  /** The property with the name the service knows a resource by, where the type has one. */
  readonly nameProperty: string | undefined;
  /** Within what a name stands for one resource. */
  readonly reach: Reach;
  /** Never set: ties the kind to its class. */
  readonly reads?: R;
}

const kind = <R extends Resource>(type: string, nameProperty?: string, reach: Reach = 'region'): Kind<R> => ({ type, nameProperty, reach });

/** The types the model reads. A type that is not here costs nothing. */
export const KINDS = {
  cluster: kind<Cluster>('AWS::RDS::DBCluster', 'DBClusterIdentifier'),
  instance: kind<Instance>('AWS::RDS::DBInstance', 'DBInstanceIdentifier'),
  globalCluster: kind<GlobalCluster>('AWS::RDS::GlobalCluster', 'GlobalClusterIdentifier', 'account'),
  clusterEndpoint: kind<ClusterEndpoint>('AWS::RDS::DBClusterEndpoint', 'DBClusterEndpointIdentifier'),
  clusterSnapshot: kind<ClusterSnapshot>('AWS::RDS::ClusterSnapshot', 'DBClusterSnapshotIdentifier'),
  clusterParameterGroup: kind<ParameterGroup>('AWS::RDS::DBClusterParameterGroup', 'DBClusterParameterGroupName'),
  instanceParameterGroup: kind<ParameterGroup>('AWS::RDS::DBParameterGroup', 'DBParameterGroupName'),
  subnetGroup: kind<SubnetGroup>('AWS::RDS::DBSubnetGroup', 'DBSubnetGroupName'),
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
  deployment: kind<Deployment>('AWS::RDS::Deployment', 'BlueGreenDeploymentName'),
  eventSubscription: kind<EventSubscription>('AWS::RDS::EventSubscription', 'SubscriptionName'),
  snsTopic: kind<SnsTopic>('AWS::SNS::Topic', 'TopicName'),
  key: kind<Key>('AWS::KMS::Key'),
  role: kind<Role>('AWS::IAM::Role', 'RoleName'),
  readerAutoscaling: kind<ReaderAutoscaling>('AWS::ApplicationAutoScaling::ScalableTarget'),
};

/** The CloudFormation types a reader has to hand over. */
export const RESOURCE_TYPES: ReadonlySet<string> = new Set(Object.values(KINDS).map(({ type }) => type));
