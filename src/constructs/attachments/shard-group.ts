import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { storedIdentifier } from '../shared/identifiers';

/** Options of `SingleMasterCluster.addShardGroup`. */
export interface ShardGroupOptions {
  /** The most capacity all routers and shards take together, in Aurora capacity units (ACUs) of 2 GiB memory each. At least 16. */
  readonly maxCapacity: number;

  /**
   * The least capacity they take together, in ACUs. It is paid for at all times, and decides how many routers and shards there are.
   *
   * @default - chosen by Aurora
   */
  readonly minCapacity?: number;

  /**
   * Standbys of each shard, each in another Availability Zone: 0, 1 or 2. A standby costs as much as its shard.
   *
   * @default 1
   */
  readonly computeRedundancy?: number;

  /**
   * The name of the shard group, unique in the account and Region. It cannot change without replacing the shard group.
   *
   * @default - a name chosen by CloudFormation
   */
  readonly shardGroupIdentifier?: string;

  /**
   * Whether it has an address on the internet.
   *
   * @default false
   */
  readonly publiclyAccessible?: boolean;
}

/** Properties of `ShardGroup`. */
export interface ShardGroupProps extends ShardGroupOptions {
  /** The cluster it belongs to, which is one of Aurora PostgreSQL Limitless Database. */
  readonly cluster: rds.IDatabaseCluster;
}

/**
 * The capacity of an Aurora PostgreSQL Limitless Database: routers that take connections, and shards among which the tables are
 * divided.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/limitless.html
 * @resource AWS::RDS::DBShardGroup
 * @example
 * cluster.addShardGroup('Shards', { minCapacity: 16, maxCapacity: 768 });
 */
export class ShardGroup extends Construct {
  /** The name of the shard group. */
  public readonly shardGroupIdentifier: string;

  /** The host name to connect to. */
  public readonly hostname: string;

  /**
   * Declares the shard group.
   *
   * @param scope the construct it is made in, such as the stack
   * @param id its id, unique in `scope`
   * @param props the cluster, and the capacity of its shards
   */
  constructor(scope: Construct, id: string, props: ShardGroupProps) {
    super(scope, id);
    const resource = new rds.CfnDBShardGroup(this, 'Resource', {
      dbClusterIdentifier: props.cluster.clusterIdentifier,
      dbShardGroupIdentifier: storedIdentifier(props.shardGroupIdentifier),
      maxAcu: props.maxCapacity,
      minAcu: props.minCapacity,
      computeRedundancy: props.computeRedundancy ?? 1,
      publiclyAccessible: props.publiclyAccessible ?? false,
    });
    this.shardGroupIdentifier = resource.ref;
    this.hostname = resource.attrEndpoint;
  }
}
