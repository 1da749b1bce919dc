/** Adds an item to the list of a key, unless it was the last one added. */
export function add<T>(lists: Map<string, T[]>, key: string, item: T): void {
  const list = lists.get(key);
  if (!list) lists.set(key, [item]);
  else if (list[list.length - 1] !== item) list.push(item);
}
