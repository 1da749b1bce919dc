// `npx projen rule AREA/TOPIC RuleId`: adds the skeleton of a rule to a topic, and starts the topic where there is none.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [place, id] = process.argv.slice(2);
const [, topic] = /^[a-z]+(?:-[a-z0-9]+)*\/([a-z]+(?:-[a-z0-9]+)*)$/.exec(place ?? '') ?? [];
if (!topic || !id || !/^([A-Z][a-z0-9]+)+$/.test(id)) {
  console.error('usage: npx projen rule area/my-topic MyRule, with an area of src/rules or a new one');
  process.exit(2);
}

const folder = join(__dirname, '../src/rules');
const file = join(folder, `${place}.ts`);
const constant = id.charAt(0).toLowerCase() + id.slice(1);
const today = new Date().toISOString().slice(0, 10);

const skeleton = `const ${constant} = rule('${id}', {
  on: 'cluster',
  with: 'Property',
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
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `import { rule, topic } from '../../engine/rule';
import { userGuide } from '../../facts/sources';
import { ANYTHING, mysql } from '../_examples';

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
    .replace('\n\n/** Every topic', `\nimport { ${name} } from './${place}';\n\n/** Every topic`)
    .replace('\n];', `\n  ${name},\n];`));
}
console.log(`${file}: fill in ${id}`);
