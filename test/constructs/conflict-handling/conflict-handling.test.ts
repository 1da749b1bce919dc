import { Duration } from 'aws-cdk-lib';
import { ConflictHandling, ConflictStrategy } from '../../../src';
import { numberToken, textToken } from '../fixtures';

describe('what each strategy is', () => {
  test.each([
    [ConflictHandling.partitionedWrites({ partitions: [{ partition: 'a', writer: 1 }] }), ConflictStrategy.PARTITIONED_WRITES, false],
    [ConflictHandling.activeStandby(), ConflictStrategy.ACTIVE_STANDBY, false],
    [ConflictHandling.retry(), ConflictStrategy.RETRY, false],
    [ConflictHandling.lastWriteWins(), ConflictStrategy.LAST_WRITE_WINS, true],
    [ConflictHandling.highestValue({ column: 'bid' }), ConflictStrategy.HIGHEST_VALUE, true],
    [ConflictHandling.merge(), ConflictStrategy.MERGE, false],
    [ConflictHandling.deadLetter(), ConflictStrategy.DEAD_LETTER, false],
    [ConflictHandling.custom({ name: 'earliest-bid-wins', losesUpdates: true }), ConflictStrategy.CUSTOM, true],
    [ConflictHandling.custom({ name: 'add-up', losesUpdates: false }), ConflictStrategy.CUSTOM, false],
  ])('%#: %s', (handling, strategy, losesUpdates) => {
    expect(handling.strategy).toBe(strategy);
    expect(handling.losesUpdates).toBe(losesUpdates);
  });

  test('the defaults of its options', () => {
    expect(ConflictHandling.activeStandby().activeWriter).toBe(1);
    expect(ConflictHandling.retry()).toMatchObject({ maxAttempts: 5, baseDelay: Duration.millis(50) });
    expect(ConflictHandling.lastWriteWins().column).toBe('updated_at');
    expect(ConflictHandling.merge()).toMatchObject({ tables: undefined, partitions: [], activeWriter: undefined, maxAttempts: undefined });
  });

  test('the options given', () => {
    expect(ConflictHandling.activeStandby({ activeWriter: 'Bids' }).activeWriter).toBe('Bids');
    expect(ConflictHandling.retry({ maxAttempts: 2, baseDelay: Duration.seconds(1) }))
      .toMatchObject({ maxAttempts: 2, baseDelay: Duration.seconds(1) });
    expect(ConflictHandling.lastWriteWins({ timestampColumn: 'seen', tables: ['positions'] }))
      .toMatchObject({ column: 'seen', tables: ['positions'] });
    expect(ConflictHandling.highestValue({ column: 'bid', tables: ['bids'] })).toMatchObject({ column: 'bid', tables: ['bids'] });
    expect(ConflictHandling.deadLetter({ tables: ['orders'] }).tables).toEqual(['orders']);
    expect(ConflictHandling.custom({ name: 'earliest-bid-wins', losesUpdates: true }).name).toBe('earliest-bid-wins');
    expect(ConflictHandling.merge().name).toBe('merge');
  });

  test('partitions are copied, so that changing the list later changes nothing', () => {
    const partitions = [{ partition: 'a', writer: 1 }];
    const handling = ConflictHandling.partitionedWrites({ partitions });
    partitions.pop();
    expect(handling.partitions).toEqual([{ partition: 'a', writer: 1 }]);
  });
});

describe('arguments that make no sense', () => {
  const fixWriter = 'give its position in `writers` counted from 1, its name or its instance identifier';

  test.each([
    [[], '`partitions` must have at least 1 entry, got: an empty list; name the partitions of the data and their writers'],
    [[{ partition: ' ', writer: 1 }], "`partitions[0].partition` must not be empty, got: ' '; name the part of the data the writer serves"],
    [[{ partition: 'a', writer: 1 }, { partition: 'a', writer: 2 }], "`partition` must not repeat, got: 'a' more than once; give each partition to one writer only"],
    [[{ partition: 'a', writer: 0 }], `\`partitions[0].writer\` must be a whole number of at least 1, got: 0; ${fixWriter}`],
    [[{ partition: 'a', writer: 1.5 }], `\`partitions[0].writer\` must be a whole number of at least 1, got: 1.5; ${fixWriter}`],
    [[{ partition: 'a', writer: NaN }], `\`partitions[0].writer\` must be a whole number of at least 1, got: NaN; ${fixWriter}`],
    [[{ partition: 'a', writer: '' }], `\`partitions[0].writer\` must not be empty, got: ''; ${fixWriter}`],
    [[{ partition: 'a', writer: numberToken(1) }], `\`partitions[0].writer\` must be known when the app is synthesized, got: a token; ${fixWriter}`],
  ])('partitions %j', (partitions, message) => {
    expect(() => ConflictHandling.partitionedWrites({ partitions })).toThrow(new Error(message));
  });

  test('no active writer', () => {
    expect(() => ConflictHandling.activeStandby({ activeWriter: -1 }))
      .toThrow(new Error(`\`activeWriter\` must be a whole number of at least 1, got: -1; ${fixWriter}`));
  });

  test.each([1, 0, 2.5, NaN, Infinity])('maxAttempts %p', (maxAttempts) => {
    expect(() => ConflictHandling.retry({ maxAttempts })).toThrow(new Error(
      `\`maxAttempts\` must be a whole number of at least 2, got: ${maxAttempts}; count the first attempt and at least one repetition`,
    ));
  });

  test('no column, no name', () => {
    expect(() => ConflictHandling.lastWriteWins({ timestampColumn: '' }))
      .toThrow(new Error("`timestampColumn` must not be empty, got: ''; name the column with the time of the last change"));
    expect(() => ConflictHandling.highestValue({ column: '' }))
      .toThrow(new Error("`column` must not be empty, got: ''; name the column that is compared"));
    expect(() => ConflictHandling.custom({ name: '', losesUpdates: false }))
      .toThrow(new Error("`name` must not be empty, got: ''; name the strategy as the application knows it"));
  });

  test.each([
    [[], '`tables` must have at least 1 entry, got: an empty list; name the tables, or leave it out for all tables'],
    [[''], "`tables[0]` must not be empty, got: ''; name the table as the application does"],
    [['a', 'b', 'a'], "`tables` must not repeat, got: 'a' more than once; name each table once"],
  ])('tables %j', (tables, message) => {
    expect(() => ConflictHandling.merge({ tables })).toThrow(new Error(message));
  });

  test('what is only known at deployment passes', () => {
    const text = textToken('x');
    expect(ConflictHandling.retry({ maxAttempts: numberToken(3) }).strategy).toBe(ConflictStrategy.RETRY);
    expect(ConflictHandling.partitionedWrites({ partitions: [{ partition: text, writer: text }] }).partitions).toHaveLength(1);
    expect(ConflictHandling.highestValue({ column: text, tables: [text] }).column).toBe(text);
  });
});
