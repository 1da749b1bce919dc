import { App, AppProps } from 'aws-cdk-lib';
import { AuctionStack } from './auction-stack';

/** The app as a function, so that a test can build it, too. */
export function auctionApp(props?: AppProps): App {
  const app = new App(props);
  new AuctionStack(app, 'Auction', { env: { account: '111122223333', region: 'us-east-1' } });
  return app;
}

if (require.main === module) {
  auctionApp();
}
