// Writes docs/monitoring.md: the alarms with their defaults and reasons, and the metrics, from the facts.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALARM_NAMES, AlarmFact, alarm, metricOfAlarm } from '../src/facts/metric-alarms';
import {
  CLUSTER_EVENT_CATEGORIES, ClusterShape, METRICS, MetricFact, SUBJECTS, Topology, instanceEventCategories,
} from '../src/facts/metrics';
import { Source } from '../src/facts/sources';

const GENERATED = '<!-- Generated from src/facts by `npx projen docs`. -->';
const SECONDS_PER_MINUTE = 60;
const MINUTES_PER_DAY = 1440;

const TOPOLOGIES: readonly (readonly [Topology, string])[] = [
  ['single-master', 'single-master'],
  ['multi-master', 'multi-master'],
  ['global-primary', 'global primary'],
  ['global-secondary', 'global secondary'],
  ['headless-secondary', 'headless secondary'],
];

const NEEDS = { readers: 'with readers', provisioned: 'with provisioned instances', serverless: 'with Serverless v2 instances' };

const DIMENSIONS = {
  'cluster': '`DBClusterIdentifier`',
  'role': '`DBClusterIdentifier`; lines by `Role`, or by `DBInstanceIdentifier` where there are no roles',
  'source region': '`DBClusterIdentifier`, in a query',
};

/** With every kind of instance, so that only topology and engine decide. */
const largest = (topology: Topology, engine: string): ClusterShape => ({
  topology,
  engine,
  version: undefined,
  classes: topology === 'headless-secondary' ? [] : ['db.r7g.large', 'db.serverless'],
  minCapacity: 1,
  maxCapacity: 8,
  maxConnections: [],
});

writeFileSync(join(__dirname, '../docs/monitoring.md'), `${[
  GENERATED,
  '# Monitoring',
  '`addMonitoring` of a cluster creates alarms, a dashboard, a topic and subscriptions to events that fit the topology of the cluster. '
    + 'What the engine or the topology does not have is neither watched nor drawn.',
  '## Alarms',
  'Change them by their name: `cluster.addMonitoring({ alarms: { cpu: { threshold: 80 }, deadlocks: { enabled: false } } })`. '
    + 'A threshold is in the unit of the table. An alarm whose metric the cluster does not have is not created, whatever its options say.',
  table(['Alarm', 'Metric', 'Begins', 'Unit', 'Where', 'Why', 'Source'], ALARM_NAMES.map((name) => {
    const fact = alarm(name);
    return [`\`${name}\``, watched(fact), fact.words, fact.unit, whereAlarm(fact), fact.why, reference(fact.source)];
  })),
  'Alarms look at the worst instance of the cluster, and not at single instances, whose parts a failover swaps. Without data only '
    + '`failoverTarget` is raised: instances that pause, start or are new raise none.',
  '## What has no metric',
  '**The age of a backup.** Aurora backs up continuously, and CloudWatch is told how much storage that takes, not how old it is; no '
    + 'documented event of a cluster tells of a backup that failed, either. `aws rds describe-db-clusters` has `LatestRestorableTime` and `EarliestRestorableTime`. '
    + 'The storage is on the dashboard.',
  '## Events',
  `Events of the cluster: ${list(CLUSTER_EVENT_CATEGORIES)}. Events of its instances: ${list(instanceEventCategories(largest('single-master', 'aurora-mysql')))}; `
    + 'no notifications where instances may pause, since each pause is one. '
    + 'Source: <https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html> (read 2026-11-22).',
  '## Metrics of the dashboard',
  ...SUBJECTS.flatMap((subject) => [
    `### ${subject}`,
    table(['Metric', 'What it is', 'Statistic', 'Unit', 'Found by', 'Engines', 'Where', 'Source'], METRICS
      .filter((fact) => fact.subject === subject)
      .map((fact) => [
        `\`${fact.name}\``, fact.title, `${fact.statistic} of ${periodOf(fact)}`, fact.unit, DIMENSIONS[fact.dimensions], enginesOf(fact),
        whereMetric(fact), reference(fact.source),
      ])),
  ]),
].join('\n\n')}\n`);

function watched(fact: AlarmFact): string {
  const names = fact.metrics.map((name) => `\`${name}\``).join(' or ');
  if (names === '') return 'one of the application';
  return `${names}${fact.compares === undefined ? '' : `, ${fact.compares}`}${fact.statistic === undefined ? '' : ', how many values there are'}`;
}

/** Found by asking, so that it cannot differ from what is done. */
function whereAlarm(fact: AlarmFact): string {
  if (fact.metrics.length === 0) return 'multi-master, where there is such a metric';
  const both = (['aurora-mysql', 'aurora-postgresql'] as const).map((engine) => TOPOLOGIES
    .filter(([topology]) => metricOfAlarm(fact, largest(topology, topology === 'multi-master' ? 'aurora' : engine)) !== undefined)
    .map(([, name]) => name));
  const [mysql = [], postgresql = []] = both;
  const needs = METRICS.find(({ name }) => name === fact.metrics[0])?.needs;
  const suffix = needs === undefined ? '' : `, ${NEEDS[needs]}`;
  // Multi-master is of MySQL alone, and no difference between the two others.
  const ofMysql = mysql.filter((name) => name !== 'multi-master');
  const ofPostgresql = postgresql.filter((name) => name !== 'multi-master');
  if (ofMysql.length === ofPostgresql.length) return mysql.join(', ') + suffix;
  return `${ofMysql.length > 0 ? `MySQL: ${mysql.join(', ')}` : `PostgreSQL: ${ofPostgresql.join(', ')}`}${suffix}`;
}

function whereMetric({ topologies, needs, since }: MetricFact): string {
  const names = TOPOLOGIES.filter(([topology]) => topologies.includes(topology)).map(([, name]) => name);
  const versions = Object.entries(since ?? {}).map(([engine, firsts]) => `, ${engine} from ${(firsts as readonly string[]).join(' and ')}`);
  return `${names.length === TOPOLOGIES.length ? 'everywhere' : names.join(', ')}${needs === undefined ? '' : `, ${NEEDS[needs]}`}${versions.join('')}`;
}

function enginesOf({ engines }: MetricFact): string {
  return engines.length > 1 ? 'both' : engines.join();
}

function periodOf({ period }: MetricFact): string {
  const minutes = period / SECONDS_PER_MINUTE;
  if (minutes === MINUTES_PER_DAY) return '1 day';
  return `${minutes} minute${minutes === 1 ? '' : 's'}`;
}

function reference({ url, read }: Source): string {
  const name = url.split('/').at(-1)!.replace(/\.html/, '');
  return `[${name}](${url}), ${read}`;
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`).join('\n');
}
