import { Resource } from '../topology/resource';
import { Trace } from '../values/trace';
import { World, Worlds } from '../values/world';
import { Rule } from './rule';

/** How many ways of finding nothing are remembered of one rule. */
const MEMORY = 8;

/**
 * What is known of a rule from the resources it has been evaluated on. Most rules look at one or two properties, find them
 * absent or in order, and are done: where another resource has the same there, the rule need not be asked again.
 */
export class Experience {
  private readonly kept: Trace[] = [];

  public constructor(private readonly rule: Rule) {}

  /**
   * Whether the rule is certain to find nothing in the resource, in any world. Where it is not certain, nothing is said.
   *
   * @param learns whether to remember what the rule looks at, which makes this evaluation dearer and later ones cheaper
   */
  public isKept(resource: Resource, worlds: Worlds, learns: boolean): boolean {
    for (const trace of this.kept) {
      if (trace.holdsFor(resource.properties)) return true;
    }
    const trace = learns ? new Trace(resource.properties) : undefined;
    worlds.trace = trace;
    try {
      const isKept = this.rule.violations(resource).length === 0 && worlds.current.consultations === 0;
      if (isKept && trace?.isComplete && this.rule.isPure && this.kept.length < MEMORY) this.kept.push(trace);
      return isKept;
    } catch {
      return false;
    } finally {
      worlds.trace = undefined;
      if (worlds.current.consultations > 0) worlds.current = new World();
    }
  }
}
