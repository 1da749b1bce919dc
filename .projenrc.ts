import { awscdk, javascript } from 'projen';
import { enforceLayers } from './projenrc/layers';
import { publishToDefaultRegistry } from './projenrc/release';

/** What the project is developed and tested against; users need `cdkVersion` or newer. */
const CDK_UNDER_TEST = '2.276.0';

/** Folders of src that jsii compiles without looking into them: nothing of theirs is exported. */
const PRIVATE = ['values', 'facts', 'topology', 'readers', 'engine', 'rules'];

const project = new awscdk.AwsCdkConstructLibrary({
  name: 'cdk-aurora-topology',
  description: 'Declare Amazon Aurora topologies with AWS CDK, and let cdk synth refuse what Aurora would refuse',
  author: 'The cdk-aurora-topology authors',
  authorAddress: 'maintainers@cdk-aurora-topology.dev',
  authorOrganization: true,
  repositoryUrl: 'https://github.com/cdk-aurora-topology/cdk-aurora-topology.git',
  license: 'Apache-2.0',
  keywords: ['aurora', 'rds', 'aws', 'cdk', 'validation', 'global-database', 'multi-master', 'serverless'],
  defaultReleaseBranch: 'main',
  packageManager: javascript.NodePackageManager.NPM,
  projenrcTs: true,
  sampleCode: false,
  pullRequestTemplate: false,

  cdkVersion: '2.257.0',
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
    'yaml@^2',
    // A peer that docs/comparison.md is measured against.
    'cdk-preflight@0.0.143',
    // What examples/auction talks to its database with.
    'mysql2@^3',
    'fast-check@^4',
    '@stryker-mutator/core@^9',
    '@stryker-mutator/jest-runner@^9',
  ],

  publishToPypi: { distName: 'cdk-aurora-topology', module: 'cdk_aurora_topology', trustedPublishing: true },
  publishToMaven: {
    javaPackage: 'io.github.cdkauroratopology',
    mavenGroupId: 'io.github.cdkauroratopology',
    mavenArtifactId: 'cdk-aurora-topology',
  },
  publishToNuget: { dotNetNamespace: 'CdkAuroraTopology', packageId: 'CdkAuroraTopology' },
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
      maxWorkers: 2,
      globalSetup: '<rootDir>/build-tools/lib/temporary-folder.mjs',
      setupFiles: ['<rootDir>/test/support/setup.ts'],
      // Types are checked by a step of their own.
      transform: { '^.+\\.[t]sx?$': new javascript.Transform('ts-jest', { tsconfig: 'test/tsconfig.json', transpilation: true }) },
      modulePathIgnorePatterns: ['<rootDir>/.stryker-tmp/'],
      moduleNameMapper: {
        '^cdk-aurora-topology$': '<rootDir>/src/index.ts',
        '^cdk-aurora-topology/nag$': '<rootDir>/src/checks/nag.ts',
      },
      collectCoverageFrom: ['src/**/*.ts'],
      coverageReporters: ['text-summary', 'json-summary', 'lcov'],
      coverageThreshold: { statements: 95 },
    },
  },
  eslintOptions: {
    dirs: ['src'],
    devdirs: ['test', 'examples', 'build-tools', 'bench'],
    fileExtensions: ['.ts', '.mjs'],
    commandOptions: { fix: false },
  },

  gitignore: ['cdk.out', '.jsii.tabl.json', '/.stamps', '/bench/compiled', '/bench/latest.json', '/.stryker-tmp', '/reports'],
  githubOptions: {
    pullRequestLintOptions: {
      semanticTitleOptions: { types: ['feat', 'fix', 'chore', 'docs', 'test', 'refactor', 'perf', 'build', 'ci'] },
    },
  },
});

// --- the package -----------------------------------------------------------------------------------------------------

// Only here: under `peerDependencies` it would become a dependency of the jsii assembly, and so of every Python user.
project.package.addField('peerDependenciesMeta', { 'cdk-nag': { optional: true } });
// The export map hides all of lib that index.js does not export, and lets the examples import the package by its own name.
project.package.addField('exports', {
  '.': './lib/index.js',
  './nag': './lib/checks/nag.js',
  './package.json': './package.json',
  './.jsii': './.jsii',
});
project.npmignore?.exclude(
  '/.ci', '/.npmrc', '/.stamps', '*.tabl.json', '/tsconfig.strict.json', 'cdk.out',
  '/.stryker-tmp', '/reports', '/stryker.config.json',
  '/bench', '/build-tools', '/docs', '/examples', '/rosetta', '/ARCHITECTURE.md', '/CHANGELOG.md', '/CONTRIBUTING.md',
);

// The binaries of 1.13.0 are not all published, and npm ci refuses a lock file without them.
project.package.addPackageResolutions('unrs-resolver@1.12.2');

const npmConfig = new javascript.NpmConfig(project);
npmConfig.addConfig('omit-lockfile-registry-resolved', 'true');
npmConfig.addConfig('fund', 'false');
publishToDefaultRegistry(project);

// --- compile, and what follows from it -------------------------------------------------------------------------------

// aws-cdk-lib is newer in development than the oldest that users may have: on purpose, see CDK_UNDER_TEST.
const jsii = 'jsii --silence-warnings=reserved-word --silence-warnings=metadata/missing-dev-dependency';
project.compileTask.reset(jsii);
project.compileTask.exec('node build-tools/lean-lib.mjs');
project.watchTask.reset(`${jsii} -w`);
// jsii never removes what an earlier compilation left behind.
project.preCompileTask.exec('rm -rf lib .jsii');

const rosetta = project.addTask('rosetta', {
  description: 'Compile the code of the README and of the doc comments',
  exec: 'jsii-rosetta extract .jsii --compile --fail',
});
const docs = project.addTask('docs', {
  description: 'Generate docs/ from the rules and the facts',
  exec: 'ts-node --transpile-only --project test/tsconfig.json build-tools/rule-docs.ts',
});
docs.exec('ts-node --transpile-only --project test/tsconfig.json build-tools/fact-docs.ts');
docs.exec('ts-node --transpile-only --project test/tsconfig.json build-tools/topology-docs.ts');
docs.exec('ts-node --transpile-only --project test/tsconfig.json build-tools/monitoring-docs.ts');
project.addTask('refresh-facts', {
  description: 'Compare the facts with recorded output of aws rds describe-*: npx projen refresh-facts FILE ...',
  exec: 'ts-node --transpile-only --project test/tsconfig.json build-tools/refresh-facts.ts',
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
const tarball = project.addTask('tarball', {
  description: 'Check that the npm package has all it should have, and nothing else',
  exec: 'node build-tools/tarball.mjs',
});
project.postCompileTask.spawn(rosetta);
project.postCompileTask.spawn(docs);
project.postCompileTask.spawn(tarball);
project.postCompileTask.spawn(project.addTask('peers', {
  description: 'Run apps on the package as npm installs it, beside the oldest and the newest peers it allows',
  exec: 'node build-tools/step.mjs peers',
}));
project.postCompileTask.spawn(project.addTask('audit', {
  description: 'Ask the registry for known vulnerabilities of what users install',
  exec: 'node build-tools/step.mjs audit',
}));

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
typecheck.exec('tsc --noEmit -p test/tsconfig.json');
typecheck.exec('tsc --noEmit -p examples/tsconfig.json', { condition: 'find examples -name "*.ts" | grep -q .' });
typecheck.exec('tsc --noEmit -p tsconfig.strict.json');
project.testTask.spawn(typecheck);

// Not part of the tests: it takes more than an hour. See docs/mutation.md.
project.addTask('mutation', {
  description: 'Mutation testing of rules, facts and engine: npm run mutation -- --mutate FILES',
  exec: 'stryker run',
  receiveArgs: true,
});

project.jest!.config.testMatch = ['<rootDir>/test/**/*.test.ts'];

const eslint = project.eslint!;
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
  // Plain JavaScript is in no tsconfig; for the others it is not worth to load all types of aws-cdk-lib once more.
  files: ['*.mjs', '.projenrc.ts', 'projenrc/**/*.ts', 'build-tools/**/*.ts', 'bench/**/*.ts', 'examples/**/*.ts'],
  parserOptions: { projectService: false, ecmaVersion: 2022 },
  rules: {
    '@typescript-eslint/no-floating-promises': 'off',
    '@typescript-eslint/return-await': 'off',
  },
} as javascript.EslintOverride);
enforceLayers(eslint);

// These two must work before anything is installed.
project.package.setScript('try', 'node build-tools/try.mjs');
project.package.setScript('check', 'node build-tools/check.mjs');
// Of what is compiled: `npm run try` or `npx projen compile` comes first.
project.package.setScript('bench', 'tsc -p bench/tsconfig.json && node bench/compiled/main.js');

project.synth();
