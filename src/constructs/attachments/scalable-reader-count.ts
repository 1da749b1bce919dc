import { Stack } from 'aws-cdk-lib';
import * as appscaling from 'aws-cdk-lib/aws-applicationautoscaling';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { Shape, requireAddition, requireDeclaration } from '../../arguments/argument';
import { number, optional, wholeNumber } from '../../arguments/checks';
import { SCALED_CLUSTER_PREFIX, SCALED_READERS_DIMENSION, SCALED_READERS_ROLE, SCALED_READERS_SERVICE } from '../../facts/reader-autoscaling';
import { SCALING_SCHEDULE, TARGET_TRACKING_PROPS, aCluster } from '../shared/aws-arguments';
import { instancesIn } from '../shared/cluster-instances';
import { storedIdentifier } from '../shared/identifiers';

/** How many readers there may be. */
export interface ReaderScalingOptions extends appscaling.EnableScalingProps {
}

/** Properties of `ScalableReaderCount`. */
export interface ScalableReaderCountProps extends ReaderScalingOptions {
  /** The cluster whose readers are counted. */
  readonly cluster: rds.IDatabaseCluster;
}

/** Options of `ScalableReaderCount.scaleOnCpuUtilization`. */
export interface ReaderCpuScalingProps extends appscaling.BaseTargetTrackingProps {
  /** The CPU load of the readers on average that is aimed at, in percent. */
  readonly targetUtilizationPercent: number;
}

/** Options of `ScalableReaderCount.scaleOnConnections`. */
export interface ReaderConnectionsScalingProps extends appscaling.BaseTargetTrackingProps {
  /** The number of connections per reader on average that is aimed at. */
  readonly targetConnections: number;
}

const SCALABLE_READER_COUNT_PROPS: Shape<ScalableReaderCountProps> = {
  minCapacity: optional(wholeNumber({ min: 0 })),
  maxCapacity: wholeNumber({ min: 0 }),
  cluster: aCluster(),
};

const CPU_SCALING_PROPS: Shape<ReaderCpuScalingProps> = {
  ...TARGET_TRACKING_PROPS,
  targetUtilizationPercent: number({ min: 0, max: 100 }),
};

const CONNECTIONS_SCALING_PROPS: Shape<ReaderConnectionsScalingProps> = {
  ...TARGET_TRACKING_PROPS,
  targetConnections: number({ min: 0 }),
};

/**
 * The number of readers of a cluster, which Application Auto Scaling changes with the load or by the clock.
 *
 * It counts the readers that are declared, and adds some of the class of the writer; it only ever removes those it added itself. A
 * reader that it adds is in no template, so that its tags and settings are those Aurora chooses, and it has to be gone before the
 * cluster can be deleted. Connections reach it through the reader endpoint.
 *
 * It needs at least one reader, and is not for clusters of Serverless v2 instances, each of which scales by itself.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Integrating.AutoScaling.html
 * @resource AWS::ApplicationAutoScaling::ScalableTarget
 * @example
 * const readers = cluster.autoScaleReaders({ minCapacity: 1, maxCapacity: 5 });
 * readers.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
 */
export class ScalableReaderCount extends appscaling.BaseScalableAttribute {
  /**
   * Registers the number of readers with Application Auto Scaling.
   *
   * @param scope the construct it is made in, such as the stack
   * @param id its id, unique in `scope`
   * @param props the cluster, and how many readers there may be
   * @throws an error when a number is no whole one of at least 0, and when `minCapacity` is above `maxCapacity`
   */
  constructor(scope: Construct, id: string, props: ScalableReaderCountProps) {
    requireDeclaration(scope, id, SCALABLE_READER_COUNT_PROPS, props);
    super(scope, id, {
      serviceNamespace: appscaling.ServiceNamespace.RDS,
      dimension: SCALED_READERS_DIMENSION,
      resourceId: SCALED_CLUSTER_PREFIX + storedIdentifierOf(props.cluster),
      role: serviceLinkedRole(scope),
      minCapacity: props.minCapacity,
      maxCapacity: props.maxCapacity,
    });
    // The service looks at the instances of the cluster when it is registered, and has to let go of it before they are deleted.
    this.node.addDependency(...instancesIn(props.cluster));
  }

  /**
   * Adds readers when their CPU load is above the target on average, and removes some when it is below.
   *
   * @param id the id of the policy, unique in the scaling
   * @param props the load to aim at, and how fast to follow
   * @throws an error when the target is no number from 0 to 100
   */
  public scaleOnCpuUtilization(id: string, props: ReaderCpuScalingProps): void {
    requireAddition(this, id, props, CPU_SCALING_PROPS, 'props');
    this.doScaleToTrackMetric(id, {
      ...cooldowns(props),
      predefinedMetric: appscaling.PredefinedMetric.RDS_READER_AVERAGE_CPU_UTILIZATION,
      targetValue: props.targetUtilizationPercent,
    });
  }

  /**
   * Adds readers when they have more connections than the target on average, and removes some when they have fewer.
   *
   * @param id the id of the policy, unique in the scaling
   * @param props the number to aim at, and how fast to follow
   * @throws an error when the target is no number of at least 0
   */
  public scaleOnConnections(id: string, props: ReaderConnectionsScalingProps): void {
    requireAddition(this, id, props, CONNECTIONS_SCALING_PROPS, 'props');
    this.doScaleToTrackMetric(id, {
      ...cooldowns(props),
      predefinedMetric: appscaling.PredefinedMetric.RDS_READER_AVERAGE_DATABASE_CONNECTIONS,
      targetValue: props.targetConnections,
    });
  }

  /**
   * Changes the lowest and the highest number of readers at a time, such as before the shop opens.
   *
   * @param id the id of the schedule, unique in the scaling
   * @param props when, and the numbers from then on
   */
  public scaleOnSchedule(id: string, props: appscaling.ScalingSchedule): void {
    requireAddition(this, id, props, SCALING_SCHEDULE, 'props');
    this.doScaleOnSchedule(id, props);
  }
}

function cooldowns(props: appscaling.BaseTargetTrackingProps): appscaling.BaseTargetTrackingProps {
  const { policyName, disableScaleIn, scaleInCooldown, scaleOutCooldown } = props;
  return { policyName, disableScaleIn, scaleInCooldown, scaleOutCooldown };
}

/** The resource is only found under the identifier as RDS stores it. */
function storedIdentifierOf(cluster: rds.IDatabaseCluster): string {
  const declared = (cluster.node.defaultChild as rds.CfnDBCluster | undefined)?.dbClusterIdentifier ?? cluster.clusterIdentifier;
  const stored = storedIdentifier(declared);
  return stored === declared ? cluster.clusterIdentifier : stored;
}

/** Application Auto Scaling creates it when it is first needed in the account. */
function serviceLinkedRole(scope: Construct): iam.IRole {
  return iam.Role.fromRoleArn(scope, 'ReaderScalingRole', Stack.of(scope).formatArn({
    service: 'iam',
    region: '',
    resource: 'role',
    resourceName: `aws-service-role/${SCALED_READERS_SERVICE}/${SCALED_READERS_ROLE}`,
  }));
}
