import { App, AppProps, Validations } from 'aws-cdk-lib';
import { AuroraChecks } from 'cdk-aurora-topology';
import { CompanyInstanceClass, CompanyReaders } from './company-rules';
import { LedgerStack } from './ledger-stack';

/** The app as a function, so that a test can build it, too. */
export function ownRulesApp(props?: AppProps): App {
  const app = new App(props);
  const env = { account: '111122223333', region: 'eu-west-1' };
  new LedgerStack(app, 'Production', { env, readers: 2 });
  new LedgerStack(app, 'Development', { env, readers: 1 });
  Validations.of(app).addPlugins(new AuroraChecks(app, { rules: [new CompanyInstanceClass(), new CompanyReaders()] }));
  return app;
}

if (require.main === module) {
  ownRulesApp();
}
