import { CfnOutput, Fn, Stack, StackProps } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { GlobalDatabase } from 'cdk-aurora-topology';
import { Construct } from 'constructs';

/** What makes the one Region different from the other. */
export interface AwayStackProps extends StackProps {
  readonly bookings: GlobalDatabase;
  readonly options: { readonly writeForwarding?: boolean; readonly headless?: boolean };
}

/** A Region that follows: a secondary cluster in a VPC of its own. */
export class AwayStack extends Stack {
  /** The zones as the deployment finds them, so that nothing has to be looked up beforehand. */
  public get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }

  constructor(scope: Construct, id: string, props: AwayStackProps) {
    super(scope, id, props);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      natGateways: 0,
      subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    const cluster = props.bookings.addSecondary(this, 'Bookings', { vpc, ...props.options });

    const application = new ec2.SecurityGroup(this, 'Application', { vpc, description: 'The application that takes bookings' });
    cluster.connections.allowDefaultPortFrom(application);
    if (!cluster.isHeadless) {
      new CfnOutput(this, 'ReadEndpoint', { value: cluster.clusterReadEndpoint.socketAddress });
    }
  }
}
