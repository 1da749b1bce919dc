import type { Properties } from './properties';
import { Scalar, Settled, isScalar } from './value';

/** Something other than a scalar, or nothing at all: too much to compare. */
export const OPAQUE = Symbol('opaque');

/** What a trace keeps of a value; null where it is absent. */
export type Glimpse = Scalar | null | typeof OPAQUE;

export function glimpse(value: Settled): Glimpse {
  if (value.kind === 'absent') return null;
  return value.kind === 'known' && isScalar(value.value) ? value.value : OPAQUE;
}

/**
 * What an evaluation has looked at. One that looked at nothing but a few scalars of its subject comes to the same end wherever
 * these are the same.
 */
export class Trace {
  private readonly names: string[] = [];
  private readonly seen: Glimpse[] = [];
  private isWide = false;

  public constructor(private readonly subject: Properties) {}

  /** Whether everything it looked at is in it. */
  public get isComplete(): boolean {
    return !this.isWide;
  }

  /** Notes a property that was read. */
  public note(properties: Properties, name: string, value: Settled): void {
    const seen = glimpse(value);
    if (properties === this.subject && seen !== OPAQUE) this.add(name, seen);
    else this.isWide = true;
  }

  /** Notes that more was looked at than this can hold, such as another resource. */
  public noteMore(): void {
    this.isWide = true;
  }

  /** Notes what another evaluation, that was part of this one, has looked at. */
  public noteAll(other: Trace): void {
    if (other.isWide || other.subject !== this.subject) this.isWide = true;
    else other.names.forEach((name, index) => this.add(name, other.seen[index]!));
  }

  /** Whether an evaluation of `other` would have looked at the same. */
  public holdsFor(other: Properties): boolean {
    for (let index = 0; index < this.names.length; index++) {
      if (other.glimpse(this.names[index]!) !== this.seen[index]) return false;
    }
    return true;
  }

  private add(name: string, seen: Glimpse): void {
    if (this.names.includes(name)) return;
    this.names.push(name);
    this.seen.push(seen);
  }
}
