import { same } from '../../src/values/same';
import { ABSENT, Reference, UNKNOWN, Value, known, list, plain, unknown } from '../../src/values/value';
import { UNTOLD, Variable, World } from '../../src/values/world';

const sameReference = (a: unknown, b: unknown): boolean | undefined =>
  (a instanceof Reference && b instanceof Reference ? a.key === b.key : undefined);
const compared = (a: Value, b: Value): boolean | undefined => same(a, b, new World(), sameReference);

test.each<[string, Value, Value, boolean | undefined]>([
  ['nothing and nothing', ABSENT, ABSENT, true],
  ['nothing and false', ABSENT, known(false), false],
  ['nothing and a list without items', ABSENT, list([]), true],
  ['nothing and a list of nothing', ABSENT, list([ABSENT, ABSENT]), true],
  ['a list without items and one of nothing', list([]), list([ABSENT]), true],
  ['a number and its text', known(5432), known('5432'), true],
  ['a boolean and its text', known(true), known('True'), true],
  ['texts of another case', known('Orders'), known('orders'), false],
  ['versions that are one number', known('16.1'), known('16.10'), false],
  ['lists in another order', plain(['a', 'b']), plain(['b', 'a']), true],
  ['lists of which one has an item twice', plain(['a', 'a', 'b']), plain(['a', 'b', 'b']), false],
  ['a list of one and its item', plain(['a']), known('a'), true],
  ['lists with something unknown', list([known('a'), UNKNOWN]), plain(['a', 'b']), undefined],
  ['lists that differ, and share something unknown', list([known('a'), unknown('x')]), list([known('b'), unknown('x')]), false],
  ['bags in another order', plain({ a: 1, b: 2 }), plain({ b: 2, a: 1 }), true],
  ['bags that differ beside something unknown', plain({ a: 1 }), plain({ a: 2 }), false],
  ['what is unknown twice', unknown('x'), unknown('x'), true],
  ['two unknown values', unknown('x'), unknown('y'), undefined],
  ['nothing and something unknown', ABSENT, unknown('x'), undefined],
  ['references to one resource', known(new Reference('Stack/Key', 'Arn')), known(new Reference('Stack/Key', 'Arn')), true],
  ['references to two resources', known(new Reference('Stack/Key', 'Arn')), known(new Reference('Stack/Other', 'Arn')), false],
  ['a reference and a text', known(new Reference('Stack/Key', 'Arn')), known('arn:aws:kms:us-east-1:111122223333:key/1'), undefined],
])('%s', (_, a, b, answer) => {
  expect(compared(a, b)).toBe(answer);
  expect(compared(b, a)).toBe(answer);
});

describe('a variable that lists other values in two templates', () => {
  const variable = (values: readonly string[], isOpen = true): Variable => ({ id: 'P', values, options: values.length + (isOpen ? 1 : 0), describe: String });
  const decided = (first: Variable, option: number, second: Variable): number => {
    const world = new World([option]);
    expect(world.decide(first)).toBe(option);
    return world.decide(second);
  };

  test.each([
    ['has the value the other has', ['a', 'b'], 0, ['b', 'a'], true, 1],
    ['has none of its values where the other has one that it lacks', ['a', 'b'], 1, ['a', 'c'], true, 2],
    ['cannot be told where it has to have one of its own', ['a', 'b'], 1, ['a', 'c'], false, UNTOLD],
    ['has none of them where the other has none, and knows them all', ['a', 'b'], 2, ['b'], true, 1],
    ['cannot be told where the other has none, and it knows more', ['a'], 1, ['a', 'b'], true, UNTOLD],
  ])('%s', (_, first, option, second, isOpen, expected) => {
    expect(decided(variable(first), option, variable(second, isOpen))).toBe(expected);
  });
});
