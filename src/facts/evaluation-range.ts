/**
 * How far back an alarm looks: its periods together.
 * Source: https://docs.aws.amazon.com/sdk-for-kotlin/api/latest/cloudwatch/aws.sdk.kotlin.services.cloudwatch.model/-put-metric-alarm-request/period.html (read 2026-11-29).
 */
const LONG_PERIOD_SECONDS = 3600;
const LONGEST_RANGE_DAYS = { short: 1, long: 7 };
const SECONDS_PER_DAY = 86_400;

/** The most days that an alarm with periods of so many seconds looks back. */
export const longestRangeDays = (periodSeconds: number): number =>
  periodSeconds < LONG_PERIOD_SECONDS ? LONGEST_RANGE_DAYS.short : LONGEST_RANGE_DAYS.long;

/** The most periods of so many seconds that an alarm looks at. */
export const maxEvaluationPeriods = (periodSeconds: number): number =>
  Math.floor(longestRangeDays(periodSeconds) * SECONDS_PER_DAY / periodSeconds);
