// Run after the compiler: makes lib load what is used, when it is used, in few files and with little text.
//
// Importing a package of constructs costs what its own imports cost. An app that only declares a cluster needs neither the checks nor
// the other constructs, so the index gets each class when it is first asked for. The first check needs nearly everything else: one file
// takes half the time of the 120 modules it is made of. The examples of rules, which only explanations, the docs and the tests read, have a
// file of their own, and so has what draws: nobody else pays for it.
// What jsii knows, and what users import, is left as the compiler made it; so are all declarations, but for the defaults of properties that
// are inherited from aws-cdk-lib: see lib/declared-defaults.mjs.
import { chmodSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { build } from 'esbuild';
import ts from 'typescript';
import { BUNDLE, CLI, EXAMPLES_MODULE, EXPLANATIONS, REPORT, YAML, bundleOf, isBundled, isCommandLine } from './lib/bundled.mjs';
import { declareDefaults } from './lib/declared-defaults.mjs';
import { LICENCES, licencesOf, packagesIn } from './lib/licences.mjs';
import { ROOT } from './lib/process.mjs';

const SRC = join(ROOT, 'src');
const LIB = join(ROOT, 'lib');

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

/** Has a file take private modules from their bundles, and leaves out comments and source maps. Returns which it takes. */
function useBundle(file) {
  const modules = [];
  const path = join(LIB, file);
  const visitor = (context) => {
    const visit = (node) => {
      const wanted = requiredBy(node);
      const module = wanted?.startsWith('.') ? relative(LIB, resolve(path, '..', wanted)) : undefined;
      if (module === undefined || !isBundled(module)) return ts.visitEachChild(node, visit, context);
      modules.push(module);
      const location = relative(resolve(path, '..'), join(LIB, bundleOf(module)));
      const { factory } = context;
      const bundled = factory.updateCallExpression(node, node.expression, undefined, [factory.createStringLiteral(location.startsWith('.') ? location : `./${location}`)]);
      return factory.createPropertyAccessExpression(bundled, nameOf(module));
    };
    return (source) => ts.visitNode(source, visit);
  };
  writeFileSync(path, print(transform(path, readFileSync(path, 'utf8'), visitor), true));
  return modules;
}

/** What a call of `require` asks for. */
function requiredBy(node) {
  const isRequire = ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require';
  return isRequire && ts.isStringLiteral(node.arguments[0]) ? node.arguments[0].text : undefined;
}

function nameOf(module) {
  return module.replace(/\W+(\w)/g, (_, letter) => letter.toUpperCase());
}

/** What a file with these modules begins with: each is run when it is first asked for. */
function entryOf(modules, sourcefile) {
  const getters = modules.map((module) => `  get ${nameOf(module)}() { return require('./${module}'); },`);
  return { contents: ['module.exports = {', ...getters, '};'].join('\n'), resolveDir: SRC, sourcefile };
}

/** One file with these modules and all they need. */
function bundle(modules) {
  return build({
    stdin: entryOf(modules, BUNDLE),
    outfile: join(LIB, BUNDLE),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['aws-cdk-lib', 'constructs', `./${YAML}`],
    plugins: [yamlBeside, leaveOutside, withoutExamples],
    legalComments: 'none',
    logLevel: 'warning',
  });
}

const yamlBeside = {
  name: 'yaml beside',
  setup: ({ onResolve }) => onResolve({ filter: /^yaml$/ }, () => ({ path: `./${YAML}`, external: true })),
};

function bundleYaml() {
  return build({
    stdin: { contents: "export { Pair, Scalar, YAMLMap, isAlias, isMap, isScalar, isSeq, parseAllDocuments, visit } from 'yaml';", resolveDir: ROOT },
    outfile: join(LIB, YAML),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
}

/** What jsii knows is there once: the bundle takes it from the files of the compiler. */
const leaveOutside = {
  name: 'leave outside',
  setup: ({ onResolve }) => onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
    const module = relative(SRC, resolve(resolveDir, path));
    return module === 'rules' || module.startsWith('facts/') || bundleOf(module) === BUNDLE ? undefined : { path: `./${module}`, external: true };
  }),
};

/**
 * Nobody but explanations, the docs and the tests needs the examples of rules. Nothing is done when a rule or a fact is
 * made but making it, so what only examples use is left out as well.
 */
const withoutExamples = {
  name: 'without examples',
  setup: ({ onLoad }) => onLoad({ filter: /\/src\/(rules|facts)\/.*\.ts$/ }, ({ path }) => ({
    contents: print(transform(path, readFileSync(path, 'utf8'), withoutExamplesOf), false),
    loader: 'ts',
  })),
};

function withoutExamplesOf(context) {
  const visit = (isInFunction) => (node) => {
    if (ts.isPropertyAssignment(node) && ['invalid', 'valid'].includes(node.name.getText())) return undefined;
    const visited = ts.visitEachChild(node, visit(isInFunction || ts.isFunctionLike(node)), context);
    return !isInFunction && ts.isCallExpression(visited) ? ts.addSyntheticLeadingComment(visited, ts.SyntaxKind.MultiLineCommentTrivia, ' @__PURE__ ') : visited;
  };
  return (source) => ts.visitNode(source, visit(false));
}

/** The command line, with its libraries; what it judges by is that of the checks. Returns which private modules it takes. */
async function bundleCommandLine() {
  const modules = new Set();
  const outfile = join(LIB, CLI);
  const { metafile } = await build({
    entryPoints: [join(SRC, 'cli/main.ts')],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    // Libraries that are ECMAScript modules ask where they are.
    banner: { js: '#!/usr/bin/env node\nconst importMetaUrl = require("url").pathToFileURL(__filename).href;' },
    define: { 'import.meta.url': 'importMetaUrl' },
    external: [BUNDLE, REPORT].map((name) => `./${name}`),
    plugins: [takeFromPackage(modules, isCommandLine)],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  chmodSync(outfile, 0o755);
  return { modules: [...modules], metafile };
}

/** What draws and writes reports, with its library; what it is made from is that of the checks. Returns which private modules it takes. */
async function bundleReport(entries) {
  const modules = new Set();
  const { metafile } = await build({
    stdin: entryOf(entries, REPORT),
    outfile: join(LIB, REPORT),
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['aws-cdk-lib', `./${BUNDLE}`],
    plugins: [takeFromPackage(modules, (module) => bundleOf(module) === REPORT)],
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  return { modules: [...modules], metafile };
}

/** What explanations show, as the sources have it. */
async function writeExplanations() {
  const { outputFiles: [{ text }] } = await build({
    entryPoints: [join(SRC, `${EXAMPLES_MODULE}.ts`)],
    bundle: true,
    write: false,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    logLevel: 'warning',
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', text)(module, module.exports, createRequire(import.meta.url));
  const lines = Object.entries(module.exports).map(([name, value]) => `exports.${name} = ${JSON.stringify(value)};\n`);
  writeFileSync(join(LIB, EXPLANATIONS), lines.join(''));
}

/** What is in the package already is taken from there, but for what is to be in the file itself. */
const takeFromPackage = (modules, isIn) => ({
  name: 'take from the package',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
      const found = relative(SRC, resolve(resolveDir, path));
      const module = found === 'rules' ? 'rules/index' : found;
      if (module === EXAMPLES_MODULE) return { path: `./${EXPLANATIONS}`, external: true };
      if (module.startsWith('..') || isIn(module)) return undefined;
      return isBundled(module) ? { path: module, namespace: 'private' } : { path: `./${module}`, external: true };
    });
    onLoad({ filter: /.*/, namespace: 'private' }, ({ path }) => {
      modules.add(path);
      return { contents: `module.exports = require('./${bundleOf(path)}').${nameOf(path)};`, resolveDir: LIB };
    });
  },
});

function transform(path, text, transformer) {
  return ts.transform(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true), [transformer]).transformed[0];
}

function print(source, removeComments) {
  return ts.createPrinter({ removeComments }).printFile(source);
}

/** Interfaces of ours with other defaults than the one of aws-rds they inherit from. */
const WITH_OWN_DEFAULTS = ['constructs/single-master/single-master-cluster-props.d.ts', 'constructs/global-database/global-database-props.d.ts'];

function declareOwnDefaults() {
  const text = readFileSync(createRequire(import.meta.url).resolve('aws-cdk-lib/aws-rds').replace(/index\.js$/, 'lib/cluster.d.ts'), 'utf8');
  const inherited = { text, interfaces: ['DatabaseClusterBaseProps', 'DatabaseClusterProps'], type: 'rds.DatabaseClusterProps' };
  for (const file of WITH_OWN_DEFAULTS) {
    const path = join(LIB, file);
    writeFileSync(path, declareDefaults(readFileSync(path, 'utf8'), inherited));
  }
}

function compiledFiles() {
  return readdirSync(LIB, { recursive: true }).filter((file) => file.endsWith('.js') && file !== 'index.js' && ![BUNDLE, CLI, EXPLANATIONS, REPORT, YAML].includes(file));
}

function moduleOf(file) {
  return file.replace(/\.js$/, '');
}

lazyIndex();
declareOwnDefaults();
rmSync(join(LIB, 'cli'), { recursive: true, force: true });
const used = compiledFiles().filter((file) => !isBundled(moduleOf(file))).flatMap((file) => useBundle(file));
const commandLine = await bundleCommandLine();
const needed = [...new Set([...used, ...commandLine.modules])].sort();
const report = await bundleReport(needed.filter((module) => bundleOf(module) === REPORT));
await bundle([...new Set([...needed.filter((module) => bundleOf(module) === BUNDLE), ...report.modules])].sort());
const yaml = await bundleYaml();
writeFileSync(join(LIB, LICENCES), licencesOf(packagesIn(commandLine.metafile, report.metafile, yaml.metafile)));
await writeExplanations();
compiledFiles().filter((file) => isBundled(moduleOf(file))).forEach((file) => rmSync(join(LIB, file)));
