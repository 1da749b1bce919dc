import { svgOf, svgStyle } from '../drawing/svg/svg';
import { changesSection } from './page/changes';
import { Drawings } from './page/drawings';
import { html, trusted } from './page/html';
import { iconSheet } from './page/icons';
import { contents, documentTitle, header, nothingDrawn, problemsSection } from './page/overview';
import { elsewhereSection, sectionsOf } from './page/sections';
import { Sources } from './page/sources';
import { STYLE } from './page/style';
import { summaryOf } from './page/summary';
import type { ReportData } from './report';

/** Nothing is requested, and nothing runs: not even if something slipped in. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** The report as one HTML file. */
export function pageOf(report: ReportData, drawings: Drawings = { svgOf, svgStyle }): string {
  const { sections, version, title } = report;
  const sources = new Sources();
  const summaries = sections.map(summaryOf);
  const main = html`
    ${changesSection(report)}
    ${contents(summaries)}
    ${sections.length === 0 ? nothingDrawn(report) : sectionsOf(report, summaries, drawings, sources)}
    ${elsewhereSection(report)}
    ${problemsSection(report)}`;
  return html`<!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>${documentTitle(report)}</title>
    <style>${trusted(STYLE + (sections.length > 0 ? drawings.svgStyle() : ''))}</style>
    </head>
    <body>
    <a class="skip" href="#main">To the content</a>
    ${iconSheet()}
    ${header(report)}
    <main id="main" tabindex="-1">${main}</main>
    <footer>
    ${sources.list()}
    <p>Made by cdk-aurora-topology ${version} from ${title}.
    The drawings show what the templates say; what only the deployment tells is marked.
    More about a rule: <code>npx aurora-topology explain RULE</code>.</p>
    </footer>
    </body>
    </html>
    `.text;
}
