import { Duration } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';

/** What can be said of an instance of a `MultiMasterCluster` and of a `SecondaryCluster` alike. */
export interface AuroraInstanceOptions {
  /**
   * The instance type.
   *
   * @default - `instanceType` of the cluster
   */
  readonly instanceType?: ec2.InstanceType;

  /**
   * The Availability Zone of the instance.
   *
   * @default - the zones of the cluster's subnets in turn, in the order of `instanceIdentifiers`; the service chooses when the cluster
   * has a `subnetGroup`, or subnets in fewer than two known zones
   */
  readonly availabilityZone?: string;

  /**
   * The identifier of the instance. CloudFormation cannot replace an instance that has one.
   *
   * @default - CloudFormation generates one
   */
  readonly instanceIdentifier?: string;

  /**
   * When the instance may be maintained: `ddd:hh24:mi-ddd:hh24:mi`, in UTC, at least 30 minutes.
   *
   * @default - a window RDS chooses at random
   */
  readonly preferredMaintenanceWindow?: string;
}

/** What can be said of a `MultiMasterCluster` and of a `SecondaryCluster` alike. */
export interface AuroraClusterOptions {
  /** The VPC of the cluster, in the Region of its stack. */
  readonly vpc: ec2.IVpc;

  /**
   * The subnets of the cluster, in two Availability Zones at least.
   *
   * @default - the isolated subnets of the VPC, or else the private ones with egress; a VPC without either needs this property
   */
  readonly vpcSubnets?: ec2.SubnetSelection;

  /**
   * The security groups of the cluster.
   *
   * @default - a new one that lets nothing in or out until `connections` is told to
   */
  readonly securityGroups?: ec2.ISecurityGroup[];

  /**
   * How long exported logs are kept.
   *
   * @default logs.RetentionDays.THREE_MONTHS
   */
  readonly cloudwatchLogsRetention?: logs.RetentionDays;

  /**
   * The interval of Enhanced Monitoring: 1, 5, 10, 15, 30 or 60 seconds, or 0 for none. Its log ingestion is billed.
   *
   * @default Duration.seconds(60)
   */
  readonly monitoringInterval?: Duration;

  /**
   * The role Enhanced Monitoring writes with.
   *
   * @default - a new one, unless `monitoringInterval` is 0 or there are no instances
   */
  readonly monitoringRole?: iam.IRole;

  /**
   * When the cluster may be maintained: `ddd:hh24:mi-ddd:hh24:mi`, in UTC, at least 30 minutes.
   *
   * @default - a window RDS chooses at random
   */
  readonly preferredMaintenanceWindow?: string;

  /**
   * Whether snapshots get the tags of the cluster.
   *
   * @default true
   */
  readonly copyTagsToSnapshot?: boolean;
}
