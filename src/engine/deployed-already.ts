import { isSentUnchanged } from '../facts/updates';
import { Changes } from '../topology/changes/changes';
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

/** Equal for what is found twice, in the same words. */
export const identityOf = ({ rule: { id }, location: { resource: { address }, property }, what }: Finding): string =>
  JSON.stringify([id, address, property, what]);
