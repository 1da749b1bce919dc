import { IPolicyValidationContext, IPolicyValidationPlugin, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { requireArgument, requireProperties } from '../arguments/argument';
import { findingData } from '../engine/finding-data';
import { NAMESPACE } from '../engine/render';
import { DEPLOYED_OPTIONS, SESSION_OPTIONS, aScope } from './arguments';
import { AuroraFinding, AuroraSeverity, AuroraUndecided } from './finding';
import { IAuroraRule } from './own-rules';
import { validationReport } from './report';
import { Inspection, PlacedFinding, Session } from './session';
import { packageVersion } from './version';

/** Options of the checks. They hold for the whole app, whichever front door they are given to. */
export interface AuroraChecksProps {
  /**
   * How single rules are reported, by rule id, such as `{ MultiMasterRetired: AuroraSeverity.ERROR }`.
   *
   * @default - an error for what Aurora refuses, a warning for everything else
   */
  readonly severities?: { readonly [ruleId: string]: AuroraSeverity };

  /**
   * Whether errors are reported as warnings, so that no finding fails synthesis: to see what the checks say of an app before they
   * are let guard it. A line at synthesis says so where there are errors.
   *
   * @default false
   */
  readonly reportOnly?: boolean;

  /**
   * Rules of your own, checked together with those of this library.
   *
   * @default - none
   */
  readonly rules?: IAuroraRule[];

  /**
   * What is deployed: the path of a `cdk.out` that was synthesized from it, of a folder with templates, of a template, or of the
   * answer of `aws cloudformation get-template`. The app is compared with it, and the rules about changes run too: what a
   * deployment would replace, refuse, interrupt, or ignore. Where nothing is at the path, synthesis says so and goes on.
   *
   * @default - the path in the environment variable `AURORA_BASELINE`, and no comparison where that is not set
   */
  readonly baseline?: string;

  /**
   * Files with recorded answers of `aws rds describe-db-clusters`, `describe-db-instances` and `describe-global-clusters`, and of
   * `aws cloudformation describe-stacks`: what runs may differ from the template it was made from.
   *
   * @default - those in the folder of the baseline
   */
  readonly live?: string[];
}

/** Options of looking for findings in a test. */
export interface AuroraFindingsOptions {
  /**
   * What is deployed, as in the options of the checks.
   *
   * @default - what the checks of the app are compared with
   */
  readonly baseline?: string;

  /**
   * Files with recorded answers, as in the options of the checks.
   *
   * @default - those of the checks of the app, and those in the folder of the baseline
   */
  readonly live?: string[];
}

/**
 * Checks every Aurora cluster below a construct when the app is synthesized, whoever declared it: constructs of this
 * library, `aws-rds`, L1s, raw resources and included templates.
 *
 * Add it once: `Validations.of(app).addPlugins(new AuroraChecks(app))`. Constructs of this library add it by themselves.
 *
 * What Aurora would refuse is an error and fails `cdk synth`; the rest are warnings. What the template leaves to the
 * deployment gives no finding. Acknowledge a finding on its construct or any ancestor with
 * `Validations.of(construct).acknowledge({ id: 'Aurora::RuleId', reason: '…' })`. What replaces something, or cannot be undone, is only
 * acknowledged by an id that names the change, such as `Aurora::ClusterEngineModeChanged[serverless->provisioned]`: reports show it.
 * @example
 * import { Validations } from 'aws-cdk-lib';
 * import { AuroraChecks, AuroraSeverity } from 'cdk-aurora-topology';
 *
 * Validations.of(app).addPlugins(new AuroraChecks(app, { severities: { ClusterFailoverTarget: AuroraSeverity.ERROR } }));
 */
export class AuroraChecks implements IPolicyValidationPlugin {
  /**
   * The findings below a construct, without those that are acknowledged. For tests, in any language.
   *
   * The whole app is read, so that references to other stacks are followed. It need not be synthesized first: what is found is the
   * same before and after. Only what aspects do, such as the tags of a whole stack, is there to be found after synthesis alone.
   * What is wrong with the baseline is said on stderr.
   * Call it once the app is complete: CDK asks for most lazy values only once, whoever needs them first.
   *
   * @param scope the app, a stack, or any other construct whose children are looked at
   * @param options what is deployed, where the app is to be compared with that
   * @throws an error when `scope` is no construct, and for an option that makes no sense
   */
  public static findings(scope: IConstruct, options: AuroraFindingsOptions = {}): AuroraFinding[] {
    return inspect(scope, options)
      .findings.filter(({ acknowledged }) => acknowledged === undefined)
      .map(toFinding);
  }

  /**
   * The rules that could not be decided below a construct, because the template leaves a value to the deployment.
   *
   * @param scope the app, a stack, or any other construct whose children are looked at
   * @param options what is deployed, where the app is to be compared with that
   * @throws an error when `scope` is no construct, and for an option that makes no sense
   */
  public static undecided(scope: IConstruct, options: AuroraFindingsOptions = {}): AuroraUndecided[] {
    return inspect(scope, options)
      .undecided.map(({ rule, resource, property }) => ({ ruleId: rule.id, constructPath: resource.address, property }));
  }

  /** The name findings are reported under, and the prefix of the ids to acknowledge. */
  public readonly name = NAMESPACE;
  /** The version of this package. */
  public readonly version? = packageVersion();

  /**
   * @param scope the app, or the construct whose children are to be checked
   * @param props how rules are reported, rules of your own, and what is deployed
   * @throws when `scope` is no construct, an option makes no sense, `severities` names a rule that does not exist, or a rule of `rules`
   * has an id that is taken or no name
   */
  public constructor(
    private readonly scope: IConstruct,
    props: AuroraChecksProps = {},
  ) {
    requireArgument('scope', scope, aScope());
    requireProperties(SESSION_OPTIONS, props);
    Session.of(scope).configure(props);
  }

  /**
   * Called by CDK after synthesis.
   *
   * @param _context what CDK knows of the app; not needed
   */
  public validate(_context: IPolicyValidationContext): PolicyValidationPluginReport {
    const session = Session.of(this.scope);
    const inspection = session.inspect(this.scope);
    session.announce(inspection);
    return validationReport({
      ...inspection,
      remarks: session.remarks(this, inspection),
      // What is acknowledged by its full id stays in: CDK takes it out, and records it with its reason.
      findings: inspection.findings.filter((finding) => finding.acknowledged !== 'bare' && session.claims(this, finding)),
    });
  }
}

function inspect(scope: IConstruct, options: AuroraFindingsOptions): Inspection {
  requireArgument('scope', scope, aScope());
  requireProperties(DEPLOYED_OPTIONS, options, undefined, 'options');
  const session = Session.of(scope);
  const inspection = session.inspect(scope, options);
  session.warn(inspection);
  return inspection;
}

function toFinding({ finding, severity, construct }: PlacedFinding): AuroraFinding {
  return { ...findingData(finding, severity, ({ path }) => path), constructPath: construct.node.path } as AuroraFinding;
}
