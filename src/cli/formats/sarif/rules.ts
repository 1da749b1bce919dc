import { docsUrl, severityOf } from '../../../engine/render';
import { Effect, RuleInfo } from '../../../engine/rule';
import { explainCommand } from '../words';

/** What AWS does to a template that breaks a rule, in a sentence. */
const EFFECTS: Readonly<Record<Effect, string>> = {
  rejected: 'RDS or CloudFormation refuses a template that breaks this.',
  ignored: 'A template that breaks this is accepted, and what it asks for is silently not done.',
  degraded: 'A template that breaks this works, but less well than it could.',
  expiring: 'A template that breaks this works today, and will not.',
  replaced: 'CloudFormation replaces or deletes a resource.',
  interrupted: 'Something restarts, or cannot be reached for a while.',
  irreversible: 'There is no way back.',
};

/** How long a description may be on GitHub. */
const LONGEST_DESCRIPTION = 1024;

/** A rule as code scanning shows it. */
export function driverRule(rule: RuleInfo): object {
  const { id, topic, effect, lifecycle, summary, sources } = rule;
  const level = severityOf(rule);
  const effectText = EFFECTS[effect];
  const urls = sources.map(({ url }) => url);
  return {
    id,
    name: id,
    shortDescription: { text: summary.slice(0, LONGEST_DESCRIPTION) },
    fullDescription: { text: `${summary} ${effectText}`.slice(0, LONGEST_DESCRIPTION) },
    helpUri: docsUrl(rule),
    help: {
      text: [summary, effectText, `More: ${explainCommand(id)}`].join('\n'),
      markdown: [summary, effectText, urls.map((url) => `- <${url}>`).join('\n'), `More: \`${explainCommand(id)}\``].join('\n\n'),
    },
    defaultConfiguration: { level },
    properties: {
      'tags': ['aurora', topic, effect, ...(lifecycle ? ['lifecycle'] : [])],
      'precision': 'very-high',
      'problem.severity': level,
    },
  };
}
