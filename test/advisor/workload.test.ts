import { App, CfnParameter, CfnResource, Stack, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { AuroraChecks, ConflictHandling, LoadPattern, MultiMasterCluster, SingleMasterCluster, WorkloadEngine, WorkloadRequirements } from '../../src';
import { readTemplates } from '../../src/readers/template';
import { KINDS } from '../../src/topology/kinds';
import { WORKLOAD_METADATA } from '../../src/topology/workload';

const engine = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_4 });
const DUE: WorkloadRequirements = {
  tolerableWriteOutageSeconds: 10,
  engine: WorkloadEngine.MYSQL,
  writesThroughReaders: true,
  load: LoadPattern.VARIABLE,
};

function newStack(): { stack: Stack; vpc: ec2.Vpc } {
  const stack = new Stack(new App(), 'Stack', { env: { region: 'eu-west-1', account: '111122223333' } });
  return { stack, vpc: new ec2.Vpc(stack, 'Vpc') };
}

const found = (stack: Stack): string[] => AuroraChecks.findings(stack).map(({ ruleId }) => ruleId).filter((id) => id.startsWith('Workload')).sort();

/** The metadata of the only cluster, as its template has it. */
function metadata(stack: Stack): unknown {
  const [cluster] = stack.node.findAll().filter((node) => rds.CfnDBCluster.isCfnDBCluster(node));
  return stack.resolve(cluster!.cfnOptions.metadata);
}

describe('workload of SingleMasterCluster', () => {
  test('is metadata of the cluster, and compared with what is declared', () => {
    const { stack, vpc } = newStack();
    new SingleMasterCluster(stack, 'Cluster', { engine, vpc, workload: DUE });
    expect(metadata(stack)).toEqual({ 'AuroraTopology::Workload': { tolerableWriteOutageSeconds: 10, engine: 'MYSQL', writesThroughReaders: true, load: 'VARIABLE' } });
    expect(found(stack)).toEqual(['WorkloadCapacity', 'WorkloadFailoverTime', 'WorkloadLocalWriteForwarding']);
  });

  test('that is met is met in silence', () => {
    const { stack, vpc } = newStack();
    const cluster = new SingleMasterCluster(stack, 'Cluster', {
      engine,
      vpc,
      enableLocalWriteForwarding: true,
      writer: rds.ClusterInstance.serverlessV2('Instance1'),
      readers: [rds.ClusterInstance.serverlessV2('Instance2', { scaleWithWriter: true })],
      workload: DUE,
    });
    cluster.addProxy('Proxy', { vpc, secrets: [cluster.secret!] });
    expect(found(stack)).toEqual([]);
  });

  test('that is not given leaves the template as it is', () => {
    const { stack, vpc } = newStack();
    new SingleMasterCluster(stack, 'Cluster', { engine, vpc });
    expect(metadata(stack)).toBeUndefined();
    expect(found(stack)).toEqual([]);
  });

  test('a default cluster meets a workload that waits for a failover', () => {
    const { stack, vpc } = newStack();
    new SingleMasterCluster(stack, 'Cluster', { engine, vpc, workload: { tolerableWriteOutageSeconds: 60, engine: WorkloadEngine.MYSQL, readRegions: 1 } });
    expect(found(stack)).toEqual([]);
  });

  test('what only the deployment knows is left out', () => {
    const { stack, vpc } = newStack();
    const parameter = new CfnParameter(stack, 'Seconds', { type: 'Number' });
    new SingleMasterCluster(stack, 'Cluster', {
      engine,
      vpc,
      workload: { tolerableWriteOutageSeconds: parameter.valueAsNumber, canQueueWrites: undefined, engine: WorkloadEngine.POSTGRESQL },
    });
    expect(metadata(stack)).toEqual({ [WORKLOAD_METADATA]: { engine: 'POSTGRESQL' } });
    expect(found(stack)).toEqual(['WorkloadEngine']);
  });

  test('may be a token as a whole', () => {
    const { stack, vpc } = newStack();
    new SingleMasterCluster(stack, 'Cluster', { engine, vpc, workload: Token.asAny({ Ref: 'AWS::NoValue' }) as unknown as WorkloadRequirements });
    expect(metadata(stack)).toBeUndefined();
  });

  test('that makes no sense is refused at once', () => {
    const { stack, vpc } = newStack();
    expect(() => new SingleMasterCluster(stack, 'Cluster', { engine, vpc, workload: { readRegions: 0 } })).toThrow(
      new Error('`workload`: `readRegions` must be a whole number of at least 1, got: 0; leave it out if it is not known [at Stack/Cluster]'),
    );
  });
});

describe('workload of MultiMasterCluster', () => {
  const declare = (workload?: WorkloadRequirements): Stack => {
    const { stack, vpc } = newStack();
    new MultiMasterCluster(stack, 'Cluster', { vpc, writers: 2, conflictHandling: ConflictHandling.retry(), workload });
    return stack;
  };

  test('that does not call for several writers is reported', () => {
    const stack = declare({ tolerableWriteOutageSeconds: 45 });
    expect(metadata(stack)).toEqual({ [WORKLOAD_METADATA]: { tolerableWriteOutageSeconds: 45 } });
    expect(found(stack)).toEqual(['WorkloadMultiMaster']);
  });

  test('that calls for them is not, and neither is one that is not given', () => {
    expect(found(declare({ tolerableWriteOutageSeconds: 0, resolvesConflicts: true, canUseMySql56: true }))).toEqual([]);
    expect(found(declare())).toEqual([]);
  });

  test('that makes no sense is refused at once', () => {
    expect(() => declare({ ioCostPercent: -1 })).toThrow('`workload`: `ioCostPercent` must be a number from 0 to 100, got: -1; leave it out if it is not known [at Stack/Cluster]');
  });
});

describe('workload in the metadata of any cluster', () => {
  const declare = (properties: Record<string, unknown>, workload: unknown): Stack => {
    const { stack } = newStack();
    const cluster = new CfnResource(stack, 'Cluster', { type: 'AWS::RDS::DBCluster', properties: { Engine: 'aurora-mysql', ...properties } });
    cluster.addMetadata(WORKLOAD_METADATA, workload);
    for (const id of ['Writer', 'Reader']) {
      new CfnResource(stack, id, { type: 'AWS::RDS::DBInstance', properties: { Engine: 'aurora-mysql', DBClusterIdentifier: cluster.ref, DBInstanceClass: 'db.r6g.large' } });
    }
    return stack;
  };

  test('is read from a raw resource', () => {
    expect(found(declare({}, { writesThroughReaders: true }))).toEqual(['WorkloadLocalWriteForwarding']);
  });

  test.each([
    ['a version without Serverless v2', { EngineVersion: '8.0.mysql_aurora.3.01.1' }, { load: 'VARIABLE' }],
    ['a version without I/O-Optimized storage', { EngineVersion: '8.0.mysql_aurora.3.02.3' }, { ioCostPercent: 90 }],
  ])('nothing is advised that %s does not have', (_, properties, workload) => {
    expect(found(declare({}, workload))).toHaveLength(1);
    expect(found(declare(properties, workload))).toEqual([]);
  });

  test('a proxy for another cluster of the app does not count, and one that may be for it leaves it open', () => {
    const proxied = (target: unknown): string[] => {
      const stack = declare({}, { tolerableWriteOutageSeconds: 10 });
      new CfnResource(stack, 'Targets', { type: 'AWS::RDS::DBProxyTargetGroup', properties: { TargetGroupName: 'default', DBProxyName: 'proxy', DBClusterIdentifiers: target } });
      return found(stack);
    };
    expect(proxied(['another'])).toEqual(['WorkloadFailoverTime']);
    expect(proxied([])).toEqual(['WorkloadFailoverTime']);
    expect(proxied([{ 'Fn::ImportValue': 'cluster' }])).toEqual([]);
    expect(proxied({ 'Fn::ImportValue': 'clusters' })).toEqual([]);
  });

  test('a replica, and a cluster that has one, are not alone in their Region', () => {
    const replicated = (one: Record<string, unknown>, other: Record<string, unknown>): string[] => {
      const stack = declare({ DBClusterIdentifier: 'one', ...one }, { readRegions: 2 });
      new CfnResource(stack, 'Other', { type: 'AWS::RDS::DBCluster', properties: { Engine: 'aurora-mysql', DBClusterIdentifier: 'other', ...other } });
      return found(stack);
    };
    const source = 'arn:aws:rds:eu-west-1:111122223333:cluster:one';
    expect(replicated({}, {})).toEqual(['WorkloadRegions']);
    expect(replicated({ ReplicationSourceIdentifier: source }, {})).toEqual([]);
    expect(replicated({}, { ReplicationSourceIdentifier: { Ref: 'Cluster' } })).toEqual([]);
    expect(replicated({}, { ReplicationSourceIdentifier: { 'Fn::ImportValue': 'cluster' } })).toEqual([]);
  });

  const METADATA: readonly [metadata: unknown, workload: unknown][] = [
    [undefined, undefined],
    ['text', undefined],
    [{}, undefined],
    [{ [WORKLOAD_METADATA]: 'text' }, undefined],
    [{ [WORKLOAD_METADATA]: null }, undefined],
    [{ [WORKLOAD_METADATA]: [] }, undefined],
    [{ [WORKLOAD_METADATA]: {} }, {}],
    [{ [WORKLOAD_METADATA]: { readRegions: 2, writeRegions: { Ref: 'Regions' }, canShard: 'true', unheardOf: 1, toString: 1 } }, { readRegions: 2 }],
    [{ [WORKLOAD_METADATA]: { load: 'VARIABLE', engine: 'ORACLE', ioCostPercent: 101, tolerableWriteOutageSeconds: 0 } }, { load: 'VARIABLE', tolerableWriteOutageSeconds: 0 }],
  ];

  test.each(METADATA)('%j is read as %j', (json, workload) => {
    const Cluster = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql' }, Metadata: json };
    const [cluster] = readTemplates([{ name: 'template', template: { Resources: { Cluster } } }]).all(KINDS.cluster);
    expect(cluster!.workload).toEqual(workload);
  });
});
