import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';

/** Id under which `rds.DatabaseCluster` creates the secret for credentials without a password. */
const GENERATED_SECRET = 'Secret';

/**
 * Encrypts the secret that `rds.DatabaseCluster` generated with the key of the cluster, which did not exist then.
 *
 * The secret and its attachment know the key from now on, so that whoever may read the secret may use the key.
 */
export function encryptGeneratedSecret(cluster: rds.DatabaseCluster, key: kms.IKey): void {
  const generated = cluster.node.tryFindChild(GENERATED_SECRET);
  const resource = generated?.node.defaultChild;
  if (generated === undefined || !secretsmanager.CfnSecret.isCfnSecret(resource) || resource.kmsKeyId !== undefined) {
    return;
  }
  resource.kmsKeyId = key.keyArn;
  for (const secret of [generated, cluster.secret]) {
    Object.assign(secret ?? {}, { encryptionKey: key });
  }
}
