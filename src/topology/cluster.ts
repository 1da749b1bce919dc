import { creationRequest } from '../facts/creation-paths';
import { DEFAULT_ENGINE_MODE } from '../facts/engine-modes';
import { isAuroraEngine } from '../facts/engines';
import { CLUSTER_RESOURCE_ID } from '../facts/resource-ids';
import { COPY_ON_WRITE } from '../facts/restore';
import { EngineVersion, parseVersion } from '../facts/versions';
import { Workload } from '../facts/workload';
import type { Properties } from '../values/properties';
import { Reference, Target, Text, Value } from '../values/value';
import { regionOfArn } from './arn';
import type { ClusterEndpoint } from './cluster-endpoint';
import type { ClusterSnapshot } from './cluster-snapshot';
import type { Deployment } from './deployment';
import type { GlobalCluster } from './global-cluster';
import { GlobalDatabase } from './global-database';
import type { Instance } from './instance';
import type { Integration } from './integration';
import { withSecrets } from './kept-in-secrets';
import { KINDS } from './kinds';
import { ParameterGroup, namesDefaultGroup } from './parameter-group';
import type { ProxyTargetGroup } from './proxy';
import type { ReaderAutoscaling } from './reader-autoscaling';
import { ReplicationSource, replicationSource } from './replication-source';
import { Resource, known } from './resource';
import { Role, isSameRole } from './role';
import { Secret, SecretAttachment, namesOfSecret } from './secret';
import type { SecurityGroup } from './security-group';
import { sentProperties } from './sent-properties';
import type { ShardGroup } from './shard-group';
import type { SubnetGroup } from './subnet-group';
import { WORKLOAD_METADATA, workloadOf } from './workload';

/** A parameter as one group sets it. */
export interface ParameterSetting {
  readonly group: ParameterGroup;
  readonly value: string;
}

/** `AWS::RDS::DBCluster`. */
export class Cluster extends Resource {
  private sent: Value | undefined;
  private revealed: Value | undefined;

  /**
   * `aurora-mysql`, `aurora-postgresql`, or `aurora` for Aurora MySQL version 1. Of a copy it is what the template says too, although RDS
   * is not told: whoever writes it means the engine of the source.
   */
  public get engine(): string {
    return this.declared.string('Engine') ?? this.sourceCluster?.engine ?? this.globalCluster?.properties.string('Engine') ?? this.undecided('Engine');
  }

  /** The engine version it is created with; undefined where RDS chooses, and for a copy, which has that of its source. */
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

  /** What its workload needs, where the template says so. */
  public get workload(): Workload | undefined {
    return workloadOf(this.metadata(WORKLOAD_METADATA));
  }

  /** Whether it is an Aurora cluster at all: RDS has Multi-AZ DB clusters of the same type. */
  public get isAurora(): boolean {
    return isAuroraEngine(this.engine);
  }

  public get isMultiMaster(): boolean {
    return this.engineMode === 'multimaster';
  }

  /** Whether RDS chooses nearly everything about it, the credentials and the port among them. */
  public get hasExpressConfiguration(): boolean {
    return this.properties.boolean('WithExpressConfiguration') === true;
  }

  /** The cluster of the app it is restored or cloned from. */
  public get sourceCluster(): Cluster | undefined {
    return this.related('SourceDBClusterIdentifier', KINDS.cluster);
  }

  /** The cluster of the app that stands where the resource id of the one to copy belongs, named by something else. */
  public get misnamedSource(): Cluster | undefined {
    const target = this.properties.target('SourceDbClusterResourceId');
    const isOther = target instanceof Text || (target instanceof Reference && target.attribute !== CLUSTER_RESOURCE_ID);
    return isOther ? this.neighbours.resolve(this, target, KINDS.cluster) : undefined;
  }

  /** The snapshot of the app it is restored from. */
  public get snapshot(): ClusterSnapshot | undefined {
    return this.related('SnapshotIdentifier', KINDS.clusterSnapshot);
  }

  /**
   * Whether it belongs to a global database, as primary or as secondary; undecided where one may be made from it without
   * the template saying so.
   */
  public get isInGlobalDatabase(): boolean {
    if (this.joinsGlobalDatabase || this.globalClustersMadeFromIt.length > 0) return true;
    return this.neighbours.mayHaveMoreReferrers(this, KINDS.globalCluster, 'SourceDBClusterIdentifier') ? this.undecided('SourceDBClusterIdentifier') : false;
  }

  /** Whether it joins a global database by itself: an empty identifier takes it out of one. */
  public get joinsGlobalDatabase(): boolean {
    const identifier = this.properties.read('GlobalClusterIdentifier');
    return identifier.kind !== 'absent' && !(identifier.kind === 'known' && identifier.value === '');
  }

  /** The global database it is in, with its other members; undefined when it is in none. */
  public get globalDatabase(): GlobalDatabase | undefined {
    if (!this.joinsGlobalDatabase) return this.globalClustersMadeFromIt[0]?.database;
    const target = this.properties.target('GlobalClusterIdentifier')!;
    const globalCluster = this.neighbours.resolve(this, target, KINDS.globalCluster);
    if (globalCluster) return globalCluster.database;
    if (target instanceof Text) return this.undecided('GlobalClusterIdentifier');
    const others = typeof target === 'string' ? this.neighbours.sharers<Cluster>(this, 'GlobalClusterIdentifier', target, KINDS.globalCluster) : [];
    return new GlobalDatabase(undefined, [this, ...others.filter((one) => one.joinsGlobalDatabase)], this.worlds);
  }

  /** Whether its credentials and contents come from elsewhere: restored, a replica, or a secondary of a global database. */
  public get inheritsData(): boolean {
    return this.isRestored || this.properties.has('ReplicationSourceIdentifier') || this.isSecondary;
  }

  /**
   * Whether it is a secondary of a global database: it joins one that has another first cluster. Undecided where
   * nothing in the app tells which cluster is the first.
   */
  public get isSecondary(): boolean {
    if (!this.joinsGlobalDatabase) return false;
    return this.properties.has('SourceRegion') || (this.globalDatabase?.isSecondary(this) ?? this.undecided('GlobalClusterIdentifier'));
  }

  /** The other clusters of the app in the same global database. */
  public get globalPeers(): Cluster[] {
    return this.globalDatabase?.members.filter((cluster) => cluster !== this) ?? [];
  }

  /** Whether it is made from something that exists already: a snapshot, or another cluster. */
  public get isRestored(): boolean {
    return this.madeFrom !== undefined;
  }

  /** What it is made from; undefined for a new cluster, whether or not that replicates another. */
  public get madeFrom(): 'snapshot' | 'cluster' | undefined {
    switch (creationRequest((property) => this.isSet(property))) {
      case 'RestoreDBClusterToPointInTime': return 'cluster';
      case 'RestoreDBClusterFromSnapshot': return 'snapshot';
      default: return undefined;
    }
  }

  /** Whether it shares the storage of the cluster it is made from. */
  public get isClone(): boolean {
    return this.properties.string('RestoreType') === COPY_ON_WRITE;
  }

  /** The clusters of the app that are made from it. */
  public get copies(): Cluster[] {
    return this.referrers(KINDS.cluster, 'SourceDBClusterIdentifier');
  }

  /** The instances of the app that are known to belong to it. */
  public get members(): Instance[] {
    return this.referrers(KINDS.instance, 'DBClusterIdentifier');
  }

  /** The instances that name it, also those whose condition leaves them out; undecided when one may do so. */
  public get declaredMembers(): Instance[] {
    return this.neighbours.candidates(this, KINDS.instance, 'DBClusterIdentifier').filter(({ properties }) => {
      const target = properties.target('DBClusterIdentifier');
      if (target === undefined || target instanceof Text) return false;
      return typeof target === 'string' ? target === this.physicalName : target.address === this.address;
    });
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
    if (namesDefaultGroup(this.properties, 'DBClusterParameterGroupName')) return undefined;
    return this.related('DBClusterParameterGroupName', KINDS.clusterParameterGroup);
  }

  /** The instance parameter group it refers to where a cluster one belongs. */
  public get misplacedParameterGroup(): ParameterGroup | undefined {
    return this.relatedByReference('DBClusterParameterGroupName', KINDS.instanceParameterGroup);
  }

  /** The roles of the app it is associated with; those outside the app are left out. */
  public get associatedRoles(): { readonly role: Role; readonly index: number }[] {
    return (this.properties.propertiesList('AssociatedRoles') ?? []).flatMap((entry, index) => {
      const target = known(() => entry.target('RoleArn'));
      const role = target === undefined ? undefined : this.neighbours.resolve(this, target, KINDS.role);
      return role ? [{ role, index }] : [];
    });
  }

  /** Whether it is associated with the role that another place names; undecided where one of its roles may be that, or another. */
  public isAssociatedWith(role: Target): boolean {
    const answers = (this.properties.propertiesList('AssociatedRoles') ?? []).map((entry) => {
      const own = known(() => entry.target('RoleArn'));
      return own === undefined ? undefined : isSameRole(own, role, (target) => this.neighbours.resolve(this, target, KINDS.role));
    });
    return answers.includes(true) || (answers.includes(undefined) ? this.undecided('AssociatedRoles') : false);
  }

  /** The role Enhanced Monitoring uses. */
  public get monitoringRole(): Role | undefined {
    return this.related('MonitoringRoleArn', KINDS.role);
  }

  /** The role it joins a directory with. */
  public get domainRole(): Role | undefined {
    return this.related('DomainIAMRoleName', KINDS.role);
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

  /** The security groups of the app it is in; those declared elsewhere are left out. */
  public get securityGroups(): SecurityGroup[] {
    return this.knownRelated('VpcSecurityGroupIds', KINDS.securityGroup);
  }

  /** The blue/green deployments that are made of it. */
  public get deployments(): Deployment[] {
    return this.referrers(KINDS.deployment, 'Source');
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

  /** The capacity range of its Serverless v2 instances. */
  public get serverlessScaling(): Properties | undefined {
    return this.properties.properties('ServerlessV2ScalingConfiguration');
  }

  /** Whether an instance of it is of the class `db.serverless`. */
  public get hasServerlessMember(): boolean {
    return this.members.some((member) => known(() => member.instanceClass) === 'db.serverless');
  }

  /** The snapshots the app takes of it. */
  public get snapshots(): ClusterSnapshot[] {
    return this.referrers(KINDS.clusterSnapshot, 'DBClusterIdentifier');
  }

  /** What tells secrets of the app where it is. */
  public get secretAttachments(): SecretAttachment[] {
    return this.referrers(KINDS.secretAttachment, 'TargetId');
  }

  public get customEndpoints(): ClusterEndpoint[] {
    return this.referrers(KINDS.clusterEndpoint, 'DBClusterIdentifier');
  }

  public get proxyTargetGroups(): ProxyTargetGroup[] {
    return this.referrers(KINDS.proxyTargetGroup, 'DBClusterIdentifiers');
  }

  /** Whether a proxy connects to it; undecided when one may do so without the template saying it. */
  public get isProxied(): boolean {
    if (this.proxyTargetGroups.length > 0) return true;
    const mayBeOfIt = this.neighbours.any(KINDS.proxyTargetGroup, 'mayHaveOtherTargets', (group) => group.mayHaveOtherTargets);
    return mayBeOfIt ? this.undecided('DBClusterIdentifiers') : false;
  }

  /** What it replicates from, where that can be read off the template; undefined when it is no replica. */
  public get replicationSource(): ReplicationSource | undefined {
    const value = this.properties.read('ReplicationSourceIdentifier');
    if (value.kind === 'absent') return undefined;
    if (value.kind !== 'known') return this.undecided('ReplicationSourceIdentifier');
    return replicationSource(value.value, (target) => this.neighbours.resolve(this, target, KINDS.cluster)) ?? this.undecided('ReplicationSourceIdentifier');
  }

  /** The region of the key it is encrypted with; undefined when it names none, undecided when the template does not tell. */
  public get kmsKeyRegion(): string | undefined {
    const target = this.properties.target('KmsKeyId');
    if (target === undefined) return undefined;
    const key = this.neighbours.resolve(this, target, KINDS.key);
    return regionOfArn(target) ?? key?.region ?? this.undecided('KmsKeyId');
  }

  /** Whether nothing follows it in another Region, and it follows nothing; undecided when something may without the template saying it. */
  public get standsAlone(): boolean {
    if (this.isInGlobalDatabase || this.properties.has('ReplicationSourceIdentifier') || this.replicas.length > 0) return false;
    const mayBeFollowed = this.neighbours.mayHaveMoreReferrers(this, KINDS.cluster, 'ReplicationSourceIdentifier');
    return mayBeFollowed ? this.undecided('ReplicationSourceIdentifier') : true;
  }

  /** The clusters of the app that replicate from it. */
  public get replicas(): Cluster[] {
    return this.referrers(KINDS.cluster, 'ReplicationSourceIdentifier');
  }

  public get readerAutoscaling(): ReaderAutoscaling[] {
    return this.neighbours.referrers(this, KINDS.readerAutoscaling, 'ResourceId', 'cluster:').filter((target) => known(() => target.scalesReaders) === true);
  }

  /** Whether Application Auto Scaling adds readers; undecided when a target may do so without the template saying it. */
  public get hasScaledReaders(): boolean {
    if (this.readerAutoscaling.length > 0) return true;
    const mayBeOfIt = this.neighbours.any(KINDS.readerAutoscaling, 'mayScaleAnyCluster', (target) => target.mayScaleAnyCluster);
    return mayBeOfIt ? this.undecided('ResourceId') : false;
  }

  protected override read(declared: Value): Value {
    return (this.revealed ??= withSecrets(declared, (field) => known(() => this.secret(field.secret))?.field(field.key)));
  }

  protected override inForce(declared: Value): Value {
    return (this.sent ??= sentProperties(declared));
  }

  /** The secret of the app that its password is taken from. */
  public get passwordSecret(): Secret | undefined {
    const password = this.declared.read('MasterUserPassword');
    return password.kind === 'unknown' && password.kept ? this.secret(password.kept.secret) : undefined;
  }

  /** The secret of the app that a dynamic reference is about: by reference, by name, or by ARN. */
  private secret(target: Target): Secret | undefined {
    const attachment = target instanceof Reference ? this.neighbours.resolve(this, target, KINDS.secretAttachment) : undefined;
    if (attachment) return attachment.secret;
    const [secret] = namesOfSecret(target).flatMap((name) => this.neighbours.resolve(this, name, KINDS.secret) ?? []);
    return secret;
  }

  /** Whether CloudFormation takes a property for set. */
  private isSet(property: string): boolean {
    const value = this.declared.read(property);
    return value.kind !== 'absent' && !(value.kind === 'known' && value.value === '');
  }

  /** Whether anything in the app uses its reader endpoint. */
  public get readerEndpointIsUsed(): boolean {
    return this.neighbours.readsAttribute(this, 'ReadEndpoint.Address');
  }
}
