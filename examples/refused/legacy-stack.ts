import { join } from 'path';
import { CfnResource, Stack, StackProps } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';

/** Mistakes in raw resources, and in a template that was there before the app. */
export class LegacyStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    new CfnResource(this, 'Archive', {
      type: 'AWS::RDS::DBCluster',
      properties: {
        Engine: 'aurora-mysql',
        EngineVersion: '8.0.mysql_aurora.3.10.4',
        // mistake: EngineModeSpelling - Serverless v2 has no engine mode of its own
        EngineMode: 'serverlessv2',
        MasterUsername: 'dbadmin',
        ManageMasterUserPassword: true,
        StorageEncrypted: true,
      },
    });

    new CfnResource(this, 'Scratch', {
      type: 'AWS::RDS::DBInstance',
      // mistake: MemberClusterIdentifier - an Aurora instance without a cluster
      properties: { Engine: 'aurora-mysql', DBInstanceClass: 'db.r7g.large' },
    });

    // In template.json, which has no comments of its own:
    // mistake: EngineRetired - the cluster Accounts has the engine aurora
    // mistake: MemberPromotionTier - the instance LedgerReader has tier 16, if the parameter LedgerTier says so: a warning
    // mistake: MemberEngineVersion - the instance LedgerWriter has another version than its cluster
    // mistake: MemberDeletionProtection - on the same instance; only clusters have it
    new CfnInclude(this, 'Template', { templateFile: join(__dirname, 'template.json') });
  }
}
