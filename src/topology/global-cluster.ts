import { EngineVersion, parseVersion } from '../facts/versions';
import type { Cluster } from './cluster';
import { GlobalDatabase } from './global-database';
import { KINDS } from './kinds';
import { Resource, known } from './resource';

/** `AWS::RDS::GlobalCluster`. */
export class GlobalCluster extends Resource {
  public get engineVersion(): string | undefined {
    return this.properties.string('EngineVersion');
  }

  /** The engine version, parsed; undefined when it is left to RDS or to the first cluster, or has no known shape. */
  public get version(): EngineVersion | undefined {
    const [engine, text] = [this.engine, this.engineVersion];
    return engine === undefined || text === undefined ? undefined : parseVersion(engine, text);
  }

  /** Whether it is made from a cluster, wherever that is declared. */
  public get hasSource(): boolean {
    return this.properties.has('SourceDBClusterIdentifier');
  }

  /** The cluster it is made from. */
  public get sourceCluster(): Cluster | undefined {
    return this.related('SourceDBClusterIdentifier', KINDS.cluster);
  }

  /** The clusters of the app that join it, its source not counted. */
  public get joining(): Cluster[] {
    return this.referrers(KINDS.cluster, 'GlobalClusterIdentifier').filter((cluster) => cluster.joinsGlobalDatabase);
  }

  /** The clusters of the app that are in it, also those whose condition leaves them out; undecided when another one may be. */
  public get declaredMembers(): Cluster[] {
    if (this.mayHaveOtherMembers) return this.undecided('GlobalClusterIdentifier');
    const source = this.sourceCluster;
    return [...new Set([...(source ? [source] : []), ...this.neighbours.candidates(this, KINDS.cluster, 'GlobalClusterIdentifier')])];
  }

  /** Whether clusters may join it that are not known to: those that name something unknown, or its name in what may be another account. */
  public get mayHaveOtherMembers(): boolean {
    const property = 'GlobalClusterIdentifier';
    if (this.neighbours.mayHaveMoreReferrers(this, KINDS.cluster, property)) return true;
    const { joining, physicalName } = this;
    const mayBeItsName = (name: string): boolean => (physicalName === undefined ? this.properties.has(property) : this.isNamed(name));
    return this.neighbours.any(KINDS.cluster, `names ${this.address}`, (cluster) => {
      const target = known(() => cluster.properties.target(property));
      return typeof target === 'string' && mayBeItsName(target) && !joining.includes(cluster);
    });
  }

  public get engine(): string | undefined {
    return this.properties.string('Engine') ?? this.sourceCluster?.engine;
  }

  /** Itself, and the clusters of the app in it. */
  public get database(): GlobalDatabase {
    const source = known(() => this.sourceCluster);
    return new GlobalDatabase(this, [...new Set([...(source ? [source] : []), ...this.joining])], this.worlds);
  }
}
