import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { createColors } from 'picocolors';
import { clusters } from './reports';
import { aurora, folderOf } from './support';

const folder = (): string => folderOf({ 'bad.json': clusters({ A: { BackupRetentionPeriod: 40 } }), 'taken/out.json': '' });

test('each format goes to its file, and one to the output', async () => {
  const cwd = folder();
  const { out, err, status } = await aurora(cwd, ['check', 'bad.json', '--format', 'text', '--format', 'sarif=reports/a=b.sarif', '--format', 'json=all.json']);
  expect({ err, status }).toEqual({ err: '', status: 1 });
  expect(out).toMatch(/^bad\.json\n/);
  expect(JSON.parse(readFileSync(join(cwd, 'reports/a=b.sarif'), 'utf8')).version).toBe('2.1.0');
  expect(JSON.parse(readFileSync(join(cwd, 'all.json'), 'utf8')).schemaVersion).toBe(1);
});

test('the output file is for the last format that has none', async () => {
  const cwd = folder();
  const { out } = await aurora(cwd, ['check', 'bad.json', '--format', 'text', '--format', 'json', '--output-file', 'out.json']);
  expect(out).toMatch(/^bad\.json\n/);
  expect(JSON.parse(readFileSync(join(cwd, 'out.json'), 'utf8')).schemaVersion).toBe(1);
});

test('without a format it is text, in a file without colours', async () => {
  const cwd = folder();
  const { out } = await aurora(cwd, ['check', 'bad.json', '--output-file', 'out.txt'], { colors: createColors(true), columns: 80 });
  expect(out).toBe('');
  expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).toMatch(/^bad\.json\n/);
  expect(readFileSync(join(cwd, 'out.txt'), 'utf8')).not.toContain('\u001b');
});

test.each([
  [['--format', 'json', '--format', 'sarif'], '--format json and --format sarif both go to the output: give one a file, such as --format sarif=FILE'],
  [['--format', 'json=a', '--format', 'sarif=a'], 'two formats go to a: give each a file of its own'],
  [['--format', 'json=a', '--output-file', 'b'], '--output-file b has no format to take: every --format names a file'],
  [['--format', 'xml'], "error: option '--format <FORMAT[=FILE]>' argument 'xml' is invalid. It is one of text, json, sarif, github, markdown, or one of them with a file, such as sarif=findings.sarif."],
  [['--format', 'json='], "error: option '--format <FORMAT[=FILE]>' argument 'json=' is invalid. It is one of text, json, sarif, github, markdown, or one of them with a file, such as sarif=findings.sarif."],
])('%j cannot be', async (args, message) => {
  const cwd = folder();
  expect(await aurora(cwd, ['check', 'bad.json', ...args])).toEqual({ status: 2, out: '', err: `${message}\n` });
  expect(existsSync(join(cwd, 'a'))).toBe(false);
});

test('what cannot be written is said in a line, and the rest is written', async () => {
  const cwd = folder();
  const { out, err, status } = await aurora(cwd, ['check', 'bad.json', '--format', 'json=taken', '--format', 'sarif=taken/out.json/x', '--format', 'text']);
  expect({ err, status }).toEqual({ err: expect.stringMatching(/^taken cannot be written: EISDIR\ntaken\/out\.json\/x cannot be written: \w+\n$/), status: 2 });
  expect(out).toMatch(/^bad\.json\n/);
});
