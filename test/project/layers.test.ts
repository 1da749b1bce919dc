import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

const PATHS = 'import/no-restricted-paths';
const IMPORTS = '@typescript-eslint/no-restricted-imports';
const GLOBALS = 'no-restricted-globals';
const SYNTAX = 'no-restricted-syntax';
const DEPENDENCIES = 'import/no-extraneous-dependencies';

/** What the sources below import. */
const TARGETS = [
  'test/helper.ts',
  'src/index.ts',
  'src/advisor/advisor.ts',
  'src/advisor/workload-requirements.ts',
  'src/arguments/checks.ts',
  'src/arguments/shown.ts',
  'src/checks/nag.ts',
  'src/checks/registration.ts',
  'src/constructs/cluster.ts',
  'src/engine/evaluate.ts',
  'src/engine/rule.ts',
  'src/facts/engines.ts',
  'src/readers/reader.ts',
  'src/rules/_shared.ts',
  'src/rules/engines.ts',
  'src/rules/index.ts',
  'src/rules/storage.ts',
  'src/topology/cluster.ts',
  'src/topology/workload.ts',
  'src/values/value.ts',
];

/** A file of one line: where it is, what it says, and the rules that object. */
const SOURCES: [file: string, line: string, rules: string[]][] = [
  ...['constructs', 'fs', 'node:fs', 'path', 'node:path', 'child_process', 'node:child_process'].map((name): typeof SOURCES[number] => (
    ['src/engine', `export * from '${name}';`, [IMPORTS]]
  )),
  ...['values', 'topology', 'facts', 'rules', 'engine'].flatMap((layer): typeof SOURCES => [
    [`src/${layer}`, 'export * from \'aws-cdk-lib/aws-rds\';', [IMPORTS]],
    [`src/${layer}`, 'export * from \'cdk-nag\';', [IMPORTS, DEPENDENCIES]],
    [`src/${layer}`, 'import type { Stack } from \'aws-cdk-lib\'; export type Scope = Stack;', [IMPORTS]],
    [`src/${layer}`, 'export const fs = () => import(\'node:fs\');', [SYNTAX]],
    [`src/${layer}`, 'export const now = Date.now();', [GLOBALS]],
    [`src/${layer}`, 'export const region = process.env.AWS_REGION;', [GLOBALS]],
    [`src/${layer}`, 'export * from \'../readers/reader\';', [PATHS]],
    [`src/${layer}`, 'export * from \'../checks/registration\';', [PATHS]],
    [`src/${layer}`, 'export * from \'../constructs/cluster\';', [PATHS]],
    [`src/${layer}`, 'export * from \'../index\';', [PATHS]],
  ]),
  ['src/values', 'export * from \'./value\';', []],
  ['src/values', 'export * from \'../facts/engines\';', [PATHS]],
  ['src/values', 'export * from \'../topology/cluster\';', [PATHS]],
  ['src/facts', 'export * from \'./engines\';', []],
  ['src/facts', 'export * from \'../values/value\';', [PATHS]],
  ['src/facts', 'export * from \'../topology/cluster\';', [PATHS]],
  ['src/topology', 'export * from \'../values/value\';', []],
  ['src/topology', 'export * from \'../facts/engines\';', []],
  ['src/topology', 'export * from \'../rules/_shared\';', [PATHS]],
  ['src/topology', 'export * from \'../engine/rule\';', [PATHS]],
  ['src/engine', 'export * from \'../values/value\';', []],
  ['src/engine', 'export * from \'../facts/engines\';', []],
  ['src/engine', 'export * from \'../topology/cluster\';', []],
  ['src/engine', 'export * from \'../rules/index\';', [PATHS]],

  ['src/rules', 'export * from \'../values/value\';', []],
  ['src/rules', 'export * from \'../facts/engines\';', []],
  ['src/rules', 'export * from \'../topology/cluster\';', []],
  ['src/rules', 'export * from \'../engine/rule\';', []],
  ['src/rules', 'export * from \'../engine/evaluate\';', [PATHS]],
  ['src/rules', 'export * from \'./_shared\';', []],
  ['src/rules', 'export * from \'./storage\';', [PATHS]],
  ['src/rules', 'export * from \'./index\';', [PATHS]],
  ['src/rules/index.ts', 'export * from \'./storage\';', []],
  ['src/rules/_shared.ts', 'export * from \'./storage\';', [PATHS]],

  ['src/readers', 'export * from \'../values/value\';', []],
  ['src/readers', 'export * from \'../facts/engines\';', []],
  ['src/readers', 'export * from \'../topology/cluster\';', []],
  ['src/readers', 'export * from \'aws-cdk-lib\';', []],
  ['src/readers', 'export * from \'../engine/evaluate\';', [PATHS]],
  ['src/readers', 'export * from \'../rules/index\';', [PATHS]],

  ['src/checks', 'export * from \'../readers/reader\';', []],
  ['src/checks', 'export * from \'../rules/index\';', []],
  ['src/checks', 'export * from \'aws-cdk-lib\';', []],
  ['src/checks', 'export * from \'cdk-nag\';', [DEPENDENCIES]],
  ['src/checks/nag.ts', 'export * from \'cdk-nag\';', []],
  ['src/checks', 'export * from \'../constructs/cluster\';', [PATHS]],
  ['src/checks', 'export * from \'../arguments/checks\';', []],
  ['src/constructs', 'export * from \'../arguments/checks\';', []],
  ['src/advisor', 'export * from \'../arguments/shown\';', []],
  ['src/advisor', 'export * from \'../arguments/checks\';', [PATHS]],
  ['src/arguments', 'export * from \'aws-cdk-lib\';', []],
  ['src/arguments', 'export * from \'../facts/engines\';', [PATHS]],
  ['src/arguments', 'export * from \'../constructs/cluster\';', [PATHS]],
  ['src/arguments/shown.ts', 'export * from \'aws-cdk-lib\';', [IMPORTS]],
  ['src/constructs', 'export * from \'../checks/registration\';', []],
  ['src/constructs', 'export * from \'../facts/engines\';', []],
  ['src/constructs', 'export * from \'aws-cdk-lib/aws-rds\';', []],
  ['src/constructs', 'export * from \'../topology/workload\';', []],
  ['src/constructs', 'export * from \'../advisor/workload-requirements\';', []],
  ['src/constructs', 'export * from \'../topology/cluster\';', [PATHS]],
  ['src/constructs', 'export * from \'../advisor/advisor\';', [PATHS]],
  ['src/constructs', 'export * from \'../checks/nag\';', [PATHS]],
  ['src/constructs', 'export * from \'../engine/evaluate\';', [PATHS]],
  ['src/constructs', 'export * from \'../values/value\';', [PATHS]],
  ['src/advisor', 'export * from \'../facts/engines\';', []],
  ['src/advisor', 'export * from \'../topology/cluster\';', [PATHS]],
  ['src/advisor', 'export * from \'../constructs/cluster\';', [PATHS]],
  ['src/advisor', 'export * from \'aws-cdk-lib\';', [IMPORTS]],

  ['src/index.ts', 'export * from \'./constructs/cluster\';', []],
  ['src/constructs', 'export * from \'../../test/helper\';', [PATHS]],
  ['examples/app', 'export * from \'cdk-aurora-topology\';', []],
  ['examples/app', 'export * from \'../../src/index\';', [PATHS]],
];

/** A small project with the real ESLint configuration, and a source per case. */
function writeProject(folder: string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const file of ['.eslintrc.json', 'package.json', 'tsconfig.json', 'test/tsconfig.json', 'examples/tsconfig.json']) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(ROOT, file), join(folder, file));
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  TARGETS.forEach((path) => write(path, 'export const target = 1;\n'));
  SOURCES.forEach(([path, line], index) => write(placeOf(path, index), `${line}\n`));
}

/** Where a case is: in a file of its own, unless it is about one particular file. */
function placeOf(path: string, index: number): string {
  return path.endsWith('.ts') ? path : `${path}/case-${index}.ts`;
}

describe('the layers of ARCHITECTURE.md', () => {
  let folder: string;
  let objections: Map<string, string[]>;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'layers-')));
    writeProject(folder);
    const { stdout, stderr } = spawnSync(
      process.execPath,
      [join(ROOT, 'node_modules/eslint/bin/eslint.js'), '--ext', '.ts', '--format', 'json', 'src', 'examples'],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, ESLINT_USE_FLAT_CONFIG: 'false', NODE_NO_WARNINGS: '1' } },
    );
    if (!stdout) {
      throw new Error(stderr);
    }
    const results: { filePath: string; messages: { ruleId: string | null; message: string }[] }[] = JSON.parse(stdout);
    objections = new Map(results.map(({ filePath, messages }) => [
      filePath.slice(folder.length + 1),
      messages.map(({ ruleId, message }) => ruleId ?? message),
    ]));
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(SOURCES.map(([path, line, rules], index) => [path, line, rules.join() || 'nothing', placeOf(path, index), rules] as const))(
    '%s: %s: %s', (_path, _line, _objection, place, rules) => {
      expect(objections.get(place)).toEqual(rules);
    },
  );
});
