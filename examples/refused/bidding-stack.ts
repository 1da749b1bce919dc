import { Fn, Stack, StackProps, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { ConflictHandling, MultiMasterCluster } from 'cdk-aurora-topology';
import { Construct } from 'constructs';

/** Mistakes in a construct of this library. */
export class BiddingStack extends Stack {
  public readonly clusterIdentifier: string;

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    // mistake: MultiMasterRetired - multi-master itself is gone
    const cluster = new MultiMasterCluster(this, 'Cluster', {
      vpc: new ec2.Vpc(this, 'Vpc'),
      // mistake: MultiMasterWriterLimit - there can be four
      writers: 5,
      // mistake: MultiMasterEngineVersion - it was only ever there for MySQL 5.6
      engineVersion: '5.7.mysql_aurora.2.12.5',
      conflictHandling: ConflictHandling.retry(),
    });

    // mistake: MultiMasterBacktrack - a feature multi-master does not have, past the construct, which does not offer it
    (cluster.node.defaultChild as rds.CfnDBCluster).addPropertyOverride('BacktrackWindow', 86400);
    this.clusterIdentifier = cluster.clusterIdentifier;
  }

  /** The zones as the deployment finds them, so that nothing has to be looked up beforehand. */
  public get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }
}
