import { Validations } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { IConstruct } from 'constructs';

/**
 * Acknowledges findings of other tools on our own resources: only where the service offers no way to satisfy them.
 * An id that no tool reports is harmless.
 */
function acknowledge(resource: IConstruct, ids: readonly string[], reason: string): void {
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

/** cdk-nag's Serverless pack asks for a dead-letter queue behind every queue, the last one included. */
export function acknowledgeLastQueue(queue: IConstruct): void {
  acknowledge(queue, ['Serverless-SQSRedrivePolicy'], 'This is the dead-letter queue of another one, and the last of them');
}

/** cdk-nag wants each cluster to say that it is encrypted. */
export function acknowledgeInheritedEncryption(cluster: rds.CfnDBCluster): void {
  acknowledge(
    cluster,
    [
      'AwsSolutions-RDS2', 'HIPAA.Security-RDSStorageEncrypted', 'NIST.800.53.R4-RDSStorageEncrypted',
      'NIST.800.53.R5-RDSStorageEncrypted', 'PCI.DSS.321-RDSStorageEncrypted',
    ],
    'A cluster that is restored from a snapshot is encrypted as the snapshot is, and CloudFormation wants StorageEncrypted left out',
  );
}

/** cdk-nag wants backtrack of each Aurora MySQL cluster. */
export function acknowledgeInheritedBacktrack(cluster: rds.CfnDBCluster): void {
  acknowledge(
    cluster,
    ['AwsSolutions-RDS14'],
    'CloudFormation cannot set a backtrack window when it copies a cluster, and RDS does not let it be set later',
  );
}

/** The built-in engine of CDK takes for ignored what the handler of CloudFormation checks, or sets after the copy. */
export function acknowledgeSentAfterwards(cluster: rds.CfnDBCluster): void {
  acknowledge(
    cluster,
    ['CloudFormation-Validate::W3689'],
    'CloudFormation compares StorageEncrypted with the source before it copies a cluster, and sets the password afterwards',
  );
}

/** The built-in engine of CDK wants a user name beside each password. */
export function acknowledgeInheritedUser(cluster: rds.CfnDBCluster): void {
  acknowledge(cluster, ['CloudFormation-Validate::F3021'], 'A restored cluster has the master user of its source, with the password that is given');
}

/** What multi-master has no answer to. */
export function acknowledgeMultiMaster(cluster: rds.CfnDBCluster, instances: readonly rds.CfnDBInstance[]): void {
  for (const resource of [cluster, ...instances]) {
    acknowledge(
      resource,
      ['CloudFormation-Validate::E9006'],
      'Multi-master only exists with the engine "aurora"; the rule MultiMasterRetired says what became of it',
    );
  }
  acknowledge(cluster, ['AwsSolutions-RDS6'], 'A multi-master cluster has no IAM database authentication');
  acknowledge(cluster, ['AwsSolutions-RDS14'], 'A multi-master cluster has no backtrack');
}

/** What a cluster of a global database has no answer to. */
export function acknowledgeGlobalMember(cluster: rds.CfnDBCluster): void {
  if (cluster.engine === 'aurora-mysql') {
    acknowledge(cluster, ['AwsSolutions-RDS14'], 'A cluster of a global database has no backtrack');
  }
}
