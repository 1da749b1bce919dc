// Run before a release is packed: has the links to the sources, in what is packed, lead to the tag of the release.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, readJson } from './lib/files.mjs';
import { withPinnedLinks } from './lib/pinned-links.mjs';
import { ROOT } from './lib/process.mjs';

const { version } = readJson('package.json');

for (const file of filesBelow('lib', '.jsii', 'README.md', 'API.md', 'llms.txt', 'schema')) {
  const path = join(ROOT, file);
  if (!existsSync(path)) continue;
  const text = readFileSync(path, 'utf8');
  const pinned = withPinnedLinks(text, version);
  if (pinned !== text) writeFileSync(path, pinned);
}
