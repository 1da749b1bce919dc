import { App, Stack } from 'aws-cdk-lib';
import { AuroraChecks } from '../../src';
import { newApp } from './apps';

/** A mistake in the words in which people make it, and what is due for it. */
export interface Idiom {
  readonly title: string;
  readonly mistake: (stack: Stack) => void;
  /** Findings as `findingsOf` writes them; or what is thrown while it is declared. */
  readonly due: string | readonly string[] | RegExp;
  /** The same without the mistake. */
  readonly mended: (stack: Stack) => void;
  /** What is found with and without the mistake: what is retired stays retired. */
  readonly remains?: readonly string[];
  /** Aspects, and the tags they set, are there after synthesis alone. */
  readonly isSynthesized?: boolean | undefined;
}

/** Who declares the mistake: `aws-rds`, constructs of this library, or resources that refer to each other by attribute. */
export type Way = 'L2' | 'ours' | 'L1';

export const WAYS: readonly Way[] = ['L2', 'ours', 'L1'];

/** What one topic looks like in each way. */
export type Idioms = Readonly<Record<Way, Idiom | readonly Idiom[]>>;

/** By the id of the topic. */
export type AreaIdioms = Readonly<Record<string, Idioms>>;

/** A mistake that is one value, and what it should have been. */
export function wrongValue<T>(
  title: string,
  declare: (stack: Stack, value: T) => void,
  [wrong, right]: readonly [wrong: T, right: T],
  due: Idiom['due'],
  more: Partial<Idiom> = {},
): Idiom {
  return { title, mistake: (stack) => declare(stack, wrong), mended: (stack) => declare(stack, right), due, ...more };
}

/** The Region of the stack, which lacks no feature. */
export const REGION = 'eu-west-1';
export const ACCOUNT = '111122223333';

/** Severity, rule, construct path and property of what is found in an app of one stack, or of those that are declared beside it. */
export function findingsOf(declare: (stack: Stack) => void, { isSynthesized = false }: Pick<Partial<Idiom>, 'isSynthesized'> = {}): string[] {
  const app = newApp();
  declare(new Stack(app, 'Shop', { env: { account: ACCOUNT, region: REGION } }));
  if (isSynthesized) synthesize(app);
  return AuroraChecks.findings(app).map(({ severity, ruleId, constructPath, property }) =>
    [severity, ruleId, constructPath, ...(property === undefined ? [] : [property])].join(' '));
}

/** Constructs of ours check the app by themselves, so that it is not synthesized to its end. */
function synthesize(app: App): void {
  try {
    app.synth();
  } catch (error) {
    if (!String(error).includes('(Aurora)')) throw error;
  }
}
