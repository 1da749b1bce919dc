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
}

/**
 * How a finding is acknowledged on a construct or one of its ancestors, with CDK's own `Validations.of(x).acknowledge({ id, reason })`:
 * what names the change comes before what names the rule alone.
 */
export function acknowledgement(construct: IConstruct, finding: Finding): Acknowledgement | undefined {
  for (const id of acknowledgementIds(finding)) {
    const form = acknowledgedAs(construct, id);
    if (form) return { id, form };
  }
  return undefined;
}

/** Whether an id is acknowledged on a construct or one of its ancestors, and in which form. */
export function acknowledgedAs(construct: IConstruct, ruleId: string): Acknowledgement['form'] | undefined {
  for (const scope of construct.node.scopes) {
    for (const { type, data } of scope.node.metadata) {
      if (type !== Validations.ACKNOWLEDGED_RULES_METADATA_KEY || typeof data !== 'object' || data === null) continue;
      for (const id of Object.keys(data)) {
        if (id === `${NAMESPACE}::${ruleId}`) return 'qualified';
        // CDK files ids without a prefix under the one of annotations, in lower case before 2.262.
        if (id.replace(/^annotation::/i, '') === ruleId) return 'bare';
      }
    }
  }
  return undefined;
}
