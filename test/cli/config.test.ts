import { chmodSync, mkdirSync, readFileSync } from 'fs';
import { join } from 'path';
import Ajv2020 from 'ajv/dist/2020';
import fc from 'fast-check';
import { Configuration } from '../../src/cli/config/configuration';
import { configurationProblems } from '../../src/cli/config/validate';
import { aurora, folderOf } from './support';

const template = (properties: object = {}) => ({
  Resources: {
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', MasterUsername: 'admin', ManageMasterUserPassword: true, ...properties } },
    Writer: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: 'Cluster' }, DBInstanceClass: 'db.r6g.large' } },
  },
});
/** Has an error about BacktrackWindow, and a warning about StorageEncrypted. */
const FAULTY = template({ BacktrackWindow: 300_000, StorageEncrypted: false });
const RULE = 'BacktrackWindowRange';
const WARNING = 'ClusterStorageEncryptedOff';

interface Found { readonly ruleId: string; readonly severity: string; readonly reason?: string }

async function checked(folder: string, args: readonly string[] = ['.']) {
  const { status, out, err } = await aurora(folder, ['check', ...args, '--format', 'json']);
  const { findings = [], acknowledged = [] } = (out === '' ? {} : JSON.parse(out)) as { findings?: Found[]; acknowledged?: Found[] };
  return {
    status,
    err,
    findings: findings.map(({ ruleId, severity }) => `${ruleId}: ${severity}`),
    acknowledged: acknowledged.map(({ ruleId, reason }) => `${ruleId}: ${reason}`),
  };
}

const configured = (configuration: unknown, files: Readonly<Record<string, unknown>> = { 'Orders.json': FAULTY }): string =>
  folderOf({ ...files, 'aurora-topology.json': configuration });
const read = (folder: string, file = 'aurora-topology.json'): Configuration => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Configuration;

test('what there is to find', async () => {
  expect(await checked(folderOf({ 'Orders.json': FAULTY }))).toEqual({ status: 1, err: '', findings: [`${RULE}: error`, `${WARNING}: warning`], acknowledged: [] });
});

describe('the configuration', () => {
  test.each<[string, Configuration, readonly string[], object]>([
    ['switches a rule off', { severities: { [RULE]: 'off' } }, [], { status: 0, findings: [`${WARNING}: warning`] }],
    ['raises a rule', { severities: { [RULE]: 'off', [`Aurora::${WARNING}`]: 'error' } }, [], { status: 1, findings: [`${WARNING}: error`] }],
    ['is overruled by flags', { severities: { [RULE]: 'off' } }, ['--severity', `Aurora::${RULE}=warning`], { status: 0, findings: [`${RULE}: warning`, `${WARNING}: warning`] }],
    ['says what fails', { failOn: 'never' }, [], { status: 0 }],
    ['is overruled by --fail-on', { failOn: 'never' }, ['--fail-on', 'error'], { status: 1 }],
    ['says how many warnings are too many', { failOn: 'never', maxWarnings: 0 }, [], { status: 1 }],
    ['is overruled by --max-warnings', { failOn: 'never', maxWarnings: 0 }, ['--max-warnings', '1'], { status: 0 }],
    ['accepts a rule everywhere', { acknowledgements: [{ id: RULE, reason: 'measured' }] }, [], { status: 0, findings: [`${WARNING}: warning`], acknowledged: [`${RULE}: measured`] }],
    ['accepts a rule at a place', { acknowledgements: [{ id: `Aurora::${RULE}`, reason: 'measured', resource: 'Cluster', stack: 'Orders' }] }, [], { status: 0 }],
    ['accepts a rule in a file', { acknowledgements: [{ id: RULE, reason: 'measured', stack: 'Orders.json' }] }, [], { status: 0 }],
    ['accepts nothing in another stack', { acknowledgements: [{ id: RULE, reason: 'measured', stack: 'Invoices' }] }, [], { status: 1, err: '' }],
  ])('%s', async (_, configuration, flags, outcome) => {
    expect(await checked(configured(configuration), ['Orders.json', ...flags])).toMatchObject(outcome);
  });

  test('names what is checked, the Region, and values of parameters', async () => {
    const orders = { Parameters: { Window: { Type: 'Number' } }, ...template({ BacktrackWindow: { Ref: 'Window' } }) };
    const folder = configured({ paths: ['templates/*.json'], region: 'eu-west-1', account: '111122223333', parameters: { 'Window': 1, 'Orders:Window': 300_000 } }, { 'templates/Orders.json': orders, 'templates/Other.json': orders, 'x/a.txt': '' });
    expect(await checked(folder, [])).toMatchObject({ status: 1, err: '', findings: [`${RULE}: error`] });
    expect(await checked(join(folder, 'x'), [])).toMatchObject({ status: 1, err: '', findings: [`${RULE}: error`] });
    expect(await checked(folder, ['templates/Other.json'])).toMatchObject({ status: 0, findings: [] });
  });

  test('is the nearest one, up to the root of the repository', async () => {
    const folder = folderOf({
      'aurora-topology.json': { severities: { [RULE]: 'off' } },
      'own/aurora-topology.json': {},
      'own/package.json': { 'aurora-topology': { severities: { [RULE]: 'off' } } },
      'own/a.json': FAULTY,
      'packaged/package.json': { 'name': 'x', 'aurora-topology': { severities: { [RULE]: 'warning' } } },
      'packaged/deep/a.json': FAULTY,
      'without/package.json': { name: 'x' },
      'without/a.json': FAULTY,
      'broken/package.json': '{',
      'broken/a.json': FAULTY,
      'repository/.git/HEAD': '',
      'repository/x/a.json': FAULTY,
    });
    const rules = async (inner: string) => (await checked(join(folder, inner), ['a.json'])).findings.filter((one) => one.startsWith(RULE));
    expect(await Promise.all(['own', 'packaged/deep', 'without', 'broken', 'repository/x'].map(rules)))
      .toEqual([[`${RULE}: error`], [`${RULE}: warning`], [], [], [`${RULE}: error`]]);
  });

  test('is the one that is given', async () => {
    const folder = folderOf({ 'a.json': FAULTY, 'other.json': { severities: { [RULE]: 'off' } }, 'package.json': { 'aurora-topology': { severities: { [RULE]: 'warning' } } } });
    expect((await checked(folder, ['a.json', '--config', 'other.json'])).findings).toEqual([`${WARNING}: warning`]);
    expect((await checked(folder, ['a.json', '--config', 'package.json'])).findings).toEqual([`${RULE}: warning`, `${WARNING}: warning`]);
  });

  test.each<[string, unknown, string]>([
    ['has an unknown setting', { severitys: {} }, 'aurora-topology.json: severitys is no setting; did you mean severities?'],
    ['has an unknown setting like no other', { x: 1 }, 'aurora-topology.json: x is no setting'],
    ['names an unknown rule', { severities: { BacktrackWindowRnage: 'off' } }, `aurora-topology.json: severities: there is no rule BacktrackWindowRnage; did you mean ${RULE}?`],
    ['accepts an unknown rule', { acknowledgements: [{ id: 'Aurora::BacktrackWindow[1->2]', reason: 'x' }] }, `aurora-topology.json: acknowledgements[0].id: there is no rule BacktrackWindow; did you mean ${RULE}?`],
    ['accepts without a reason', { acknowledgements: [{ id: RULE }] }, 'aurora-topology.json: acknowledgements[0].reason is missing'],
    ['has no such severity', { severities: { [RULE]: 'info' } }, `aurora-topology.json: severities.${RULE} must be one of off, warning, error`],
    ['is no object', [], 'aurora-topology.json: it must be an object'],
    ['is no JSON', '{ "paths": ["a" }', 'aurora-topology.json cannot be read: it is no JSON: expected \',\' or \']\' after array element at line 1, column 17'],
    ['is empty', '', 'aurora-topology.json is empty'],
    ['is wrong in several ways', { paths: 'a', account: 5, maxWarnings: 1.5 }, ['paths must be a list', 'account must be a text of 12 digits', 'maxWarnings must be a whole number, 0 or more'].map((line) => `aurora-topology.json: ${line}`).join('\n')],
  ])('that %s is said, and status 2', async (_, configuration, lines) => {
    expect(await checked(configured(configuration), ['Orders.json'])).toEqual({ status: 2, err: `${lines}\n`, findings: [], acknowledged: [] });
  });

  test.each([
    [['--config', 'gone.json'], 'there is no configuration file gone.json'],
    [['--config', 'package.json'], 'package.json has no key aurora-topology'],
    [['--severity', 'BacktrackWindowRnage=off'], `--severity: there is no rule BacktrackWindowRnage; did you mean ${RULE}?`],
    [['--severity', `${RULE}=info`], `--severity takes Rule=off, Rule=warning or Rule=error, and not ${RULE}=info`],
    [['--max-warnings', 'few'], 'error: option \'--max-warnings <N>\' argument \'few\' is invalid. It is a whole number.'],
    [['--max-warnings', '1.5'], 'error: option \'--max-warnings <N>\' argument \'1.5\' is invalid. It is a whole number.'],
    [['--live', 'clusters.json'], '--live says what runs of what is deployed: name that with --against'],
    [['--output-file', 'a.json/out.json'], 'a.json/out.json cannot be written: not a directory'],
    [['--output-file', '.'], '. cannot be written: illegal operation on a directory'],
  ])('%j is said to be wrong, and status 2', async (args, line) => {
    expect(await checked(folderOf({ 'a.json': FAULTY, 'package.json': {} }), ['a.json', ...args])).toMatchObject({ status: 2, err: `${line}\n` });
  });
});

describe('the schema', () => {
  const schema = JSON.parse(readFileSync(join(__dirname, '../../schema/aurora-topology.schema.json'), 'utf8')) as object;
  const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

  test('has a description of every setting', () => {
    const { properties } = schema as { properties: Record<string, { description?: string }> };
    expect(Object.entries(properties).filter(([name, { description }]) => name !== '$schema' && !description)).toEqual([]);
  });

  test('says what the command line says, but for which rules there are', () => {
    const odd = fc.constantFrom<unknown>('', 1, -1, null, true, [], [null], {}, { a: {} }, 'x');
    const some = (...values: unknown[]) => fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...values) }, { weight: 1, arbitrary: odd });
    const acknowledgement = fc.record(
      { id: some(RULE, `Aurora::${RULE}`, `${RULE}[a->b]`), reason: some('x'), resource: some('x'), stack: some('x') },
      { requiredKeys: ['id', 'reason'] },
    );
    const known = fc.record({
      $schema: some('x'),
      severities: fc.oneof(fc.dictionary(fc.constantFrom(RULE, WARNING, `Aurora::${RULE}`), some('off', 'warning', 'error')), odd),
      acknowledgements: fc.oneof(fc.array(acknowledgement, { maxLength: 2 }), odd),
      paths: some(['a'], [], ['a', 'b']),
      region: some('eu-west-1'),
      account: some('111122223333'),
      parameters: some({ A: 1 }, { A: ['x', 2] }, { 'B:A': true }),
      failOn: some('error', 'never'),
      maxWarnings: some(0, 7),
    }, { requiredKeys: [] });
    const whole = fc.tuple(known, fc.nat(9)).map(([settings, chance]) => (chance === 0 ? { ...settings, other: 1 } : settings));
    const counts = { valid: 0, invalid: 0 };
    fc.assert(fc.property(whole, (configuration) => {
      const json = JSON.parse(JSON.stringify(configuration)) as unknown;
      const problems = configurationProblems(json);
      if (problems.some((problem) => problem.includes('there is no rule'))) return;
      counts[problems.length === 0 ? 'valid' : 'invalid']++;
      expect([validate(json), problems]).toEqual([problems.length === 0, problems]);
    }), { numRuns: 1000 });
    expect(Math.min(counts.valid, counts.invalid)).toBeGreaterThan(20);
  });
});

describe('taking up what is there', () => {
  const TODO = 'TODO: say why this is accepted';
  const ENTRIES = [
    { id: `Aurora::${RULE}`, reason: TODO, resource: 'Cluster', stack: 'Orders' },
    { id: `Aurora::${WARNING}`, reason: TODO, resource: 'Cluster', stack: 'Orders' },
  ];

  test('writes a new configuration, and then nothing more', async () => {
    const folder = folderOf({ 'Orders.json': FAULTY });
    expect(await checked(folder, ['.', '--accept-current'])).toEqual({
      status: 0,
      err: `aurora-topology.json: 2 added to what is accepted, 0 removed; replace '${TODO}' there by the reasons\n`,
      findings: [],
      acknowledged: [`${RULE}: ${TODO}`, `${WARNING}: ${TODO}`],
    });
    expect(read(folder)).toEqual({ acknowledgements: ENTRIES });
    expect(await checked(folder)).toEqual({ status: 0, err: '', findings: [], acknowledged: [`${RULE}: ${TODO}`, `${WARNING}: ${TODO}`] });
    const text = readFileSync(join(folder, 'aurora-topology.json'), 'utf8');
    expect((await checked(folder, ['.', '--accept-current'])).err).toBe('aurora-topology.json: 0 added to what is accepted, 0 removed\n');
    expect(readFileSync(join(folder, 'aurora-topology.json'), 'utf8')).toBe(text);
    expect(text).toMatch(/^\{\n {2}"acknowledgements": \[\n[^]*\}\n$/);
  });

  test('adds to a configuration in order, and leaves everything else as it is', async () => {
    const present = [{ id: RULE, reason: 'measured', stack: 'Zebras' }, { id: RULE, reason: 'asked for', resource: 'Cluster', stack: 'Invoices' }];
    const rest = { 'name': 'x', 'version': '1.0.0', 'aurora-topology': { failOn: 'warning', acknowledgements: present } };
    const folder = folderOf({ 'Orders.json': FAULTY, 'package.json': `${JSON.stringify(rest, undefined, '\t')}` });
    expect((await checked(folder, ['Orders.json', '--accept-current'])).status).toBe(0);
    const text = readFileSync(join(folder, 'package.json'), 'utf8');
    expect(text).toBe(JSON.stringify({ ...rest, 'aurora-topology': { failOn: 'warning', acknowledgements: [present[1], ...ENTRIES, present[0]] } }, undefined, '\t'));
  });

  test('names the file where two stacks are called the same', async () => {
    const folder = folderOf({ 'a/template.json': FAULTY, 'b/template.json': FAULTY, 'x/y.txt': '' });
    await checked(folder, ['*/template.json', '--accept-current']);
    expect(read(folder).acknowledgements?.map(({ stack }) => stack)).toEqual(['a/template.json', 'a/template.json', 'b/template.json', 'b/template.json']);
    expect(await checked(join(folder, 'x'), ['../*/template.json'])).toMatchObject({ status: 0, err: '', findings: [] });
  });

  test('says which are no longer needed, and takes them out', async () => {
    const folder = configured({ acknowledgements: [...ENTRIES, { id: RULE, reason: 'everywhere' }, { id: RULE, reason: 'x', stack: 'Invoices' }] }, { 'Orders.json': template() });
    const line = (place: string, id = `Aurora::${RULE}`) => `aurora-topology.json: the acknowledgement of ${id}${place} accepts nothing any more: take it out, or use --accept-current\n`;
    const ofOrders = line(' (Cluster in Orders)') + line(' (Cluster in Orders)', `Aurora::${WARNING}`);
    // What is of no stack in particular may be for what is not checked this time, as is what is of another.
    expect(await checked(folder, ['Orders.json'])).toMatchObject({ status: 0, err: ofOrders });
    expect(await checked(folder, ['Orders.json', '--quiet'])).toMatchObject({ status: 0, err: '' });
    expect(await checked(folder, ['Orders.json', '--severity', `${RULE}=off`])).toMatchObject({ err: line(' (Cluster in Orders)', `Aurora::${WARNING}`) });
    expect((await checked(folder, ['Orders.json', '--accept-current'])).err).toBe('aurora-topology.json: 0 added to what is accepted, 2 removed\n');
    expect(read(folder).acknowledgements?.map(({ reason }) => reason)).toEqual(['everywhere', 'x']);
  });

  test('looks at all that is checked, to tell that one of no stack is no longer needed', async () => {
    const folder = configured({ paths: ['.'], acknowledgements: [{ id: RULE, reason: 'everywhere' }] }, { 'Orders.json': template() });
    expect((await checked(folder, [])).err).toMatch(/BacktrackWindowRange accepts nothing any more/);
  });

  test('where a value is not known, it may be needed', async () => {
    const folder = configured({ acknowledgements: ENTRIES }, { 'Orders.json': template({ BacktrackWindow: { 'Fn::ImportValue': 'window' }, StorageEncrypted: false }) });
    expect(await checked(folder)).toMatchObject({ status: 0, err: '' });
  });

  test('cannot write, and says so', async () => {
    const folder = folderOf({ 'Orders.json': FAULTY });
    mkdirSync(join(folder, 'x'));
    const target = join(folder, 'x', 'aurora-topology.json');
    chmodSync(join(folder, 'x'), 0o500);
    const spy = jest.spyOn(jest.requireActual<typeof import('fs')>('fs'), 'writeFileSync').mockImplementation(() => {
      throw new Error(`EACCES: permission denied, open '${target}'`);
    });
    const outcome = await checked(join(folder, 'x'), ['../Orders.json', '--accept-current']);
    spy.mockRestore();
    expect(outcome).toMatchObject({ status: 2, err: 'aurora-topology.json cannot be written: permission denied\n' });
  });
});

test('--quiet shows errors only, and counts warnings all the same', async () => {
  const folder = folderOf({ 'a.json': FAULTY });
  expect(await checked(folder, ['a.json', '--quiet'])).toMatchObject({ status: 1, findings: [`${RULE}: error`] });
  expect(await checked(folder, ['a.json', '--quiet', '--fail-on', 'never', '--max-warnings', '0'])).toMatchObject({ status: 1, findings: [`${RULE}: error`] });
});
