import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');
const STAMPS = join(ROOT, '.stamps');

interface Assembly {
  readonly types: Readonly<Record<string, { readonly methods?: readonly { readonly name: string }[] }>>;
}

/** What jsii-diff says where the last release was `previous`, and what is compiled is what is released next. */
function comparedWith(previous: Assembly): { readonly status: number | null; readonly output: string } {
  mkdirSync(STAMPS, { recursive: true });
  // Where the assemblies of the dependencies are found.
  const folder = mkdtempSync(join(STAMPS, 'released-'));
  try {
    writeFileSync(join(folder, '.jsii'), JSON.stringify(previous));
    writeFileSync(join(folder, 'package.json'), readFileSync(join(ROOT, 'package.json')));
    const { status, stdout, stderr } = spawnSync(join(ROOT, 'node_modules/.bin/jsii-diff'), [folder, '.', '--keys', '--ignore-file', '.compatignore'], {
      cwd: ROOT, encoding: 'utf8', env: { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: '20' },
    });
    return { status, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const COMPILED = join(ROOT, '.jsii');
const isCompiled = existsSync(COMPILED);

// A check compiles first; who runs this alone may not have.
(isCompiled ? describe : describe.skip)(`a release that breaks the API of the last one is not made${isCompiled ? '' : ': skipped, as nothing is compiled: npx projen compile'}`, () => {
  const now = isCompiled ? JSON.parse(readFileSync(COMPILED, 'utf8')) as Assembly : { types: {} };
  const CHECKS = 'cdk-aurora-topology.AuroraChecks';

  test('what is as it was breaks nothing', () => {
    expect(comparedWith(now)).toMatchObject({ status: 0 });
  });

  test('a method that is no more', () => {
    const checks = now.types[CHECKS]!;
    const method = { ...checks.methods![0]!, name: 'madeUp' };
    const before = { ...now, types: { ...now.types, [CHECKS]: { ...checks, methods: [...checks.methods!, method] } } };
    const { status, output } = comparedWith(before);
    expect(status).not.toBe(0);
    expect(output).toContain('madeUp');
  });
});
