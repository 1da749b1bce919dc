/**
 * Runs tests for Stryker within its worker. Jest starts anew for each mutant, which takes a second or more where the tests
 * take a millisecond, and there are thousands of mutants. Here the code under test is compiled once, and loaded anew for each
 * mutant, so that nothing one mutant left in memory is seen by the next.
 *
 * The test files are Jest's: `describe`, `test` and `expect` are its own, and so is the file of snapshots. What they do not
 * use is not here, and is refused: hooks, mocks, timers.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { Module, createRequire } from 'node:module';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { Script } from 'node:vm';
import ts from 'typescript';

const require = createRequire(import.meta.url);
// What Jest is made of, and brings along.
const requireOfJest = createRequire(require.resolve('jest'));
const circus = requireOfJest('jest-circus');
const { expect } = requireOfJest('expect');
const { format, plugins } = requireOfJest('pretty-format');

/** Where the instrumented code looks for what is going on. */
const instrumentation = (globalThis.__stryker__ ??= {});

// --- loading ---------------------------------------------------------------------------------------------------------

const compiled = new Map();

function compile(file) {
  const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true },
  });
  return new Script(Module.wrap(outputText), { filename: file });
}

function loadTypeScript(module, file) {
  if (!compiled.has(file)) compiled.set(file, compile(file));
  const load = compiled.get(file).runInThisContext();
  load.call(module.exports, module.exports, module.require.bind(module), module, file, dirname(file));
}

/** Forgets every module of the project, but none of its dependencies. */
function unload() {
  for (const file of Object.keys(require.cache)) {
    if (file.endsWith('.ts')) delete require.cache[file];
  }
}

// --- tests -----------------------------------------------------------------------------------------------------------

const idOf = (file, name = '') => `${relative(process.cwd(), file)} ${name}`;

/** The tests of a file, in the order they are declared. */
function declare(file) {
  circus.resetState();
  // Each test would keep the place it is declared at.
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    require(file);
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  const tests = [];
  const visit = (block, path) => {
    if (block.hooks.length > 0) throw new Error(`${file} has hooks, which this runner does not run`);
    for (const child of block.children) {
      const names = [...path, child.name];
      if (child.type === 'describeBlock') visit(child, names);
      else tests.push({ id: idOf(file, names.join(' ')), name: names.join(' '), file, run: child.fn });
    }
  };
  visit(circus.getState().rootDescribeBlock, []);
  return tests;
}

/** The test files at these places: files, and the `.test.ts` of folders. */
const filesAt = (places) => places.map((place) => resolve(place)).flatMap((place) => (
  place.endsWith('.ts') ? [place] : readdirSync(place).filter((name) => name.endsWith('.test.ts')).map((name) => join(place, name))
));

// --- which tests can see a mutant ------------------------------------------------------------------------------------

/**
 * A mutant that is there when modules are loaded would be tried with all tests, though most can never see it: those of files
 * that do not import it, and those of rules whose topic does not. No topic knows another, which the linter makes sure of.
 */
class Reach {
  byFile = new Map();
  topicOf = new Map();

  constructor() {
    const index = resolve('src/rules/index.ts');
    const files = readdirSync(dirname(index), { recursive: true }).map((path) => resolve(dirname(index), path));
    const fileOf = new Map(files.map((file) => [basename(file, '.ts'), file]));
    for (const { id, topic } of require(index).RULES) this.topicOf.set(id, fileOf.get(topic));
    this.index = index;
  }

  includes({ name, file }, mutated) {
    const topic = this.topicOf.get(name.split(' ', 1)[0]);
    return topic ? this.of(topic).has(mutated) || this.of(file, this.index).has(mutated) : this.of(file).has(mutated);
  }

  /** The modules that one loads, directly or not; without those that only `except` loads. */
  of(file, except = '') {
    const key = `${file} ${except}`;
    if (!this.byFile.has(key)) {
      const reached = new Set();
      const visit = (module) => {
        if (!module || module.filename === except || reached.has(module.filename)) return;
        reached.add(module.filename);
        module.children.forEach(visit);
      };
      require(file);
      visit(require.cache[file]);
      this.byFile.set(key, reached);
    }
    return this.byFile.get(key);
  }
}

/** What went wrong, or undefined. */
async function failureOf(test) {
  current = { test, snapshots: 0 };
  try {
    await test.run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

// --- snapshots -------------------------------------------------------------------------------------------------------

/** The test that runs, and how many snapshots it has compared. */
let current;

const snapshots = new Map();

/** What Jest has written for the tests of the same name: `x.mutation.ts` is held to the snapshots of `x.test.ts`. */
function snapshotsOf(file) {
  if (!snapshots.has(file)) {
    const written = join(dirname(file), '__snapshots__', `${basename(file).replace('.mutation.', '.test.')}.snap`);
    const exports = {};
    if (existsSync(written)) new Script(`(exports) => {${readFileSync(written, 'utf8')}}`).runInThisContext()(exports);
    snapshots.set(file, exports);
  }
  return snapshots.get(file);
}

const PLAIN = {
  escapeRegex: true,
  escapeString: false,
  indent: 2,
  printBasicPrototype: false,
  printFunctionName: false,
  plugins: [plugins.AsymmetricMatcher, plugins.Immutable],
};

expect.extend({
  toMatchSnapshot(received) {
    current.snapshots += 1;
    const expected = snapshotsOf(current.test.file)[`${current.test.name} ${current.snapshots}`];
    const pass = expected === `\n${format(received, PLAIN)}\n`;
    return { pass, message: () => (expected === undefined ? 'There is no snapshot' : 'The snapshot is another') };
  },
});

// --- the runner ------------------------------------------------------------------------------------------------------

class InProcessRunner {
  static inject = ['options'];

  constructor({ inProcess: { tests, slow } }) {
    this.files = filesAt([...tests, ...slow]);
    this.slow = new Set(filesAt(slow));
  }

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    Module._extensions['.ts'] = loadTypeScript;
    Object.assign(globalThis, { describe: circus.describe, test: circus.test, it: circus.it, expect });
  }

  async dryRun() {
    const coverage = (instrumentation.mutantCoverage = { static: {}, perTest: {} });
    const tests = [];
    unload();
    for (const test of this.files.flatMap(declare)) {
      instrumentation.currentTestId = test.id;
      const start = performance.now();
      const failure = await failureOf(test);
      instrumentation.currentTestId = undefined;
      const result = { id: test.id, name: test.name, fileName: test.file, timeSpentMs: performance.now() - start };
      tests.push(failure ? { ...result, status: 1, failureMessage: failure.message } : { ...result, status: 0 });
    }
    instrumentation.mutantCoverage = undefined;
    return { status: 'complete', tests, mutantCoverage: coverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, mutantActivation, testFilter, hitLimit }) {
    const wanted = testFilter && new Set(testFilter);
    Object.assign(instrumentation, { hitCount: hitLimit === undefined ? undefined : 0, hitLimit, activeMutant: undefined });
    unload();
    if (!this.reach) {
      this.reach = new Reach();
      // What tests and topics load is only to be seen while nothing is mutated.
      for (const test of this.files.flatMap(declare)) this.reach.includes(test, sandboxFileName);
      unload();
    }
    if (mutantActivation === 'static') instrumentation.activeMutant = activeMutant.id;
    let run = 0;
    try {
      for (const file of this.files.filter((one) => (wanted ? testFilter.some((id) => id.startsWith(idOf(one))) : !this.slow.has(one)))) {
        const tests = declare(file).filter((test) => (wanted ? wanted.has(test.id) : this.reach.includes(test, sandboxFileName)));
        instrumentation.activeMutant = activeMutant.id;
        for (const test of tests) {
          run += 1;
          const failure = await failureOf(test);
          if (instrumentation.hitCount > hitLimit) return { status: 'timeout', reason: `Hit limit reached (${instrumentation.hitCount}/${hitLimit})` };
          if (failure) return { status: 'killed', killedBy: [test.id], failureMessage: failure.message, nrOfTests: run };
        }
        if (mutantActivation !== 'static') instrumentation.activeMutant = undefined;
      }
      return { status: 'survived', nrOfTests: run };
    } catch (error) {
      // The code does not even load: every test fails.
      return { status: 'killed', killedBy: testFilter?.slice(0, 1) ?? [], failureMessage: String(error), nrOfTests: run };
    } finally {
      instrumentation.activeMutant = undefined;
    }
  }
}

/** `inProcess.tests` of the configuration. */
export const strykerValidationSchema = {
  type: 'object',
  properties: {
    inProcess: {
      type: 'object',
      required: ['tests'],
      properties: {
        tests: { description: 'Test files, and folders of .test.ts files.', type: 'array', items: { type: 'string' } },
        slow: {
          description: 'Those that are left out where a mutant is there when modules are loaded, and all tests would be run.',
          type: 'array',
          items: { type: 'string' },
          default: [],
        },
      },
    },
  },
};

export const strykerPlugins = [{ kind: 'TestRunner', name: 'in-process', injectableClass: InProcessRunner }];
