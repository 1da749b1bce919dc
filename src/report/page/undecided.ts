import { ReportedUndecided } from '../report';
import { Html, Piece, html, joined, when } from './html';
import { icon } from './icons';
import { counted } from './words';

/** How many rules are named beside a value before they are folded away. */
const NAMED = 6;

/** Values that only the deployment tells, and what waits for each. */
export const undecidedSection = (undecided: readonly ReportedUndecided[], names: ReadonlyMap<string, string>): Html | undefined =>
  when(undecided.length > 0, () => html`
    <details class="fold"><summary>${icon('undecided')} Undecided: ${counted(undecided.length, 'value')} that only the deployment tells</summary>
    <p>Nothing was found here, and nothing was ruled out: the template leaves these values open. A fixed value, or the default of a parameter, decides.</p>
    <table><thead><tr><th scope="col">Value that would decide</th><th scope="col">Rules that wait for it</th></tr></thead>
    <tbody>${undecided.map((one) => html`<tr><td>${nameOf(one, names)}<code>${one.property}</code></td><td>${rulesOf(one)}</td></tr>`)}</tbody></table>
    </details>`);

function nameOf({ part, logicalId }: ReportedUndecided, names: ReadonlyMap<string, string>): Html {
  const name = part === undefined ? undefined : names.get(part);
  return name === undefined || name === logicalId ? html`<b>${logicalId}</b> ` : html`<b>${name}</b> (${logicalId}) `;
}

function rulesOf({ ruleIds }: ReportedUndecided): Piece {
  const list = joined(ruleIds, ', ');
  return ruleIds.length > NAMED ? html`<details><summary>${counted(ruleIds.length, 'rule')}</summary>${list}</details>` : list;
}
