import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clusters } from './apps/clusters';
import { medians } from './statistics';

/** What a process of its own takes, from its start to its end, in milliseconds. */
export interface ProcessCost {
  readonly wall: number;
  /** On all CPUs, its threads and its own processes among them. */
  readonly cpu: number;
}

export interface NodeCost extends ProcessCost {
  /** CPU of its main thread: as long as nothing else runs on the machine, hardly less than the time on the clock. */
  readonly mainThread: number;
}

/** The command line, cold: with all that starting it takes. */
export interface CommandLine {
  /** Nothing at all, in Node. */
  readonly nothing: NodeCost;
  /** `check` of the template of one cluster. */
  readonly one: NodeCost;
  /** cfn-lint on the same template; undefined where it is not installed. */
  readonly cfnLint: ProcessCost | undefined;
  /** `check` of many templates at once. */
  readonly many: NodeCost & { readonly templates: number };
  /** `report` of a cloud assembly of 100 clusters. */
  readonly report: NodeCost;
}

const ROOT = join(__dirname, '../..');
const CLI = join(ROOT, 'lib/cli.js');
/** A command of its own, as docs/comparison.md has it. */
const CFN_LINT = 'cfn-lint';
/** Templates that deployed; they belong to others, and are only there where the corpus is beside the checkout. */
const DEPLOYED = ['accepted', 'accepted-weak'].map((name) => join(ROOT, '../shared/corpus', name));
/** Else the mended ones. */
const MENDED = [join(ROOT, 'test/corpus/fixed')];

export function commandLine(): CommandLine {
  const app = clusters({ count: 1, kind: 'ordinary', mistakes: 'none' });
  const hundred = clusters({ count: 100, kind: 'varied', mistakes: 'few' });
  const [stack] = app.synth().stacks;
  const template = stack!.templateFullPath;
  const templates = templatesIn(DEPLOYED).length > 0 ? templatesIn(DEPLOYED) : templatesIn(MENDED);
  try {
    return {
      nothing: nodeCostOf(7, ['-e', '0']),
      one: nodeCostOf(7, [CLI, 'check', template]),
      cfnLint: spawnSync(CFN_LINT, ['--version']).status === 0 ? medians(times(3, () => run([CFN_LINT, template]))) : undefined,
      many: { ...nodeCostOf(3, [CLI, 'check', ...templates]), templates: templates.length },
      report: nodeCostOf(5, [CLI, 'report', hundred.synth().directory, '--output-file', join(hundred.outdir, 'report.html')]),
    };
  } finally {
    rmSync(app.outdir, { recursive: true });
    rmSync(hundred.outdir, { recursive: true });
  }
}

const templatesIn = (folders: readonly string[]): string[] => folders.filter((folder) => existsSync(folder)).flatMap((folder) =>
  readdirSync(folder).map((id) => join(folder, id, 'template.json')).filter((file) => existsSync(file)));

/** Medians over processes of Node. */
function nodeCostOf(count: number, args: readonly string[]): NodeCost {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const file = join(folder, 'main-thread');
  try {
    return medians(times(count, () => {
      const cost = run([process.execPath, '--require', join(__dirname, 'main-thread.js'), ...args], { MAIN_THREAD_FILE: file });
      return { ...cost, mainThread: Number(readFileSync(file, 'utf8')) };
    }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const times = <T>(count: number, get: () => T): T[] => Array.from({ length: count }, get);

/** The shell tells what the processes it has started took: `0m1.230000s`, of the user and of the system. */
function run(command: readonly string[], env: NodeJS.ProcessEnv = {}): Readonly<Record<keyof ProcessCost, number>> {
  const start = performance.now();
  const { stdout } = spawnSync('sh', ['-c', '"$@" > /dev/null 2>&1; times', 'sh', ...command], { encoding: 'utf8', env: { ...process.env, ...env } });
  const wall = performance.now() - start;
  const cpu = [...stdout.trim().split('\n').at(-1)!.matchAll(/(\d+)m([\d.]+)s/g)]
    .reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60_000 + Number(seconds) * 1000, 0);
  return { wall, cpu };
}
