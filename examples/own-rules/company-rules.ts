import { AuroraClusterModel, AuroraEffect, AuroraViolation, IAuroraRule } from 'cdk-aurora-topology';

/** Where the company writes its policy down: printed with each finding. */
const POLICY = 'https://wiki.example.com/platform/aurora';

/** Which classes may be used at all: a finding is an error. */
export class CompanyInstanceClass implements IAuroraRule {
  public readonly ruleId = 'CompanyInstanceClass';
  public readonly summary = 'Instances are of the families r7g and r8g.';
  public readonly effect = AuroraEffect.REJECTED;
  public readonly documentation = POLICY;

  public check(cluster: AuroraClusterModel): AuroraViolation[] {
    return cluster.instances
      .filter(({ instanceClass }) => !/^db\.r[78]g\./.test(instanceClass ?? ''))
      .map((instance) => ({
        instance,
        property: 'DBInstanceClass',
        what: instance.instanceClass === undefined ? 'DBInstanceClass is not set' : `DBInstanceClass is '${instance.instanceClass}'`,
        why: 'the platform team supports r7g and r8g',
        fix: "set DBInstanceClass to 'db.r7g.large'",
      }));
  }
}

/** How many readers production has: a finding is a warning. */
export class CompanyReaders implements IAuroraRule {
  public readonly ruleId = 'CompanyReaders';
  public readonly summary = 'A cluster in production has at least two readers.';
  public readonly effect = AuroraEffect.DEGRADED;
  public readonly documentation = POLICY;

  public check(cluster: AuroraClusterModel): AuroraViolation[] {
    if (!cluster.constructPath.startsWith('Production/')) return [];
    // One of the instances is the writer.
    const readers = Math.max(0, cluster.instances.length - 1);
    if (readers >= 2) return [];
    return [
      {
        what: `the cluster has ${readers === 1 ? '1 reader' : `${readers} readers`}`,
        why: 'after a failover nothing may be left to read from until RDS has replaced the instance',
        fix: 'declare at least two readers',
      },
    ];
  }
}
