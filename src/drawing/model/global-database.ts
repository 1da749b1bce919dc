import type { Cluster } from '../../topology/cluster';
import type { GlobalDatabase } from '../../topology/global-database';
import { known } from '../../topology/resource';
import type { Part } from '../diagram';
import { addressOf, called } from './naming';
import { Scene } from './scene';

/** A global database; one that is declared elsewhere by the name its clusters have for it. */
export function globalPart(scene: Scene, { globalCluster }: GlobalDatabase, cluster: Cluster): Part {
  if (!globalCluster) {
    const name = scene.told(() => cluster.properties.string('GlobalClusterIdentifier'));
    return scene.undeclared(scene.ids.of('global', name ?? addressOf(cluster)), name ?? 'a global database that the deployment tells');
  }
  const { properties } = globalCluster;
  return {
    id: scene.ids.of('global', addressOf(globalCluster)),
    label: scene.nameOf(globalCluster) ?? called(globalCluster),
    address: globalCluster.address,
    details: [
      ...known(() => globalCluster.hasSource) === true ? [] : [...scene.said(properties, 'Engine', 'engine'), ...scene.said(properties, 'EngineVersion', 'engine version')],
      ...scene.saidWhether(properties, 'DeletionProtection', 'deletion protection', { yes: 'on', no: 'off' }),
      ...scene.existence(globalCluster),
    ],
  };
}
