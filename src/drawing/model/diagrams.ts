import type { Topology } from '../../topology/topology';
import { World } from '../../values/world';
import type { Diagram } from '../diagram';
import { subscriptionsOf } from './belongings';
import { Registers, drawCluster } from './cluster';
import { globalPart } from './global-database';
import { linksBetween } from './group-links';
import { Group, groupsOf } from './groups';
import { lossesOf } from './losses';
import { addressOf, pathOf } from './naming';
import { regionsOf } from './regions';
import { inOrder, rolesOf } from './roles';
import { routingsOf } from './routings';
import { Scene } from './scene';
import { topologyNameOf } from './topology-name';

/**
 * The diagrams of an app, in the order of its clusters: what is deployed where the deployment chooses nothing, and every parameter keeps
 * its default. What only the deployment will tell is undefined.
 */
export function diagramsOf(topology: Topology): readonly Diagram[] {
  return topology.worlds.within(World.byDefault(), () => {
    const scene = new Scene(topology);
    const groups = groupsOf(topology);
    const looked = { routings: routingsOf(topology), subscriptions: subscriptionsOf(topology) };
    return told(groups.map((group) => draw(scene, group, { ...looked, databases: group.databases })));
  });
}

/** A diagram, and what tells it from another one of its title. */
interface Titled {
  readonly diagram: Diagram;
  readonly path: string;
}

function draw(scene: Scene, group: Group, registers: Registers): Titled {
  const roles = rolesOf(group);
  const clusters = inOrder(group, roles);
  const [first] = clusters as [typeof clusters[number]];
  const id = scene.ids.of('diagram', addressOf(first));
  const database = group.databases.get(first);
  const globalDatabase = database && globalPart(scene, database, first);
  const drawn = clusters.map((cluster) => drawCluster(scene, cluster, roles.get(cluster)!, registers));
  const diagram = {
    id,
    title: globalDatabase?.label ?? drawn[0]!.part.label,
    topology: topologyNameOf(scene, drawn),
    ...(globalDatabase ? { globalDatabase } : {}),
    regions: regionsOf(scene, id, drawn),
    links: [...linksBetween(scene, drawn), ...drawn.flatMap(({ links }) => links)],
  };
  return { diagram: { ...diagram, losses: lossesOf(diagram) }, path: pathOf(first) };
}

/** The diagrams, with titles that tell one from another. */
function told(drawn: readonly Titled[]): Diagram[] {
  const counts = new Map<string, number>();
  for (const { diagram: { title } } of drawn) counts.set(title, (counts.get(title) ?? 0) + 1);
  return drawn.map(({ diagram, path }) => (counts.get(diagram.title) === 1 ? diagram : { ...diagram, title: `${diagram.title} (${path})` }));
}
