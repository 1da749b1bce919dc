// Writes docs/topologies.md: the topologies side by side, and how TopologyAdvisor decides, from the facts and tables it uses itself.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ASSUMED, FEATURES, STEPS } from '../src/advisor/decision-table';
import { TopologyAdvisor } from '../src/advisor/topology-advisor';
import { MULTI_MASTER_RETIREMENT_DATE } from '../src/facts/multi-master';
import { Source } from '../src/facts/sources';
import { LONGEST_FAILOVER_SECONDS, SHORTEST_FAILOVER_SECONDS, TOPOLOGIES, TOPOLOGY_NAMES, TopologyFacts } from '../src/facts/topologies';
import { MULTI_MASTER_QUESTIONS } from '../src/facts/workload';
import { DRAWN, drawingOf } from './drawings/topologies';

const GENERATED = '<!-- Generated from src/facts and src/advisor by `npx projen docs`. -->';

/** Columns of the comparison. */
const ASPECTS: readonly (readonly [title: string, value: (facts: TopologyFacts) => string])[] = [
  ['Declared with', ({ declaredWith }) => declaredWith],
  ['Engines', ({ engines }) => engines],
  ['Takes writes', ({ writers }) => writers],
  ['When a writer fails', ({ writerLoss }) => writerLoss],
  ['When its Region fails', ({ regionLoss }) => regionLoss],
  ['Consistency', ({ consistency }) => consistency],
  ['The application changes', ({ applicationChanges }) => applicationChanges],
];

const names: Readonly<Record<string, TopologyFacts>> = TOPOLOGIES;
const title = (name: string): string => names[name]!.title;
const link = (name: string): string => `[${title(name)}](#${name.toLowerCase()})`;

writeFileSync(join(__dirname, '../docs/topologies.md'), `${[
  GENERATED,
  '# Topologies',
  '`TopologyAdvisor.recommend` says which one a workload needs, and why. This page is written from its own tables. '
    + 'A cluster that is given the same requirements as `workload` is compared with them at each synthesis: see the [rules](rules/workload.md).',
  '## Side by side',
  comparison(),
  '## What the advisor asks',
  'In this order; the first row that applies decides. What is not known is taken as the answer that asks for least.',
  table(['', 'Question', 'Read from', 'Recommended'], STEPS.map(({ question, asks, topology }, index) => [String(index + 1), question, codes(asks), link(topology)])),
  '## What it takes for granted',
  table(['Requirement', 'Not known, taken as'], Object.entries(ASSUMED).map(([property, assumed]) => [`\`${property}\``, assumed])),
  '## What it adds',
  table(['Feature', 'Because'], FEATURES.map(({ feature, why }) => [`\`${feature}\``, why])),
  '## Multi-master, in four questions',
  `A failover of a cluster with one writer takes ${SHORTEST_FAILOVER_SECONDS} seconds to ${LONGEST_FAILOVER_SECONDS / 60} minutes. Whoever could not wait for `
    + 'that asked these questions in this order, and multi-master was worth considering only where every answer spoke for it. '
    + `AWS retired it on ${MULTI_MASTER_RETIREMENT_DATE}, so the advisor answers them for the record and recommends what took its place.`,
  table(
    ['', 'Question', 'Read from', 'Yes', 'No'],
    MULTI_MASTER_QUESTIONS.map((one, index) => [String(index + 1), one.question, codes(one.asks), one.whenYes, one.whenNo]),
  ),
  'A workload of its kind (`tolerableWriteOutageSeconds: 0`, `resolvesConflicts`, `canUseMySql56`, one Region) is advised: '
    + `${link(TopologyAdvisor.recommend({ tolerableWriteOutageSeconds: 0, resolvesConflicts: true, canUseMySql56: true }).topology)}.`,
  '## One by one',
  ...TOPOLOGY_NAMES.map(section),
].join('\n\n')}\n`);

function comparison(): string {
  return table(['Topology', ...ASPECTS.map(([aspect]) => aspect)], TOPOLOGY_NAMES.map((name) => [link(name), ...ASPECTS.map(([, value]) => value(names[name]!))]));
}

function section(name: string): string {
  const { title: heading, givesUp, sources } = names[name]!;
  const deciding = STEPS.flatMap(({ topology, then }, index) => (topology === name ? [`- Row ${index + 1}: ${then}.`] : []));
  return [
    `### ${name}`,
    `${heading}.`,
    ...DRAWN.filter((drawn) => drawn === name).map((drawn) => `![${heading}: a drawing](drawings/${drawingOf(drawn)}.svg)`),
    deciding.length === 0 ? 'Never recommended.' : `Recommended by:\n${deciding.join('\n')}`,
    `One gives up:\n${givesUp.map(({ text, source }) => `- ${text} ([source](${source.url}))`).join('\n')}`,
    `Sources: ${sources.map(reference).join(', ')}.`,
  ].join('\n\n');
}

function reference({ url, read }: Source): string {
  return `<${url}> (read ${read})`;
}

function codes(properties: readonly string[]): string {
  return properties.map((property) => `\`${property}\``).join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), `|${head.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}
