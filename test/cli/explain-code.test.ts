import { spawnSync } from 'child_process';
import { join } from 'path';
import * as cdk from 'aws-cdk-lib';
import { ModuleKind, transpile } from 'typescript';
import { cdkCode } from '../../src/cli/explain/cdk-code';
import { propertyName, variableName } from '../../src/cli/explain/cdk-names';
import { CHANGE_EXAMPLES, EXAMPLES } from '../../src/cli/explain/examples';
import { ExampleTemplate, sideOf, templatesOf } from '../../src/cli/explain/templates';
import { withoutStackTraces } from '../support/example-app';
import { folderOf } from './support';

// Some examples are about properties that are deprecated.
process.env.JSII_DEPRECATED = 'quiet';

const ROOT = join(__dirname, '../..');

interface Written {
  readonly title: string;
  readonly template: ExampleTemplate['template'];
  readonly code: string | undefined;
}

/** All that explanations show, what comes several times once. */
const WRITTEN: readonly Written[] = [...new Map([
  ...Object.entries(EXAMPLES).flatMap(([id, { invalid, valid }]) =>
    [invalid, valid].flatMap((example) => written(id, example.title, templatesOf(example)))),
  ...Object.entries(CHANGE_EXAMPLES).flatMap(([id, { invalid }]) =>
    (['before', 'after'] as const).flatMap((side) => written(id, `${invalid.title}, ${side}`, sideOf(invalid, side)))),
].map((one) => [JSON.stringify(one.template), one])).values()];

function written(id: string, title: string, templates: readonly ExampleTemplate[]): Written[] {
  return templates.map(({ name, stack, template }) => ({ title: [id, title, name ?? ''].join(': '), template, code: cdkCode(stack) }));
}

/** The code of all, each in a function that is run in a stack. */
const BODIES = WRITTEN.map(({ code = '' }) => code.replace(/^import .*\n\n/, ''));
const IMPORTS = [...new Set(['Stack', ...WRITTEN.flatMap(({ code = '' }) => /^import \{ (.*) \}/.exec(code)?.[1]!.split(', ') ?? [])])];
const SOURCE = [
  `import { ${IMPORTS.join(', ')} } from 'aws-cdk-lib';`,
  'export const stacks: readonly ((this: Stack) => void)[] = [',
  ...BODIES.map((body) => `function (this: Stack) {\n${body}\n},`),
  '];',
].join('\n');

test('what is shown of every rule can be written as code', () => {
  expect(WRITTEN.filter(({ code }) => code === undefined).map(({ title }) => title)).toEqual([]);
});

test('the code of every example has the right types', () => {
  const folder = folderOf({
    'code.ts': SOURCE,
    'tsconfig.json': {
      extends: join(ROOT, 'test/tsconfig.json'),
      compilerOptions: { rootDir: '/', typeRoots: [join(ROOT, 'node_modules/@types')], types: [], paths: { 'aws-cdk-lib': [join(ROOT, 'node_modules/aws-cdk-lib/index.d.ts')] } },
      include: ['*.ts'],
    },
  });
  const { stdout } = spawnSync(process.execPath, [join(ROOT, 'node_modules/typescript-7/bin/tsc'), '--noEmit', '-p', folder], { encoding: 'utf8' });
  expect(stdout).toBe('');
}, 120_000);

test('the code of every example is synthesized to the template of the example', () => {
  const exported: { stacks?: readonly ((this: cdk.Stack) => void)[] } = {};
  const require = (): object => cdk;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('exports', 'require', transpile(SOURCE, { module: ModuleKind.CommonJS }))(exported, require);
  const app = new cdk.App({ stackTraces: false, treeMetadata: false, analyticsReporting: false, context: { 'aws:cdk:disable-metadata': true } });
  const other = withoutStackTraces(() => WRITTEN.filter(({ template }, index) => {
    const stack = new cdk.Stack(app, `Stack${index}`, { synthesizer: new cdk.LegacyStackSynthesizer() });
    exported.stacks![index]!.call(stack);
    return comparable(synthesized(stack)) !== comparable(template);
  }));
  expect(other.map(({ title }) => title)).toEqual([]);
}, 120_000);

/** As JSON in one order of keys; CDK writes all names of dependencies into a list, sorts tags, and leaves out what is empty. */
function comparable({ Resources = {}, Outputs = {} }: Readonly<Record<string, unknown>>): string {
  const resources = Object.fromEntries(Object.entries(Resources as Record<string, Record<string, unknown>>).map(([id, resource]) => {
    const { DependsOn = [], ...others } = resource;
    const { Tags, ...Properties } = (resource.Properties ?? {}) as Record<string, unknown>;
    const tags = [Tags ?? []].flat().map((tag) => JSON.stringify(sorted(tag))).sort();
    return [id, { ...others, Properties, tags, DependsOn: [DependsOn].flat().sort() }];
  }));
  return JSON.stringify(sorted({ resources, Outputs }));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}

function synthesized(stack: cdk.Stack): Record<string, unknown> {
  const { _toCloudFormation } = stack as unknown as { _toCloudFormation(): unknown };
  return JSON.parse(JSON.stringify(stack.resolve(_toCloudFormation.call(stack)))) as Record<string, unknown>;
}

test.each([
  ['DBClusterIdentifier', 'dbClusterIdentifier'],
  ['ServerlessV2ScalingConfiguration', 'serverlessV2ScalingConfiguration'],
  ['EnableIAMDatabaseAuthentication', 'enableIamDatabaseAuthentication'],
  ['MultiAZ', 'multiAz'],
  ['MaxACU', 'maxAcu'],
  ['Ipv6CidrBlock', 'ipv6CidrBlock'],
])('%s is %s', (name, expected) => {
  expect(propertyName(name)).toBe(expected);
});

test('a stack that code cannot say has none', () => {
  const Cluster = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql' } };
  expect(cdkCode({ resources: { Cluster }, parameters: { Stage: { Type: 'String' } } })).toBeUndefined();
  expect(cdkCode({ resources: { Cluster: { ...Cluster, Condition: 'IsProduction' } } })).toBeUndefined();
  expect(cdkCode({ resources: { Cluster: { ...Cluster, Properties: { Engine: { 'Fn::If': ['IsProduction', 'a', 'b'] } } } } })).toBeUndefined();
});

test('resources that refer to each other are told apart by their names', () => {
  const resource = (other: string) => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: { 'Fn::GetAtt': [other, 'Engine'] }, Port: { Ref: other } } });
  expect(cdkCode({ resources: { A: resource('B'), B: resource('A') } })).toContain("Fn.getAtt('A', 'Engine').toString()");
  expect(variableName('PrimaryCluster')).toBe('primaryCluster');
});
