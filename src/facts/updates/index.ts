import { table } from '../tables';
import { clusterUpdates } from './cluster';
import { clusterEndpointUpdates } from './cluster-endpoint';
import { deploymentUpdates } from './deployment';
import { eventSubscriptionUpdates } from './event-subscription';
import { globalClusterUpdates } from './global-cluster';
import { instanceUpdates } from './instance';
import { integrationUpdates } from './integration';
import { clusterParameterGroupUpdates, instanceParameterGroupUpdates } from './parameter-groups';
import { proxyEndpointUpdates, proxyTargetGroupUpdates, proxyUpdates } from './proxy';
import { shardGroupUpdates } from './shard-group';
import { subnetGroupUpdates } from './subnet-group';
import { PropertyUpdate, TypeUpdates, Way } from './table';

/** What updates do, of every type there is a table for. */
export const ALL_UPDATES: readonly TypeUpdates[] = [
  clusterUpdates,
  instanceUpdates,
  globalClusterUpdates,
  clusterParameterGroupUpdates,
  instanceParameterGroupUpdates,
  subnetGroupUpdates,
  proxyUpdates,
  proxyTargetGroupUpdates,
  proxyEndpointUpdates,
  clusterEndpointUpdates,
  shardGroupUpdates,
  integrationUpdates,
  eventSubscriptionUpdates,
  deploymentUpdates,
];

const BY_TYPE = table(Object.fromEntries(ALL_UPDATES.map((updates) => [updates.type, updates])));

/** What updates do with resources of a type; undefined where there is no table for it. */
export const updatesOf = (type: string): TypeUpdates | undefined => BY_TYPE[type];

/** The property CloudFormation knows resources of a type by, where a template can set it. */
export const identifierOf = (type: string): string | undefined => BY_TYPE[type]?.identifier;

/** Whether what a resource of a type holds is gone with it. */
export const holdsData = (type: string): boolean => BY_TYPE[type]?.holdsData ?? false;

/** The properties of a type some change of which replaces the resource. */
export const replacingProperties = (type: string): readonly string[] => namesWhere(type, (update) => update.replaces !== undefined);

/** What an update does with a property; undefined where that is nothing special, or the type has no table. */
export const updateOf = (type: string, property: string): PropertyUpdate | undefined => BY_TYPE[type]?.properties[property];

/** Whether an update of a resource asks about a property that it does not change; as far as is known. */
export function isSentUnchanged(type: string, property: string): boolean {
  const { sentUnchanged, properties } = BY_TYPE[type] ?? {};
  return (sentUnchanged?.includes(property) ?? true) && properties?.[property]?.replaces === undefined;
}

/** The properties of a type a way of changing which is accepted and not done. */
export const ignoringProperties = (type: string, way: Way): readonly string[] =>
  namesWhere(type, ({ ignores = [] }) => ignores.includes(way));

/** Whether a change of a property replaces the resource. The values are what the template says, where it says one that is known. */
export function replaces(type: string, property: string, way: Way, before?: string, after?: string): boolean {
  const update = BY_TYPE[type]?.properties[property];
  const [from, to] = update?.exceptBetween ?? [];
  const isExcepted = (from !== undefined && before === from && after === to) || (way === 'changed' && after === '' && update?.exceptToEmpty === true);
  return (update?.replaces?.includes(way) ?? false) && !isExcepted;
}

function namesWhere(type: string, isIt: (update: PropertyUpdate) => boolean): readonly string[] {
  return Object.entries(BY_TYPE[type]?.properties ?? {}).flatMap(([name, update]) => (isIt(update) ? [name] : []));
}
