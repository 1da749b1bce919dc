import type { Diagram } from '../diagram';

/** A diagram as a Mermaid flowchart. */
export function mermaidOf(_diagram: Diagram): string {
  throw new Error('not built yet');
}
