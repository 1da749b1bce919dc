import { EXTENDED_SUPPORT, EXTENDED_SUPPORT_DISABLED, majorDays, misspelledLifecycle } from '../../src/facts/engine-lifecycle';
import { majorOf } from '../../src/facts/engine-versions';
import { parseVersion } from '../../src/facts/versions';

test.each([
  [EXTENDED_SUPPORT, undefined], [EXTENDED_SUPPORT_DISABLED, undefined], ['open-source-rds-extended-support-of-tomorrow', undefined],
  ['Disabled', EXTENDED_SUPPORT_DISABLED], ['disable', EXTENDED_SUPPORT_DISABLED], ['false', EXTENDED_SUPPORT_DISABLED], ['NO', EXTENDED_SUPPORT_DISABLED],
  ['enabled', EXTENDED_SUPPORT], ['true', EXTENDED_SUPPORT], ['not-false', EXTENDED_SUPPORT], ['falsehood', EXTENDED_SUPPORT],
  ['casino', EXTENDED_SUPPORT], ['normal', EXTENDED_SUPPORT],
])('by %s %s is meant', (value, meant) => {
  expect(misspelledLifecycle(value)).toBe(meant);
});

const DAY = /^\d{4}-\d{2}-\d{2}$/;

describe('days of majors', () => {
  const majors = ['5.7', '8.0', '8.4', '11', '12', '13', '14', '15', '16', '17', '18'].map((text) =>
    majorOf(parseVersion(text.includes('.') ? 'aurora-mysql' : 'aurora-postgresql', text)!)!);

  test.each(majors.map((one) => [one.name, one] as const))('%s: each comes after the one before', (_, major) => {
    const { released, chargedFrom, higherPriceFrom } = majorDays(major);
    const all = [released, major.standardSupportEnds, chargedFrom, higherPriceFrom, major.extendedSupportEnds];
    const days = all.filter((day) => day !== undefined);
    expect(days).toEqual([...days].sort());
    for (const day of days) expect(day).toMatch(DAY);
  });

  test('Aurora PostgreSQL costs more from the third year on, Aurora MySQL does not', () => {
    const [mysql, postgresql] = ['aurora-mysql', 'aurora-postgresql'].map((engine) => majors.filter((one) => one.engine === engine).map(majorDays));
    expect(mysql!.filter(({ higherPriceFrom }) => higherPriceFrom !== undefined)).toEqual([]);
    const year = (day: string | undefined): number => Number(day!.slice(0, 4));
    for (const { chargedFrom, higherPriceFrom } of postgresql!) expect(year(higherPriceFrom) - year(chargedFrom)).toBe(2);
    expect(majorDays({ engine: 'aurora-postgresql', major: 99 })).toEqual({});
  });
});
