import { isForeignCategory, meantSourceType } from '../../src/facts/event-subscriptions';

test.each([['db-cluster', undefined], ['cluster', 'db-cluster'], ['DB_INSTANCE', 'db-instance'], ['aurora-cluster', 'db-cluster'], ['dbCluster', 'db-cluster'], ['db  instance', 'db-instance'], ['rds-proxy', 'db-proxy'], ['dbclustersnapshot', 'db-cluster-snapshot'], ['my-aurora-cluster', undefined], ['my-rds-proxy', undefined], ['db-limitless-router', undefined]])(
  'by %s %s is meant',
  (value, meant) => {
    expect(meantSourceType(value)).toBe(meant);
  },
);

test('categories that are known to belong to another source', () => {
  expect(isForeignCategory('db-cluster', 'restoration')).toBe(true);
  expect(isForeignCategory('db-instance', 'restoration')).toBe(false);
  expect(isForeignCategory('db-cluster', 'levitation')).toBe(false);
  expect(isForeignCategory('db-proxy', 'restoration')).toBe(false);
  expect(isForeignCategory('db-cluster', 'failover')).toBe(false);
  expect(isForeignCategory('db-cluster', 'global-failover')).toBe(false);
  expect(isForeignCategory('db-instance', 'global-failover')).toBe(true);
  expect(isForeignCategory('db-parameter-group', 'configuration change')).toBe(false);
  expect(isForeignCategory('db-parameter-group', 'backup')).toBe(true);
  expect(isForeignCategory('db-security-group', 'failure')).toBe(false);
  expect(isForeignCategory('db-security-group', 'deletion')).toBe(true);
  expect(isForeignCategory('db-parameter-group', 'levitation')).toBe(false);
});
