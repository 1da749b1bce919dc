import fs, { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join, sep } from 'path';

/** Where nothing is written: files in here are kept in memory. */
export const OUTDIR = mkdtempSync(join(tmpdir(), 'aurora-memory-'));

/** Writing its files is most of the time that CDK takes to synthesize a small app. */
export function keepFilesInMemory(): void {
  const files = new Map<string, unknown>();
  const { writeFileSync, readFileSync, existsSync } = fs;
  const isKept = (path: unknown): path is string => typeof path === 'string' && path.startsWith(OUTDIR + sep);
  beforeAll(() => {
    fs.writeFileSync = (path, data, ...options) => {
      if (isKept(path)) files.set(path, data);
      else writeFileSync(path, data, ...options);
    };
    fs.readFileSync = ((...read: Parameters<typeof readFileSync>) =>
      (isKept(read[0]) && files.has(read[0]) ? files.get(read[0]) : readFileSync(...read))) as typeof readFileSync;
    fs.existsSync = (path) => files.has(String(path)) || existsSync(path);
  });
  afterAll(() => { Object.assign(fs, { writeFileSync, readFileSync, existsSync }); });
}
