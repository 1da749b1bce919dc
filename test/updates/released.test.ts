import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { DEPLOYED } from './apps';
import { changeFindings, changesOfExisting, newFolder, templatesOf } from './support';

/** Of the last release, or of the one that is asked about. */
const BASELINES = process.env.BASELINES ?? join(__dirname, 'baselines');

const released = readdirSync(BASELINES);

test('what was released is still known', () => {
  expect(released.filter((name) => DEPLOYED[name] === undefined)).toEqual([]);
});

describe.each(released.filter((name) => DEPLOYED[name] !== undefined))('%s, since the last release', (name) => {
  const baseline = join(BASELINES, name);
  const make = DEPLOYED[name]!;

  test('an update finds nothing', () => {
    expect(changeFindings(make, baseline)).toEqual([]);
  });

  test('nothing that exists is replaced or removed', () => {
    const before = Object.fromEntries(readdirSync(baseline).map((file) => [file, JSON.parse(readFileSync(join(baseline, file), 'utf8'))]));
    expect(changesOfExisting(before, templatesOf(make({ outdir: newFolder() })))).toEqual([]);
  });
});
