import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { invalidArgument, requireAddition, requireProperties } from '../../arguments/argument';
import { PASSWORD_EXCLUDED_CHARACTERS } from '../../facts/construct-defaults';
import { MULTI_USER_ROTATION_OPTIONS, SINGLE_USER_ROTATION_OPTIONS } from '../shared/aws-arguments';

/** Id of the rotation of the master user; there is one. */
const MASTER_USER_ROTATION = 'RotationSingleUser';

/** A cluster whose passwords are rotated. */
export interface RotatedCluster extends rds.DatabaseClusterBase {
  readonly vpc: ec2.IVpc;
  readonly vpcSubnets?: ec2.SubnetSelection;
  readonly secret?: secretsmanager.ISecret;
}

/** Rotates the password of the master user. */
export function rotateMasterUser(cluster: RotatedCluster, options: rds.RotationSingleUserOptions): secretsmanager.SecretRotation {
  requireProperties(SINGLE_USER_ROTATION_OPTIONS, options, cluster, 'options');
  if (cluster.node.tryFindChild(MASTER_USER_ROTATION) !== undefined) {
    invalidArgument('The password of the master user is rotated already, got: a second rotation; '
      + 'set `rotateSecret` to false to add one with options of your own', cluster);
  }
  return new secretsmanager.SecretRotation(cluster, MASTER_USER_ROTATION, {
    ...defaults(cluster),
    ...options,
    secret: requireSecret(cluster),
    application: secretsmanager.SecretRotationApplication.MYSQL_ROTATION_SINGLE_USER,
    vpc: cluster.vpc,
    target: cluster,
  });
}

/** Rotates the password of another user, with the help of the master user. */
export function rotateOtherUser(cluster: RotatedCluster, id: string, options: rds.RotationMultiUserOptions): secretsmanager.SecretRotation {
  requireAddition(cluster, id, options, MULTI_USER_ROTATION_OPTIONS);
  return new secretsmanager.SecretRotation(cluster, id, {
    ...defaults(cluster),
    ...options,
    masterSecret: requireSecret(cluster),
    application: secretsmanager.SecretRotationApplication.MYSQL_ROTATION_MULTI_USER,
    vpc: cluster.vpc,
    target: cluster,
  });
}

function defaults({ vpc, vpcSubnets }: RotatedCluster): Pick<secretsmanager.SecretRotationProps, 'excludeCharacters' | 'vpcSubnets'> {
  return {
    excludeCharacters: PASSWORD_EXCLUDED_CHARACTERS,
    vpcSubnets: vpc.privateSubnets.length > 0 ? { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS } : vpcSubnets,
  };
}

function requireSecret(cluster: RotatedCluster): secretsmanager.ISecret {
  return cluster.secret ?? invalidArgument('A rotation needs the secret of the master user, got: none; '
    + 'give `credentials` that generate or hold one', cluster);
}
