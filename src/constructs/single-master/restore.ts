import * as rds from 'aws-cdk-lib/aws-rds';
import { COPY_ON_WRITE } from '../../facts/restore';
import { acknowledge } from '../shared/acknowledgements';
import { instancesIn } from '../shared/cluster-instances';
import { RestoreSource } from './restore-source';
import { SingleMasterClusterProps } from './single-master-cluster-props';

/**
 * Makes a new cluster a restored one.
 *
 * On the resource, since `rds.DatabaseCluster` has no properties for it. What is taken out here CloudFormation does not send: the
 * master user of every restored cluster, and the first database of a copy, are those of the source
 * (https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds/blob/5a410e84/aws-rds-dbcluster/src/main/java/software/amazon/rds/dbcluster/Translator.java,
 * read 2026-11-22). Passwords, managed or not, it sets after the restore.
 */
export function restore(resource: rds.CfnDBCluster, source: RestoreSource): void {
  resource.masterUsername = undefined;
  if (source.snapshotIdentifier !== undefined) {
    resource.snapshotIdentifier = source.snapshotIdentifier;
    return;
  }
  resource.databaseName = undefined;
  resource.sourceDbClusterIdentifier = source.sourceClusterIdentifier;
  resource.restoreType = source.isClone ? COPY_ON_WRITE : undefined;
  resource.restoreToTime = source.restoreToTime;
  resource.useLatestRestorableTime = source.restoreToTime === undefined ? true : undefined;
  if (source.sourceCluster !== undefined) {
    resource.node.addDependency(...instancesIn(source.sourceCluster));
  }
}

/**
 * Whether a restored cluster says that it is encrypted.
 *
 * A copy does: one of an unencrypted cluster is then refused, rather than left unencrypted, and one of an encrypted cluster keeps
 * the key of its source
 * (https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds/blob/5a410e84/aws-rds-dbcluster/src/main/java/software/amazon/rds/dbcluster/CreateHandler.java,
 * read 2026-11-22). For a snapshot CloudFormation never sends it, and says not to set it
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-snapshotidentifier,
 * read 2026-11-22).
 */
export function restoredEncryption(source: RestoreSource): boolean | undefined {
  return source.snapshotIdentifier === undefined ? true : undefined;
}

/** What a template cannot say about a restored cluster, other tools cannot ask of it. */
export function acknowledgeRestore(resource: rds.CfnDBCluster, { restoreFrom }: SingleMasterClusterProps): void {
  if (restoreFrom?.snapshotIdentifier !== undefined && resource.storageEncrypted === undefined) {
    acknowledgeInheritedEncryption(resource);
  }
  if (restoreFrom?.sourceClusterIdentifier !== undefined && resource.backtrackWindow === undefined) {
    acknowledgeInheritedBacktrack(resource);
  }
  if (restoreFrom?.sourceClusterIdentifier !== undefined) {
    acknowledgeSentAfterwards(resource);
  }
  if (restoreFrom !== undefined && resource.masterUserPassword !== undefined) {
    acknowledgeInheritedUser(resource);
  }
}

/** cdk-nag wants each cluster to say that it is encrypted. */
function acknowledgeInheritedEncryption(cluster: rds.CfnDBCluster): void {
  acknowledge(
    cluster,
    [
      'AwsSolutions-RDS2', 'HIPAA.Security-RDSStorageEncrypted', 'NIST.800.53.R4-RDSStorageEncrypted',
      'NIST.800.53.R5-RDSStorageEncrypted', 'PCI.DSS.321-RDSStorageEncrypted',
    ],
    'A cluster that is restored from a snapshot is encrypted as the snapshot is, and CloudFormation wants StorageEncrypted left out',
  );
}

/** cdk-nag wants backtrack of each Aurora MySQL cluster. */
function acknowledgeInheritedBacktrack(cluster: rds.CfnDBCluster): void {
  acknowledge(
    cluster,
    ['AwsSolutions-RDS14'],
    'CloudFormation cannot set a backtrack window when it copies a cluster, and RDS does not let it be set later',
  );
}

/** The built-in engine of CDK takes for ignored what the handler of CloudFormation checks, or sets after the copy. */
function acknowledgeSentAfterwards(cluster: rds.CfnDBCluster): void {
  acknowledge(
    cluster,
    ['CloudFormation-Validate::W3689'],
    'CloudFormation compares StorageEncrypted with the source before it copies a cluster, and sets the password afterwards',
  );
}

/** The built-in engine of CDK wants a user name beside each password. */
function acknowledgeInheritedUser(cluster: rds.CfnDBCluster): void {
  acknowledge(cluster, ['CloudFormation-Validate::F3021'], 'A restored cluster has the master user of its source, with the password that is given');
}
