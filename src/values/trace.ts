import { Glimpse, OPAQUE, Sketch } from './glimpse';

/** Something of which questions can be asked: a resource of the app, or a place where there is none. */
export interface Witness {
  /** Unique in the app. */
  readonly address: string;
  /** What it answers, the same at any time and in every world; opaque where that cannot be said. */
  glimpse(question: Question): Glimpse;
}

/** A question is the same object wherever it is the same question. */
export interface Question {
  /** Whether the answer is at hand, but for a sketch. */
  readonly isQuick?: boolean;
  ask(of: Witness): Glimpse;
}

/** Questions about something that has a name: the same one for the same name. */
export function questions<W extends Witness>(ask: (of: W, name: string) => Glimpse): (name: string) => Question {
  const made = new Map<string, Question>();
  return (name) => {
    let question = made.get(name);
    if (!question) {
      question = { isQuick: true, ask: (of: W) => ask(of, name) };
      made.set(name, question);
    }
    return question;
  };
}

export interface Observation {
  readonly of: Witness;
  readonly question: Question;
  readonly seen: Exclude<Glimpse, typeof OPAQUE>;
}

/**
 * What an evaluation has looked at: its questions, whom it asked, and the answers. One that would ask the same and be
 * answered the same comes to the same end.
 */
export class Trace {
  private readonly noted: Observation[] = [];
  private readonly asked = new Map<Question, Set<Witness>>();
  private isIncomplete = false;

  public get observations(): readonly Observation[] {
    return this.noted;
  }

  /** Whether everything it looked at is in it. */
  public get isComplete(): boolean {
    return !this.isIncomplete;
  }

  public note(of: Witness, question: Question): void {
    const seen = this.isIncomplete ? OPAQUE : of.glimpse(question);
    if (seen === OPAQUE) this.isIncomplete = true;
    else this.add({ of, question, seen });
  }

  /** Notes that something was looked at that no question is for. */
  public noteMore(): void {
    this.isIncomplete = true;
  }

  /** Notes what another evaluation, that was part of this one, has looked at. */
  public noteAll(other: Trace): void {
    if (other.isIncomplete) this.isIncomplete = true;
    if (!this.isIncomplete) other.noted.forEach((observation) => this.add(observation));
  }

  private add(observation: Observation): void {
    const { of, question } = observation;
    const witnesses = this.asked.get(question);
    if (witnesses?.has(of)) return;
    if (witnesses) witnesses.add(of);
    else this.asked.set(question, new Set([of]));
    this.noted.push(observation);
  }
}

/** Numbers whom an evaluation comes across, so that two evaluations can be compared. */
export class Cast {
  private readonly addresses: string[];
  private readonly witnesses: (Witness | undefined)[];

  public constructor(subject: Witness, private readonly find: (address: string) => Witness) {
    this.addresses = [subject.address];
    this.witnesses = [subject];
  }

  public get size(): number {
    return this.addresses.length;
  }

  public witness(member: number): Witness {
    return (this.witnesses[member] ??= this.find(this.addresses[member]!));
  }

  /** The number of somebody; -1 where no answer has led there. */
  public member(address: string): number {
    return this.addresses.indexOf(address);
  }

  /** Takes on those an answer refers to. Gives what it has in common with any answer that says the same, in its cast. */
  public enrol({ text, addresses }: Sketch): string {
    if (addresses.length === 0) return `${text}\u0000`;
    const members = addresses.map((address) => {
      const known = this.addresses.indexOf(address);
      return known === -1 ? this.addresses.push(address) - 1 : known;
    });
    return `${text}\u0000${members.join()}`;
  }

  /** Dismisses all but the first. */
  public shrinkTo(size: number): void {
    this.addresses.length = size;
    this.witnesses.length = size;
  }
}
