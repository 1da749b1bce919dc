import { Detail, Diagram, Link, LinkType, Loss } from '../../drawing/diagram';
import { ReportSection } from '../report';
import { Html, Piece, html, idOf, joined, when } from './html';
import { Row, namesOf, rowsOf } from './parts';
import { Sources } from './sources';
import { UNKNOWN, changeOf } from './words';

const LINKS: Readonly<Record<LinkType, string>> = {
  'replication': 'replicates to',
  'write-forwarding': 'forwards writes to',
  'copy': 'is copied to',
  'takeover': 'hands its partitions to',
  'access': 'connects to',
  'export': 'sends to',
};

/** The drawing in words: for who does not see it, and for who looks for a value. */
export function partTables({ diagram: { before, after } }: ReportSection): Html {
  const sides = [...(after ? [{ diagram: after, prefix: 't-', caption: before ? 'After the update' : '' }] : []),
    ...(before ? [{ diagram: before, prefix: 'o-', caption: 'Before the update' }] : [])];
  return html`
    <details class="fold"><summary>The same as a table</summary>
    ${sides.map(({ diagram, prefix, caption }) => html`${partTable(diagram, prefix, caption)}${linkTable(diagram)}`)}
    </details>`;
}

function partTable(diagram: Diagram, prefix: string, caption: string): Html {
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
    <div class="wide" tabindex="0" role="group" aria-label="Parts"><table>${when(caption !== '', () => html`<caption>${caption}</caption>`)}
    <thead><tr><th scope="col">Part</th>${shown.map(([name]) => html`<th scope="col">${name}</th>`)}</tr></thead>
    <tbody>${rows.map((row) => html`
    <tr id="${idOf(prefix, row.part.id)}"><th scope="row">${row.kind}</th>${shown.map(([, , cell]) => html`<td>${cell(row)}</td>`)}</tr>`)}
    </tbody></table></div>`;
}

const detail = ({ term, text }: Detail): Html => html`<span class="muted">${term}</span> ${text ?? html`<em>${UNKNOWN}</em>`}`;

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
