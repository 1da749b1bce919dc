import { existsSync, readFileSync, readdirSync } from 'fs';
import { builtinModules } from 'module';
import { join } from 'path';
import { APPS, EXAMPLES } from './support';

/** `languages` has apps in others; what else has no README is not committed. */
const folders = readdirSync(EXAMPLES).filter((name) => name !== 'languages' && existsSync(join(EXAMPLES, name, 'README.md')));

/** The packages that the files below a folder import, in order. */
function imported(folder: string): string[] {
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter((file) => file.endsWith('.ts') && !file.includes('cdk.out'));
  const names = files.flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/ from '((?:@[^/']+\/)?[^./'][^/']*)/g)].map(([, name]) => name!));
  return [...new Set(names.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)))].sort();
}

test('every example is tested', () => {
  expect(Object.keys(APPS).sort()).toEqual(folders.sort());
});

describe.each(folders)('%s', (folder) => {
  test.each(['cdk.json', 'app.ts', 'package.json', 'tsconfig.json'])('has a %s', (file) => {
    expect(existsSync(join(EXAMPLES, folder, file))).toBe(true);
  });

  test('its package.json has what it imports', () => {
    const { dependencies } = JSON.parse(readFileSync(join(EXAMPLES, folder, 'package.json'), 'utf8')) as { dependencies: Record<string, string> };
    expect(Object.keys(dependencies).sort()).toEqual(imported(join(EXAMPLES, folder)));
  });

  test('is listed in the README of the examples', () => {
    expect(readFileSync(join(EXAMPLES, 'README.md'), 'utf8')).toContain(`(${folder}/)`);
  });
});
