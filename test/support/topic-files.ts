import { readdirSync } from 'fs';
import { basename, join } from 'path';

const RULES_FOLDER = join(__dirname, '../../src/rules');

/** The files that hold a topic of rules: all but the indexes, and helpers, which start with an underscore. */
export function topicFiles(): { topic: string; path: string }[] {
  return readdirSync(RULES_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && basename(path) !== 'index.ts' && !basename(path).startsWith('_'))
    .map((path) => ({ topic: basename(path, '.ts'), path: join(RULES_FOLDER, path) }));
}
