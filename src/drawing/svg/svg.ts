import type { Diagram } from '../diagram';

/** How a drawing is embedded. */
export interface SvgOptions {
  /** Whether it stands alone in a file: with its namespace, its own style, which follows light and dark, and its title. */
  readonly standsAlone: boolean;
  /** Begins all ids, so that two drawings of one page do not meet. */
  readonly idPrefix?: string;
  /** How many errors and warnings there are about a part, by its id, and where they are told: an id of the page. */
  readonly marks?: ReadonlyMap<string, { readonly errors: number; readonly warnings: number; readonly href?: string }>;
}

/** A diagram as SVG. */
export function svgOf(_diagram: Diagram, _options: SvgOptions): string {
  throw new Error('not built yet');
}

/** Several diagrams below each other in one SVG that stands alone. */
export function svgSheet(_diagrams: readonly Diagram[], _options: Pick<SvgOptions, 'marks'>): string {
  throw new Error('not built yet');
}

/** The rules of style that drawings in a page share: they are there once. */
export function svgStyle(): string {
  throw new Error('not built yet');
}
