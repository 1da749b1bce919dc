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
  expect(rooms.filter((file) => readFileSync(join(SRC, 'constructs', file), 'utf8').split('\n').length > 330)).toEqual([]);
});
