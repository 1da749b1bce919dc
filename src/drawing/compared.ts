import type { Diagram } from './diagram';

/** A diagram before and after an update; one side is missing where it is all new, or gone. */
export interface ComparedDiagram {
  readonly before: Diagram | undefined;
  readonly after: Diagram | undefined;
}
