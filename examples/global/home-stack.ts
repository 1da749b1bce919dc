import { Fn, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { GlobalDatabase } from 'cdk-aurora-topology';
import { Construct } from 'constructs';

/** Where the database of a hotel chain's bookings starts: the global database, and its primary. */
export class HomeStack extends Stack {
  public readonly bookings: GlobalDatabase;

  /** The zones as the deployment finds them, so that nothing has to be looked up beforehand. */
  public get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // The private subnets with egress are those of the application, and of the function that rotates the password.
    const vpc = new ec2.Vpc(this, 'Vpc', {
      natGateways: 1,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
        { name: 'Application', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
        { name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      ],
    });

    this.bookings = new GlobalDatabase(this, 'Bookings', {
      globalClusterIdentifier: 'bookings',
      primary: {
        vpc,
        engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_7 }),
        defaultDatabaseName: 'bookings',
      },
    });

    const application = new ec2.SecurityGroup(this, 'Application', { vpc, description: 'The application that takes bookings' });
    this.bookings.primary.connections.allowDefaultPortFrom(application);
  }
}
