import { existsSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Aspects, Stage, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { AuroraChecks, AuroraChecksProps, AuroraConstraints } from '../../src';
import { AuroraNagPack } from '../../src/checks/nag';

/** What a front door reported: `rule @ path: severity`, of a change with what it is acknowledged as. */
export type Reported = string[];

export interface Door {
  open(app: App, props?: AuroraChecksProps): void;
  /** Reads what it reported after synthesis. */
  reported(app: App): Reported;
}

export const DOORS: Readonly<Record<string, Door>> = {
  'the plugin': { open: (app, props) => Validations.of(app).addPlugins(new AuroraChecks(app, props)), reported: inReport },
  'the aspect': { open: (app, props) => stagesOf(app).forEach((stage) => Aspects.of(stage).add(new AuroraConstraints(props))), reported: inAnnotations },
  'the nag pack': { open: (app, props) => Validations.of(app).addPlugins(new AuroraNagPack(app, props)), reported: inReport },
};

/** Synthesizes, whether or not the findings fail it; what it prints and the exit code it sets stay in here. Returns what the checks say. */
export function synthesize(app: App): string[] {
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const written: string[] = [];
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const { exitCode } = process;
  try {
    app.synth();
  } catch (error) {
    // Under jest CDK throws the report of plugins; anything else is a failure of the test.
    if (!/\(Aurora\)$/m.test(String(error))) throw error;
  } finally {
    process.exitCode = exitCode;
    printed.mockRestore();
    stderr.mockRestore();
  }
  return written.filter((text) => text.startsWith('Aurora: '));
}

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly suggestedFix?: string;
  readonly fix?: string;
  readonly severity: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

/** What plugins reported, in the file CDK writes. */
export function inReport(app: App): Reported {
  return violations(app).flatMap(({ ruleName, severity, violatingConstructs }) => violatingConstructs.map(({ constructPath }) => `${ruleName} @ ${constructPath}: ${severity}`)).sort();
}

export function violations(app: App): Violation[] {
  const file = ['validation-report.json', 'policy-validation-report.json'].map((name) => join(app.outdir, name)).find((path) => existsSync(path));
  if (file === undefined) return [];
  const { pluginReports } = JSON.parse(readFileSync(file, 'utf8')) as { pluginReports: { pluginName?: string; summary?: { pluginName: string }; violations: Violation[] }[] };
  return pluginReports.filter((report) => (report.pluginName ?? report.summary?.pluginName) === 'Aurora').flatMap((report) => report.violations);
}

/** What was annotated on the constructs. */
export function inAnnotations(app: App): Reported {
  return [...nodes(app)].flatMap((node) =>
    node.node.metadata.flatMap(({ type, data }) => {
      const severity = /^aws:cdk:(error|warning)$/.exec(type)?.[1];
      const id = /\(Aurora::([^()]+)\)$|\[ack: Aurora::(\w+)\]$/.exec(String(data));
      return severity && id ? [`${id[1] ?? id[2]} @ ${node.node.path}: ${severity}`] : [];
    }),
  ).sort();
}

export function* nodes(root: IConstruct): Iterable<IConstruct> {
  yield* root.node.findAll();
}

function stagesOf(app: App): IConstruct[] {
  return [...nodes(app)].filter((node) => Stage.isStage(node));
}
