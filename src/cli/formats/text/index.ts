import { basename } from 'path';
import { describeFinding, describeStep, docsUrl } from '../../../engine/render';
import { Judged } from '../../judgement/judge';
import { linked, showsLinks } from '../../links';
import { printable } from '../../printable';
import { Format, Surroundings } from '../format';
import { grouped } from '../grouping';
import { locationOf, locationText } from '../location';
import { Report } from '../report';
import { checkedText, counted, explainCommand, foundText, nameOf } from '../words';
import { Page } from './page';
import { addUndecided } from './undecided';

/** Findings as somebody reads them at a terminal: by template, then by resource, errors first. */
export const textOf: Format = (report, surroundings) => {
  const { colors } = surroundings;
  const page = new Page(surroundings.columns);
  addFindings(page, report.findings, surroundings);
  if (report.selection.acknowledged && report.acknowledged.length > 0) {
    page.space();
    page.line(0, colors.bold('Acknowledged'));
    addFindings(page, report.acknowledged, surroundings);
  }
  if (report.selection.undecided) addUndecided(page, report, colors);
  page.space();
  addSummary(page, report, surroundings);
  return page.toString();
};

function addFindings(page: Page, findings: readonly Judged[], surroundings: Surroundings): void {
  const { colors } = surroundings;
  for (const { file, stackName, resources } of grouped(findings)) {
    page.space();
    const stack = basename(file).startsWith(stackName) ? '' : colors.dim(` (stack ${printable(stackName)})`);
    page.line(0, `${colors.underline(printable(file))}${stack}`);
    for (const { findings: ofResource } of resources) {
      const [first] = ofResource;
      page.space();
      page.line(2, `${colors.bold(printable(nameOf(first)))} ${colors.dim(first.finding.location.resource.kind.type)}`);
      for (const one of ofResource) {
        if (one !== first) page.space();
        addFinding(page, one, surroundings);
      }
    }
  }
}

function addFinding(page: Page, judged: Judged, surroundings: Surroundings): void {
  const { colors } = surroundings;
  const { finding, severity, acknowledged } = judged;
  const { rule, location: { property } } = finding;
  const paint = severity === 'error' ? colors.red : colors.yellow;
  const id = showsLinks(surroundings) ? linked(rule.id, docsUrl(rule)) : rule.id;
  const location = locationOf(judged);
  const line = location.line === undefined ? undefined : locationText(location);
  const at = [property, line].filter((part) => part !== undefined).map(printable);
  page.line(4, [colors.bold(paint(severity)), paint(id), ...(at.length === 0 ? [] : [colors.dim(`(${at.join(', ')})`)])].join(' '));
  page.paragraph(6, describeFinding(finding));
  page.paragraph(6, `Fix: ${describeStep(finding)}`);
  if (acknowledged !== undefined) page.paragraph(6, acknowledged === '' ? 'Acknowledged without a reason' : `Acknowledged: ${acknowledged}`);
}

/** What was found, in a few lines: the last ones are what is on the screen. */
function addSummary(page: Page, report: Report, { colors }: Surroundings): void {
  const { counts: { errors, warnings, acknowledged, undecided }, selection, changes } = report;
  if (changes !== '') page.line(0, `${colors.bold('Changes:')} ${changes}`);
  const paint = errors > 0 ? colors.red : warnings > 0 ? colors.yellow : colors.green;
  page.line(0, `${colors.bold(paint(foundText(report)))} (${checkedText(report)})`);
  const unlisted = [
    ...(acknowledged > 0 ? [[counted(acknowledged, 'finding'), 'acknowledged', selection.acknowledged ? '' : '--acknowledged']] : []),
    ...(undecided > 0 ? [[counted(undecided, 'check'), 'undecided', selection.undecided ? '' : '--undecided']] : []),
  ];
  if (unlisted.length > 0) {
    page.line(0, unlisted.map(([count, what, flag]) => `${count} ${what}${flag === '' ? '' : ` (listed with ${flag})`}`).join(', '));
  }
  const [first] = report.findings;
  if (first) page.line(0, colors.dim(`More about a rule: ${explainCommand(first.finding.rule.id)}`));
}
