import type { LinkType, PartChange } from '../diagram';
import type { Face } from './text';

/** Where everything of a drawing is, in pixels: what `layout` makes of a diagram, and `write` writes as SVG. */
export interface Scene {
  readonly id: string;
  readonly title: string;
  /** A sentence or more that says what is seen. */
  readonly description: string;
  readonly width: number;
  readonly height: number;
  /** What is behind everything else, the outermost first. */
  readonly frames: readonly Placed[];
  readonly lines: readonly Line[];
  readonly labels: readonly Label[];
  readonly parts: readonly Placed[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a box is: its class in the style. */
export type Kind =
  | 'global' | 'region' | 'cluster' | 'panel' | 'lane' | 'group' | 'zone'
  | 'entrant' | 'proxy' | 'proxy-endpoint' | 'endpoint' | 'writer-endpoint' | 'writer' | 'reader' | 'read-only'
  | 'volume' | 'bar' | 'target' | 'conflicts' | 'empty';

/** A box with its texts. */
export interface Placed {
  /** The id of the part; undefined for what is no part of the model, such as the background of a zone. */
  readonly id: string | undefined;
  readonly kind: Kind;
  /** What it is and what it is called. */
  readonly name: string | undefined;
  /** All that is said of it, unshortened; undefined where that is all to be read. */
  readonly title: string | undefined;
  readonly box: Box;
  /** From its upper left corner; `y` is that of the base line. */
  readonly texts: readonly Text[];
  readonly change: PartChange | undefined;
  /** Whether something of it is only known to the deployment. */
  readonly isOpen: boolean;
  /** The height of the strip on top that has the role of a member in it. */
  readonly strip?: number;
  /** Circles in a row: those that are filled, and all. */
  readonly dots?: { readonly x: number; readonly y: number; readonly filled: number; readonly all: number };
}

export interface Text {
  readonly x: number;
  readonly y: number;
  readonly face: Face;
  readonly text: string;
  /** `muted`: terms, kinds; `open`: what is not known; `struck`: what will be gone; `order`: in a circle; `accent`: what is written. */
  readonly tone?: 'muted' | 'open' | 'struck' | 'order' | 'change' | 'accent';
  /** A muted term in front. */
  readonly term?: string;
  readonly isCentred?: boolean;
}

/** What a line means: a type of link, or where an endpoint leads, or who takes over in a cluster with one writer. */
export type LineKind = LinkType | 'writes' | 'reads' | 'failover';

/** One link, or several that leave from the same place. */
export interface Line {
  readonly kind: LineKind;
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly title: string;
  readonly isDashed: boolean;
  /** From the part to each of the others; only what branches off is in the second and further ones. Each ends with an arrow. */
  readonly ways: readonly (readonly Point[])[];
}

/** What is said at a line, on a background. */
export interface Label {
  readonly kind: LineKind;
  readonly box: Box;
  readonly lines: readonly string[];
}
