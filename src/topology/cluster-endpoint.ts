import type { Cluster } from './cluster';
import type { Instance } from './instance';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::RDS::DBClusterEndpoint`: a custom endpoint. */
export class ClusterEndpoint extends Resource {
  public get cluster(): Cluster | undefined {
    return this.related('DBClusterIdentifier', KINDS.cluster);
  }

  /** `READER`, `WRITER` or `ANY`. */
  public get endpointType(): string | undefined {
    return this.properties.string('CustomEndpointType');
  }

  /** The other endpoints of the app with its name, in its account and region. */
  public get namesakes(): ClusterEndpoint[] {
    return this.neighbours.namesakes<ClusterEndpoint>(this);
  }

  /** The instances it is limited to; undefined when it takes whatever the cluster has. */
  public get staticMembers(): Instance[] | undefined {
    return this.listed('StaticMembers');
  }

  /** The instances it leaves out. */
  public get excludedMembers(): Instance[] | undefined {
    return this.listed('ExcludedMembers');
  }

  private listed(property: string): Instance[] | undefined {
    const count = this.properties.count(property);
    if (count === undefined) return undefined;
    const members = this.properties.knownTargets(property).flatMap((target) => this.neighbours.resolve(this, target, KINDS.instance) ?? []);
    return members.length === count ? members : this.undecided(property);
  }
}
