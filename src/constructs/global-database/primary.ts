import { Duration, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { createEncryptionKey } from '../shared/encryption-key';
import { SingleMasterCluster } from '../single-master/single-master-cluster';
import { acknowledgeGlobalMember } from './acknowledgements';
import { GlobalDatabaseProps, GlobalPrimaryProps } from './global-database-props';

/** The primary cluster, and what its secret is called when it is to be replicated. */
export interface GlobalPrimary {
  readonly cluster: SingleMasterCluster;
  readonly secretName?: string;
}

/**
 * The primary cluster: a single-master one without what a global database refuses, which are backtrack and a password that RDS
 * manages.
 */
export function createPrimary(
  scope: Construct,
  props: GlobalPrimaryProps,
  world: GlobalDatabaseProps,
  globalClusterIdentifier: string,
): GlobalPrimary {
  const { rotateSecret, replicateSecret, ...clusterProps } = props;
  const removalPolicy = props.removalPolicy ?? world.removalPolicy;
  const deletionProtection = props.deletionProtection ?? world.deletionProtection;
  const wantsOwnKey = props.storageEncryptionKey === undefined && props.storageEncrypted !== false && (props.customerManagedKey ?? true);
  // Made here, since the secret needs it before the cluster exists.
  const key = wantsOwnKey ? createEncryptionKey(scope, removalPolicy) : undefined;
  const storageEncryptionKey = props.storageEncryptionKey ?? key;
  const generatesSecret = props.credentials?.secret === undefined && props.credentials?.password === undefined
    && props.replicationSourceIdentifier === undefined;
  // A name that the stacks of other Regions know, too.
  const secretName = props.credentials?.secretName ?? (replicateSecret ?? true ? `${globalClusterIdentifier}/master-user` : undefined);

  const cluster = new SingleMasterCluster(scope, 'Primary', {
    ...clusterProps,
    ...(storageEncryptionKey === undefined ? {} : { storageEncryptionKey }),
    ...(removalPolicy === undefined ? {} : { removalPolicy }),
    ...(deletionProtection === undefined ? {} : { deletionProtection }),
    ...(generatesSecret ? { credentials: generatedCredentials(props, key, secretName) } : {}),
    backtrackWindow: props.backtrackWindow ?? Duration.seconds(0),
  });
  const resource = cluster.node.defaultChild as rds.CfnDBCluster;
  if (props.backtrackWindow === undefined) {
    resource.backtrackWindow = undefined;
  }
  if (rotateSecret ?? (generatesSecret && hasPrivateSubnets(props.vpc))) {
    cluster.addRotationSingleUser(hasPrivateSubnets(props.vpc) ? { vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } } : {});
  }
  acknowledgeGlobalMember(resource);
  return { cluster, secretName: generatesSecret && (replicateSecret ?? true) ? secretName : undefined };
}

/** What has the secret of the primary replicated, once to each Region. */
export function secretReplication(
  cluster: SingleMasterCluster,
  primaryRegion: string | undefined,
  props: GlobalPrimaryProps,
): (region: string) => void {
  const present = new Set([primaryRegion, ...(props.credentials?.replicaRegions ?? []).map(({ region }) => region)]);
  const secret = cluster.node.tryFindChild('Secret');
  return (region) => {
    if (!present.has(region) && secret !== undefined && secretsmanager.Secret.isSecret(secret)) {
      present.add(region);
      secret.addReplicaRegion(region);
    }
  };
}

/** What the parameters of the primary say in words: what is only known in its stack cannot be said in another. */
export function knownParameters(parameters: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(parameters).filter(([, value]) => !Token.isUnresolved(value)));
}

function generatedCredentials(props: GlobalPrimaryProps, key?: kms.IKey, secretName?: string): rds.Credentials {
  const { credentials, engine } = props;
  return rds.Credentials.fromGeneratedSecret(credentials?.username ?? engine.defaultUsername ?? 'admin', {
    secretName,
    encryptionKey: credentials?.encryptionKey ?? key,
    excludeCharacters: credentials?.excludeCharacters,
    replicaRegions: credentials?.replicaRegions,
  });
}

function hasPrivateSubnets(vpc?: ec2.IVpc): boolean {
  return vpc !== undefined && vpc.privateSubnets.length > 0;
}
