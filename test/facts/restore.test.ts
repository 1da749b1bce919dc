import { isTimestamp, misspelledRestoreType, regionOfArn } from '../../src/facts/restore';

test.each(['2026-11-01T00:00:00Z', '2026-11-01T00:00Z', '2026-11-01T00:00:00.000Z', '2026-11-01T01:00:00+01:00', '2026-11-01T01:00:00+01:00[Europe/Paris]', '2026-11-01t00:00:00z', '+12026-11-01T00:00Z', '2026-11-01T00:00:00.123456789Z', '2026-11-01T01:00-0130', '2026-11-01T01:00+01'])('%s is a time', (text) => {
  expect(isTimestamp(text)).toBe(true);
});

test.each(['2026-11-01', '2026-11-01 00:00', '2026-11-01T00:00:00', 'yesterday', '1 November 2026', 'on 2026-11-01T00:00Z', '2026-11-01T00:00Z sharp', 'x2026-11-01T00:00Z', '2026-11-01T00:00+1', '2026-11-01T00:00:00.1234567890Z', '2026-11-01T00:00Z[]'])('%s is no time', (text) => {
  expect(isTimestamp(text)).toBe(false);
});

test.each([['clone', 'copy-on-write'], ['COPY_ON_WRITE', 'copy-on-write'], ['full', 'full-copy'], ['Full-Copy', 'full-copy'], ['full-copy', undefined], ['copy-on-write', undefined], ['time-travel', undefined]])('%s stands for %s', (type, meant) => {
  expect(misspelledRestoreType(type)).toBe(meant);
});

test.each([['arn:aws:rds:eu-west-1:111122223333:cluster:orders', 'eu-west-1'], ['orders', undefined], ['a:b:c:eu-west-1', undefined], ['arn:aws:iam::111122223333:role/x', undefined]])('the region of %s is %s', (text, region) => {
  expect(regionOfArn(text)).toBe(region);
});
