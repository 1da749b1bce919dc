import * as rds from 'aws-cdk-lib/aws-rds';
import { Shape, requireArgument, requireProperties } from '../../arguments/argument';
import { optional, text } from '../../arguments/checks';
import { aCluster } from '../shared/aws-arguments';

/** Options of `RestoreSource.pointInTime`. */
export interface PointInTimeOptions {
  /**
   * The moment to go back to, in ISO 8601 with a zone: `2026-11-01T12:00:00Z`. It is within the backup retention of the source.
   *
   * It has to stay as it is for as long as the cluster lives: with another time CloudFormation replaces the cluster.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-restoretotime
   * @default - the latest moment there is, usually within the last five minutes
   */
  readonly restoreToTime?: string;
}

const POINT_IN_TIME_OPTIONS: Shape<PointInTimeOptions> = {
  restoreToTime: optional(text({ fix: 'leave it out for the latest moment' })),
};

/** What the factories hand to the constructor. */
interface Source {
  readonly snapshotIdentifier?: string;
  readonly sourceCluster?: rds.IDatabaseCluster;
  readonly sourceClusterIdentifier?: string;
  readonly isClone?: boolean;
  readonly restoreToTime?: string;
}

/**
 * What a new cluster is made from: a snapshot, or the storage of another cluster.
 *
 * A cluster that is made from something has the data, the users and the encryption of that. Its `restoreFrom` has to stay in the
 * app for as long as the cluster lives: CloudFormation does not restore again, but without it, or with another one, it replaces the
 * cluster. To undo a mistake, declare a second cluster that is restored, and let the application change over; the broken one can be
 * looked at until then.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-snapshotidentifier
 * @example
 * import { aws_rds as rds } from 'aws-cdk-lib';
 * import { RestoreSource, SingleMasterCluster } from 'cdk-aurora-topology';
 *
 * new SingleMasterCluster(stack, 'Restored', {
 *   vpc,
 *   engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 }),
 *   restoreFrom: RestoreSource.snapshot('arn:aws:rds:eu-west-1:111122223333:cluster-snapshot:before-migration'),
 * });
 */
export class RestoreSource {
  /**
   * A snapshot of a cluster, or of a DB instance of RDS for MySQL or PostgreSQL, which is copied in full.
   *
   * @param identifierOrArn the name or ARN of a cluster snapshot; of an instance, the ARN
   * @throws an error when the identifier is empty
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-restore-snapshot.html
   */
  public static snapshot(identifierOrArn: string): RestoreSource {
    requireArgument('identifierOrArn', identifierOrArn, text({ fix: 'name the snapshot' }));
    return new RestoreSource({ snapshotIdentifier: identifierOrArn });
  }

  /**
   * Another cluster as it was at a moment, which is copied in full from its backups.
   *
   * @param cluster the cluster to copy
   * @param options the time whose state is copied
   * @throws an error when the time is empty
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-pitr.html
   */
  public static pointInTime(cluster: rds.IDatabaseCluster, options: PointInTimeOptions = {}): RestoreSource {
    return new RestoreSource({ ...sourceOf(cluster), restoreToTime: checkedTime(options) });
  }

  /**
   * The same as `pointInTime`, of a cluster that is known by its identifier.
   *
   * @param clusterIdentifier the identifier of the cluster to copy
   * @param options the time whose state is copied
   * @throws an error when the identifier or the time is empty
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-pitr.html
   */
  public static pointInTimeOf(clusterIdentifier: string, options: PointInTimeOptions = {}): RestoreSource {
    requireArgument('clusterIdentifier', clusterIdentifier, text({ fix: 'name the cluster that is copied' }));
    return new RestoreSource({ sourceClusterIdentifier: clusterIdentifier, restoreToTime: checkedTime(options) });
  }

  /**
   * Another cluster as it is, whose storage is shared until one of the two changes it: ready in minutes whatever its size, and
   * only the differences are paid for. Fit for a test with real data, and for trying out an upgrade.
   *
   * A clone is in the Region of its source, whose instances have to exist.
   *
   * @param cluster the cluster to clone, of this account and Region
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Clone.html
   */
  public static clone(cluster: rds.IDatabaseCluster): RestoreSource {
    return new RestoreSource({ ...sourceOf(cluster), isClone: true });
  }

  /**
   * The same as `clone`, of a cluster that is known by its identifier, or by its ARN when another account shares it.
   *
   * @param identifierOrArn the identifier of the cluster to clone, or its ARN where it is of another account
   * @throws an error when the identifier is empty
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Clone.html
   */
  public static cloneOf(identifierOrArn: string): RestoreSource {
    requireArgument('identifierOrArn', identifierOrArn, text({ fix: 'name the cluster that is cloned' }));
    return new RestoreSource({ sourceClusterIdentifier: identifierOrArn, isClone: true });
  }

  /** Name or ARN of the snapshot; `undefined` unless it is one. */
  public readonly snapshotIdentifier?: string;

  /** The cluster that is copied or cloned, where it is known as a construct. */
  public readonly sourceCluster?: rds.IDatabaseCluster;

  /** Identifier or ARN of the cluster that is copied or cloned; `undefined` for a snapshot. */
  public readonly sourceClusterIdentifier?: string;

  /** Whether the storage is shared rather than copied. */
  public readonly isClone: boolean;

  /** The moment to go back to; `undefined` for the latest. */
  public readonly restoreToTime?: string;

  private constructor(source: Source) {
    this.snapshotIdentifier = source.snapshotIdentifier;
    this.sourceCluster = source.sourceCluster;
    this.sourceClusterIdentifier = source.sourceClusterIdentifier;
    this.isClone = source.isClone ?? false;
    this.restoreToTime = source.restoreToTime;
  }
}

function sourceOf(cluster: rds.IDatabaseCluster): Source {
  requireArgument('cluster', cluster, aCluster());
  return { sourceCluster: cluster, sourceClusterIdentifier: cluster.clusterIdentifier };
}

function checkedTime(options: PointInTimeOptions): string | undefined {
  requireProperties(POINT_IN_TIME_OPTIONS, options, undefined, 'options');
  return options.restoreToTime;
}
