import type { Deployment } from '../../topology/deployment';
import type { Integration } from '../../topology/integration';
import type { ShardGroup } from '../../topology/shard-group';
import { Reference } from '../../values/value';
import type { ClusterPart, Detail, Link, Part } from '../diagram';
import { Home } from './members';
import { calledBeside } from './naming';
import { Scene } from './scene';

/** The capacity of a Limitless cluster. */
export const shardGroupsOf = (scene: Scene, { cluster, id }: Home): Part[] =>
  cluster.shardGroups.map((group) => scene.part(group, cluster, id, shardDetails(scene, group)));

function shardDetails(scene: Scene, { properties }: ShardGroup): Detail[] {
  return [
    { term: 'capacity', text: scene.range(properties, ['MinACU', 'MaxACU'], 'ACUs'), property: 'MaxACU' },
    ...scene.said(properties, 'ComputeRedundancy', 'standbys of each shard', { otherwise: '0' }),
    ...scene.saidWhether(properties, 'PubliclyAccessible', 'public access', { yes: 'has a public address' }),
  ];
}

/** Zero-ETL targets. */
export const integrationsOf = (scene: Scene, { cluster, id }: Home): Part[] =>
  cluster.integrations.map((integration) => scene.part(integration, cluster, id, integrationDetails(scene, integration, cluster)));

function integrationDetails(scene: Scene, { properties }: Integration, cluster: Home['cluster']): Detail[] {
  const target = scene.told(() => properties.target('TargetArn'));
  const warehouse = target instanceof Reference ? scene.topology.at(target.address) : undefined;
  const named = target instanceof Reference ? undefined : scene.told(() => properties.outline('TargetArn'));
  const text = warehouse ? scene.nameOf(warehouse) ?? calledBeside(warehouse, cluster) : named;
  return [{ term: 'target', text, property: 'TargetArn' }, ...scene.said(properties, 'DataFilter', 'data filter')];
}

/** Blue/green copies. */
export const deploymentsOf = (scene: Scene, { cluster, id }: Home): Part[] =>
  cluster.deployments.map((deployment) => scene.part(deployment, cluster, id, deploymentDetails(scene, deployment)));

function deploymentDetails(scene: Scene, { properties }: Deployment): Detail[] {
  return [
    ...scene.said(properties, 'TargetEngineVersion', 'engine version', { otherwise: 'as the cluster' }),
    ...scene.said(properties, 'TargetDBInstanceClass', 'class'),
  ];
}

/** From a cluster to what copies its data out of it. */
export function exportLinks({ id, integrations, deployments }: Pick<ClusterPart, 'id' | 'integrations' | 'deployments'>): Link[] {
  const to = (parts: readonly Part[], label: string): Link[] => parts.map((part) => ({ type: 'export', from: id, to: part.id, label }));
  return [...to(integrations, 'zero-ETL'), ...to(deployments, 'blue/green copy')];
}
