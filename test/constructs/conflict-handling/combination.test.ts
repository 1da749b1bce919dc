import { Duration } from 'aws-cdk-lib';
import { ConflictHandling, ConflictStrategy, MergeOperation } from '../../../src';
import { textToken } from '../fixtures';

const PARTITIONED = ConflictHandling.partitionedWrites({ partitions: [{ partition: 'a', writer: 1 }] });

describe('a combination', () => {
  const retry = ConflictHandling.retry({ maxAttempts: 3, baseDelay: Duration.millis(10) });
  const merge = ConflictHandling.merge({ tables: ['carts'] });
  const combined = ConflictHandling.combine(PARTITIONED, merge, retry);

  test('has the routes of the one, and the attempts of the other', () => {
    expect(combined).toMatchObject({
      strategy: ConflictStrategy.COMBINED,
      name: 'combined',
      partitions: PARTITIONED.partitions,
      activeWriter: undefined,
      maxAttempts: 3,
      baseDelay: Duration.millis(10),
      tables: undefined,
    });
    expect(combined.parts).toEqual([PARTITIONED, merge, retry]);
  });

  test('has an active writer', () => {
    expect(ConflictHandling.combine(merge, ConflictHandling.activeStandby({ activeWriter: 'Bids' })).activeWriter).toBe('Bids');
  });

  test('can be combined further', () => {
    const positions = ConflictHandling.lastWriteWins({ tables: ['positions'] });
    expect(ConflictHandling.combine(combined, positions).parts).toEqual([PARTITIONED, merge, retry, positions]);
  });

  test.each([
    ['none', ConflictHandling.retry(), false],
    ['last-write-wins', ConflictHandling.lastWriteWins({ tables: ['t'] }), true],
    ['highest-value', ConflictHandling.highestValue({ column: 'c', tables: ['t'] }), true],
    ['a custom one that says so', ConflictHandling.custom({ name: 'x', losesUpdates: true, tables: ['t'] }), true],
    ['a custom one that does not', ConflictHandling.custom({ name: 'x', losesUpdates: false, tables: ['t'] }), false],
  ])('loses updates as its parts do: %s', (_name, part, losesUpdates) => {
    expect(ConflictHandling.combine(PARTITIONED, part).losesUpdates).toBe(losesUpdates);
  });

  test.each([
    ['retry', ConflictHandling.retry(), false],
    ['dead-letter', ConflictHandling.deadLetter(), true],
    ['custom', ConflictHandling.custom({ name: 'x', losesUpdates: false }), false],
    ['custom with a queue', ConflictHandling.custom({ name: 'x', losesUpdates: false, usesConflictQueue: true }), true],
  ])('uses a queue as its parts do: %s', (_name, part, usesConflictQueue) => {
    expect(part.usesConflictQueue).toBe(usesConflictQueue);
    expect(ConflictHandling.combine(part).usesConflictQueue).toBe(usesConflictQueue);
  });

  test('one strategy is its own only part', () => {
    expect(merge.parts).toEqual([merge]);
  });

  test.each([
    [[], '`handlings` must have at least 1 entry, got: none; give the strategies to combine'],
    [
      [PARTITIONED, ConflictHandling.activeStandby()],
      '`handlings` must have at most 1 of partitionedWrites and activeStandby, got: partitioned-writes, active-standby; leave one of them out',
    ],
    [
      [ConflictHandling.retry(), ConflictHandling.custom({ name: 'mine', losesUpdates: false })],
      '`handlings` must have at most 1 strategy without `tables`, got: retry, mine; name the tables of the others',
    ],
    [
      [ConflictHandling.merge({ tables: ['a', 'b'] }), ConflictHandling.deadLetter({ tables: ['b'] })],
      "`tables` must not repeat, got: 'b' more than once; give each table one strategy",
    ],
  ])('that makes no sense: %#', (handlings, message) => {
    expect(() => ConflictHandling.combine(...handlings)).toThrow(new Error(message));
  });
});

describe('merge', () => {
  test.each([
    [MergeOperation.SUM, 'points'],
    [MergeOperation.UNION, 'articles'],
    [MergeOperation.SUM, textToken('points')],
  ])('%s of column %s', (operation, column) => {
    expect(ConflictHandling.merge({ operation, column })).toMatchObject({ operation, column, losesUpdates: false });
  });

  test('is up to the application where nothing is said', () => {
    expect(ConflictHandling.merge().operation).toBe(MergeOperation.APPLICATION);
    expect(ConflictHandling.retry().operation).toBeUndefined();
  });

  test.each([
    [{ operation: MergeOperation.SUM }, '`column` must be given for the operation SUM, got: none; name the column that is merged'],
    [{ operation: MergeOperation.UNION, column: ' ' }, "`column` must not be empty, got: ' '; name the column that is merged"],
    [{ column: 'points' }, "`column` needs the operation SUM or UNION, got: 'points' without; give `operation`, or leave `column` out"],
  ])('%j', (options, message) => {
    expect(() => ConflictHandling.merge(options)).toThrow(new Error(message));
  });
});
