import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { App, Duration, Stack, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ts from 'typescript';
import { ClusterDefaults, SingleMasterCluster } from '../../src';
import { withDefaults } from '../../src/constructs/single-master/secure-defaults';
import {
  BACKTRACK_HOURS, BACKUP_RETENTION_DAYS, MONITORING_INTERVAL_SECONDS, defaultLogExports, defaultPort, recommendedInstanceType,
} from '../../src/facts/construct-defaults';

const ROOT = join(__dirname, '../..');
const AWS_RDS = join(ROOT, 'node_modules/aws-cdk-lib/aws-rds/lib/cluster.d.ts');

/** What the description of an interface says of the defaults of what it inherits. */
function defaultsOf(file: string): ReadonlyMap<string, string> {
  const text = readFileSync(join(ROOT, 'src/constructs', file), 'utf8');
  return new Map([...text.matchAll(/^ \* - `(\w+)`: (.*(?:\n \* {3}\S.*)*)$/gm)].map(([, name, value]) => [name!, value!.replace(/\n \*\s+/g, ' ')]));
}

const DEFAULTS = defaultsOf('single-master/single-master-cluster-props.ts');

const ENGINES = {
  'Aurora MySQL': rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 }),
  'Aurora PostgreSQL': rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_8 }),
};

const scope = () => {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1', account: '111122223333' } });
  return { stack, vpc: new ec2.Vpc(stack, 'Vpc') };
};

/** The properties that our constructor gives to `rds.DatabaseCluster` where its user gives none. */
function chosen(engine: rds.IClusterEngine, more: Partial<rds.DatabaseClusterProps> = {}): string[] {
  const { stack, vpc } = scope();
  const given = { engine, vpc, ...more };
  return Object.entries(withDefaults(stack, 'Cluster', given))
    .filter(([name, value]) => value !== undefined && !(name in given)).map(([name]) => name);
}

test.each<[string, string[]]>([
  ...Object.entries(ENGINES).map(([name, engine]): [string, string[]] => [name, chosen(engine)]),
  ['a Limitless database', chosen(ENGINES['Aurora PostgreSQL'], { clusterScalabilityType: rds.ClusterScalabilityType.LIMITLESS })],
])('each default of ours that %s gets is described', (_, names) => {
  expect(names.length).toBeGreaterThan(10);
  // What is as in aws-rds needs no word.
  expect(names.filter((name) => name !== 'removalPolicy' && !DEFAULTS.has(name))).toEqual([]);
});

test.each([
  ['backtrackWindow', `${BACKTRACK_HOURS} hours`],
  ['backup', `${BACKUP_RETENTION_DAYS} days`],
  ['monitoringInterval', `${MONITORING_INTERVAL_SECONDS} seconds`],
  ['port', String(defaultPort('aurora-mysql'))],
  ['port', String(defaultPort('aurora-postgresql'))],
  ...['aurora-mysql', 'aurora-postgresql'].flatMap((engine) => defaultLogExports(engine)!.map((type) => ['cloudwatchLogsExports', `\`${type}\``])),
  ['writer', recommendedInstanceType('aurora-mysql', '8.0.mysql_aurora.3.10.1')],
])('%s says %s', (name, value) => {
  expect(DEFAULTS.get(name!)).toContain(value);
});

test('what is chosen once the resources are there is what is said', () => {
  const { stack, vpc } = scope();
  new SingleMasterCluster(stack, 'Cluster', { engine: ENGINES['Aurora MySQL'], vpc });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::RDS::DBCluster', {
    Port: 13306,
    StorageEncrypted: true,
    KmsKeyId: {},
    ManageMasterUserPassword: true,
    MasterUsername: 'admin',
    EnableIAMDatabaseAuthentication: true,
    DeletionProtection: true,
    BackupRetentionPeriod: 14,
    BacktrackWindow: Duration.hours(24).toSeconds(),
    PerformanceInsightsEnabled: true,
    PerformanceInsightsRetentionPeriod: 7,
  });
  template.allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 });
  template.resourceCountIs('AWS::RDS::DBInstance', 2);
  const names = [
    'storageEncryptionKey', 'manageMasterUserPassword', 'clusterIdentifier', 'enablePerformanceInsights', 'performanceInsightRetention', 'cloudwatchLogsRetention',
  ];
  expect(names.filter((name) => !DEFAULTS.has(name))).toEqual([]);
});

test('with the defaults of aws-rds none of them is chosen', () => {
  const { stack, vpc } = scope();
  const writer = rds.ClusterInstance.serverlessV2('writer');
  const given = { engine: ENGINES['Aurora MySQL'], vpc, writer, defaults: ClusterDefaults.AWS_RDS };
  const names = Object.entries(withDefaults(stack, 'Cluster', given)).filter(([, value]) => value !== undefined).map(([name]) => name);
  expect(names.sort()).toEqual(Object.keys(given).sort());
});

/** Declarations as they are published, made of the sources. */
function published(file: string): string {
  const module = pathToFileURL(join(ROOT, 'build-tools/lib/declared-defaults.mjs')).href;
  const script = `
    import { readFileSync } from 'node:fs';
    import { declareDefaults } from '${module}';
    const text = readFileSync(${JSON.stringify(AWS_RDS)}, 'utf8');
    const inherited = { text, interfaces: ['DatabaseClusterBaseProps', 'DatabaseClusterProps'], type: 'rds.DatabaseClusterProps' };
    process.stdout.write(declareDefaults(readFileSync(${JSON.stringify(join(ROOT, 'src/constructs', file))}, 'utf8'), inherited));`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}

test.each([
  ['single-master/single-master-cluster-props.ts', 'SingleMasterClusterProps'],
  ['global-database/global-database-props.ts', 'GlobalPrimaryProps'],
])('editors show our defaults: %s', (file, name) => {
  const source = ts.createSourceFile(file, published(file), ts.ScriptTarget.Latest, true);
  const declared = source.statements.filter(ts.isInterfaceDeclaration).find((one) => one.name.text === name)!;
  const shown = declared.members.map((member) => {
    const tag = ts.getJSDocTags(member).find(({ tagName }) => tagName.text === 'default');
    const [doc] = ts.getJSDocCommentsAndTags(member);
    return [member.name!.getText(), ts.getTextOfJSDocComment(tag?.comment), ts.getTextOfJSDocComment((doc as ts.JSDoc).comment)] as const;
  });
  for (const [property, value] of defaultsOf(file)) {
    expect(shown.filter(([member]) => member === property)).toEqual([[property, `- ${value}`, expect.stringMatching(/^\S/)]]);
  }
});
