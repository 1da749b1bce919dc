import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALARMS, ALARM_NAMES, alarm, maxConnections, metricOfAlarm } from '../../src/facts/metric-alarms';
import {
  CLUSTER_EVENT_CATEGORIES, ClusterShape, METRICS, SUBJECTS, Topology, hasMetric, hasReaders, instanceEventCategories, mayPause, metric,
  metricsOf,
} from '../../src/facts/metrics';
import { parseVersion } from '../../src/facts/versions';

const GIB = 1024 ** 3;
const TIB = 1024 ** 4;

function shape(more: Partial<ClusterShape> = {}): ClusterShape {
  return {
    topology: 'single-master',
    engine: 'aurora-mysql',
    version: undefined,
    classes: ['db.r7g.large'],
    minCapacity: undefined,
    maxCapacity: undefined,
    maxConnections: [],
    ...more,
  };
}

describe('the table of metrics', () => {
  test('names each metric once, in the order of the subjects', () => {
    expect(new Set(METRICS.map(({ name }) => name)).size).toBe(METRICS.length);
    expect(new Set(METRICS.map(({ subject }) => subject))).toEqual(new Set(SUBJECTS));
  });

  test.each(METRICS.map((fact) => [fact.name, fact] as const))('%s has a source with a day, and belongs to something', (_name, fact) => {
    expect(fact.source).toMatchObject({ url: expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\//), read: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    expect(fact.engines.length * fact.topologies.length).toBeGreaterThan(0);
    // CloudWatch knows periods of whole minutes here.
    expect(fact.period % 60).toBe(0);
  });

  test('a name that is in no table is a mistake', () => {
    expect(() => metric('AuroraReplicaLagMax')).toThrow('AuroraReplicaLagMax is in no table');
  });
});

describe('whether a cluster has a metric', () => {
  const SECONDARY_ONLY = ['AuroraGlobalDBReplicationLag', 'AuroraGlobalDBRPOLag', 'AuroraGlobalDBReplicatedWriteIO'];

  test.each<[Topology, boolean]>([
    ['single-master', false],
    ['multi-master', false],
    ['global-primary', false],
    ['global-secondary', true],
    ['headless-secondary', true],
  ])('%s: lag behind another Region is %p', (topology, expected) => {
    for (const name of SECONDARY_ONLY) {
      expect([name, hasMetric(metric(name), shape({ topology }))]).toEqual([name, expected]);
    }
  });

  test.each<[string, string | undefined, boolean]>([
    ['aurora-mysql', '8.0.mysql_aurora.3.03.3', false],
    ['aurora-mysql', '8.0.mysql_aurora.3.04.0', true],
    ['aurora-mysql', '5.7.mysql_aurora.2.11.6', false],
    ['aurora-mysql', '5.7.mysql_aurora.2.12.0', true],
    ['aurora-mysql', '8.0', true],
    ['aurora-mysql', undefined, true],
    ['aurora-postgresql', '11.9', true],
  ])('%s %s has the lag of the recovery point: %p', (engine, version, expected) => {
    const cluster = shape({ topology: 'headless-secondary', engine, version: version === undefined ? undefined : parseVersion(engine, version), classes: [] });
    expect(hasMetric(metric('AuroraGlobalDBRPOLag'), cluster)).toBe(expected);
  });

  test.each<[string | undefined, boolean, boolean]>([
    ['aurora', true, false],
    ['aurora-mysql', true, false],
    ['aurora-postgresql', false, true],
    [undefined, false, false],
    ['mariadb', false, false],
  ])('engine %s: what is left of the volume %p, transaction IDs %p', (engine, left, ids) => {
    expect(hasMetric(metric('AuroraVolumeBytesLeftTotal'), shape({ engine }))).toBe(left);
    expect(hasMetric(metric('MaximumUsedTransactionIDs'), shape({ engine }))).toBe(ids);
  });

  test('of instances there is nothing without instances, whatever the topology', () => {
    const names = metricsOf(shape({ classes: [] })).map(({ name }) => name);
    expect(names).toContain('VolumeBytesUsed');
    expect(names).not.toContain('CPUUtilization');
  });

  test.each<[Partial<ClusterShape>, boolean]>([
    [{ classes: ['db.r7g.large'] }, false],
    [{ classes: ['db.r7g.large', 'db.r7g.large'] }, true],
    [{ classes: ['db.r7g.large', undefined] }, true],
    [{ topology: 'global-secondary', classes: ['db.r7g.large', 'db.r7g.large'] }, false],
    [{ topology: 'multi-master', classes: ['db.r7g.large', 'db.r7g.large'] }, false],
  ])('%j: a reader next to the writer is %p', (more, expected) => {
    expect(hasReaders(shape(more))).toBe(expected);
  });

  test.each<[Partial<ClusterShape>, boolean]>([
    [{ classes: ['db.serverless'], minCapacity: 0 }, true],
    [{ classes: ['db.serverless'], minCapacity: 0.5 }, false],
    [{ classes: ['db.serverless'] }, false],
    [{ classes: ['db.r7g.large'], minCapacity: 0 }, false],
  ])('%j: may pause is %p', (more, expected) => {
    expect(mayPause(shape(more))).toBe(expected);
    expect(instanceEventCategories(shape(more)).includes('notification')).toBe(!expected);
  });
});

test('the category with two words is written with a hyphen, as the service wants it', () => {
  expect(CLUSTER_EVENT_CATEGORIES).toContain('global-failover');
});

describe('the table of alarms', () => {
  test.each(ALARM_NAMES.map((name) => [name]))('%s is on metrics of the table, and has a reason and a source', (name) => {
    const fact = alarm(name);
    expect(fact.metrics.map(metric)).toHaveLength(fact.metrics.length);
    expect(fact).toMatchObject({ why: expect.stringMatching(/\w/), source: { url: expect.stringMatching(/^https:/), read: '2026-11-22' } });
    // Longer than a day is too long for alarms on minutes.
    expect(fact.evaluationPeriods).toBeLessThanOrEqual(15);
  });

  test('no alarm on data that secondaries, or pauses, do not send is raised by no data', () => {
    expect(ALARM_NAMES.filter((name) => alarm(name).missingDataIsBreaching)).toEqual(['failoverTarget']);
    expect(ALARMS.failoverTarget.metrics).toEqual(['CPUUtilization']);
  });

  test.each<[Partial<ClusterShape>, string | undefined]>([
    [{ classes: ['db.r7g.large', 'db.r7g.large'] }, 'AuroraReplicaLagMaximum'],
    [{ topology: 'global-secondary' }, 'AuroraReplicaLag'],
    [{}, undefined],
  ])('%j: the lag of readers is %s', (more, expected) => {
    expect(metricOfAlarm(alarm('replicaLag'), shape(more))).toBe(expected);
  });

  // The documentation of the options is written by hand, and the tables are what holds.
  test.each(ALARM_NAMES.map((name) => [name]))('the options say where %s begins', (name) => {
    const source = readFileSync(join(__dirname, '../../src/constructs/monitoring/cluster-monitoring-options.ts'), 'utf8');
    const end = source.indexOf(`  readonly ${name}?: AlarmOptions;`);
    const comment = source.slice(source.lastIndexOf('/**', end), end).replace(/\s*\n\s*\*\s?/g, ' ');
    expect(comment).toContain(`@default - on; ${alarm(name).words} `);
  });
});

describe('thresholds', () => {
  const threshold = (name: keyof typeof ALARMS, more: Partial<ClusterShape>): number | undefined => alarm(name).threshold(shape(more));

  test.each<[string, Partial<ClusterShape>, number]>([
    ['of the class', { classes: ['db.r7g.large'] }, Math.floor(16 * GIB * 0.05)],
    ['of the smallest class', { classes: ['db.r7g.4xlarge', 'db.t4g.medium'] }, Math.floor(4 * GIB * 0.05)],
    ['of the maximum capacity', { classes: ['db.serverless'], maxCapacity: 8 }, Math.floor(16 * GIB * 0.05)],
    ['absolute for a class that is not known', { classes: ['db.r7g.large', undefined] }, 256 * 1024 ** 2],
    ['absolute for a class that is in no table', { classes: ['db.q1.large'] }, 256 * 1024 ** 2],
    ['absolute for a capacity that is not known', { classes: ['db.serverless'] }, 256 * 1024 ** 2],
  ])('freeable memory is %s', (_what, more, expected) => {
    expect(threshold('freeableMemory', more)).toBe(expected);
  });

  test.each<[string, Partial<ClusterShape>, number | undefined]>([
    ['of the class', { classes: ['db.r7g.xlarge'] }, 8 * GIB],
    ['of the smallest provisioned class', { classes: ['db.r7g.xlarge', 'db.serverless', 'db.r7g.large'] }, Math.floor(3.2 * GIB)],
    ['that of the engine', { engine: 'aurora-postgresql', classes: ['db.r7g.xlarge'] }, 6 * GIB],
    ['not known for a class that is not', { classes: ['db.r7g.large', undefined] }, undefined],
    ['not known for an engine that is not', { engine: undefined }, undefined],
  ])('local storage is %s', (_what, more, expected) => {
    expect(threshold('localStorage', more)).toBe(expected);
  });

  test.each<[string, string | undefined, number]>([
    ['aurora-mysql', '8.0.mysql_aurora.3.09.0', 128],
    ['aurora-mysql', '8.0.mysql_aurora.3.10.0', 256],
    ['aurora-postgresql', '15.12', 128],
    ['aurora-postgresql', '15.13', 256],
    ['aurora-postgresql', '16.8', 128],
    ['aurora-postgresql', '16.9', 256],
    ['aurora-postgresql', '17.4', 128],
    ['aurora-postgresql', '17.5', 256],
    // AWS chooses the minor, so the smaller limit is the safe one.
    ['aurora-postgresql', '17', 128],
    ['aurora-mysql', undefined, 128],
  ])('a volume of %s %s is full at %p TiB', (engine, version, limit) => {
    const more = { engine, version: version === undefined ? undefined : parseVersion(engine, version) };
    expect(threshold('volumeLeft', more)).toBeCloseTo(limit * TIB * 0.1);
    expect(threshold('volumeUsed', more)).toBeCloseTo(limit * TIB * 0.9);
  });

  test.each<[string, Partial<ClusterShape>, number | undefined]>([
    ['the default of the class', { classes: ['db.r7g.large'] }, 1000],
    ['the least of the instances', { classes: ['db.r7g.xlarge', 'db.r7g.large'] }, 1000],
    ['what a parameter group says', { classes: ['db.r7g.xlarge', 'db.r7g.large'], maxConnections: [undefined, 4000] }, 2000],
    ['not known where a parameter group is not', { classes: ['db.r7g.large'], maxConnections: ['unknown'] }, undefined],
    ['not known for a class that is not', { classes: [undefined] }, undefined],
    ['that of the capacity', { engine: 'aurora-postgresql', classes: ['db.serverless'], minCapacity: 1, maxCapacity: 8 }, 1669],
    ['not known without instances', { classes: [] }, undefined],
    ['not known for an engine that is not', { engine: 'newsql' }, undefined],
  ])('the most connections are %s', (_what, more, expected) => {
    expect(maxConnections(shape(more))).toBe(expected);
    expect(threshold('connections', more)).toBe(expected === undefined ? undefined : Math.floor(expected * 0.9));
  });
});
