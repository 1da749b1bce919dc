import { NAMESPACE } from '../../engine/render';
import { entries, entry, itemsOf, text } from '../../readers/files/entries';
import { StackFile } from '../../readers/files/stack-file';
import { SourceLine, sourceIn } from '../../readers/source-line';

/** The resource that a nested stack is in its parent, as CDK names it after the nested stack beside it. */
const NESTED_STACK = /^(.*)\/([^/]+)\.NestedStack\/\2\.NestedStackResource$/;

/** That an id is acknowledged at a construct, and all below it. */
interface Acknowledged {
  readonly id: string;
  /** The path of the construct; empty: the app. */
  readonly at: string;
  readonly reason: string;
}

/** What CDK noted of the constructs of a stack, and those of its nested stacks among them. */
export class Noted {
  private readonly notes: unknown;
  /** The paths of constructs, by that of the stack they are in, where it is a nested one, and the logical id. */
  private readonly paths = new Map<string, string>();
  private reported: readonly Acknowledged[] | undefined;

  public constructor(private readonly stack: StackFile) {
    this.notes = stack.metadata?.();
    const ids = entries(this.notes).flatMap(([key, notes]): [string, string][] => {
      const [id] = ofType(notes, 'aws:cdk:logicalId');
      return typeof id === 'string' ? [[key.replace(/^\//, ''), id]] : [];
    });
    const nested = ids.flatMap(([path]) => nestedBy(path) ?? []);
    for (const [path, id] of ids) this.paths.set(`${innermost(nested, path)} ${id}`, path);
  }

  /**
   * The path of the construct of a resource.
   *
   * @param around the logical ids of the nested stacks it is in, outermost first
   */
  public pathOf(logicalId: string, around: readonly string[]): string | undefined {
    const nested = this.nestedPath(around);
    return nested === undefined ? undefined : this.paths.get(`${nested} ${logicalId}`);
  }

  /** The path of the construct of the stack, or of a nested one. */
  public pathOfStack(around: readonly string[]): string | undefined {
    return this.nestedPath(around) || this.stack.constructPath;
  }

  /** Why one of several ids is acknowledged at a path, or above it; undefined where none is. */
  public acknowledgement(ids: readonly string[], path: string): string | undefined {
    const reasonOf = (acknowledged: readonly Acknowledged[]): string | undefined =>
      acknowledged.find(({ id, at }) => ids.includes(id) && isWithin(path, at))?.reason;
    return reasonOf(this.acknowledgedAround(path)) ?? reasonOf(this.reported ??= inReport(this.stack.report?.()));
  }

  /** The line of code that made a construct, or else the one around it. */
  public sourceOf(path: string, cwd: string): SourceLine | undefined {
    for (const at of pathsAround(path)) {
      const notes = entry(this.notes, `/${at}`);
      const traces = [...ofType(notes, 'aws:cdk:creationStack'), ...tracesOf(notes)];
      const source = traces.map((trace) => sourceIn(trace, cwd)).find((one) => one !== undefined);
      if (source) return source;
    }
    return undefined;
  }

  private acknowledgedAround(path: string): Acknowledged[] {
    return pathsAround(path).flatMap((at) => ofType(entry(this.notes, `/${at}`), 'aws:cdk:acknowledged-rules').flatMap((data) =>
      entries(data).map(([id, reason]): Acknowledged => ({ id: unprefixed(id), at, reason: reasonIn(reason) }))));
  }

  private nestedPath(around: readonly string[]): string | undefined {
    return around.reduce<string | undefined>((outer, logicalId) => {
      const resource = outer === undefined ? undefined : this.paths.get(`${outer} ${logicalId}`);
      return resource === undefined ? undefined : nestedBy(resource);
    }, '');
  }
}

/** The path of the nested stack that a resource stands for; undefined where it is something else. */
function nestedBy(path: string): string | undefined {
  const [, scope, id] = NESTED_STACK.exec(path) ?? [];
  return id === undefined ? undefined : `${scope}/${id}`;
}

const innermost = (nested: readonly string[], path: string): string =>
  nested.filter((one) => path.startsWith(`${one}/`)).reduce((longest, one) => (one.length > longest.length ? one : longest), '');

/** A path, and those around it, from the inside. */
function pathsAround(path: string): string[] {
  const ids = path.split('/');
  return ids.map((_, index) => ids.slice(0, ids.length - index).join('/'));
}

const isWithin = (path: string, around: string): boolean => around === '' || path === around || path.startsWith(`${around}/`);

/** What is acknowledged on the app or on a stage is noted of no stack: CDK only reports what it has left out because of that. */
function inReport(report: unknown): Acknowledged[] {
  return itemsOf(report, 'pluginReports').flatMap((plugin) => itemsOf(plugin, 'suppressedViolations')).flatMap((violation): Acknowledged[] => {
    const id = text(violation, 'acknowledgedId');
    return id === undefined ? [] : [{ id: unprefixed(id), at: text(violation, 'acknowledgedAt') ?? '', reason: reasonIn(entry(violation, 'reason')) }];
  });
}

/** CDK files ids without a prefix under the one of annotations, in lower case before 2.262. */
const unprefixed = (id: string): string => id.replace(new RegExp(`^(?:${NAMESPACE}::|annotation::)`, 'i'), '');

/** The reason, as old and new versions of CDK note it. */
const reasonIn = (noted: unknown): string => (typeof noted === 'string' ? noted : text(noted, 'reason') ?? '');

const ofType = (notes: unknown, type: string): unknown[] =>
  (Array.isArray(notes) ? notes as unknown[] : []).filter((note) => text(note, 'type') === type).map((note) => entry(note, 'data'));

/** Older versions of CDK keep the stack trace with the note of the logical id. */
const tracesOf = (notes: unknown): unknown[] =>
  (Array.isArray(notes) ? notes as unknown[] : []).filter((note) => text(note, 'type') === 'aws:cdk:logicalId').map((note) => entry(note, 'trace'));
