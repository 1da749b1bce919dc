import { Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { missingBaseline } from '../readers/deployed/baseline';
import { sourceIn } from '../readers/source-line';
import { Found, FoundFinding, reportData } from '../report/data';
import { pageOf } from '../report/page';
import { AuroraSeverity } from './finding';
import { remarksOf } from './remarks';
import { Inspection, PlacedFinding, Session } from './session';
import { packageVersion } from './version';

/** The report of an app, as a page. */
export const pageOfApp = (root: IConstruct): string => pageOf(reportData(foundIn(root)));

/** What is found in an app, as a report is made of it. */
function foundIn(root: IConstruct): Found {
  const inspection = Session.of(root).inspect(root);
  const stacks = root.node.findAll().filter((node) => Stack.isStack(node));
  return {
    ...inspection.app,
    title: titleOf(stacks.filter(({ nested }) => !nested)),
    version: packageVersion(),
    findings: inspection.findings.map(findingOf),
    undecided: inspection.undecided,
    templates: stacks.length,
    problems: problemsOf(inspection),
  };
}

/** More names of stacks than that are no title. */
const NAMED = 5;

/** An app has no name: its stacks have. */
function titleOf(stacks: readonly Stack[]): string {
  const rest = stacks.length - NAMED;
  const names = stacks.slice(0, NAMED).map(({ node }) => node.path);
  return [...names, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}

function findingOf({ finding, severity, construct, reason }: PlacedFinding): FoundFinding {
  const source = sourceOf(construct);
  return {
    finding,
    severity: severity === AuroraSeverity.ERROR ? 'error' : 'warning',
    places: [...(source === undefined ? [] : [source]), construct.node.path],
    acknowledged: reason,
  };
}

/** The line of code that made a construct, or else the one around it, where CDK has recorded it. */
function sourceOf(construct: IConstruct): string | undefined {
  for (const { node } of [...construct.node.scopes].reverse()) {
    for (const { type, data, trace } of node.metadata) {
      const source = sourceIn(type === 'aws:cdk:creationStack' ? data : trace, process.cwd());
      if (source) return [source.file, source.line, source.column].join(':');
    }
  }
  return undefined;
}

/** What there is to say beside the findings: what could not be compared, rules that failed, acknowledgements of nothing. */
function problemsOf({ baseline: { missing, problems }, failed, unknownAcknowledgements }: Inspection): readonly string[] {
  const remarks = remarksOf({ problems, failed, unknownAcknowledgements });
  return [
    ...(missing === undefined ? [] : [missingBaseline(missing)]),
    ...remarks.map(({ description, places: [place = ''] }) => (place === '' ? description : `${place}: ${description}`)),
  ];
}
