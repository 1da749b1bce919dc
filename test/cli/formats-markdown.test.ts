import { LONGEST_COMMENT, MARKER, markdownOf } from '../../src/cli/formats/markdown';
import { code, plain } from '../../src/cli/formats/markdown/escape';
import { Report } from '../../src/cli/formats/report';
import { updateCases } from '../corpus/cases';
import { assembly, clusters, movedTo, pipe, report, reportOfTemplate } from './reports';

const markdown = (all: Report): string => markdownOf(all, pipe('/')).replace(/\d+ rules/, 'N rules');

function changed(name: string, selection = {}): Report {
  const { before, after, region } = updateCases().find(({ id }) => id === name)!;
  return report('/', after, selection, { against: before, region });
}

test('errors are listed, warnings folded away', () => {
  const folder = assembly();
  expect(markdownOf(report(folder, 'cdk.out', { acknowledged: true }), pipe(folder)).replace(/\d+ rules/, 'N rules')).toMatchSnapshot();
});

test('of changes, the answers come first', () => {
  expect(markdown(changed('cluster-construct-renamed')).replace(/`[^`]*\/after\.json`/g, '`after.json`')).toMatchSnapshot();
});

test('the answers hold whatever is listed', () => {
  const table = (text: string): string => /^\| Compared(?:.|\n)*?(?=\n\n)/m.exec(text)![0];
  const interrupts = ({ changing }: Report): boolean => changing.some(({ finding: { rule }, severity }) => rule.effect === 'interrupted' && severity === 'warning');
  const interrupting = updateCases().find(({ id }) => interrupts(changed(id)))!.id;
  expect(table(markdown(changed(interrupting)))).toContain('| What is interrupted? | `');
  expect(table(markdown(changed(interrupting, { errorsOnly: true })))).toBe(table(markdown(changed(interrupting))));
});

test('that nothing is lost is only said where it was compared', () => {
  expect(markdown(changed('ok-no-change'))).toContain('Compared with what is deployed: no change was found');
  expect(markdown(reportOfTemplate(clusters({ A: {} })))).toBe(`${MARKER}\n### Aurora: nothing found\n\n1 template with 1 Aurora cluster, N rules.\n\n`);
});

test('lines are named where they are known', () => {
  const all = movedTo(reportOfTemplate(clusters({ A: { BackupRetentionPeriod: 40 } })), { source: { file: 'lib/orders.ts', line: 42, column: 5 } });
  expect(markdown(all)).toContain('· `lib/orders.ts:42`');
});

test('a comment is not longer than GitHub takes, and what is left out is counted', () => {
  const many = Object.fromEntries([...Array(400).keys()].map((index) => [`C${index}`, { BackupRetentionPeriod: 40, StorageEncrypted: false }]));
  const text = markdown(reportOfTemplate(clusters(many), { undecided: true }));
  expect(text.length).toBeLessThanOrEqual(LONGEST_COMMENT);
  expect(text.length).toBeGreaterThan(LONGEST_COMMENT - 2000);
  const listed = text.match(/^- \*\*/gm)!.length;
  expect(text).toContain(`${800 - listed} entries more did not fit into a comment`);
  expect(text.match(/<details>/g)!.length).toBe(text.match(/<\/details>/g)!.length);
});

test.each([
  ['a*b_c`d`', 'a\\*b\\_c\\`d\\`'],
  ['<img src=x onerror=alert(1)>', '\\<img src=x onerror=alert(1)\\>'],
  ['a | b', 'a \\| b'],
  ['@octocat and #1', '@&#8203;octocat and \\#&#8203;1'],
  ['https://example.com, www.example.com', 'https:&#8203;//example.com, www&#8203;.example.com'],
  ['&lt; &amp;', '\\&lt; \\&amp;'],
  ['- item', '\\- item'],
  ['1. item', '1\\. item'],
  ['two\nlines', 'two\\\\u000alines'],
])('as text: %j', (text, escaped) => expect(plain(text)).toBe(escaped));

test.each([
  ['Cluster', '`Cluster`'],
  ['a`b', '``a`b``'],
  ['`a``', '``` `a`` ```'],
  ['two\nlines', '`two\\u000alines`'],
  ['N'.repeat(500), `\`${'N'.repeat(120)}…\``],
])('as code: %j', (text, escaped) => expect(code(text)).toBe(escaped));
