import { ReportData, ReportSection, ReportedFinding } from '../report';
import { Drawings, Drawn, drawn } from './drawings';
import { findingList } from './findings';
import { Html, Piece, html, idOf, joined, when } from './html';
import { icon } from './icons';
import { lifecycleSection } from './lifecycles';
import { namesOf } from './parts';
import { Side, sidesOf } from './sides';
import { Sources } from './sources';
import { Summary, changeTag, filterClass, foundPieces } from './summary';
import { lossTable, partTables, rowIds } from './tables';
import { undecidedSection } from './undecided';
import { counted, countedOnes, titleOf } from './words';

/** Up to how many sections are open from the start. */
export const FEW = 5;

/** Every diagram with what is said about it. Of many, each is folded. */
export function sectionsOf({ sections }: ReportData, summaries: readonly Summary[], drawings: Drawings, sources: Sources): Piece {
  return sections.map((section, index) => {
    const summary = summaries[index]!;
    const sides = sidesOf(section.diagram);
    const content = contentOf(section, summary, sides, drawn(section, sides, index + 1, drawings), sources);
    const title = html`<h2>${titleOf(section.diagram)}</h2>`;
    return sections.length > FEW
      ? html`
        <section class="${filterClass(summary)} folded"><details><summary>${title} ${foundPieces(summary)}${changeTag(summary)}</summary>
        <div id="${summary.id}">${content}</div></details></section>`
      : html`
        <section class="${filterClass(summary)}" id="${summary.id}">${title}${content}</section>`;
  });
}

function contentOf(
  section: ReportSection,
  summary: Summary,
  sides: readonly Side[],
  { figures, idOf: drawnAt }: Drawn,
  sources: Sources,
): Html {
  const { diagram: { after }, findings, acknowledged, undecided, lifecycles } = section;
  const names = new Map(sides.flatMap(({ diagram }) => [...namesOf(diagram)]));
  const rows = rowIds(sides);
  const linkOf = (part: string): string | undefined => drawnAt(part) ?? rows.get(part);
  return html`
    <p class="facts">${joined([summary.topology, summary.regions.join(', '), summary.versions.join(', ')], ' · ')}${changeTag(summary)}</p>
    ${figures}
    ${partTables(sides)}
    <h3>Findings</h3>
    ${findings.length === 0 ? html`<p class="ok">${icon('none')} Nothing found.</p>` : byPart(findings, names, linkOf)}
    ${lossTable(after?.losses ?? [], sources)}
    ${lifecycleSection(lifecycles, sources)}
    ${undecidedSection(undecided, names)}
    ${when(acknowledged.length > 0, () => html`
      <details class="fold"><summary>${icon('acknowledged')} Acknowledged: ${counted(acknowledged.length, 'finding')}</summary>
      ${findingList(acknowledged)}</details>`)}`;
}

/** Findings at what they are about, in the order of the drawing. */
function byPart(
  findings: readonly ReportedFinding[],
  names: ReadonlyMap<string, string>,
  linkOf: (part: string) => string | undefined,
): Piece {
  const groups = new Map<string | undefined, ReportedFinding[]>();
  for (const one of findings) {
    const group = groups.get(one.part);
    if (group) group.push(one);
    else groups.set(one.part, [one]);
  }
  return [...groups].map(([part, ofPart]) => {
    if (part === undefined) return html`<h4>Not drawn</h4>${findingList(ofPart)}`;
    const [name, link] = [names.get(part) ?? ofPart[0]!.finding.location.resource.logicalId, linkOf(part)];
    return html`<h4 id="${idOf('f-', part)}">${link === undefined ? name : html`<a href="#${link}">${name}</a>`}</h4>${findingList(ofPart)}`;
  });
}

/** What is about no cluster that is drawn. */
export const elsewhereSection = ({ elsewhere, sections }: ReportData): Html | undefined =>
  when(elsewhere.length > 0, () => html`
    <section><h2 id="elsewhere">${sections.length === 0 ? 'Findings' : 'Elsewhere'}</h2>
    <p class="facts">${countedOnes([
      [elsewhere.filter(({ severity }) => severity === 'error').length, 'error'],
      [elsewhere.filter(({ severity }) => severity === 'warning').length, 'warning'],
    ])} about resources that belong to no cluster that is drawn</p>
    ${findingList(elsewhere)}
    </section>`);
