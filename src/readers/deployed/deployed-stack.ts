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
}

/** What was read at one path. */
export interface Deployed {
  readonly stacks: readonly DeployedStack[];
  /** What cannot be read, or not be made sense of, and in which file. */
  readonly problems: readonly string[];
}
