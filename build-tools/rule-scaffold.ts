// `npx projen rule AREA/TOPIC RuleId`: adds the skeleton of a rule to a topic, and starts the topic where there is none.
import { join } from 'node:path';
import { RULES } from '../src/rules';
import { CHANGE_RULES } from '../src/rules/updates';
import { NotScaffolded, scaffold } from './scaffold/scaffold';

const [place = '', id = ''] = process.argv.slice(2);
const rules = [...RULES, ...CHANGE_RULES];
/** The version is only known when it is released: that of the newest rule stands for it. */
const since = rules.map((rule) => rule.since).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))[0]!;

try {
  const folder = join(__dirname, '../src/rules');
  const file = scaffold({ folder, place, id, taken: rules.map((rule) => rule.id), since, today: new Date().toISOString().slice(0, 10) });
  console.log(`${file}: fill in ${id}`);
} catch (error) {
  if (!(error instanceof NotScaffolded)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
