import * as fc from 'fast-check';
import { createColors } from 'picocolors';
import { FORMATS, FormatName, write } from '../../src/cli/formats';
import { Report } from '../../src/cli/formats/report';
import { holds } from '../support/holds';
import { clusters, pipe, report, reportOfTemplate } from './reports';
import { aurora, folderOf } from './support';

/** What a terminal, a log, a shell or a browser would make something of. */
const HOSTILE = [
  '\u001b[31m', '\u001b]0;title\u0007', '\u009b2J', '\r', '\n', '\n::set-output name=x::y', '::add-mask::x', '##[error]x', '\n  ::error::x', '\u202e', '\u2028',
  '%0A::error::x', '<script>alert(1)</script>', '<!-- ', '-->', '</details>', '`', '``', '|', '@octocat', '[x](javascript:alert(1))', '![x](http://x)', '\ud800', '\u0000', '"', '\\',
];
const hostile = fc.array(fc.constantFrom(...HOSTILE, 'Orders', ' ', 'x'.repeat(500)), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));

/** A report with a text of others wherever one can be. */
function reportWith(text: string): Report {
  const template = {
    Parameters: { [text]: { Type: 'String', Default: text, AllowedValues: [text, 'other'] } },
    Conditions: { [text]: { 'Fn::Equals': [{ Ref: text }, 'other'] } },
    ...clusters({ [text]: { EngineMode: text, EngineVersion: text, DBClusterIdentifier: text, BackupRetentionPeriod: { 'Fn::If': [text, 40, 50] }, Port: { 'Fn::ImportValue': text } } }),
  };
  return reportOfTemplate(template, { acknowledged: true, undecided: true });
}

const terminal = { ...pipe('/'), columns: 60, environment: { TERM_PROGRAM: 'vscode' }, colors: createColors(true) };

/** Beside line breaks, and the colours and links that are ours. */
const STEERING = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/;
const OURS = /\u001b\[\d+m|\u001b\]8;;(?:https:\/\/github\.com\/[\w/.#-]+)?\u0007/g;

/** Lines that the runner of GitHub takes for commands: `::command` after blanks, and `##[command]` anywhere. */
const commandsIn = (text: string): string[] => text.split(/\r\n|\r|\n/).filter((line) => /^\s*::/.test(line) || line.includes('##['));

const OWN_COMMAND = /^::(error|warning|notice) (file|line|col|title)=[^:]*::(?!.*##\[)/;

holds('nothing that others wrote reaches the terminal raw, or is a command of the log', hostile, (text) => {
  const report = reportWith(text);
  expect(report.findings.length).toBeGreaterThan(0);
  for (const format of FORMATS) {
    for (const surroundings of [pipe('/'), terminal]) {
      const written = write(format, report, surroundings);
      expect(written.replace(OURS, '')).not.toMatch(STEERING);
      expect(commandsIn(written).filter((line) => !(format === 'github' && OWN_COMMAND.test(line)))).toEqual([]);
    }
  }
}, 200);

holds('JSON and SARIF say what others wrote as it is', hostile, (text) => {
  const report = reportWith(text);
  const [finding] = report.findings;
  expect(JSON.parse(write('json', report, pipe('/'))).findings[0].what).toBe(finding!.finding.what);
  expect(JSON.parse(write('sarif', report, pipe('/'))).runs[0].results).toHaveLength(report.findings.length);
}, 50);

holds('Markdown has no markup of others', hostile, (text) => {
  const written = write('markdown', reportWith(text), pipe('/'));
  const [head, ...rest] = written.split('\n');
  expect(head).toBe('<!-- aurora-topology: findings -->');
  // What is code is no markup; what is escaped is none either.
  const bare = rest.map((line) => line.replace(/\\./g, '').replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '')).join('\n');
  expect(bare.match(/<[^>]*>/g) ?? []).toEqual(bare.match(/<details><summary>|<\/summary>|<\/?details>|<summary>/g)?.flatMap((tags) => tags.match(/<[^>]*>/g)!) ?? []);
  expect(bare).not.toMatch(/@\w/);
  expect([...bare.matchAll(/\]\(([^)]*)\)/g)].map(([, url]) => url).filter((url) => !url!.startsWith('https://github.com/cdk-aurora-topology/'))).toEqual([]);
  expect(written.length).toBeLessThanOrEqual(65_536);
}, 200);

test.each(FORMATS)('%s: a name of a file is a name like any other', (format) => {
  const file = '::add-mask::\u001b[31m##[x]<b>@o.json';
  const all = report(folderOf({ [file]: clusters({ A: { BackupRetentionPeriod: 40 } }) }), file);
  const written = write(format, all, pipe('/'));
  expect(all.findings).toHaveLength(1);
  expect(written).not.toMatch(STEERING);
  expect(commandsIn(written).filter((line) => !(format === 'github' && OWN_COMMAND.test(line)))).toEqual([]);
});

test('what is said of files is safe to print as well', async () => {
  const { err } = await aurora(folderOf({}), ['check', '::add-mask::\u001b[31m.json']);
  expect(err).toBe('\\u003a:add-mask::\\u001b[31m.json is not there\n');
});

test.each(FORMATS)('%s is the same each time', (format: FormatName) => {
  const once = (): string => write(format, reportWith('Orders'), pipe('/'));
  expect(once()).toBe(once());
});

describe('secrets', () => {
  const MARKER = 'hunter2Xq';
  const telling = reportOfTemplate({
    Parameters: { Secret: { Type: 'String', NoEcho: true, Default: MARKER, AllowedValues: [MARKER, `${MARKER}/`] } },
    Conditions: { IsShort: { 'Fn::Equals': [{ Ref: 'Secret' }, MARKER] } },
    ...clusters({
      Literal: { MasterUserPassword: `${MARKER}/@`, EngineMode: 'parallelquery' },
      Parameter: { MasterUserPassword: { Ref: 'Secret' } },
      Conditional: { MasterUserPassword: { 'Fn::If': ['IsShort', MARKER.slice(0, 7), `${MARKER}"`] }, EngineMode: { 'Fn::If': ['IsShort', 'parallelquery', 'provisioned'] } },
    }),
  }, { acknowledged: true, undecided: true });

  test.each(FORMATS)('are not in %s', (format) => {
    expect(telling.findings.length).toBeGreaterThan(3);
    expect(write(format, telling, pipe('/'))).not.toContain(MARKER.slice(0, 7));
  });
});
