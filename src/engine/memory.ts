import { Resource, known } from '../topology/resource';
import { Topology } from '../topology/topology';
import { Glimpse, Sketch } from '../values/glimpse';
import { Cast, Question, Trace, Witness } from '../values/trace';

/** How often an evaluation is learned at first; what differs everywhere, such as a name, is of no use to learn. */
const LESSONS = 8;

/** After how many resources there is another lesson. */
const RESOURCES_PER_LESSON = 16;

/** A scalar, or the text of a sketch with the numbers of those it refers to. */
type Answer = Exclude<Glimpse, Sketch>;

/** What has been asked so far leads here, and what comes next depends on the answer to each of some questions. */
class Junction<C> {
  public readonly conclusions: { readonly evaluation: number; readonly conclusion: C }[] = [];
  public readonly branches: Branch<C>[] = [];

  public branch(inquiry: Inquiry): Branch<C> {
    let branch = this.branches.find((one) => one.inquiry === inquiry);
    if (!branch) {
      branch = { inquiry, answers: new Map() };
      this.branches.push(branch);
    }
    return branch;
  }
}

/** A question to one of the cast, and what was answered last: different paths ask the same in a row. */
class Inquiry {
  private asked: Witness | undefined;
  private answered: Glimpse = null;

  public constructor(
    public readonly member: number,
    public readonly question: Question,
  ) {}

  public put(to: Witness): Glimpse {
    if (this.asked !== to) {
      this.answered = to.glimpse(this.question);
      this.asked = to;
    }
    return this.answered;
  }
}

interface Branch<C> {
  readonly inquiry: Inquiry;
  readonly answers: Map<Answer, Junction<C>>;
}

/**
 * What some evaluations, by number, came to on the resources they have been run on, and what they looked at for that. Most
 * rules look at a few properties, find them absent or in order, and are done: on another resource of which the same is true
 * they need not be run again. What many of them look at is looked at once.
 */
export class Memory<C> {
  private readonly root = new Junction<C>();
  private readonly lessons: number[];
  private readonly inquiries: Inquiry[] = [];
  private readonly recalled: (C | undefined)[];
  private recalls = 0;

  /**
   * @param count how many evaluations there are
   * @param evaluate what one comes to in the current world; undefined where that is nothing to remember
   */
  public constructor(
    private readonly topology: Topology,
    count: number,
    private readonly evaluate: (evaluation: number, resource: Resource) => C | undefined,
  ) {
    this.lessons = new Array<number>(count).fill(0);
    this.recalled = new Array<C | undefined>(count).fill(undefined);
  }

  /** What the evaluations come to on a resource, in every world, as far as that is certain. Holds until the next call. */
  public recall(resource: Resource): readonly (C | undefined)[] {
    this.recalls++;
    this.recalled.fill(undefined);
    this.follow(this.root, this.cast(resource));
    return this.recalled;
  }

  /**
   * What an evaluation comes to on a resource; undefined where that depends on the world, or cannot be known.
   *
   * @param learns whether there is a resource to come that this may be true of
   */
  public conclude(evaluation: number, resource: Resource, learns: boolean): C | undefined {
    const { worlds } = this.topology;
    const isWorthIt = learns && this.lessons[evaluation]! < LESSONS + this.recalls / RESOURCES_PER_LESSON;
    const trace = isWorthIt ? new Trace() : undefined;
    const conclusion = known(() => worlds.inEveryWorld(() => {
      worlds.trace = trace;
      return this.evaluate(evaluation, resource);
    }));
    if (trace) this.lessons[evaluation]!++;
    if (trace?.isComplete && conclusion !== undefined) this.learn(evaluation, resource, trace, conclusion);
    return conclusion;
  }

  private learn(evaluation: number, resource: Resource, trace: Trace, conclusion: C): void {
    const cast = this.cast(resource);
    let junction = this.root;
    for (const { of, question, seen } of trace.observations) {
      const member = cast.member(of.address);
      // Whom no answer has led to cannot be told in the neighbourhood of another resource.
      if (member === -1) return;
      const { answers } = junction.branch(this.inquiry(member, question));
      const answer = seen instanceof Sketch ? cast.enrol(seen) : seen;
      const next = answers.get(answer) ?? new Junction<C>();
      answers.set(answer, next);
      junction = next;
    }
    junction.conclusions.push({ evaluation, conclusion });
  }

  private follow(junction: Junction<C>, cast: Cast): void {
    for (const { evaluation, conclusion } of junction.conclusions) this.recalled[evaluation] = conclusion;
    for (const { inquiry, answers } of junction.branches) {
      const seen = inquiry.put(cast.witness(inquiry.member));
      const { size } = cast;
      const next = answers.get(seen instanceof Sketch ? cast.enrol(seen) : seen);
      if (next) this.follow(next, cast);
      if (cast.size > size) cast.shrinkTo(size);
    }
  }

  private inquiry(member: number, question: Question): Inquiry {
    let inquiry = this.inquiries.find((one) => one.member === member && one.question === question);
    if (!inquiry) {
      inquiry = new Inquiry(member, question);
      this.inquiries.push(inquiry);
    }
    return inquiry;
  }

  private cast(resource: Resource): Cast {
    return new Cast(resource, (address) => this.topology.witness(address));
  }
}
