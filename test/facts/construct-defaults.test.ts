import { defaultClusterParameters, defaultLogExports, defaultPort, hasBacktrack, hasInsights, recommendedInstanceType } from '../../src/facts/construct-defaults';

describe('recommendedInstanceType', () => {
  test.each([
    ['aurora-mysql', '8.4.mysql_aurora.8.4.7', 'r7g.large'],
    ['aurora-mysql', '9.7.mysql_aurora.9.7.1', 'r6g.large'],
    ['aurora-mysql', '8.0.mysql_aurora.3.03.1', 'r7g.large'],
    ['aurora-mysql', '8.0.mysql_aurora.3.03.0', 'r6g.large'],
    ['aurora-mysql', '5.7.mysql_aurora.2.12.0', 'r7g.large'],
    ['aurora-mysql', '5.7.mysql_aurora.2.11.6', 'r6g.large'],
    ['aurora-mysql', '8.0', 'r7g.large'],
    ['aurora-postgresql', '19.1', 'r7g.large'],
    ['aurora-postgresql', '18.3', 'r7g.large'],
    ['aurora-postgresql', '17.4', 'r7g.large'],
    ['aurora-postgresql', '16.8-limitless', 'r7g.large'],
    ['aurora-postgresql', '16', 'r7g.large'],
    ['aurora-postgresql', '13.10', 'r7g.large'],
    ['aurora-postgresql', '13.9', 'r6g.large'],
    ['aurora-postgresql', '11.9', 'r6g.large'],
    ['aurora-postgresql', '11.8', 'r5.large'],
    ['aurora-postgresql', '10.21', 'r5.large'],
    ['aurora', '5.6.10', 'r5.large'],
    ['aurora-mysql', undefined, 'r6g.large'],
    ['aurora-mysql', '${Token[TOKEN.1]}', 'r6g.large'],
    ['aurora-postgresql', 'latest', 'r6g.large'],
  ])('%s %s: %s', (engine, version, expected) => {
    expect(recommendedInstanceType(engine, version)).toBe(expected);
  });
});

test.each([
  ['aurora-mysql', 'db.t3.medium', false],
  ['aurora-mysql', 'db.t2.small', false],
  ['aurora-mysql', 'db.t4g.small', false],
  ['aurora-mysql', 'db.t4g.medium', true],
  ['aurora-mysql', 'db.serverless', true],
  ['aurora-mysql', undefined, false],
  ['aurora-postgresql', 'db.t3.medium', true],
  ['aurora-postgresql', undefined, true],
])('hasInsights %s %s: %s', (engine, instanceClass, expected) => {
  expect(hasInsights(engine, instanceClass)).toBe(expected);
});

test.each([
  ['db.serverless', undefined, true],
  ['db.serverless', 0, true],
  ['db.serverless', 0.5, false],
  ['db.serverless', 1.5, false],
  ['db.serverless', 2, true],
  ['db.r7g.large', 0.5, true],
])('hasInsights %s from %s ACUs: %s', (instanceClass, minCapacity, expected) => {
  expect(hasInsights('aurora-mysql', instanceClass, minCapacity)).toBe(expected);
  expect(hasInsights('aurora-postgresql', instanceClass, minCapacity)).toBe(expected);
});

test.each([
  ['aurora-mysql', 'eu-west-1', true],
  ['aurora-mysql', 'eu-north-1', false],
  ['aurora-mysql', '${Token[AWS.Region]}', false],
  ['aurora-postgresql', 'eu-west-1', false],
])('hasBacktrack %s in %s: %s', (engine, region, expected) => {
  expect(hasBacktrack(engine, region)).toBe(expected);
});

test('an engine the tables do not know gets nothing', () => {
  expect(defaultPort('mysql')).toBeUndefined();
  expect(defaultLogExports('mysql')).toBeUndefined();
  expect(defaultClusterParameters('mysql')).toEqual({});
});
