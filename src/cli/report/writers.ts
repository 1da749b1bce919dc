/* eslint-disable @typescript-eslint/no-require-imports */
import type * as Mermaid from '../../drawing/mermaid/mermaid';
import type * as Svg from '../../drawing/svg/svg';
import type * as Data from '../../report/data';
import type * as Page from '../../report/page';
import type { ReportData, ReportedFinding } from '../../report/report';
import { plain } from '../formats/markdown/escape';
import { drawnOf } from './drawn';

// Drawing is loaded when something is drawn: no other command needs it.
const data = (): typeof Data => require('../../report/data') as typeof Data;
const page = (): typeof Page => require('../../report/page') as typeof Page;
const svg = (): typeof Svg => require('../../drawing/svg/svg') as typeof Svg;
const mermaid = (): typeof Mermaid => require('../../drawing/mermaid/mermaid') as typeof Mermaid;

/** All that a report shows. */
export const dataOf = (found: Data.Found): ReportData => data().reportData(found);

const WRITERS = {
  html: (report) => page().pageOf(report),
  svg: ({ sections }) => svg().svgSheet(drawnOf(sections), { marks: marksOf(sections.flatMap(({ findings }) => findings)) }),
  mermaid: mermaidText,
} satisfies Readonly<Record<string, (report: ReportData) => string>>;

export type ReportFormat = keyof typeof WRITERS;

export const REPORT_FORMATS = Object.keys(WRITERS) as ReportFormat[];

/** A report in one of the formats; the text ends with a line break. */
export function writeReport(format: ReportFormat, report: ReportData): string {
  const text = WRITERS[format](report);
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** Markdown with a flowchart for each diagram, which GitHub draws. */
function mermaidText({ sections }: ReportData): string {
  const drawn = drawnOf(sections).flat();
  if (drawn.length === 0) return 'No Aurora cluster is declared.\n';
  return drawn.map((diagram) => `### ${plain(diagram.title)}\n\n\`\`\`mermaid\n${mermaid().mermaidOf(diagram)}\`\`\`\n`).join('\n');
}

/** How much was found about each part. */
function marksOf(findings: readonly ReportedFinding[]): NonNullable<Svg.SvgOptions['marks']> {
  const marks = new Map<string, { errors: number; warnings: number }>();
  for (const { part, severity } of findings) {
    if (part === undefined) continue;
    const { errors, warnings } = marks.get(part) ?? { errors: 0, warnings: 0 };
    marks.set(part, severity === 'error' ? { errors: errors + 1, warnings } : { errors, warnings: warnings + 1 });
  }
  return marks;
}
