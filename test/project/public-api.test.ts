import { existsSync, readFileSync, readdirSync } from 'fs';
import { dirname, join, relative } from 'path';
import * as ts from 'typescript';

const SRC = join(__dirname, '..', '..', 'src');

/** Every file that `src/index.ts` exports, by way of the index of its folder. */
const files = exportsOf('index').flatMap(exportsOf).map((file) => `${file}.ts`);

/** What a file exports of others, without the ending. */
function exportsOf(file: string): string[] {
  const path = [join(SRC, `${file}.ts`), join(SRC, file, 'index.ts')].find((candidate) => existsSync(candidate))!;
  return [...readFileSync(path, 'utf8').matchAll(/^export .* from '(.+)';$/gm)].map(([, from]) => relative(SRC, join(dirname(path), from!)));
}

interface Member {
  readonly name: string;
  readonly optional: boolean;
  readonly hasSummary: boolean;
  readonly hasDefault: boolean;
}

/** The members of the exported interfaces of a file, and those of its exported classes that are public. */
function members(file: string): Member[] {
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement))
    .filter(isExported)
    .flatMap((statement) => statement.members.map((member) => describeMember(statement.name, member)));
}

function isExported(node: ts.InterfaceDeclaration): boolean {
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function describeMember(owner: ts.Identifier, member: ts.TypeElement): Member {
  const docs = ts.getJSDocCommentsAndTags(member);
  return {
    name: `${owner.text}.${member.name?.getText() ?? ''}`,
    optional: member.questionToken !== undefined,
    hasSummary: docs.some((doc) => ts.isJSDoc(doc) && (ts.getTextOfJSDocComment(doc.comment) ?? '').trim() !== ''),
    hasDefault: ts.getJSDocTags(member).some(({ tagName }) => tagName.text === 'default'),
  };
}

/** What is said of a class or a method. */
interface Described {
  readonly name: string;
  readonly hasExample: boolean;
  /** Parameters that nothing is said of. */
  readonly silent: readonly string[];
}

type Callable = ts.MethodDeclaration | ts.MethodSignature | ts.ConstructorDeclaration;

/** The exported classes and interfaces of a file, and what can be called of them. */
function described(file: string): { types: Described[]; callables: Described[] } {
  const source = ts.createSourceFile(file, readFileSync(join(SRC, file), 'utf8'), ts.ScriptTarget.Latest, true);
  const types = source.statements.filter((one) => ts.isClassDeclaration(one) || ts.isInterfaceDeclaration(one))
    .filter((one) => one.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword));
  const callables = types.flatMap((one) => [...one.members].filter(isCallable)
    .map((member) => descriptionOf(`${one.name!.text}.${nameOf(member)}`, member)));
  return { types: types.map((one) => descriptionOf(one.name!.text, one)), callables };
}

function isCallable(member: ts.ClassElement | ts.TypeElement): member is Callable {
  if (!ts.isMethodDeclaration(member) && !ts.isMethodSignature(member) && !ts.isConstructorDeclaration(member)) return false;
  const modifiers = ts.getModifiers(member as ts.MethodDeclaration) ?? [];
  const isHidden = modifiers.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword || kind === ts.SyntaxKind.ProtectedKeyword);
  return !isHidden && !nameOf(member).startsWith('_');
}

const nameOf = (member: Callable): string => (ts.isConstructorDeclaration(member) ? 'constructor' : member.name.getText());

function descriptionOf(name: string, node: ts.Node): Described {
  const tags = ts.getJSDocTags(node);
  const told = tags.filter(ts.isJSDocParameterTag)
    .filter(({ comment }) => ts.getTextOfJSDocComment(comment)?.trim()).map((tag) => tag.name.getText());
  const parameters = 'parameters' in node ? (node as Callable).parameters.map((one) => one.name.getText()) : [];
  return { name, hasExample: tags.some(({ tagName }) => tagName.text === 'example'), silent: parameters.filter((one) => !told.includes(one)) };
}

const everything = [...files, 'checks/nag.ts'].map(described);

/** What Python, Java, .NET and Go see are the structs. */
const all = files.flatMap(members);

test('there is an API to look at', () => {
  expect(all.length).toBeGreaterThan(150);
});

test('every member of a struct is described', () => {
  expect(all.filter(({ hasSummary }) => !hasSummary).map(({ name }) => name)).toEqual([]);
});

test('every optional property says what happens without it', () => {
  // What the library returns has no defaults.
  const results = /^(AuroraFinding|AuroraRuleInfo|IGlobalDatabase|TopologyAdvice|TopologyReason|RejectedTopology)\./;
  const silent = all.filter(({ name, optional, hasDefault }) => optional && !hasDefault && !results.test(name));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('no file of the constructs is longer than can be read in one sitting', () => {
  const rooms = readdirSync(join(SRC, 'constructs'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  expect(rooms.length).toBeGreaterThan(40);
  // What is said of each thing is read one by one.
  const codeOf = (file: string): string => readFileSync(join(SRC, 'constructs', file), 'utf8').replace(/^ *\/\*\*[\s\S]*?\*\/\n/gm, '');
  expect(rooms.filter((file) => codeOf(file).split('\n').length > 250)).toEqual([]);
});

test('every parameter of what can be called is described', () => {
  const callables = everything.flatMap((one) => one.callables);
  expect(callables.length).toBeGreaterThan(60);
  expect(callables.flatMap(({ name, silent }) => silent.map((parameter) => `${name}(${parameter})`))).toEqual([]);
});

test('every construct, every strategy for conflicts and every front door has an example, which rosetta compiles', () => {
  // What is handed out by others, and made by nobody.
  const results = ['AuroraClusterModel', 'AuroraInstanceModel', 'AuroraNagPack', 'ResourceModel'];
  const classes = readClasses();
  expect(classes.length).toBeGreaterThan(12);
  const without = everything.flatMap(({ types }) => types)
    .filter(({ name, hasExample }) => classes.includes(name) && !results.includes(name) && !hasExample);
  expect(without.map(({ name }) => name)).toEqual([]);
  const strategies = everything.flatMap(({ callables }) => callables)
    .filter(({ name }) => /^ConflictHandling\.[a-z]/.test(name) && !name.endsWith('.constructor'));
  expect(strategies.length).toBeGreaterThan(8);
  expect(strategies.filter(({ hasExample }) => !hasExample).map(({ name }) => name)).toEqual([]);
});

/** The names of the exported classes. */
function readClasses(): string[] {
  return files.flatMap((file) => [...readFileSync(join(SRC, file), 'utf8').matchAll(/^export (?:abstract )?class (\w+)/gm)].map(([, name]) => name!));
}
