import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { Shape, requireDeclaration } from '../../arguments/argument';
import { flag, number, optional, text, wholeNumber } from '../../arguments/checks';
import { aCluster } from '../shared/aws-arguments';
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

const SHARD_GROUP_PROPS: Shape<ShardGroupProps> = {
  maxCapacity: number({ min: 0 }),
  minCapacity: optional(number({ min: 0 })),
  computeRedundancy: optional(wholeNumber({ min: 0 })),
  shardGroupIdentifier: optional(text({ fix: 'leave it out for a name of its own' })),
  publiclyAccessible: optional(flag()),
  cluster: aCluster(),
};

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
   * @throws an error when `shardGroupIdentifier` is empty, and when a number is none or below 0
   */
  constructor(scope: Construct, id: string, props: ShardGroupProps) {
    requireDeclaration(scope, id, SHARD_GROUP_PROPS, props);
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
