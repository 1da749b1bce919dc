import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { invalidArgument } from '../../arguments/argument';
import { MultiMasterClusterProps } from './multi-master-cluster-props';

/** The master user, as the template and the app see it. */
export interface MasterUser {
  readonly username?: string;
  readonly password?: string;
  readonly secret?: secretsmanager.ISecret;
  /** Whether the secret was created here. */
  readonly generated: boolean;
}

/** The master user that the properties ask for; `key` encrypts a secret that is generated. */
export function createMasterUser(
  scope: Construct,
  engine: rds.IClusterEngine,
  { snapshotIdentifier, credentials }: MultiMasterClusterProps,
  key?: kms.IKey,
): MasterUser {
  return snapshotIdentifier === undefined ? newMasterUser(scope, engine, credentials, key) : restoredMasterUser(scope, credentials);
}

/**
 * The master user of a new cluster, whose password is generated unless the credentials have one.
 */
function newMasterUser(scope: Construct, engine: rds.IClusterEngine, credentials?: rds.Credentials, key?: kms.IKey): MasterUser {
  const username = credentials?.username ?? engine.defaultUsername ?? 'admin';
  if (credentials?.secret !== undefined || credentials?.password !== undefined) {
    return { username, password: credentials.password?.unsafeUnwrap(), secret: credentials.secret, generated: false };
  }
  const secret = new rds.DatabaseSecret(scope, 'Secret', {
    username,
    secretName: credentials?.secretName,
    encryptionKey: credentials?.encryptionKey ?? key,
    excludeCharacters: credentials?.excludeCharacters,
    replaceOnPasswordCriteriaChanges: credentials?.usernameAsString,
    replicaRegions: credentials?.replicaRegions,
  });
  const fromSecret = rds.Credentials.fromSecret(secret, credentials?.usernameAsString === true ? username : undefined);
  return { username: fromSecret.username, password: fromSecret.password?.unsafeUnwrap(), secret, generated: true };
}

/**
 * The master user of a restored cluster, which is the one of the snapshot: nothing about it can be in the template.
 *
 * @throws an error for credentials that are not those of the snapshot, in a secret
 */
function restoredMasterUser(scope: Construct, credentials?: rds.Credentials): MasterUser {
  if (credentials !== undefined && credentials.secret === undefined) {
    invalidArgument(
      '`credentials` of a cluster with `snapshotIdentifier` must be a secret, got: a user name; '
      + 'the cluster keeps user and password of the snapshot, so give rds.Credentials.fromSecret with these, or leave `credentials` out',
      scope,
    );
  }
  return { secret: credentials?.secret, generated: false };
}
