import { existsSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { pictureFile } from './browser';

/** The pictures that were looked at. */
const KEPT = join(__dirname, 'pictures');

/** Fonts differ from machine to machine: only what a person would see at once counts. */
const MOST_DIFFERENT = 0.06;

/**
 * Compares a picture with the one that was kept under its name, loosely: what is drawn has to be about where it was. With
 * KEEP_PICTURES=1 it is kept instead: after looking at it.
 *
 * @returns what to say where they differ: both pictures, and a third with the differences; undefined where they do not
 */
export function difference(name: string, picture: Buffer): string | undefined {
  const kept = join(KEPT, `${name}.png`);
  if (process.env.KEEP_PICTURES === '1') {
    writeFileSync(kept, picture);
    return undefined;
  }
  const taken = pictureFile(`${name}.png`);
  writeFileSync(taken, picture);
  if (!existsSync(kept)) return `there is no ${kept}: look at ${taken}, and keep it with KEEP_PICTURES=1`;
  const [before, after] = [PNG.sync.read(readFileSync(kept)), PNG.sync.read(picture)];
  const [width, height] = [Math.max(before.width, after.width), Math.max(before.height, after.height)];
  const shown = new PNG({ width, height });
  const count = pixelmatch(within(before, width, height), within(after, width, height), shown.data, width, height, { threshold: 0.3 });
  if (count / (width * height) <= MOST_DIFFERENT) return undefined;
  const differences = pictureFile(`${name}.differences.png`);
  writeFileSync(differences, PNG.sync.write(shown));
  return `${(100 * count / (width * height)).toFixed(1)} % differ: ${kept}, ${taken}, ${differences}`;
}

/** A picture on white, as large as another one. */
function within(picture: PNG, width: number, height: number): Buffer {
  const page = new PNG({ width, height });
  page.data.fill(255);
  PNG.bitblt(picture, page, 0, 0, picture.width, picture.height, 0, 0);
  return page.data;
}
