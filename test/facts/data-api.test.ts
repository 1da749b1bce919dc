import { DATA_API, isBurstable, isScramOnly } from '../../src/facts/data-api';
import { lacks, parseVersion } from '../../src/facts/versions';

test.each([
  ['aurora-mysql', '8.0.mysql_aurora.3.06.1', true],
  ['aurora-mysql', '8.0.mysql_aurora.3.07.0', false],
  ['aurora-mysql', '8.4.mysql_aurora.8.4.7', false],
  ['aurora-postgresql', '13.10', true],
  ['aurora-postgresql', '13.11', false],
  ['aurora-postgresql', '14.7', true],
  ['aurora-postgresql', '14.8', false],
  ['aurora-postgresql', '15.2', true],
  ['aurora-postgresql', '15.3', false],
  ['aurora-postgresql', '16.0', true],
  ['aurora-postgresql', '16.1', false],
  ['aurora-postgresql', '15', false],
  ['aurora-postgresql', '18.3', false],
])('%s %s lacks the Data API: %s', (engine, text, expected) => {
  expect(lacks(parseVersion(engine, text), DATA_API)).toBe(expected);
});

test.each([['db.t3.medium', true], ['db.t4g.large', true], ['db.r6g.large', false], ['db.serverless', false], ['my.db.t3.medium', false]])('%s is a T class: %s', (instanceClass, expected) => {
  expect(isBurstable(instanceClass)).toBe(expected);
});

test.each([
  ['aurora-postgresql', '13.23', false],
  ['aurora-postgresql', '14.22', true],
  ['aurora-postgresql', '18.3', true],
  ['aurora-mysql', '8.0.mysql_aurora.3.10.4', false],
])('the Data API of %s %s logs in with SCRAM only: %s', (engine, text, expected) => {
  expect(isScramOnly(parseVersion(engine, text)!)).toBe(expected);
});
