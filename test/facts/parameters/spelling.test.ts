import { nearestWord } from '../../../src/facts/parameters/spelling';

const WORDS = ['work_mem', 'maintenance_work_mem', 'timezone', 'rds.force_ssl', 'jit', 'geqo', 'autovacuum', 'ssl_min_protocol_version', 'ssl_max_protocol_version', 'debug1'];

test.each([
  ['work_mem', 'work_mem'],
  ['work-mem', 'work_mem'],
  ['WORKMEM', 'work_mem'],
  ['work_memory', 'work_mem'],
  ['maint_work_mem', 'maintenance_work_mem'],
  ['timezon', 'timezone'],
  ['tmezon', 'timezone'],
  ['autovaccuum', 'autovacuum'],
  ['rds_force_ssl', 'rds.force_ssl'],
  ['ssl_max_protocol_versions', 'ssl_max_protocol_version'],
])('%s is meant to be %s', (word, meant) => {
  expect(nearestWord(word, WORDS)).toBe(meant);
});

test.each([
  // Three letters, two in a short word, one in a very short one.
  'tmzn', 'wrkmm', 'jat', 'geqa', 'geo',
  // Another part, another number of parts, a part cut too short.
  'wa_mem', 'work_mem_limit', 'work', 'wo_me',
  // Digits are not slips.
  'debug2', 'timezone2',
])('%s is like none', (word) => {
  expect(nearestWord(word, WORDS)).toBeUndefined();
});

test('of two that are near, the nearer one, and else the first', () => {
  expect(nearestWord('pg_crons', ['pg_crown', 'pg_cron'])).toBe('pg_cron');
  expect(nearestWord('ssl_mix_protocol_version', WORDS)).toBe('ssl_min_protocol_version');
});
