import { Validations } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { IConstruct } from 'constructs';

/**
 * Acknowledges findings of other tools on our own resources: only where the service offers no way to satisfy them.
 * An id that no tool reports is harmless.
 */
export function acknowledge(resource: IConstruct, ids: readonly string[], reason: string): void {
  for (const id of ids) {
    try {
      Validations.of(resource).acknowledge({ id, reason });
    } catch {
      // The oldest aws-cdk-lib we work with takes the `::` inside the brackets of an id for a second prefix, and refuses it.
      resource.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [`annotation::${id}`]: reason });
    }
  }
}

/** cdk-nag asks for each *instance* in a backup plan. */
function acknowledgeBackupPlan(instance: rds.CfnDBInstance): void {
  acknowledge(
    instance,
    ['HIPAA.Security-RDSInBackupPlan', 'NIST.800.53.R4-RDSInBackupPlan', 'NIST.800.53.R5-RDSInBackupPlan'],
    'Aurora backs up the storage of the cluster, and AWS Backup selects Aurora clusters; an instance of a cluster cannot be selected',
  );
}

/** What holds for the instances of any Aurora cluster: every instance found in `scope`. */
export function acknowledgeInstances(scope: IConstruct): void {
  for (const node of scope.node.findAll()) {
    if (rds.CfnDBInstance.isCfnDBInstance(node)) {
      acknowledgeBackupPlan(node);
    }
  }
}

/** The built-in engine of CDK wants no Availability Zone by name, which is what a zone is when the Region is known. */
export function acknowledgeZone(instance: IConstruct): void {
  acknowledge(instance, ['CloudFormation-Validate::W3010'], 'The zone is that of a subnet of the cluster, so that instances are apart');
}

/** cdk-nag wants no managed policies of AWS. */
export function acknowledgeMonitoringRole(role: IConstruct): void {
  acknowledge(
    role,
    ['AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole]'],
    'Enhanced Monitoring writes log streams whose names are only known later; a policy of our own would need the same wildcards',
  );
}
