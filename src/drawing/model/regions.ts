import type { RegionPart } from '../diagram';
import type { DrawnCluster } from './cluster';
import { Scene } from './scene';

/** The Regions of a diagram, in the order of their first clusters. What a stack leaves open is one Region for all of the stack. */
export function regionsOf(scene: Scene, diagramId: string, drawn: readonly DrawnCluster[]): RegionPart[] {
  const byKey = new Map<string, { readonly name: string | undefined; readonly clusters: DrawnCluster['part'][] }>();
  for (const { cluster, part } of drawn) {
    const name = scene.told(() => cluster.region);
    const key = name ?? `?${cluster.stackAddress}`;
    const region = byKey.get(key);
    if (region) region.clusters.push(part);
    else byKey.set(key, { name, clusters: [part] });
  }
  return [...byKey.values()].map(({ name, clusters }) => ({ id: scene.ids.of(diagramId, `region ${name ?? ''}`), name, clusters }));
}
