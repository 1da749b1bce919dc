import type { Topology } from '../../topology/topology';
import type { Diagram } from '../diagram';

/** The diagrams of an app, in the order of its clusters. */
export function diagramsOf(_topology: Topology): readonly Diagram[] {
  throw new Error('not built yet');
}
