import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource } from './resource';

/** `AWS::RDS::DBProxy`. */
export class Proxy extends Resource {
  /** `MYSQL`, `POSTGRESQL` or `SQLSERVER`. */
  public get engineFamily(): string | undefined {
    return this.properties.string('EngineFamily');
  }

  public get targetGroups(): ProxyTargetGroup[] {
    return this.referrers(KINDS.proxyTargetGroup, 'DBProxyName');
  }
}

/** `AWS::RDS::DBProxyTargetGroup`: ties a proxy to a cluster. */
export class ProxyTargetGroup extends Resource {
  public get proxy(): Proxy | undefined {
    return this.related('DBProxyName', KINDS.proxy);
  }

  /** The clusters of the app the proxy connects to. */
  public get clusters(): Cluster[] {
    return this.properties
      .knownTargets('DBClusterIdentifiers')
      .flatMap((target) => this.neighbours.resolve(this, target, KINDS.cluster) ?? []);
  }
}

/** `AWS::RDS::DBProxyEndpoint`. */
export class ProxyEndpoint extends Resource {
  public get proxy(): Proxy | undefined {
    return this.related('DBProxyName', KINDS.proxy);
  }

  /** `READ_WRITE` (the default) or `READ_ONLY`. */
  public get targetRole(): string | undefined {
    return this.properties.string('TargetRole');
  }
}
