import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '../..');
const RDS = join(ROOT, 'node_modules/aws-cdk-lib/aws-rds/lib');

const guide = readFileSync(join(ROOT, 'docs/guide/from-terraform.md'), 'utf8');

/** What our API and that of aws-rds call things. */
const api = [
  readFileSync(join(ROOT, 'API.md'), 'utf8'),
  ...readdirSync(RDS).filter((file) => file.endsWith('.d.ts')).map((file) => readFileSync(join(RDS, file), 'utf8')),
].join('\n');
const NAMES = new Set(api.match(/\w+/g));

/** Words of other tools, of other parts of CDK, and values. */
const OTHERS = new Set(['Tags', 'of', 'add', 'env', 'node', 'defaultChild', 'db', 'version', 'CfnDBCluster', 'rds', 'cluster', 'allowDefaultPortFrom', 'aurora_parallel_query']);

/** The identifiers in the column that says what a variable is here. */
function named(): string[] {
  const rows = guide.split('\n').filter((line) => line.startsWith('| `'));
  const codes = rows.flatMap((line) => [...line.split('|')[2]!.matchAll(/`([^`]+)`/g)].map(([, code]) => code!));
  return [...new Set(codes.flatMap((code) => code.match(/[A-Za-z_]\w+/g) ?? []))].filter((name) => !OTHERS.has(name));
}

test('what the guide says a variable is here is there', () => {
  expect(named().length).toBeGreaterThan(70);
  expect(named().filter((name) => !NAMES.has(name))).toEqual([]);
});

test('each variable is there once', () => {
  const variables = guide.split('\n').filter((line) => line.startsWith('| `')).flatMap((line) => [...line.split('|')[1]!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!));
  expect(variables.length).toBeGreaterThan(80);
  expect(variables.filter((name, index) => variables.indexOf(name) !== index)).toEqual([]);
});
