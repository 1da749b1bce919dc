import { AuroraEffect } from './finding';
import { AuroraClusterModel, AuroraInstanceModel } from './model';

/** What a rule of your own found. */
export interface AuroraViolation {
  /** What is wrong, with the actual value, such as `DBInstanceClass is 'db.t3.medium'`; no full stop. */
  readonly what: string;
  /** Why that matters, such as `the platform team supports r7g and r8g only`; no full stop. */
  readonly why: string;
  /** The one step that mends it, such as `set DBInstanceClass to 'db.r7g.large'`; no full stop. */
  readonly fix: string;
  /**
   * The property it is about, such as `DBInstanceClass`.
   *
   * @default - the resource as a whole
   */
  readonly property?: string;
  /**
   * The instance it is about.
   *
   * @default - the cluster
   */
  readonly instance?: AuroraInstanceModel;
}

/**
 * A rule of your own over the same model as the rules of this library: give it to `AuroraChecks` in `rules`.
 *
 * It is asked about every Aurora cluster of the app, and may be asked several times about one: once for each way its
 * parameters and conditions can turn out. So it must answer the same each time it sees the same. What the deployment
 * alone knows is not asked: reading it ends the check without a finding.
 *
 * A check that throws, or returns something else than a list of violations, is skipped: synthesis warns of it as
 * `Aurora::OwnRuleFailed`, and `AuroraChecks.findings` throws, so that in a test it is not taken for one that finds nothing.
 * @example
 * import { AuroraClusterModel, AuroraViolation, IAuroraRule } from 'cdk-aurora-topology';
 *
 * class CompanyReaders implements IAuroraRule {
 *   public readonly ruleId = 'CompanyReaders';
 *   public readonly summary = 'A cluster has two readers at least.';
 *
 *   public check(cluster: AuroraClusterModel): AuroraViolation[] {
 *     const readers = cluster.instances.length - 1;
 *     if (readers >= 2) {
 *       return [];
 *     }
 *     return [{ what: `the cluster has ${readers} readers`, why: 'production needs two', fix: 'add a reader' }];
 *   }
 * }
 */
export interface IAuroraRule {
  /** `PascalCase`; users acknowledge it as `Aurora::RuleId`. */
  readonly ruleId: string;
  /** What holds when the rule is kept, in one sentence. */
  readonly summary: string;
  /**
   * `REJECTED` makes it an error that fails synthesis, any other effect a warning.
   *
   * @default AuroraEffect.DEGRADED
   */
  readonly effect?: AuroraEffect;
  /**
   * Where to read more: a URL, printed with each finding.
   *
   * @default - the page on own rules in the docs of this library
   */
  readonly documentation?: string;
  /**
   * What is wrong with a cluster; an empty list when nothing is.
   *
   * @param cluster the cluster, as the template declares it
   */
  check(cluster: AuroraClusterModel): AuroraViolation[];
}
