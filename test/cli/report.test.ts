import { existsSync, mkdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { Diagram } from '../../src/drawing/diagram';
import { mermaidOf } from '../../src/drawing/mermaid/mermaid';
import { svgSheet } from '../../src/drawing/svg/svg';
import { Found, reportData } from '../../src/report/data';
import { ReportData } from '../../src/report/report';
import { DIAGRAMS } from '../drawing/mermaid/diagrams';
import { clusters } from './reports';
import { aurora, folderOf } from './support';

// How a page and a drawing look has tests of its own: here it is who gets what, and what becomes of it.
jest.mock('../../src/report/data');
jest.mock('../../src/report/page', () => ({ pageOf: ({ title }: ReportData) => `<!doctype html><title>${title}</title>` }));
jest.mock('../../src/drawing/svg/svg');

const found = (): Found => jest.mocked(reportData).mock.calls[0]![0];

/** A report with diagrams as they are, and as they were where something changes. */
function shows(...sections: readonly { before?: Diagram; after?: Diagram }[]): void {
  jest.mocked(reportData).mockImplementation(({ title }) => ({
    title,
    sections: sections.map(({ before, after }) => ({ diagram: { before, after }, findings: FINDINGS })),
  }) as unknown as ReportData);
  jest.mocked(svgSheet).mockImplementation((rows) => `<svg>${rows.flat().map(({ id, title }) => `${id}: ${title}`).join(', ')}</svg>`);
}

const FINDINGS = [{ part: 'w', severity: 'error' }, { part: 'w', severity: 'warning' }, { part: 'w', severity: 'warning' }, { part: undefined, severity: 'error' }];

const FILES = {
  'good.json': clusters({ Orders: {} }),
  'bad.json': clusters({ Orders: { BacktrackWindow: 300_000, StorageEncrypted: false } }),
  'none.json': { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } },
  'broken.json': '{',
};

beforeEach(() => { shows({ after: DIAGRAMS.orders! }); });

test('a page is written, and findings do not fail it', async () => {
  const cwd = folderOf(FILES);
  const { status, out, err } = await aurora(cwd, ['report', 'bad.json']);
  expect({ status, out }).toEqual({ status: 0, out: '' });
  expect(err).toMatch(/^aurora-report\.html: 1 error, \d+ warnings? \(1 template with 1 Aurora cluster, \d+ rules\)\n$/);
  expect(readFileSync(join(cwd, 'aurora-report.html'), 'utf8')).toBe('<!doctype html><title>bad.json</title>\n');
});

test('a report has what was found, where that is, and what it is drawn from', async () => {
  const cwd = folderOf({ ...FILES, 'aurora-topology.json': { acknowledgements: [{ id: 'Aurora::BacktrackWindowRange', reason: 'tried out' }], severities: { ClusterStorageEncryptedOff: 'error' } } });
  await aurora(cwd, ['report', 'bad.json', 'good.json']);
  const { topology, changes, findings, rules, changeRules, ...rest } = found();
  expect(rest).toMatchObject({ title: 'bad.json, good.json', version: '0.0.0', templates: 2, problems: [] });
  expect([topology.isEmpty, changes, rules.length > 100, changeRules]).toEqual([false, undefined, true, []]);
  const one = (id: string): unknown => findings.find(({ finding }) => finding.rule.id === id);
  expect(one('BacktrackWindowRange')).toMatchObject({ severity: 'error', places: [expect.stringMatching(/^bad\.json:\d+$/)], acknowledged: 'tried out' });
  expect(one('ClusterStorageEncryptedOff')).toMatchObject({ severity: 'error', acknowledged: undefined });
});

test('compared with what is deployed it has what changes', async () => {
  const cwd = folderOf({ 'head/Shop.template.json': clusters({ Orders: { DatabaseName: 'b' } }), 'base/Shop.template.json': clusters({ Orders: { DatabaseName: 'a' } }) });
  const { status, err } = await aurora(cwd, ['report', 'head', '--against', 'base']);
  expect({ status, err }).toEqual({ status: 0, err: expect.stringMatching(/^aurora-report\.html: 1 error/) });
  expect(found().changes).toBeDefined();
  expect(found().changeRules.length).toBeGreaterThan(10);
  expect(found().rules).toEqual(expect.arrayContaining([...found().changeRules]));
});

test('what there is nothing to compare with is said, in the report as well', async () => {
  const cwd = folderOf(FILES);
  const { status, err } = await aurora(cwd, ['report', 'good.json', '--against', 'base']);
  expect(status).toBe(0);
  expect(err).toMatch(/^there is no baseline at base, so nothing is compared/);
  expect(found().problems).toEqual([expect.stringContaining('there is no baseline at base')]);
});

test.each([
  [['-o', 'out/page.html'], 'out/page.html', /^<!doctype html>/],
  [['--format', 'svg=clusters.svg'], 'clusters.svg', /^<svg>orders: orders<\/svg>\n$/],
  [['--format', 'mermaid', '-o', 'clusters.md'], 'clusters.md', /^### orders\n\n```mermaid\n---\n[^]*\nflowchart TB\n[^]*\n```\n$/],
])('%j writes %s', async (args, file, content) => {
  const cwd = folderOf(FILES);
  const { status, out, err } = await aurora(cwd, ['report', 'good.json', ...args]);
  expect({ status, out, err }).toEqual({ status: 0, out: '', err: expect.stringContaining(`${file}: `) });
  expect(readFileSync(join(cwd, file), 'utf8')).toMatch(content);
  expect(existsSync(join(cwd, 'aurora-report.html'))).toBe(false);
});

test('a drawing goes to the output, and the line about it does not', async () => {
  const cwd = folderOf(FILES);
  const { out, err } = await aurora(cwd, ['report', 'good.json', '--format', 'mermaid']);
  expect(out).toBe(`### orders\n\n\`\`\`mermaid\n${mermaidOf(DIAGRAMS.orders!)}\`\`\`\n`);
  expect(err).toMatch(/^\S.* \(1 template with 1 Aurora cluster, \d+ rules\)\n$/);
});

test('several formats are written from one judgement', async () => {
  const cwd = folderOf(FILES);
  const { err } = await aurora(cwd, ['report', 'good.json', '--format', 'html', '--format', 'svg', '--format', 'mermaid=a.md']);
  expect(err).toMatch(/^aurora-report\.html and a\.md: /);
  expect(reportData).toHaveBeenCalledTimes(1);
});

test('a drawing says how much was found about each part', async () => {
  await aurora(folderOf(FILES), ['report', 'good.json', '--format', 'svg']);
  expect(jest.mocked(svgSheet).mock.calls[0]![1].marks).toEqual(new Map([['w', { errors: 1, warnings: 2 }]]));
});

test('of an update both sides are drawn, and what stays as it is once', async () => {
  const { orders, update } = DIAGRAMS as Record<string, Diagram>;
  const [{ clusters: [cluster] }] = update!.regions as [Diagram['regions'][0]];
  const before = { ...update!, regions: [{ ...update!.regions[0]!, clusters: [{ ...cluster!, label: 'before' }] }] };
  shows({ before: orders!, after: orders! }, { before, after: update! }, { after: DIAGRAMS.global! }, { before: DIAGRAMS.auction! });
  const { out } = await aurora(folderOf(FILES), ['report', 'good.json', '--format', 'svg']);
  expect(out).toBe('<svg>orders: orders, update-deployed: update: deployed, update-about-to-be: update: about to be, global: global, auction-deployed: auction: deployed</svg>\n');
});

test('without a cluster there is a page as well, and a line says so', async () => {
  const cwd = folderOf(FILES);
  shows();
  expect(await aurora(cwd, ['report', 'none.json'])).toMatchObject({ status: 0, err: expect.stringMatching(/^aurora-report\.html: 1 template without an Aurora cluster, \d+ rules\n$/) });
  expect(existsSync(join(cwd, 'aurora-report.html'))).toBe(true);
  expect(await aurora(cwd, ['report', 'none.json', '--format', 'mermaid'])).toMatchObject({ status: 0, out: 'No Aurora cluster is declared.\n' });
});

test('what cannot be read is a line and status 2; what can is drawn all the same', async () => {
  const cwd = folderOf(FILES);
  const { status, err } = await aurora(cwd, ['report', 'broken.json', 'good.json']);
  expect(status).toBe(2);
  expect(err).toMatch(/^broken\.json .*\naurora-report\.html: .*\n$/);
  expect(found().problems).toEqual([expect.stringMatching(/^broken\.json /)]);
});

test('of nothing that can be read there is no report', async () => {
  const cwd = folderOf({});
  expect(await aurora(cwd, ['report'])).toEqual({ status: 2, out: '', err: 'there is no cdk.out here: run cdk synth, or name a template\n' });
  expect(existsSync(join(cwd, 'aurora-report.html'))).toBe(false);
});

test.each([
  [['-o', 'taken'], 'taken cannot be written: '],
  [['--format', 'pdf'], "error: option '--format <FORMAT[=FILE]>' argument 'pdf' is invalid. It is one of html, svg, mermaid, or one of them with a file, such as svg=clusters.svg."],
  [['--format', 'svg', '--format', 'mermaid'], '--format svg and --format mermaid both go to the output'],
  [['--format', 'svg=aurora-report.html', '--format', 'html'], 'two formats go to aurora-report.html: give each a file of its own'],
  [['--live', 'answers.json'], '--live says what runs of what is deployed: name that with --against'],
])('%j is refused in a line', async (args, message) => {
  const cwd = folderOf(FILES);
  mkdirSync(join(cwd, 'taken'));
  const { status, out, err } = await aurora(cwd, ['report', 'good.json', ...args]);
  expect({ status, out, err }).toEqual({ status: 2, out: '', err: expect.stringMatching(/^[^\n]+\n$/) });
  expect(err.startsWith(message)).toBe(true);
});

test('somebody at a terminal sees what is being done, and the line is taken away again', async () => {
  const cwd = folderOf(FILES);
  const { err } = await aurora(cwd, ['report', 'good.json'], { isWatched: true });
  const cleared = '\r\u001b[K';
  const [before, ...steps] = err.split(cleared);
  expect(before).toBe('');
  expect(steps).toEqual(['reading good.json …', 'judging 1 stack …', '', 'drawing 1 cluster …', expect.stringMatching(/^aurora-report\.html: /)]);
});

test('the line is taken away before an error is told, too', async () => {
  const { err } = await aurora(folderOf(FILES), ['report', 'good.json', '--severity', 'Nothing=off'], { isWatched: true });
  expect(err).not.toContain('…');
  jest.mocked(reportData).mockImplementation(() => { throw new Error('broken'); });
  const told: string[] = [];
  await expect(aurora(folderOf(FILES), ['report', 'good.json'], { isWatched: true, err: (text) => { told.push(text); } })).rejects.toThrow('broken');
  expect(told.at(-1)).toBe('\r\u001b[K');
});
