import { Html, html, trusted } from './html';

/** Signs that differ in shape, so that colour is never the only one; what they mean stands beside them in words. */
export type Icon = 'error' | 'warning' | 'change' | 'undecided' | 'acknowledged' | 'none';

const SHAPES: Readonly<Record<Icon, string>> = {
  // An octagon with a cross.
  error: '<path fill="currentColor" d="M5 1h6l4 4v6l-4 4H5l-4-4V5z"/><path class="on" d="M5.5 5.5l5 5m0-5l-5 5"/>',
  // A triangle with an exclamation mark.
  warning: '<path fill="currentColor" d="M8 1l7.5 13.5H.5z"/><path class="on" d="M8 6v4m0 1.6v1.2"/>',
  // A rhombus with a bar: what is there, and then is not.
  change: '<path fill="currentColor" d="M8 .5L15.5 8 8 15.5.5 8z"/><path class="on" d="M5 8h6"/>',
  // A dashed circle with a question mark.
  undecided: '<circle class="ln" cx="8" cy="8" r="6.5" stroke-dasharray="2.6 1.5"/><path class="ln" d="M6.2 6.3a1.9 1.9 0 1 1 2.6 1.8c-.6.3-.8.6-.8 1.2m0 1.5v1"/>',
  // A circle with a tick.
  acknowledged: '<circle class="ln" cx="8" cy="8" r="6.5"/><path class="ln" d="M5 8.3l2.1 2.1L11 6"/>',
  none: '<circle fill="currentColor" cx="8" cy="8" r="7"/><path class="on" d="M4.8 8.3l2.2 2.2 4.2-4.4"/>',
};

/** The shapes, once in the page. */
export const iconSheet = (): Html => html`
  <svg class="sheet" aria-hidden="true">${Object.entries(SHAPES).map(([name, shape]) =>
    html`<symbol id="i-${name}" viewBox="0 0 16 16">${trusted(shape)}</symbol>`)}</svg>`;

/** One of them: hidden from screen readers, which have the word beside it. */
export const icon = (name: Icon): Html => html`<svg class="i ${name}" aria-hidden="true"><use href="#i-${name}"/></svg>`;
