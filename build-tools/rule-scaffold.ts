// `npx projen rule TOPIC RuleId`: adds the skeleton of a rule to a topic, and starts the topic where there is none.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [topic, id] = process.argv.slice(2);
if (!topic || !id || !/^[a-z]+(-[a-z0-9]+)*$/.test(topic) || !/^([A-Z][a-z0-9]+)+$/.test(id)) {
  console.error('usage: npx projen rule my-topic MyRule');
  process.exit(2);
}

const folder = join(__dirname, '../src/rules');
const file = join(folder, `${topic}.ts`);
const constant = id.charAt(0).toLowerCase() + id.slice(1);
const today = new Date().toISOString().slice(0, 10);

const skeleton = `const ${constant} = rule('${id}', {
  on: 'cluster',
  effect: 'rejected',
  since: '${(JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string }).version}',
  summary: 'What holds when the rule is kept.',
  sources: [userGuide('page.html', '${today}')],
  check: ({ properties }) => properties.has('Property') && { at: 'Property', value: properties.shown('Property') },
  what: ({ value }) => \`Property is \${value}\`,
  why: 'RDS refuses to create the cluster',
  fix: 'set Property to …',
  invalid: [{ title: 'wrong', resources: { Cluster: mysql({ Property: 1 }) } }],
  valid: [
    { title: 'right', resources: { Cluster: mysql() } },
    { title: 'the value is an import', resources: { Cluster: mysql({ Property: ANYTHING }) } },
  ],
});
`;

if (existsSync(file)) {
  const source = readFileSync(file, 'utf8');
  const end = source.lastIndexOf('\nexport const ');
  const list = source.lastIndexOf('],\n);');
  if (end < 0 || list < 0) throw new Error(`${file} does not end with its topic`);
  writeFileSync(file, `${source.slice(0, end)}\n${skeleton}${source.slice(end, list)}, ${constant}${source.slice(list)}`);
} else {
  const name = topic.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  writeFileSync(file, `import { rule, topic } from '../engine/rule';
import { userGuide } from '../facts/sources';
import { ANYTHING, mysql } from './_examples';

${skeleton}
export const ${name} = topic(
  '${topic}',
  { title: 'Title', about: 'What the rules of this page are about.' },
  [${constant}],
);
`);
  const index = join(folder, 'index.ts');
  const source = readFileSync(index, 'utf8');
  writeFileSync(index, source
    .replace('\n\n/** Every topic', `\nimport { ${name} } from './${topic}';\n\n/** Every topic`)
    .replace('\n];', `\n  ${name},\n];`));
}
console.log(`${file}: fill in ${id}`);
