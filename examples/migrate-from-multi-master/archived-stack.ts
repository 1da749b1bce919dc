import { Fn, Stack, StackProps, Validations } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { ConflictHandling, MultiMasterCluster } from 'cdk-aurora-topology';
import { Construct } from 'constructs';
import { TICKETS } from './workload';

/** What there was: two writers of Aurora MySQL 5.6. Kept as a record; AWS refuses to create it. */
export class ArchivedStack extends Stack {
  /** The zones as the deployment finds them, so that nothing has to be looked up beforehand. */
  public get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      natGateways: 0,
      subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });
    const cluster = new MultiMasterCluster(this, 'Cluster', {
      vpc,
      writers: 2,
      conflictHandling: ConflictHandling.retry(),
      defaultDatabaseName: 'tickets',
      workload: TICKETS,
    });

    // The finding says what became of multi-master. The stack is not deployed any more, only read.
    Validations.of(cluster).acknowledge({
      id: 'Aurora::MultiMasterRetired',
      reason: 'The record of what was migrated; the stack Replacement took its place, and this one is not deployed',
    });
    // The four questions would have said so at the time.
    Validations.of(cluster).acknowledge({
      id: 'Aurora::WorkloadMultiMaster',
      reason: 'The workload never needed several writers, which is why it was migrated to one',
    });
  }
}
