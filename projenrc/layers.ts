import { javascript } from 'projen';

/** What each folder of src may import of ours; everything else of src is out of bounds for it. */
const MAY_IMPORT: Record<string, string[]> = {
  values: [],
  facts: [],
  arguments: [],
  topology: ['values', 'facts'],
  rules: ['topology', 'facts', 'values', 'engine/rule.ts', 'engine/change-rule.ts', 'engine/example.ts'],
  engine: ['values', 'topology', 'facts', 'arguments/nearest-names.ts'],
  readers: ['values', 'topology', 'facts'],
  drawing: ['values', 'facts', 'topology'],
  report: ['values', 'facts', 'topology', 'engine', 'drawing'],
  checks: ['values', 'facts', 'topology', 'engine', 'readers', 'rules', 'drawing', 'report', 'arguments'],
  constructs: ['checks/registration.ts', 'facts', 'arguments', 'topology/workload.ts', 'advisor/workload-requirements.ts'],
  advisor: ['facts', 'arguments/shown.ts'],
  cli: ['facts', 'topology', 'engine', 'readers', 'rules', 'advisor', 'drawing', 'report', 'arguments/nearest-names.ts'],
};

/** Plain code on plain values: no CDK, no file system, no clock, no environment. */
const PURE = ['values', 'topology', 'facts', 'rules', 'engine', 'advisor', 'drawing', 'report'];

const PURE_MESSAGE = 'This layer is plain code on plain values: see ARCHITECTURE.md.';

export function enforceLayers(eslint: javascript.Eslint): void {
  eslint.addRules({
    'import/no-restricted-paths': ['error', {
      zones: [
        ...Object.entries(MAY_IMPORT).map(([layer, allowed]) => ({
          target: `./src/${layer}`,
          from: './src',
          except: [layer, ...allowed].map((path) => `./${path}`),
          message: `src/${layer} may import ${['itself', ...allowed].join(', ')}: see ARCHITECTURE.md.`,
        })),
        {
          target: './src/rules/**/!(index).ts',
          from: './src/rules/**/!(_*).ts',
          message: 'No rule knows another one: only rules/index.ts imports topics, and shared helpers start with an underscore.',
        },
        {
          target: './src',
          from: ['./test', './examples', './build-tools', './projenrc'],
          message: 'What is published needs nothing but what is published.',
        },
        {
          target: './examples',
          from: './src',
          message: 'An example imports the package by its name, as users do.',
        },
      ],
    }],
  });
  eslint.addOverride({
    files: [...PURE.map((layer) => `src/${layer}/**/*.ts`), 'src/arguments/shown.ts', 'src/arguments/nearest-names.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': ['error', { patterns: [{ regex: '^[^.]', message: PURE_MESSAGE }] }],
      'no-restricted-globals': ['error', ...['Date', 'process'].map((name) => ({ name, message: PURE_MESSAGE }))],
      'no-restricted-syntax': ['error', { selector: 'ImportExpression', message: PURE_MESSAGE }],
    },
  });
}
