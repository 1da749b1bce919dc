import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, readRecording, together } from '../../../build-tools/refresh/recordings';
import { answer } from './support';

const TEXT = '{ "Regions": [{ "RegionName": "eu-far-1" }] }';
const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'recordings-')); });
afterAll(() => rmSync(folder, { recursive: true }));

function written(content: string | Buffer): string {
  const file = join(folder, 'answer.json');
  writeFileSync(file, content);
  return file;
}

test.each([
  ['UTF-8', Buffer.from(TEXT)],
  ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${TEXT}`)],
  ['UTF-16, as PowerShell redirects it', Buffer.from(`\uFEFF${TEXT}`, 'utf16le')],
  ['UTF-16 without a mark', Buffer.from(TEXT, 'utf16le')],
  ['UTF-16 the other way round', swapped(`\uFEFF${TEXT}`)],
  ['UTF-16 the other way round without a mark', swapped(TEXT)],
])('%s', (_, bytes) => {
  expect(decode(bytes)).toBe(TEXT);
  expect(readRecording(written(bytes)).content).toEqual({ regions: [{ RegionName: 'eu-far-1' }] });
});

test.each([
  ['nothing', '', 'cannot be read as JSON'],
  ['no JSON', 'aws: error', 'cannot be read as JSON'],
  ['no answer', '[]', 'has none of DBEngineVersions, OrderableDBInstanceOptions'],
  ['another answer', '{ "DBInstances": [] }', 'it is no answer that can be compared'],
  ['no list', '{ "Regions": {} }', 'Regions is no list'],
  ['a row without its name', '{ "Regions": [{}] }', 'Regions[0] has no RegionName'],
  ['a row that is null', '{ "DBEngineVersions": [null] }', 'DBEngineVersions[0] has no Engine'],
  ['a page', '{ "Certificates": [], "Marker": "abc" }', 'is one page of several'],
  ['a page of parameters', '{ "EngineDefaults": { "Marker": "abc", "Parameters": [] } }', 'is one page of several'],
  ['parameters of no family', '{ "EngineDefaults": { "Parameters": [] } }', 'has no DBParameterGroupFamily'],
  ['a parameter without a name', '{ "EngineDefaults": { "DBParameterGroupFamily": "aurora-mysql8.0", "Parameters": [{}] } }', 'Parameters[0] has no ParameterName'],
])('refuses %s', (_, content, message) => {
  expect(() => readRecording(written(content))).toThrow(message);
});

test('rows of all files come together, and a file says its day', () => {
  const files = ['describe-engine-default-cluster-parameters', 'describe-engine-default-parameters', 'describe-certificates'].map((name) => readRecording(answer(name)));
  expect(together(files).defaults).toHaveLength(2);
  expect(together(files).certificates).toHaveLength(2);
  expect(files[0]!.day).toMatch(/^\d{4}-\d\d-\d\d$/);
});
