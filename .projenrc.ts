import { JsonFile, awscdk, javascript } from 'projen';
import { checkLanguages } from './projenrc/languages';
import { enforceLayers } from './projenrc/layers';
import { refreshFactsMonthly } from './projenrc/refresh-facts';
import { publishToDefaultRegistry } from './projenrc/release';

/** What the project is developed and tested against; users need `cdkVersion` or newer. */
const CDK_UNDER_TEST = '2.276.0';

/** What suites of all kinds share. */
const SUITES = {
  setupFiles: ['<rootDir>/test/support/setup.ts'],
  // Types are checked by a step of their own.
  transform: { '^.+\\.[t]sx?$': ['ts-jest', { tsconfig: 'test/tsconfig.json', transpilation: true }] },
  modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
  moduleNameMapper: {
    '^cdk-aurora-topology$': '<rootDir>/src/index.ts',
    '^cdk-aurora-topology/nag$': '<rootDir>/src/checks/nag.ts',
  },
  clearMocks: true,
};

/** Tests of no part in particular, but of all of it with thousands of inputs: to count what they cover would take half as long again. */
const WIDE = 'browser|corpus|examples|project|properties|security';

/** Folders of src that jsii compiles without looking into them: nothing of theirs is exported. */
const PRIVATE = ['values', 'facts', 'topology', 'readers', 'engine', 'rules', 'drawing', 'report', 'cli'];

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-aurora-topology',
  description: 'Declare Amazon Aurora topologies with AWS CDK, and let cdk synth refuse what Aurora would refuse',
  author: 'The cdk-aurora-topology authors',
  authorAddress: 'maintainers@cdk-aurora-topology.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-aurora-topology/cdk-aurora-topology.git',
  homepage: 'https://github.com/cdk-aurora-topology/cdk-aurora-topology#readme',
  bugsUrl: 'https://github.com/cdk-aurora-topology/cdk-aurora-topology/issues',
  license: 'Apache-2.0',
  keywords: [
    'aurora', 'rds', 'database', 'mysql', 'postgresql', 'global-database', 'serverless', 'multi-master', 'validation', 'policy-as-code', 'cdk-nag',
  ],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  // The version in package.json, 0.0.0, is that of no release. Once there is one, the commits tell which is the next.
  nextVersionCommand: 'node --print "process.env.LATEST_TAG ? process.env.SUGGESTED_BUMP : \'0.1.0\'"',
  sampleCode: false,
  pullRequestTemplate: false,

  // From here on the CLI reads what plugins found; before, an error of theirs ended no synthesis in Python, Java, .NET and Go.
  cdkVersion: '2.258.0',
  constructsVersion: '10.5.1',
  jsiiVersion: '~6.0.0',
  typescriptVersion: '~6.0.3',
  minNodeVersion: '20.16.0',
  workflowNodeVersion: '24.x',
  // Peers start at the oldest version that has what we need; development is on CDK_UNDER_TEST.
  peerDependencyOptions: { pinnedDevDependency: false },
  devDeps: [
    `aws-cdk-lib@${CDK_UNDER_TEST}`,
    'cdk-nag@3.0.2',
    // 3.0.0, the registry's latest, cannot read the assemblies of the aws-cdk-lib above.
    'aws-cdk@2.1148.1',
    // What the examples run with, as the apps of `cdk init` do.
    'tsx@^4.23',
    // What lib is bundled with.
    'esbuild@^0.28',
    // What the bundle has in it, so that users install nothing. 15 of commander needs Node 22.
    'commander@^14',
    'picocolors@^1',
    'prompts@^2',
    '@types/prompts@^2',
    'tinyglobby@^0.2',
    // Later ones are ECMAScript modules, which Jest does not load.
    'wrap-ansi@^7',
    '@types/wrap-ansi@^3',
    'yaml@^2',
    // What reports and drawings are looked at with, in the Chromium of Debian.
    'playwright-core@^1',
    'axe-core@^4',
    // 12 needs Node 22.
    'mermaid@^11',
    // Compares screenshots. Later ones are ECMAScript modules, which Jest does not load.
    'pixelmatch@^5',
    '@types/pixelmatch@^5',
    'pngjs@^7',
    '@types/pngjs@^6',
    // What the schemas of the command line are validated with.
    'ajv@^8',
    'ajv-formats@^3',
    // The schema of SARIF.
    '@microsoft/jest-sarif@1.0.0-beta.0',
    // What `aurora-topology record` uses where the user has it.
    '@aws-sdk/client-cloudformation@^3',
    '@aws-sdk/client-rds@^3',
    // Checks types in a quarter of the time; jsii, ESLint and ts-jest need the API of the other.
    'typescript-7@npm:typescript@~7.0.2',
    'oxlint@^1',
    'oxlint-tsgolint@^7',
    // A peer that docs/comparison.md is measured against.
    'cdk-preflight@0.0.143',
    // What `cdk diff` knows about updates: our tables are compared with it.
    '@aws-cdk/aws-service-spec@^0.1.216',
    // What examples/auction talks to its database with.
    'mysql2@^3',
    // 18 needs Node 22.
    'dependency-cruiser@^17',
    'fast-check@^4',
    '@stryker-mutator/core@^9',
    '@stryker-mutator/jest-runner@^9',
  ],

  publishToPypi: { distName: 'cdk-aurora-topology', module: 'cdk_aurora_topology', trustedPublishing: true },
  publishToMaven: {
    javaPackage: 'io.github.cdkauroratopology',
    mavenGroupId: 'io.github.cdkauroratopology',
    mavenArtifactId: 'cdk-aurora-topology',
    mavenServerId: 'central-ossrh',
  },
  publishToNuget: { dotNetNamespace: 'CdkAuroraTopology', packageId: 'CdkAuroraTopology', trustedPublishing: true },
  publishToGo: { moduleName: 'github.com/cdk-aurora-topology/cdk-aurora-topology-go' },
  npmTrustedPublishing: true,

  tsconfig: { compilerOptions: { types: ['node'] } },
  tsconfigDev: {
    compilerOptions: {
      types: ['jest', 'node'],
      paths: { 'cdk-aurora-topology': ['../src/index.ts'], 'cdk-aurora-topology/nag': ['../src/checks/nag.ts'] },
    },
  },
  jestOptions: {
    jestVersion: '^30',
    updateSnapshot: javascript.UpdateSnapshot.NEVER,
    passWithNoTests: false,
    junitReporting: false,
    coverageText: false,
    jestConfig: {
      // V8 would count in the whole process; to switch that on and off takes up to a second in one that has run suites before.
      coverageProvider: 'babel',
      maxWorkers: 2,
      globalSetup: '<rootDir>/build-tools/lib/temporary-folder.mjs',
      projects: [
        { displayName: 'parts', ...SUITES, testMatch: [`<rootDir>/test/!(${WIDE}|rules)/**/*.test.ts`, '<rootDir>/test/rules/examples.test.ts'] },
        {
          displayName: 'wide',
          ...SUITES,
          testMatch: [`<rootDir>/test/@(${WIDE})/**/*.test.ts`, '<rootDir>/test/rules/!(examples).test.ts'],
          coveragePathIgnorePatterns: ['.'],
        },
      ],
      collectCoverageFrom: ['src/**/*.ts'],
      coverageReporters: ['text-summary', 'json-summary', 'lcovonly'],
      coverageThreshold: { statements: 95 },
    },
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'build-tools', 'bench'],
    fileExtensions: ['.ts', '.mjs'],
    commandOptions: { fix: false },
  },

  gitignore: ['cdk.out', '/examples/languages/java/target', '.venv', '__pycache__', '.pytest_cache', '.jsii.tabl.json', '/.stamps', '/bench/compiled', '/bench/latest.json', '/.stryker-tmp', '/reports'],
  githubOptions: {
    pullRequestLintOptions: {
      semanticTitleOptions: { types: ['feat', 'fix', 'chore', 'docs', 'test', 'refactor', 'perf', 'build', 'ci'] },
    },
  },
});

// --- the package -----------------------------------------------------------------------------------------------------

// Only here: under `peerDependencies` it would become a dependency of the jsii assembly, and so of every Python user.
project.package.addField('peerDependenciesMeta', { 'cdk-nag': { optional: true } });
project.addBins({ 'aurora-topology': './lib/cli.js' });
// The export map hides all of lib that index.js does not export, and lets the examples import the package by its own name.
project.package.addField('exports', {
  '.': './lib/index.js',
  './nag': './lib/checks/nag.js',
  './package.json': './package.json',
  './.jsii': './.jsii',
  './schema/check.v1.schema.json': './schema/check.v1.schema.json',
});
project.npmignore?.exclude(
  '/.ci', '/.npmrc', '/.oxlintrc.json', '/.pre-commit-hooks.yaml', '/.stamps', '*.tabl.json', '/tsconfig.strict.json', 'cdk.out',
  '/.stryker-tmp', '/reports', '/stryker.config.json', '/*.tgz',
  '/bench', '/build-tools', '/docs', '/examples', '/rosetta', '/ARCHITECTURE.md', '/CHANGELOG.md', '/CONTRIBUTING.md', '/SECURITY.md',
);

// The binaries of 1.13.0 are not all published, and npm ci refuses a lock file without them.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

const npmConfig = new javascript.NpmConfig(project);
npmConfig.addConfig('omit-lockfile-registry-resolved', 'true');
npmConfig.addConfig('fund', 'false');
publishToDefaultRegistry(project);
refreshFactsMonthly(project);
checkLanguages(project);

// --- compile, and what follows from it -------------------------------------------------------------------------------

// aws-cdk-lib is newer in development than the oldest that users may have: on purpose, see CDK_UNDER_TEST.
const jsii = 'jsii --silence-warnings=reserved-word --silence-warnings=metadata/missing-dev-dependency';
project.compileTask.reset(jsii);
project.compileTask.exec('node build-tools/bundle.mjs');
project.watchTask.reset(`${jsii} -w`);
// jsii never removes what an earlier compilation left behind.
project.preCompileTask.exec('rm -rf lib .jsii');

const rosetta = project.addTask('rosetta', {
  description: 'Compile the code of the README and of the doc comments',
  exec: 'jsii-rosetta extract .jsii --compile --fail',
});
for (const language of ['python', 'java', 'dotnet', 'go']) {
  project.tasks.tryFind(`package:${language}`)!.reset(`node build-tools/package.mjs ${language}`);
}
const docs = project.addTask('docs', {
  description: 'Generate docs/ from the rules and the facts',
  exec: 'ts-node --transpile-only --project test/tsconfig.json build-tools/rule-docs.ts',
});
docs.exec('ts-node --transpile-only --project test/tsconfig.json build-tools/fact-docs.ts');
docs.exec('ts-node --transpile-only --project test/tsconfig.json build-tools/topology-docs.ts');
docs.exec('ts-node --transpile-only --project test/tsconfig.json build-tools/monitoring-docs.ts');
const drawings = project.addTask('drawings', {
  description: 'Draw the examples and each topology into docs/drawings; of what is compiled',
  exec: 'tsx --tsconfig test/tsconfig.json build-tools/drawings.ts',
});
project.addTask('record-answers', {
  description: 'Record what RDS offers, with the AWS CLI: npx projen record-answers FOLDER',
  exec: 'ts-node --transpile-only --project test/tsconfig.json build-tools/record-answers.ts',
  receiveArgs: true,
});
project.addTask('refresh-facts', {
  description: 'Compare the facts with recorded answers of RDS, and propose a patch: npx projen refresh-facts [--write] FILE ...',
  exec: 'ts-node --transpile-only --project test/tsconfig.json build-tools/refresh-facts.ts',
  receiveArgs: true,
});
project.addTask('baselines', {
  description: 'Record what is compiled as the last release, for test/updates: npx projen baselines [FOLDER]',
  exec: 'ts-node --transpile-only --project test/tsconfig.json build-tools/baselines.ts',
  receiveArgs: true,
});
project.addTask('comparison', {
  description: 'Write docs/comparison.md: the corpus through these checks and their peers',
  exec: 'ts-node --transpile-only --project test/tsconfig.json build-tools/comparison.ts',
});
project.addTask('rule', {
  description: 'Add the skeleton of a rule: npx projen rule area/my-topic MyRule',
  exec: 'ts-node --transpile-only --project test/tsconfig.json build-tools/rule-scaffold.ts',
  receiveArgs: true,
});
const cruise = (config: string) => `depcruise --config build-tools/imports/${config}.mjs`;
project.addTask('circles', {
  description: 'Look for files and folders of src that need each other',
  steps: ['circles', 'value-circles'].map((config) => ({ exec: `${cruise(config)} --output-type err-long src` })),
});
project.addTask('map', {
  description: 'Print which folder of src imports which, as a Mermaid graph',
  exec: `${cruise('circles')} --collapse "^src/[^/]+" --output-type mermaid src`,
  receiveArgs: true,
});
const tarball = project.addTask('tarball', {
  description: 'Check that the npm package has all it should have, and nothing else',
  exec: 'node build-tools/tarball.mjs',
});
project.postCompileTask.spawn(rosetta);
// What breaks the API of the last release is in .compatignore, or the build fails.
project.postCompileTask.spawn(project.tasks.tryFind('compat')!);
project.postCompileTask.spawn(docs);
project.postCompileTask.spawn(drawings);
project.postCompileTask.spawn(tarball);
project.postCompileTask.spawn(project.addTask('peers', {
  description: 'Run apps on the package as npm installs it, beside the oldest and the newest peers it allows',
  exec: 'node build-tools/step.mjs peers',
}));
project.postCompileTask.spawn(project.addTask('audit', {
  description: 'Ask the registry for known vulnerabilities of what users install',
  exec: 'node build-tools/step.mjs audit',
}));

// What a release packs leads to what was released. The jobs that pack for a language begin with the build of the release, so each does it.
const pinLinks = project.addTask('pin-links', {
  description: 'Have the links of what is packed lead to the tag of the version; of no release, to main',
  exec: 'node build-tools/pin-links.mjs',
});
for (const language of ['js', 'python', 'java', 'dotnet', 'go']) project.tasks.tryFind(`package:${language}`)!.prependSpawn(pinLinks);
// The release ends with a look whether the build has changed files.
project.tasks.tryFind('unbump')!.exec('git checkout -- README.md API.md llms.txt schema');

// --- tests -----------------------------------------------------------------------------------------------------------

new javascript.TypescriptConfig(project, {
  fileName: 'examples/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfigDev]),
  include: ['**/*.ts'],
  exclude: ['node_modules'],
});
// The bench runs in plain Node, many times over: it is compiled, so that none of its processes has a compiler in it.
new javascript.TypescriptConfig(project, {
  fileName: 'bench/tsconfig.json',
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfig!]),
  include: ['**/*.ts'],
  exclude: ['compiled'],
  compilerOptions: { rootDir: '.', outDir: 'compiled', declaration: false },
});
// jsii refuses these options in the tsconfig it compiles with.
new javascript.TypescriptConfig(project, {
  fileName: 'tsconfig.strict.json',
  extends: javascript.TypescriptConfigExtends.fromTypescriptConfigs([project.tsconfig!]),
  include: PRIVATE.map((folder) => `src/${folder}/**/*.ts`),
  exclude: ['node_modules'],
  compilerOptions: {
    noEmit: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
  },
});

// ts-jest only transpiles, so the types are checked here.
const typecheck = project.addTask('typecheck', { description: 'Check the types of tests, examples and, more strictly, what jsii does not see' });
for (const config of ['test/tsconfig.json', 'examples/tsconfig.json', 'tsconfig.strict.json']) {
  // By its path, since two packages have a `tsc`.
  typecheck.exec(`node node_modules/typescript-7/bin/tsc --noEmit -p ${config}`);
}
project.testTask.spawn(typecheck);

// Not part of the tests: it takes more than an hour. See docs/mutation.md.
project.addTask('mutation', {
  description: 'Mutation testing of rules, facts and engine: npm run mutation -- --mutate FILES',
  exec: 'stryker run',
  receiveArgs: true,
});

// The projects of SUITES say it.
for (const option of ['testMatch', 'transform', 'clearMocks', 'testPathIgnorePatterns', 'coveragePathIgnorePatterns']) delete project.jest!.config[option];

const eslint = project.eslint!;

/** The rules that look at types are oxlint's, which has those of aws-cdk-lib in a tenth of the time. */
const TYPED_RULES = ['no-floating-promises', 'return-await'];
new JsonFile(project, '.oxlintrc.json', {
  obj: {
    plugins: ['typescript'],
    categories: { correctness: 'off' },
    rules: Object.fromEntries(TYPED_RULES.map((rule) => [`typescript/${rule}`, 'error'])),
  },
  marker: false,
});
project.testTask.spawn(project.addTask('oxlint', {
  description: 'Runs the rules of the linter that look at types',
  exec: 'oxlint --type-aware src test examples build-tools projenrc .projenrc.ts',
}));

project.addTask('eslint:fix', { description: 'Runs eslint and fixes what it can' }).spawn(eslint.eslintTask, { args: ['--fix'] });
eslint.addRules({
  '@stylistic/max-len': ['error', {
    code: 140, ignoreUrls: true, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true,
  }],
  'import/order': ['error', {
    groups: ['builtin', 'external', 'parent', 'sibling', 'index'],
    pathGroups: [{ pattern: 'cdk-aurora-topology{,/**}', group: 'external' }],
    alphabetize: { order: 'asc', caseInsensitive: true },
  }],
  // tsc knows the package by its own name, this rule does not.
  'import/no-unresolved': ['error', { ignore: ['^cdk-aurora-topology'] }],
});
eslint.addOverride({
  files: ['src/checks/nag.ts'],
  // The optional peer: see peerDependenciesMeta above.
  rules: { 'import/no-extraneous-dependencies': 'off' },
});
eslint.addOverride({
  files: ['src/cli/**/*.ts'],
  // What it imports is bundled: see build-tools/bundle.mjs.
  rules: { 'import/no-extraneous-dependencies': ['error', { devDependencies: true }] },
});
eslint.addOverride({
  // Without types: see below.
  files: ['*.ts', '.projenrc.ts', '*.mjs'],
  parserOptions: { projectService: false, ecmaVersion: 2022 },
  rules: Object.fromEntries(TYPED_RULES.map((rule) => [`@typescript-eslint/${rule}`, 'off'])),
} as javascript.EslintOverride);
enforceLayers(eslint);

// These must work before anything is installed.
project.package.setScript('try', 'node build-tools/try.mjs');
project.package.setScript('check', 'node build-tools/check.mjs');
project.package.setScript('check:languages', 'node build-tools/languages.mjs');
// Of what is compiled: `npm run try` or `npx projen compile` comes first.
project.package.setScript('bench', 'tsc -p bench/tsconfig.json && node bench/compiled/main.js');

project.synth();
