import { entryOf } from '../../../src/private/facts/tables';

test.each<[string, number | undefined]>([['a', 1], ['b', undefined], ['constructor', undefined], ['__proto__', undefined]])('the entry of %s', (key, expected) => {
  expect(entryOf({ a: 1 }, key)).toBe(expected);
});
