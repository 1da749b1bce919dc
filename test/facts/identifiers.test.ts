import { databaseNameProblem, identifierProblem, nearestDatabaseName, nearestIdentifier, nearestPort } from '../../src/facts/identifiers';

test.each(['orders', 'Orders-1', 'a', 'a'.repeat(63)])('%s is an identifier', (name) => {
  expect(identifierProblem(name)).toBeUndefined();
});

test.each(['orders--dev', '1-orders', '-orders', 'orders-', 'orders_dev', 'örders', 'a'.repeat(64)])('%s is mended into an identifier', (name) => {
  expect(identifierProblem(name)).toBeDefined();
  expect(identifierProblem(nearestIdentifier(name))).toBeUndefined();
});

test('no name is no wrong name', () => {
  expect([identifierProblem(''), databaseNameProblem('aurora-mysql', '')]).toEqual([undefined, undefined]);
});

test('where nothing is left of a name there is another one', () => {
  expect([nearestIdentifier('--'), nearestDatabaseName('aurora-mysql', '42')]).toEqual(['my-cluster1', 'app']);
  expect([nearestIdentifier('a'), nearestDatabaseName('aurora-mysql', 'orders--dev')]).toEqual(['a', 'orders_dev']);
});

test('a name of nothing but digits becomes another one', () => {
  expect(identifierProblem(nearestIdentifier('123'))).toBeUndefined();
});

test.each(['orders-dev', '2orders', '_orders', '123', 'a'.repeat(70)])('%s is mended into a database name', (name) => {
  expect(databaseNameProblem('aurora-postgresql', name)).toBeDefined();
  expect(databaseNameProblem('aurora-postgresql', nearestDatabaseName('aurora-postgresql', name))).toBeUndefined();
});

test('an engine that is not known has no limit', () => {
  expect(databaseNameProblem('aurora-oracle', 'a'.repeat(200))).toBeUndefined();
});

test.each([[1149, 1150], [1150, 1150], [65535, 65535], [65536, 65535]])('the port nearest to %d is %d', (port, nearest) => {
  expect(nearestPort(port)).toBe(nearest);
});
