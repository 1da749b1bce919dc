import { Source } from '../../facts/sources';
import { Html, Piece, html, linkTo, when } from './html';

/** The sources of a page: each has a number, by which figures name it, and is listed once at the end. */
export class Sources {
  private readonly numbers = new Map<string, { readonly number: number; readonly source: Source }>();

  /** Links to sources: `[1] [2]`. */
  public cite(sources: readonly Source[]): Piece {
    const numbers = new Set(sources.map((source) => this.numberOf(source)));
    return [...numbers].map((number) => html` <a class="cite" href="#source-${number}" aria-label="Source ${number}">[${number}]</a>`);
  }

  public list(): Html | undefined {
    return when(this.numbers.size > 0, () => html`
      <section>
      <h2 id="sources">Sources</h2>
      <ol class="sources">${[...this.numbers.values()].map(({ number, source }) => html`
        <li id="source-${number}">${linkTo(source.url, source.url)} <span class="muted">read ${source.read}</span>${quoted(source)}</li>`)}
      </ol>
      </section>`);
  }

  private numberOf(source: Source): number {
    const known = this.numbers.get(source.url) ?? { number: this.numbers.size + 1, source };
    this.numbers.set(source.url, known);
    return known.number;
  }
}

const quoted = ({ quote }: Source): Html | undefined => (quote === undefined ? undefined : html`: <q>${quote}</q>`);
