import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '../..');

/** What the tool makes of a text: it is an ECMAScript module, which Jest does not load. */
const pinned = (text: string, version: string): string => execFileSync(process.execPath, ['--input-type=module', '--eval', `
  import { withPinnedLinks } from './build-tools/lib/pinned-links.mjs';
  process.stdout.write(withPinnedLinks(${JSON.stringify(text)}, ${JSON.stringify(version)}));
`], { cwd: ROOT, encoding: 'utf8' });

const HOME = 'https://github.com/cdk-aurora-topology/cdk-aurora-topology';

test('of a release, links lead to its tag', () => {
  expect(pinned(`[a](${HOME}/blob/main/docs/a.md#b) and ${HOME}/tree/main/examples`, '1.2.3'))
    .toBe(`[a](${HOME}/blob/v1.2.3/docs/a.md#b) and ${HOME}/tree/v1.2.3/examples`);
});

test('pictures are those of the release', () => {
  expect(pinned('![a](https://raw.githubusercontent.com/cdk-aurora-topology/cdk-aurora-topology/main/docs/a.svg)', '1.2.3'))
    .toBe('![a](https://raw.githubusercontent.com/cdk-aurora-topology/cdk-aurora-topology/v1.2.3/docs/a.svg)');
});

test('those of others, and those that are no files of ours, stay', () => {
  const text = `https://github.com/a/b/blob/main/c ${HOME} ${HOME}/issues ${HOME}/blob/main`;
  expect(pinned(text, '1.2.3')).toBe(text);
});

test('of no release, links lead to main', () => {
  const text = `${HOME}/blob/main/docs/a.md`;
  expect(pinned(text, '0.0.0')).toBe(text);
});

test('each packing of a release does it first', () => {
  const { tasks } = JSON.parse(readFileSync(join(ROOT, '.projen/tasks.json'), 'utf8')) as { readonly tasks: Record<string, { readonly steps?: readonly object[] }> };
  const packing = Object.entries(tasks).filter(([name]) => name.startsWith('package:'));
  expect(packing).toHaveLength(5);
  for (const [, { steps }] of packing) expect(steps![0]).toEqual({ spawn: 'pin-links' });
});
