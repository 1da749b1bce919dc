import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../src/facts');
const files = readdirSync(FOLDER, { encoding: 'utf8', recursive: true }).filter((file) => file.endsWith('.ts'));
const tables = files.map((file) => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return [file.replace(/\.ts$/, ''), require(join(FOLDER, file)) as Readonly<Record<string, unknown>>] as const;
});

/** Where there is nothing in a table: an empty text or object, or a list of nothing; in an entry it says that there is none. */
function* holes(value: unknown, path: string): Iterable<string> {
  if (value === '') yield path;
  if (typeof value !== 'object' || value === null || value instanceof RegExp) return;
  const entries = Object.entries(value);
  if (entries.length === 0 && !(Array.isArray(value) && path.includes('.'))) yield path;
  for (const [key, inner] of entries) yield* holes(inner, `${path}.${key}`);
}

test.each(tables)('no table of %s has a hole', (_, constants) => {
  expect(Object.entries(constants).flatMap(([name, value]) => [...holes(value, name)])).toEqual([]);
});
