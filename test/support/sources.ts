import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '../..');

/** The source files of the package, by their path in the project. */
export function sourceFiles(): ts.SourceFile[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => join('src', name))
    .map((path) => ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.ES2022, true));
}

/** What users run: the types are gone, and with them the imports of nothing but types. */
export function compiled({ fileName, text }: ts.SourceFile): ts.SourceFile {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(text, { fileName, compilerOptions });
  return ts.createSourceFile(fileName.replace(/\.ts$/, '.js'), outputText, ts.ScriptTarget.ES2022, true, ts.ScriptKind.JS);
}

/** Every node of a file, without the tokens between them. */
export function nodesOf(node: ts.Node): readonly ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (one: ts.Node): void => {
    nodes.push(one);
    ts.forEachChild(one, visit);
  };
  visit(node);
  return nodes;
}
