/** How deep stages, and nested stacks, are in one another at most. */
export const DEEPEST = 16;

/** A stack as files have it: as it was synthesized, written, or deployed. */
export interface StackFile {
  /** Where its template was read. */
  readonly file: string;
  /** The id it has in a cloud assembly, or the name of the file. */
  readonly artifactId?: string | undefined;
  readonly stackName?: string | undefined;
  readonly region?: string | undefined;
  readonly account?: string | undefined;
  /** The path of its construct, where CDK has synthesized it. */
  readonly constructPath?: string | undefined;
  readonly template: unknown;
  readonly nested?: Readonly<Record<string, NestedStackFile>> | undefined;
  /** What was recorded of it, where it is in that account and Region: a template does not tell, the stack of the app may. */
  readonly recorded?: ((place: Place) => RecordedStack) | undefined;
  /** Reads what CDK noted of its constructs, by their paths; undefined of what CDK has not synthesized. */
  readonly metadata?: () => unknown;
  /** Reads what the validation of the app reported, which CDK writes beside its outermost assembly. */
  readonly report?: () => unknown;
}

/** The template of a nested stack, in a file of its own. */
export interface NestedStackFile {
  readonly file: string;
  readonly template: unknown;
  readonly nested: Readonly<Record<string, NestedStackFile>>;
  /** What runs, as RDS described it, by logical id. */
  readonly running?: Readonly<Record<string, unknown>> | undefined;
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
  /** Its nested stacks, with what runs of them. */
  readonly nested?: Readonly<Record<string, NestedStackFile>> | undefined;
}

/** What was read at one path. */
export interface StackFiles {
  readonly stacks: readonly StackFile[];
  readonly recorded?: readonly Recorded[];
  /** What cannot be read, or not be made sense of, and in which file. */
  readonly problems: readonly string[];
  /** Whether there is something else than templates: its problem is for who has asked for it by its name. */
  readonly isForeign?: boolean;
}

/** Recorded answers of AWS about what is deployed. */
export interface Recorded {
  readonly stacks: readonly DescribedStack[];
  readonly resources: readonly DescribedResource[];
  /** What runs, as RDS describes it. */
  readonly running: readonly Running[];
}

/** A stack, as CloudFormation describes it. */
export interface DescribedStack extends Place {
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
}

/** A resource of a stack, as CloudFormation describes it. */
export interface DescribedResource extends Place {
  readonly stackName: string | undefined;
  readonly logicalId: string | undefined;
  /** Its physical id. */
  readonly name: string;
}

/** A cluster, an instance or a global database, as RDS describes it. */
export interface Running extends Place {
  readonly type: string;
  readonly name: string;
  readonly description: Readonly<Record<string, unknown>>;
}
