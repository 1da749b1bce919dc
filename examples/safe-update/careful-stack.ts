import { CfnElement, Stack } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { RestoreSource, SingleMasterCluster } from 'cdk-aurora-topology';
import { Construct } from 'constructs';
import { LARGE, POSTGRES, XLARGE, inNetwork, member, network } from './shared';

/** What CloudFormation calls the parts of the cluster that was declared as Invoices. */
const INVOICES = {
  'Subnets/Default': 'InvoicesSubnets47336654',
  'SecurityGroup/Resource': 'InvoicesSecurityGroupCFD66AE3',
  'Secret/Resource': 'InvoicesSecretDEC1E82A',
  'Secret/Attachment/Resource': 'InvoicesSecretAttachment99DBC01B',
  'Resource': 'InvoicesF0222E8D',
  'Writer/Resource': 'InvoicesWriterAC832A98',
  'Reader/Resource': 'InvoicesReaderF4D5567E',
};

export interface CarefulStackProps {
  /** Which of the two deployments it is. */
  readonly deployment: 1 | 2;
}

/** The same aims, in two deployments that keep all data. */
export class CarefulStack extends Stack {
  constructor(scope: Construct, id: string, props: CarefulStackProps) {
    super(scope, id);
    const vpc = network(this);
    const instanceType = props.deployment === 1 ? LARGE : XLARGE;

    // A second cluster, encrypted, from a snapshot of the first. Once the application uses it, Orders can go.
    new rds.DatabaseCluster(this, 'Orders', inNetwork(vpc));
    new SingleMasterCluster(this, 'EncryptedOrders', {
      vpc,
      engine: POSTGRES,
      restoreFrom: RestoreSource.snapshot('orders-before-encryption'),
      storageEncryptionKey: new kms.Key(this, 'OrdersKey', { enableKeyRotation: true }),
    });

    // Billing in the code; what CloudFormation knows it by stays.
    const billing = new rds.DatabaseCluster(this, 'Billing', { ...inNetwork(vpc), storageEncrypted: true });
    keepLogicalIds(billing, INVOICES);

    // The snapshot stays in the template for as long as the cluster lives.
    const reports = new rds.CfnDBCluster(this, 'Reports', {
      engine: 'aurora-postgresql',
      engineVersion: '17.7',
      snapshotIdentifier: 'reports-of-the-old-shop',
      port: 5432,
    });
    new rds.CfnDBInstance(this, 'ReportsWriter', member(reports));

    // The subnets in the third zone join the group that is there.
    new rds.DatabaseCluster(this, 'Catalogue', { ...inNetwork(vpc), vpcSubnets: { subnets: vpc.isolatedSubnets }, storageEncrypted: true });

    new rds.DatabaseCluster(this, 'Sessions', {
      ...inNetwork(vpc),
      storageEncrypted: true,
      // Said, and not left out.
      iamAuthentication: false,
      // First a reader, which takes over while the writer restarts; then another class for both, one after the other.
      writer: rds.ClusterInstance.provisioned('Writer', { instanceType }),
      readers: [rds.ClusterInstance.provisioned('Reader', { instanceType, promotionTier: 1 })],
    });
  }
}

/** Keeps the logical ids that the parts of a construct, by their paths below it, are deployed with. */
function keepLogicalIds(construct: Construct, deployed: Readonly<Record<string, string>>): void {
  for (const element of construct.node.findAll().filter(CfnElement.isCfnElement)) {
    const path = element.node.path.slice(construct.node.path.length + 1);
    if (deployed[path] === undefined) throw new Error(`${path} has no logical id that is deployed`);
    element.overrideLogicalId(deployed[path]);
  }
}
