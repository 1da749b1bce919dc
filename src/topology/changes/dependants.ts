import { replacingProperties } from '../../facts/updates';
import { Reference } from '../../values/value';
import { KINDS } from '../kinds';
import { add } from '../multimap';
import { pointers } from '../pointers';
import { Resource, known } from '../resource';
import type { Changes } from './changes';
import type { Update } from './update';

/** A resource that is replaced because one it refers to is. */
export interface Dependant {
  readonly update: Update;
  /** The property that refers to it, and cannot change in place. */
  readonly property: string;
}

/** Who has to be replaced because of whom. */
export class Dependants {
  private referring: ReadonlyMap<string, Dependant[]> | undefined;

  public constructor(private readonly changes: Changes) {}

  /** What is replaced in the current world because a resource is, each after what it is replaced for. */
  public of(resource: Resource): readonly Dependant[] {
    const found = new Map<Update, Dependant>();
    const waiting = [resource.address];
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      for (const dependant of this.index.get(address) ?? []) {
        const { update, property } = dependant;
        if (found.has(update) || update.after === resource || known(() => isReplacedFor(update, property, address)) !== true) continue;
        found.set(update, dependant);
        waiting.push(update.after.address);
      }
    }
    return [...found.values()];
  }

  /** Who may refer to an address, in some world. */
  private get index(): ReadonlyMap<string, Dependant[]> {
    if (!this.referring) {
      const referring = new Map<string, Dependant[]>();
      for (const update of Object.values(KINDS).flatMap((kind) => this.changes.updates<Resource>(kind))) {
        for (const property of replacingProperties(update.after.kind.type)) {
          for (const target of pointers(update.after.declared.inAnyWorld(property)).targets) {
            if (target instanceof Reference) add(referring, target.address, { update, property });
          }
        }
      }
      this.referring = referring;
    }
    return this.referring;
  }
}

/** Whether it refers to an address in the current world, and can be replaced. */
function isReplacedFor(update: Update, property: string, address: string): boolean {
  if (!update.exists || update.keepsName) return false;
  return update.after.declared.knownTargets(property).some((target) => target instanceof Reference && target.address === address);
}
