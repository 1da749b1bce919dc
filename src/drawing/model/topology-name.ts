import type { TopologyName } from '../../facts/topologies';
import { DrawnCluster, forwardsLocally } from './cluster';
import { forwardsGlobally } from './group-links';
import { Scene } from './scene';

/** Which of the topologies a diagram is: what its clusters are to one another tells before what each of them has. */
export function topologyNameOf(scene: Scene, drawn: readonly DrawnCluster[]): TopologyName {
  const [{ cluster, part }] = drawn as [DrawnCluster];
  if (part.isMultiMaster) return 'MULTI_MASTER';
  if (scene.isCertain(() => cluster.isLimitless)) return 'LIMITLESS';
  if (drawn.some((one) => one.part.role === 'secondary' || isGlobal(one))) {
    return drawn.some((one) => forwardsGlobally(scene, one)) ? 'GLOBAL_DATABASE_WITH_WRITE_FORWARDING' : 'GLOBAL_DATABASE';
  }
  if (forwardsLocally(scene, cluster)) return 'LOCAL_WRITE_FORWARDING';
  return part.proxies.length > 0 ? 'SINGLE_MASTER_WITH_PROXY' : 'SINGLE_MASTER';
}

const isGlobal = ({ database }: DrawnCluster): boolean => database !== undefined;
