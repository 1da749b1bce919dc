import { table } from '../../src/facts/tables';

test.each([
  ['a', 1],
  ['b', undefined],
  ['constructor', undefined],
  ['toString', undefined],
  ['__proto__', undefined],
])('a table gives of %j what it was given: %j', (key, expected) => {
  expect(table({ a: 1 })[key]).toBe(expected);
});
