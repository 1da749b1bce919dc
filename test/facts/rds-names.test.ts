import { isRdsName, nearestRdsName } from '../../src/facts/rds-names';

test.each([['app', true], ['App-proxy-2', true], ['app--proxy', false], ['app-', false], ['1app', false], ['app_proxy', false], ['', false], ['a'.repeat(10), true], ['a'.repeat(11), false]])(
  '%s is a name: %s',
  (name, expected) => {
    expect(isRdsName(name, 10 + (name.includes('-') ? 10 : 0))).toBe(expected);
  },
);

test.each([['app_proxy', 'app-proxy'], ['app--proxy', 'app-proxy'], ['1-app', 'app'], ['app-', 'app'], ['---', 'example'], ['a'.repeat(70), 'a'.repeat(63)], [`${'a'.repeat(62)}-b`, 'a'.repeat(62)]])(
  'instead of %s: %s',
  (name, expected) => {
    expect(nearestRdsName(name, 63)).toBe(expected);
    expect(isRdsName(nearestRdsName(name, 63), 63)).toBe(true);
  },
);

test('a long name that is wrong at its end takes no time', () => {
  const start = process.hrtime.bigint();
  expect(isRdsName(`${'a'.repeat(50_000)}!`, 63)).toBe(false);
  expect(Number(process.hrtime.bigint() - start)).toBeLessThan(1e9);
});
