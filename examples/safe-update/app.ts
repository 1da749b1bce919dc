import { join } from 'path';
import { App, AppProps, Stack, Validations } from 'aws-cdk-lib';
import { AuroraChecks } from 'cdk-aurora-topology';
import { CarefulStack } from './careful-stack';
import { CarelessStack } from './careless-stack';
import { DeployedStack } from './deployed-stack';

/** The versions of the app: as it is deployed, a pull request, and how to do the same without harm. */
const VERSIONS = {
  deployed: (app: App): Stack => new DeployedStack(app, 'Shop'),
  careless: (app: App): Stack => new CarelessStack(app, 'Shop'),
  first: (app: App): Stack => new CarefulStack(app, 'Shop', { deployment: 1 }),
  second: (app: App): Stack => new CarefulStack(app, 'Shop', { deployment: 2 }),
};

export type Version = keyof typeof VERSIONS;

/** The app as a function, so that a test can build it, too. */
export function safeUpdateApp(props?: AppProps, baseline = join(__dirname, 'deployed')): App {
  const app = new App(props);
  const version: Version = app.node.tryGetContext('version') ?? 'first';
  VERSIONS[version](app);
  Validations.of(app).addPlugins(new AuroraChecks(app, { baseline }));
  return app;
}

if (require.main === module) {
  // What is deployed is in the folder beside this file, unless somebody says otherwise.
  safeUpdateApp(undefined, process.env.AURORA_BASELINE);
}
