import { CfnResource, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { WorkloadRequirements } from '../../advisor/workload-requirements';
import { nonsenseIn } from '../../facts/workload';
import { WORKLOAD_METADATA } from '../../topology/workload';
import { invalidArgument } from './arguments';

/**
 * Says in the template what the workload of a cluster needs, for the checks to read. A value only known at deployment is left out,
 * since nothing can be compared with it.
 *
 * @param scope the construct `workload` was given to
 */
export function declareWorkload(cluster: CfnResource, workload: WorkloadRequirements | undefined, scope: IConstruct): void {
  if (workload === undefined || Token.isUnresolved(workload)) {
    return;
  }
  const known = Object.fromEntries(Object.entries(workload).filter(([, value]) => value !== undefined && !Token.isUnresolved(value)));
  const nonsense = nonsenseIn(known);
  if (nonsense !== undefined) {
    invalidArgument(`\`workload\`: ${nonsense}`, scope);
  }
  cluster.addMetadata(WORKLOAD_METADATA, known);
}
