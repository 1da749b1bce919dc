import { App, AppProps } from 'aws-cdk-lib';
import { AwayStack } from './away-stack';
import { HomeStack } from './home-stack';

const account = '111122223333';

/** The app as a function, so that a test can build it, too. */
export function globalApp(props?: AppProps): App {
  const app = new App(props);
  const { bookings } = new HomeStack(app, 'BookingsVirginia', { env: { account, region: 'us-east-1' } });

  // Reads close to guests in Europe, and takes their bookings, too.
  new AwayStack(app, 'BookingsIreland', {
    env: { account, region: 'eu-west-1' },
    bookings,
    options: { writeForwarding: true },
  });

  // A copy of the data for the day both other Regions are lost: storage only, nothing to read from.
  new AwayStack(app, 'BookingsSydney', {
    env: { account, region: 'ap-southeast-2' },
    bookings,
    options: { headless: true },
  });
  return app;
}

if (require.main === module) {
  globalApp();
}
