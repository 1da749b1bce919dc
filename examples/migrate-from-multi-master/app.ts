import { App, AppProps } from 'aws-cdk-lib';
import { ArchivedStack } from './archived-stack';
import { ReplacementStack } from './replacement-stack';

/** The app as a function, so that a test can build it, too. */
export function migrationApp(props?: AppProps): App {
  const app = new App(props);
  const env = { account: '111122223333', region: 'eu-west-1' };
  new ArchivedStack(app, 'Archived', { env });
  new ReplacementStack(app, 'Replacement', { env });
  return app;
}

if (require.main === module) {
  migrationApp();
}
