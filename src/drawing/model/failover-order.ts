import { memoryOf } from '../../facts/instance-capacity';
import { DEFAULT_PROMOTION_TIER } from '../../facts/members';
import type { Instance } from '../../topology/instance';
import { Scene } from './scene';

/**
 * Which reader takes over first: that of the lowest promotion tier, and within a tier the largest.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html#Aurora.Managing.FaultTolerance (read 2026-11-29).
 */
interface Rank {
  readonly tier: number;
  /** Undefined where it is not known. */
  readonly memory: number | undefined;
}

/** The promotion tier of an instance; undefined where only the deployment will tell. */
export const tierOf = (scene: Scene, instance: Instance): number | undefined =>
  scene.told(() => instance.promotionTier ?? DEFAULT_PROMOTION_TIER);

/** Instances in the order they take over; those whose tier is not known last. */
export function inFailoverOrder(scene: Scene, instances: readonly Instance[]): Instance[] {
  return ranked(scene, instances)
    .sort(({ rank: one }, { rank: other }) => compared(one.tier, other.tier) || (other.memory ?? 0) - (one.memory ?? 0))
    .map(({ instance }) => instance);
}

/** The place of each reader, counted from 1; none where the tier of one is not known, since that may come anywhere. */
export function failoverPlaces(scene: Scene, readers: readonly Instance[]): ReadonlyMap<Instance, number> {
  const all = ranked(scene, readers);
  if (all.some(({ rank }) => rank.tier === Infinity)) return new Map();
  // Of those in one tier none comes first, where the size of one of them is not known.
  const open = new Set(all.filter(({ rank }) => rank.memory === undefined).map(({ rank }) => rank.tier));
  const keyOf = ({ tier, memory }: Rank): string => (open.has(tier) ? `${tier}` : `${tier} ${memory}`);
  const places = new Map<string, number>();
  const isEqual = ({ tier }: Rank): boolean => open.has(tier);
  const inOrder = all.sort(({ rank: one }, { rank: other }) => one.tier - other.tier || (isEqual(one) ? 0 : other.memory! - one.memory!));
  inOrder.forEach(({ rank }, index) => {
    if (!places.has(keyOf(rank))) places.set(keyOf(rank), index + 1);
  });
  return new Map(inOrder.map(({ instance, rank }) => [instance, places.get(keyOf(rank))!]));
}

function ranked(scene: Scene, instances: readonly Instance[]): { readonly instance: Instance; readonly rank: Rank }[] {
  return instances.map((instance) => ({ instance, rank: rankOf(scene, instance) }));
}

function rankOf(scene: Scene, instance: Instance): Rank {
  const instanceClass = scene.told(() => instance.instanceClass);
  return { tier: tierOf(scene, instance) ?? Infinity, memory: instanceClass === undefined ? undefined : memoryOf(instanceClass) };
}

/** Also of tiers that are not known. */
const compared = (one: number, other: number): number => (one === other ? 0 : one - other);
