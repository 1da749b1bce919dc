import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type measureClusters from './measurements/clusters';
import type firstCheck from './measurements/first-check';
import type importTime from './measurements/import';
import type measureOneCluster from './measurements/one-cluster';
import type measureShape from './measurements/shape';
import type synthesis from './measurements/synthesis';
import type measureWithoutAurora from './measurements/without-aurora';

/** What is measured in processes of its own: one file each in `measurements`. */
interface Measurements {
  'clusters': typeof measureClusters;
  'first-check': typeof firstCheck;
  'import': typeof importTime;
  'one-cluster': typeof measureOneCluster;
  'shape': typeof measureShape;
  'synthesis': typeof synthesis;
  'without-aurora': typeof measureWithoutAurora;
}

type Name = keyof Measurements;
type Argument<N extends Name> = Parameters<Measurements[N]>;
type Result<N extends Name> = ReturnType<Measurements[N]> extends Generator<infer R> ? R : never;

/** How a process ended: `killed` when its time was up. */
interface Outcome {
  readonly stdout: string;
  readonly stderr?: string;
  readonly killed?: boolean;
}

const PROCESS = join(__dirname, 'process.js');
/** None of them takes nearly as long, unless something grows that should not. */
const TIME_LIMIT_MS = 300_000;

/** What a measurement yields in a fresh process; when the time is up, what it has yielded by then. */
export async function resultsOf<N extends Name>(name: N, argument: Argument<N>, timeout = TIME_LIMIT_MS): Promise<Result<N>[]> {
  // Apps write their assemblies there, and CDK removes none.
  const TMPDIR = mkdtempSync(join(tmpdir(), 'bench-'));
  // The validation that comes with CDK takes as long as all the rest of a synthesis.
  const env = { ...process.env, CDK_VALIDATION: 'false', TMPDIR };
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [PROCESS, name, JSON.stringify(argument)], { timeout, env });
    return parsed(stdout);
  } catch (error) {
    const { stdout, stderr, killed } = error as Outcome;
    if (!killed) throw new Error(`${name} ${JSON.stringify(argument)} failed:\n${stderr}`, { cause: error });
    return parsed(stdout);
  } finally {
    rmSync(TMPDIR, { recursive: true });
  }
}

/** What a measurement yields in each of several fresh processes, one after the other. */
export async function inProcesses<N extends Name>(count: number, name: N, ...argument: Argument<N>): Promise<Result<N>[]> {
  const results: Result<N>[] = [];
  for (let index = 0; index < count; index++) results.push(...await resultsOf(name, argument));
  return results;
}

function parsed<R>(lines: string): R[] {
  return lines.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as R);
}
