import { ComparedDiagram } from '../../drawing/compared';
import { Part, PartChange } from '../../drawing/diagram';

/** `1 error`, `2 errors`; of a noun that ends otherwise the plural is given. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string => `${count} ${count === 1 ? noun : plural}`;

/** The same of each that there is any of: `2 errors, 1 warning`. */
export const countedOnes = (counts: readonly (readonly [number, string])[]): string =>
  counts.filter(([count]) => count > 0).map(([count, noun]) => counted(count, noun)).join(', ');

/** What a diagram is called: as it will be, or as it was where it goes. */
export const titleOf = ({ before, after }: ComparedDiagram): string => (after ?? before)?.title ?? '';

/** What an update does with a part, in a word. */
export const CHANGES: Readonly<Record<PartChange, string>> = {
  added: 'added',
  new: 'new, in place of the replaced',
  changed: 'changed',
  replaced: 'replaced',
  removed: 'removed',
};

/** The word for what an update does with a part; empty where it stays as it is. */
export const changeOf = ({ change }: Pick<Part, 'change'>): string => (change === undefined ? '' : CHANGES[change]);
