import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { writeText } from '../../src/readers/files/written-file';

const folder = mkdtempSync(join(tmpdir(), 'aurora-written-'));

test('folders on the way are made', () => {
  writeText(join(folder, 'a/b/c.txt'), 'text');
  writeText(join(folder, 'a/b/d.txt'), 'text');
  expect(readFileSync(join(folder, 'a/b/c.txt'), 'utf8')).toBe('text');
});

test('a file on the way is no folder', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(() => { writeText(join(folder, 'file/b.txt'), 'text'); }).toThrow('ENOTDIR');
  expect(() => { writeText(join(folder, 'file/a/b.txt'), 'text'); }).toThrow('ENOTDIR');
});

// Node itself does not come back from there.
(existsSync('/proc') ? test : test.skip)('where the system makes no folder, that ends, and is said', () => {
  expect(() => { writeText('/proc/none/of/these.txt', 'text'); }).toThrow('ENOENT');
});
