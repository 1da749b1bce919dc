import { RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * The customer managed key of a cluster.
 *
 * It stays when the cluster is removed, because the final snapshot cannot be read without it; when nothing of the cluster is to
 * stay, it goes as well. A creation that fails leaves no key behind.
 */
export function createEncryptionKey(scope: Construct, clusterRemovalPolicy?: RemovalPolicy): kms.Key {
  return new kms.Key(scope, 'EncryptionKey', {
    description: `Encrypts the Aurora cluster ${scope.node.path}`,
    enableKeyRotation: true,
    removalPolicy: clusterRemovalPolicy === RemovalPolicy.DESTROY
      ? RemovalPolicy.DESTROY
      : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  });
}

/** The key with its grants and policy, or `undefined` when only its ARN is known. */
export function asKey(key: kms.IKeyRef | undefined): kms.IKey | undefined {
  return key !== undefined && 'addToResourcePolicy' in key && 'grant' in key ? key as kms.IKey : undefined;
}
