import * as fc from 'fast-check';
import { addShare, compareNumbers } from '../../examples/auction/client/numbers';
import { holds } from '../support/holds';

const decimal = fc.tuple(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.integer({ min: 0, max: 6 })).map(([digits, scale]) => {
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  return `${digits < 0n ? '-' : ''}${scale === 0 ? text : `${text.slice(0, -scale)}.${text.slice(-scale)}`}`;
});

test.each([
  ['9.75', '10.00', -1],
  ['10', '10.00', 0],
  [100, '99.999', 1],
  ['-2', '-10', 1],
  ['9007199254740993', '9007199254740992', 1],
])('%s against %s', (one, other, expected) => {
  expect(compareNumbers(one, other)).toBe(expected);
});

test.each([
  ['100.25', '1.55', '-1.00', '102.80'],
  ['0.1', '0.2', '0', '0.3'],
  ['1', '0', '3', '-2'],
  ['0.05', '0', '0.10', '-0.05'],
  [7, 5, null, '12'],
])('%s, with a share of %s less %s', (current, mine, seen, expected) => {
  expect(addShare(current, mine, seen)).toBe(expected);
});

holds('what is added and taken away again changes nothing', fc.tuple(decimal, decimal, decimal), ([current, mine, seen]) => {
  const there = addShare(current, mine, seen);
  expect(compareNumbers(addShare(there, seen, mine), current)).toBe(0);
});

test('what is no decimal number is refused rather than rounded', () => {
  expect(() => compareNumbers('1e3', '2')).toThrow(new Error('Not a number that can be added or compared exactly: 1e3'));
});
