import {
  IDLE_CLIENT_TIMEOUT, PROXY_SINCE, isAuroraFamily, isOutside, meantFamily, meantTargetRole, nearestIn, needsIpv6,
  passwordTypeInstead, proxyFamilyOf,
} from '../../src/facts/proxy';
import { lacks, parseVersion } from '../../src/facts/versions';

test('the family of an engine', () => {
  expect(proxyFamilyOf('aurora-mysql')).toBe('MYSQL');
  expect(proxyFamilyOf('aurora-postgresql')).toBe('POSTGRESQL');
  expect(proxyFamilyOf('aurora')).toBeUndefined();
  expect(['MYSQL', 'POSTGRESQL', 'SQLSERVER', undefined].map(isAuroraFamily)).toEqual([true, true, false, false]);
});

test.each([['mysql', 'MYSQL'], ['POSTGRES', 'POSTGRESQL'], ['aurora-postgresql', 'POSTGRESQL'], ['aurora-mysql', 'MYSQL'], ['MYSQL', undefined], ['DSQL', undefined]])(
  'by the family %s %s is meant',
  (value, meant) => {
    expect(meantFamily(value)).toBe(meant);
  },
);

test('a password type of another family is replaced, one that is not known is left alone', () => {
  expect(passwordTypeInstead('MYSQL', 'POSTGRES_MD5')).toBe('MYSQL_CACHING_SHA2_PASSWORD');
  expect(passwordTypeInstead('POSTGRESQL', 'POSTGRES_MD5')).toBeUndefined();
  expect(passwordTypeInstead('MYSQL', 'PASSKEY')).toBeUndefined();
  expect(passwordTypeInstead('DSQL', 'POSTGRES_MD5')).toBeUndefined();
});

test.each([
  ['aurora-postgresql', '10.7', true],
  ['aurora-postgresql', '10.11', false],
  ['aurora-postgresql', '11.7', false],
  ['aurora-postgresql', '13.3', false],
  ['aurora-postgresql', '99.1', false],
  ['aurora-postgresql', '10', false],
  ['aurora-mysql', '5.7.mysql_aurora.2.04.0', false],
  ['aurora-mysql', '8.0.mysql_aurora.3.10.4', false],
])('%s %s is refused: %s', (engine, version, refused) => {
  expect(lacks(parseVersion(engine, version), PROXY_SINCE)).toBe(refused);
});

test('ranges have both their ends', () => {
  expect([0, 1, 28_800, 28_801].map((value) => isOutside(value, IDLE_CLIENT_TIMEOUT))).toEqual([true, false, false, true]);
  expect([-5, 7.4, 99_999].map((value) => nearestIn(value, IDLE_CLIENT_TIMEOUT))).toEqual([1, 7, 28_800]);
});

test('roles and network types', () => {
  expect(['read', 'reader', 'readonly', 'writer', 'write'].map(meantTargetRole)).toEqual(['READ_ONLY', 'READ_ONLY', 'READ_ONLY', 'READ_WRITE', 'READ_WRITE']);
  expect(['READER', 'read-write', 'READ_ONLY', 'ANALYTICS'].map(meantTargetRole)).toEqual(['READ_ONLY', 'READ_WRITE', undefined, undefined]);
  expect(['IPV6', 'DUAL', 'IPV4', undefined].map(needsIpv6)).toEqual([true, true, false, false]);
});
