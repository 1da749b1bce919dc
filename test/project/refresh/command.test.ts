import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { compareInstanceClasses } from '../../../build-tools/refresh/classes';
import { compareFeatures } from '../../../build-tools/refresh/features';
import { compareLifecycles } from '../../../build-tools/refresh/lifecycles';
import { compareParameters } from '../../../build-tools/refresh/parameters';
import { apply, dayOf, propose, readFrom } from '../../../build-tools/refresh/patch';
import { compareEngineVersions } from '../../../build-tools/refresh/versions';
import { MINORS } from '../../../src/facts/engine-versions';
import { FLOOR, ROOT, answer, recorded } from './support';

let folder: string;
beforeAll(() => { folder = mkdtempSync(join(tmpdir(), 'refresh-facts-')); });
afterAll(() => rmSync(folder, { recursive: true }));

function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [require.resolve('ts-node/dist/bin.js'), '--transpile-only', '--project', 'test/tsconfig.json', 'build-tools/refresh-facts.ts', ...args],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

const rows = MINORS.map(({ engine, example }) => ({ Engine: engine, EngineVersion: example }));

test('ends with 1 when it refuses, and prints no list', () => {
  const { status, stdout, stderr } = run(answer('describe-certificates'), answer('describe-db-engine-versions'));
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('only 15 engine versions of Aurora');
}, 60_000);

test('says what differs, and writes a patch that applies', () => {
  const recording = join(folder, 'versions.json');
  writeFileSync(recording, `\uFEFF${JSON.stringify({ DBEngineVersions: [...rows, { Engine: 'aurora-postgresql', EngineVersion: '17.99' }] })}`);
  const patch = join(folder, 'facts.patch');
  const { status, stdout } = run('--patch', patch, recording, answer('describe-certificates'), answer('describe-source-regions'));
  expect(status).toBe(0);
  expect(stdout).toContain(`Engine versions: ${rows.length + 1} rows, 1 difference, 1 in the patch`);
  expect(stdout).toContain('    - aurora-postgresql 17.99: is not in MINORS\n');
  expect(readFileSync(patch, 'utf8')).toContain('...minors(17, 10, 11, 99)');
  expect(spawnSync('git', ['apply', '--check', patch], { cwd: ROOT, encoding: 'utf8' }).stderr).toBe('');
}, 60_000);

test('tells when a recording is older than the tables, and prints the patch of what they lack', () => {
  const recording = join(folder, 'majors.json');
  writeFileSync(recording, readFileSync(answer('describe-db-major-engine-versions')));
  const { status, stdout } = run('--recorded', '2026-01-31', recording);
  expect(status).toBe(0);
  expect(stdout).toContain(`recorded on 2026-01-31, before src/facts/engine-versions.ts of ${dayOf(readFrom(ROOT)('src/facts/engine-versions.ts'))}: only what the table lacks is compared`);
  expect(stdout).toContain("+  postgresqlMajor(19, '2032-02-29', '2035-02-28'),");
  expect(stdout).not.toContain('2029-12-31');
}, 60_000);

test('what is proposed can be compiled', () => {
  const all = [
    compareEngineVersions(recorded('describe-db-engine-versions').versions!, FLOOR),
    compareFeatures(recorded('describe-db-engine-versions').versions!),
    compareInstanceClasses(recorded('describe-orderable-db-instance-options').options!, FLOOR),
    compareLifecycles(recorded('describe-db-major-engine-versions').majors!),
    compareParameters(recorded('describe-engine-default-cluster-parameters').defaults!),
  ];
  const { files, settled } = propose(all.flatMap(({ differences }) => differences), readFrom(ROOT));
  expect(settled.size).toBeGreaterThan(50);
  for (const [fileName, { after }] of files) {
    const { diagnostics } = ts.transpileModule(after, { fileName, reportDiagnostics: true });
    expect(diagnostics).toEqual([]);
  }
});

test('writes the files it proposes', () => {
  const { differences } = compareLifecycles(recorded('describe-db-major-engine-versions').majors!);
  const file = 'src/facts/engine-versions.ts';
  mkdirSync(join(folder, 'src/facts'), { recursive: true });
  const proposal = propose(differences, readFrom(ROOT));
  apply(proposal, folder);
  expect(readFrom(folder)(file)).toBe(proposal.files.get(file)!.after);
  expect(readFrom(folder)(file)).toContain("postgresqlMajor(19, '2032-02-29', '2035-02-28'),");
});

test('an edit that does not find its place is left to a person', () => {
  const [difference] = compareLifecycles(recorded('describe-db-major-engine-versions').majors!).differences;
  const { files, settled } = propose([difference!], () => 'const OTHER = 1;\n');
  expect([files.size, settled.size]).toEqual([0, 0]);
});
