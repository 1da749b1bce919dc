import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { MISSING, Outcome, Project, REFUSED, ROOT, app, isCompiled } from './project';

// A machine that is busy with other things takes its time to synthesize.
jest.setTimeout(180_000);

const FOLDER = join(ROOT, 'docs/guide/ci');
const GUIDE = readFileSync(join(ROOT, 'docs/guide/ci.md'), 'utf8');
const read = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

if (!isCompiled()) console.warn(`test/project/ci is ${MISSING}`);
const whenCompiled = isCompiled() ? describe : describe.skip;

test('the guide has every file, and all it refers to is there', () => {
  const links = [...GUIDE.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path]) => path!);
  expect(links.filter((path) => !existsSync(join(ROOT, 'docs/guide', path)))).toEqual([]);
  expect(readdirSync(FOLDER).filter((name) => !links.includes(`ci/${name}`))).toEqual([]);
});

interface Step {
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

/** What the expressions of a workflow stand for. */
const valuesOf = (base: string): Readonly<Record<string, string>> => ({
  'github.event.pull_request.base.sha': base,
  'github.event.number': '7',
  'github.repository': 'shop/orders',
  'github.token': 'a-token',
});

/** Runs the steps of a workflow that are shell, as GitHub does: after one that fails only those that ask for it. */
function runSteps(steps: readonly Step[], project: Project, base: string): Record<string, Outcome> {
  const values = valuesOf(base);
  const resolve = (text: string): string => text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => {
    if (!(expression in values)) throw new Error(`${expression} has no value here`);
    return values[expression]!;
  });
  const outcomes: Record<string, Outcome> = {};
  let failed = false;
  for (const step of steps) {
    if (step.run === undefined || (failed && !step.if?.includes('!cancelled()'))) continue;
    const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, resolve(value)]));
    const outcome = project.run(step.run, { RUNNER_TEMP: join(project.folder, 'temporary'), ...env });
    outcomes[step.name!] = outcome;
    failed ||= outcome.status !== 0;
  }
  return outcomes;
}

whenCompiled(`GitHub Actions${isCompiled() ? '' : ` (${MISSING})`}`, () => {
  const { permissions, jobs } = parse(read('github-actions.yml')) as { permissions: object; jobs: { check: { steps: Step[] } } };
  const { steps } = jobs.check;
  const project = new Project();
  const base = project.commit();
  const temporary = join(project.folder, 'temporary');

  // A gh that has one comment, once it was made, and notes what it is asked.
  const log = join(project.folder, 'gh.log');
  project.program('gh', `#!/usr/bin/env node
    const { appendFileSync, existsSync, readFileSync } = require('node:fs');
    const args = process.argv.slice(2);
    const method = args[args.indexOf('--method') + 1];
    if (args.includes('--method')) {
      const body = readFileSync(args.find((one) => one.startsWith('body=@')).slice('body=@'.length), 'utf8');
      appendFileSync(${JSON.stringify(log)}, JSON.stringify({ method, url: args[args.indexOf('--method') + 2], body, token: process.env.GH_TOKEN }) + '\\n');
    } else if (existsSync(${JSON.stringify(log)})) console.log('https://api.github.com/comments/1\\nhttps://api.github.com/comments/2');
  `);
  const comments = (): Record<string, string>[] => readFileSync(log, 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Record<string, string>);

  beforeEach(() => { mkdirSync(temporary, { recursive: true }); });
  afterEach(() => { project.run(`git worktree remove --force '${temporary}/base'; rm -rf '${temporary}'`); });

  test('may do what it does, and no more', () => {
    expect(permissions).toEqual({ 'contents': 'read', 'pull-requests': 'write', 'security-events': 'write' });
    expect(steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses.split('@')[0]]))).toEqual([
      'actions/checkout', 'actions/setup-node', 'github/codeql-action/upload-sarif',
    ]);
    expect(steps.find(({ name }) => name === 'Code scanning')?.with?.sarif_file).toBe('aurora.sarif');
  });

  test('a pull request that replaces a cluster fails, and says so in a comment; the next push updates it', () => {
    project.write({ 'app.js': app('shop') });
    const { Check: check, Comment: comment, ...before } = runSteps(steps, project, base);
    expect(Object.values(before).map(({ status }) => status)).toEqual([0, 0]);
    expect({ status: check!.status, err: check!.err }).toEqual({ status: 1, err: '' });
    expect(check!.out).toMatch(/^::error .*DatabaseName/m);
    const { runs } = JSON.parse(project.read('aurora.sarif')) as { runs: { results: { ruleId: string }[] }[] };
    expect(runs[0]!.results).not.toEqual([]);
    expect(comment).toMatchObject({ status: 0, err: '' });
    expect(comments()).toEqual([
      { method: 'POST', url: 'repos/shop/orders/issues/7/comments', body: expect.stringMatching(/^<!-- aurora-topology: findings -->\n[^]*DatabaseName/), token: 'a-token' },
    ]);

    project.write({ 'app.js': app('orders') });
    project.run(`git worktree remove --force '${temporary}/base'`);
    const { Check: again } = runSteps(steps, project, base);
    expect({ status: again!.status, err: again!.err }).toEqual({ status: 0, err: '' });
    expect(comments().slice(1)).toEqual([
      { method: 'PATCH', url: 'https://api.github.com/comments/1', body: expect.not.stringContaining('DatabaseName'), token: 'a-token' },
    ]);
  });
});

whenCompiled(`GitHub Actions, the report${isCompiled() ? '' : ` (${MISSING})`}`, () => {
  const { permissions, jobs } = parse(read('github-report.yml')) as { permissions: object; jobs: { report: { steps: Step[] } } };
  const { steps } = jobs.report;

  test('may read, and no more', () => {
    expect(permissions).toEqual({ contents: 'read' });
    expect(steps.flatMap(({ uses }) => (uses === undefined ? [] : [uses.split('@')[0]]))).toEqual([
      'actions/checkout', 'actions/setup-node', 'actions/upload-artifact',
    ]);
  });

  test('a pull request that replaces a cluster has a report of both sides, which is kept', () => {
    const project = new Project();
    const base = project.commit();
    project.write({ 'app.js': app('shop') });
    mkdirSync(join(project.folder, 'temporary'), { recursive: true });
    const { Report: report, ...before } = runSteps(steps, project, base);
    expect(Object.values(before).map(({ status }) => status)).toEqual([0, 0]);
    expect(report).toEqual({ status: 0, out: '', err: expect.stringMatching(/^aurora-report\.html: 1 error/) });
    const kept = steps.find(({ name }) => name === 'Keep it')?.with?.path as string;
    expect(project.read(kept)).toContain('DatabaseName');
  });
});

interface Job {
  readonly variables: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly after_script: readonly string[];
  readonly artifacts: { readonly paths: readonly string[]; readonly reports: { readonly codequality: string } };
}

whenCompiled(`GitLab${isCompiled() ? '' : ` (${MISSING})`}`, () => {
  const { aurora } = parse(read('gitlab-ci.yml')) as { aurora: Job };

  test('a merge request that replaces a cluster fails, with a code quality report', () => {
    const project = new Project();
    project.write({ 'code-quality.mjs': read('code-quality.mjs') });
    const base = project.commit();
    project.write({ 'app.js': app('shop') });
    const variables = Object.fromEntries(Object.entries(aurora.variables)
      .map(([name, value]) => [name, String(value).replace('$CI_PROJECT_DIR', project.path)]));
    const { status, out } = project.run(aurora.script.join('\n'), { ...variables, CI_MERGE_REQUEST_DIFF_BASE_SHA: base });
    expect(status).toBe(1);
    expect(out).toContain('DatabaseName');
    expect(project.run(aurora.after_script.join('\n'))).toMatchObject({ status: 0, err: '' });
    const issues = JSON.parse(project.read(aurora.artifacts.reports.codequality)) as object[];
    expect(issues).toEqual(expect.arrayContaining([{
      check_name: expect.stringMatching(/^\w+$/),
      description: expect.stringContaining('DatabaseName'),
      severity: 'critical',
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      location: { path: expect.any(String), lines: { begin: expect.any(Number) } },
    }]));
    expect(aurora.artifacts.paths.filter((path) => !existsSync(join(project.path, path)))).toEqual([]);
  });
});

whenCompiled(`before a commit, and at each synthesis${isCompiled() ? '' : ` (${MISSING})`}`, () => {
  const project = new Project();
  const CLUSTER = { Engine: 'aurora-mysql', MasterUsername: 'dbadmin', ManageMasterUserPassword: true };
  const template = (properties: object): string =>
    JSON.stringify({ Resources: { Orders: { Type: 'AWS::RDS::DBCluster', Properties: { ...CLUSTER, ...properties } } } });

  test('the hook of pre-commit checks the templates that it is given', () => {
    const [hook] = parse(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) as Record<string, string>[];
    const { repos } = parse(read('pre-commit-config.yaml')) as { repos: { repo: string; hooks: Record<string, string>[] }[] };
    expect(repos[0]!.hooks[0]!.id).toBe(hook!.id);
    expect(['Orders.template.json', 'a/b.template.yaml', 'a.template'].filter((file) => !new RegExp(hook!.files!).test(file))).toEqual([]);
    expect(['package.json', 'template.json.bak', '.github/workflows/build.yml'].filter((file) => new RegExp(hook!.files!).test(file))).toEqual([]);
    project.write({ 'good.template.json': template({}), 'bad.template.json': template({ BacktrackWindow: 300_000 }) });
    expect(project.run(`${hook!.entry} good.template.json`)).toMatchObject({ status: 0, err: '' });
    expect(project.run(`${hook!.entry} good.template.json bad.template.json`)).toMatchObject({ status: 1, out: expect.stringContaining('BacktrackWindow') });
  });

  test('the hook of an app synthesizes it, and checks what that wrote', () => {
    const { repos } = parse(read('pre-commit-config.yaml')) as { repos: { hooks: Record<string, string>[] }[] };
    project.write({ 'app.js': app('orders', REFUSED) });
    expect(project.run(repos[1]!.hooks[0]!.entry!)).toMatchObject({ status: 1, out: expect.stringContaining('BacktrackWindow') });
  });

  test('the app of cdk.json ends the synthesis with what is found', () => {
    const recipe = read('cdk.json');
    expect(recipe).toContain('npx ts-node --prefer-ts-exts bin/app.ts');
    project.write({ 'cdk.json': recipe.replace('npx ts-node --prefer-ts-exts bin/app.ts', 'node app.js'), 'app.js': app('orders', REFUSED) });
    const { status, out, err } = project.run('npx cdk synth --quiet --output elsewhere.out');
    expect(status).toBe(1);
    expect(out + err).toMatch(/BacktrackWindow[^]*Subprocess exited with error 1/);
    project.write({ 'app.js': app('orders') });
    expect(project.run('npx cdk synth --quiet --output elsewhere.out').status).toBe(0);
    writeFileSync(join(project.path, 'cdk.json'), '{ "app": "node app.js" }');
  });

  test('a script of npm checks after each synthesis', () => {
    const [, scripts] = /```json\n(\{\n {2}"scripts"[^]*?)```/.exec(GUIDE)!;
    project.write({ 'package.json': scripts!, 'app.js': app('orders', REFUSED) });
    const { status, out } = project.run('npm run --silent synth');
    expect({ status, out }).toEqual({ status: 1, out: expect.stringContaining('BacktrackWindow') });
  });
});
