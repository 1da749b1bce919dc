import { NestedTemplateInput } from '../template';

/** A stack as it is deployed, or as it was synthesized when it was. */
export interface DeployedStack {
  /** Where it was read. */
  readonly file: string;
  /** The id it has in a cloud assembly. */
  readonly artifactId?: string | undefined;
  readonly stackName?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  readonly template: unknown;
  readonly nested?: Readonly<Record<string, NestedTemplateInput>> | undefined;
  /** The recorded values of its parameters. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** What runs, as RDS described it, by logical id. */
  readonly running?: Readonly<Record<string, unknown>> | undefined;
}

/** What was read at one path. */
export interface Deployed {
  readonly stacks: readonly DeployedStack[];
  readonly recorded?: readonly Recorded[];
  /** What cannot be read, or not be made sense of, and in which file. */
  readonly problems: readonly string[];
}

/** Recorded answers of AWS about what is deployed. */
export interface Recorded {
  /** The values of the parameters of stacks, by the name of the stack. */
  readonly parameters: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** What runs, as RDS describes it. */
  readonly running: readonly Running[];
}

/** A cluster, an instance or a global database, as RDS describes it. */
export interface Running {
  readonly type: string;
  readonly name: string;
  readonly description: Readonly<Record<string, unknown>>;
}
