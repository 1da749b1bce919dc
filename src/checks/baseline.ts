import { resolve } from 'path';
import { readBaseline } from '../readers/deployed/baseline';
import { compare } from '../readers/deployed/compare';
import { PlannedApp } from '../readers/planned-app';
import { Changes } from '../topology/changes/changes';

/** What an app is compared with, as far as it could be read. */
export interface Comparison {
  readonly changes?: Changes | undefined;
  /** The path, where nothing is there. */
  readonly missing?: string;
  readonly problems: readonly string[];
}

/** The path of what is deployed: the one that is given, or else the one in the environment. */
export function baselinePath(given: string | undefined): string | undefined {
  const path = given ?? process.env.AURORA_BASELINE;
  return path === '' ? undefined : path;
}

/**
 * Compares an app with what is deployed. Never throws: what cannot be read is said, and the rest is compared.
 *
 * @param outdir the folder the app is synthesized into
 */
export function compareWith(path: string, live: readonly string[], app: PlannedApp, outdir?: string): Comparison {
  const deployed = readBaseline(path, live);
  if (!deployed) return { missing: path, problems: [] };
  const { changes, problems } = compare(app, deployed.stacks);
  return { changes, problems: [...deployed.problems, ...problems, ...overwritten(path, outdir)] };
}

/** Once the app is synthesized, what is read there is the app itself, of which nothing changes. */
function overwritten(path: string, outdir: string | undefined): string[] {
  const isOne = outdir !== undefined && resolve(path) === resolve(outdir);
  return isOne ? [`the baseline ${path} is the folder this app is synthesized into, so it is compared with itself: keep what is deployed in another one`] : [];
}


/** What a baseline that cannot be read, or made sense of, is reported as. */
export const BASELINE_PROBLEM = 'BaselineProblem';

export const problemText = (problem: string): string => `${problem}. What is deployed there is not compared with the app.`;
