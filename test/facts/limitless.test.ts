import { isStandardBuild } from '../../src/facts/limitless';
import { parseVersion } from '../../src/facts/versions';

test.each([['16.11-limitless', false], ['16.11', true], ['17.7', true], ['16', true], ['21.2', false]])('%s is certain to be a standard build: %s', (text, expected) => {
  expect(isStandardBuild(parseVersion('aurora-postgresql', text))).toBe(expected);
});

test('a version that is not known is not certain', () => {
  expect(isStandardBuild(undefined)).toBe(false);
});
