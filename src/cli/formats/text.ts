import { describeFinding, describeFix } from '../../engine/render';
import { Judgement } from '../judgement/judge';
import { Terminal } from '../terminal';

/** Findings as somebody reads them at a terminal. */
export function textOf({ findings }: Judgement, { colors }: Pick<Terminal, 'colors' | 'columns'>): string {
  return findings.map(({ finding, severity, place }) => {
    const sign = severity === 'error' ? colors.red('error') : colors.yellow('warning');
    return `${place.file} ${place.logicalId}: ${sign} ${finding.rule.id}: ${describeFinding(finding)} Fix: ${describeFix(finding)}\n`;
  }).join('');
}
