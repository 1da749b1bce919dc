import { lacks, parseVersion } from '../../src/facts/versions';
import { SOURCE_PARAMETERS, ZERO_ETL_SINCE, isSameSetting, isSourceArn } from '../../src/facts/zero-etl';

test.each([
  ['aurora-mysql', '8.0.mysql_aurora.3.05.1', true],
  ['aurora-mysql', '8.0.mysql_aurora.3.05.2', false],
  ['aurora-mysql', '8.4.mysql_aurora.8.4.7', false],
  ['aurora-postgresql', '15.13', true],
  ['aurora-postgresql', '16.3', true],
  ['aurora-postgresql', '16.4', false],
  ['aurora-postgresql', '17.4', false],
  ['aurora-postgresql', '18.3', false],
  ['aurora-postgresql', '16', false],
])('%s %s lacks zero-ETL: %s', (engine, version, expected) => {
  expect(lacks(parseVersion(engine, version), ZERO_ETL_SINCE)).toBe(expected);
});

test('switches can be written in several ways', () => {
  expect(isSameSetting('ON', '1')).toBe(true);
  expect(isSameSetting('row', 'ROW')).toBe(true);
  expect(isSameSetting('off', '1')).toBe(false);
});

test('only the row image is right by default', () => {
  const right = Object.values(SOURCE_PARAMETERS).flat().filter(({ needed, byDefault }) => isSameSetting(needed, byDefault));
  expect(right.map(({ name }) => name)).toEqual(['binlog_row_image']);
});

test('sources are clusters and instances', () => {
  expect(isSourceArn('arn:aws-cn:rds:cn-north-1:111122223333:cluster:sales')).toBe(true);
  expect(isSourceArn('arn:aws:rds:eu-west-1:111122223333:db:sales')).toBe(true);
  expect(isSourceArn('arn:aws:rds:eu-west-1:111122223333:snapshot:sales')).toBe(false);
  expect(isSourceArn('arn:aws:rds:eu-west-1:111122223333:cluster:Sales')).toBe(false);
  expect(isSourceArn('sales')).toBe(false);
});
