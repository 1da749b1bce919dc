import { didYouMean } from '../engine/nearest-names';
import { unknownRuleId } from '../engine/rule-ids';
import { AuroraSeverity } from './finding';

const SEVERITIES: readonly string[] = Object.values(AuroraSeverity);

/**
 * Languages without types let any severity through.
 *
 * @param ids of the rules there are
 * @throws where a rule does not exist, or a severity is none
 */
export function checkSeverities(severities: Readonly<Record<string, unknown>>, ids: readonly string[]): void {
  for (const [id, severity] of Object.entries(severities)) {
    const unknown = unknownRuleId(id, ids);
    if (unknown !== undefined) throw new Error(`severities: ${unknown}${unknown.includes('?') ? '' : '; AuroraRules.all lists the ids'}`);
    if (severity === undefined || SEVERITIES.includes(severity as string)) continue;
    const given = typeof severity === 'string' ? `'${severity}'` : String(severity);
    throw new Error(`severities.${id} must be one of ${SEVERITIES.join(', ')}, and not ${given}${didYouMean(String(severity), SEVERITIES)}`);
  }
}
