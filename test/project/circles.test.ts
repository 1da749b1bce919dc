import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** `npx projen TASK` in a folder, without projen: what each step prints. */
function outputs(task: string, folder: string): string[] {
  const { tasks } = JSON.parse(readFileSync(join(ROOT, '.projen/tasks.json'), 'utf8'));
  const path = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  return tasks[task].steps.map(({ exec }: { exec: string }) => {
    const { stdout, stderr } = spawnSync(exec, { cwd: folder, shell: true, encoding: 'utf8', env: { ...process.env, PATH: path } });
    if (!stdout) {
      throw new Error(stderr);
    }
    return stdout;
  });
}

/** Files of a folder of src by their names, and the rules that object. */
const CASES: [title: string, folder: string, files: Record<string, string>, rules: string[]][] = [
  ['imports one way, by more than one path', 'tree', {
    'a.ts': 'import { b } from \'./b\'; import { c } from \'../leaf/c\'; export const a = b + c;',
    'b.ts': 'import { c } from \'../leaf/c\'; export const b = c;',
    '../leaf/c.ts': 'export const c = 1;',
  }, []],
  ['two files that need each other', 'pair', {
    'a.ts': 'import { b } from \'./b\'; export const a = () => b;',
    'b.ts': 'import { a } from \'./a\'; export const b = (): unknown => a;',
  }, ['circle-of-files', 'circle-of-values']],
  ['two files, one of which only needs a type', 'half', {
    'a.ts': 'import { b } from \'./b\'; export interface A { b: number } export const a = { b };',
    'b.ts': 'import type { A } from \'./a\'; export const b = 1; export const of = (a: A) => a.b;',
  }, ['circle-of-files']],
  ['types that are imported as values are', 'types', {
    'a.ts': 'import { B } from \'./b\'; export interface A { b: B }',
    'b.ts': 'import { C } from \'./c\'; export interface B { c: C }',
    'c.ts': 'import { A } from \'./a\'; export interface C { a: A }',
  }, ['circle-of-files']],
  ['types of the model', 'topology/types', {
    'a.ts': 'import { B } from \'./b\'; export interface A { b: B }',
    'b.ts': 'import type { A } from \'./a\'; export interface B { a: A }',
  }, []],
  ['values of the model, behind shorter circles through types', 'topology/values', {
    'a.ts': 'import type { B } from \'./b\'; import type { C } from \'./c\'; import type { D } from \'./d\'; import type { E } from \'./e\';\n'
      + 'export class A { b?: B; c?: C; d?: D; e?: E }',
    'b.ts': 'import { A } from \'./a\'; import { c } from \'./c\'; export class B extends A { x = c; }',
    'c.ts': 'import { A } from \'./a\'; import { d } from \'./d\'; export class C extends A {} export const c = () => d;',
    'd.ts': 'import { A } from \'./a\'; import { e } from \'./e\'; export class D extends A {} export const d = (): unknown => e;',
    'e.ts': 'import { A } from \'./a\'; import { B } from \'./b\'; export class E extends A {} export const e = () => B;',
  }, ['circle-of-values']],
  ['folders whose files go in no circle', 'first', {
    'a.ts': 'import type { B } from \'../second/b\'; export type A = B;',
    'd.ts': 'export type D = 1;',
    '../second/b.ts': 'export type B = 1;',
    '../second/c.ts': 'import type { D } from \'../first/d\'; export type C = D;',
  }, ['circle-of-folders']],
  ['rooms within a folder', 'house/first', {
    'a.ts': 'import { b } from \'../second/b\'; export const a = b;',
    'd.ts': 'export const d = 1;',
    '../second/b.ts': 'export const b = 1;',
    '../second/c.ts': 'import { d } from \'../first/d\'; export const c = d;',
  }, ['circle-of-folders']],
  ['a folder and the helper above it', 'area/topic', {
    'a.ts': 'import { helper } from \'../helper\'; export const a = helper;',
    '../helper.ts': 'export const helper = 1;',
    '../index.ts': 'export * from \'./topic/a\';',
  }, []],
];

describe('circles', () => {
  test('src has none', () => {
    for (const output of outputs('circles', ROOT)) {
      expect(output).toContain('no dependency violations found');
    }
  }, 120_000);

  describe('are found', () => {
    let folder: string;
    let objections: { rule: string; from: string }[];

    beforeAll(() => {
      folder = realpathSync(mkdtempSync(join(tmpdir(), 'circles-')));
      symlinkSync(join(ROOT, 'build-tools'), join(folder, 'build-tools'));
      for (const [, place, files] of CASES) {
        for (const [name, source] of Object.entries(files)) {
          const path = join(folder, 'src', place, name);
          mkdirSync(dirname(path), { recursive: true });
          writeFileSync(path, source);
        }
      }
      objections = outputs('circles', folder).flatMap((output) => [...output.matchAll(/^ *error (\S+): (\S+)/gm)])
        .map(([, rule, from]) => ({ rule: rule!, from: from! }));
    }, 120_000);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test.each(CASES.map(([title, place, , rules]) => [title, rules.join() || 'nothing', place, rules] as const))(
      '%s: %s', (_title, _objection, place, rules) => {
        const ofCase = objections.filter(({ from }) => from === `src/${place}` || from.startsWith(`src/${place}/`));
        expect([...new Set(ofCase.map(({ rule }) => rule))]).toEqual(rules);
      },
    );

    test('the map shows the arrows between the folders of src', () => {
      const [map] = outputs('map', folder);
      expect(map!.split('\n').filter((line) => line.includes('-->'))).toEqual([
        'src_first-->src_second',
        'src_second-->src_first',
        'src_tree-->src_leaf',
      ]);
    }, 60_000);
  });
});
