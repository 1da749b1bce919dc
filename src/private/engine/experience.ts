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
  private kept: Trace[] = [];
  private hasHelped = false;

  public constructor(public readonly rule: Rule) {}

  /**
   * Whether the rule is certain to find nothing in the resource, in any world. Where it is not certain, nothing is said.
   *
   * @param learns whether to remember what the rule looks at, which makes this evaluation dearer and later ones cheaper
   */
  public isKept(resource: Resource, worlds: Worlds, learns: boolean): boolean {
    if (this.foretells(resource, learns)) return true;
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

  private foretells(resource: Resource, learns: boolean): boolean {
    // A rule about what is different everywhere, such as a name, teaches nothing for the next one.
    if (!learns && !this.hasHelped) this.kept = this.kept.length < MEMORY ? this.kept : [];
    const isForetold = this.kept.some((trace) => trace.holdsFor(resource.properties));
    this.hasHelped ||= isForetold;
    return isForetold;
  }
}
