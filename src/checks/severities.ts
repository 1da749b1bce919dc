import { unknownRuleId } from '../engine/rule-ids';

/**
 * Whether the rules there are that severities are set of.
 *
 * @param ids of the rules there are
 * @throws where a rule does not exist
 */
export function checkSeverities(severities: Readonly<Record<string, unknown>>, ids: readonly string[]): void {
  for (const id of Object.keys(severities)) {
    const unknown = unknownRuleId(id, ids);
    if (unknown !== undefined) throw new Error(`severities: ${unknown}${unknown.includes('?') ? '' : '; AuroraRules.all lists the ids'}`);
  }
}
