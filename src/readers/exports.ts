import { StackSource } from '../topology/resource';
import { ScopedJson } from './scope';

/** One export of a stack. */
export interface Export extends ScopedJson {
  readonly name: string;
}

/** What the stacks of an app export. */
export class Exports {
  private byKey: Map<string, ScopedJson | undefined> | undefined;

  /** @param list lists them; called when the first import is followed */
  public constructor(private readonly list: () => Iterable<Export>) {}

  /** What a stack imports under a name; undefined where no stack exports it, and where several do. */
  public find(from: StackSource, name: string): ScopedJson | undefined {
    return (this.byKey ?? this.read()).get(exportKey(from, name));
  }

  private read(): Map<string, ScopedJson | undefined> {
    // An export whose name is an import finds nothing in here.
    this.byKey = new Map();
    const byKey = new Map<string, ScopedJson | undefined>();
    for (const one of this.list()) {
      const key = exportKey(one.scope.stack, one.name);
      byKey.set(key, byKey.has(key) ? undefined : one);
    }
    return (this.byKey = byKey);
  }
}

/** Exports are seen by the stacks of their account and Region. Those that leave these open are deployed with one set of credentials. */
export function exportKey({ region, account }: StackSource, name: string): string {
  return [account, region].map((place) => (place.kind === 'known' ? String(place.value) : '')).concat(name).join(' ');
}
