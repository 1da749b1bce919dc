import { SecretValue, Stack, aws_ec2 as ec2, aws_iam as iam, aws_kms as kms, aws_rds as rds, aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';
import { RestoreSource } from '../../src';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { PASSWORD, beside, l1, l2, l2Mysql, mysqlOf, mysqlProps, ours, oursMysql, resourceOf } from './fixtures';

const secretOf = (stack: Stack, username: string) => new secretsmanager.Secret(stack, 'Secret', { generateSecretString: { secretStringTemplate: JSON.stringify({ username }), generateStringKey: 'password' } });
const FOREIGN = 'arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const keyOf = (stack: Stack, isForeign: boolean) => (isForeign ? kms.Key.fromKeyArn(stack, 'Key', FOREIGN) : new kms.Key(stack, 'Key'));
const domain = 'd-1234567890';

export const idioms: AreaIdioms = {
  'credentials': {
    L2: [
      wrongValue('a user the engine keeps', (stack, user: string) => l2(stack, { credentials: rds.Credentials.fromGeneratedSecret(user) }), ['admin', 'dbadmin'], 'error ClusterMasterUsernameReserved Shop/Orders/Resource MasterUsername'),
      wrongValue('a secret of the app', (stack, user: string) => l2(stack, { credentials: rds.Credentials.fromSecret(secretOf(stack, user)) }), ['orders-admin', 'orders_admin'], 'error ClusterMasterUsernameFormat Shop/Orders/Resource MasterUsername'),
      wrongValue('a password in the code', (stack, password: string) => l2(stack, { credentials: rds.Credentials.fromPassword('dbadmin', SecretValue.unsafePlainText(password)) }), ['s3cret', 'correct-horse'], 'error ClusterMasterPasswordLength Shop/Orders/Resource MasterUserPassword'),
      wrongValue('a user that is too long', (stack, user: string) => l2Mysql(stack, { credentials: rds.Credentials.fromUsername(user, { password: SecretValue.secretsManager('database', { jsonField: 'password' }) }) }), ['a'.repeat(33), 'a'.repeat(32)],
        'error ClusterMasterUsernameLength Shop/Orders/Resource MasterUsername'),
    ],
    ours: wrongValue('a user the engine keeps', (stack, user: string) => ours(stack, { credentials: rds.Credentials.fromUsername(user) }), ['admin', 'dbadmin'], 'error ClusterMasterUsernameReserved Shop/Orders/Resource MasterUsername'),
    L1: [
      wrongValue('a secret of the app, by Ref', (stack, user: string) => {
        const { ref } = secretOf(stack, user).node.defaultChild as secretsmanager.CfnSecret;
        l1(stack, { masterUsername: `{{resolve:secretsmanager:${ref}:SecretString:username}}`, masterUserPassword: `{{resolve:secretsmanager:${ref}:SecretString:password}}` });
      }, ['admin', 'dbadmin'], 'error ClusterMasterUsernameReserved Shop/Orders MasterUsername'),
      wrongValue('a secret object', (stack, user: string) => {
        const secret = new secretsmanager.Secret(stack, 'Secret', { secretObjectValue: { username: SecretValue.unsafePlainText(user), password: SecretValue.unsafePlainText('correct-horse') } });
        l1(stack, { masterUsername: secret.secretValueFromJson('username').unsafeUnwrap(), masterUserPassword: secret.secretValueFromJson('password').unsafeUnwrap() });
      }, ['rdsadmin', 'dbadmin'], 'error ClusterMasterUsernameReserved Shop/Orders MasterUsername'),
      wrongValue('no user', (stack, masterUsername: string | undefined) => l1(stack, { masterUsername }), [undefined, 'dbadmin'], 'error ClusterMasterUsernameMissing Shop/Orders MasterUsername'),
    ],
  },
  'managed-password': {
    L2: wrongValue('an override beside the secret that aws-rds makes', (stack, deleted: string[]) => {
      const resource = resourceOf(l2(stack));
      resource.addPropertyOverride('ManageMasterUserPassword', true);
      for (const property of deleted) resource.addPropertyDeletionOverride(property);
    }, [[], ['MasterUserPassword']], 'error ClusterManagedPasswordBoth Shop/Orders/Resource MasterUserPassword'),
    ours: {
      title: 'a secret, and RDS is to manage the password',
      mistake: (stack) => ours(stack, { manageMasterUserPassword: true, credentials: rds.Credentials.fromSecret(secretOf(stack, 'dbadmin')) }),
      due: /`manageMasterUserPassword` and a password in `credentials` exclude each other/,
      mended: (stack) => ours(stack, { manageMasterUserPassword: true, credentials: rds.Credentials.fromUsername('dbadmin') }),
    },
    L1: wrongValue('a key for the secret there is not', (stack, isManaged: boolean) => {
      const { attrArn: kmsKeyId } = new kms.CfnKey(stack, 'Key', { keyPolicy: {} });
      l1(stack, { masterUserSecret: { kmsKeyId }, ...(isManaged ? {} : { masterUserPassword: PASSWORD }) });
    }, [false, true], 'error ClusterManagedPasswordKey Shop/Orders MasterUserSecret.KmsKeyId'),
  },
  'encryption': {
    L2: [
      wrongValue('an imported key of another Region', (stack, isForeign: boolean) => l2(stack, { storageEncryptionKey: keyOf(stack, isForeign) }), [true, false], 'error ClusterKeyRegion Shop/Orders/Resource KmsKeyId'),
      wrongValue('a key of a stack in another Region', (stack, region: string) => {
        const away = beside(stack, region, 'Away');
        resourceOf(l2(stack)).addPropertyOverride('KmsKeyId', new kms.Key(away, 'Key', { alias: 'orders' }).keyArn);
      }, ['us-east-1', 'eu-west-1'], 'error ClusterKeyRegion Shop/Orders/Resource KmsKeyId'),
    ],
    ours: [
      wrongValue('an imported key of another Region', (stack, isForeign: boolean) => ours(stack, { storageEncryptionKey: keyOf(stack, isForeign) }), [true, false], 'error ClusterKeyRegion Shop/Orders/Resource KmsKeyId'),
      wrongValue('encryption that a copy is to leave out', (stack, isOff: boolean) => {
        const copy = ours(stack, { restoreFrom: RestoreSource.pointInTime(ours(stack, {}, 'Source')) });
        if (isOff) resourceOf(copy).addPropertyOverride('StorageEncrypted', false);
      }, [true, false], 'error RestoreEncryptionOff Shop/Orders/Resource StorageEncrypted'),
    ],
    L1: wrongValue('a key by attribute, and nothing is encrypted', (stack, storageEncrypted: boolean | undefined) => l1(stack, { kmsKeyId: new kms.CfnKey(stack, 'Key', { keyPolicy: {} }).attrArn, storageEncrypted }), [undefined, true], 'error ClusterKeyWithoutEncryption Shop/Orders KmsKeyId'),
  },
  'kerberos': {
    L2: wrongValue('a version without it', (stack, version: string) => l2Mysql(stack, { engine: mysqlOf(version), domain }), ['3.02.2', '3.10.4'], ['error ClusterDomainEngineVersion Shop/Orders/Resource Domain', 'error EngineVersionRetired Shop/Orders/Resource EngineVersion']),
    ours: wrongValue('IAM authentication of a class without it', (stack, size: ec2.InstanceSize) => {
      const options = { instanceType: ec2.InstanceType.of(ec2.InstanceClass.T3, size) };
      oursMysql(stack, { engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_2_12_5 }), enablePerformanceInsights: false, writer: rds.ClusterInstance.provisioned('Writer', options), readers: [rds.ClusterInstance.provisioned('Reader', options)] });
    }, [ec2.InstanceSize.SMALL, ec2.InstanceSize.LARGE], ['warning ClusterIamAuthenticationInstanceClass Shop/Orders/Writer/Resource DBInstanceClass', 'warning ClusterIamAuthenticationInstanceClass Shop/Orders/Reader/Resource DBInstanceClass'],
    { remains: ['warning EngineVersionExtendedSupport Shop/Orders/Resource EngineVersion'] }),
    L1: wrongValue('no role', (stack, isSaid: boolean) => l1(stack, { ...mysqlProps, domain, domainIamRoleName: isSaid ? new iam.CfnRole(stack, 'Role', { assumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { Service: 'rds.amazonaws.com' }, Action: 'sts:AssumeRole' }] } }).ref : undefined }), [false, true],
      'error ClusterDomainIamRoleName Shop/Orders DomainIAMRoleName'),
  },
};
