import { Stack } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { LARGE, inNetwork, member, network } from './shared';

/** The databases of a shop as they are deployed. */
export class DeployedStack extends Stack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const vpc = network(this);

    new rds.DatabaseCluster(this, 'Orders', inNetwork(vpc));

    new rds.DatabaseCluster(this, 'Invoices', { ...inNetwork(vpc), storageEncrypted: true });

    const reports = new rds.CfnDBCluster(this, 'Reports', {
      engine: 'aurora-postgresql',
      engineVersion: '17.7',
      snapshotIdentifier: 'reports-of-the-old-shop',
      port: 5432,
    });
    new rds.CfnDBInstance(this, 'ReportsWriter', member(reports));

    new rds.DatabaseCluster(this, 'Catalogue', { ...inNetwork(vpc), storageEncrypted: true });

    new rds.DatabaseCluster(this, 'Sessions', {
      ...inNetwork(vpc),
      storageEncrypted: true,
      iamAuthentication: true,
      writer: rds.ClusterInstance.provisioned('Writer', { instanceType: LARGE }),
      readers: [],
    });
  }
}
