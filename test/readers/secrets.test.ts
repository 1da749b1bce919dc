import { App, CfnParameter, CfnResource, Fn, SecretValue, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { readConstructTree } from '../../src/readers/construct-tree';
import { readTemplates } from '../../src/readers/template';
import { KINDS } from '../../src/topology/kinds';
import { known } from '../../src/topology/resource';
import { Topology } from '../../src/topology/topology';
import { newApp } from '../support/apps';

const username = (topology: Topology): string | undefined => known(() => topology.all(KINDS.cluster)[0]!.properties.string('MasterUsername'));
const join = (...parts: unknown[]) => ({ 'Fn::Join': ['', parts] });
const secret = (properties: Record<string, unknown>) => ({ Type: 'AWS::SecretsManager::Secret', Properties: properties });
const generated = (template: unknown) => secret({ Name: 'prod/orders', GenerateSecretString: { SecretStringTemplate: template, GenerateStringKey: 'password' } });
const ADMIN = '{"username":"admin"}';

/** A cluster whose user is `user`, with further resources. */
const template = (user: unknown, resources: Record<string, unknown>) => ({
  Parameters: { User: { Type: 'String', Default: 'admin', AllowedValues: ['admin'] }, Open: { Type: 'String' }, Secretive: { Type: 'String', NoEcho: true, Default: 'admin' } },
  Resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-postgresql', MasterUsername: user } }, ...resources },
});

const read = (user: unknown, resources: Record<string, unknown>): string | undefined =>
  username(readTemplates([{ name: 'orders', region: 'eu-west-1', account: '111122223333', template: template(user, resources) }]));

describe('a reference to a secret of the app gives what the template puts into it', () => {
  const ARN = 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/orders';
  const attachment = { Type: 'AWS::SecretsManager::SecretTargetAttachment', Properties: { SecretId: { Ref: 'Secret' }, TargetId: { Ref: 'Cluster' }, TargetType: 'AWS::RDS::DBCluster' } };

  test.each([
    ['Sub', { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username}}' }],
    ['Join', join('{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:username::}}')],
    ['Join in other pieces', join('{{resolve:', 'secretsmanager:', { Ref: 'Secret' }, ':SecretString:', 'username', '}}')],
    ['the current stage', { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username:AWSCURRENT}}' }],
    ['the attribute Id', { 'Fn::Sub': '{{resolve:secretsmanager:${Secret.Id}:SecretString:username}}' }],
    ['an attachment', { 'Fn::Sub': '{{resolve:secretsmanager:${Attachment}:SecretString:username}}' }],
    ['the name', '{{resolve:secretsmanager:prod/orders:SecretString:username}}'],
    ['an ARN', `{{resolve:secretsmanager:${ARN}:SecretString:username}}`],
    ['an ARN with the letters at its end', `{{resolve:secretsmanager:${ARN}-AbC1x9:SecretString:username::}}`],
    ['an ARN that is put together', { 'Fn::Sub': '{{resolve:secretsmanager:arn:${AWS::Partition}:secretsmanager:${AWS::Region}:${AWS::AccountId}:secret:prod/orders:SecretString:username}}' }],
    ['a condition', { 'Fn::If': ['Always', { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username}}' }, { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username}}' }] }],
  ])('by %s', (_, user) => {
    expect(read(user, { Secret: generated(ADMIN), Attachment: attachment })).toBe('admin');
  });

  const byReference = { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username}}' };

  test.each([
    ['SecretString', secret({ SecretString: '{"username":"admin","password":"correct-horse"}' })],
    ['a text with a parameter', generated({ 'Fn::Sub': '{"username":"${User}"}' })],
    ['a text that is joined', generated(join('{"username":"', { Ref: 'User' }, '"}'))],
    ['blanks between', generated('{ "username" : "admin" }')],
  ])('from %s', (_, resource) => {
    expect(read(byReference, { Secret: resource })).toBe('admin');
  });

  test.each([
    ['another key', generated('{"user":"admin"}')],
    ['no JSON', generated('admin')],
    ['a list', generated('["username"]')],
    ['the key that is generated', secret({ GenerateSecretString: { SecretStringTemplate: ADMIN, GenerateStringKey: 'username' } })],
    ['a parameter without default', generated({ 'Fn::Sub': '{"username":"${Open}"}' })],
    ['a parameter that nobody is to read', generated({ 'Fn::Sub': '{"username":"${Secretive}"}' })],
    ['a text that only begins so', generated({ 'Fn::Sub': '{"username":"admin${Open}"}' })],
    ['an import', generated({ 'Fn::ImportValue': 'outside' })],
  ])('which is unknown from %s', (_, resource) => {
    expect(read(byReference, { Secret: resource })).toBeUndefined();
  });

  test.each([
    ['a secret of another app', '{{resolve:secretsmanager:prod/users:SecretString:username}}'],
    ['another stage', { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username:AWSPREVIOUS}}' }],
    ['a version', { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username::1234}}' }],
    ['a key that is a parameter', { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:${Open}}}' }],
    ['another service', '{{resolve:ssm:prod/orders}}'],
    ['a part of a text', { 'Fn::Sub': 'x{{resolve:secretsmanager:${Secret}:SecretString:username}}' }],
    ['two references', { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:username}}{{resolve:secretsmanager:${Secret}:SecretString:username}}' }],
    ['a password', { 'Fn::Sub': '{{resolve:secretsmanager:${Secret}:SecretString:pass}}' }],
  ])('which is unknown by %s', (_, user) => {
    expect(read(user, { Secret: generated('{"username":"admin","pass":"correct-horse"}') })).toBeUndefined();
  });
});

describe('of constructs', () => {
  const build = (declare: (stack: Stack, vpc: ec2.IVpc) => void, app: App = newApp()): App => {
    const stack = new Stack(app, 'Orders');
    declare(stack, new ec2.Vpc(stack, 'Vpc', { maxAzs: 2 }));
    return app;
  };
  const engine = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_8 });
  const writer = rds.ClusterInstance.serverlessV2('writer');
  const generateSecretString = { secretStringTemplate: JSON.stringify({ username: 'admin' }), generateStringKey: 'password' };

  test('credentials from a secret', () => {
    expect(username(readConstructTree(build((stack, vpc) => {
      const own = new secretsmanager.Secret(stack, 'Secret', { generateSecretString });
      new rds.DatabaseCluster(stack, 'Cluster', { engine, vpc, writer, credentials: rds.Credentials.fromSecret(own) });
    })))).toBe('admin');
  });

  test('credentials from a secret of another stack', () => {
    const app = newApp();
    const secrets = new Stack(app, 'Secrets');
    const own = new secretsmanager.Secret(secrets, 'Secret', { generateSecretString });
    build((stack, vpc) => void new rds.DatabaseCluster(stack, 'Cluster', { engine, vpc, writer, credentials: rds.Credentials.fromSecret(own) }), app);
    expect(username(readConstructTree(app))).toBe('admin');
  });

  test('a secret that is made by name', () => {
    expect(username(readConstructTree(build((stack) => {
      new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-postgresql', masterUsername: SecretValue.secretsManager('orders', { jsonField: 'username' }).unsafeUnwrap() });
      new secretsmanager.CfnSecret(stack, 'Secret', { name: 'orders', generateSecretString });
    })))).toBe('admin');
  });

  test('in texts that are put together', () => {
    expect(username(readConstructTree(build((stack) => {
      const own = new secretsmanager.CfnSecret(stack, 'Secret', { generateSecretString });
      new CfnResource(stack, 'Cluster', { type: 'AWS::RDS::DBCluster', properties: { Engine: 'aurora-postgresql', MasterUsername: `{{resolve:secretsmanager:${own.ref}:SecretString:username}}` } });
    })))).toBe('admin');
    expect(username(readConstructTree(build((stack) => {
      const own = new secretsmanager.CfnSecret(stack, 'Secret', { generateSecretString: { ...generateSecretString, secretStringTemplate: Fn.sub('{"username":"${User}"}') } });
      new CfnParameter(stack, 'User', { default: 'admin', allowedValues: ['admin'] });
      new CfnResource(stack, 'Cluster', { type: 'AWS::RDS::DBCluster', properties: { Engine: 'aurora-postgresql', MasterUsername: Fn.join('', ['{{resolve:secretsmanager:', own.ref, ':SecretString:username}}']) } });
    })))).toBe('admin');
  });

  test('credentials that are generated, or imported', () => {
    expect(username(readConstructTree(build((stack, vpc) => void new rds.DatabaseCluster(stack, 'Cluster', { engine, vpc, writer, credentials: rds.Credentials.fromGeneratedSecret('admin') }))))).toBe('admin');
    expect(username(readConstructTree(build((stack, vpc) => {
      const imported = secretsmanager.Secret.fromSecretNameV2(stack, 'Secret', 'orders');
      new rds.DatabaseCluster(stack, 'Cluster', { engine, vpc, writer, credentials: rds.Credentials.fromSecret(imported) });
    })))).toBeUndefined();
  });
});
