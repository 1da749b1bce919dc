import { DEFAULT_ENGINE_MODE } from '../facts/engine-modes';
import { isAuroraEngine } from '../facts/engines';
import { EngineVersion, parseVersion } from '../facts/versions';
import type { ClusterEndpoint } from './cluster-endpoint';
import type { ClusterSnapshot } from './cluster-snapshot';
import type { GlobalCluster } from './global-cluster';
import type { Instance } from './instance';
import type { Integration } from './integration';
import { KINDS } from './kinds';
import type { ParameterGroup } from './parameter-group';
import type { ProxyTargetGroup } from './proxy';
import type { ReaderAutoscaling } from './reader-autoscaling';
import { Resource, known } from './resource';
import type { ShardGroup } from './shard-group';
import type { SubnetGroup } from './subnet-group';

/** A parameter as one group sets it. */
export interface ParameterSetting {
  readonly group: ParameterGroup;
  readonly value: string;
}

/** `AWS::RDS::DBCluster`. */
export class Cluster extends Resource {
  /** `aurora-mysql`, `aurora-postgresql`, or `aurora` for Aurora MySQL version 1. */
  public get engine(): string {
    return this.properties.string('Engine') ?? this.sourceCluster?.engine ?? this.globalCluster?.properties.string('Engine') ?? this.undecided('Engine');
  }

  public get engineVersion(): string | undefined {
    return this.properties.string('EngineVersion');
  }

  /** The engine version, parsed; undefined when it is left to RDS, or has no known shape. */
  public get version(): EngineVersion | undefined {
    const text = this.engineVersion;
    return text === undefined ? undefined : parseVersion(this.engine, text);
  }

  /** The engine mode in force: an absent one is `provisioned`. */
  public get engineMode(): string {
    return this.properties.string('EngineMode') ?? DEFAULT_ENGINE_MODE;
  }

  /** Whether it is an Aurora cluster at all: RDS has Multi-AZ DB clusters of the same type. */
  public get isAurora(): boolean {
    return isAuroraEngine(this.engine);
  }

  public get isMultiMaster(): boolean {
    return this.engineMode === 'multimaster';
  }

  /** The cluster of the app it is restored or cloned from. */
  public get sourceCluster(): Cluster | undefined {
    return this.related('SourceDBClusterIdentifier', KINDS.cluster);
  }

  /** The snapshot of the app it is restored from. */
  public get snapshot(): ClusterSnapshot | undefined {
    return this.related('SnapshotIdentifier', KINDS.clusterSnapshot);
  }

  /** Whether it belongs to a global database, as primary or as secondary, wherever that is declared. */
  public get isInGlobalDatabase(): boolean {
    return this.properties.has('GlobalClusterIdentifier') || this.globalClustersMadeFromIt.length > 0;
  }

  /** Whether its credentials and contents come from elsewhere: restored, a replica, or a secondary of a global database. */
  public get inheritsData(): boolean {
    return this.isRestored || this.properties.has('ReplicationSourceIdentifier') || this.isSecondary;
  }

  /**
   * Whether it is a secondary of a global database: it joins one that has another first cluster. Undecided where the
   * global database is outside the app and nothing else tells.
   */
  public get isSecondary(): boolean {
    if (!this.properties.has('GlobalClusterIdentifier')) return false;
    if (this.properties.has('SourceRegion')) return true;
    const primary = this.globalPrimary;
    return primary === undefined ? this.undecided('GlobalClusterIdentifier') : primary !== this;
  }

  /** The other clusters of the app in the same global database. */
  public get globalPeers(): Cluster[] {
    return this.globalMembers.filter((cluster) => cluster !== this);
  }

  /** All clusters of the app in the same global database, this one included; itself alone when it is in none. */
  public get globalMembers(): Cluster[] {
    const name = this.properties.has('GlobalClusterIdentifier') ? this.globalName : undefined;
    const joined = name === undefined
      ? this.globalClustersMadeFromIt
      : this.neighbours.all(KINDS.globalCluster).filter((one) => one.exists && (one.address === name || `=${one.physicalName?.toLowerCase()}` === name));
    const clusters = this.neighbours.all(KINDS.cluster).filter((one) => one.exists && one !== this && (
      (name !== undefined && known(() => one.globalName) === name)
      || joined.some((globalCluster) => known(() => globalCluster.sourceCluster) === one || globalCluster.joining.includes(one))
    ));
    return [this, ...clusters];
  }

  /** The cluster of the app the global database starts from; undefined where nothing tells. */
  public get globalPrimary(): Cluster | undefined {
    const members = this.globalMembers;
    const source = members.find((one) => one.globalClustersMadeFromIt.length > 0);
    if (source) return source;
    // Without a source, the first cluster to join is the primary: the one the others wait for, or the only one that has credentials.
    const first = members.filter((one) => members.every((other) => other === one || other.waitsFor(one)));
    const withCredentials = members.filter((one) => one.properties.has('MasterUsername'));
    return members.length < 2 ? undefined : (first[0] ?? (withCredentials.length === 1 ? withCredentials[0] : undefined));
  }

  /** One text per global database it joins by itself. */
  private get globalName(): string | undefined {
    const target = this.properties.target('GlobalClusterIdentifier');
    if (target === undefined) return undefined;
    return typeof target === 'string' ? `=${target.toLowerCase()}` : target.address;
  }

  /** Whether it is made from something that exists already: a snapshot, or another cluster. */
  public get isRestored(): boolean {
    return ['SnapshotIdentifier', 'SourceDBClusterIdentifier', 'SourceDbClusterResourceId'].some((property) => this.properties.has(property));
  }

  /** The instances of the app that are known to belong to it. */
  public get members(): Instance[] {
    return this.referrers(KINDS.instance, 'DBClusterIdentifier');
  }

  /** All its instances: undecided when an instance of the app may belong to it without the template saying so. */
  public get allMembers(): Instance[] {
    return this.neighbours.mayHaveMoreReferrers(this, KINDS.instance, 'DBClusterIdentifier') ? this.undecided('DBClusterIdentifier') : this.members;
  }

  /** Multi-master: the members that take writes. */
  public get writers(): Instance[] {
    return this.members.filter((member) => !member.isReadOnly);
  }

  /** Multi-master: the members that are kept read-only. */
  public get readOnlyMembers(): Instance[] {
    return this.members.filter((member) => member.isReadOnly);
  }

  /** The member all others are created after, hence the first writer; undefined when no member stands out. */
  public get firstMember(): Instance | undefined {
    const members = this.allMembers;
    return members.find((first) => members.length > 1 && members.every((other) => other === first || other.waitsFor(first)));
  }

  /** The cluster parameter group; undefined when it takes the default one. */
  public get parameterGroup(): ParameterGroup | undefined {
    return this.related('DBClusterParameterGroupName', KINDS.clusterParameterGroup);
  }

  /** A parameter as its cluster group sets it; undefined when it leaves the default. */
  public parameter(name: string): string | undefined {
    return this.parameterGroup?.parameter(name);
  }

  /** Where a parameter is set, as far as that is known: in the cluster group, and in the groups of the members. */
  public parameterSettings(name: string): ParameterSetting[] {
    const groups = [known(() => this.parameterGroup), ...this.members.map((instance) => known(() => instance.parameterGroup))];
    return [...new Set(groups)].flatMap((group) => {
      const value = group && known(() => group.parameter(name));
      return group && value !== undefined ? [{ group, value }] : [];
    });
  }

  public get subnetGroup(): SubnetGroup | undefined {
    return this.related('DBSubnetGroupName', KINDS.subnetGroup);
  }

  /** The global database it joins; undefined when it joins none by itself. */
  public get globalCluster(): GlobalCluster | undefined {
    return this.related('GlobalClusterIdentifier', KINDS.globalCluster);
  }

  /** The global databases of the app that are made from it. */
  public get globalClustersMadeFromIt(): GlobalCluster[] {
    return this.referrers(KINDS.globalCluster, 'SourceDBClusterIdentifier');
  }

  public get shardGroups(): ShardGroup[] {
    return this.referrers(KINDS.shardGroup, 'DBClusterIdentifier');
  }

  /** The zero-ETL integrations that read from it. */
  public get integrations(): Integration[] {
    return this.referrers(KINDS.integration, 'SourceArn');
  }

  /** Whether its capacity comes from shard groups. */
  public get isLimitless(): boolean {
    return this.properties.string('ClusterScalabilityType') === 'limitless';
  }

  /** Whether an instance of it is of the class `db.serverless`. */
  public get hasServerlessMember(): boolean {
    return this.members.some((member) => known(() => member.instanceClass) === 'db.serverless');
  }

  public get customEndpoints(): ClusterEndpoint[] {
    return this.referrers(KINDS.clusterEndpoint, 'DBClusterIdentifier');
  }

  public get proxyTargetGroups(): ProxyTargetGroup[] {
    return this.referrers(KINDS.proxyTargetGroup, 'DBClusterIdentifiers');
  }

  /** The clusters of the app that replicate from it. */
  public get replicas(): Cluster[] {
    return this.referrers(KINDS.cluster, 'ReplicationSourceIdentifier');
  }

  public get readerAutoscaling(): ReaderAutoscaling[] {
    return this.neighbours.all(KINDS.readerAutoscaling).filter((target) => target.exists && known(() => target.cluster) === this);
  }

  /** Whether anything in the app uses its reader endpoint. */
  public get readerEndpointIsUsed(): boolean {
    return this.neighbours.readsAttribute(this, 'ReadEndpoint.Address');
  }
}
