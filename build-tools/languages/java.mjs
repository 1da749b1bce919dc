import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { filesBelow, readJson } from '../lib/files.mjs';
import { PACKAGE } from '../lib/packed.mjs';
import { ROOT, run } from '../lib/process.mjs';
import { PLACE, copyApp, succeed, synthesize } from './apps.mjs';
import { assertTranslated } from './translations.mjs';

export const APP = 'examples/languages/java';
export const inputs = [APP];

const QUIET = ['--batch-mode', '--no-transfer-progress', '--quiet'];

export async function missing() {
  const [java, maven] = await Promise.all([run('javac', ['-version']), run('mvn', ['-version'])]);
  const version = Number(/javac (\d+)/.exec(java.output)?.[1]);
  return version >= 17 && maven.code === 0 ? undefined : 'there is no JDK 17 with Maven';
}

export async function check() {
  const place = copyApp(APP, 'java');
  // Maven would take what it has of the same version.
  rmSync(join(homedir(), '.m2/repository/io/github/cdkauroratopology', PACKAGE, readJson('package.json').version), { recursive: true, force: true });
  await succeed('mvn', [...QUIET, 'test'], { cwd: place });
  await synthesize(place);
  const reports = filesBelow(`${PLACE}/java/target/surefire-reports`).filter((file) => file.endsWith('.xml'));
  const tests = reports.map((file) => Number(/<testsuite [^>]*tests="(\d+)"/.exec(readFileSync(join(ROOT, file), 'utf8'))[1]));
  await translations();
  return { tests: tests.reduce((sum, count) => sum + count, 0) };
}

/** What an editor shows. */
async function translations() {
  const [sources] = filesBelow('dist/java').filter((file) => file.endsWith('-sources.jar'));
  const folder = `${PLACE}/java/sources`;
  mkdirSync(join(ROOT, folder), { recursive: true });
  await succeed('jar', ['--extract', '--file', join(ROOT, sources)], { cwd: join(ROOT, folder) });
  const [overview] = filesBelow(folder).filter((file) => file.endsWith('/package-info.java'));
  const text = readFileSync(join(ROOT, overview), 'utf8').replace(/^ \* ?/gm, '');
  const blocks = [...text.matchAll(/<pre>([^]*?)<\/pre>/g)].map(([, code]) => code);
  assertTranslated('package-info.java', blocks, 'import software.amazon.awscdk.Validations');
}
