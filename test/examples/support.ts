import { mkdtempSync, readFileSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, AppProps } from 'aws-cdk-lib';
import { AuroraChecks } from 'cdk-aurora-topology';
import { auctionApp } from '../../examples/auction/app';
import { existingApp } from '../../examples/existing-app/app';
import { globalApp } from '../../examples/global/app';
import { migrationApp } from '../../examples/migrate-from-multi-master/app';
import { ordersApp } from '../../examples/orders/app';
import { ownRulesApp } from '../../examples/own-rules/app';
import { refusedApp } from '../../examples/refused/app';
import { safeUpdateApp } from '../../examples/safe-update/app';
import { serverlessApp } from '../../examples/serverless/app';

/** The folder of the examples. */
export const EXAMPLES = join(__dirname, '..', '..', 'examples');

type MakeApp = (props?: AppProps) => App;

/** Every example, by its folder. */
export const APPS: Readonly<Record<string, MakeApp>> = {
  'orders': ordersApp,
  'auction': auctionApp,
  'existing-app': existingApp,
  'global': globalApp,
  'migrate-from-multi-master': migrationApp,
  'own-rules': ownRulesApp,
  'refused': refusedApp,
  'safe-update': safeUpdateApp,
  'serverless': serverlessApp,
};

/** The app of an example, with a folder for its templates, and without what its cdk.json switches. */
export function example(name: string): App {
  return APPS[name]!({ outdir: mkdtempSync(join(tmpdir(), `${name}-`)) });
}

/** What was found, as `Rule @ path`. */
export function findings(app: App): string[] {
  return AuroraChecks.findings(app).map(({ ruleId, constructPath }) => `${ruleId} @ ${constructPath}`).sort();
}

/** The templates of a synthesized app, by file. */
export function templates(app: App): Record<string, unknown> {
  const files = readdirSync(app.outdir).filter((file) => file.endsWith('.template.json'));
  return Object.fromEntries(files.map((file) => [file, JSON.parse(readFileSync(join(app.outdir, file), 'utf8').replace(/\b[0-9a-f]{64}\b/g, 'HASH'))]));
}
