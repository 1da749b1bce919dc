import { Detail, Diagram, Link, LinkType, Loss } from '../../drawing/diagram';
import { OPEN } from '../../drawing/words';
import { Html, Piece, html, idOf, joined, when } from './html';
import { Row, namesOf, rowsOf } from './parts';
import { Side } from './sides';
import { Sources } from './sources';
import { changeOf } from './words';

const LINKS: Readonly<Record<LinkType, string>> = {
  'replication': 'replicates to',
  'write-forwarding': 'forwards writes to',
  'copy': 'is copied to',
  'takeover': 'hands its partitions to',
  'access': 'connects to',
  'export': 'sends to',
};

/** The ids of rows begin with the side they are of. */
const PREFIXES: Readonly<Record<Side['side'], string>> = { before: 'o-', after: 't-' };

/** The drawing in words, for who does not see it, and for who looks for a value: first as it will be. */
export const partTables = (sides: readonly Side[]): Html => html`
  <details class="fold"><summary>The same as a table</summary>
  ${[...sides].reverse().map((side) => html`${partTable(side)}${linkTable(side.diagram)}`)}
  </details>`;

/** Where in the tables each part is: as it will be, where it is on both sides. */
export const rowIds = (sides: readonly Side[]): ReadonlyMap<string, string> =>
  new Map(sides.flatMap(({ diagram, side }) => rowsOf(diagram).map(({ part: { id } }) => [id, idOf(PREFIXES[side], id)] as const)));

function partTable({ diagram, side, caption }: Side): Html {
  const rows = rowsOf(diagram);
  const has = (is: (row: Row) => boolean): boolean => rows.some(is);
  const columns: readonly (readonly [string, boolean, (row: Row) => Piece])[] = [
    ['Name', true, ({ part }) => part.label],
    ['Where', true, ({ where }) => where],
    ['Role', has(({ role }) => role !== ''), ({ role }) => role],
    ['Takes over', has(({ order }) => order !== undefined), ({ order }) => order],
    ['Update', has(({ part }) => part.change !== undefined), ({ part }) => changeOf(part)],
    ['Details', true, ({ part }) => joined(part.details.map(detail), html`<br>`)],
  ];
  const shown = columns.filter(([, isShown]) => isShown);
  return html`
    <div class="wide parts" tabindex="0" role="group" aria-label="Parts"><table>${when(caption !== '', () => html`<caption>${caption}</caption>`)}
    <thead><tr><th scope="col">Part</th>${shown.map(([name]) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`
    <tr id="${idOf(PREFIXES[side], row.part.id)}"><th scope="row">${row.kind}</th>${shown.map(([, , cell]) => html`<td>${cell(row)}</td>`)}</tr>`)}
    </tbody></table></div>`;
}

const detail = ({ term, text }: Detail): Html => html`<span class="muted">${term}</span> ${text ?? html`<em>${OPEN}</em>`}`;

function linkTable(diagram: Diagram): Html | undefined {
  const names = namesOf(diagram);
  const row = ({ type, from, to, label, isOnFailure = false }: Link): Html => html`
    <tr><td>${names.get(from) ?? from}</td><td>${LINKS[type]}</td><td>${names.get(to) ?? to}</td>
    <td>${joined([...(isOnFailure ? ['only when something fails'] : []), ...(label === undefined ? [] : [label])], '; ')}</td></tr>`;
  return when(diagram.links.length > 0, () => html`
    <div class="wide" tabindex="0" role="group" aria-label="Links"><table><thead><tr><th scope="col">From</th><th scope="col">Link</th><th scope="col">To</th><th scope="col">How</th></tr></thead>
    <tbody>${diagram.links.map(row)}</tbody></table></div>`);
}

/** What becomes of the clusters when something fails. */
export const lossTable = (losses: readonly Loss[], sources: Sources): Html | undefined =>
  when(losses.length > 0, () => html`
    <h3>When something fails</h3>
    <table class="losses"><thead><tr><th scope="col">What fails</th><th scope="col">What happens</th></tr></thead>
    <tbody>${losses.map((loss) => html`
    <tr><th scope="row">${loss.what}</th><td>${loss.outcome}${sources.cite(loss.sources)}</td></tr>`)}
    </tbody></table>`);
