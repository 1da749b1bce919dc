import { Fate, isLost } from '../../engine/outcome';
import { answersOf, headAt } from '../../engine/outcome-text';
import { describeStep, sentence } from '../../engine/render';
import { ReportData, ReportedFinding } from '../report';
import { findingHead, placesOf } from './findings';
import { Html, html, idOf, when } from './html';
import { icon } from './icons';

/** How many are shown with their answers at once, before the rest is folded away. */
const SHOWN = 12;

/** What an update destroys, and of each whether data is lost, what is down, and whether there is a way back. */
export function changesSection({ changes, destroyed, sections }: ReportData): Html | undefined {
  if (changes === undefined) return undefined;
  const told = new Set(sections.flatMap(({ findings }) => findings.map(({ part }) => part)));
  const items = destroyed.map((reported) => destroyedItem(reported, told));
  const rest = items.slice(SHOWN);
  return html`
    <section class="update">
    <h2 id="update">What this update does</h2>
    <p>${changes === '' ? 'Compared with what is deployed: no change was found that replaces, interrupts or loses anything.' : sentence(changes)}</p>
    ${when(destroyed.length > 0, () => html`<ul class="destroyed">${items.slice(0, SHOWN)}</ul>`)}
    ${when(rest.length > 0, () => html`
      <details class="more"><summary>${rest.length} more</summary><ul class="destroyed">${rest}</ul></details>`)}
    </section>`;
}

/** @param told parts that findings are told of in a section, to which it leads */
function destroyedItem(reported: ReportedFinding, told: ReadonlySet<string | undefined>): Html {
  const { finding, part, severity, places } = reported;
  const { location: { resource }, outcome, what } = finding;
  const name = outcome ? headAt(outcome, resource) : resource.logicalId;
  return html`
    <li class="${severity}">
    <h3>${icon('change')} ${part === undefined || !told.has(part) ? name : html`<a href="#${idOf('f-', part)}">${name}</a>`}</h3>
    <p>${sentence(what)} <span class="by">${findingHead(reported)}</span></p>
    <dl>
    <dt>Is data lost?</dt><dd>${dataAnswer(reported)}</dd>
    <dt>Is anything down?</dt><dd>${downAnswer(reported)}</dd>
    <dt>Is there a way back?</dt><dd>${wayBackAnswer(reported)}</dd>
    <dt>What to do</dt><dd>${sentence(describeStep(finding))}</dd>
    </dl>
    ${placesOf(places)}
    </li>`;
}

/** The resource, and what goes with it. */
const fatesOf = ({ finding: { outcome } }: ReportedFinding): readonly Fate[] => (outcome ? [outcome, ...outcome.dependants] : []);

const sentencesOf = (fates: readonly Fate[], question: 'data' | 'down' | 'wayBack'): string =>
  [...new Set(fates.flatMap((fate) => answersOf(fate)[question]))].map(sentence).join(' ');

/** Whether the template leaves to the deployment what becomes of data. */
const isOpen = ({ holdsData, policy, action }: Fate): boolean => holdsData && policy === undefined && action !== 'update' && action !== 'create';

function dataAnswer(reported: ReportedFinding): Html {
  const fates = fatesOf(reported);
  const said = sentencesOf(fates, 'data');
  if (fates.some(isLost)) return html`<strong class="yes">Lost.</strong> ${said}`;
  if (fates.some(isOpen)) return html`<strong>Not known:</strong> the template leaves its policy to the deployment. ${said}`;
  return said === '' ? html`No loss was found.` : html`<strong>Kept aside.</strong> ${said}`;
}

/** Of what is not a cluster, and of an interruption, the rule says in its reason who is down. */
const downAnswer = (reported: ReportedFinding): string =>
  [sentencesOf(fatesOf(reported), 'down'), sentence(reported.finding.why)].filter((text) => text !== '').join(' ');

function wayBackAnswer(reported: ReportedFinding): Html {
  const fates = fatesOf(reported);
  const said = sentencesOf(fates, 'wayBack');
  if (said !== '') return html`${said}`;
  if (reported.finding.rule.effect === 'irreversible') return html`<strong class="yes">No.</strong>`;
  return fates.some(isOpen) ? html`<strong>Not known:</strong> the template leaves its policy to the deployment.` : html`No loss was found that needs one.`;
}
