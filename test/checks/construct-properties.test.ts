import { Duration, Stack, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { SingleMasterCluster } from '../../src';
import { newApp } from '../support/apps';
import { DOORS, nodes, synthesize, violations } from '../support/doors';

const ENGINE = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 });
const TOO_LONG = { retention: Duration.days(36) };

class CompanyCluster extends rds.DatabaseCluster {}

/** What the plugin suggests for a property of what is declared. */
function suggested(ruleId: string, declare: (stack: Stack, vpc: ec2.IVpc) => unknown): (string | undefined)[] {
  const app = newApp();
  const stack = new Stack(app, 'Stack', { env: { region: 'eu-west-1', account: '111122223333' } });
  declare(stack, new ec2.Vpc(stack, 'Vpc'));
  DOORS['the plugin']!.open(app);
  synthesize(app);
  return violations(app).filter(({ ruleName }) => ruleName === ruleId).map(({ fix, suggestedFix }) => (suggestedFix ?? fix)?.replace(/ \(https.*/, ''));
}

const OWN_NAME = ' (`backup.retention` of the construct)';

test.each<[string, (stack: Stack, vpc: ec2.IVpc) => unknown, string]>([
  ['DatabaseCluster', (stack, vpc) => new rds.DatabaseCluster(stack, 'Cluster', { engine: ENGINE, vpc, writer: rds.ClusterInstance.serverlessV2('writer'), backup: TOO_LONG }), OWN_NAME],
  ['a class that extends it', (stack, vpc) => new CompanyCluster(stack, 'Cluster', { engine: ENGINE, vpc, writer: rds.ClusterInstance.serverlessV2('writer'), backup: TOO_LONG }), OWN_NAME],
  ['SingleMasterCluster', (stack, vpc) => new SingleMasterCluster(stack, 'Cluster', { engine: ENGINE, vpc, backup: TOO_LONG }), OWN_NAME],
  ['an L1', (stack) => new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', backupRetentionPeriod: 36, masterUsername: 'dbadmin', manageMasterUserPassword: true }), ''],
  ['an L1 in another construct', (stack) => new rds.CfnDBCluster(new Construct(stack, 'Around'), 'Cluster', { engine: 'aurora-mysql', backupRetentionPeriod: 36, masterUsername: 'dbadmin', manageMasterUserPassword: true }), ''],
])('the fix of what %s made names its property', (_, declare, name) => {
  expect(suggested('ClusterBackupRetention', declare)).toEqual([`set BackupRetentionPeriod${name} to 35`]);
});

const SMALL = new ec2.InstanceType('t3.micro');

test.each<[string, Partial<rds.DatabaseClusterProps>, boolean]>([
  ['an instance of its own', { writer: rds.ClusterInstance.provisioned('writer', { instanceType: SMALL }) }, true],
  ['an instance of the old kind', { instances: 1, instanceProps: { instanceType: SMALL } as rds.InstanceProps }, false],
])('%s', (_, props, isNamed) => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const declare = (stack: Stack, vpc: ec2.IVpc) => {
    const place = props.instanceProps ? { instanceProps: { ...props.instanceProps, vpc } } : { vpc };
    return new rds.DatabaseCluster(stack, 'Cluster', { engine: ENGINE, ...props, ...place });
  };
  const fixes = suggested('InstanceClassSize', declare);
  expect(fixes).toHaveLength(1);
  expect(fixes[0]!.includes(' (`instanceType` of the construct)')).toBe(isNamed);
});

test('a name that is the same is not repeated', () => {
  const declare = (stack: Stack, vpc: ec2.IVpc) =>
    new rds.DatabaseCluster(stack, 'Cluster', { engine: ENGINE, vpc, writer: rds.ClusterInstance.serverlessV2('writer'), port: 80 });
  const [fix] = suggested('ClusterPort', declare);
  expect(fix).not.toContain('of the construct');
});

test('the aspect names it as well', () => {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const writer = rds.ClusterInstance.serverlessV2('writer');
  new rds.DatabaseCluster(stack, 'Cluster', { engine: ENGINE, vpc: new ec2.Vpc(stack, 'Vpc'), writer, backup: TOO_LONG });
  DOORS['the aspect']!.open(app);
  synthesize(app);
  const texts = [...nodes(app)].flatMap(({ node }) => node.metadata.map(({ data }) => String(data)));
  expect(texts).toContainEqual(expect.stringContaining(`Fix: set BackupRetentionPeriod${OWN_NAME} to 35 (https://`));
});
