import { Stack } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { XLARGE, inNetwork, member, network } from './shared';

/** A pull request that looks harmless: every stack in it deploys, when it is deployed for the first time. */
export class CarelessStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const vpc = network(this);

    // mistake: ClusterStorageEncryptedChanged - the auditors want it encrypted
    new rds.DatabaseCluster(this, 'Orders', { ...inNetwork(vpc), storageEncrypted: true });

    // mistake: ClusterLogicalIdChanged - it was called Invoices, and has more than invoices in it by now
    new rds.DatabaseCluster(this, 'Billing', { ...inNetwork(vpc), storageEncrypted: true });

    // mistake: ClusterSnapshotIdentifierRemoved - it has been restored, so nobody needs the snapshot any more
    const reports = new rds.CfnDBCluster(this, 'Reports', {
      engine: 'aurora-postgresql',
      engineVersion: '17.7',
      masterUsername: 'postgres',
      manageMasterUserPassword: true,
      port: 5432,
    });
    new rds.CfnDBInstance(this, 'ReportsWriter', member(reports));

    // mistake: ClusterSubnetGroupChanged - subnets in a third zone, as the other teams have them
    const subnetGroup = new rds.SubnetGroup(this, 'SharedSubnets', { vpc, vpcSubnets: { subnets: vpc.isolatedSubnets }, description: 'All zones' });
    new rds.DatabaseCluster(this, 'Catalogue', { ...inNetwork(vpc), subnetGroup, storageEncrypted: true });

    // mistake: ClusterPropertyRemovalIgnored - nobody logs in by IAM, so the line is gone
    new rds.DatabaseCluster(this, 'Sessions', {
      ...inNetwork(vpc),
      storageEncrypted: true,
      // mistake: MembersRestartTogether - twice the memory
      writer: rds.ClusterInstance.provisioned('Writer', { instanceType: XLARGE }),
      readers: [],
    });
  }
}
