import fc from 'fast-check';
import type * as Engine from '../../src/private/engine/evaluate';
import { Example } from '../../src/private/engine/example';
import type * as Readers from '../../src/private/readers/construct-tree';
import { RULES } from '../../src/private/rules';
import type * as Catalogue from '../../src/private/rules';
import type * as Resources from '../../src/private/topology/resource';
import { exampleApp } from '../support/example-app';
import { EXAMPLES, evaluateApp, holds } from '../support/properties';

/** The modules without their optimisations: no answer is remembered, and every rule looks at every resource. */
const forgetful = ((): { evaluate: typeof Engine.evaluate; readConstructTree: typeof Readers.readConstructTree; rules: typeof RULES } => {
  const [cdk, constructs] = [jest.requireActual<object>('aws-cdk-lib'), jest.requireActual<object>('constructs')];
  let modules: ReturnType<typeof load> | undefined;
  const load = () => {
    const { Resource } = require('../../src/private/topology/resource') as typeof Resources;
    Resource.rememberAnswers = () => undefined;
    const { evaluate } = require('../../src/private/engine/evaluate') as typeof Engine;
    const { readConstructTree } = require('../../src/private/readers/construct-tree') as typeof Readers;
    const { RULES: rules } = require('../../src/private/rules') as typeof Catalogue;
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
  .chain(({ valid, invalid }) => fc.tuple(fc.array(fc.constantFrom(...valid, ...invalid), { minLength: 2, maxLength: 5 }), fc.array(fc.constantFrom(...EXAMPLES), { maxLength: 1 })))
  .chain((parts) => fc.shuffledSubarray(parts.flat(), { minLength: 2 }));

/** One app with all of them, each in stacks of its own. */
function together(examples: readonly Example[]): Example {
  const stacks = examples.flatMap((example, index) => [
    [`S${index}`, example] as const,
    ...Object.entries(example.elsewhere ?? {}).map(([name, stack]) => [`S${index}${name}`, stack] as const),
  ]);
  return { title: 'together', resources: {}, elsewhere: Object.fromEntries(stacks) };
}

const shown = ({ findings, undecided, failed }: Engine.Evaluation) => ({
  findings: findings.map(({ rule, location, what, why, fix, when, holdsByDefault }) => [rule.id, location.resource.address, location.property, what, why, fix, when, holdsByDefault]),
  undecided: undecided.map(({ rule, resource, property }) => [rule.id, resource.address, property]),
  failed: failed.map(({ rule, resource }) => [rule.id, resource.address]),
});

test('without its optimisations the engine remembers nothing', () => {
  const app = exampleApp(EXAMPLES[0]!);
  const read = forgetful.readConstructTree(app).all({ type: 'AWS::RDS::DBCluster', nameProperty: undefined })[0]!;
  expect((read as unknown as { answers: unknown[] }).answers).toEqual([]);
  forgetful.evaluate(forgetful.readConstructTree(app), forgetful.rules);
  expect((read as unknown as { answers: unknown[] }).answers).toEqual([]);
});

holds('what the engine remembers of other resources changes no finding, and nothing that is undecided', similar, (examples) => {
  const app = exampleApp(together(examples));
  expect(shown(evaluateApp(app))).toEqual(shown(forgetful.evaluate(forgetful.readConstructTree(app), forgetful.rules)));
});
