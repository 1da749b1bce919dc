import { Annotations, IAspect, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { requireArgument, requireProperties } from '../arguments/argument';
import { NAMESPACE, describeFinding, describeFix } from '../engine/render';
import { SESSION_OPTIONS, aScope } from './arguments';
import { AuroraChecksProps } from './aurora-checks';
import { AuroraSeverity } from './finding';
import { Remark } from './remarks';
import { PlacedFinding, Session, sharesStage } from './session';

/**
 * The Aurora checks as an aspect, for those who want their findings as annotations:
 * `Aspects.of(app).add(new AuroraConstraints())`.
 *
 * Findings are made after all aspects have run, on the final tree, and added to the L1 constructs they are about. CDK
 * synthesizes a nested stage before the aspects of its parent: errors in there fail the synthesis of the parent
 * instead; to have them as annotations, add the aspect to the stage as well.
 * @example
 * import { Aspects } from 'aws-cdk-lib';
 * import { AuroraConstraints } from 'cdk-aurora-topology';
 *
 * Aspects.of(app).add(new AuroraConstraints());
 */
export class AuroraConstraints implements IAspect {
  private readonly visited = new WeakSet<IConstruct>();

  /**
   * @param props how rules are reported, rules of your own, and what is deployed
   * @throws when an option makes no sense; when `severities` or `rules` name what there is not, or is already, at the first visit
   */
  public constructor(private readonly props: AuroraChecksProps = {}) {
    requireProperties(SESSION_OPTIONS, props);
  }

  /**
   * Called by CDK on every construct; the first one of a tree stands for all of it.
   *
   * @param node the construct
   */
  public visit(node: IConstruct): void {
    requireArgument('node', node, aScope());
    const isFirst = !node.node.scope || !this.visited.has(node.node.scope);
    this.visited.add(node);
    if (!isFirst) return;
    Session.of(node).configure(this.props);
    node.node.addValidation({ validate: () => this.annotate(node) });
  }

  /** Annotates what is found below `scope`; returns the errors that it is too late to annotate. */
  private annotate(scope: IConstruct): string[] {
    const session = Session.of(scope);
    const inspection = session.inspect(scope);
    session.announce(inspection);
    for (const remark of session.remarks(this, inspection)) annotateRemark(scope, remark);
    const own = inspection.findings.filter((finding) => finding.acknowledged === undefined && session.claims(this, finding));
    return own.flatMap((placed) => {
      addAnnotation(placed);
      const isLate = placed.severity === AuroraSeverity.ERROR && !sharesStage(placed.construct, scope);
      return isLate ? [`${placed.construct.node.path}: ${text(placed)} (${NAMESPACE}::${placed.id})`] : [];
    });
  }
}

/** On the construct that is checked, since it may be about several. */
function annotateRemark(scope: IConstruct, { id, description, places: [place = ''] }: Remark): void {
  Validations.of(scope).addWarning(`${NAMESPACE}::${id}`, place === '' ? description : `${place}: ${description}`);
}

function addAnnotation(placed: PlacedFinding): void {
  const id = `${NAMESPACE}::${placed.id}`;
  const validations = Validations.of(placed.construct);
  if (placed.severity === AuroraSeverity.ERROR) validations.addError(id, text(placed));
  // CDK takes the first bracket that closes for the end of the id, where it has put that into brackets of its own.
  else if (id.includes(']')) Annotations.of(placed.construct).addWarning(`${text(placed)} (${id})`);
  else validations.addWarning(id, text(placed));
}

function text({ finding }: PlacedFinding): string {
  const found = describeFinding(finding);
  return `${found}${found.includes('\n') ? '\n' : ' '}Fix: ${describeFix(finding)}`;
}
