import fc from 'fast-check';
import type * as Engine from '../../src/engine/evaluate';
import { Example } from '../../src/engine/example';
import type * as Readers from '../../src/readers/construct-tree';
import { RULES } from '../../src/rules';
import type * as Catalogue from '../../src/rules';
import type * as Resources from '../../src/topology/resource';
import { exampleApp } from '../support/example-app';
import { holds } from '../support/holds';
import { EXAMPLES, anExample, evaluateApp, places, replaceAt } from '../support/properties';

/** The modules without their optimisations: no answer is remembered, and every rule looks at every resource. */
const forgetful = ((): { evaluate: typeof Engine.evaluate; readConstructTree: typeof Readers.readConstructTree; rules: typeof RULES } => {
  const [cdk, constructs] = [jest.requireActual<object>('aws-cdk-lib'), jest.requireActual<object>('constructs')];
  let modules: ReturnType<typeof load> | undefined;
  const load = () => {
    const { Resource } = jest.requireActual<typeof Resources>('../../src/topology/resource');
    Resource.rememberAnswers = () => undefined;
    const { evaluate } = jest.requireActual<typeof Engine>('../../src/engine/evaluate');
    const { readConstructTree } = jest.requireActual<typeof Readers>('../../src/readers/construct-tree');
    const { RULES: rules } = jest.requireActual<typeof Catalogue>('../../src/rules');
    return { evaluate, readConstructTree, rules: rules.map((rule) => ({ ...rule, isPure: false })) };
  };
  jest.isolateModules(() => {
    jest.doMock('aws-cdk-lib', () => cdk);
    jest.doMock('constructs', () => constructs);
    modules = load();
  });
  return modules!;
})();

/** Examples of one rule look nearly alike: where one comes after the other, there is something to remember wrongly. */
const similar: fc.Arbitrary<readonly Example[]> = fc
  .constantFrom(...RULES)
  .chain(({ valid, invalid }) => fc.tuple(
    fc.array(fc.constantFrom(...valid, ...invalid), { minLength: 2, maxLength: 5 }),
    fc.array(fc.constantFrom(...EXAMPLES), { maxLength: 1 }),
  ))
  .chain((parts) => fc.shuffledSubarray(parts.flat(), { minLength: 2 }));

/** One example, and copies of it that differ in one place. */
const variations = anExample.chain((example): fc.Arbitrary<readonly Example[]> => {
  const found = places(example);
  if (found.length === 0) return fc.constant<readonly Example[]>([example, example]);
  const copy = fc.tuple(fc.constantFrom(...found), fc.constantFrom<unknown>(undefined, { 'Fn::ImportValue': 'x' }, 1, 'a', true, [], {}))
    .map(([place, value]) => replaceAt(example, place, () => value));
  return fc.array(fc.oneof(copy, fc.constant(example)), { minLength: 2, maxLength: 6 });
});

/** One app with all of them, each in stacks of its own. */
function together(examples: readonly Example[]): Example {
  const stacks = examples.flatMap((example, index) => [
    [`S${index}`, example] as const,
    ...Object.entries(example.elsewhere ?? {}).map(([name, stack]) => [`S${index}${name}`, stack] as const),
  ]);
  return { title: 'together', resources: {}, elsewhere: Object.fromEntries(stacks) };
}

const shown = ({ findings, undecided, failed }: Engine.Evaluation) => ({
  findings: findings.map(({ rule, location: { resource, property }, ...message }) =>
    ({ rule: rule.id, address: resource.address, property, ...message })),
  undecided: undecided.map(({ rule, resource, property }) => [rule.id, resource.address, property]),
  failed: failed.map(({ rule, resource }) => [rule.id, resource.address]),
});

test('without its optimisations the engine remembers nothing', () => {
  const app = exampleApp(EXAMPLES[0]!);
  const read = forgetful.readConstructTree(app).all({ type: 'AWS::RDS::DBCluster', nameProperty: undefined })[0]!;
  expect(read).toHaveProperty('answers', undefined);
  forgetful.evaluate(forgetful.readConstructTree(app), forgetful.rules);
  expect(read).toHaveProperty('answers', undefined);
});

holds('what the engine remembers of other resources changes no finding, and nothing that is undecided', similar, (examples) => {
  const app = exampleApp(together(examples));
  expect(shown(evaluateApp(app))).toEqual(shown(forgetful.evaluate(forgetful.readConstructTree(app), forgetful.rules)));
});

holds('what it remembers of nearly the same changes nothing', variations, (examples) => {
  const app = exampleApp(together(examples));
  expect(shown(evaluateApp(app))).toEqual(shown(forgetful.evaluate(forgetful.readConstructTree(app), forgetful.rules)));
});
