import { Judged } from '../judgement/judge';
import { Report } from './report';

/** `1 error`, `2 errors`; of a noun that ends otherwise the plural is given. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string => `${count} ${count === 1 ? noun : plural}`;

/** `2 errors, 1 warning`, or that nothing was found. */
export function foundText({ counts: { errors, warnings }, selection: { errorsOnly } }: Report): string {
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [`${counted(warnings, 'warning')}${errorsOnly ? ' not shown' : ''}`] : []),
  ];
  return parts.length === 0 ? 'Nothing found' : parts.join(', ');
}

/** What was checked: `3 templates with 2 Aurora clusters, 664 rules`. */
export function checkedText({ checked: { templates, clusters, rules } }: Report): string {
  if (templates === 0) return 'no template was checked';
  const of = clusters === 0 ? 'without an Aurora cluster' : `with ${counted(clusters, 'Aurora cluster')}`;
  return `${counted(templates, 'template')} ${of}, ${counted(rules.length, 'rule')}`;
}

/** How people call what a finding is about: the path of its construct, or its logical id. */
export const nameOf = ({ place: { constructPath, logicalId } }: Pick<Judged, 'place'>): string => constructPath ?? logicalId;

/** What says more about a rule. */
export const explainCommand = (ruleId: string): string => `npx aurora-topology explain ${ruleId}`;

/** Lists of names that everybody may have chosen do not become longer than that. */
const LISTED = 10;

/** `a, b and 3 more`. */
export function enumerated(names: readonly string[]): string {
  const shown = names.slice(0, LISTED);
  const rest = names.length - shown.length;
  const all = rest > 0 ? [...shown, `${rest} more`] : shown;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all[all.length - 1]}`;
}
