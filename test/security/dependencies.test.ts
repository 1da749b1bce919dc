import { readFileSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';
import { compiled, nodesOf, sourceFiles } from '../support/sources';

const MANIFEST = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')) as Readonly<Record<string, object | undefined>>;
const NAG = 'src/checks/nag.js';

const FILES = sourceFiles().map(compiled);

/** What a file requires of others, by the name of the package or of the module of Node. */
function required(file: ts.SourceFile): string[] {
  return nodesOf(file).flatMap((node) => {
    if (!ts.isCallExpression(node) || !['import', 'require'].includes(node.expression.getText())) return [];
    const [name] = node.arguments;
    // A name that is put together could be any.
    return ts.isStringLiteral(name) ? [name.text.startsWith('.') ? '.' : name.text.split('/')[0]] : [node.getText()];
  });
}

const identifiers = (file: ts.SourceFile): Set<string> => new Set(nodesOf(file).filter(ts.isIdentifier).map(({ text }) => text));
const IDENTIFIERS = new Map(FILES.map((file) => [file.fileName, identifiers(file)]));

test('users install nothing but the peers with it', () => {
  for (const field of ['dependencies', 'optionalDependencies', 'bundledDependencies', 'bundleDependencies']) {
    expect([field, Object.keys(MANIFEST[field] ?? {})]).toEqual([field, []]);
  }
  expect(Object.keys(MANIFEST.peerDependencies!)).toEqual(['aws-cdk-lib', 'constructs']);
  expect(MANIFEST.peerDependenciesMeta).toEqual({ 'cdk-nag': { optional: true } });
});

/** The command line is a process of its own, and brings its libraries. */
const COMMAND_LINE = /^src\/cli\//;

/** What reads the baseline that it is told to, and nothing else; YAML comes with the package. */
const DEPLOYED = /^src\/readers\/(deployed|files)\//;

/** What writes the report of an app, where the app asks for one, and finds out in which line of it something was made. */
const REPORT = /^src\/(checks\/(aurora-report|found)|readers\/(source-line|own-package))\.js$/;

test('what is published requires its peers, and of Node only what puts paths together', () => {
  const isPart = (fileName: string): boolean => [DEPLOYED, COMMAND_LINE, REPORT].some((part) => part.test(fileName));
  const isOther = ({ fileName }: ts.SourceFile): boolean => fileName !== NAG && !isPart(fileName);
  const names = new Set(FILES.filter(isOther).flatMap(required));
  expect([...names].sort()).toEqual(['.', 'aws-cdk-lib', 'constructs', 'path']);
});

test('only what reads a baseline reads files', () => {
  const names = new Set(FILES.filter(({ fileName }) => DEPLOYED.test(fileName)).flatMap(required));
  expect([...names].sort()).toEqual(['.', 'fs', 'path', 'yaml']);
});

test('what writes the report writes a file', () => {
  const names = new Set(FILES.filter(({ fileName }) => REPORT.test(fileName)).flatMap(required));
  expect([...names].sort()).toEqual(['.', 'aws-cdk-lib', 'fs', 'path', 'url']);
});

test('the command line needs what is bundled, and of Node nothing that starts a process or reaches the network', () => {
  const names = new Set(FILES.filter(({ fileName }) => COMMAND_LINE.test(fileName)).flatMap(required));
  expect([...names].sort()).toEqual([
    '.', 'commander', 'crypto', 'fs', 'module', 'path', 'picocolors', 'prompts', 'tinyglobby', 'url', 'wrap-ansi', 'yaml',
  ]);
});

test('only the entry for cdk-nag requires cdk-nag', () => {
  const nag = FILES.find(({ fileName }) => fileName === NAG)!;
  expect(new Set(required(nag))).toEqual(new Set(['.', 'cdk-nag']));
});

test('nothing that is published needs the entry for cdk-nag', () => {
  const needing = FILES.filter((file) => /require\("[./]+(?:checks\/)?nag"\)/.test(file.text)).map(({ fileName }) => fileName);
  expect(needing).toEqual([]);
});

/** Files that have a name, beside those of the command line. */
const usersOf = (name: string): string[] =>
  [...IDENTIFIERS].filter(([fileName, names]) => names.has(name) && !COMMAND_LINE.test(fileName)).map(([fileName]) => fileName);

test('only where the baseline is, and that there is none, is asked of the process, and told it', () => {
  expect(usersOf('process').filter((file) => !REPORT.test(file)).sort()).toEqual(['src/checks/baseline.js', 'src/checks/session.js']);
});

test.each(['fetch', 'WebSocket', 'XMLHttpRequest', 'eval', 'Function', 'globalThis', 'global', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'])(
  'nothing that is published uses %s',
  (name) => {
    expect(usersOf(name)).toEqual([]);
  },
);
