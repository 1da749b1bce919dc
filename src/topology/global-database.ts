import { Worlds } from '../values/world';
import type { Cluster } from './cluster';
import type { GlobalCluster } from './global-cluster';
import { Memo, memoizeGetters } from './memo';
import { known } from './resource';

/** A global database, as far as the app declares it. */
export class GlobalDatabase {
  private readonly memo: Memo;

  static {
    // Each member asks the same.
    memoizeGetters(GlobalDatabase.prototype, Object.prototype, (one) => one.memo);
  }

  public constructor(
    /** Undefined where it is declared outside the app. */
    public readonly globalCluster: GlobalCluster | undefined,
    /** The clusters of the app in it. */
    public readonly members: readonly Cluster[],
    worlds: Worlds,
  ) {
    this.memo = new Memo(worlds);
  }

  /**
   * The cluster of the app it starts from; undefined where that is in another app, or cannot be told. Without a source it
   * is the first cluster to join. RDS demands credentials of the first and refuses them of all others, so in a template
   * that deploys it is the one that has them; where several have, the one beside the global cluster is created first.
   */
  public get primary(): Cluster | undefined {
    const { globalCluster, candidates } = this;
    if (globalCluster?.hasSource) return known(() => globalCluster.sourceCluster);
    if (candidates.length === 1) return candidates[0];
    const beside = candidates.filter((one) => one.stackAddress === globalCluster?.stackAddress);
    return beside.length === 1 ? beside[0] : undefined;
  }

  /** Whether a member is a secondary; undefined where nothing tells. */
  public isSecondary(member: Cluster): boolean | undefined {
    const { globalCluster, primary, candidates } = this;
    if (globalCluster?.hasSource || primary) return member !== primary;
    if (candidates.length === 0) return this.firstWithoutCredentials === member ? false : undefined;
    return candidates.includes(member) ? undefined : true;
  }

  /** What a member has to agree with: what the global cluster says, unless it has that from its source, or else the primary. */
  public expected<T>(member: Cluster, read: (properties: Cluster['properties']) => T | undefined): T | undefined {
    const { globalCluster, primary } = this;
    const own = globalCluster && !globalCluster.hasSource ? read(globalCluster.properties) : undefined;
    return own ?? (primary && primary !== member ? read(primary.properties) : undefined);
  }

  /** The clusters of the app that could have been the first to join, where more than one could. */
  public get rivals(): readonly Cluster[] {
    return this.globalCluster?.hasSource || this.primary ? [] : this.candidates;
  }

  /**
   * Where no cluster of the app has credentials, the one that joins the empty global cluster first all the same: of those that are created
   * with it the one that waits for no other. Undefined where a cluster that is not known may come before.
   */
  private get firstWithoutCredentials(): Cluster | undefined {
    const { globalCluster, members } = this;
    if (!globalCluster || globalCluster.mayHaveOtherMembers) return undefined;
    const beside = members.filter((one) => one.stackAddress === globalCluster.stackAddress && !one.properties.has('SourceRegion'));
    const [first, another] = beside.filter((one) => !beside.some((other) => one.waitsFor(other)));
    return another ? undefined : first;
  }

  private get candidates(): readonly Cluster[] {
    return this.members.filter((one) => one.properties.has('MasterUsername') && !one.properties.has('SourceRegion'));
  }
}
