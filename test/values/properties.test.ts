import { Properties, Undecided } from '../../src/values/properties';
import { ABSENT, Reference, Text, UNKNOWN, Value, bag, choice, known, list, unknown } from '../../src/values/value';
import { Variable, Worlds } from '../../src/values/world';

const cluster = new Reference('Stack/Cluster', 'Ref');
const of = (entries: Record<string, Value>): Properties => new Properties(() => bag(entries, (value) => value as Value), new Worlds());
const COIN: Variable = { id: 'coin', options: 2, describe: String };
const undecided = (read: () => unknown): string => {
  try {
    read();
  } catch (signal) {
    if (signal instanceof Undecided) return signal.property;
    throw signal;
  }
  throw new Error('was decided');
};

test.each([
  ['a text', known('x'), 'x'],
  ['a number', known(5), '5'],
  ['a boolean', known(true), 'true'],
  ['absent', ABSENT, undefined],
])('string: %s', (_, value, expected) => expect(of({ P: value }).string('P')).toBe(expected));

test.each([
  ['a number', known(5), 5],
  ['a number as text', known('0.5'), 0.5],
  ['absent', ABSENT, undefined],
])('number: %s', (_, value, expected) => expect(of({ P: value }).number('P')).toBe(expected));

test.each([
  ['true', known(true), true],
  ['true as text', known('true'), true],
  ['false as text', known('false'), false],
  ['absent', ABSENT, undefined],
])('boolean: %s', (_, value, expected) => expect(of({ P: value }).boolean('P')).toBe(expected));

test.each([
  ['string', 'unknown', UNKNOWN],
  ['string', 'a reference', known(cluster)],
  ['string', 'a list', list([])],
  ['number', 'unknown', UNKNOWN],
  ['number', 'no number', known('many')],
  ['number', 'an empty text', known('')],
  ['number', 'a boolean', known(true)],
  ['boolean', 'unknown', UNKNOWN],
  ['boolean', 'another word', known('yes')],
  ['strings', 'an unknown item', list([known('a'), UNKNOWN])],
  ['strings', 'unknown', UNKNOWN],
  ['count', 'unknown', UNKNOWN],
  ['properties', 'a text', known('x')],
  ['propertiesList', 'a text', known('x')],
  ['propertiesList', 'a text in a list', list([known('x')])],
  ['target', 'unknown', UNKNOWN],
  ['target', 'a text with references', known(new Text(['cluster:', cluster]))],
  ['identity', 'unknown without a key', UNKNOWN],
  ['identity', 'a list', list([])],
] as const)('%s of %s is undecided', (method, _, value) => {
  expect(undecided(() => of({ P: value })[method]('P'))).toBe('P');
});

test('has: present whatever the value, absent when removed', () => {
  const properties = of({ Unknown: UNKNOWN, Removed: ABSENT });
  expect([properties.has('Unknown'), properties.has('Removed'), properties.has('Missing')]).toEqual([true, false, false]);
  expect(properties.names).toEqual(['Unknown']);
});

test('names of the prototype are not properties', () => {
  const properties = of({});
  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) expect(properties.has(name)).toBe(false);
});

test('strings: a list, one scalar, and removed items', () => {
  expect(of({ P: list([known('a'), ABSENT, known(1)]) }).strings('P')).toEqual(['a', '1']);
  expect(of({ P: known('a') }).strings('P')).toEqual(['a']);
  expect(of({}).strings('P')).toBeUndefined();
});

test('count: unknown items count, removed ones do not', () => {
  expect(of({ P: list([UNKNOWN, ABSENT, known(1)]) }).count('P')).toBe(2);
  expect(of({}).count('P')).toBeUndefined();
});

test('nested properties know their path', () => {
  const nested = bag({ Max: UNKNOWN }, (value) => value as Value);
  expect(undecided(() => of({ Scaling: nested }).properties('Scaling')?.number('Max'))).toBe('Scaling.Max');
  expect(undecided(() => of({ Roles: list([nested]) }).propertiesList('Roles')?.[0]?.number('Max'))).toBe('Roles.0.Max');
  expect(of({}).properties('Scaling')).toBeUndefined();
  expect(of({}).propertiesList('Roles')).toBeUndefined();
});

test('a bag that cannot be known makes everything in it undecided', () => {
  const properties = new Properties(() => UNKNOWN, new Worlds());
  expect(undecided(() => properties.has('P'))).toBe('');
});

test('a bag that is absent has nothing', () => {
  expect(new Properties(() => ABSENT, new Worlds()).names).toEqual([]);
});

test('targets', () => {
  expect(of({ P: known(cluster) }).target('P')).toBe(cluster);
  expect(of({ P: known('name') }).target('P')).toBe('name');
  expect(of({ P: list([known(cluster), UNKNOWN, known('name')]) }).knownTargets('P')).toEqual([cluster, 'name']);
  expect(of({}).target('P')).toBeUndefined();
});

test.each([
  ['a text', known('cluster:orders'), 'orders'],
  ['another prefix', known('table:orders'), undefined],
  ['a reference behind the prefix', known(new Text(['cluster:', cluster])), cluster],
  ['a reference behind another prefix', known(new Text(['table:', cluster])), undefined],
  ['absent', ABSENT, undefined],
])('targetAfter: %s', (_, value, expected) => expect(of({ P: value }).targetAfter('P', 'cluster:')).toBe(expected));

test.each([
  ['unknown', UNKNOWN],
  ['a bare reference', known(cluster)],
  ['more behind the reference', known(new Text(['cluster:', cluster, '-x']))],
])('targetAfter: %s is undecided', (_, value) => expect(undecided(() => of({ P: value }).targetAfter('P', 'cluster:'))).toBe('P'));

test('identity: equal for equal values, known or not', () => {
  expect(of({ P: known('a') }).identity('P')).toBe('=a');
  expect(of({ P: unknown('zones[0]') }).identity('P')).toBe('zones[0]');
  expect(of({ P: known(cluster) }).identity('P')).toBe('Stack/Cluster.Ref');
  expect(of({ P: known(new Text(['x-', cluster])) }).identity('P')).toBe('x-${Stack/Cluster.Ref}');
  expect(of({}).identity('P')).toBeUndefined();
});

test('shown: scalars as they are written, nothing else', () => {
  expect(of({ P: known('a') }).shown('P')).toBe("'a'");
  expect(of({ P: known(5) }).shown('P')).toBe('5');
  expect(of({ P: list([]) }).shown('P')).toBe('set');
  expect(of({ P: UNKNOWN }).shown('P', 'given')).toBe('given');
  expect(of({ P: choice(() => known('a')) }).shown('P')).toBe("'a'");
  expect(of({ P: choice((world) => known(world.decide(COIN))) }).shown('P')).toBe('set');
});

test('outline: a text as far as it is known', () => {
  expect(of({ P: known('app') }).outline('P')).toBe('app');
  expect(of({ P: known(new Text(['app-', cluster, UNKNOWN, '.a'])) }).outline('P')).toBe('app-….a');
  expect(of({}).outline('P')).toBeUndefined();
  expect(undecided(() => of({ P: known(cluster) }).outline('P'))).toBe('P');
  expect(undecided(() => of({ P: UNKNOWN }).outline('P'))).toBe('P');
});
