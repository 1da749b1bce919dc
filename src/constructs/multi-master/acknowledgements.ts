import * as rds from 'aws-cdk-lib/aws-rds';
import { acknowledge } from '../shared/acknowledgements';

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
