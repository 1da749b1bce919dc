/**
 * A table to look up texts of a template in. Those it does not have give undefined, whatever they are called: a plain object
 * would give its `constructor`, and other things that no table has.
 */
export function table<T>(entries: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null) as Record<string, T>, entries);
}
