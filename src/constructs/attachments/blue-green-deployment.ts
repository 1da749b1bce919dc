import { CfnResource, Names } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { Shape, requireDeclaration } from '../../arguments/argument';
import { optional, text } from '../../arguments/checks';
import { MAX_DEPLOYMENT_NAME } from '../../facts/blue-green';
import { defaultClusterParameters } from '../../facts/construct-defaults';
import { aCluster, anEngine, aParameterGroup } from '../shared/aws-arguments';
import { instancesIn } from '../shared/cluster-instances';

/** Options of `SingleMasterCluster.addBlueGreenDeployment`. */
export interface BlueGreenDeploymentOptions {
  /**
   * The name of the deployment, unique in the account and Region.
   *
   * @default - one derived from the stack and the path of the construct
   */
  readonly deploymentName?: string;

  /**
   * The engine with the version of the green cluster.
   *
   * @default - the version of the blue cluster
   */
  readonly targetEngine?: rds.IClusterEngine;

  /**
   * The cluster parameter group of the green cluster.
   *
   * @default - one with the parameters `SingleMasterCluster` sets when `targetEngine` needs a group of another family; or else that
   * of the blue cluster
   */
  readonly targetParameterGroup?: rds.IParameterGroup;

  /**
   * The DB parameter group of the instances of the green cluster.
   *
   * @default - that of the instances of the blue cluster, or the default one of another family
   */
  readonly targetInstanceParameterGroup?: rds.IParameterGroup;
}

/** Properties of `BlueGreenDeployment`. */
export interface BlueGreenDeploymentProps extends BlueGreenDeploymentOptions {
  /** The cluster in production, which is the blue one. */
  readonly cluster: rds.IDatabaseCluster;
}

const BLUE_GREEN_DEPLOYMENT_PROPS: Shape<BlueGreenDeploymentProps> = {
  deploymentName: optional(text({ fix: 'leave it out for a name of its own' })),
  targetEngine: optional(anEngine()),
  targetParameterGroup: optional(aParameterGroup()),
  targetInstanceParameterGroup: optional(aParameterGroup()),
  cluster: aCluster(),
};

/**
 * A copy of a cluster, the green one, that follows it by replication: to upgrade or to change parameters there, to test it, and then
 * to switch over within about a minute.
 *
 * CloudFormation creates the green cluster; the switchover is a step of yours (`aws rds switchover-blue-green-deployment`), after
 * which the green cluster has the names of the blue one. Set `engine` and parameters of the cluster in the app to what has become of
 * it then, and remove the deployment. Until then the green instances and their changes to the storage are paid for.
 *
 * The blue cluster has to be prepared: with `binlog_format` other than OFF in `parameters` on Aurora MySQL, with
 * `rds.logical_replication` of 1 on Aurora PostgreSQL, rebooted since. It has `credentials` of its own, because RDS refuses a
 * deployment while it manages the password.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/blue-green-deployments-creating.html
 * @resource AWS::RDS::Deployment
 * @example
 * import { aws_rds as rds } from 'aws-cdk-lib';
 *
 * cluster.addBlueGreenDeployment('Upgrade', {
 *   targetEngine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 }),
 * });
 */
export class BlueGreenDeployment extends Construct {
  /** The name of the deployment. */
  public readonly deploymentName: string;

  /**
   * Declares the deployment.
   *
   * @param scope the construct it is made in, such as the stack
   * @param id its id, unique in `scope`
   * @param props the cluster that is copied, and what its copy has in its place
   * @throws an error when `deploymentName` is empty
   */
  constructor(scope: Construct, id: string, props: BlueGreenDeploymentProps) {
    requireDeclaration(scope, id, BLUE_GREEN_DEPLOYMENT_PROPS, props);
    super(scope, id);
    this.deploymentName = props.deploymentName ?? Names.uniqueResourceName(this, { maxLength: MAX_DEPLOYMENT_NAME, separator: '-' });

    // A plain resource, since the oldest aws-cdk-lib we work with has no class for it.
    const resource = new CfnResource(this, 'Resource', { type: 'AWS::RDS::Deployment' });
    resource.addPropertyOverride('BlueGreenDeploymentName', this.deploymentName);
    resource.addPropertyOverride('Source', arnOf(props.cluster));
    resource.addPropertyOverride('TargetEngineVersion', props.targetEngine?.engineVersion?.fullVersion);
    const parameterGroup = props.targetParameterGroup ?? this.groupOfOtherFamily(props);
    resource.addPropertyOverride('TargetDBClusterParameterGroupName', parameterGroup?.bindToCluster({}).parameterGroupName);
    const instanceGroup = props.targetInstanceParameterGroup?.bindToInstance({});
    resource.addPropertyOverride('TargetDBParameterGroupName', instanceGroup?.parameterGroupName);
    // RDS copies the instances there are.
    resource.node.addDependency(...instancesIn(props.cluster));
  }

  private groupOfOtherFamily({ cluster, targetEngine }: BlueGreenDeploymentProps): rds.ParameterGroup | undefined {
    const family = targetEngine?.parameterGroupFamily;
    if (targetEngine === undefined || family === undefined || family === cluster.engine?.parameterGroupFamily) {
      return undefined;
    }
    return new rds.ParameterGroup(this, 'ParameterGroup', {
      engine: targetEngine,
      parameters: defaultClusterParameters(targetEngine.engineType),
    });
  }
}

/** The attribute where there is one, for then the deployment follows the cluster. */
function arnOf(cluster: rds.IDatabaseCluster): string {
  const resource = cluster.node.defaultChild;
  return rds.CfnDBCluster.isCfnDBCluster(resource) ? resource.attrDbClusterArn : cluster.clusterArn;
}
