import { isIncluding, patternProblem, patternsOf, wholeDatabase, wrongFilterCharacter } from '../../src/facts/data-filters';

test('characters', () => {
  expect(wrongFilterCharacter('include: sales.*, exclude: "sales".audit_?')).toBeUndefined();
  expect(wrongFilterCharacter('include: sales; drop')).toBe(';');
});

test('something is included', () => {
  expect(isIncluding('exclude: sales.audit')).toBe(false);
  expect(isIncluding('Include : sales.*.*')).toBe(true);
});

test.each([
  ['include: sales.*', [['sales', '*']]],
  ['Include : sales.orders, exclude:sales.audit,', [['sales', 'orders'], ['sales', 'audit']]],
  ['sales.public.orders', [['sales', 'public', 'orders']]],
  ['include: /a.b,c/./d\\/.e/', [['/a.b,c/', '/d\\/.e/']]],
  ['include: "a.b"."c,d"', [['"a.b"', '"c,d"']]],
  ['include: sales.table_\\d+', [['sales', 'table_\\d+']]],
  ['', []],
  ['include: sales./orders', undefined],
  ['include: "sales.orders', undefined],
  ['include: sales.orders\\', [['sales', 'orders\\']]],
])('%s', (filter, parts) => {
  expect(patternsOf(filter)?.map((one) => one.parts)).toEqual(parts);
});

test.each([
  ['aurora-mysql', 'sales.orders', true],
  ['aurora-mysql', '/sales.?/.orders', true],
  ['aurora-mysql', 'sales', false],
  ['aurora-mysql', 'sales.public.orders', false],
  ['aurora-mysql', 'blacklist: sales.orders', false],
  ['aurora-postgresql', 'sales.orders', false],
  ['aurora-postgresql', 'sales.public.orders', true],
  ['aurora-postgresql', '*.*.*', true],
  ['aurora-postgresql', 'sales./public.?/.orders', true],
  ['aurora-postgresql', '/sales.?/.public.orders', false],
  ['aurora-postgresql', 'sales.public.orders.id', false],
  ['aurora-oracle', 'sales', true],
])('a pattern of %s: %s is right: %s', (engine, text, isRight) => {
  const [pattern] = patternsOf(text)!;
  expect(patternProblem(engine, pattern!) === undefined).toBe(isRight);
});

test('all of a database', () => {
  expect([wholeDatabase('aurora-mysql', 'sales'), wholeDatabase('aurora-postgresql', 'sales')]).toEqual(['sales.*', 'sales.*.*']);
});

test('a long filter takes no time', () => {
  const start = process.hrtime.bigint();
  expect(patternsOf(`include: ${'a.b,'.repeat(6000)}`)).toHaveLength(6000);
  expect(Number(process.hrtime.bigint() - start)).toBeLessThan(1e9);
});
