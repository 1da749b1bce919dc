import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { NAMESPACE } from '../engine/render';

/**
 * Whether a rule is acknowledged on a construct or one of its ancestors, with CDK's own
 * `Validations.of(x).acknowledge({ id, reason })`; and whether by its full id, `Aurora::Id`, or by the bare one.
 */
export function acknowledgement(construct: IConstruct, ruleId: string): 'qualified' | 'bare' | undefined {
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
