import type { Cluster } from './cluster';
import { KINDS } from './kinds';
import { Resource, known } from './resource';
import type { Role } from './role';
import type { SecurityGroup } from './security-group';
import { Subnet, Vpc, isSingle, sharedZoneOf, vpcsOf } from './subnet-group';

/** What applications connect to: in subnets of its own. */
abstract class Entrance extends Resource {
  /** Its subnets; undecided unless every one is declared in the app. */
  public get subnets(): Subnet[] {
    return this.allRelated('VpcSubnetIds', KINDS.subnet);
  }

  /** Whether it has one subnet, wherever that is declared. */
  public get singleSubnet(): boolean {
    return isSingle(this.properties, 'VpcSubnetIds');
  }

  /** The zone all its subnets are in; undefined where they are in several, or EC2 chooses. */
  public get sharedZone(): string | undefined {
    return sharedZoneOf(this.subnets);
  }
}

/** `AWS::RDS::DBProxy`. */
export class Proxy extends Entrance {
  /** `MYSQL`, `POSTGRESQL` or `SQLSERVER`. */
  public get engineFamily(): string | undefined {
    return this.properties.string('EngineFamily');
  }

  public get targetGroups(): ProxyTargetGroup[] {
    return this.referrers(KINDS.proxyTargetGroup, 'DBProxyName');
  }

  /** The endpoints of the app beside its default one. */
  public get endpoints(): ProxyEndpoint[] {
    return this.referrers(KINDS.proxyEndpoint, 'DBProxyName');
  }

  /** As `endpoints`; undecided when an endpoint of the app may be one of them without the template saying so. */
  public get allEndpoints(): ProxyEndpoint[] {
    return this.neighbours.mayHaveMoreReferrers(this, KINDS.proxyEndpoint, 'DBProxyName') ? this.undecided('DBProxyName') : this.endpoints;
  }

  /** The clusters of the app it connects to. */
  public get clusters(): Cluster[] {
    return this.targetGroups.flatMap((group) => group.clusters);
  }

  /** The role it reads its secrets with. */
  public get role(): Role | undefined {
    return this.related('RoleArn', KINDS.role);
  }

  /** The VPCs its subnets are in. */
  public get vpcs(): Vpc[] {
    return vpcsOf(this.subnets);
  }

  /** The security groups of the app it is in; those declared elsewhere are left out. */
  public get securityGroups(): SecurityGroup[] {
    return this.knownRelated('VpcSecurityGroupIds', KINDS.securityGroup);
  }
}

/** `AWS::RDS::DBProxyTargetGroup`: ties a proxy to a cluster. */
export class ProxyTargetGroup extends Resource {
  public get proxy(): Proxy | undefined {
    return this.related('DBProxyName', KINDS.proxy);
  }

  /** Whether it connects to something that the template does not tell. */
  public get mayHaveOtherTargets(): boolean {
    const count = known(() => this.properties.count('DBClusterIdentifiers') ?? 0);
    return count === undefined || count > this.properties.knownTargets('DBClusterIdentifiers').length;
  }

  /** The clusters of the app the proxy connects to. */
  public get clusters(): Cluster[] {
    return this.properties
      .knownTargets('DBClusterIdentifiers')
      .flatMap((target) => this.neighbours.resolve(this, target, KINDS.cluster) ?? []);
  }
}

/** `AWS::RDS::DBProxyEndpoint`. */
export class ProxyEndpoint extends Entrance {
  public get proxy(): Proxy | undefined {
    return this.related('DBProxyName', KINDS.proxy);
  }

  /** `READ_WRITE` (the default) or `READ_ONLY`. */
  public get targetRole(): string | undefined {
    return this.properties.string('TargetRole');
  }
}
