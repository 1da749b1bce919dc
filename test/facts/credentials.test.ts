import { hasForbiddenPasswordCharacter, isUsername, maxPasswordLength, maxUsernameLength, nearestUsername, reservedDatabaseName, reservedUsername } from '../../src/facts/credentials';

test.each(['db-admin', '9admin', '_admin', '--', 'db admin'])('%s is mended into a user name', (name) => {
  expect(isUsername(name)).toBe(false);
  expect(isUsername(nearestUsername(name))).toBe(true);
});

test.each([['db-admin', 'db_admin'], ['99admin', 'admin'], ['a--b', 'a_b'], ['admin--', 'admin'], ['admin__', 'admin'], ['9', 'dbadmin']])('%s becomes %s', (name, mended) => {
  expect(nearestUsername(name)).toBe(mended);
});

test.each([
  ['aurora-mysql', 'rdsadmin', true],
  ['aurora-mysql', 'RdsAdmin', true],
  ['aurora-mysql', 'admin', false],
  ['aurora-mysql', 'pg_dba', false],
  ['aurora-postgresql', 'admin', true],
  ['aurora-postgresql', 'pg_dba', true],
  ['aurora-postgresql', 'postgres', false],
  ['aurora-postgresql', 'User', true],
  ['aurora-postgresql', 'public', true],
  ['aurora-postgresql', 'username', false],
  ['aurora-postgresql', 'app_user', false],
  ['aurora-mysql', 'user', false],
  ['aurora-oracle', 'admin', false],
])('%s keeps %s for itself: %s', (engine, name, isReserved) => {
  expect(reservedUsername(engine, name) !== undefined).toBe(isReserved);
});

test.each([
  ['aurora-postgresql', 'admin', true],
  ['aurora-postgresql', 'Order', true],
  ['aurora-postgresql', 'template1', true],
  ['aurora-postgresql', 'postgres', false],
  ['aurora-postgresql', 'public', false],
  ['aurora-postgresql', 'orders', false],
  ['aurora-mysql', 'MySQL', true],
  ['aurora-mysql', 'sys', true],
  ['aurora-mysql', 'admin', false],
  ['aurora-mysql', 'mysql_db', false],
  ['aurora-oracle', 'sys', false],
])('%s keeps the database %s for itself: %s', (engine, name, isReserved) => {
  expect(reservedDatabaseName(engine, name) !== undefined).toBe(isReserved);
});

test.each(['a/b', 'a@b', 'a"b', 'a b', 'ä', 'tab\t', '😀'])('a password cannot have what %j has', (password) => {
  expect(hasForbiddenPasswordCharacter(password)).toBe(true);
});

test('a password can have other punctuation', () => {
  expect(hasForbiddenPasswordCharacter("!#$%&'()*+,-.:;<=>?[\\]^_`{|}~")).toBe(false);
});

test('an engine that is not known has no limits', () => {
  expect([maxUsernameLength('aurora-oracle'), maxPasswordLength('aurora-oracle')]).toEqual([undefined, undefined]);
});
