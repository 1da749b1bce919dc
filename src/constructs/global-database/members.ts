import { RemovalPolicy } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { IConstruct } from 'constructs';

/** A global database, as the clusters see it that join it. */
export interface JoinedDatabase extends IConstruct {
  readonly globalClusterIdentifier: string;
  readonly engine: rds.IClusterEngine;
  readonly storageEncrypted: boolean;
  readonly primaryRegion?: string;
}

/** What a secondary cluster takes over from its global database, where it does not say otherwise. */
export interface MemberDefaults {
  /** What has to be there before a secondary; `undefined` when it is declared elsewhere. */
  readonly creation?: IConstruct;
  readonly port?: number;
  /** Whether the primary has a port that cannot be said in other stacks. */
  readonly isPortHidden?: boolean;
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
  readonly secondaries: rds.IDatabaseCluster[];
}

/** Kept outside of the constructs, because none of it is for their users. */
const memberships = new WeakMap<JoinedDatabase, Membership>();

/** Notes what the secondary clusters of a global database take over. */
export function provideDefaults(globalDatabase: JoinedDatabase, defaults: MemberDefaults): void {
  memberships.set(globalDatabase, { defaults, secondaries: [] });
}

/** What a secondary cluster takes over; nothing from a global database that is not of this library. */
export function memberDefaults(globalDatabase: JoinedDatabase): MemberDefaults {
  return memberships.get(globalDatabase)?.defaults ?? {};
}

/** Notes a secondary cluster of a global database. */
export function join(globalDatabase: JoinedDatabase, secondary: rds.IDatabaseCluster): void {
  memberships.get(globalDatabase)?.secondaries.push(secondary);
}

/** The secondary clusters of a global database, in the order of their declaration. */
export function joinedClusters(globalDatabase: JoinedDatabase): rds.IDatabaseCluster[] {
  return [...memberships.get(globalDatabase)?.secondaries ?? []];
}
