import { isOn, refusalOf } from '../../../src/facts/parameters/values';

test.each([
  ['', 'anything'],
  ['0,1', '0'],
  ['0,1', '1'],
  ['0,1', ' 1 '],
  ['0,1', ''],
  ['0,1', '{TrueIfReplica}'],
  ['ON,OFF', 'on'],
  ['text,xml,...', 'yaml'],
  ['[a_library,another]', 'another, A_LIBRARY'],
  ['[a_library,...]', 'something_else'],
  // A version newer than the table is no slip.
  ['TLSv1.2,TLSv1.3,...', 'TLSv1.4'],
  ['-1..100', '-1'],
  ['-1..100', '100'],
  ['0.0..1.0', '0.25'],
  ['0..', '1e300'],
  ['..', '-5'],
  ['int', '-1'],
  ['0..18446744073709551615', '18446744073709551615'],
  ['6..262143', 'LEAST({DBInstanceClassMemory/9531392},5000)'],
  ['6..262143', 'GREATEST (1, 2)'],
  ['-1..10000', '{log(DBInstanceClassMemory/21474836480)*600}'],
  ['0..2147483647', '{{resolve:ssm:timeout}}'],
])('values %s may take %s', (values, value) => {
  expect(refusalOf(values, value)).toBeUndefined();
});

test.each([
  ['0,1', 'true', '0 or 1', '1'],
  ['0,1', 'Off', '0 or 1', '0'],
  ['0,1', '2', '0 or 1', undefined],
  ['ON,OFF', '1', 'ON or OFF', 'ON'],
  ['none,ddl,mod,all', 'everything', 'none, ddl, mod or all', undefined],
  ['none,ddl,mod,all', 'on', 'none, ddl, mod or all', 'all'],
  ['READ-COMMITTED,SERIALIZABLE', 'read committed', 'READ-COMMITTED or SERIALIZABLE', 'READ-COMMITTED'],
  ['rds_pgaudit', 'auditor', 'rds_pgaudit', undefined],
  ['session,global,...', 'sesion', 'session or global', 'session'],
  ['debug5,debug4,debug3,debug2,debug1,info,notice', 'loud', 'debug5, debug4, debug3, debug2, debug1, info and others', undefined],
  ['[pg_stat_statements,pg_cron,...]', 'pg-cron,pg_stat_statement,other', 'a list of pg_stat_statements and pg_cron', 'pg_cron,pg_stat_statements,other'],
  ['[TLSv1.2,TLSv1.3]', 'TLSv1,TLSv1.2', 'a list of TLSv1.2 and TLSv1.3', 'TLSv1.2'],
  ['[pg_cron,pgaudit,...]', 'pgcron,pg_cron', 'a list of pg_cron and pgaudit', 'pg_cron'],
  ['[receipt,all]', '0', 'a list of receipt and all', undefined],
  ['10..1440 min', '9', '10 to 1440, in minutes', '10'],
  ['10..1440 min', '1441', '10 to 1440, in minutes', '1440'],
  ['10..1440 min', '2h', '10 to 1440, in minutes', '120'],
  ['10..1440 min', '3d', '10 to 1440, in minutes', '1440'],
  ['10..1440 min', 'never', '10 to 1440, in minutes', undefined],
  ['-1..2147483647 ms', '5s', '-1 to 2147483647, in milliseconds', '5000'],
  ['64..2147483647 kB', '64MB', '64 to 2147483647, in kilobytes', '65536'],
  ['128..1073741823 8kB', '1GB', '128 to 1073741823, in blocks of 8 kB', '131072'],
  ['-1..100 ms', '1GB', '-1 to 100, in milliseconds', undefined],
  ['1..10', '5s', '1 to 10', undefined],
  ['0.0..1.0', '1.5', '0.0 to 1.0', '1'],
  ['0..', '-1', '0 and more', '0'],
  ['int', 'many', 'a number', undefined],
  ['int B', '64M', 'a number, in bytes', '67108864'],
])('values %s do not take %s', (values, value, allowed, nearest) => {
  expect(refusalOf(values, value)).toEqual({ allowed, nearest });
});

test.each([['1', true], ['ON', true], ['true', true], ['0', false], ['OFF', false]])('%s is on: %s', (value, on) => {
  expect(isOn(value)).toBe(on);
});
