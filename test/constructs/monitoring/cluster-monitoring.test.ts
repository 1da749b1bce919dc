import { Fn, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { AuroraChecks, ClusterMonitoring, ConflictHandling, MonitoringOptions, MultiMasterCluster, SingleMasterCluster } from '../../../src';
import { MonitoredCluster } from '../../../src/constructs/monitoring/monitored-cluster';
import { Topology } from '../../../src/facts/metrics';
import { parseVersion } from '../../../src/facts/versions';
import { MYSQL, POSTGRES, agnosticStack, newStack, newVpc, numberToken, textToken } from '../fixtures';

const SERVERLESS = 'db.serverless';
const PROVISIONED = 'db.r7g.large';

/** A cluster as `GlobalDatabase` describes its members. */
function shape(topology: Topology, engine: string, classes: readonly string[], more: Partial<MonitoredCluster> = {}): MonitoredCluster {
  return {
    topology,
    engine,
    version: parseVersion(engine, engine === 'aurora-mysql' ? '8.0.mysql_aurora.3.10.1' : '16.8'),
    clusterIdentifier: 'the-cluster',
    instanceIdentifiers: classes.map((_, index) => `instance-${index}`),
    classes,
    maxConnections: classes.map(() => undefined),
    minCapacity: 1,
    maxCapacity: 8,
    ...more,
  };
}

function monitored(
  cluster: MonitoredCluster,
  options?: MonitoringOptions,
): { stack: Stack; template: Template; monitoring: ClusterMonitoring } {
  const stack = newStack();
  const monitoring = ClusterMonitoring._of(new Construct(stack, 'Db'), cluster, options);
  return { stack, monitoring, template: Template.fromStack(stack) };
}

function single(props: Partial<rds.DatabaseClusterProps> = {}, stack = newStack()): SingleMasterCluster {
  return new SingleMasterCluster(stack, 'Db', { engine: MYSQL, vpc: newVpc(stack), ...props });
}

function multi(readers = 0, stack = newStack()): MultiMasterCluster {
  return new MultiMasterCluster(stack, 'Db', { vpc: newVpc(stack), writers: 2, readers, conflictHandling: ConflictHandling.retry() });
}

interface Widget {
  readonly type: string;
  readonly properties: {
    readonly title?: string;
    readonly markdown?: string;
    readonly alarms?: unknown[];
    readonly metrics?: readonly unknown[][];
    readonly annotations?: { readonly horizontal: readonly { readonly value: number; readonly label: string }[] };
  };
}

/** The widgets, with every token of the body replaced. */
function widgetsOf(template: Template): Widget[] {
  const [dashboard] = Object.values(template.findResources('AWS::CloudWatch::Dashboard'));
  const body = dashboard?.Properties.DashboardBody as string | { 'Fn::Join': [string, unknown[]] };
  const text = typeof body === 'string' ? body : body['Fn::Join'][1].map((part) => (typeof part === 'string' ? part : 'TOKEN')).join('');
  return (JSON.parse(text) as { widgets: Widget[] }).widgets;
}

/** The metrics on the dashboard, each once. A query counts as the metric it reads. */
function drawn(template: Template): string[] {
  const names = widgetsOf(template).flatMap(({ properties }) => properties.metrics ?? []).map(([first, second]) => (
    typeof second === 'string' ? second : /\((\w+)\)/.exec((first as { expression: string }).expression)![1]!
  ));
  return [...new Set(names)];
}

const INSTANCES = ['CPUUtilization', 'FreeableMemory'];
const CACHE = 'BufferCacheHitRatio';
const CAPACITY = ['ServerlessDatabaseCapacity', 'ACUUtilization'];
const MYSQL_WORK = ['CommitThroughput', 'CommitLatency', 'Deadlocks', 'BlockedTransactions', 'Queries'];
const POSTGRES_WORK = ['CommitThroughput', 'CommitLatency', 'Deadlocks', 'MaximumUsedTransactionIDs'];
const MYSQL_VOLUME = ['VolumeBytesUsed', 'AuroraVolumeBytesLeftTotal', 'VolumeReadIOPs', 'VolumeWriteIOPs'];
const POSTGRES_VOLUME = ['VolumeBytesUsed', 'VolumeReadIOPs', 'VolumeWriteIOPs'];
const BACKUP = ['BackupRetentionPeriodStorageUsed', 'SnapshotStorageUsed', 'TotalBackupStorageBilled'];
const GLOBAL = ['AuroraGlobalDBReplicationLag', 'AuroraGlobalDBRPOLag', 'AuroraGlobalDBReplicatedWriteIO'];

interface Expected {
  readonly title: string;
  readonly cluster: MonitoredCluster;
  readonly alarms: readonly string[];
  readonly metrics: readonly string[];
}

const TOPOLOGIES: readonly Expected[] = [
  {
    title: 'a single writer of MySQL',
    cluster: shape('single-master', 'aurora-mysql', [PROVISIONED]),
    alarms: ['cpu', 'freeableMemory', 'localStorage', 'connections', 'deadlocks', 'volumeLeft', 'volumeGrowth'],
    metrics: [...INSTANCES, CACHE, 'DatabaseConnections', 'LoginFailures', ...MYSQL_WORK, ...MYSQL_VOLUME, 'FreeLocalStorage', ...BACKUP],
  },
  {
    title: 'a writer and a reader of MySQL',
    cluster: shape('single-master', 'aurora-mysql', [PROVISIONED, PROVISIONED]),
    alarms: ['failoverTarget', 'replicaLag', 'cpu', 'freeableMemory', 'localStorage', 'connections', 'deadlocks', 'volumeLeft', 'volumeGrowth'],
    metrics: [
      'AuroraReplicaLagMaximum', ...INSTANCES, CACHE, 'DatabaseConnections', 'LoginFailures', ...MYSQL_WORK, ...MYSQL_VOLUME,
      'FreeLocalStorage', ...BACKUP,
    ],
  },
  {
    title: 'a writer and a reader of PostgreSQL',
    cluster: shape('single-master', 'aurora-postgresql', [PROVISIONED, PROVISIONED]),
    alarms: [
      'failoverTarget', 'replicaLag', 'cpu', 'freeableMemory', 'localStorage', 'connections', 'deadlocks', 'transactionIds', 'volumeUsed',
      'volumeGrowth',
    ],
    metrics: [
      'AuroraReplicaLagMaximum', ...INSTANCES, CACHE, 'DatabaseConnections', ...POSTGRES_WORK, ...POSTGRES_VOLUME, 'FreeLocalStorage', ...BACKUP,
    ],
  },
  {
    title: 'Serverless v2 of MySQL',
    cluster: shape('single-master', 'aurora-mysql', [SERVERLESS, SERVERLESS]),
    alarms: ['failoverTarget', 'replicaLag', 'capacity', 'cpu', 'freeableMemory', 'connections', 'deadlocks', 'volumeLeft', 'volumeGrowth'],
    metrics: [
      'AuroraReplicaLagMaximum', ...INSTANCES, ...CAPACITY, CACHE, 'DatabaseConnections', 'LoginFailures', ...MYSQL_WORK, ...MYSQL_VOLUME, ...BACKUP,
    ],
  },
  {
    title: 'Serverless v2 of PostgreSQL',
    cluster: shape('single-master', 'aurora-postgresql', [SERVERLESS]),
    alarms: ['capacity', 'cpu', 'freeableMemory', 'connections', 'deadlocks', 'transactionIds', 'volumeUsed', 'volumeGrowth'],
    metrics: [...INSTANCES, ...CAPACITY, CACHE, 'DatabaseConnections', ...POSTGRES_WORK, ...POSTGRES_VOLUME, ...BACKUP],
  },
  {
    title: 'a provisioned writer with a Serverless v2 reader',
    cluster: shape('single-master', 'aurora-postgresql', [PROVISIONED, SERVERLESS]),
    alarms: [
      'failoverTarget', 'replicaLag', 'capacity', 'cpu', 'freeableMemory', 'localStorage', 'connections', 'deadlocks', 'transactionIds',
      'volumeUsed', 'volumeGrowth',
    ],
    metrics: [
      'AuroraReplicaLagMaximum', ...INSTANCES, ...CAPACITY, CACHE, 'DatabaseConnections', ...POSTGRES_WORK, ...POSTGRES_VOLUME,
      'FreeLocalStorage', ...BACKUP,
    ],
  },
  {
    title: 'multi-master',
    cluster: shape('multi-master', 'aurora', ['db.r4.2xlarge', 'db.r4.2xlarge'], { version: undefined }),
    alarms: ['cpu', 'freeableMemory', 'localStorage', 'connections', 'writeConflicts', 'volumeLeft', 'volumeGrowth'],
    metrics: [...INSTANCES, CACHE, 'DatabaseConnections', 'LoginFailures', ...MYSQL_WORK, ...MYSQL_VOLUME, 'FreeLocalStorage', ...BACKUP],
  },
  {
    title: 'a global primary of PostgreSQL',
    cluster: shape('global-primary', 'aurora-postgresql', [PROVISIONED, PROVISIONED]),
    alarms: [
      'failoverTarget', 'replicaLag', 'cpu', 'freeableMemory', 'localStorage', 'connections', 'deadlocks', 'transactionIds', 'volumeUsed',
      'volumeGrowth',
    ],
    metrics: [
      'AuroraReplicaLagMaximum', ...INSTANCES, CACHE, 'DatabaseConnections', ...POSTGRES_WORK, ...POSTGRES_VOLUME, 'FreeLocalStorage', ...BACKUP,
    ],
  },
  {
    title: 'a global secondary of MySQL with an instance',
    cluster: shape('global-secondary', 'aurora-mysql', [PROVISIONED]),
    alarms: [
      'failoverTarget', 'replicaLag', 'globalReplicationLag', 'globalRpoLag', 'cpu', 'freeableMemory', 'localStorage', 'connections', 'volumeLeft',
    ],
    metrics: [
      'AuroraReplicaLag', ...GLOBAL, ...INSTANCES, CACHE, 'DatabaseConnections', 'LoginFailures', 'Queries', ...MYSQL_VOLUME, 'FreeLocalStorage',
      ...BACKUP,
    ],
  },
  {
    title: 'a global secondary of a MySQL without the metric of the recovery point',
    cluster: shape('global-secondary', 'aurora-mysql', [PROVISIONED], { version: parseVersion('aurora-mysql', '8.0.mysql_aurora.3.03.3') }),
    alarms: ['failoverTarget', 'replicaLag', 'globalReplicationLag', 'cpu', 'freeableMemory', 'localStorage', 'connections', 'volumeLeft'],
    metrics: [
      'AuroraReplicaLag', GLOBAL[0]!, GLOBAL[2]!, ...INSTANCES, CACHE, 'DatabaseConnections', 'LoginFailures', 'Queries', ...MYSQL_VOLUME,
      'FreeLocalStorage', ...BACKUP,
    ],
  },
  {
    title: 'a global secondary of PostgreSQL on Serverless v2',
    cluster: shape('global-secondary', 'aurora-postgresql', [SERVERLESS, SERVERLESS]),
    alarms: [
      'failoverTarget', 'replicaLag', 'globalReplicationLag', 'globalRpoLag', 'capacity', 'cpu', 'freeableMemory', 'connections', 'volumeUsed',
    ],
    metrics: ['AuroraReplicaLag', ...GLOBAL, ...INSTANCES, ...CAPACITY, CACHE, 'DatabaseConnections', ...POSTGRES_VOLUME, ...BACKUP],
  },
  {
    title: 'a headless secondary of MySQL',
    cluster: shape('headless-secondary', 'aurora-mysql', []),
    alarms: ['globalReplicationLag', 'globalRpoLag', 'volumeLeft'],
    metrics: [...GLOBAL, ...MYSQL_VOLUME, ...BACKUP],
  },
  {
    title: 'a headless secondary of PostgreSQL',
    cluster: shape('headless-secondary', 'aurora-postgresql', []),
    alarms: ['globalReplicationLag', 'globalRpoLag', 'volumeUsed'],
    metrics: [...GLOBAL, ...POSTGRES_VOLUME, ...BACKUP],
  },
  {
    title: 'an engine that is not known has what every engine has',
    cluster: shape('single-master', 'aurora-newsql', [PROVISIONED], { version: undefined }),
    alarms: ['cpu', 'freeableMemory', 'deadlocks', 'volumeUsed', 'volumeGrowth'],
    metrics: [
      ...INSTANCES, CACHE, 'DatabaseConnections', 'CommitThroughput', 'CommitLatency', 'Deadlocks', ...POSTGRES_VOLUME, 'FreeLocalStorage', ...BACKUP,
    ],
  },
];

describe('alarms and metrics fit the topology', () => {
  test.each(TOPOLOGIES)('$title', ({ cluster, alarms, metrics }) => {
    const { monitoring, template } = monitored(cluster);
    expect(Object.keys(monitoring.alarms)).toEqual(alarms);
    expect(drawn(template)).toEqual(metrics);
    template.resourceCountIs('AWS::CloudWatch::Alarm', alarms.length);
  });

  test.each([
    ['MySQL', MYSQL, TOPOLOGIES[1]!],
    ['PostgreSQL', POSTGRES, TOPOLOGIES[2]!],
  ])('a SingleMasterCluster of %s is described as it is', (_engine, engine, { alarms, metrics }) => {
    const cluster = single({ engine });
    expect(Object.keys(cluster.addMonitoring().alarms)).toEqual(alarms);
    expect(drawn(Template.fromStack(Stack.of(cluster)))).toEqual(metrics);
  });

  test('a MultiMasterCluster is described as it is, whether some of it is read-only or not', () => {
    const cluster = multi(1);
    const alarms = Object.keys(cluster.addMonitoring().alarms);
    const metrics = drawn(Template.fromStack(Stack.of(cluster)));
    // The shape of the table has no application behind it.
    expect(alarms).toContain('applicationConflicts');
    expect(metrics).toContain('WriteConflicts');
    expect(alarms.filter((name) => name !== 'applicationConflicts')).toEqual(TOPOLOGIES[6]!.alarms);
    expect(metrics.filter((name) => name !== 'WriteConflicts')).toEqual(TOPOLOGIES[6]!.metrics);
  });

  test('a SingleMasterCluster on Serverless v2 has its capacity watched, and its connections from the maximum', () => {
    const cluster = single({
      engine: POSTGRES,
      writer: rds.ClusterInstance.serverlessV2('Writer'),
      serverlessV2MinCapacity: 1,
      serverlessV2MaxCapacity: 16,
    });
    expect(Object.keys(cluster.addMonitoring().alarms)).toEqual(TOPOLOGIES[4]!.alarms);
    Template.fromStack(Stack.of(cluster)).hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'DatabaseConnections', Threshold: 3024 });
  });
});

describe('alarms', () => {
  const byMetric = (template: Template, MetricName: string): Record<string, unknown> => {
    const [alarm] = Object.values(template.findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName } }));
    return alarm?.Properties as Record<string, unknown>;
  };

  test('every alarm goes to the topic, and says which cluster it is about', () => {
    const { template } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED, PROVISIONED]));
    template.allResourcesProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [{ Ref: Match.stringLikeRegexp('MonitoringTopic') }],
      AlarmDescription: Match.stringLikeRegexp(': Aurora cluster Stack/Db$'),
      OKActions: Match.absent(),
    });
  });

  test('the topic hears of the end of an alarm when it is asked to', () => {
    const { template } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED]), { notifyWhenOver: true });
    template.allResourcesProperties('AWS::CloudWatch::Alarm', { OKActions: [{ Ref: Match.stringLikeRegexp('MonitoringTopic') }] });
  });

  test('a reader that reports nothing is a failover target that is missing', () => {
    const cluster = single();
    cluster.addMonitoring();
    Template.fromStack(Stack.of(cluster)).hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'CPUUtilization',
      Statistic: 'SampleCount',
      Dimensions: [{ Name: 'DBClusterIdentifier', Value: { Ref: Match.stringLikeRegexp('^Db') } }, { Name: 'Role', Value: 'READER' }],
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      EvaluationPeriods: 5,
      Period: 60,
      TreatMissingData: 'breaching',
    });
  });

  test('a secondary has no roles, so any of its instances is a failover target', () => {
    const { template } = monitored(shape('global-secondary', 'aurora-mysql', [PROVISIONED]));
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Statistic: 'SampleCount',
      Dimensions: [{ Name: 'DBClusterIdentifier', Value: 'the-cluster' }],
      TreatMissingData: 'breaching',
    });
  });

  test.each(TOPOLOGIES)('no data raises nothing but the missing failover target: $title', ({ cluster, alarms }) => {
    const treatments = Object.values(monitored(cluster).template.findResources('AWS::CloudWatch::Alarm'))
      .map((alarm) => [alarm.Properties.Statistic === 'SampleCount', alarm.Properties.TreatMissingData] as const);
    expect(treatments.filter(([isTarget]) => isTarget).map(([, treatment]) => treatment))
      .toEqual(alarms.includes('failoverTarget') ? ['breaching'] : []);
    expect(new Set(treatments.filter(([isTarget]) => !isTarget).map(([, treatment]) => treatment))).toEqual(new Set(['notBreaching']));
  });

  test('a paused instance sends zeros for its CPU and its capacity, and nothing else, and raises no alarm', () => {
    const { template } = monitored(shape('single-master', 'aurora-mysql', [SERVERLESS, SERVERLESS], { minCapacity: 0 }));
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map((alarm) => alarm.Properties);
    for (const { MetricName, Statistic, ComparisonOperator, TreatMissingData } of alarms.filter((one) => one.MetricName !== undefined)) {
      const sentWhilePaused = ['CPUUtilization', 'ACUUtilization', 'ServerlessDatabaseCapacity'].includes(MetricName);
      if (sentWhilePaused) {
        expect([Statistic === 'SampleCount' ? 'counts' : 'measures', ComparisonOperator.startsWith('Less')]).toEqual(
          Statistic === 'SampleCount' ? ['counts', true] : ['measures', false],
        );
      } else {
        expect([MetricName, TreatMissingData]).toEqual([MetricName, 'notBreaching']);
      }
    }
  });

  test('lag behind another Region is looked up by the cluster alone, so that it is found after a switchover', () => {
    const { template } = monitored(shape('headless-secondary', 'aurora-postgresql', []));
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Metrics: [Match.objectLike({
        Expression: 'SELECT MAX(AuroraGlobalDBRPOLag) FROM "AWS/RDS" WHERE DBClusterIdentifier = \'the-cluster\'',
        Period: 60,
      })],
      Threshold: 10000,
      EvaluationPeriods: 5,
    });
  });

  test('the growth of the volume is that within a day', () => {
    const { template } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED]));
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'IF(most - least > 10737418240, 100 * (most - least) / least, 0)' }),
        Match.objectLike({ Id: 'most', MetricStat: Match.objectLike({ Period: 86400, Stat: 'Maximum' }) }),
        Match.objectLike({ Id: 'least', MetricStat: Match.objectLike({ Period: 86400, Stat: 'Minimum' }) }),
      ]),
      Threshold: 20,
      EvaluationPeriods: 1,
    });
  });

  test('a threshold, a duration and the number of bad periods can be given', () => {
    const { template } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED]), {
      alarms: { cpu: { threshold: 70, evaluationPeriods: 10, datapointsToAlarm: 8 } },
    });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      MetricName: 'CPUUtilization', Threshold: 70, EvaluationPeriods: 10, DatapointsToAlarm: 8,
    });
  });

  test('an alarm can be switched off', () => {
    const { monitoring } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED]), { alarms: { deadlocks: { enabled: false } } });
    expect(Object.keys(monitoring.alarms)).not.toContain('deadlocks');
  });

  test('options of an alarm that the cluster cannot have do nothing', () => {
    const cluster = shape('single-master', 'aurora-mysql', [PROVISIONED]);
    const alarms = { capacity: { threshold: 80 }, globalRpoLag: { enabled: true }, conflictQueue: { threshold: 3 } };
    expect(Object.keys(monitored(cluster, { alarms }).monitoring.alarms)).toEqual(TOPOLOGIES[0]!.alarms);
  });

  test('an alarm is had by its name', () => {
    const { monitoring, stack } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED]));
    expect(stack.resolve(monitoring.alarm('cpu').alarmName)).toEqual({ Ref: expect.stringContaining('MonitoringCpu') });
    expect(() => monitoring.alarm('capacity')).toThrow(new Error(
      '`name` must be an alarm of the cluster, got: \'capacity\'; give one of cpu, freeableMemory, localStorage, connections, deadlocks, '
      + 'volumeLeft, volumeGrowth [at Stack/Db/Monitoring]',
    ));
  });

  test.each([
    [{ cpu: { evaluationPeriods: 0 } }, '`alarms.cpu.evaluationPeriods` must be a whole number of at least 1, got: 0; count the periods that are looked at'],
    [{ cpu: { datapointsToAlarm: 1.5 } }, '`alarms.cpu.datapointsToAlarm` must be a whole number of at least 1, got: 1.5; count the periods that raise the alarm'],
    [{ cpu: { datapointsToAlarm: 6 } }, '`alarms.cpu.datapointsToAlarm` must be at most `evaluationPeriods`, 5, got: 6; lower it, or raise `evaluationPeriods`'],
  ])('options that make no sense are refused: %j', (alarms, message) => {
    expect(() => monitored(shape('single-master', 'aurora-mysql', [PROVISIONED]), { alarms }))
      .toThrow(new Error(`${message} [at Stack/Db/Monitoring]`));
  });

  test('tokens are taken for numbers', () => {
    const { template } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED]), {
      alarms: { cpu: { threshold: numberToken(75), evaluationPeriods: numberToken(3), datapointsToAlarm: numberToken(2) } },
    });
    expect(byMetric(template, 'CPUUtilization')).toMatchObject({ Threshold: 75, EvaluationPeriods: 3, DatapointsToAlarm: 2 });
  });
});

describe('the limit of connections', () => {
  const threshold = (cluster: SingleMasterCluster): unknown => {
    cluster.addMonitoring();
    const found = Template.fromStack(Stack.of(cluster)).findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName: 'DatabaseConnections' } });
    return Object.values(found)[0]?.Properties.Threshold;
  };
  const group = (scope: Construct, value: string): rds.ParameterGroup =>
    new rds.ParameterGroup(scope, `Group${value}`, { engine: MYSQL, parameters: { max_connections: value } });

  test('is the default of the class', () => {
    expect(threshold(single())).toBe(900);
  });

  test('is that of the smallest instance, because connections have to fit after a failover', () => {
    expect(threshold(single({
      writer: rds.ClusterInstance.provisioned('Writer', { instanceType: new ec2.InstanceType('r7g.4xlarge') }),
      readers: [rds.ClusterInstance.provisioned('Reader', { instanceType: new ec2.InstanceType('r7g.xlarge') })],
    }))).toBe(1800);
  });

  test('is what the parameters of the cluster say', () => {
    expect(threshold(single({ parameters: { max_connections: '300' } }))).toBe(270);
  });

  test('is what the parameter group of an instance says, before that of the cluster', () => {
    const stack = newStack();
    expect(threshold(single({
      writer: rds.ClusterInstance.provisioned('Writer', { parameterGroup: group(stack, '200') }),
      parameters: { max_connections: '300' },
    }, stack))).toBe(180);
  });

  test.each([
    ['a formula', (scope: Construct) => ({ parameterGroup: group(scope, '{DBInstanceClassMemory/12582880}') })],
    ['a group of another app', (scope: Construct) => ({ parameterGroup: rds.ParameterGroup.fromParameterGroupName(scope, 'Group', 'theirs') })],
    ['parameters that are only known at deployment', (scope: Construct) => {
      const parameters = Fn.transform('Parameters', {});
      const { ref } = new rds.CfnDBClusterParameterGroup(scope, 'Late', { description: 'late', family: 'aurora-mysql8.0', parameters });
      return { parameterGroup: rds.ParameterGroup.fromParameterGroupName(scope, 'Group', ref) };
    }],
  ])('is not known with %s', (_what, props) => {
    const stack = newStack();
    expect(threshold(single(props(stack), stack))).toBeUndefined();
  });

  test('does not matter when a threshold is given', () => {
    const { template } = monitored(shape('single-master', 'aurora-mysql', ['db.z9.large']), { alarms: { connections: { threshold: 50 } } });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'DatabaseConnections', Threshold: 50 });
  });

  test('is asked for when the alarm has to be there', () => {
    expect(() => monitored(shape('single-master', 'aurora-mysql', ['db.z9.large']), { alarms: { connections: { enabled: true } } }))
      .toThrow(new Error('`alarms.connections` must have a `threshold`, got: none; the limit of an instance is not known, so give one, '
        + 'or leave the alarm out [at Stack/Db/Monitoring]'));
  });
});

describe('the dashboard', () => {
  test('has the state of all alarms on top, and a row for each subject', () => {
    const { template, monitoring } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED, PROVISIONED]));
    const [status, ...rows] = widgetsOf(template);
    expect(status).toMatchObject({ type: 'alarm' });
    expect(status!.properties.alarms).toHaveLength(Object.keys(monitoring.alarms).length);
    expect(rows.filter(({ type }) => type === 'text').map(({ properties }) => properties.markdown))
      .toEqual(['## Replication', '## Instances', '## Connections', '## Work', '## Storage', '## Backup']);
  });

  test('leaves out subjects the cluster has nothing of', () => {
    const { template } = monitored(shape('headless-secondary', 'aurora-mysql', []));
    expect(widgetsOf(template).filter(({ type }) => type === 'text').map(({ properties }) => properties.markdown))
      .toEqual(['## Replication', '## Storage', '## Backup']);
  });

  test('draws the thresholds of the alarms', () => {
    // The alarm of the missing failover target is on the CPU as well, but its threshold is no percentage.
    const { template } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED, PROVISIONED]), { alarms: { cpu: { threshold: 77 } } });
    const byTitle = new Map(widgetsOf(template)
      .map(({ properties }) => [properties.title, properties.annotations?.horizontal.map(({ value }) => value)]));
    expect(byTitle.get('CPU')).toEqual([77]);
    expect(byTitle.get('Connections')).toEqual([900]);
    expect(byTitle.get('Queries')).toBeUndefined();
  });

  test.each<[string, MonitoredCluster, readonly unknown[]]>([
    ['writer and readers', shape('single-master', 'aurora-mysql', [PROVISIONED, PROVISIONED]), ['Writer', 'Readers']],
    ['a writer alone', shape('single-master', 'aurora-mysql', [PROVISIONED]), ['Writer']],
    ['instances without roles', shape('multi-master', 'aurora', [PROVISIONED, PROVISIONED]), ['instance-0', 'instance-1']],
  ])('has a line for each of %s', (_what, cluster, labels) => {
    const cpu = widgetsOf(monitored(cluster).template).find(({ properties }) => properties.title === 'CPU');
    expect(cpu!.properties.metrics!.map((metric) => (metric[metric.length - 1] as { label: string }).label)).toEqual(labels);
  });

  test('can be switched off, and has no state without alarms', () => {
    const { template, monitoring } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED]), { dashboard: false });
    template.resourceCountIs('AWS::CloudWatch::Dashboard', 0);
    expect(monitoring.dashboard).toBeUndefined();

    const off = { enabled: false };
    const quiet = monitored(shape('headless-secondary', 'aurora-mysql', []), {
      alarms: { globalReplicationLag: off, globalRpoLag: off, volumeLeft: off },
    });
    expect(widgetsOf(quiet.template).filter(({ type }) => type === 'alarm')).toEqual([]);
    expect(() => quiet.monitoring.alarm('cpu')).toThrow('give one of those you switch on');
  });
});

describe('conflicts of multi-master', () => {
  const metric = (metricName: string): cloudwatch.Metric => new cloudwatch.Metric({ namespace: 'Application', metricName });

  test('what the application measures is watched and drawn', () => {
    const { monitoring, template } = monitored(shape('multi-master', 'aurora', [PROVISIONED], {
      conflicts: metric('Conflicts'),
      conflictQueue: metric('Waiting'),
    }));
    expect(Object.keys(monitoring.alarms)).toEqual(expect.arrayContaining(['writeConflicts', 'applicationConflicts', 'conflictQueue']));
    expect(drawn(template)).toEqual(expect.arrayContaining(['Conflicts', 'Waiting']));
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'Application', MetricName: 'Waiting', Threshold: 0, EvaluationPeriods: 1 });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'Application', MetricName: 'Conflicts', Threshold: 10, EvaluationPeriods: 5 });
  });
});

describe('the topic', () => {
  test('is encrypted, takes TLS only, and lets alarms and RDS of the account publish', () => {
    const { template } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED]));
    const publishers = { Service: ['cloudwatch.amazonaws.com', 'events.rds.amazonaws.com'] };
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('TopicKey'), 'Arn'] } });
    template.hasResourceProperties('AWS::KMS::Key', {
      EnableKeyRotation: true,
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Effect: 'Allow', Principal: publishers, Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        })]),
      },
    });
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
          Match.objectLike({
            Effect: 'Allow',
            Principal: publishers,
            Action: 'sns:Publish',
            Condition: { StringEquals: { 'aws:SourceAccount': '123456789012' } },
          }),
        ]),
      },
    });
  });

  test('is the one that is given, and stays as it is', () => {
    const stack = newStack();
    const topic = new sns.Topic(stack, 'Mine');
    const monitoring = ClusterMonitoring._of(new Construct(stack, 'Db'), shape('single-master', 'aurora-mysql', [PROVISIONED]), { topic });
    const template = Template.fromStack(stack);
    expect(monitoring.topic).toBe(topic);
    template.resourceCountIs('AWS::SNS::Topic', 1);
    template.resourceCountIs('AWS::SNS::TopicPolicy', 0);
    template.resourceCountIs('AWS::KMS::Key', 0);
    template.allResourcesProperties('AWS::CloudWatch::Alarm', { AlarmActions: [stack.resolve(topic.topicArn)] });
    template.allResourcesProperties('AWS::RDS::EventSubscription', { SnsTopicArn: stack.resolve(topic.topicArn) });
  });

  test('is encrypted with the key that is given, whose policy is extended', () => {
    const stack = newStack();
    const topicEncryptionKey = new kms.Key(stack, 'Mine');
    ClusterMonitoring._of(new Construct(stack, 'Db'), shape('single-master', 'aurora-mysql', [PROVISIONED]), { topicEncryptionKey });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey*'] })]) },
    });
  });

  test('and a key for it exclude each other', () => {
    const stack = newStack();
    const options = { topic: new sns.Topic(stack, 'Mine'), topicEncryptionKey: new kms.Key(stack, 'Key') };
    expect(() => ClusterMonitoring._of(new Construct(stack, 'Db'), shape('single-master', 'aurora-mysql', []), options)).toThrow(new Error(
      '`topic` and `topicEncryptionKey` exclude each other, got both; encrypt the topic where it is created [at Stack/Db/Monitoring]',
    ));
  });
});

describe('events', () => {
  test('of the cluster and of its instances are sent to the topic, once RDS may publish', () => {
    const cluster = single();
    const { eventSubscription, instanceEventSubscription } = cluster.addMonitoring();
    const stack = Stack.of(cluster);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::RDS::EventSubscription', 2);
    template.hasResource('AWS::RDS::EventSubscription', {
      Properties: {
        Enabled: true,
        EventCategories: ['failover', 'failure', 'global-failover', 'maintenance', 'notification'],
        SourceIds: [stack.resolve(cluster.clusterIdentifier)],
        SourceType: 'db-cluster',
      },
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('MonitoringTopicPolicy')]),
    });
    template.hasResourceProperties('AWS::RDS::EventSubscription', {
      EventCategories: ['availability', 'failure', 'low storage', 'maintenance', 'notification', 'recovery'],
      SourceIds: stack.resolve(cluster.instanceIdentifiers),
      SourceType: 'db-instance',
    });
    expect(eventSubscription).toBeDefined();
    expect(instanceEventSubscription).toBeDefined();
  });

  test.each([
    [0, false],
    [0.5, true],
  ])('with a least capacity of %p, notifications of instances are wanted: %p', (minCapacity, wanted) => {
    const { monitoring } = monitored(shape('single-master', 'aurora-mysql', [SERVERLESS], { minCapacity }));
    expect(monitoring.instanceEventSubscription!.eventCategories!.includes('notification')).toBe(wanted);
  });

  test('of instances need instances', () => {
    const { monitoring, template } = monitored(shape('headless-secondary', 'aurora-mysql', []));
    template.resourceCountIs('AWS::RDS::EventSubscription', 1);
    expect(monitoring.instanceEventSubscription).toBeUndefined();
  });

  test('can be switched off', () => {
    const { monitoring, template } = monitored(shape('single-master', 'aurora-mysql', [PROVISIONED]), { events: false });
    template.resourceCountIs('AWS::RDS::EventSubscription', 0);
    expect(monitoring.eventSubscription).toBeUndefined();
  });
});

describe('addMonitoring', () => {
  test('is called once', () => {
    const cluster = single();
    cluster.addMonitoring();
    expect(() => cluster.addMonitoring()).toThrow(new Error(
      'The cluster is monitored already, got: a second `addMonitoring`; give all options to the first one [at Stack/Db]',
    ));
  });

  test('does not know the metrics of a Limitless database', () => {
    const stack = newStack();
    const cluster = new SingleMasterCluster(stack, 'Db', {
      engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_4_LIMITLESS }),
      vpc: newVpc(stack),
      clusterScalabilityType: rds.ClusterScalabilityType.LIMITLESS,
      storageType: rds.DBClusterStorageType.AURORA_IOPT1,
      enablePerformanceInsights: true,
      performanceInsightRetention: rds.PerformanceInsightRetention.MONTHS_1,
    });
    expect(() => cluster.addMonitoring()).toThrow(new Error(
      'A Limitless database cannot be monitored like a cluster, got: `addMonitoring`; '
      + 'its metrics are those of its shard group, so make alarms for these [at Stack/Db]',
    ));
  });

  test('works without knowing Region, class, version or capacity', () => {
    const stack = agnosticStack();
    const cluster = new SingleMasterCluster(stack, 'Db', {
      engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.of(textToken('8.0.mysql_aurora.3.10.1'), '8.0') }),
      vpc: newVpc(stack),
      writer: rds.ClusterInstance.provisioned('Writer', { instanceType: new ec2.InstanceType(textToken('r7g.large')) }),
      parameters: { max_connections: textToken('500') },
      clusterIdentifier: textToken('named'),
    });
    expect(() => cluster.addMonitoring()).not.toThrow();
    expect(() => Template.fromStack(stack)).not.toThrow();
  });

  test.each([
    ['a SingleMasterCluster', () => single()],
    ['one on Serverless v2', () => single({
      engine: POSTGRES,
      writer: rds.ClusterInstance.serverlessV2('Writer'),
      readers: [rds.ClusterInstance.serverlessV2('Reader', { scaleWithWriter: true })],
      serverlessV2MinCapacity: 2,
      serverlessV2MaxCapacity: 8,
    })],
  ])('leaves nothing for the checks to find in %s', (_what, newCluster) => {
    const cluster = newCluster();
    cluster.addMonitoring();
    expect(AuroraChecks.findings(Stack.of(cluster))).toEqual([]);
  });

  test('adds nothing for the checks to find in a MultiMasterCluster', () => {
    const plain = multi(1);
    const cluster = multi(1);
    cluster.addMonitoring();
    const rules = (of: Construct): string[] => AuroraChecks.findings(Stack.of(of)).map(({ ruleId }) => ruleId);
    expect(rules(cluster)).toEqual(rules(plain));
  });
});
