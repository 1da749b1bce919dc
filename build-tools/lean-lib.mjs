// Run after the compiler: makes lib load what is used, when it is used, and little of it.
//
// Importing a package of constructs costs what its own imports cost, which is half a dozen modules of aws-cdk-lib here. An app that
// only declares a cluster needs neither the checks nor the other constructs. And Node takes the longer for a module the more text
// there is in it, used or not: nobody but the docs and the tests, which read the sources, needs the examples of the rules.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from './lib/process.mjs';

const LIB = join(ROOT, 'lib');

lazyIndex();
readdirSync(LIB, { recursive: true }).filter((file) => file.endsWith('.js') && file !== 'index.js').forEach((file) => lean(join(LIB, file)));

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

/** A module without what it does not need to run: source maps, comments, and the examples of rules. */
function lean(path) {
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const { transformed: [module] } = ts.transform(source, [withoutExamples]);
  writeFileSync(path, ts.createPrinter({ removeComments: true }).printFile(module));
}

function withoutExamples(context) {
  const visit = (node) =>
    ts.isPropertyAssignment(node) && ['invalid', 'valid'].includes(node.name.getText()) && ts.isArrayLiteralExpression(node.initializer)
      ? context.factory.createPropertyAssignment(node.name, context.factory.createArrayLiteralExpression([]))
      : ts.visitEachChild(node, visit, context);
  return (module) => ts.visitNode(module, visit);
}
