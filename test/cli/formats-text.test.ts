import { createColors } from 'picocolors';
import { Surroundings } from '../../src/cli/formats/format';
import { Report, Selection } from '../../src/cli/formats/report';
import { textOf } from '../../src/cli/formats/text';
import { updateCases } from '../corpus/cases';
import { assembly, clusters, movedTo, pipe, report, reportOfTemplate } from './reports';
import { folderOf } from './support';

const terminal = (environment: Surroundings['environment'] = {}, columns = 80): Surroundings => ({ cwd: '/', environment, columns, colors: createColors(true) });

const WRONG = clusters({
  Orders: { StorageEncrypted: false, BacktrackWindow: 300_000, BackupRetentionPeriod: { 'Fn::If': ['IsLong', 40, 7] } },
  Archive: { StorageEncrypted: true, KmsKeyId: { 'Fn::ImportValue': 'Key' } },
});
const CONDITIONS = { Conditions: { IsLong: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } } };
const wrong = (selection: Partial<Selection> = {}): Report => reportOfTemplate({ ...CONDITIONS, ...WRONG }, selection);

/** As at a pipe; rules are added all the time. */
const text = (all: Report): string => textOf(all, pipe('/')).replace(/\d+ rules/, 'N rules');

test('by template and resource, errors first, and a summary', () => {
  expect(text(wrong())).toMatchSnapshot();
});

test('of an assembly by construct path, with what is acknowledged', () => {
  expect(text(report(assembly(), 'cdk.out', { acknowledged: true }))).toMatchSnapshot();
});

test('the stack is named where its file does not tell it', () => {
  const cwd = folderOf({ 'deployed.json': { StackId: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/Orders/x', TemplateBody: WRONG } });
  const all = report(cwd, 'deployed.json');
  expect(textOf(movedTo(all, { stackName: 'Orders' }), pipe('/'))).toContain('deployed.json (stack Orders)\n');
  expect(textOf(all, pipe('/'))).toMatch(/^deployed\.json\n/);
});

test('of changes, what they lead to', () => {
  const { before, after, region } = updateCases().find(({ id }) => id === 'cluster-construct-renamed')!;
  expect(text(report('/', after, {}, { against: before, region })).replace(/^.*after\.json$/m, 'after.json')).toMatchSnapshot();
});

test('what is undecided, by the value that is not known', () => {
  expect(text(reportOfTemplate(clusters({ Archive: { KmsKeyId: { 'Fn::ImportValue': 'Key' } } }), { undecided: true }))).toMatchSnapshot();
});

test('errors only: warnings are counted', () => {
  expect(text(wrong({ errorsOnly: true }))).not.toMatch(/^ *warning/m);
  expect(text(wrong({ errorsOnly: true }))).toMatch(/^1 error, 2 warnings not shown \(/m);
});

describe('nothing found', () => {
  const last = (all: Report): string => textOf(all, pipe('/'));

  test('says what was checked', () => {
    expect(last(reportOfTemplate(clusters({ A: {} })))).toMatch(/^Nothing found \(1 template with 1 Aurora cluster, \d{3} rules\)\n/);
  });

  test('says that there is no cluster', () => {
    const topic = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };
    expect(last(reportOfTemplate(topic))).toMatch(/^Nothing found \(1 template without an Aurora cluster, \d{3} rules\)\n$/);
  });

  test('says that there was nothing to check', () => {
    expect(last(report(folderOf({}), '*.json'))).toBe('Nothing found (no template was checked)\n');
  });
});

describe('a terminal', () => {
  const plain = (colored: string): string => colored.replace(/\u001b\[\d+m/g, '');

  test('has lines that fit, whatever is in them', () => {
    const name = 'N'.repeat(500);
    const all = reportOfTemplate(clusters({ [name]: { BacktrackWindow: 300_000, DBClusterIdentifier: name } }));
    const lines = plain(textOf(all, terminal({}, 60))).split('\n').filter((line) => line.startsWith('      '));
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter(({ length }) => length > 60)).toEqual([]);
  });

  test('has the words of a pipe, in colours', () => {
    const words = (colored: string): string => plain(colored).replace(/\s+/g, ' ');
    expect(words(textOf(wrong(), terminal()))).toBe(words(textOf(wrong(), pipe('/'))));
    expect(textOf(wrong(), terminal())).toContain('\u001b[31m');
    expect(textOf(wrong(), pipe('/'))).not.toContain('\u001b');
  });

  test('is not written across more than 120 columns', () => {
    expect(plain(textOf(wrong(), terminal({}, 400))).split('\n').filter(({ length }) => length > 120)).toEqual([]);
  });

  test.each([
    [{ TERM_PROGRAM: 'vscode' }, true],
    [{ TERM_PROGRAM: 'iTerm.app' }, true],
    [{ WT_SESSION: 'x' }, true],
    [{ VTE_VERSION: '7600' }, true],
    [{ VTE_VERSION: '5000' }, false],
    [{ TERM: 'xterm-kitty' }, true],
    [{ TERM: 'xterm-256color' }, false],
    [{ TERM_PROGRAM: 'Apple_Terminal', FORCE_HYPERLINK: '1' }, true],
    [{ TERM_PROGRAM: 'tmux', VTE_VERSION: '7600' }, false],
    [{ TERM_PROGRAM: 'vscode', FORCE_HYPERLINK: '0' }, false],
  ])('links of %j: %s', (environment, has) => {
    expect(textOf(wrong(), terminal(environment)).includes('\u001b]8;;https://')).toBe(has);
  });

  test('links neither in a pipe nor without colours', () => {
    const environment = { TERM_PROGRAM: 'vscode' };
    expect(textOf(wrong(), { ...terminal(environment), columns: undefined })).not.toContain(']8;;');
    expect(textOf(wrong(), { ...terminal(environment), colors: createColors(false) })).not.toContain(']8;;');
  });
});

test('lines are named where they are known', () => {
  expect(text(movedTo(wrong(), { source: { file: 'lib/orders.ts', line: 42, column: 5 } }))).toContain('error BacktrackWindowRange (BacktrackWindow, lib/orders.ts:42:5)\n');
});
