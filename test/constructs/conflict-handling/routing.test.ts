import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { AuroraChecks, ConflictHandling, MergeOperation, MultiMasterCluster, MultiMasterClusterProps } from '../../../src';
import { agnosticStack, isolatedVpc, newStack, numberToken, textToken } from '../fixtures';

function declare(props: Partial<MultiMasterClusterProps> = {}, stack: Stack = newStack()): { stack: Stack; cluster: MultiMasterCluster } {
  const cluster = new MultiMasterCluster(stack, 'Db', {
    vpc: isolatedVpc(stack),
    writers: 2,
    conflictHandling: ConflictHandling.retry(),
    ...props,
  });
  return { stack, cluster };
}

/** The document in the template, with `<logical id and attribute>` for each reference. */
function documentOf(props: Partial<MultiMasterClusterProps> = {}, stack: Stack = newStack()): any {
  const parameters = Template.fromStack(declare(props, stack).stack).findResources('AWS::SSM::Parameter');
  const [{ Properties: { Value: value } }] = Object.values(parameters) as any;
  return JSON.parse(value['Fn::Join'][1].map((part: any) => (typeof part === 'string' ? part : `<${part.Ref ?? part['Fn::GetAtt'].join('.')}>`)).join(''));
}

const PARTITIONED = ConflictHandling.partitionedWrites({
  partitions: [{ partition: 'a', writer: 2 }, { partition: 'b', writer: 'Bids' }, { partition: 'c', writer: 2 }],
});

describe('the write-routing document', () => {
  test('of a cluster that only repeats', () => {
    expect(documentOf()).toEqual({
      version: 1,
      writers: [
        { name: 'Writer1', host: expect.stringMatching(/^<DbWriter1\w+\.Endpoint\.Address>$/), port: 13306 },
        { name: 'Writer2', host: expect.stringMatching(/^<DbWriter2\w+\.Endpoint\.Address>$/), port: 13306 },
      ],
      routing: { strategy: 'any' },
      retry: { maxAttempts: 5, baseDelayMillis: 50, jitter: 'full' },
      conflicts: [{ strategy: 'retry' }],
      metrics: { namespace: 'AuroraTopology', conflicts: 'WriteConflicts', dimensions: { DBClusterIdentifier: expect.stringMatching(/^<Db\w+>$/) } },
    });
  });

  test('says which partitions a writer serves', () => {
    const { writers, routing } = documentOf({ writers: [{ name: 'Bids' }, {}], conflictHandling: PARTITIONED });
    expect(writers.map(({ name, partitions }: any) => [name, partitions])).toEqual([['Bids', ['b']], ['Writer2', ['a', 'c']]]);
    expect(routing).toEqual({ strategy: 'partitioned-writes' });
  });

  test('says in which order the standbys follow on the active writer', () => {
    const conflictHandling = ConflictHandling.activeStandby({ activeWriter: 2 });
    const { writers, routing } = documentOf({ writers: 3, conflictHandling });
    expect(routing).toEqual({ strategy: 'active-standby', order: ['Writer2', 'Writer3', 'Writer1'] });
    expect(writers[0].partitions).toBeUndefined();
  });

  test('has the endpoint for reads when there are readers', () => {
    expect(documentOf({ readers: 1 }).readEndpoint).toEqual({ host: expect.stringMatching(/^<DbReaderEndpoint\w+\.Endpoint>$/), port: 13306 });
    expect(documentOf().readEndpoint).toBeUndefined();
  });

  test('has the strategy of each table, and last the one for all others', () => {
    const { conflicts, retry } = documentOf({
      conflictHandling: ConflictHandling.combine(
        ConflictHandling.lastWriteWins({ timestampColumn: 'seen_at', tables: ['positions', 'devices'] }),
        ConflictHandling.deadLetter(),
        ConflictHandling.highestValue({ column: 'bid', tables: ['bids'] }),
        ConflictHandling.merge({ operation: MergeOperation.SUM, column: 'points', tables: ['scores'] }),
        ConflictHandling.merge({ tables: ['carts'] }),
        ConflictHandling.custom({ name: 'earliest-bid-wins', losesUpdates: false, tables: ['auctions'] }),
        ConflictHandling.retry({ maxAttempts: 9, baseDelay: Duration.seconds(1), tables: ['counters'] }),
      ),
    });
    expect(conflicts).toEqual([
      { strategy: 'last-write-wins', tables: ['positions', 'devices'], column: 'seen_at', losesUpdates: true },
      { strategy: 'highest-value', tables: ['bids'], column: 'bid', losesUpdates: true },
      { strategy: 'merge', tables: ['scores'], column: 'points', operation: 'sum' },
      { strategy: 'merge', tables: ['carts'], operation: 'application' },
      { strategy: 'custom', name: 'earliest-bid-wins', tables: ['auctions'] },
      { strategy: 'retry', tables: ['counters'], retry: { maxAttempts: 9, baseDelayMillis: 1000, jitter: 'full' } },
      { strategy: 'dead-letter' },
    ]);
    expect(retry).toEqual({ maxAttempts: 5, baseDelayMillis: 50, jitter: 'full' });
  });

  test('has the attempts and the wait of the strategy for all tables', () => {
    const retry = ConflictHandling.retry({ maxAttempts: 2, baseDelay: Duration.millis(5) });
    const conflictHandling = ConflictHandling.combine(PARTITIONED, retry);
    const document = documentOf({ writers: [{ name: 'Bids' }, {}], conflictHandling });
    expect(document.retry).toEqual({ maxAttempts: 2, baseDelayMillis: 5, jitter: 'full' });
    expect(document.conflicts).toEqual([{ strategy: 'retry' }]);
  });

  test('strategies for some tables leave the others to retry', () => {
    expect(documentOf({ conflictHandling: ConflictHandling.merge({ tables: ['carts'] }) }).conflicts)
      .toEqual([{ strategy: 'merge', tables: ['carts'], operation: 'application' }, { strategy: 'retry' }]);
  });

  test('takes the tier it needs', () => {
    const { stack, cluster } = declare();
    Template.fromStack(stack).hasResourceProperties('AWS::SSM::Parameter', { Type: 'String', Tier: 'Intelligent-Tiering' });
    expect(stack.resolve(cluster.writeRouting.parameterName)).toEqual({ Ref: expect.stringMatching(/^DbWriteRouting/) });
  });

  test('that cannot fit is refused, whatever the endpoints turn out to be', () => {
    const partitions = (length: number) => ({ conflictHandling: ConflictHandling.partitionedWrites({ partitions: [{ partition: 'x'.repeat(length), writer: 1 }, { partition: 'y', writer: 2 }] }) });
    expect(() => declare(partitions(7000))).not.toThrow();
    expect(() => declare(partitions(8192))).toThrow(
      /^`conflictHandling` must fit into a parameter of 8192 bytes, got: 8\d\d\d bytes and more; give fewer or shorter names of partitions and tables, such as ranges of keys \[at Stack\/Db\]$/);
  });

  test('holds what is only known at deployment', () => {
    const document = documentOf({
      port: numberToken(4711),
      conflictHandling: ConflictHandling.combine(
        ConflictHandling.partitionedWrites({ partitions: [{ partition: textToken('"a"'), writer: 1 }, { partition: 'b', writer: 2 }] }),
        ConflictHandling.highestValue({ column: textToken('c'), tables: [textToken('t')] }),
        ConflictHandling.retry({ maxAttempts: numberToken(7), baseDelay: Duration.millis(numberToken(8)) }),
      ),
    }, agnosticStack());
    expect(document).toMatchObject({
      writers: [{ port: 4711, partitions: ['"a"'] }, { partitions: ['b'] }],
      retry: { maxAttempts: 7, baseDelayMillis: 8 },
      conflicts: [{ strategy: 'highest-value', tables: ['t'], column: 'c' }, { strategy: 'retry' }],
    });
  });
});

describe('the queue of conflicts', () => {
  const conflictHandling = ConflictHandling.deadLetter({ tables: ['settlements'] });

  test('is encrypted with the key of the cluster, and keeps conflicts as long as SQS can', () => {
    const { stack, cluster } = declare({ conflictHandling });
    const template = Template.fromStack(stack);
    template.resourcePropertiesCountIs('AWS::SQS::Queue', {
      KmsMasterKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('DbEncryptionKey'), 'Arn'] },
      MessageRetentionPeriod: 14 * 24 * 3600,
    }, 2);
    template.hasResource('AWS::SQS::Queue', {
      DeletionPolicy: 'RetainExceptOnCreate',
      Properties: { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('Unreadable'), 'Arn'] }, maxReceiveCount: 100 } },
    });
    template.resourcePropertiesCountIs('AWS::SQS::QueuePolicy', {
      PolicyDocument: Match.objectLike({ Statement: [Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })] }),
    }, 2);
    expect(cluster.conflictQueue).toBeDefined();
  });

  test('is in the document', () => {
    expect(documentOf({ conflictHandling }).conflictQueueUrl).toMatch(/^<DbConflictQueue\w+>$/);
  });

  test('is encrypted by SQS where the key of the cluster is not ours to use', () => {
    const { stack } = declare({ conflictHandling, storageEncryptionKey: { keyRef: { keyArn: 'arn:aws:kms:eu-west-1:123456789012:key/1', keyId: '1' } } as kms.IKeyRef });
    Template.fromStack(stack).resourcePropertiesCountIs('AWS::SQS::Queue', { SqsManagedSseEnabled: true, KmsMasterKeyId: Match.absent() }, 2);
  });

  test('goes with the cluster when nothing is to stay', () => {
    Template.fromStack(declare({ conflictHandling, removalPolicy: RemovalPolicy.DESTROY }).stack)
      .allResources('AWS::SQS::Queue', { DeletionPolicy: 'Delete' });
  });

  test.each([
    ['retry', ConflictHandling.retry()],
    ['custom', ConflictHandling.custom({ name: 'mine', losesUpdates: false })],
  ])('does not exist for %s', (_name, handling) => {
    const { stack, cluster } = declare({ conflictHandling: handling });
    expect(cluster.conflictQueue).toBeUndefined();
    Template.fromStack(stack).resourceCountIs('AWS::SQS::Queue', 0);
  });

  test('exists for a custom strategy that asks for it', () => {
    expect(declare({ conflictHandling: ConflictHandling.custom({ name: 'mine', losesUpdates: false, usesConflictQueue: true }) }).cluster.conflictQueue).toBeDefined();
  });
});

describe('what the application is granted', () => {
  function statementsOf(props: Partial<MultiMasterClusterProps>): any[] {
    const { stack, cluster } = declare(props);
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    cluster.grantReadRouting(role).assertSuccess();
    const [policy] = Object.values(Template.fromStack(stack).findResources('AWS::IAM::Policy', {
      Properties: { Roles: [{ Ref: Match.stringLikeRegexp('^Role') }] },
    })) as any;
    return policy.Properties.PolicyDocument.Statement;
  }

  const parameterAndMetrics = [
    {
      Effect: 'Allow',
      Action: ['ssm:GetParameter', 'ssm:GetParameters'],
      Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':ssm:eu-west-1:123456789012:parameter/', { Ref: expect.stringMatching(/^DbWriteRouting/) }]] },
    },
    {
      Effect: 'Allow',
      Action: 'cloudwatch:PutMetricData',
      Resource: '*',
      Condition: { StringEquals: { 'cloudwatch:namespace': 'AuroraTopology' } },
    },
  ];

  test('the parameter, and metrics of one namespace', () => {
    expect(statementsOf({})).toEqual(parameterAndMetrics);
  });

  test('with a queue also to send, and to encrypt what it sends', () => {
    expect(statementsOf({ conflictHandling: ConflictHandling.deadLetter() })).toEqual([
      ...parameterAndMetrics,
      { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^DbConflictQueue/), 'Arn'] } },
      { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: { 'Fn::GetAtt': [expect.stringMatching(/^DbEncryptionKey/), 'Arn'] } },
    ]);
  });
});

describe('metrics', () => {
  test('of the engine: deadlocks, added up over the instances', () => {
    const { stack, cluster } = declare();
    expect(stack.resolve(cluster.metricWriteConflicts().toMetricConfig().metricStat)).toMatchObject({
      namespace: 'AWS/RDS',
      metricName: 'Deadlocks',
      dimensions: [{ name: 'DBClusterIdentifier', value: { Ref: expect.stringMatching(/^Db/) } }],
      period: Duration.minutes(1),
      statistic: 'Sum',
    });
  });

  test('of the application: as the document names them', () => {
    const { stack, cluster } = declare();
    expect(stack.resolve(cluster.metricConflicts().toMetricConfig().metricStat)).toMatchObject({
      namespace: 'AuroraTopology',
      metricName: 'WriteConflicts',
      dimensions: [{ name: 'DBClusterIdentifier', value: { Ref: expect.stringMatching(/^Db/) } }],
      period: Duration.minutes(1),
      statistic: 'Sum',
    });
  });

  test('with options of your own', () => {
    const { cluster } = declare();
    const options = { period: Duration.minutes(5), statistic: 'Maximum' };
    expect(cluster.metricConflicts(options)).toMatchObject(options);
    expect(cluster.metricWriteConflicts(options)).toMatchObject(options);
  });
});

describe('updates that can be lost', () => {
  test('are warned of once, with the strategies and their tables', () => {
    const { stack } = declare({
      conflictHandling: ConflictHandling.combine(
        ConflictHandling.lastWriteWins({ tables: ['positions', 'devices'] }),
        ConflictHandling.merge({ tables: ['carts'] }),
        ConflictHandling.custom({ name: 'mine', losesUpdates: true }),
      ),
    });
    Annotations.fromStack(stack).hasWarning('/Stack/Db', 'An update that was confirmed to its client can be gone afterwards '
      + '(last-write-wins on positions, devices; mine on all tables); use merge, retry or deadLetter where every update counts, '
      + 'or acknowledge this [ack: cdk-aurora-topology:conflictsLoseUpdates]');
  });

  test('are not warned of where none are', () => {
    const { stack } = declare({ conflictHandling: ConflictHandling.combine(ConflictHandling.deadLetter({ tables: ['a'] }), ConflictHandling.retry()) });
    expect(Annotations.fromStack(stack).findWarning('*', Match.stringLikeRegexp('gone afterwards'))).toEqual([]);
  });
});

test('a combination without partition for a writer is warned of, too', () => {
  const { stack } = declare({ writers: 3, conflictHandling: ConflictHandling.combine(ConflictHandling.retry(), ConflictHandling.partitionedWrites({ partitions: [{ partition: 'a', writer: 2 }] })) });
  Annotations.fromStack(stack).hasWarning('/Stack/Db', Match.stringLikeRegexp('^No partition is written through Writer1, Writer3'));
});

test('the checks find nothing new', () => {
  const { stack } = declare({ conflictHandling: ConflictHandling.deadLetter() });
  expect(AuroraChecks.findings(stack).map(({ ruleId }) => ruleId)).toEqual(['MultiMasterRetired']);
});
