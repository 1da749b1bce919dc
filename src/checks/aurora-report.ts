import { join, resolve } from 'path';
import { Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Shape, requireArgument, requireProperties } from '../arguments/argument';
import { optional, text } from '../arguments/checks';
import { NAMESPACE } from '../engine/render';
import { systemReason } from '../readers/files/text-file';
import { writeText } from '../readers/files/written-file';
import { aScope } from './arguments';
import type * as OfApp from './found';

/** Options of the report. */
export interface AuroraReportProps {
  /**
   * The file the report is written to, relative to the current folder. Folders on the way to it are made.
   *
   * @default - `aurora-report.html` in the folder the app is synthesized into, such as `cdk.out`
   */
  readonly file?: string;
}

const REPORT_PROPS: Shape<AuroraReportProps> = {
  file: optional(text({ isKnown: true, fix: 'name a file, such as aurora-report.html, or leave it out' })),
};

/**
 * Writes a report of the whole app at each synthesis, as one HTML file to look at: a drawing of every Aurora cluster, and what the checks
 * find about it. `new AuroraReport(app)` is all there is to do.
 *
 * It shows the findings of `AuroraChecks`, whether that is added or not, with the options that the app has given to the checks:
 * severities, rules of its own, and what is deployed. Acknowledged findings are in it with their reasons. It is written before CDK tells
 * of findings, so that a synthesis that fails because of them has a report as well.
 *
 * The report fails no synthesis: where it cannot be made, a line on stderr says so. Only a file that cannot be written is an error.
 *
 * @example
 * import { AuroraReport } from 'cdk-aurora-topology';
 *
 * new AuroraReport(app, { file: 'reports/aurora.html' });
 */
export class AuroraReport {
  /** The file the report is written to, as an absolute path. */
  public readonly file: string;

  /**
   * @param scope the app, or any construct in it: the report is of the whole app
   * @param props where the report goes
   * @throws when `scope` is no construct, there is no app around it, or `file` is empty
   */
  public constructor(scope: IConstruct, props: AuroraReportProps = {}) {
    requireArgument('scope', scope, aScope());
    requireProperties(REPORT_PROPS, props);
    const { root } = scope.node;
    if (!Stage.isStage(root)) throw new Error(`there is no app around '${scope.node.path}', so no synthesis has a report: create it with the app, new AuroraReport(app)`);
    this.file = props.file === undefined ? join(resolve(root.outdir), 'aurora-report.html') : resolve(props.file);
    if (isFirst(root, this.file)) root.node.addValidation({ validate: () => report(root, this.file) });
  }
}

const files = new WeakMap<IConstruct, Set<string>>();

/** Whether nothing else of the app writes a report to a file. */
function isFirst(root: IConstruct, file: string): boolean {
  const known = files.get(root) ?? new Set();
  const isKnown = known.has(file);
  files.set(root, known.add(file));
  return !isKnown;
}

/**
 * Writes the report, and returns what the user has to put right. CDK validates once all aspects have run, and stages in the app are
 * synthesized: the tree is what it will be in the templates.
 */
function report(root: IConstruct, file: string): string[] {
  let page: string;
  try {
    page = ofApp().pageOfApp(root);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${NAMESPACE}: the report could not be made, and ${file} is not written: ${reason}. Please report it.\n`);
    return [];
  }
  try {
    writeText(file, page);
    return [];
  } catch (error) {
    return [`${file} cannot be written: ${systemReason(error)}. Give AuroraReport another file, or make that one writable`];
  }
}

/** What draws: loaded at synthesis, not when an app is declared. */
function ofApp(): typeof OfApp {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./found') as typeof OfApp;
}
