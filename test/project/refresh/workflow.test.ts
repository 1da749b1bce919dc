import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { FAMILIES } from '../../../src/facts/parameters/table';
import { ROOT } from './support';

interface Workflow {
  readonly on: { readonly schedule: readonly { readonly cron: string }[] };
  readonly jobs: Readonly<Record<string, {
    readonly if: string;
    readonly needs?: string;
    readonly permissions: Readonly<Record<string, string>>;
    readonly steps: readonly { readonly uses?: string; readonly run?: string; readonly with?: Readonly<Record<string, unknown>> }[];
  }>>;
}

const { on, jobs } = parse(readFileSync(join(ROOT, '.github/workflows/refresh-facts.yml'), 'utf8')) as Workflow;
const { refresh, pr } = jobs as { refresh: Workflow['jobs'][string]; pr: Workflow['jobs'][string] };

describe('the workflow', () => {
  test('runs once a month, and only where the role is set', () => {
    expect(on.schedule).toEqual([{ cron: '0 6 1 * *' }]);
    expect(refresh.if).toBe("${{ vars.REFRESH_FACTS_ROLE != '' }}");
  });

  test('assumes the role by OIDC, and holds no secret beside it', () => {
    expect(refresh.permissions).toEqual({ 'contents': 'read', 'id-token': 'write' });
    const assume = refresh.steps.find(({ uses }) => uses?.startsWith('aws-actions/configure-aws-credentials'));
    expect(assume?.with).toEqual({ 'role-to-assume': '${{ vars.REFRESH_FACTS_ROLE }}', 'aws-region': 'us-east-1' });
    expect(JSON.stringify(refresh)).not.toContain('secrets.');
  });

  test('records, compares and generates the docs, with tasks there are', () => {
    const { tasks } = JSON.parse(readFileSync(join(ROOT, '.projen/tasks.json'), 'utf8')) as { tasks: Record<string, unknown> };
    const named = refresh.steps.flatMap(({ run }) => /^npx projen (\S+)/.exec(run ?? '')?.[1] ?? []);
    expect(named).toEqual(['record-answers', 'refresh-facts', 'docs']);
    expect(named.filter((task) => tasks[task] === undefined)).toEqual([]);
  });

  test('opens a pull request where something changed', () => {
    expect(pr).toMatchObject({ needs: 'refresh', if: '${{ needs.refresh.outputs.patch_created }}', permissions: { contents: 'read' } });
    expect(pr.steps.at(-1)?.uses).toMatch(/^peter-evans\/create-pull-request@/);
  });
});

test('recording asks for each answer, and goes on after one that fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'record-answers-'));
  const aws = join(folder, 'aws');
  writeFileSync(aws, '#!/bin/sh\ncase "$2" in describe-certificates) echo denied >&2; exit 254;; esac\necho "{ \\"asked\\": \\"$*\\" }"\n');
  chmodSync(aws, 0o755);
  const { status, stderr } = spawnSync(
    process.execPath,
    [require.resolve('ts-node/dist/bin.js'), '--transpile-only', '--project', 'test/tsconfig.json', 'build-tools/record-answers.ts', join(folder, 'answers')],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` } },
  );
  expect({ status, stderr }).toEqual({ status: 1, stderr: 'record-answers: describe-certificates: denied\n' });
  const files = readdirSync(join(folder, 'answers'));
  expect(files).toHaveLength(5 + 2 * FAMILIES.length);
  expect(readFileSync(join(folder, 'answers/describe-engine-default-parameters-aurora-postgresql16.json'), 'utf8'))
    .toContain('"rds describe-engine-default-parameters --db-parameter-group-family aurora-postgresql16 --output json"');
  rmSync(folder, { recursive: true });
}, 60_000);
