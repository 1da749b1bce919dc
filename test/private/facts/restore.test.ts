import { isTimestamp, misspelledRestoreType, regionOfArn } from '../../../src/private/facts/restore';

test.each(['2026-11-01T00:00:00Z', '2026-11-01T00:00Z', '2026-11-01T00:00:00.000Z', '2026-11-01T01:00:00+01:00', '2026-11-01T01:00:00+01:00[Europe/Paris]', '2026-11-01t00:00:00z'])('%s is a time', (text) => {
  expect(isTimestamp(text)).toBe(true);
});

test.each(['2026-11-01', '2026-11-01 00:00', '2026-11-01T00:00:00', 'yesterday', '1 November 2026'])('%s is no time', (text) => {
  expect(isTimestamp(text)).toBe(false);
});

test.each([['clone', 'copy-on-write'], ['COPY_ON_WRITE', 'copy-on-write'], ['full', 'full-copy'], ['Full-Copy', 'full-copy'], ['full-copy', undefined], ['time-travel', undefined]])('%s stands for %s', (type, meant) => {
  expect(misspelledRestoreType(type)).toBe(meant);
});

test.each([['arn:aws:rds:eu-west-1:111122223333:cluster:orders', 'eu-west-1'], ['orders', undefined], ['arn:aws:iam::111122223333:role/x', undefined]])('the region of %s is %s', (text, region) => {
  expect(regionOfArn(text)).toBe(region);
});
