import { CfnResource, IPolicyValidationContext, PolicyValidationPluginReport } from 'aws-cdk-lib';
import { NagPack, NagPackProps } from 'cdk-nag';
import { IConstruct } from 'constructs';
import { Shape, requireArgument, requireProperties } from '../arguments/argument';
import { flag, optional } from '../arguments/checks';
import { NAMESPACE } from '../engine/render';
import { SESSION_OPTIONS, aScope } from './arguments';
import { AuroraChecksProps } from './aurora-checks';
import { validationReport } from './report';
import { PlacedFinding, Session } from './session';
import { packageVersion } from './version';

/** Options of the pack: those of every cdk-nag pack, and those of the Aurora checks. */
export interface AuroraNagPackProps extends NagPackProps, AuroraChecksProps {}

const NAG_PACK_PROPS: Shape<AuroraNagPackProps> = {
  ...SESSION_OPTIONS,
  verbose: optional(flag()),
  writeSuppressionsToCloudFormation: optional(flag()),
};

/**
 * The Aurora checks as a cdk-nag 3 pack: `Validations.of(app).addPlugins(new AuroraNagPack(app))`.
 *
 * Rules, ids and acknowledgements are those of `AuroraChecks`: acknowledge `Aurora::RuleId`. TypeScript and JavaScript
 * only; import it from `cdk-aurora-topology/nag`, and install cdk-nag 3 beside it.
 */
export class AuroraNagPack extends NagPack {
  public readonly name = NAMESPACE;
  public override readonly version = packageVersion();

  private readonly scope: IConstruct | undefined;

  /**
   * @param scope the app; the oldest versions of aws-cdk-lib that are supported do not pass it to plugins
   * @param props those of every cdk-nag pack, how rules are reported, rules of your own, and what is deployed
   */
  public constructor(scope?: IConstruct, props: AuroraNagPackProps = {}) {
    requireArgument('scope', scope, optional(aScope()));
    requireProperties(NAG_PACK_PROPS, props);
    super(scope, props);
    this.packName = NAMESPACE;
    this.scope = scope;
    if (scope) Session.of(scope).configure(props);
  }

  /**
   * Called by CDK after synthesis.
   *
   * @param context what CDK knows of the app
   */
  public override validate(context: IPolicyValidationContext): PolicyValidationPluginReport {
    // The first versions of the peer range do not pass the app.
    const app = (context as Partial<IPolicyValidationContext>).appConstruct ?? this.scope;
    if (!app) throw new Error('This version of aws-cdk-lib does not pass the app to plugins: create the pack with the app, new AuroraNagPack(app)');
    return this.report(app, (acknowledged) => acknowledged !== 'bare');
  }

  /**
   * The findings below a construct, without those that are acknowledged.
   *
   * @param scope the app, a stack, or any other construct whose children are looked at
   */
  public override validateScope(scope: IConstruct): PolicyValidationPluginReport {
    return this.report(scope, (acknowledged) => acknowledged === undefined);
  }

  /** Aurora's constraints span resources, so the pack checks the whole topology at once and no resource by itself. */
  protected checkResource(_node: CfnResource): void {}

  private report(scope: IConstruct, reports: (acknowledged: PlacedFinding['acknowledged']) => boolean): PolicyValidationPluginReport {
    requireArgument('scope', scope, aScope());
    const session = Session.of(scope);
    const inspection = session.inspect(scope);
    session.announce(inspection);
    return validationReport({
      ...inspection,
      remarks: session.remarks(this, inspection),
      findings: inspection.findings.filter((finding) => reports(finding.acknowledged) && session.claims(this, finding)),
    });
  }
}
