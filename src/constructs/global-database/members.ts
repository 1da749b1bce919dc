import { RemovalPolicy } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import type { IGlobalDatabase } from './global-database-props';
import type { SecondaryCluster } from './secondary-cluster';

/** What a secondary cluster takes over from its global database, where it does not say otherwise. */
export interface MemberDefaults {
  /** What has to be there before a secondary; `undefined` when it is declared elsewhere. */
  readonly creation?: IConstruct;
  readonly port?: number;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly removalPolicy?: RemovalPolicy;
  readonly deletionProtection?: boolean;
  readonly runbookOutputs?: boolean;
  /** Name of the replicated secret of the master user. */
  readonly secretName?: string;
  /** Has the secret replicated to a Region. */
  readonly replicateSecretTo?: (region: string) => void;
}

interface Membership {
  readonly defaults: MemberDefaults;
  readonly secondaries: SecondaryCluster[];
}

/** Kept outside of the constructs, because none of it is for their users. */
const memberships = new WeakMap<IGlobalDatabase, Membership>();

/** Notes what the secondary clusters of a global database take over. */
export function provideDefaults(globalDatabase: IGlobalDatabase, defaults: MemberDefaults): void {
  memberships.set(globalDatabase, { defaults, secondaries: [] });
}

/** What a secondary cluster takes over; nothing from a global database that is not of this library. */
export function memberDefaults(globalDatabase: IGlobalDatabase): MemberDefaults {
  return memberships.get(globalDatabase)?.defaults ?? {};
}

/** Notes a secondary cluster of a global database. */
export function join(globalDatabase: IGlobalDatabase, secondary: SecondaryCluster): void {
  memberships.get(globalDatabase)?.secondaries.push(secondary);
}

/** The secondary clusters of a global database, in the order of their declaration. */
export function secondariesOf(globalDatabase: IGlobalDatabase): SecondaryCluster[] {
  return [...memberships.get(globalDatabase)?.secondaries ?? []];
}
