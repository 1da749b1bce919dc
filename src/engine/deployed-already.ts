import { isSentUnchanged } from '../facts/updates';
import { Changes } from '../topology/changes/changes';
import { add } from '../topology/multimap';
import { known } from '../topology/resource';
import { Finding } from './finding';

/**
 * Whether the service is asked about a finding only where the resource is created, or the property at fault changes: an update does not
 * send it otherwise, or it is not there to be sent. What only time made wrong goes on, too, until it is changed.
 */
export function isAskedOnce({ rule, location: { resource, property } }: Finding): boolean {
  if (rule.lifecycle) return true;
  if (rule.asks !== undefined) return rule.asks === 'creation';
  const [name] = property?.split('.') ?? [];
  return name !== undefined && (resource.lacks(name) || !isSentUnchanged(resource.kind.type, name));
}

/** Whether a resource is there already, and goes on; it does where nothing certain says that it is replaced. */
export function goesOn({ location: { resource } }: Finding, changes: Changes): boolean {
  if (!changes.updateOf(resource)) return false;
  try {
    return changes.worlds.inEveryWorld(() => changes.isNew(resource)) !== true;
  } catch {
    // What cannot be known is no reason to say that something new is refused.
    return true;
  }
}

/**
 * Whether a finding is one of what is deployed already: the same rule at the same place, in the same words. How a value is written does
 * not count, nor in which order. Where it cannot be known whether the property at fault changes, the words tell as little.
 */
export function isAmong(deployed: readonly Finding[], changes: Changes): (finding: Finding) => boolean {
  const byPlace = new Map<string, Finding[]>();
  for (const finding of deployed) add(byPlace, placeOf(finding), finding);
  return (finding) => {
    const others = byPlace.get(placeOf(finding)) ?? [];
    return others.some((other) => wordsOf(other) === wordsOf(finding)) || (others.length > 0 && mayBeUnchanged(finding, changes));
  };
}

const placeOf = ({ rule: { id }, location: { resource: { address }, property } }: Finding): string =>
  JSON.stringify([id, address, property]);

const wordsOf = ({ what }: Finding): string => what.replace(/[',]/g, '').split(' ').sort().join(' ');

/** Whether it depends on the deployment if the property at fault is another one. */
function mayBeUnchanged({ location: { resource, property } }: Finding, changes: Changes): boolean {
  const [name] = property?.split('.') ?? [];
  const update = changes.updateOf(resource);
  return name !== undefined && update !== undefined && known(() => changes.worlds.inEveryWorld(() => update.differs(name))) === undefined;
}
