import type { Diagram } from '../../drawing/diagram';
import type { ReportSection } from '../../report/report';

/**
 * The diagrams that are drawn where there is no page around them, by section: of an update both sides, and what is as it was once. Each
 * has an id and a title of its own.
 */
export function drawnOf(sections: readonly Pick<ReportSection, 'diagram'>[]): readonly (readonly Diagram[])[] {
  return sections.map(({ diagram: { before, after } }) => {
    if (before === undefined) return after === undefined ? [] : [after];
    const isSame = after !== undefined && !hasChanges(before) && !hasChanges(after);
    if (isSame) return [after];
    return [side(before, 'deployed'), ...(after === undefined ? [] : [side(after, 'about to be')])];
  });
}

const side = (diagram: Diagram, what: string): Diagram =>
  ({ ...diagram, id: `${diagram.id}-${what.replaceAll(' ', '-')}`, title: `${diagram.title}: ${what}` });

/** Whether an update does anything with a part, wherever that is in the diagram. */
function hasChanges(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => (key === 'change' && inner !== undefined) || hasChanges(inner));
}
