import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { asKey, createEncryptionKey } from '../shared/encryption-key';
import { isSecure } from './secure-defaults';
import { SingleMasterClusterProps } from './single-master-cluster-props';

/**
 * Encrypts a cluster with a key of its own, unless it is told otherwise; a restored one keeps the key of its source.
 *
 * @returns the key that encrypts what the cluster creates, as far as it is known well enough to encrypt more with it
 */
export function encryptCluster(scope: Construct, resource: rds.CfnDBCluster, props: SingleMasterClusterProps): kms.IKey | undefined {
  const wantsOwnKey = props.storageEncrypted !== false && (props.customerManagedKey ?? isSecure(props));
  if (props.storageEncryptionKey !== undefined || !wantsOwnKey) {
    return asKey(props.storageEncryptionKey);
  }
  const key = createEncryptionKey(scope, props.removalPolicy);
  if (props.restoreFrom === undefined) {
    resource.kmsKeyId = key.keyArn;
  }
  return key;
}
