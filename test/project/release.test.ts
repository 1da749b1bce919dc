import { execFileSync } from 'child_process';
import { existsSync, mkdtempSync, readFileSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { parse } from 'yaml';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');
const PUBLISHER = { GIT_AUTHOR_NAME: 'test', GIT_AUTHOR_EMAIL: 'test@example.com', GIT_COMMITTER_NAME: 'test', GIT_COMMITTER_EMAIL: 'test@example.com' };

/** A clone of what is committed, in which commits and tags can be made. */
class Clone {
  private readonly folder = mkdtempSync(join(tmpdir(), 'aurora-release-'));
  private readonly head: string;

  public constructor() {
    execFileSync('git', ['clone', '--quiet', '--no-tags', ROOT, this.folder], { stdio: 'pipe' });
    symlinkSync(join(ROOT, 'node_modules'), join(this.folder, 'node_modules'));
    this.head = this.git('rev-parse', 'HEAD').trim();
  }

  /** The last release, and what was committed since. */
  public since(tag: string | undefined, commits: readonly string[]): void {
    this.git('reset', '--quiet', '--hard', this.head);
    if (tag !== undefined) this.git('tag', '--force', tag);
    for (const message of commits) this.git('commit', '--quiet', '--allow-empty', '--message', message);
  }

  public git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8', stdio: 'pipe', env: { ...process.env, ...PUBLISHER } });
  }

  public task(name: string): void {
    execFileSync(process.execPath, [join(ROOT, 'node_modules/projen/bin/projen'), name], { cwd: this.folder, stdio: 'pipe', env: { ...process.env, PROJEN_DISABLE_POST: 'true' } });
  }

  public read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }
}

describe('the version of a release', () => {
  let clone: Clone;

  beforeAll(() => {
    clone = new Clone();
  });

  test.each([
    ['nothing is released', undefined, [], '0.1.0'],
    ['a fix and a feature, while the major is 0', 'v0.1.0', ['fix: x', 'feat: x'], '0.1.1'],
    ['what breaks, while the major is 0', 'v0.1.0', ['feat!: x'], '0.2.0'],
  ])('%s', (_what, tag, commits, version) => {
    clone.since(tag, commits);
    clone.task('bump');
    expect([clone.read('dist/version.txt'), clone.read('dist/releasetag.txt')]).toEqual([version, `v${version}`]);
    expect((JSON.parse(clone.read('package.json')) as { version: string }).version).toBe(version);
    expect(clone.read('dist/changelog.md')).toContain(version);
    clone.task('unbump');
    // The release ends where something is left changed.
    expect(clone.git('status', '--porcelain', '--untracked-files=no')).toBe('');
  });
});

interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly run?: string; readonly env?: Readonly<Record<string, string>> }[];
}

describe('publishing', () => {
  const { jobs } = parse(readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8')) as { readonly jobs: Readonly<Record<string, Job>> };

  test.each([
    ['release_npm', 'publib-npm', 'NPM_TRUSTED_PUBLISHER'],
    ['release_pypi', 'publib-pypi', 'PYPI_TRUSTED_PUBLISHER'],
    ['release_nuget', 'publib-nuget', 'NUGET_TRUSTED_PUBLISHER'],
    ['release_maven', 'publib-maven', undefined],
    ['release_golang', 'publib-golang', undefined],
  ])('%s', (name, command, trust) => {
    const { permissions, steps } = jobs[name]!;
    const publish = steps.find(({ run }) => run?.includes(command));
    // Who starts it by hand may try all of it but the last step.
    expect(publish?.env?.PUBLIB_DRYRUN).toBe('${{ inputs.dry_run }}');
    expect(permissions['id-token']).toBe(trust === undefined ? undefined : 'write');
    const secrets = Object.entries(publish?.env ?? {}).filter(([, value]) => value.includes('secrets.')).map(([key]) => key);
    if (trust === undefined) return;
    expect(publish?.env?.[trust]).toBe('true');
    // The name of an account is no secret, but kept as one.
    expect(secrets.filter((key) => key !== 'NUGET_USERNAME')).toEqual([]);
  });

  test('all that is published is packed from one build', () => {
    expect(Object.keys(jobs).filter((name) => name.startsWith('release_')).sort()).toEqual(['release_github', 'release_golang', 'release_maven', 'release_npm', 'release_nuget', 'release_pypi']);
  });
});

test.each(['SECURITY.md', 'NOTICE', 'LICENSE', 'docs/guide/versions.md'])('%s is there', (file) => {
  expect(existsSync(join(ROOT, file))).toBe(true);
});

interface Form {
  readonly name: string;
  readonly body: readonly {
    readonly type: string;
    readonly id?: string;
    readonly attributes: { readonly label?: string };
    readonly validations?: { readonly required: boolean };
  }[];
}

describe('issue forms', () => {
  test.each(['bug', 'false-alarm', 'missing-rule'])('%s asks for what is needed, and nothing twice', (name) => {
    const { name: title, body } = parse(readFileSync(join(ROOT, `.github/ISSUE_TEMPLATE/${name}.yml`), 'utf8')) as Form;
    const asked = body.filter(({ type }) => type !== 'markdown');
    expect(title).not.toBe('');
    expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length);
    expect(asked.filter(({ attributes }) => attributes.label === undefined)).toEqual([]);
    expect(asked.find(({ id }) => id === 'version')?.validations?.required).toBe(true);
  });
});
