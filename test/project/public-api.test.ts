import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const SRC = join(__dirname, '..', '..', 'src');
const FOLDERS = ['advisor', 'checks', 'constructs'];

const files = FOLDERS.flatMap((folder) => readdirSync(join(SRC, folder))
  .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
  .map((file) => join(folder, file)));

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

/** What Python, Java, .NET and Go see are the structs; what these files keep to themselves is none of theirs. */
const INTERNAL = /^(SessionOptions|PlacedFinding|Inspection|Step|Rejection|FeatureRow|UnmetRow)\./;

const all = files.flatMap(members).filter(({ name }) => !INTERNAL.test(name));

test('there is an API to look at', () => {
  expect(all.length).toBeGreaterThan(150);
});

test('every member of a struct is described', () => {
  expect(all.filter(({ hasSummary }) => !hasSummary).map(({ name }) => name)).toEqual([]);
});

test('every optional property says what happens without it', () => {
  // What the library returns has no defaults.
  const results = /^(AuroraFinding|IGlobalDatabase|TopologyAdvice|TopologyReason|RejectedTopology)\./;
  const silent = all.filter(({ name, optional, hasDefault }) => optional && !hasDefault && !results.test(name));
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('no file of the constructs is longer than can be read in one sitting', () => {
  const long = ['constructs', join('constructs', 'private')].flatMap((folder) => readdirSync(join(SRC, folder))
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => readFileSync(join(SRC, folder, file), 'utf8').split('\n').length > 400));
  expect(long).toEqual([]);
});
