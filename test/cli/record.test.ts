import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { AwsApi, Operation } from '../../src/cli/record/aws';
import { Recording, recordStacks } from '../../src/cli/record/collect';
import { writeRecording } from '../../src/cli/record/files';
import { readBaseline } from '../../src/readers/deployed/baseline';
import { aurora, folderOf } from './support';

type Answer = (input: Readonly<Record<string, string>>) => unknown;
type Answers = Partial<Readonly<Record<Operation, Answer>>>;

/** Answers calls, and notes them. */
class FakeApi implements AwsApi {
  public readonly calls: string[] = [];

  public constructor(private readonly answers: Answers) {}

  public async call(operation: Operation, input: Readonly<Record<string, unknown>>): Promise<unknown> {
    this.calls.push([operation, ...Object.values(input)].join(' '));
    const answer = this.answers[operation];
    if (!answer) throw new Error(`unexpected: ${operation}`);
    return answer(input as Readonly<Record<string, string>>);
  }
}

const CLUSTER = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ManageMasterUserPassword: true } };
const WITH_CLUSTER = { Resources: { Orders: CLUSTER } };

/** A stack of one template, without parameters and resources that are told. */
const stackOf = (template: unknown, more: Answers = {}): Answers => ({
  'cloudformation:DescribeStacks': ({ StackName }) => ({ Stacks: [{ StackName, StackStatus: 'UPDATE_COMPLETE' }] }),
  'cloudformation:GetTemplate': () => ({ TemplateBody: typeof template === 'string' ? template : JSON.stringify(template) }),
  'cloudformation:ListStackResources': () => ({ StackResourceSummaries: [] }),
  'rds:DescribeDBClusters': () => ({ DBClusters: [] }),
  ...more,
});

const recordAll = (answers: Answers, names: readonly string[] = ['Shop']): Promise<Recording> => recordStacks(new FakeApi(answers), names, {});
const failing = (error: object): Answer => () => { throw Object.assign(new Error(), error); };
const tagsOf = (stack: string, logicalId: string) => [
  { Key: 'Password', Value: 'no business of ours' },
  { Key: 'aws:cloudformation:stack-name', Value: stack },
  { Key: 'aws:cloudformation:stack-id', Value: 'arn' },
  { Key: 'aws:cloudformation:logical-id', Value: logicalId },
];

describe('what is recorded', () => {
  test('is read page by page', async () => {
    const pages: Answer = ({ Marker }) => (Marker === undefined
      ? { DBClusters: [{ DBClusterIdentifier: 'b', TagList: tagsOf('Shop', 'Orders') }], Marker: 'second' }
      : { DBClusters: [{ DBClusterIdentifier: 'a', TagList: tagsOf('Shop', 'Carts') }], Marker: '' });
    const resources: Answer = ({ NextToken }) => (NextToken === undefined
      ? { StackResourceSummaries: [{ LogicalResourceId: 'Orders', PhysicalResourceId: 'b', ResourceType: CLUSTER.Type }], NextToken: 'more' }
      : { StackResourceSummaries: [{ LogicalResourceId: 'Carts', PhysicalResourceId: 'a', ResourceType: CLUSTER.Type }, { LogicalResourceId: 'Topic', ResourceType: 'AWS::SNS::Topic' }] });
    const api = new FakeApi(stackOf(WITH_CLUSTER, { 'rds:DescribeDBClusters': pages, 'cloudformation:ListStackResources': resources }));
    const { stacks: [stack] } = await recordStacks(api, ['Shop', 'Shop'], {});
    expect(stack!.answers.DBClusters).toMatchObject([{ DBClusterIdentifier: 'a' }, { DBClusterIdentifier: 'b' }]);
    expect(stack!.answers.StackResources).toMatchObject([{ LogicalResourceId: 'Carts' }, { LogicalResourceId: 'Orders' }]);
    expect(api.calls).toEqual([
      'cloudformation:DescribeStacks Shop',
      'cloudformation:GetTemplate Shop Processed',
      'cloudformation:ListStackResources Shop',
      'cloudformation:ListStackResources Shop more',
      'rds:DescribeDBClusters',
      'rds:DescribeDBClusters second',
    ]);
  });

  test('is only of the stacks, by tags or by their resources, and only what the checks compare', async () => {
    const described = [
      { DBClusterIdentifier: 'tagged', TagList: tagsOf('Shop', 'Orders'), LatestRestorableTime: new Date(0), MasterUsername: 'dbadmin', DBClusterMembers: [{ DBInstanceIdentifier: 'b' }, { DBInstanceIdentifier: 'a' }] },
      { DBClusterIdentifier: 'named', TagList: [] },
      { DBClusterIdentifier: 'other', TagList: tagsOf('Other', 'Orders') },
      { DBClusterIdentifier: 'by-hand' },
    ];
    const { stacks: [stack] } = await recordAll(stackOf(WITH_CLUSTER, {
      'rds:DescribeDBClusters': () => ({ DBClusters: described }),
      'cloudformation:ListStackResources': () => ({ StackResourceSummaries: [{ LogicalResourceId: 'Carts', PhysicalResourceId: 'Named', ResourceType: CLUSTER.Type }] }),
    }));
    expect(stack!.answers.DBClusters).toEqual([
      { DBClusterIdentifier: 'named' },
      {
        DBClusterIdentifier: 'tagged',
        DBClusterMembers: [{ DBInstanceIdentifier: 'a' }, { DBInstanceIdentifier: 'b' }],
        TagList: [{ Key: 'aws:cloudformation:logical-id', Value: 'Orders' }, { Key: 'aws:cloudformation:stack-name', Value: 'Shop' }],
      },
    ]);
  });

  test('is asked of RDS where a template has something of that kind', async () => {
    const api = new FakeApi(stackOf({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } }));
    await recordStacks(api, ['Shop'], {});
    expect(api.calls.filter((call) => call.startsWith('rds:'))).toEqual([]);
  });

  test('has no password, and no value of a parameter that nobody is to read', async () => {
    const template = `
Parameters:
  Password: { Type: String, NoEcho: true }
Resources:
  Orders:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: !Sub aurora-mysql
      MasterUserPassword: written-down
  Carts:
    Type: AWS::RDS::DBCluster
    Properties:
      MasterUserPassword: '{{resolve:secretsmanager:carts}}'
`;
    const { stacks, notes } = await recordAll(stackOf(template, {
      'cloudformation:DescribeStacks': () => ({ Stacks: [{ StackName: 'Shop', Parameters: [{ ParameterKey: 'Password', ParameterValue: 'told' }] }] }),
    }));
    expect(notes).toEqual(['MasterUserPassword of Shop/Orders is written into its template: it is not recorded']);
    const folder = folderOf({});
    expect(writeRecording(folder, stacks)).toEqual(['Shop.template.json', 'Shop.answers.json']);
    const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')).join('');
    expect(written).not.toMatch(/written-down|told/);
    expect(written).toContain('{{resolve:secretsmanager:carts}}');
    expect(written).toContain('"Fn::Sub": "aurora-mysql"');
  });

  test('of nothing that is deployed is nothing', async () => {
    const { stacks, problems, notes } = await recordAll(stackOf(WITH_CLUSTER, {
      'cloudformation:DescribeStacks': ({ StackName }) => ({ Stacks: [{ StackName, StackStatus: StackName === 'Shop' ? 'ROLLBACK_COMPLETE' : 'UPDATE_IN_PROGRESS' }] }),
    }), ['Shop', 'Reports']);
    expect(stacks.map(({ name }) => name)).toEqual(['Reports']);
    expect(problems).toEqual([]);
    expect(notes).toEqual([
      'Shop is in ROLLBACK_COMPLETE: nothing of it is deployed, and it is left out',
      'Reports is in UPDATE_IN_PROGRESS: its template may be the one before or the one after',
    ]);
  });

  test('is read back: nested stacks as well, and what runs of them', async () => {
    const nested = { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/' } };
    const templates: Readonly<Record<string, unknown>> = { 'Shop': { Resources: { Reports: nested } }, 'arn:stack/Shop-Reports-1/1': WITH_CLUSTER };
    const { stacks } = await recordAll(stackOf(undefined, {
      'cloudformation:DescribeStacks': ({ StackName }) => ({ Stacks: [{ StackName: StackName === 'Shop' ? 'Shop' : 'Shop-Reports-1' }] }),
      'cloudformation:GetTemplate': ({ StackName }) => ({ TemplateBody: JSON.stringify(templates[StackName!]) }),
      'cloudformation:ListStackResources': ({ StackName }) => ({
        StackResourceSummaries: StackName === 'Shop'
          ? [{ LogicalResourceId: 'Reports', PhysicalResourceId: 'arn:stack/Shop-Reports-1/1', ResourceType: nested.Type }]
          : [{ LogicalResourceId: 'Orders', PhysicalResourceId: 'orders', ResourceType: CLUSTER.Type }],
      }),
      'rds:DescribeDBClusters': () => ({ DBClusters: [{ DBClusterIdentifier: 'orders', EngineVersion: '8.0.mysql_aurora.3.10.1' }] }),
    }));
    const folder = folderOf({});
    expect(writeRecording(folder, stacks)).toEqual(['Shop.template.json', 'Shop/Reports.template.json', 'Shop.answers.json']);
    const { stacks: [read], problems } = readBaseline(folder)!;
    expect(problems).toEqual([]);
    expect(read!.recorded!({}).nested!.Reports).toMatchObject({ template: WITH_CLUSTER, running: { Orders: { EngineVersion: '8.0.mysql_aurora.3.10.1' } } });
  });

  test('is of its account and Region, and of no other', async () => {
    const arn = (service: string, rest: string): string => `arn:aws:${service}:eu-west-1:111122223333:${rest}`;
    const { stacks } = await recordAll(stackOf(WITH_CLUSTER, {
      'cloudformation:DescribeStacks': () => ({
        Stacks: [{ StackName: 'Shop', StackId: arn('cloudformation', 'stack/Shop/1'), Parameters: [{ ParameterKey: 'Size', ParameterValue: 'large' }] }],
      }),
      'cloudformation:ListStackResources': () => ({
        StackResourceSummaries: [{ LogicalResourceId: 'Orders', PhysicalResourceId: 'orders', ResourceType: CLUSTER.Type }],
      }),
      'rds:DescribeDBClusters': () => ({ DBClusters: [{ DBClusterIdentifier: 'orders', DBClusterArn: arn('rds', 'cluster:orders'), Port: 3307 }] }),
    }));
    const folder = folderOf({});
    writeRecording(folder, stacks);
    const { stacks: [read] } = readBaseline(folder)!;
    expect(read!.recorded!({ region: 'eu-west-1' })).toMatchObject({ parameters: { Size: 'large' }, running: { Orders: { Port: 3307 } } });
    expect(read!.recorded!({ region: 'us-east-1' })).toMatchObject({ parameters: undefined, running: {} });
    expect(Object.keys(read!.recorded!({ account: '444455556666' }).running!)).toEqual([]);
  });

  test('takes the place of what was recorded before, in whatever form', async () => {
    const folder = folderOf({ 'Shop.template.json': WITH_CLUSTER, 'Other.template.json': WITH_CLUSTER });
    const yaml = 'Resources:\n  Orders:\n    Type: AWS::RDS::DBCluster';
    writeRecording(folder, (await recordAll(stackOf(yaml))).stacks);
    expect(readdirSync(folder)).toEqual(['Other.template.json', 'Shop.answers.json', 'Shop.template.yaml']);
    expect(readFileSync(join(folder, 'Shop.template.yaml'), 'utf8')).toBe(`${yaml}\n`);
  });
});

describe('what fails is one line', () => {
  test.each([
    ['credentials', 'rds:DescribeDBClusters', { name: 'CredentialsProviderError', message: 'Could not load credentials\nfrom any providers' }, 'rds:DescribeDBClusters needs AWS credentials, and there are none (CredentialsProviderError: Could not load credentials from any providers): set AWS_PROFILE, add --profile, or sign in with aws sso login'],
    ['refused', 'cloudformation:DescribeStacks', { name: 'ExpiredTokenException', message: 'The security token is expired' }, 'AWS does not take the credentials at cloudformation:DescribeStacks of Shop (ExpiredTokenException: The security token is expired): sign in anew, or add --profile'],
    ['denied', 'cloudformation:GetTemplate', { name: 'AccessDenied', message: 'User is not authorized' }, 'cloudformation:GetTemplate of Shop is denied (AccessDenied: User is not authorized): allow cloudformation:GetTemplate in the policy of these credentials'],
    ['denied, by its status', 'rds:DescribeDBClusters', { name: 'Forbidden', message: '', $metadata: { httpStatusCode: 403 } }, 'rds:DescribeDBClusters is denied (Forbidden): allow rds:DescribeDBClusters in the policy of these credentials'],
    ['region', 'cloudformation:DescribeStacks', { message: 'Region is missing' }, 'cloudformation:DescribeStacks of Shop needs a Region, and none is set: add --region, or set AWS_REGION'],
    ['stack', 'cloudformation:DescribeStacks', { name: 'ValidationError', message: 'Stack with id Shop does not exist' }, 'cloudformation:DescribeStacks: there is no stack Shop: look at --stack, --region and --profile'],
    ['network', 'cloudformation:DescribeStacks', { code: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND rds.mars-1.amazonaws.com' }, 'cloudformation:DescribeStacks of Shop does not reach AWS (ENOTFOUND: getaddrinfo ENOTFOUND rds.mars-1.amazonaws.com): look at --region and at the network'],
    ['anything else', 'cloudformation:ListStackResources', { name: 'ThrottlingException', message: 'Rate exceeded' }, 'cloudformation:ListStackResources of Shop failed (ThrottlingException: Rate exceeded)'],
  ] as const)('%s', async (_, operation, error, line) => {
    expect((await recordAll(stackOf(WITH_CLUSTER, { [operation]: failing(error) }))).problems).toEqual([line]);
  });

  test('a template that is none', async () => {
    const { stacks, problems } = await recordAll(stackOf('{"Resources":'));
    expect(stacks).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(/^cloudformation:GetTemplate of Shop failed \(SyntaxError: .*\)$/)]);
  });

  test('and the rest is recorded', async () => {
    const { stacks, problems } = await recordAll(stackOf(WITH_CLUSTER, {
      'cloudformation:GetTemplate': ({ StackName }) => (StackName === 'Shop' ? failing({ name: 'AccessDenied' })({}) : { TemplateBody: JSON.stringify(WITH_CLUSTER) }),
      'rds:DescribeDBClusters': failing({ name: 'AccessDenied' }),
    }), ['Shop', 'Reports']);
    expect(stacks.map(({ name }) => name)).toEqual(['Reports']);
    expect(stacks[0]!.answers).not.toHaveProperty('DBClusters');
    expect(problems).toHaveLength(2);
  });

  test('what would fail every time is asked once', async () => {
    const api = new FakeApi({ 'cloudformation:DescribeStacks': failing({ name: 'CredentialsProviderError' }) });
    expect((await recordStacks(api, ['Shop', 'Reports'], { region: 'eu-west-1', profile: 'read' })).problems).toEqual([
      'cloudformation:DescribeStacks of Shop needs AWS credentials, and there are none in eu-west-1 with profile read (CredentialsProviderError): set AWS_PROFILE, add --profile, or sign in with aws sso login',
    ]);
    expect(api.calls).toHaveLength(1);
  });
});

describe('aurora-topology record', () => {
  test('without the SDK says how to install it, and how to go without', async () => {
    const { status, out, err } = await aurora(folderOf({}), ['record', '--stack', 'Shop', '--region', 'eu-west-1', '-o', 'deployed']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err.split('\n')).toEqual([
      '@aws-sdk/client-cloudformation is not installed here, and record asks AWS with it: npm install --save-dev @aws-sdk/client-cloudformation @aws-sdk/client-rds',
      'The AWS CLI does the same, but for nested stacks:',
      '  mkdir -p deployed',
      '  aws cloudformation get-template --stack-name Shop --template-stage Processed --region eu-west-1 > deployed/Shop.template.json',
      '  aws cloudformation describe-stacks --stack-name Shop --region eu-west-1 > deployed/Shop.stacks.json',
      '  aws rds describe-db-clusters --region eu-west-1 > deployed/clusters.json',
      '  aws rds describe-db-instances --region eu-west-1 > deployed/instances.json',
      '  aws rds describe-global-clusters --region eu-west-1 > deployed/global-clusters.json',
      '',
    ]);
  });

  test('the SDK of the folder is asked, in the Region and with the profile that are given', async () => {
    // Ends with what it was given as the error of its first call.
    const sdk = (client: string): string => `
      exports.${client} = class { constructor({ region }) { this.region = region; } send({ input }) { throw new Error([this.region, process.env.AWS_PROFILE, input.StackName].join(' ')); } };
      exports.DescribeStacksCommand = class { constructor(input) { this.input = input; } };`;
    const folder = folderOf({
      'node_modules/@aws-sdk/client-cloudformation/index.js': sdk('CloudFormationClient'),
      'node_modules/@aws-sdk/client-rds/index.js': sdk('RDSClient'),
    });
    const { AWS_PROFILE: before } = process.env;
    try {
      const { status, err } = await aurora(folder, ['record', '--stack', 'Shop', '-o', 'deployed', '--region', 'eu-west-1', '--profile', 'read']);
      expect({ status, err }).toEqual({ status: 2, err: 'cloudformation:DescribeStacks of Shop failed in eu-west-1 with profile read (eu-west-1 read Shop)\n' });
      expect(readdirSync(folder)).toEqual(['node_modules']);
    } finally {
      if (before === undefined) delete process.env.AWS_PROFILE;
      else process.env.AWS_PROFILE = before;
    }
  });

  test('an SDK that cannot be loaded is named', async () => {
    const folder = folderOf({ 'node_modules/@aws-sdk/client-cloudformation/index.js': 'throw new Error("needs a newer Node");' });
    const { status, err } = await aurora(folder, ['record', '--stack', 'Shop', '-o', 'deployed']);
    expect({ status, err }).toEqual({ status: 2, err: '@aws-sdk/client-cloudformation cannot be loaded: needs a newer Node\n' });
  });

  test.each([['--stack'], ['-o']])('needs %s', async (flag) => {
    const args = { '--stack': ['-o', 'deployed'], '-o': ['--stack', 'Shop'] }[flag]!;
    const { status, err } = await aurora(folderOf({}), ['record', ...args]);
    expect(status).toBe(2);
    expect(err).toContain(`required option '${flag}`);
  });
});
