import { ComparedDiagram } from '../../drawing/compared';
import { Diagram } from '../../drawing/diagram';

/** One side of a diagram, as it is shown. */
export interface Side {
  readonly diagram: Diagram;
  readonly side: 'before' | 'after';
  /** Empty where it is the only one. */
  readonly caption: string;
}

/** What there is of a diagram: both sides where an update changes it, or else one. */
export function sidesOf({ before, after }: ComparedDiagram): readonly Side[] {
  const isBoth = before !== undefined && after !== undefined && differs(before, after);
  return [
    ...(before && (isBoth || !after) ? [{ diagram: before, side: 'before', caption: 'Before the update' } as const] : []),
    ...(after ? [{ diagram: after, side: 'after', caption: isBoth ? 'After the update' : '' } as const] : []),
  ];
}

/** Both are plain data that is made in the same order. */
const differs = (before: Diagram, after: Diagram): boolean => JSON.stringify(before) !== JSON.stringify(after);
