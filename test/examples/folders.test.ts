import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { APPS, EXAMPLES } from './support';

const folders = readdirSync(EXAMPLES, { withFileTypes: true }).filter((entry) => entry.isDirectory() && entry.name !== 'cdk.out').map(({ name }) => name);

test('every example is tested', () => {
  expect(Object.keys(APPS).sort()).toEqual(folders.sort());
});

describe.each(folders)('%s', (folder) => {
  test.each(['cdk.json', 'app.ts', 'README.md'])('has a %s', (file) => {
    expect(existsSync(join(EXAMPLES, folder, file))).toBe(true);
  });

  test('is listed in the README of the examples', () => {
    expect(readFileSync(join(EXAMPLES, 'README.md'), 'utf8')).toContain(`(${folder}/)`);
  });
});
