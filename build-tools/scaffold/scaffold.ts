import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as ts from 'typescript';
import { CHANGE, STATE, Skeleton } from './skeletons';
import { SourceEdits, freeName } from './source-edits';

/** What is asked for. */
export interface Asked {
  /** The folder with the areas of rules, `src/rules`. */
  readonly folder: string;
  /** `area/topic`, such as `backup/backtrack`. */
  readonly place: string;
  readonly id: string;
  /** The ids there are, which are permanent. */
  readonly taken: readonly string[];
  readonly since: string;
  readonly today: string;
}

const PLACE = /^([a-z]+(?:-[a-z0-9]+)*)\/([a-z]+(?:-[a-z0-9]+)*)$/;
const RULE_ID = /^([A-Z][a-z0-9]+)+$/;

/** The area whose rules are about changes, with an index of its own. */
const CHANGES = 'updates';

export class NotScaffolded extends Error {}

/**
 * Adds the skeleton of a rule to a topic, and starts the topic where there is none. Returns the file.
 *
 * @throws NotScaffolded where what is asked for makes no sense; then nothing is written
 */
export function scaffold(asked: Asked): string {
  const { folder, place, id, taken } = asked;
  const [, area = '', topic = ''] = PLACE.exec(place) ?? [];
  if (area === '' || !RULE_ID.test(id)) throw new NotScaffolded('usage: npx projen rule area/my-topic MyRule, with an area of src/rules or a new one');
  if (taken.includes(id)) throw new NotScaffolded(`the id ${id} is taken`);
  const file = join(folder, `${place}.ts`);
  if (existsSync(file)) {
    writeFileSync(file, withRule(file, asked, skeletonOf(area)));
    return file;
  }
  const elsewhere = topicFiles(folder).find((one) => basename(one, '.ts') === topic);
  if (elsewhere !== undefined) throw new NotScaffolded(`there is a topic ${topic}: npx projen rule ${elsewhere.replace(/\.ts$/, '')} ${id}`);
  startTopic(file, topic, asked, skeletonOf(area));
  return file;
}

const skeletonOf = (area: string): Skeleton => (area === CHANGES ? CHANGE : STATE);

/** The topics, as paths below the folder of rules. */
export const topicFiles = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && basename(path) !== 'index.ts' && !basename(path).startsWith('_'));

function withRule(file: string, asked: Asked, skeleton: Skeleton): string {
  const edits = new SourceEdits(file, readFileSync(file, 'utf8'));
  const isTopic = (value: ts.Expression): value is ts.CallExpression =>
    ts.isCallExpression(value) && ts.isIdentifier(value.expression) && value.expression.text === 'topic' && value.arguments.length === 3;
  const found = edits.find(isTopic);
  if (!found) throw new NotScaffolded(`${file} has no topic`);
  const { constant, code } = begun(edits, asked, skeleton);
  edits.insertBefore(found.statement, `${code}\n`);
  edits.append(found.value.arguments[2]!, constant);
  return edits.toString();
}

function startTopic(file: string, topic: string, asked: Asked, skeleton: Skeleton): void {
  const { folder, place } = asked;
  const index = join(skeleton === CHANGE ? join(folder, CHANGES) : folder, 'index.ts');
  const list = new SourceEdits(index, readFileSync(index, 'utf8'));
  const found = list.find((value, name): value is ts.ArrayLiteralExpression =>
    name === skeleton.topics && ts.isArrayLiteralExpression(value));
  if (!found) throw new NotScaffolded(`${index} has no list ${skeleton.topics}`);
  const path = skeleton === CHANGE ? `./${topic}` : `./${place}`;
  const edits = new SourceEdits(file, '\n');
  const topicFunction = edits.import('topic', '../../engine/rule');
  const type = skeleton.topicType ? `<${edits.import(skeleton.topicType.name, skeleton.topicType.module)}>` : '';
  const taken = new Set([...list.names, ...Object.values(skeleton.imports).flat(), topicFunction]);
  const exported = freeName(camelCase(topic), taken, 'Topic');
  const { constant, code } = begun(edits, asked, skeleton, [exported]);
  const text = `${edits.toString().trimStart()}
${code}
export const ${exported} = ${topicFunction}${type}(
  '${topic}',
  { title: 'Title', about: 'What the rules of this page are about.' },
  [${constant}],
);
`;
  list.append(found.value, list.import(exported, path));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  writeFileSync(index, list.toString());
}

/** The code of the rule, and the constant that it is. */
function begun(
  edits: SourceEdits,
  { id, today, since }: Asked,
  skeleton: Skeleton,
  reserved: readonly string[] = [],
): { constant: string; code: string } {
  const imported = Object.entries(skeleton.imports)
    .flatMap(([module, exported]) => exported.map((name) => [name, edits.import(name, module)]));
  const taken = new Set([...edits.names, ...imported.map(([, name]) => name!), ...reserved]);
  const constant = freeName(id.charAt(0).toLowerCase() + id.slice(1), taken, 'Rule');
  const locals = skeleton.locals.map((name) => [name, freeName(name, new Set([...taken, constant]), 'Given')]);
  return { constant, code: skeleton.code(constant, id, Object.fromEntries([...imported, ...locals]), today, since) };
}

const camelCase = (name: string): string => name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
