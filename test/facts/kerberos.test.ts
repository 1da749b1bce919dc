import { MYSQL_KERBEROS, lacksIamAuthentication } from '../../src/facts/kerberos';
import { lacks, parseVersion } from '../../src/facts/versions';

test.each([['5.7.mysql_aurora.2.12.5', true], ['8.0.mysql_aurora.3.02.2', true], ['8.0.mysql_aurora.3.03.0', false], ['8.4.mysql_aurora.8.4.7', false], ['8.0', false]])(
  'Aurora MySQL %s lacks Kerberos: %s',
  (version, expected) => {
    expect(lacks(parseVersion('aurora-mysql', version), MYSQL_KERBEROS)).toBe(expected);
  },
);

test('small classes lack IAM authentication', () => {
  expect(['db.t2.small', 'db.t3.small', 'db.t3.medium'].map(lacksIamAuthentication)).toEqual([true, true, false]);
});
