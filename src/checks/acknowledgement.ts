import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { acknowledgementIds } from '../engine/acknowledgement';
import { Finding } from '../engine/finding';
import { NAMESPACE } from '../engine/render';

/** That a finding is acknowledged. */
export interface Acknowledgement {
  /** The id that is acknowledged, without the prefix. */
  readonly id: string;
  /** With the prefix, `Aurora::Id`, which CDK knows how to record, or without. */
  readonly form: 'qualified' | 'bare';
  readonly reason: string;
}

/**
 * How a finding is acknowledged on a construct or one of its ancestors, with CDK's own `Validations.of(x).acknowledge({ id, reason })`:
 * what names the change comes before what names the rule alone.
 */
export function acknowledgement(construct: IConstruct, finding: Finding): Acknowledgement | undefined {
  for (const id of acknowledgementIds(finding)) {
    const acknowledged = acknowledgedAs(construct, id);
    if (acknowledged) return { id, ...acknowledged };
  }
  return undefined;
}

/** How an id is acknowledged on a construct or one of its ancestors; undefined where it is not. */
export function acknowledgedAs(construct: IConstruct, ruleId: string): Omit<Acknowledgement, 'id'> | undefined {
  for (const scope of construct.node.scopes) {
    for (const { type, data } of scope.node.metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY || typeof data !== 'object' || data === null) continue;
      for (const [id, reason] of Object.entries(data as object)) {
        if (id === `${NAMESPACE}::${ruleId}`) return { form: 'qualified', reason: reasonIn(reason) };
        // CDK files ids without a prefix under the one of annotations, in lower case before 2.262.
        if (id.replace(/^annotation::/i, '') === ruleId) return { form: 'bare', reason: reasonIn(reason) };
      }
    }
  }
  return undefined;
}

/** The reason, as old and new versions of CDK note it. */
function reasonIn(noted: unknown): string {
  const reason = typeof noted === 'object' && noted !== null ? (noted as { readonly reason?: unknown }).reason : noted;
  return typeof reason === 'string' ? reason : '';
}
