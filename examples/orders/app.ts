import { App, AppProps } from 'aws-cdk-lib';
import { OrdersStack } from './orders-stack';

/** The app as a function, so that a test can build it, too. */
export function ordersApp(props?: AppProps): App {
  const app = new App(props);
  new OrdersStack(app, 'Orders', { env: { account: '111122223333', region: 'eu-west-1' } });
  return app;
}

if (require.main === module) {
  ordersApp();
}
