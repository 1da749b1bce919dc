import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** The types whose properties the checks read. */
export const TYPES_READ: ReadonlySet<string> = new Set([
  'AWS::RDS::DBCluster', 'AWS::RDS::DBInstance', 'AWS::RDS::GlobalCluster', 'AWS::RDS::DBClusterEndpoint', 'AWS::RDS::ClusterSnapshot',
  'AWS::RDS::DBClusterParameterGroup', 'AWS::RDS::DBParameterGroup', 'AWS::RDS::DBSubnetGroup',
  'AWS::RDS::DBProxy', 'AWS::RDS::DBProxyTargetGroup', 'AWS::RDS::DBProxyEndpoint', 'AWS::RDS::DBShardGroup',
  'AWS::RDS::Integration', 'AWS::RDS::Deployment', 'AWS::RDS::EventSubscription',
  'AWS::EC2::VPC', 'AWS::EC2::Subnet', 'AWS::EC2::SubnetCidrBlock', 'AWS::EC2::VPCGatewayAttachment', 'AWS::EC2::SecurityGroup',
  'AWS::SNS::Topic', 'AWS::KMS::Key', 'AWS::IAM::Role', 'AWS::ApplicationAutoScaling::ScalableTarget',
  'AWS::SecretsManager::Secret', 'AWS::SecretsManager::SecretTargetAttachment',
  'AWS::RedshiftServerless::Namespace', 'AWS::Redshift::Cluster',
]);

/**
 * Reads every property once: walks the tree, and has CDK resolve the value of each property that is set. It is what any plugin does
 * that looks at values, done in the shortest way there is. Rendering whole resources, as synthesis does, takes more than twice as long.
 */
export function readEverything(app: App): void {
  visit(app, (node) => {
    if (!CfnResource.isCfnResource(node) || !TYPES_READ.has(node.cfnResourceType)) return;
    const stack = Stack.of(node);
    for (const value of Object.values(propertiesOf(node))) {
      if (value !== undefined) stack.resolve(value);
    }
  });
}

/** The properties as they were given, by the names of CDK; protected, because only rendering needs them. */
function propertiesOf(resource: CfnResource): Readonly<Record<string, unknown>> {
  return (resource as unknown as { readonly cfnProperties: Readonly<Record<string, unknown>> }).cfnProperties;
}

function visit(node: IConstruct, visitor: (node: IConstruct) => void): void {
  visitor(node);
  for (const child of node.node.children) visit(child, visitor);
}
