import { dependantsOf, describeOutcome, headAt, impactOf } from '../../engine/outcome-text';
import { describeStep, docsUrl, sentence } from '../../engine/render';
import { ReportedFinding } from '../report';
import { Html, Piece, html, joined, linkTo, when } from './html';
import { icon } from './icons';
import { counted } from './words';

/** From how many findings on one part on most are folded away, and how many are not. */
const MANY = 50;
const SHOWN_OF_MANY = 10;

/** Findings, a list; of many the most are there, but folded. */
export function findingList(findings: readonly ReportedFinding[]): Html {
  const shown = findings.length > MANY ? findings.slice(0, SHOWN_OF_MANY) : findings;
  const rest = findings.slice(shown.length);
  return html`
    <ul class="findings">${shown.map(findingItem)}</ul>${when(rest.length > 0, () => html`
    <details class="more"><summary>${counted(rest.length, 'more finding')}</summary><ul class="findings">${rest.map(findingItem)}</ul></details>`)}`;
}

function findingItem(reported: ReportedFinding): Html {
  const { finding, severity, places, acknowledged } = reported;
  const { what, why, outcome, when: condition, note, location } = finding;
  const sentences = [outcome ? `${what}${impactOf(outcome)}` : what, why, ...(outcome ? describeOutcome(outcome) : [])].map(sentence);
  const more = [...(condition === undefined ? [] : [`holds when ${condition}`]), ...(note === undefined ? [] : [note])].map(sentence);
  return html`
    <li class="finding ${acknowledged === undefined ? severity : 'accepted'}">
    <p class="head">${findingHead(reported)}${when(location.property !== undefined, () => html` <code>${location.property}</code>`)}</p>
    ${when(outcome !== undefined, () => html`<p><code>${headAt(outcome!, location.resource)}</code></p>`)}
    <p>${sentences.join(' ')}</p>
    ${outcome && bulleted(dependantsOf(outcome).map(sentence))}
    ${when(more.length > 0, () => html`<p>${more.join(' ')}</p>`)}
    ${acknowledged === undefined ? html`<p><b>Fix:</b> ${sentence(describeStep(finding))}</p>` : reasonOf(acknowledged)}
    ${placesOf(places)}
    </li>`;
}

/** How bad it is and which rule found it, with a link to what is said of the rule. */
export function findingHead({ finding: { rule }, severity, acknowledged }: ReportedFinding): Piece {
  const word = severity === 'error' ? 'Error' : 'Warning';
  return [
    acknowledged === undefined ? html`${icon(severity)} <strong>${word}</strong> ` : html`${icon('acknowledged')} <strong>${word}, acknowledged</strong> `,
    linkTo(docsUrl(rule), rule.id),
  ];
}

/** Where it is declared. */
export const placesOf = (places: readonly string[]): Html | undefined =>
  when(places.length > 0, () => html`<p class="places"><span class="muted">At</span> ${joined(places.map((place) => html`<code>${place}</code>`), ' ')}</p>`);

const reasonOf = (reason: string): Html => (reason.trim() === '' ? html`<p>Acknowledged without a reason.</p>` : html`<p><b>Reason:</b> ${reason}</p>`);

const bulleted = (lines: readonly string[]): Html | undefined => when(lines.length > 0, () => html`<ul class="plain">${lines.map((line) => html`<li>${line}</li>`)}</ul>`);
