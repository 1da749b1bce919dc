import { Source, cfnHandler, cfnReference } from '../sources';
import { table } from '../tables';

/** How a property changes: it was not there, it has another value, it is there no more. */
export type Way = 'added' | 'changed' | 'removed';

export const ANY_WAY: readonly Way[] = ['added', 'changed', 'removed'];

/** What an update does with one property. What is not said is an ordinary update: it is sent, and takes effect while the resource runs. */
export interface PropertyUpdate {
  /** The ways of changing it with which CloudFormation replaces the resource. */
  readonly replaces?: readonly Way[];
  /** Two values between which the handler changes it in place all the same. */
  readonly exceptBetween?: readonly [before: string, after: string];
  /** Whether an empty value is as good as none: it is set in place where there was one. */
  readonly exceptToEmpty?: boolean;
  /** Whether something is restarted, or cannot be reached for a while. */
  readonly interrupts?: boolean;
  /** The ways of changing it that are accepted and not done: the handler does not send it, or sends nothing where it is absent. */
  readonly ignores?: readonly Way[];
  /** What it is set to where it is removed, which is not what it was created with. */
  readonly resetsTo?: string;
  /** The words every change is refused with. */
  readonly refusedWith?: string;
}

/** What updates do with the resources of one CloudFormation type. */
export interface TypeUpdates {
  readonly type: string;
  /**
   * The property CloudFormation knows a resource by, where a template can set it. A resource that keeps it cannot be replaced:
   * the new one is created before the old one is gone.
   */
  readonly identifier?: string;
  /** Whether what it holds is gone with it. */
  readonly holdsData: boolean;
  readonly properties: Readonly<Record<string, PropertyUpdate>>;
  /** What each update sends, changed or not: the rest is sent where it changes. Undefined where the handlers are not public. */
  readonly sentUnchanged?: readonly string[];
  readonly sources: readonly Source[];
}

/** The day the tables were read. */
export const READ = '2026-11-28';

/** What CloudFormation says to an update that would replace a resource which keeps its name. */
export const NAMED_REPLACEMENT = 'CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename X and update the stack again.';

/** Every change replaces. */
export const createOnly = (...names: readonly string[]): Record<string, PropertyUpdate> => ofEach(names, { replaces: ANY_WAY });

/** Absent is not sent, so what was set before stays in force. */
export const keptWhenRemoved = (...names: readonly string[]): Record<string, PropertyUpdate> => ofEach(names, { ignores: ['removed'] });

const ofEach = (names: readonly string[], update: PropertyUpdate): Record<string, PropertyUpdate> =>
  Object.fromEntries(names.map((name) => [name, update]));

/** Puts a table together; what is said twice of a property is both true. */
export function typeUpdates(
  type: string,
  traits: Pick<TypeUpdates, 'identifier' | 'holdsData' | 'sentUnchanged'>,
  sources: readonly Source[],
  ...properties: readonly Readonly<Record<string, PropertyUpdate>>[]
): TypeUpdates {
  const merged: Record<string, PropertyUpdate> = {};
  for (const [name, update] of properties.flatMap((some) => Object.entries(some))) merged[name] = { ...merged[name], ...update };
  return { type, ...traits, sources, properties: table(merged) };
}

/** Where create-only properties are read: the schema that AWS keeps beside the handlers of a type. */
export const schema = (folder: string): Source => cfnHandler(`${folder}/${folder}.json`, READ);

/** The handlers of a type. */
export const handlers = (folder: string, ...files: readonly string[]): Source[] =>
  files.map((file) => cfnHandler(`${folder}/src/main/java/software/amazon/rds/${folder.replace('aws-rds-', '')}/${file}`, READ));

/** The reference of a type. */
export const reference = (name: string): Source => cfnReference(`aws-resource-rds-${name}.html`, READ);
