import { Duration, Lazy, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { ConflictHandling, MultiMasterCluster, MultiMasterClusterProps } from '../../../src';
import { isolatedVpc, newStack, newVpc } from '../fixtures';

const RETRY = ConflictHandling.retry();

function declare(props: Partial<MultiMasterClusterProps> = {}, stack: Stack = newStack()): { stack: Stack; cluster: MultiMasterCluster } {
  const vpc = props.vpc ?? newVpc(stack);
  return { stack, cluster: new MultiMasterCluster(stack, 'Db', { writers: 2, conflictHandling: RETRY, ...props, vpc }) };
}

function synthesize(props: Partial<MultiMasterClusterProps> = {}): Template {
  return Template.fromStack(declare(props).stack);
}

describe('the cluster', () => {
  test('is a multi-master one, and nothing it cannot have is in the template', () => {
    const template = synthesize();
    template.hasResource('AWS::RDS::DBCluster', {
      DeletionPolicy: 'Snapshot',
      Properties: {
        Engine: 'aurora',
        EngineMode: 'multimaster',
        EngineVersion: '5.6.10a',
        BackupRetentionPeriod: 14,
        CopyTagsToSnapshot: true,
        DeletionProtection: true,
        EnableCloudwatchLogsExports: ['audit', 'error', 'general', 'slowquery'],
        Port: 13306,
        StorageEncrypted: true,
        KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('DbEncryptionKey'), 'Arn'] },
        BacktrackWindow: Match.absent(),
        EnableIAMDatabaseAuthentication: Match.absent(),
        ManageMasterUserPassword: Match.absent(),
        PerformanceInsightsEnabled: Match.absent(),
        AvailabilityZones: Match.absent(),
      },
    });
    template.allResourcesProperties('AWS::RDS::DBInstance', {
      Engine: 'aurora',
      DBInstanceClass: 'db.r4.2xlarge',
      MonitoringInterval: 60,
      PubliclyAccessible: false,
      AutoMinorVersionUpgrade: Match.absent(),
      EnablePerformanceInsights: Match.absent(),
      EngineVersion: Match.absent(),
      PromotionTier: Match.absent(),
      StorageEncrypted: Match.absent(),
    });
    template.hasResourceProperties('AWS::RDS::DBClusterParameterGroup', {
      Family: 'aurora5.6',
      Parameters: { server_audit_logging: '1', server_audit_events: 'CONNECT,QUERY_DCL,QUERY_DDL', slow_query_log: '1' },
    });
  });

  test('has a security group that lets nothing in or out until it is told to', () => {
    const { stack, cluster } = declare();
    cluster.connections.allowDefaultPortFromAnyIpv4();
    Template.fromStack(stack).hasResourceProperties('AWS::EC2::SecurityGroup', {
      GroupDescription: 'Aurora cluster Stack/Db',
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
      SecurityGroupIngress: [Match.objectLike({ FromPort: 13306 })],
    });
  });

  test('is found by its own check', () => {
    const { stack, cluster } = declare();
    expect(MultiMasterCluster.isMultiMasterCluster(cluster)).toBe(true);
    expect(MultiMasterCluster.isMultiMasterCluster(stack)).toBe(false);
    expect(MultiMasterCluster.isMultiMasterCluster(null)).toBe(false);
  });

  test('acknowledges what the built-in engine of CDK says about its engine, and no more', () => {
    const { stack } = declare({ readers: 1 });
    const acknowledged = stack.node.findAll()
      .filter((node) => rds.CfnDBCluster.isCfnDBCluster(node) || rds.CfnDBInstance.isCfnDBInstance(node))
      .map((node) => node.node.metadata.flatMap(({ data }) => Object.keys(data as object)).filter((id) => id.startsWith('CloudFormation-')))
      .map((ids) => [...new Set(ids)].filter((id) => !id.endsWith('W3010')));
    expect(acknowledged).toEqual(Array(4).fill(['CloudFormation-Validate::E9006']));
  });
});

describe('writers and readers', () => {
  test.each([
    [1, 1, 0],
    [2, 2, 0],
    [3, 2, 1],
    [4, 3, 1],
  ])('%d writers: quorum %d, %d can be lost', (writers, quorum, losses) => {
    const { cluster } = declare({ writers });
    expect(cluster.writeQuorum).toBe(quorum);
    expect(cluster.toleratedWriterLosses).toBe(losses);
    expect(cluster.writerEndpoints).toHaveLength(writers);
  });

  test('five writers are for the checks to report', () => {
    const { cluster } = declare({ writers: 5 });
    expect(cluster.writeQuorum).toBe(3);
    expect(cluster.instanceIdentifiers).toHaveLength(5);
  });

  test('are spread over the zones of the subnets in turn', () => {
    const stack = newStack();
    const vpc = isolatedVpc(stack, 2);
    const { cluster } = declare({ vpc, writers: 3, readers: 1 }, stack);
    const zones = cluster.node.findAll().filter(rds.CfnDBInstance.isCfnDBInstance).map((instance) => instance.availabilityZone);
    expect(zones).toEqual([0, 1, 0, 1].map((index) => vpc.availabilityZones[index]));
  });

  test('have the settings of their own', () => {
    const template = synthesize({
      instanceType: new ec2.InstanceType('r4.4xlarge'),
      writers: [{
        name: 'Bids',
        instanceIdentifier: 'Bids-1',
        instanceType: new ec2.InstanceType('r4.8xlarge'),
        availabilityZone: 'eu-west-1c',
        preferredMaintenanceWindow: 'sun:03:00-sun:04:00',
        parameters: { wait_timeout: '600' },
      }, {}],
    });
    template.hasResourceProperties('AWS::RDS::DBInstance', {
      DBInstanceIdentifier: 'bids-1',
      DBInstanceClass: 'db.r4.8xlarge',
      AvailabilityZone: 'eu-west-1c',
      PreferredMaintenanceWindow: 'sun:03:00-sun:04:00',
      DBParameterGroupName: { Ref: Match.stringLikeRegexp('BidsParameterGroup') },
    });
    template.hasResourceProperties('AWS::RDS::DBInstance', { DBInstanceClass: 'db.r4.4xlarge', DBParameterGroupName: Match.absent() });
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', { Family: 'aurora5.6', Parameters: { wait_timeout: '600' } });
  });

  test('readers share a parameter group that makes them read-only, and those with parameters have one of their own', () => {
    const template = synthesize({ readers: [{}, {}, { parameters: { wait_timeout: '600' } }], writers: 1 });
    template.resourceCountIs('AWS::RDS::DBParameterGroup', 2);
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', { Family: 'aurora5.6', Parameters: { read_only: '1' } });
    template.hasResourceProperties('AWS::RDS::DBParameterGroup', { Parameters: { read_only: '1', wait_timeout: '600' } });
  });
});

describe('endpoints', () => {
  test('of instances, writers first', () => {
    const { stack, cluster } = declare({ writers: 2, readers: 1 });
    const hosts = (endpoints: rds.Endpoint[]) => endpoints.map(({ hostname }) => stack.resolve(hostname)['Fn::GetAtt'][0] as string);
    expect(hosts(cluster.writerEndpoints)).toEqual([expect.stringMatching('DbWriter1'), expect.stringMatching('DbWriter2')]);
    expect(hosts(cluster.readerEndpoints)).toEqual([expect.stringMatching('DbReader1')]);
    expect(hosts(cluster.instanceEndpoints)).toEqual([...hosts(cluster.writerEndpoints), ...hosts(cluster.readerEndpoints)]);
    expect(cluster.writerEndpoints.map(({ port }) => port)).toEqual([13306, 13306]);
  });

  test('of the readers is a custom endpoint', () => {
    const { stack, cluster } = declare({ readers: 2 });
    expect(stack.resolve(cluster.readEndpoint?.hostname)).toEqual({ 'Fn::GetAtt': [expect.stringMatching('DbReaderEndpoint'), 'Endpoint'] });
    expect(cluster.clusterReadEndpoint).toBe(cluster.readEndpoint);
    Template.fromStack(stack).hasResourceProperties('AWS::RDS::DBClusterEndpoint', {
      DBClusterIdentifier: { Ref: 'Db5D02A0A9' },
      DBClusterEndpointIdentifier: Match.stringLikeRegexp('^stack-db-readerendpoint-[0-9a-f]{8}$'),
      CustomEndpointType: 'READER',
      StaticMembers: [{ Ref: Match.stringLikeRegexp('DbReader1') }, { Ref: Match.stringLikeRegexp('DbReader2') }],
    });
  });

  test.each([undefined, 0, []])('there is none with readers %j', (readers) => {
    const { stack, cluster } = declare({ readers });
    expect(cluster.readEndpoint).toBeUndefined();
    expect(() => cluster.clusterReadEndpoint).toThrow(new Error('A multi-master cluster has no reader endpoint, got: no `readers`; '
      + 'read from `writerEndpoints`, or add `readers` for a custom endpoint [at Stack/Db]'));
    Template.fromStack(stack).resourceCountIs('AWS::RDS::DBClusterEndpoint', 0);
  });

  test('of a partition', () => {
    const { cluster } = declare({
      writers: [{ name: 'Bids' }, { instanceIdentifier: 'carts' }, {}],
      conflictHandling: ConflictHandling.partitionedWrites({
        partitions: [{ partition: 'a', writer: 'Bids' }, { partition: 'b', writer: 'carts' }, { partition: 'c', writer: 3 }],
      }),
    });
    expect(['a', 'b', 'c'].map((partition) => cluster.writerEndpointFor(partition))).toEqual(cluster.writerEndpoints);
    expect(() => cluster.writerEndpointFor('d')).toThrow(new Error(
      "`partition` must be one of ConflictHandling.partitionedWrites, got: 'd'; give one of a, b, c [at Stack/Db]"));
  });

  test('of a partition, when there are none', () => {
    expect(() => declare().cluster.writerEndpointFor('d')).toThrow(new Error(
      "`partition` must be one of ConflictHandling.partitionedWrites, got: 'd'; give one of the partitions you declare there [at Stack/Db]"));
  });
});

describe('conflict handling', () => {
  test('is kept', () => {
    expect(declare().cluster.conflictHandling).toBe(RETRY);
  });

  test.each([
    ['3', 3],
    ['Writer3', 'Writer3'],
  ])('a partition of writer %s, of two', (shown, writer) => {
    const conflictHandling = ConflictHandling.partitionedWrites({ partitions: [{ partition: 'a', writer }] });
    expect(() => declare({ conflictHandling })).toThrow(new Error(
      `\`writer\` of partition 'a' must be a writer of the cluster, got: ${shown}; give 1 to 2, or one of Writer1, Writer2 [at Stack/Db]`));
  });

  test('a reader is no writer', () => {
    const conflictHandling = ConflictHandling.activeStandby({ activeWriter: 'Reader1' });
    expect(() => declare({ conflictHandling, readers: 1 })).toThrow(new Error(
      '`activeWriter` of `conflictHandling` must be a writer of the cluster, got: Reader1; give 1 to 2, or one of Writer1, Writer2 [at Stack/Db]'));
  });

  test('a writer without partition is reported', () => {
    const conflictHandling = ConflictHandling.partitionedWrites({ partitions: [{ partition: 'a', writer: 2 }, { partition: 'b', writer: 2 }] });
    const { stack } = declare({ conflictHandling, writers: 3 });
    Annotations.fromStack(stack).hasWarning('/Stack/Db', 'No partition is written through Writer1, Writer3, which is paid for all the same; '
      + 'assign partitions in ConflictHandling.partitionedWrites, or lower `writers` [ack: cdk-aurora-topology:writerWithoutPartition]');
  });

  test('other strategies leave nobody idle', () => {
    const { stack } = declare({ conflictHandling: ConflictHandling.activeStandby({ activeWriter: 2 }) });
    Annotations.fromStack(stack).hasNoWarning('/Stack/Db', Match.stringLikeRegexp('No partition'));
  });
});

describe('arguments that make no sense', () => {
  const fix = 'give the number of instances, or one entry each [at Stack/Db]';
  const cases: Array<[Partial<MultiMasterClusterProps>, string]> = [
    [{ writers: 0 }, `\`writers\` must be a whole number of at least 1, got: 0; ${fix}`],
    [{ writers: 1.5 }, `\`writers\` must be a whole number of at least 1, got: 1.5; ${fix}`],
    [{ writers: -1 }, `\`writers\` must be a whole number of at least 1, got: -1; ${fix}`],
    [{ writers: NaN }, `\`writers\` must be a whole number of at least 1, got: NaN; ${fix}`],
    [{ writers: Infinity }, `\`writers\` must be a whole number of at least 1, got: Infinity; ${fix}`],
    [{ writers: [] }, `\`writers\` must have at least 1 entry, got: an empty list; ${fix}`],
    [{ readers: -1 }, `\`readers\` must be a whole number of at least 0, got: -1; ${fix}`],
    [{ readers: 0.5 }, `\`readers\` must be a whole number of at least 0, got: 0.5; ${fix}`],
    [{ writers: Lazy.number({ produce: () => 2 }) },
      '`writers` must be known when the app is synthesized, got: a token; give the number of instances, or one entry each [at Stack/Db]'],
    [{ readers: Lazy.number({ produce: () => 2 }) },
      '`readers` must be known when the app is synthesized, got: a token; give the number of instances, or one entry each [at Stack/Db]'],
    [{ writers: [{ name: Lazy.string({ produce: () => 'A' }) }] },
      '`writers[0].name` must be known when the app is synthesized, got: a token; give the instance a plain text for a name [at Stack/Db]'],
    [{ writers: [{ name: '' }] }, "`writers[0].name` must not be empty, got: ''; give the instance a plain text for a name [at Stack/Db]"],
    [{ writers: [{ name: 'A' }], readers: [{ name: 'A' }] },
      "`name` must not repeat, got: 'A' more than once; give each writer and reader a name of its own [at Stack/Db]"],
    [{ writers: [{ parameters: { read_only: '1' } }] },
      '`parameters` of Writer1 must not have read_only, got: 1; leave it out, and list the instance under `readers` to make it read-only, '
      + 'or under `writers` to let it write [at Stack/Db]'],
  ];

  test.each(cases.map(([props, message]) => ({ props, message })))('$message', ({ props, message }) => {
    expect(() => declare(props)).toThrow(new Error(message));
  });

  test('a parameter group together with parameters', () => {
    const stack = newStack();
    const parameterGroup = rds.ParameterGroup.fromParameterGroupName(stack, 'Group', 'mine');
    expect(() => declare({ parameterGroup, parameters: {} }, stack)).toThrow(new Error(
      '`parameterGroup` and `parameters` exclude each other, got both; leave one of them out [at Stack/Db]'));
  });
});

describe('what multi-master does not have', () => {
  test('IAM authentication', () => {
    const { stack, cluster } = declare();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    expect(() => cluster.grantConnect(role, 'app')).toThrow(new Error(
      "A multi-master cluster has no IAM authentication, got: a grant for database user 'app'; "
      + 'give access to a secret with `secret.grantRead` instead [at Stack/Db]'));
  });

  test('the Data API', () => {
    const { stack, cluster } = declare();
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    expect(() => cluster.grantDataApiAccess(role)).toThrow(/Data API is disabled/);
  });
});

describe('what every cluster has', () => {
  test('a proxy that waits for the instances', () => {
    const { stack, cluster } = declare();
    cluster.addProxy('Proxy', { secrets: [cluster.secret!], vpc: cluster.vpc });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::RDS::DBProxy', { EngineFamily: 'MYSQL' });
    template.hasResource('AWS::RDS::DBProxyTargetGroup', { DependsOn: Match.arrayWith([Match.stringLikeRegexp('DbWriter1')]) });
  });

  test('metrics, of which deadlocks show the conflicts', () => {
    const { stack, cluster } = declare();
    expect(stack.resolve(cluster.metricDeadlocks().dimensions)).toEqual({ DBClusterIdentifier: { Ref: 'Db5D02A0A9' } });
  });

  test('removal policies', () => {
    const kept = synthesize({ removalPolicy: RemovalPolicy.RETAIN, monitoringInterval: Duration.seconds(0) });
    kept.hasResource('AWS::RDS::DBCluster', { DeletionPolicy: 'Retain' });
    kept.hasResource('AWS::RDS::DBInstance', { DeletionPolicy: 'Retain' });
    kept.hasResource('AWS::RDS::DBSubnetGroup', { DeletionPolicy: 'Retain' });
    kept.resourceCountIs('AWS::IAM::Role', 0);
    const gone = synthesize({ removalPolicy: RemovalPolicy.DESTROY });
    gone.hasResource('AWS::RDS::DBCluster', { DeletionPolicy: 'Delete', Properties: { DeletionProtection: false } });
    gone.hasResource('AWS::KMS::Key', { DeletionPolicy: 'Delete' });
  });
});
