import { existsSync, readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { APPS, EXAMPLES } from './support';

/** `languages` has apps in others; what else has no README is not committed. */
const folders = readdirSync(EXAMPLES).filter((name) => name !== 'languages' && existsSync(join(EXAMPLES, name, 'README.md')));

test('every example is tested', () => {
  expect(Object.keys(APPS).sort()).toEqual(folders.sort());
});

describe.each(folders)('%s', (folder) => {
  test.each(['cdk.json', 'app.ts', 'package.json', 'tsconfig.json'])('has a %s', (file) => {
    expect(existsSync(join(EXAMPLES, folder, file))).toBe(true);
  });

  test('is listed in the README of the examples', () => {
    expect(readFileSync(join(EXAMPLES, 'README.md'), 'utf8')).toContain(`(${folder}/)`);
  });
});
