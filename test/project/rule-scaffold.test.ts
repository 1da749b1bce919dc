import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { NotScaffolded, scaffold, topicFiles } from '../../build-tools/scaffold/scaffold';
import { freeName } from '../../build-tools/scaffold/source-edits';
import type * as example from '../../src/engine/evaluate';
import type * as state from '../../src/rules';
import type * as changes from '../../src/rules/updates';
import type * as changeExample from '../support/change-example';
import type * as exampleApp from '../support/example-app';

const ROOT = join(__dirname, '../..');
const NODE_MODULES = join(ROOT, 'node_modules');

/** Topics that are not there yet: of an area, of a new area, of changes, and with names that are taken or no names. */
const NEW_TOPICS = ['backup/first-topic', 'new-area/second-topic', 'new-area/delete', 'proxy/topic', 'updates/third-topic'];

const idOf = (place: string): string => `Scaffolded${place.split(/\W/).map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;

let project: string;
let places: string[];

/** A copy of the project in which each topic, and some new ones, got a rule more. */
beforeAll(() => {
  project = realpathSync(mkdtempSync(join(tmpdir(), 'scaffold-')));
  for (const path of ['src', 'test/support', 'test/tsconfig.json', 'tsconfig.json', 'tsconfig.strict.json', 'package.json', '.eslintrc.json', 'examples/tsconfig.json']) {
    cpSync(join(ROOT, path), join(project, path), { recursive: true });
  }
  symlinkSync(NODE_MODULES, join(project, 'node_modules'));
  const folder = join(project, 'src/rules');
  places = [...topicFiles(folder).map((path) => path.replace(/\.ts$/, '')), ...NEW_TOPICS];
  for (const place of places) scaffold({ folder, place, id: idOf(place), taken: [], since: '0.1.0', today: '2026-11-29' });
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

const run = (command: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: project, encoding: 'utf8', env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' },
  });
  return { status, output: stdout + stderr };
};

test('types are right in every topic', () => {
  const tsc = join(NODE_MODULES, 'typescript-7/bin/tsc');
  expect(run([tsc, '--noEmit', '-p', 'tsconfig.strict.json'])).toEqual({ status: 0, output: '' });
}, 120_000);

test('the linter has nothing to say', () => {
  const files = [...places, 'index', 'updates/index'].map((place) => `src/rules/${place}.ts`);
  expect(run([join(NODE_MODULES, 'eslint/bin/eslint.js'), ...files])).toEqual({ status: 0, output: '' });
}, 120_000);

test('every rule is in its catalogue, and its examples are right', () => {
  const catalogue = join(project, 'catalogue.ts');
  writeFileSync(catalogue, ['src/rules', 'src/rules/updates', 'src/engine/evaluate', 'src/readers/construct-tree', 'test/support/example-app', 'test/support/change-example']
    .map((path) => `export * from './${path}';\n`).join(''));
  const outfile = join(project, 'catalogue.js');
  buildSync({ entryPoints: [catalogue], outfile, bundle: true, platform: 'node', external: ['aws-cdk-lib', 'constructs'] });
  const { RULES, CHANGE_RULES, evaluate, readConstructTree, exampleApp: appOf, evaluateChangeExample } = createRequire(outfile)(outfile) as
    typeof state & typeof changes & typeof example & typeof exampleApp & typeof changeExample & typeof import('../../src/readers/construct-tree');
  const ids = places.map(idOf);
  const found = [
    ...RULES.filter(({ id }) => ids.includes(id)).flatMap(({ id, topic, invalid, valid }) => [...invalid, ...valid].map((one) => {
      const { findings, failed } = evaluate(readConstructTree(appOf(one)), RULES);
      return { topic, id, isValid: valid.includes(one), failed, findings };
    })),
    ...CHANGE_RULES.filter(({ id }) => ids.includes(id)).flatMap(({ id, topic, invalid, valid }) => [...invalid, ...valid].map((one) =>
      ({ topic, id, isValid: valid.includes(one), ...evaluateChangeExample(one, CHANGE_RULES) }))),
  ];
  const due = places.map((place) => `${place.split('/')[1]}: ${idOf(place)}`);
  expect([...new Set(found.map(({ topic, id }) => `${topic}: ${id}`))].sort()).toEqual(due.sort());
  expect(found.filter(({ failed }) => failed.length > 0)).toEqual([]);
  const mistaken = found.filter(({ id, isValid, findings }) => findings.some(({ rule }) => rule.id === id) === isValid);
  expect(mistaken.map(({ id }) => id)).toEqual([]);
}, 120_000);

test.each([
  ['backup', 'MyRule', /^usage/],
  ['backup/Backup', 'MyRule', /^usage/],
  ['backup/../../x', 'MyRule', /^usage/],
  ['backup/backup', 'myRule', /^usage/],
  ['backup/backup', 'ClusterPortRange', 'the id ClusterPortRange is taken'],
  ['proxy/backtrack', 'MyRule', 'there is a topic backtrack: npx projen rule backup/backtrack MyRule'],
])('%s %s is refused', (place, id, message) => {
  const folder = join(ROOT, 'src/rules');
  const refused = () => scaffold({ folder, place, id, taken: ['ClusterPortRange'], since: '0.1.0', today: '2026-11-29' });
  expect(refused).toThrow(NotScaffolded);
  expect(refused).toThrow(message);
});

test('a constant has a name that is free', () => {
  expect(['delete', 'rule', 'mine'].map((name) => freeName(name, new Set(['rule', 'ruleRule']), 'Rule'))).toEqual(['deleteRule', 'ruleRuleRule', 'mine']);
});

/** What CONTRIBUTING.md says to run for one rule. Coverage of one rule is below the threshold of the project. */
const commands = [...readFileSync(join(ROOT, 'CONTRIBUTING.md'), 'utf8').matchAll(/`npx (jest [^`]*)`/g)].map(([, command]) => command!.split(' '));

test('the documented commands that run one rule succeed', () => {
  expect(commands.length).toBeGreaterThanOrEqual(3);
  for (const command of commands) expect(command).toEqual(expect.arrayContaining(['--coverage=false', '-t']));
  // Rather the shortest suite than each: what makes the difference is the same for all.
  const [, ...flags] = commands[0]!.map((word) => ({ 'test/rules': 'test/rules/macros', 'MyRuleId': 'BacktrackEngine' })[word] ?? word);
  const jestCommand = [join(NODE_MODULES, 'jest/bin/jest.js'), ...flags];
  const { status, stderr } = spawnSync(process.execPath, jestCommand, { cwd: ROOT, encoding: 'utf8' });
  expect({ status, stderr: stderr.slice(-500) }).toEqual({ status: 0, stderr: expect.stringContaining('1 passed') });
}, 120_000);
