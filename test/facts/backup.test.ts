import {
  backupWindowAfter, nearestRetention, parseBackupWindow, parseMaintenanceWindow, windowsOverlap,
} from '../../src/facts/backup';

const overlap = (backup: string, maintenance: string): boolean =>
  windowsOverlap(parseBackupWindow(backup)!, parseMaintenanceWindow(maintenance)!);

test.each([
  ['02:00-03:00', 'sun:02:30-sun:03:30', true],
  ['02:00-03:00', 'sun:03:00-sun:04:00', false],
  ['02:00-03:00', 'sun:01:00-sun:02:00', false],
  ['02:00-03:00', 'sun:01:00-sun:04:00', true],
  ['01:00-04:00', 'sun:02:00-sun:03:00', true],
  ['23:30-00:30', 'mon:00:00-mon:01:00', true],
  ['23:30-00:30', 'sun:23:00-sun:23:45', true],
  ['00:00-01:00', 'sun:23:30-mon:00:30', true],
  ['12:00-13:00', 'sat:22:00-mon:02:00', true],
  ['00:00-00:30', 'Mon:03:00-Mon:04:00', false],
  ['00:00-00:00', 'mon:00:00-mon:01:00', false],
  ['00:00-01:00', 'mon:00:30-mon:00:30', false],
  ...['tue', 'wed', 'thu', 'fri'].map((day): [string, string, boolean] => ['02:00-03:00', `${day}:02:30-${day}:03:30`, true]),
])('%s and %s overlap: %s', (backup, maintenance, expected) => {
  expect(overlap(backup, maintenance)).toBe(expected);
});

test.each(['3am-4am', 'x02:00-03:00', '02:00-03:00x', '24:01-25:00', '02:00-02:60', '02:00', '25:00-26:00', '02:60-03:00', 'sun:02:00-sun:03:00', '02:00 - 03:00'])('%s is no backup window', (text) => {
  expect(parseBackupWindow(text)).toBeUndefined();
});

test.each(['02:00-03:00', 'sunday:02:00-sunday:03:00', 'xsun:02:00-sun:03:00', 'sun:02:00-sun:03:00x', 'sun:02:00-sun:03:60', 'sun:02:60-sun:03:00', 'sun:02:00-03:00', 'son:02:00-son:03:00'])('%s is no maintenance window', (text) => {
  expect(parseMaintenanceWindow(text)).toBeUndefined();
});

test('a backup window is moved behind the maintenance', () => {
  expect(backupWindowAfter(parseMaintenanceWindow('sun:23:30-mon:00:30')!, parseBackupWindow('00:00-01:00')!)).toBe('00:30-01:30');
});

test('a backup window that just fits into the day is moved', () => {
  expect(backupWindowAfter(parseMaintenanceWindow('sat:00:00-sat:12:00')!, parseBackupWindow('06:00-18:00')!)).toBe('12:00-00:00');
  expect(backupWindowAfter(parseMaintenanceWindow('sat:00:00-sat:12:00')!, parseBackupWindow('06:00-18:01')!)).toBeUndefined();
});

test('the last minute of an hour and of a day count', () => {
  expect(parseBackupWindow('22:59-23:59')).toEqual({ start: 22 * 60 + 59, minutes: 60 });
  expect(parseBackupWindow('23:00-24:00')).toEqual({ start: 23 * 60, minutes: 60 });
});

test('what does not fit into a day is not moved', () => {
  expect(backupWindowAfter(parseMaintenanceWindow('sat:22:00-mon:02:00')!, parseBackupWindow('12:00-13:00')!)).toBeUndefined();
});

test.each([[0, 1], [1, 1], [35, 35], [36, 35]])('the retention nearest to %d is %d', (days, nearest) => {
  expect(nearestRetention(days)).toBe(nearest);
});
