import { App, AppProps, Validations } from 'aws-cdk-lib';
import { AuroraChecks } from 'cdk-aurora-topology';
import { BiddingStack } from './bidding-stack';
import { InventoryStack } from './inventory-stack';
import { LegacyStack } from './legacy-stack';
import { ShopStack } from './shop-stack';
import { WorldStack } from './world-stack';

/** An app full of mistakes. The app as a function, so that a test can build it, too. */
export function refusedApp(props?: AppProps): App {
  const app = new App(props);
  const env = { account: '111122223333', region: 'us-east-1' };

  const bidding = new BiddingStack(app, 'Bidding', { env });
  new WorldStack(app, 'World', { env, biddingClusterIdentifier: bidding.clusterIdentifier });
  new ShopStack(app, 'Shop', { env });
  new InventoryStack(app, 'Inventory', { env });
  new LegacyStack(app, 'Legacy', { env });

  // MultiMasterCluster in the bidding stack switches the checks on by itself, for the whole app. The line is here all the same:
  // without that cluster, nothing else would check the other stacks. Said twice, nothing is reported twice.
  Validations.of(app).addPlugins(new AuroraChecks(app));
  return app;
}

if (require.main === module) {
  refusedApp();
}
