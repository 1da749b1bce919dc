/** Backups, and the windows RDS works in. */

/**
 * Days automated backups are kept. Backups of Aurora cannot be switched off.
 * Source: BackupRetentionPeriod in https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_CreateDBCluster.html (read 2026-11-22).
 */
export const MIN_RETENTION_DAYS = 1;
export const MAX_RETENTION_DAYS = 35;

export const nearestRetention = (days: number): number => Math.min(MAX_RETENTION_DAYS, Math.max(MIN_RETENTION_DAYS, Math.round(days)));

/**
 * Shortest backup and maintenance window, in minutes.
 * Source: PreferredBackupWindow and PreferredMaintenanceWindow in
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbcluster.html (read 2026-11-22).
 */
export const MIN_WINDOW_MINUTES = 30;

const DAY = 24 * 60;
const WEEK = 7 * DAY;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** A span of time that comes again, in minutes from the beginning of its period. */
export interface Window {
  readonly start: number;
  /** Zero where start and end are the same, which may mean nothing or all. */
  readonly minutes: number;
}

/** `hh24:mi-hh24:mi`; undefined for a text that is none. One digit for the hour is let pass. */
export function parseBackupWindow(text: string): Window | undefined {
  const [, from, to] = /^(\d{1,2}:\d{2})-(\d{1,2}:\d{2})$/.exec(text) ?? [];
  return span(timeOfDay(from), timeOfDay(to), DAY);
}

/** `ddd:hh24:mi-ddd:hh24:mi`; undefined for a text that is none. */
export function parseMaintenanceWindow(text: string): Window | undefined {
  const [, fromDay, from, toDay, to] = /^([a-z]{3}):(\d{1,2}:\d{2})-([a-z]{3}):(\d{1,2}:\d{2})$/i.exec(text) ?? [];
  return span(timeOfWeek(fromDay, from), timeOfWeek(toDay, to), WEEK);
}

/** Whether the daily and the weekly window meet. One that begins as the other ends does not. */
export function windowsOverlap(daily: Window, weekly: Window): boolean {
  if (daily.minutes === 0 || weekly.minutes === 0) return false;
  return DAYS.some((_, day) => {
    const start = day * DAY + daily.start;
    return after(weekly.start, start) < daily.minutes || after(start, weekly.start) < weekly.minutes;
  });
}

/** The daily window as long as `daily` that begins when `weekly` ends; undefined where the two do not fit into a day. */
export function backupWindowAfter(weekly: Window, daily: Window): string | undefined {
  if (weekly.minutes + daily.minutes > DAY) return undefined;
  const start = weekly.start + weekly.minutes;
  return `${clock(start)}-${clock(start + daily.minutes)}`;
}

/** The shortest window from the beginning of `window` that RDS takes, as a time of day. */
export const shortestEnd = (window: Window): string => clock(window.start + MIN_WINDOW_MINUTES);

/** Minutes of the week from `from` to `to`. */
const after = (to: number, from: number): number => (to - from + WEEK) % WEEK;

function span(from: number | undefined, to: number | undefined, period: number): Window | undefined {
  return from === undefined || to === undefined ? undefined : { start: from, minutes: (to - from + period) % period };
}

function timeOfDay(text: string | undefined): number | undefined {
  const [hours, minutes] = (text ?? '').split(':').map(Number);
  return hours === undefined || minutes === undefined || hours > 24 || minutes > 59 ? undefined : hours * 60 + minutes;
}

function timeOfWeek(day: string | undefined, text: string | undefined): number | undefined {
  const index = DAYS.indexOf(day?.toLowerCase() ?? '');
  const time = timeOfDay(text);
  return index < 0 || time === undefined ? undefined : index * DAY + time;
}

function clock(minutes: number): string {
  const time = minutes % DAY;
  return [Math.floor(time / 60), time % 60].map((part) => String(part).padStart(2, '0')).join(':');
}
