import { App, AppProps } from 'aws-cdk-lib';
import { FeedbackStack } from './feedback-stack';
import { TicketsStack } from './tickets-stack';

/** The app as a function, so that a test can build it, too. */
export function serverlessApp(props?: AppProps): App {
  const app = new App(props);
  const env = { account: '111122223333', region: 'eu-west-1' };
  new FeedbackStack(app, 'Feedback', { env });
  new TicketsStack(app, 'Tickets', { env });
  return app;
}

if (require.main === module) {
  serverlessApp();
}
