import { aurora, folderOf } from './support';

const WRITER = { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: 'Cluster' }, DBInstanceClass: 'db.r6g.large' } };
const cluster = (properties: object) => ({
  Type: 'AWS::RDS::DBCluster',
  Properties: { Engine: 'aurora-mysql', MasterUsername: 'admin', ManageMasterUserPassword: true, ...properties },
});
/** BacktrackWindow is at most 259200. */
const ORDERS = {
  Parameters: { Window: { Type: 'Number', Default: 0 }, EventCategories: { Type: 'CommaDelimitedList', Default: '' }, Owner: { Type: 'String' } },
  Resources: { Cluster: cluster({ BacktrackWindow: { Ref: 'Window' } }), Writer: WRITER },
};
const FILES = { 'Orders.json': ORDERS, 'Invoices.json': ORDERS };

/** What is found with `--parameters`, each of them: the file and the value in the message. */
async function found(given: readonly string[], files: Readonly<Record<string, unknown>> = {}) {
  const { status, out, err } = await aurora(folderOf({ ...FILES, ...files }), ['check', 'Orders.json', 'Invoices.json', ...given.flatMap((one) => ['--parameters', one]), '--format', 'json']);
  const { findings = [] } = (out === '' ? {} : JSON.parse(out)) as { findings?: { what: string; stack: string; condition?: string }[] };
  const windows = findings.flatMap(({ what, stack, condition }) => {
    const window = /BacktrackWindow is (\d+)/.exec(what)?.[1];
    return window === undefined || condition !== undefined ? [] : [`${stack} ${window}`];
  });
  return { status, err, windows };
}

const LIST = [{ ParameterKey: 'Window', ParameterValue: '300001' }, { ParameterKey: 'Owner', UsePreviousValue: true }];

describe('values of parameters are given', () => {
  const BOTH = (window: number) => ({ status: 1, err: '', windows: [`Invoices ${window}`, `Orders ${window}`] });
  test.each<[string, string, unknown]>([
    ['as create-stack takes them', 'p.json', LIST],
    ['as deploy takes them', 'p.json', ['Window=300001', 'Owner=me']],
    ['as CodePipeline takes them', 'p.json', { Parameters: { Window: '300001' }, Tags: { a: 'b' }, StackPolicy: {} }],
    ['as --cli-input-json takes them', 'p.json', { StackName: 'Orders', Parameters: LIST }],
    ['by name', 'p.json', { Window: 300_001, EventCategories: ['failover', 'failure'] }],
    ['in YAML', 'p.yaml', 'Window: 300001 # seconds\n'],
    ['in YAML, as a list', 'p.yml', '- ParameterKey: Window\n  ParameterValue: 300001\n'],
  ])('in a file, %s', async (_, name, content) => {
    expect(await found([name], { [name]: content })).toEqual(BOTH(300_001));
  });

  test.each([
    [['Window=300002'], BOTH(300_002)],
    [['ParameterKey=Window,ParameterValue=300002'], BOTH(300_002)],
    [['p.json', 'Window=300002'], BOTH(300_002)],
    [['Window=300002', 'p.json'], BOTH(300_001)],
    [['Window=300002', 'Window=300003'], BOTH(300_003)],
    [['Orders:Window=300002'], { status: 1, err: '', windows: ['Orders 300002'] }],
    [['Window=300002', 'Orders:Window=1'], { status: 1, err: '', windows: ['Invoices 300002'] }],
    [['Window=1'], { status: 0, err: '', windows: [] }],
  ])('%j, of which later ones win', async (given, outcome) => {
    expect(await found(given, { 'p.json': LIST })).toEqual(outcome);
  });

  test('in recorded answers of describe-stacks, by stack', async () => {
    const stacks = { Stacks: [{ StackName: 'Orders', Parameters: LIST }, { StackName: 'Elsewhere', Parameters: LIST }, { StackName: 'Invoices' }] };
    expect(await found(['p.json'], { 'p.json': stacks })).toEqual({ status: 1, err: '', windows: ['Orders 300001'] });
  });
});

test.each([
  [['Windw=1'], 'no template has the parameter Windw; did you mean Window?'],
  [['Orders:Windw=1'], 'no template has the parameter Windw; did you mean Window?'],
  [['Order:Window=1'], 'there is no stack Order for the parameter Window; did you mean Orders?'],
  [['Colour=1'], 'no template has the parameter Colour'],
  [['gone.json'], '--parameters takes Name=Value or a file, and there is no file gone.json'],
  [['My-Window=hunter2'], '--parameters takes Name=Value or a file, and there is no file of that name'],
  [['empty.json'], 'empty.json is empty'],
  [['odd.json'], 'odd.json has no parameters: it may be [{"ParameterKey": …, "ParameterValue": …}], {"Parameters": {…}} or {"Name": "Value"}'],
  [['text.json'], 'text.json has no parameters: it may be [{"ParameterKey": …, "ParameterValue": …}], {"Parameters": {…}} or {"Name": "Value"}'],
])('%j is said to be wrong, and status 2', async (given, line) => {
  expect(await found(given, { 'empty.json': '', 'odd.json': { Window: { Ref: 'hunter2' } }, 'text.json': '"hunter2"' })).toMatchObject({ status: 2, err: `${line}\n` });
});

test('a file may have parameters of other stacks: of those, only what looks mistyped is told', async () => {
  expect(await found(['p.json'], { 'p.json': { Colour: 'red', Ownr: 'me' } }))
    .toEqual({ status: 0, err: 'no template has the parameter Ownr; did you mean Owner?\n', windows: [] });
});

describe('a secret', () => {
  const SECRET = 'hunter2-S3cr3t';
  const template = {
    Parameters: { Password: { Type: 'String', NoEcho: true, MinLength: 41 }, Mode: { Type: 'String', NoEcho: 'true' }, Engine: { Type: 'String' } },
    Conditions: { IsThat: { 'Fn::Equals': [{ Ref: 'Password' }, SECRET] } },
    Resources: {
      Cluster: cluster({ ManageMasterUserPassword: { Ref: 'AWS::NoValue' }, MasterUserPassword: { Ref: 'Password' }, EngineMode: { Ref: 'Mode' }, DatabaseName: { Ref: 'Password' } }),
      Writer: { ...WRITER, Condition: 'IsThat', Properties: { ...WRITER.Properties, MultiAZ: true } },
    },
  };

  test.each([
    [['Password', 'Mode'].map((name) => `${name}=${SECRET}`)],
    [['p.json']],
    [[`Passwort=${SECRET}`]],
    [['broken.json']],
  ])('is in no output: %j', async (given) => {
    const folder = folderOf({ 'a.json': template, 'p.json': { Password: SECRET, Mode: SECRET, Passwort: SECRET }, 'broken.json': `{"Password": ${SECRET}}` });
    for (const format of ['text', 'json']) {
      const { status, out, err } = await aurora(folder, ['check', 'a.json', '--undecided', '--format', format, ...given.flatMap((one) => ['--parameters', one])]);
      expect([0, 1, 2]).toContain(status);
      expect(out + err).not.toContain(SECRET);
      expect(out + err).not.toContain('hunter2');
    }
  });
});
