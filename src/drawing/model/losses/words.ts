import { STORAGE_COPIES, STORAGE_ZONES, highAvailability, instanceZones } from '../../../facts/availability';
import type { Source } from '../../../facts/sources';
import { FREQUENT_FAILOVER_SECONDS, PROXY_REDUCTION_PERCENT, TYPICAL_FAILOVER_SECONDS } from '../../../facts/topologies';
import type { ClusterPart, Link, Loss, MemberPart, Part } from '../../diagram';

/** A cluster whose losses are worked out. */
export interface Subject {
  readonly cluster: ClusterPart;
  /** ` of orders` where there are others in its diagram, or else nothing. */
  readonly of: string;
  /** The links from each writer to who takes its partitions. */
  readonly takeovers: ReadonlyMap<string, readonly Link[]>;
}

/** How many names are listed before the rest is counted. */
const LISTED = 3;

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'] as const;

export const inWords = (count: number): string => NUMBERS[count] ?? String(count);

/** `reader-a`, `reader-a or reader-b`, `a, b, c or 2 more`. */
export function listed(parts: readonly Pick<Part, 'label'>[], conjunction: 'and' | 'or'): string {
  const labels = parts.slice(0, LISTED).map(({ label }) => label);
  const all = parts.length > LISTED ? [...labels, `${parts.length - LISTED} more`] : labels;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${conjunction} ${all[all.length - 1]}`;
}

/** `1 of 2 readers is left`. */
export function left(count: number, all: number, noun: string): string {
  if (count === 0) return all === 1 ? `no ${noun} is left` : `none of ${all} ${noun}s is left`;
  if (all === 1) return `the ${noun} is left`;
  return `${count} of ${all} ${noun}s ${count === 1 ? 'is' : 'are'} left`;
}

export const FAILOVER_TIME = `typically within ${TYPICAL_FAILOVER_SECONDS} seconds, often within ${FREQUENT_FAILOVER_SECONDS}`;

/** What a proxy in front of a cluster does for a failover: a clause, or nothing. */
export const shortened = ({ proxies }: ClusterPart): string => (proxies.length > 0 ? `; RDS Proxy shortens that by up to ${PROXY_REDUCTION_PERCENT} percent` : '');

export const STORAGE_GOES_ON = `the storage has ${inWords(STORAGE_COPIES)} copies in ${inWords(STORAGE_ZONES)} zones, and goes on`;

/** That nothing takes over where no instance is in another zone. */
export const CREATE_ELSEWHERE = 'one has to be created in another zone';

/** Who takes over of those that may, as a clause; `noun` is what they are where the template does not tell which. */
export function takesOver(candidates: readonly MemberPart[], { mayHaveMoreMembers }: ClusterPart, noun = 'a reader'): string {
  const orders = candidates.map(({ failoverOrder }) => failoverOrder ?? 0);
  const first = Math.min(...orders);
  const isKnown = !mayHaveMoreMembers && (candidates.length === 1 || first > 0);
  if (!isKnown) return `${noun} takes over`;
  const firsts = candidates.length === 1 ? candidates : candidates.filter((_, index) => orders[index] === first);
  return firsts.length === 1 ? `${firsts[0]!.label} takes over` : `${listed(firsts, 'or')} takes over, since they come equal`;
}

/** Whether all instances of a cluster are those of the template. */
export const isWhole = ({ mayHaveMoreMembers, autoscaling }: ClusterPart): boolean => !mayHaveMoreMembers && !autoscaling;

export const AVAILABILITY: readonly Source[] = [highAvailability];
export const ZONES: readonly Source[] = [highAvailability, instanceZones];

/** One of each address. */
export const distinct = (sources: readonly Source[]): Source[] => [...new Map(sources.map((source) => [source.url, source])).values()];

/** Clauses that say something. */
export const joined = (...clauses: readonly (string | undefined)[]): string => clauses.filter((clause) => clause !== undefined && clause !== '').join('; ');

export const loss = (what: string, outcome: string, parts: readonly Part[], sources: readonly Source[]): Loss =>
  ({ what, outcome, parts: parts.map(({ id }) => id), sources: distinct(sources) });

/** How zones are named that are told apart by their names: as AWS does, or by their place in a Region. */
const ZONE_NAMES: readonly RegExp[] = [/^[a-z]{2,}-[a-z-]+-\d[a-z0-9-]*$/, /^zone \d+ of the Region$/];

/** `The zone eu-west-1a`, or how the template calls it: `Zone 1 of the Region`. */
export const zoneTitle = (name: string): string =>
  (ZONE_NAMES[0]!.test(name) ? `The zone ${name}` : `${name.charAt(0).toUpperCase()}${name.slice(1)}`);

/** Whether two zones are known to be two: those that the deployment chooses may be one. */
export const areApart = (one: string, other: string): boolean =>
  one !== other && ZONE_NAMES.some((names) => names.test(one) && names.test(other));
