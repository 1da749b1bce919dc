import { App, AppProps, Duration, Environment, Stack, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import {
  AuroraChecks, AuroraClusterModel, AuroraEffect, AuroraViolation, ConflictHandling, GlobalDatabase, IAuroraRule, MultiMasterCluster,
  SingleMasterCluster,
} from 'cdk-aurora-topology';
import { Construct } from 'constructs';

// What examples/languages declares in Python, Java and Go: `npm run check:languages` compares what these synthesize with what this does.

const VIRGINIA: Environment = { account: '111122223333', region: 'us-east-1' };
const IRELAND: Environment = { account: '111122223333', region: 'eu-west-1' };

/** The company's own rule: which instance classes may be used. */
export class CompanyInstanceClass implements IAuroraRule {
  public readonly ruleId = 'CompanyInstanceClass';
  public readonly summary = 'Instances are of the families r7g and r8g.';
  public readonly effect = AuroraEffect.REJECTED;
  public readonly documentation = 'https://wiki.example.com/platform/aurora';

  public check(cluster: AuroraClusterModel): AuroraViolation[] {
    // Several writers need an older class than the company has.
    if (cluster.isMultiMaster) return [];
    return cluster.instances
      .filter(({ instanceClass }) => !/^db\.r[78]g\./.test(instanceClass ?? ''))
      .map((instance) => ({
        instance,
        property: 'DBInstanceClass',
        what: `DBInstanceClass is '${instance.instanceClass ?? 'not set'}'`,
        why: 'the platform team supports r7g and r8g',
        fix: "set DBInstanceClass to 'db.r7g.large'",
      }));
  }
}

/** One writer, and a reader in another Availability Zone. */
export class OrdersStack extends Stack {
  constructor(scope: Construct, id: string, env: Environment) {
    super(scope, id, { env });
    new SingleMasterCluster(this, 'Cluster', { vpc: databaseVpc(this), engine: postgres(), defaultDatabaseName: 'orders' });
  }
}

/** Two writers at once, each for its own part of the data. */
export class AuctionStack extends Stack {
  constructor(scope: Construct, id: string, env: Environment) {
    super(scope, id, { env });
    new MultiMasterCluster(this, 'Cluster', {
      vpc: databaseVpc(this),
      writers: 2,
      conflictHandling: ConflictHandling.partitionedWrites({
        partitions: [{ partition: 'americas', writer: 1 }, { partition: 'europe', writer: 2 }],
      }),
    });
  }
}

/** Where the global database starts: its primary cluster. */
export class BookingsStack extends Stack {
  public readonly bookings: GlobalDatabase;

  constructor(scope: Construct, id: string, env: Environment) {
    super(scope, id, { env });
    this.bookings = new GlobalDatabase(this, 'Bookings', {
      globalClusterIdentifier: 'bookings',
      primary: { vpc: databaseVpc(this), engine: postgres() },
    });
  }
}

/** A Region that follows: it answers reads, and forwards writes. */
export class BookingsAwayStack extends Stack {
  constructor(scope: Construct, id: string, env: Environment, bookings: GlobalDatabase) {
    super(scope, id, { env });
    bookings.addSecondary(this, 'Bookings', { vpc: databaseVpc(this), writeForwarding: true });
  }
}

/** A cluster of aws-rds that Aurora refuses: backtrack is for Aurora MySQL. */
export class LegacyStack extends Stack {
  constructor(scope: Construct, id: string, env: Environment) {
    super(scope, id, { env });
    new rds.DatabaseCluster(this, 'Cluster', {
      vpc: databaseVpc(this),
      vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      engine: postgres(),
      backtrackWindow: Duration.hours(6),
      writer: rds.ClusterInstance.provisioned('Writer', {
        instanceType: ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE),
      }),
    });
  }
}

/** The app. What is wrong is only in it where it is asked for: `--context legacy=true`. */
export function shop(props?: AppProps): App {
  const app = new App(props);
  new OrdersStack(app, 'Orders', VIRGINIA);
  new AuctionStack(app, 'Auction', VIRGINIA);
  const { bookings } = new BookingsStack(app, 'BookingsVirginia', VIRGINIA);
  new BookingsAwayStack(app, 'BookingsIreland', IRELAND, bookings);
  if (app.node.tryGetContext('legacy') === 'true') {
    new LegacyStack(app, 'Legacy', VIRGINIA);
  }
  Validations.of(app).addPlugins(new AuroraChecks(app, { rules: [new CompanyInstanceClass()] }));
  return app;
}

function postgres(): rds.IClusterEngine {
  return rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of('17.7', '17') });
}

/** A network with nothing but a database in it. */
function databaseVpc(stack: Stack): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', {
    natGateways: 0,
    subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
}

if (require.main === module) {
  shop();
}
