import { invalidArgument } from '../../arguments/argument';
import { requireUnique } from '../../arguments/checks';
import { shownNames } from '../../arguments/shown';

/** What a combination looks at in its parts. */
interface CombinedPart {
  readonly name: string;
  readonly tables?: readonly string[];
  readonly partitions: readonly unknown[];
  readonly activeWriter?: number | string;
}

/** Whether the strategy says through which writer a write goes, rather than what becomes of a conflict. */
export function isRouting({ partitions, activeWriter }: Pick<CombinedPart, 'partitions' | 'activeWriter'>): boolean {
  return partitions.length > 0 || activeWriter !== undefined;
}

/**
 * The part that routes the writes, and the one for all tables that no other part names.
 *
 * @throws an error when there is no part, when there are two of either, and when a table belongs to two parts
 */
export function checkedCombination<T extends CombinedPart>(parts: readonly T[]): { routing?: T; fallback?: T } {
  if (parts.length === 0) {
    invalidArgument('`handlings` must have at least 1 entry, got: none; give the strategies to combine');
  }
  const routings = parts.filter(isRouting);
  const fallbacks = parts.filter((part) => !isRouting(part) && part.tables === undefined);
  if (routings.length > 1) {
    invalidArgument(`\`handlings\` must have at most 1 of partitionedWrites and activeStandby, got: ${namesOf(routings)}; leave one of them out`);
  }
  if (fallbacks.length > 1) {
    invalidArgument(`\`handlings\` must have at most 1 strategy without \`tables\`, got: ${namesOf(fallbacks)}; name the tables of the others`);
  }
  requireUnique('tables', parts.flatMap(({ tables }) => tables ?? []), 'give each table one strategy');
  return { routing: routings[0], fallback: fallbacks[0] };
}

function namesOf(parts: readonly CombinedPart[]): string {
  return shownNames(parts.map(({ name }) => name));
}
