import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * From here on this process, and every one it starts, has its temporary files in a folder of its own, which goes when the process
 * ends: each app that is not told where to write its assembly makes a folder, and CDK removes none.
 */
export default function useTemporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'aurora-'));
  for (const variable of ['TMPDIR', 'TEMP', 'TMP']) process.env[variable] = folder;
  process.once('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
}
