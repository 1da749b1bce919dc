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
  /** What was recorded of it, where it is in that account and Region: a template does not tell, the stack of the app may. */
  readonly recorded?: ((place: Place) => RecordedStack) | undefined;
}

/** Where something is, as far as that is known. */
export interface Place {
  readonly region?: string | undefined;
  readonly account?: string | undefined;
}

/** What was recorded of one stack. */
export interface RecordedStack {
  /** The values of its parameters. */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** What runs, as RDS describes it, by logical id. */
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
  readonly stacks: readonly DescribedStack[];
  /** What runs, as RDS describes it. */
  readonly running: readonly Running[];
}

/** A stack, as CloudFormation describes it. */
export interface DescribedStack extends Place {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A cluster, an instance or a global database, as RDS describes it. */
export interface Running extends Place {
  readonly type: string;
  readonly name: string;
  readonly description: Readonly<Record<string, unknown>>;
}
