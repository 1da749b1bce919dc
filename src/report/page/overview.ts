import { ReportData } from '../report';
import { Html, Piece, html, joined, when } from './html';
import { Icon, icon } from './icons';
import { Summary, filterClass, foundPieces } from './summary';
import { counted, countedOnes } from './words';

/** The verdict in a sentence. */
export function verdictOf(report: ReportData): string {
  const { counts: { errors, warnings, clusters }, sections, elsewhere, destroyed } = report;
  const found = [...sections.flatMap(({ findings }) => findings), ...elsewhere, ...destroyed].filter(({ severity }) => severity === 'error');
  if (errors > 0) {
    const isRefused = found.some(({ finding: { rule } }) => rule.effect === 'rejected');
    const isDestroyed = found.some(({ finding: { rule } }) => rule.effect === 'replaced');
    const consequences = [...(isRefused ? ['Aurora would refuse this deployment'] : []), ...(isDestroyed ? ['the update replaces or deletes what holds data'] : [])];
    return [counted(errors, 'error'), ...(consequences.length > 0 ? [consequences.join(', and ')] : [])].join(': ');
  }
  if (warnings > 0) return `No error, ${counted(warnings, 'warning')}: nothing was found that Aurora would refuse`;
  return clusters === 0 ? 'Nothing found' : `Nothing found in ${counted(clusters, 'cluster')}`;
}

/** All at one glance. */
export function header(report: ReportData): Html {
  const { title, counts: { errors, warnings, acknowledged, undecided, clusters, templates, rules }, changes, destroyed, problems } = report;
  const tiles: readonly (readonly [Icon, number, string, string])[] = [
    ['error', errors, 'error', 'errors'],
    ['warning', warnings, 'warning', 'warnings'],
    ...(changes === undefined ? [] : [['change', destroyed.length, 'replaced, deleted or interrupted', 'replaced, deleted or interrupted'] as const]),
    ['undecided', undecided, 'undecided', 'undecided'],
    ['acknowledged', acknowledged, 'acknowledged', 'acknowledged'],
  ];
  const read = [...(templates === undefined ? [] : [counted(templates, 'template')]), counted(clusters, 'Aurora cluster'), counted(rules, 'rule')];
  return html`
    <header class="top"><div>
    <p class="kind">Aurora topology report</p>
    <h1>${title}</h1>
    <p class="verdict">${icon(errors > 0 ? 'error' : warnings > 0 ? 'warning' : 'none')} <span>${verdictOf(report)}</span></p>
    ${when(problems.length > 0, () => html`<p class="unread">${icon('undecided')} <a href="#problems">${counted(problems.length, 'problem')}</a>: not everything was checked.</p>`)}
    <ul class="counts">${tiles.map(([name, count, one, many]) => html`
      <li${when(count === 0, () => html` class="zero"`)}>${icon(name)} <b>${count}</b> ${count === 1 ? one : many}</li>`)}
    </ul>
    <p class="muted">${read.join(', ')}</p>
    </div></header>`;
}

/** The clusters, where there are several: which there are, and links to each. */
export function contents(summaries: readonly Summary[]): Html | undefined {
  if (summaries.length < 2) return undefined;
  const isChanged = summaries.some(({ change }) => change !== '');
  return html`
    <nav class="contents" aria-labelledby="contents">
    <h2 id="contents">Clusters</h2>
    ${filters(summaries)}
    <div class="wide"><table><thead><tr><th scope="col">Cluster</th><th scope="col">Found</th>
    ${when(isChanged, () => html`<th scope="col">Update</th>`)}<th scope="col">Topology</th><th scope="col">Region</th><th scope="col">Engine</th></tr></thead>
    <tbody>${summaries.map((summary) => html`
    <tr class="${filterClass(summary)}"><th scope="row"><a href="#${summary.id}">${summary.title}</a></th>
    <td>${summary.errors + summary.warnings > 0 ? foundPieces(summary) : 'nothing'}</td>
    ${when(isChanged, () => html`<td>${summary.change}</td>`)}
    <td>${summary.topology}</td><td>${lines(summary.regions)}</td><td>${lines(summary.versions)}</td></tr>`)}
    </tbody></table></div>
    </nav>`;
}

const lines = (texts: readonly string[]): Piece => joined(texts, html`<br>`);

/** What one may look at alone: only what there is some of, but not all. */
function filters(summaries: readonly Summary[]): Html | undefined {
  const choices = ([
    ['errs', 'With errors', ({ errors }) => errors > 0],
    ['finds', 'With findings', ({ errors, warnings }) => errors + warnings > 0],
    ['changes', 'Changed', ({ change }) => change !== ''],
  ] as const satisfies readonly (readonly [string, string, (summary: Summary) => boolean])[]).flatMap(([name, label, selects]) => {
    const { length } = summaries.filter(selects);
    return length > 0 && length < summaries.length ? [[name, `${label} (${length})`] as const] : [];
  });
  return when(choices.length > 0, () => html`
    <fieldset class="filters"><legend>Show</legend>
    ${[['all', `All (${summaries.length})`] as const, ...choices].map(([name, label]) => html`
    <label><input type="radio" name="show" id="show-${name}"${when(name === 'all', () => html` checked`)}> ${label}</label>`)}
    </fieldset>`);
}

/** Where there is nothing to draw: what to do about it. */
export const nothingDrawn = ({ title, counts: { templates } }: ReportData): Html => html`
  <section><h2>No Aurora cluster</h2>
  <p>No Aurora cluster was found in <b>${title}</b>${templates === undefined ? '' : `, in ${counted(templates, 'template')}`}, so there is nothing to draw.</p>
  <p>If there should be one:</p>
  <ul class="plain">
  <li>Run <code>npx cdk synth</code> first, and give the folder it writes, <code>cdk.out</code>, or the template itself.</li>
  <li>See that the stack with the cluster is among what was read: a stage or a nested stack may be in a folder of its own.</li>
  <li>A cluster is a resource of type <code>AWS::RDS::DBCluster</code> whose <code>Engine</code> is <code>aurora-mysql</code> or <code>aurora-postgresql</code>.</li>
  </ul></section>`;

export const problemsSection = ({ problems }: ReportData): Html | undefined =>
  when(problems.length > 0, () => html`
    <section><h2 id="problems">Problems</h2>
    <p>What could not be read, compared or checked:</p>
    <ul class="plain">${problems.map((problem) => html`<li>${problem}</li>`)}</ul>
    </section>`);

/** What tabs and bookmarks are called. */
export const documentTitle = ({ title, counts: { errors, warnings } }: ReportData): string =>
  [errors + warnings > 0 ? countedOnes([[errors, 'error'], [warnings, 'warning']]) : 'Nothing found', title, 'Aurora topology'].join(' – ');
