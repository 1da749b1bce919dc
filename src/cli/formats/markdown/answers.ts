import { lostWith } from '../../../engine/finding-data';
import { Fate, Outcome } from '../../../engine/outcome';
import { Effect } from '../../../engine/rule';
import { Judged } from '../../judgement/judge';
import { Report } from '../report';
import { enumerated } from '../words';
import { cell } from './escape';

/** What one wants to know of a deployment first, where it is known what is deployed. Lines of Markdown. */
export function answersOf({ checked, changes, changing }: Report): string[] {
  if (!checked.isCompared) return [];
  if (changes === '') return ['Compared with what is deployed: no change was found that replaces, interrupts or loses anything.', ''];
  const of = (effect: Effect): readonly Judged[] => changing.filter(({ finding: { rule } }) => rule.effect === effect);
  const lost = named(changing, lostWith);
  const replaced = named(of('replaced'), (outcome) => [outcome, ...outcome.dependants].filter(({ action }) => action !== 'orphan'));
  const itself = (outcome: Outcome): readonly Fate[] => [outcome];
  return [
    '| Compared with what is deployed | |',
    '|---|---|',
    `| Is data lost? | ${lost.length === 0 ? 'no loss was found' : `**yes**: ${enumerated(lost)}`} |`,
    row('What is replaced or deleted?', replaced),
    row('What is interrupted?', named(of('interrupted'), itself), replaced),
    row('What cannot be undone?', named(of('irreversible'), itself), replaced),
    row('What is refused?', named(of('rejected'), itself)),
    '',
  ];
}

/** The logical ids of what something happens to, each once. */
function named(findings: readonly Judged[], select: (outcome: Outcome) => readonly Fate[]): string[] {
  const all = findings.flatMap(({ finding: { outcome } }) => (outcome ? select(outcome) : []));
  return [...new Map(all.map(({ resource }) => [resource.address, cell(resource.logicalId)])).values()];
}

/** What is replaced is interrupted too, and cannot be undone: it is not said again. */
function row(question: string, names: readonly string[], beside: readonly string[] = []): string {
  const none = beside.length > 0 ? 'nothing else' : 'nothing';
  return `| ${question} | ${names.length === 0 ? none : enumerated(names)} |`;
}
