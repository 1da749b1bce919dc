import { multiMasterWriteQuorum } from '../../src/facts/multi-master';

test('a majority of the writers acknowledges a write', () => {
  expect([1, 2, 3, 4, 5, 6].map(multiMasterWriteQuorum)).toEqual([1, 2, 2, 3, 3, 4]);
});
