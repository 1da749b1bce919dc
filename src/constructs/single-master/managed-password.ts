import { SecretValue } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';

/** Stands in for the password until `managePassword` takes it out; it never reaches a template. */
const NO_PASSWORD = SecretValue.unsafePlainText('managed by RDS');

/** Credentials that keep `rds.DatabaseCluster` from generating a secret of its own. */
export function managedCredentials(username: string): rds.Credentials {
  return rds.Credentials.fromPassword(username, NO_PASSWORD);
}

/**
 * Has RDS generate, keep and rotate the master user password.
 *
 * Done on the resource, since `rds.DatabaseCluster` knows `manageMasterUserPassword` only in newer releases than the oldest one
 * this library works with.
 *
 * @returns the secret RDS creates
 */
export function managePassword(scope: Construct, cluster: rds.CfnDBCluster, key?: kms.IKey): secretsmanager.ISecret {
  cluster.masterUserPassword = undefined;
  cluster.manageMasterUserPassword = true;
  cluster.masterUserSecret = key && { kmsKeyId: key.keyArn };
  return secretsmanager.Secret.fromSecretAttributes(scope, 'ManagedSecret', {
    secretCompleteArn: cluster.attrMasterUserSecretSecretArn,
    encryptionKey: key,
  });
}
