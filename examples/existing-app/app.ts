import { App, AppProps, Validations } from 'aws-cdk-lib';
import { AuroraChecks } from 'cdk-aurora-topology';
import { ShopStack } from './shop-stack';

/** The app as a function, so that a test can build it, too. */
export function existingApp(props?: AppProps): App {
  const app = new App(props);
  new ShopStack(app, 'Shop');
  // The one line that is new.
  Validations.of(app).addPlugins(new AuroraChecks(app));
  return app;
}

if (require.main === module) {
  existingApp();
}
