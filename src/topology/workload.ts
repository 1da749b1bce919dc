import { Workload, isWorkloadValue } from '../facts/workload';

/**
 * Where a cluster says what its workload needs: an entry of the `Metadata` of its resource, which CloudFormation keeps and
 * does not act on. So it reaches the checks from any template, whoever wrote it.
 */
export const WORKLOAD_METADATA = 'AuroraTopology::Workload';

/** The workload of that entry; undefined where there is none. What makes no sense, or only the deployment knows, is left out. */
export function workloadOf(declared: unknown): Workload | undefined {
  if (!isObject(declared)) return undefined;
  return Object.fromEntries(Object.entries(declared).filter(([property, value]) => isWorkloadValue(property, value)));
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}
