// Run after the compiler: makes lib load what is used, when it is used.
//
// Importing a package of constructs costs what its own imports cost, which is half a dozen modules of aws-cdk-lib here. An app that
// only declares a cluster needs neither the checks nor the other constructs, and nobody but the docs needs the examples of the rules.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './lib/process.mjs';

const LIB = join(ROOT, 'lib');

lazyIndex();
readdirSync(join(LIB, 'private', 'rules')).filter((file) => file.endsWith('.js')).forEach(lazyExamples);

/** The index gets each class when it is first asked for. */
function lazyIndex() {
  const { types } = JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8'));
  const exports = Object.values(types)
    .filter(({ kind }) => kind !== 'interface')
    .map(({ name, symbolId }) => ({ name, file: `./${symbolId.split(':')[0].replace(/^src\//, '')}` }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const lines = [
    '"use strict";',
    'Object.defineProperty(exports, "__esModule", { value: true });',
    '// Never run: it tells Node the names that ECMAScript modules can import.',
    `0 && (module.exports = { ${exports.map(({ name }) => name).join(', ')} });`,
    'for (const [name, load] of [',
    ...exports.map(({ name, file }) => `  ["${name}", () => require("${file}").${name}],`),
    ']) {',
    '  Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: load });',
    '}',
    '',
  ];
  writeFileSync(join(LIB, 'index.js'), lines.join('\n'));
}

/** `invalid: [...]` becomes `get invalid() { return [...]; }`. */
function lazyExamples(file) {
  const path = join(LIB, 'private', 'rules', file);
  const text = readFileSync(path, 'utf8');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const edits = [];
  visit(source);
  // From the end to the beginning, so that no edit moves the next one.
  edits.sort((a, b) => b.start - a.start);
  writeFileSync(path, edits.reduce((result, { start, end, insert }) => result.slice(0, start) + insert + result.slice(end), text));

  function visit(node) {
    if (ts.isPropertyAssignment(node) && ['invalid', 'valid'].includes(node.name.getText())) {
      edits.push({ start: node.getStart(), end: node.initializer.getStart(), insert: `get ${node.name.getText()}() { return ` });
      edits.push({ start: node.getEnd(), end: node.getEnd(), insert: '; }' });
    } else {
      ts.forEachChild(node, visit);
    }
  }
}
