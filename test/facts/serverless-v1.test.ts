import { nearestV1Capacity, v1Capacities } from '../../src/facts/serverless-v1';

test('Aurora MySQL has 1, Aurora PostgreSQL starts at 2', () => {
  expect(v1Capacities('aurora')[0]).toBe(1);
  expect(v1Capacities('aurora-mysql')[0]).toBe(1);
  expect(v1Capacities('aurora-postgresql')[0]).toBe(2);
});

test.each([['aurora-postgresql', 1, 2], ['aurora-postgresql', 128, 64], ['aurora-mysql', 384, 256], ['aurora-mysql', 0, 1]])('%s: nearest to %d is %d', (engine, capacity, nearest) => {
  expect(nearestV1Capacity(engine, capacity)).toBe(nearest);
});
