import { isAuroraEngine } from '../facts/engines';
import { SERVERLESS_CLASS } from '../facts/serverless-v2';
import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { ParameterGroup, namesDefaultGroup } from './parameter-group';
import { Resource } from './resource';
import type { Role } from './role';

/** `AWS::RDS::DBInstance`; a member where it belongs to a cluster. */
export class Instance extends Resource {
  /** The cluster of the app it belongs to. */
  public get cluster(): Cluster | undefined {
    return this.related('DBClusterIdentifier', KINDS.cluster);
  }

  public get engine(): string | undefined {
    return this.properties.string('Engine');
  }

  /** Whether it is an instance of an Aurora cluster, wherever the cluster is declared. */
  public get isAuroraMember(): boolean {
    if (!this.properties.has('DBClusterIdentifier')) return false;
    return isAuroraEngine(this.engine ?? '') || (this.cluster?.isAurora ?? false);
  }

  /** `db.r6g.large`, `db.serverless` … */
  public get instanceClass(): string | undefined {
    return this.properties.string('DBInstanceClass');
  }

  /** Whether it is an instance of Serverless v2. */
  public get isServerless(): boolean {
    return this.instanceClass === SERVERLESS_CLASS;
  }

  /** `eu-west-1a`; undefined when not pinned. */
  public get zone(): string | undefined {
    return this.properties.string('AvailabilityZone');
  }

  /** Equal for instances pinned to one zone, also where the zone is chosen at deployment; undefined when not pinned. */
  public get zoneIdentity(): string | undefined {
    return this.properties.identity('AvailabilityZone');
  }

  public get promotionTier(): number | undefined {
    return this.properties.number('PromotionTier');
  }

  /** The instance parameter group; undefined when it takes the default one. */
  public get parameterGroup(): ParameterGroup | undefined {
    if (namesDefaultGroup(this.properties, 'DBParameterGroupName')) return undefined;
    return this.related('DBParameterGroupName', KINDS.instanceParameterGroup);
  }

  /** The subnet group it names and that of its cluster, as a message shows them; undefined unless they are known to be two. */
  public get otherSubnetGroup(): { readonly own: string; readonly expected: string } | undefined {
    const property = 'DBSubnetGroupName';
    const different = this.cluster && this.properties.differing(property, this.cluster.properties);
    const [own, expected] = (different ?? []).map((group) =>
      (typeof group === 'string' ? `'${group}'` : this.neighbours.resolve(this, group, KINDS.subnetGroup)?.logicalId));
    return own === undefined || expected === undefined ? undefined : { own, expected };
  }

  /** The cluster parameter group it refers to where an instance one belongs. */
  public get misplacedParameterGroup(): ParameterGroup | undefined {
    return this.relatedByReference('DBParameterGroupName', KINDS.clusterParameterGroup);
  }

  /** A parameter as its instance group sets it; undefined when it leaves the default. */
  public parameter(name: string): string | undefined {
    return this.parameterGroup?.parameter(name);
  }

  /** The role Enhanced Monitoring uses. */
  public get monitoringRole(): Role | undefined {
    return this.related('MonitoringRoleArn', KINDS.role);
  }

  /** Whether `read_only` makes it a reader: how multi-master has read-only instances. */
  public get isReadOnly(): boolean {
    const value = this.parameter('read_only')?.toLowerCase();
    return value === '1' || value === 'on' || value === 'true';
  }
}
