import { NestedTemplateInput } from '../template';
import { Recorded } from './recorded';

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
