import type { Cluster } from '../../topology/cluster';
import type { Detail } from '../diagram';
import { Scene } from './scene';

const MINUTE = 60;

/** The capacity of a Serverless v2 cluster, or of the retired Serverless v1. */
export function capacityOf(scene: Scene, cluster: Cluster): Detail[] {
  const scaling = scene.told(() => ({ properties: cluster.serverlessScaling }));
  if (!scaling) return [{ term: 'capacity', text: undefined, property: 'ServerlessV2ScalingConfiguration' }];
  const { properties } = scaling;
  if (!properties) return [];
  return [
    { term: 'capacity', text: scene.range(properties, ['MinCapacity', 'MaxCapacity'], 'ACUs'), property: 'ServerlessV2ScalingConfiguration' },
    ...pauses(scene.said(properties, 'SecondsUntilAutoPause', 'pauses', { shown: (seconds) => `after ${minutes(seconds)} without connections` })),
  ];
}

/** The capacity of a cluster of Serverless v1, which has no instances. */
export function firstCapacityOf(scene: Scene, cluster: Cluster): Detail[] {
  const scaling = scene.told(() => cluster.properties.properties('ScalingConfiguration'));
  if (!scaling) return [];
  return [{ term: 'capacity', text: scene.range(scaling, ['MinCapacity', 'MaxCapacity'], 'ACUs'), property: 'ScalingConfiguration' }];
}

const pauses = (details: readonly Detail[]): Detail[] => details.map((detail) => ({ ...detail, property: `ServerlessV2ScalingConfiguration.${detail.property}` }));

function minutes(seconds: string): string {
  const count = Number(seconds) / MINUTE;
  return Number.isInteger(count) ? `${count} minute${count === 1 ? '' : 's'}` : `${seconds} seconds`;
}
