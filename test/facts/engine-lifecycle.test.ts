import { EXTENDED_SUPPORT, EXTENDED_SUPPORT_DISABLED, misspelledLifecycle } from '../../src/facts/engine-lifecycle';

test.each([
  [EXTENDED_SUPPORT, undefined], [EXTENDED_SUPPORT_DISABLED, undefined], ['open-source-rds-extended-support-of-tomorrow', undefined],
  ['Disabled', EXTENDED_SUPPORT_DISABLED], ['disable', EXTENDED_SUPPORT_DISABLED], ['false', EXTENDED_SUPPORT_DISABLED], ['NO', EXTENDED_SUPPORT_DISABLED],
  ['enabled', EXTENDED_SUPPORT], ['true', EXTENDED_SUPPORT], ['not-false', EXTENDED_SUPPORT], ['falsehood', EXTENDED_SUPPORT],
  ['casino', EXTENDED_SUPPORT], ['normal', EXTENDED_SUPPORT],
])('by %s %s is meant', (value, meant) => {
  expect(misspelledLifecycle(value)).toBe(meant);
});
