import { localStorageOf, memoryOf } from '../../src/facts/instance-capacity';
import { defaultMaxConnections, defaultServerlessMaxConnections } from '../../src/facts/max-connections';

const GIB = 1024 ** 3;

describe('max_connections', () => {
  test.each<[string, number | undefined, number | undefined]>([
    ['db.t2.small', 45, undefined],
    ['db.t3.medium', 90, 420],
    ['db.t4g.medium', 90, 405],
    ['db.t4g.large', 135, 844],
    ['db.r4.large', 1000, 1600],
    ['db.r4.xlarge', 2000, 3200],
    ['db.r4.2xlarge', 3000, 5000],
    ['db.r4.16xlarge', 6000, 5000],
    ['db.r5.xlarge', 2000, 3300],
    ['db.r5.24xlarge', 7000, 5000],
    ['db.r6g.large', 1000, 1722],
    ['db.r6g.xlarge', 2000, 3479],
    ['db.r6g.2xlarge', 3000, 5000],
    ['db.r6i.32xlarge', 7000, 5000],
    ['db.r7g.large', 1000, 1600],
    ['db.r7i.48xlarge', 8000, 5000],
    ['db.r8g.48xlarge', 8000, 5000],
    // Optimized Reads is of PostgreSQL only.
    ['db.r6gd.xlarge', undefined, 3300],
    ['db.x2g.large', 2000, 3479],
    ['db.x2g.xlarge', 3000, 5000],
    ['db.x2g.16xlarge', 7000, 5000],
    ['db.r9g.large', undefined, undefined],
    ['db.r9g.4xlarge', undefined, undefined],
    ['db.t3.2xlarge', undefined, undefined],
    ['db.serverless', undefined, undefined],
    ['r7g.large', undefined, undefined],
    ['', undefined, undefined],
  ])('%s: %s on MySQL, %s on PostgreSQL', (instanceClass, mysql, postgresql) => {
    expect(defaultMaxConnections('MySQL', instanceClass)).toBe(mysql);
    expect(defaultMaxConnections('PostgreSQL', instanceClass)).toBe(postgresql);
  });

  // The rows of AWS's table, and both sides of them.
  test.each<[number, number | undefined, number]>([
    [1, 90, 189],
    [2, undefined, 400],
    [4, 135, 823],
    [8, 1000, 1669],
    [8.5, undefined, 1775],
    [16, 2000, 3360],
    [23.5, undefined, 4946],
    [24, undefined, 5000],
    [32, 3000, 5000],
    [64, 4000, 5000],
    [128, 5000, 5000],
    [256, undefined, 5000],
  ])('at most %s ACUs: %s on MySQL, %s on PostgreSQL', (capacity, mysql, postgresql) => {
    expect(defaultServerlessMaxConnections('MySQL', 1, capacity)).toBe(mysql);
    expect(defaultServerlessMaxConnections('PostgreSQL', 1, capacity)).toBe(postgresql);
  });

  test.each<[number | undefined, number | undefined]>([
    [0, 2000],
    [0.5, 2000],
    [1, 3360],
    [undefined, undefined],
  ])('at least %s ACUs cap PostgreSQL at %s', (capacity, expected) => {
    expect(defaultServerlessMaxConnections('PostgreSQL', capacity, 16)).toBe(expected);
  });

  test('the cap of PostgreSQL does not raise anything, and MySQL has none', () => {
    expect(defaultServerlessMaxConnections('PostgreSQL', 0.5, 1)).toBe(189);
    expect(defaultServerlessMaxConnections('MySQL', 0, 32)).toBe(3000);
  });
});

describe('memory and local storage', () => {
  test.each<[string, number | undefined, number | undefined, number | undefined]>([
    ['db.t2.small', 2, 32, undefined],
    ['db.t3.medium', 4, 32, 7.5],
    ['db.t4g.large', 8, 32, 16],
    ['db.r4.large', 15.25, 32, 30],
    ['db.r6g.large', 16, 32, 30],
    ['db.r6i.32xlarge', 1024, 2560, 1829],
    ['db.r7g.16xlarge', 512, 1280, 960],
    ['db.x2g.16xlarge', 1024, 1280, 960],
    ['db.r8g.48xlarge', 1536, 3840, 3072],
    ['db.r9g.large', undefined, undefined, undefined],
    ['db.r7g.metal', undefined, undefined, undefined],
    ['db.serverless', undefined, undefined, undefined],
  ])('%s: %s GiB of memory; local storage of %s GiB on MySQL, %s GiB on PostgreSQL', (instanceClass, memory, mysql, postgresql) => {
    const bytes = (gib: number | undefined): number | undefined => (gib === undefined ? undefined : gib * GIB);
    expect(memoryOf(instanceClass)).toBe(bytes(memory));
    expect(localStorageOf('MySQL', instanceClass)).toBe(bytes(mysql));
    expect(localStorageOf('PostgreSQL', instanceClass)).toBe(bytes(postgresql));
  });
});
