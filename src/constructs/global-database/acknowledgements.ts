import * as rds from 'aws-cdk-lib/aws-rds';
import { acknowledge } from '../shared/acknowledgements';

/** What a cluster of a global database has no answer to. */
export function acknowledgeGlobalMember(cluster: rds.CfnDBCluster): void {
  if (cluster.engine === 'aurora-mysql') {
    acknowledge(cluster, ['AwsSolutions-RDS14'], 'A cluster of a global database has no backtrack');
  }
}
