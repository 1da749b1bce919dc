import type { Changes } from '../../topology/changes/changes';
import type { ComparedDiagram } from '../compared';

/** The diagrams of both sides of an update, in pairs, with what becomes of each part. */
export function comparedDiagrams(_changes: Changes): readonly ComparedDiagram[] {
  throw new Error('not built yet');
}
