import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { CloudFormationClient, CreateStackCommand, ListStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { CreateDBClusterCommand, CreateGlobalClusterCommand, RDSClient } from '@aws-sdk/client-rds';
import { MISSING, Moto, isInstalled } from './moto';
import { Outcome, aurora, folderOf } from './support';

// A machine that is busy with other things takes its time.
jest.setTimeout(120_000);

/** Where the SDK is found. */
const ROOT = join(__dirname, '../..');
const REGION = 'eu-west-1';
const PASSWORD = 'only-for-this-test';

const cluster = (properties: object): object => ({
  Type: 'AWS::RDS::DBCluster',
  Properties: { Engine: 'aurora-mysql', MasterUsername: 'dbadmin', MasterUserPassword: { Ref: 'Password' }, StorageEncrypted: true, ...properties },
});
const instance = (name: string): object => ({
  Type: 'AWS::RDS::DBInstance',
  Properties: { Engine: 'aurora-mysql', EngineVersion: '8.0.mysql_aurora.3.08.2', DBInstanceClass: 'db.r6g.large', DBClusterIdentifier: { Ref: name } },
});

/** The template of the nested stack, and where CloudFormation finds it. */
const reports = (properties: object): object =>
  ({ Resources: { Reports: cluster({ MasterUserPassword: undefined, ManageMasterUserPassword: true, ...properties }) } });
const REPORTS = '/templates/reports.json';
const template = (properties: object): object => ({
  Parameters: { Password: { Type: 'String', NoEcho: true }, Version: { Type: 'String' } },
  Resources: {
    Orders: cluster({ EngineVersion: { Ref: 'Version' }, ...properties }),
    Writer: instance('Orders'),
    Reader: instance('Orders'),
    Topic: { Type: 'AWS::SNS::Topic', Properties: { TopicName: 'orders' } },
    Nested: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: `https://s3.amazonaws.com${REPORTS}` } },
  },
});
const DEPLOYED = template({ DatabaseName: 'orders' });

const tags = (stack: string, logicalId: string) => Object.entries({ 'stack-name': stack, 'logical-id': logicalId })
  .map(([key, Value]) => ({ Key: `aws:cloudformation:${key}`, Value }));

/** What is deployed: the stack by CloudFormation, whose copy here knows no clusters, and these by RDS. More than a page has. */
async function deploy(endpoint: string): Promise<void> {
  const place = { endpoint, region: REGION, credentials: { accessKeyId: 'any', secretAccessKey: 'any' } };
  const [cloudFormation, rds] = [new CloudFormationClient(place), new RDSClient(place)];
  const parameters = Object.entries({ Password: PASSWORD, Version: '8.0.mysql_aurora.3.08.2' })
    .map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
  for (const [path, body] of [['/templates', ''], [REPORTS, JSON.stringify(reports({ DatabaseName: 'reports' }))]] as const) {
    expect((await fetch(`${endpoint}${path}`, { method: 'PUT', body })).status).toBe(200);
  }
  await cloudFormation.send(new CreateStackCommand({ StackName: 'Shop', TemplateBody: JSON.stringify(DEPLOYED), Parameters: parameters }));
  const common = { Engine: 'aurora-mysql', MasterUsername: 'dbadmin', MasterUserPassword: PASSWORD };
  const create = (DBClusterIdentifier: string, more: object): Promise<unknown> =>
    rds.send(new CreateDBClusterCommand({ ...common, DBClusterIdentifier, ...more }));
  await create('shop-orders', {
    EngineVersion: '8.0.mysql_aurora.3.10.1',
    StorageEncrypted: true,
    DatabaseName: 'orders',
    Tags: [...tags('Shop', 'Orders'), { Key: 'Owner', Value: 'shop' }],
  });
  const { StackResourceSummaries: resources } = await cloudFormation.send(new ListStackResourcesCommand({ StackName: 'Shop' }));
  await create('shop-reports', { Tags: tags(resources!.find(({ LogicalResourceId }) => LogicalResourceId === 'Nested')!.PhysicalResourceId!, 'Reports') });
  for (let index = 0; index < 101; index++) await create(`other-${index}`, { Tags: tags('Other', `Cluster${index}`) });
  await rds.send(new CreateGlobalClusterCommand({ GlobalClusterIdentifier: 'world', Engine: 'aurora-mysql' }));
}

if (!isInstalled()) console.warn(`test/cli/record-server.test.ts is ${MISSING}`);

(isInstalled() ? describe : describe.skip)(`record, of a server${isInstalled() ? '' : ` (${MISSING})`}`, () => {
  const environment = { ...process.env };
  let server: Moto;

  beforeAll(async () => {
    server = await Moto.start();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: server.endpoint, AWS_ACCESS_KEY_ID: 'any', AWS_SECRET_ACCESS_KEY: 'any', AWS_EC2_METADATA_DISABLED: 'true',
    });
    await deploy(server.endpoint);
  });

  afterAll(async () => {
    process.env = environment;
    await server?.stop();
  });

  const record = (folder: string, ...args: string[]): Promise<Outcome> => aurora(ROOT, ['record', '--region', REGION, '-o', folder, ...args]);
  const contentOf = (folder: string): Record<string, string> => Object.fromEntries(readdirSync(folder, { recursive: true }).map(String)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

  test('writes the template and the answers, without what changes by itself, and without secrets', async () => {
    const folder = folderOf({});
    expect(await record(folder, '--stack', 'Shop')).toEqual({ status: 0, err: '', out: ['Shop.template.json', 'Shop/Nested.template.json', 'Shop.answers.json'].map((file) => `${folder}/${file}\n`).join('') });
    const first = contentOf(folder);
    expect(JSON.parse(first['Shop.template.json']!)).toEqual(DEPLOYED);
    expect(JSON.parse(first['Shop/Nested.template.json']!)).toEqual(reports({ DatabaseName: 'reports' }));
    const answers = JSON.parse(first['Shop.answers.json']!) as Record<string, readonly Record<string, unknown>[]>;
    const StackId: unknown = expect.stringMatching(/^arn:aws:cloudformation:eu-west-1:\d{12}:stack\/Shop\//);
    expect(answers.Stacks).toEqual([{ StackName: 'Shop', StackId, Parameters: [{ ParameterKey: 'Password', ParameterValue: '****' }, { ParameterKey: 'Version', ParameterValue: '8.0.mysql_aurora.3.08.2' }] }]);
    expect(answers.DBClusters!.map(({ DBClusterIdentifier }) => DBClusterIdentifier)).toEqual(['shop-orders', 'shop-reports']);
    expect(answers.DBClusters![0]).toMatchObject({ EngineVersion: '8.0.mysql_aurora.3.10.1', TagList: [...tags('Shop', 'Orders')].reverse() });
    expect(answers.DBInstances!.map(({ DBInstanceIdentifier }) => DBInstanceIdentifier)).toEqual([expect.stringMatching(/^shop-reader-/), expect.stringMatching(/^shop-writer-/)]);
    expect(answers).not.toHaveProperty('GlobalClusters');
    expect(JSON.stringify(first)).not.toMatch(/Owner|CreateTime|only-for-this-test/);

    await record(folder, '--stack', 'Shop');
    expect(contentOf(folder)).toEqual(first);
  });

  test('what it writes is what check --against compares with', async () => {
    const folder = folderOf({
      'same/Shop.template.json': DEPLOYED,
      'same/Shop/Nested.template.json': reports({ DatabaseName: 'reports' }),
      'replaced/Shop.template.json': template({ DatabaseName: 'shop' }),
      'replaced/Shop/Nested.template.json': reports({ DatabaseName: 'figures' }),
    });
    await record(join(folder, 'deployed'), '--stack', 'Shop');
    const check = async (path: string): Promise<object> => {
      const { status, out, err } = await aurora(folder, ['check', path, '--against', 'deployed', '--region', REGION, '--format', 'json']);
      const { findings } = JSON.parse(out) as { findings: readonly Readonly<Record<'effect' | 'logicalId' | 'property', string>>[] };
      const replaced = findings.filter(({ effect }) => effect === 'replaced');
      return { status, err, found: replaced.map(({ logicalId, property }) => `${logicalId}.${property}`) };
    };
    expect(await check('same')).toEqual({ status: 0, err: '', found: [] });
    expect(await check('replaced')).toEqual({ status: 1, err: '', found: ['Reports.DatabaseName', 'Orders.DatabaseName'] });
  });

  test('a stack that is not there is one line, and the others are recorded', async () => {
    const folder = folderOf({});
    const { status, err } = await record(folder, '--stack', 'Missing', 'Shop');
    expect({ status, err }).toEqual({ status: 2, err: 'cloudformation:DescribeStacks: there is no stack Missing in eu-west-1: look at --stack, --region and --profile\n' });
    expect(readdirSync(folder)).toEqual(['Shop', 'Shop.answers.json', 'Shop.template.json']);
  });
});
