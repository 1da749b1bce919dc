import { RemovalPolicy } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { SingleMasterClusterProps } from '../single-master/single-master-cluster-props';

/** Something to do by hand on a global database. */
export interface GlobalRunbookEntry {
  /** What is done. */
  readonly title: string;

  /** When to do it, and what to know before. */
  readonly notes: string[];

  /** The commands, in their order. Words in angle brackets are for you to fill in. */
  readonly commands: string[];
}

/**
 * Properties of the primary cluster of a `GlobalDatabase`: those of a `SingleMasterCluster`, and what becomes of its password.
 *
 * Some defaults are others than those of a `SingleMasterCluster`:
 *
 * - `backtrackWindow`: 0, since a global database refuses it
 * - `credentials`: a generated secret, named `<name of the global database>/master-user` where it is replicated
 * - `deletionProtection`: that of the global database, or else true, unless `removalPolicy` is DESTROY
 * - `manageMasterUserPassword`: false, since a global database refuses it
 * - `removalPolicy`: that of the global database, or else RemovalPolicy.SNAPSHOT
 */
export interface GlobalPrimaryProps extends SingleMasterClusterProps {
  /**
   * Whether a function rotates the generated password every 30 days, from a private subnet with egress.
   *
   * The function asks the host in the secret, which is this cluster: after a switchover it fails until this cluster is the primary
   * again.
   *
   * @default - true when the secret is generated here and the VPC has private subnets with egress, through which the function
   * reaches Secrets Manager
   */
  readonly rotateSecret?: boolean;

  /**
   * Whether the generated secret is replicated to the Regions of the secondary clusters, so that applications there can log in when
   * the Region of the primary is lost. Each replica costs 0.40 USD a month, and is encrypted with the key `aws/secretsmanager` of
   * its Region. The secret is named after the global database, `<name>/master-user`, unless `credentials` name it.
   *
   * @default true
   */
  readonly replicateSecret?: boolean;
}

/** Properties of a `GlobalDatabase`. One of `primary` and `existingPrimary` is needed. */
export interface GlobalDatabaseProps {
  /**
   * The primary cluster to create. Its `engine` needs a version, and is that of all clusters.
   *
   * @default - `existingPrimary`
   */
  readonly primary?: GlobalPrimaryProps;

  /**
   * An existing cluster that becomes the primary: of this app, or imported by its identifier. It has to be in the account and Region
   * of this stack. Its password must not be managed by RDS, and it must not use backtrack.
   *
   * @default - `primary` is created
   */
  readonly existingPrimary?: rds.IDatabaseCluster;

  /**
   * The engine, with its version, of `existingPrimary`. Not together with `primary`, which has one.
   *
   * @default - the engine `existingPrimary` was declared with
   */
  readonly engine?: rds.IClusterEngine;

  /**
   * Whether the storage of `existingPrimary` is encrypted. Not together with `primary`, which says so itself.
   *
   * @default true
   */
  readonly storageEncrypted?: boolean;

  /**
   * The name of the global database: a letter, then up to 62 letters, digits and single hyphens. Unique in all Regions of the
   * account. The writer endpoint starts with it. CloudFormation cannot replace a global database that has one.
   *
   * It has to be a plain text, since the stacks of other Regions name it.
   *
   * @default - derived from the names of the stack and the path
   */
  readonly globalClusterIdentifier?: string;

  /**
   * Whether the global database is protected from deletion, and each cluster that does not say otherwise.
   *
   * @default - that of `primary`; true unless `removalPolicy` is DESTROY
   */
  readonly deletionProtection?: boolean;

  /**
   * What happens to the clusters when they are removed from their stacks, unless they say otherwise. The global database itself holds
   * no data: it is deleted except with RETAIN.
   *
   * @default - that of `primary`, or else RemovalPolicy.SNAPSHOT
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether the stacks get outputs with the commands for switchover and failover, and for finding the writer endpoint.
   *
   * @default true
   */
  readonly runbookOutputs?: boolean;
}

/** What is known of a global database that is declared elsewhere. */
export interface GlobalDatabaseAttributes {
  /** The name of the global database. */
  readonly globalClusterIdentifier: string;

  /** The engine, with its version, of all clusters. */
  readonly engine: rds.IClusterEngine;

  /**
   * The Region of the primary cluster.
   *
   * @default - not known; encrypted secondary clusters may need `sourceRegion` then
   */
  readonly primaryRegion?: string;

  /**
   * Whether the storage of all clusters is encrypted.
   *
   * @default true
   */
  readonly storageEncrypted?: boolean;

  /**
   * The name of a secret with the credentials of the master user that is replicated to the Regions of the secondary clusters.
   *
   * @default - none
   */
  readonly secretName?: string;
}
