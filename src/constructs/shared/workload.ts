import { CfnResource, Token } from 'aws-cdk-lib';
import { WorkloadRequirements } from '../../advisor/workload-requirements';
import { OptionalCheck, invalidArgument } from '../../arguments/argument';
import { shownWord } from '../../arguments/shown';
import { WORKLOAD_PROPERTIES, nonsenseIn } from '../../facts/workload';
import { WORKLOAD_METADATA } from '../../topology/workload';

/** What a workload needs; which entries make sense is a fact. */
export const WORKLOAD: OptionalCheck = {
  must: 'an object',
  accepts: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  takesTokens: true,
  give: 'give what is known',
  isOptional: true,
  inside: (workload, property, place) => {
    const nonsense = nonsenseIn(knownOf(workload as WorkloadRequirements), shownWord);
    if (nonsense !== undefined) {
      invalidArgument(`\`${property}\`: ${nonsense}`, place);
    }
  },
};

/**
 * Says in the template what the workload of a cluster needs, for the checks to read. A value only known at deployment is left out,
 * since nothing can be compared with it.
 */
export function declareWorkload(cluster: CfnResource, workload: WorkloadRequirements | undefined): void {
  if (workload === undefined || Token.isUnresolved(workload)) {
    return;
  }
  cluster.addMetadata(WORKLOAD_METADATA, knownOf(workload));
}

function knownOf(workload: WorkloadRequirements): WorkloadRequirements {
  return Object.fromEntries(Object.entries(workload).filter(([name, value]) => (
    Object.hasOwn(WORKLOAD_PROPERTIES, name) && value !== undefined && !Token.isUnresolved(value)
  )));
}
