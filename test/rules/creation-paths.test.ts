import { evaluate } from '../../src/engine/evaluate';
import { Example, ExampleResource } from '../../src/engine/example';
import { Finding } from '../../src/engine/finding';
import { CREATION_PATHS, CreationRequest, DROPPABLE, dropOf } from '../../src/facts/creation-paths';
import { readTemplates } from '../../src/readers/template';
import { RULES } from '../../src/rules';
import { ANYTHING, OWN_PASSWORD, member, mysql, postgresql } from '../../src/rules/_examples';
import { exampleTemplates } from '../support/example-templates';

const CLUSTER = 'AWS::RDS::DBCluster';

/** Rules about what is not sent, or about what CloudFormation refuses or compares before it sends anything. */
const ABOUT_DECLARED = new Set([
  // Not sent, and said so.
  'RestoreSnapshotMasterUsername', 'RestoreSnapshotReplication', 'RestoreSnapshotTime', 'RestoreSnapshotType', 'RestoreSnapshotEncryptionOff',
  'RestoreCopyMasterUsername', 'RestoreCopyDatabaseName', 'RestoreCopyAvailabilityZones', 'RestoreCopyReplication', 'RestoreCopySnapshot',
  'RestoreSourceMissing', 'RestoreTimeDropped', 'GlobalMemberRestore', 'MultiMasterPointInTimeRestore', 'SourceRegionUnused',
  // The pattern of the property in the schema.
  'ClusterMasterUsernameFormat', 'GlobalMemberIdentifierPattern',
  // Checks of the handler.
  'RestoreScalabilityType', 'RestoreTimeFormat', 'SourceRegionSpelling', 'RestoreKeyWithoutEncryption', 'RestoreEncryptionOff', 'RestoreEncryptionKeyMissing',
]);

/** How a cluster of an example is made from something that exists. */
const MADE: readonly { title: string; request: CreationRequest; properties: Record<string, unknown> }[] = [
  { title: 'a snapshot', request: CREATION_PATHS['snapshot restore'], properties: { SourceDBClusterIdentifier: undefined, SourceDbClusterResourceId: undefined, SnapshotIdentifier: 'before' } },
  { title: 'another cluster', request: CREATION_PATHS['point-in-time copy'], properties: { SourceDBClusterIdentifier: 'origin', SourceDbClusterResourceId: undefined, UseLatestRestorableTime: true } },
  { title: 'a cluster that is gone', request: CREATION_PATHS.clone, properties: { SourceDBClusterIdentifier: undefined, SourceDbClusterResourceId: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', RestoreType: 'copy-on-write' } },
];

/** Always dropped; `Engine` is taken for that of the source. */
const isDropped = (request: CreationRequest, property: string): boolean => property !== 'Engine' && dropOf(request, property) === 'always';

function changed(example: Example, change: (properties: ExampleResource['Properties']) => Record<string, unknown>): Example {
  const stack = <S extends Pick<Example, 'resources'>>(one: S): S => ({
    ...one,
    resources: Object.fromEntries(Object.entries(one.resources).map(([id, resource]) =>
      [id, resource.Type === CLUSTER ? { ...resource, Properties: change(resource.Properties) } : resource])),
  });
  const elsewhere = Object.fromEntries(Object.entries(example.elsewhere ?? {}).map(([name, one]) => [name, stack(one)]));
  return { ...stack(example), elsewhere };
}

const say = ({ rule: { id }, location: { resource, property }, what, fix, when }: Finding): string => [id, resource.address, property, what, fix, when].join(' | ');

function findings(example: Example): Finding[] {
  const { findings: all, failed } = evaluate(readTemplates(exampleTemplates(example)), RULES);
  // An expectation would take longer than the rules.
  if (failed.length > 0) throw failed[0]!.error;
  return all.filter(({ rule: { id } }) => !ABOUT_DECLARED.has(id));
}

const CLUSTER_EXAMPLES = RULES
  .flatMap(({ id, invalid, valid }) => [...invalid, ...valid].map((example) => ({ id, example })))
  .filter(({ example: { resources, elsewhere = {} } }) =>
    [{ resources }, ...Object.values(elsewhere)].some((stack) => Object.values(stack.resources).some(({ Type }) => Type === CLUSTER)));

describe.each(MADE)('every example whose clusters are made from $title', ({ request, properties }) => {
  const dropped = [...DROPPABLE].filter((property) => isDropped(request, property));

  const judged = CLUSTER_EXAMPLES.map(({ id, example }) => {
    const restored = changed(example, (own) => ({ ...own, ...properties }));
    return { id, example, restored, found: findings(restored) };
  });

  test('has the findings it would have without what is not sent', () => {
    const differing = judged.flatMap(({ id, example, restored, found: all }) => {
      const bare = changed(restored, (own) => Object.fromEntries(Object.entries(own).filter(([property]) => !dropped.includes(property))));
      const [with_, without] = [all.map(say), findings(bare).map(say)];
      return JSON.stringify(with_) === JSON.stringify(without) ? [] : [{ id, title: example.title, with_, without }];
    });
    expect(differing).toEqual([]);
  });

  test('is not refused for what is not sent', () => {
    const wrong = judged.flatMap(({ id, example, found: all }) => all
      .filter(({ rule, location: { resource, property } }) =>
        rule.effect === 'rejected' && resource.kind.type === CLUSTER && dropOf(request, property?.split('.')[0] ?? '') === 'always'
        && resource.declared.has(property!.split('.')[0]!))
      .map((finding) => ({ id, title: example.title, finding: say(finding) })));
    expect(wrong).toEqual([]);
  });
});

/** What speaks of a property, or of a version, that a copy does not have from the template; the first also of one a snapshot does not. */
const SILENT_ON_RESTORES = ['ClusterMasterUsernameReserved', 'ClusterMasterUsernameLength', 'ClusterManagedPasswordReplica', 'BacktrackReplica', 'ReplicaPartition'];
const SILENT_ON_COPIES = [
  'ClusterAvailabilityZoneLimit', 'ClusterAvailabilityZoneRegion', 'ClusterAvailabilityZoneLocal', 'ClusterAvailabilityZoneSubnet',
  'EngineModeSpelling', 'EngineRetired', 'ClusterIoOptimizedVersion', 'ServerlessV2MaxCapacityVersion', 'ServerlessV2AutoPauseVersion',
  'LocalWriteForwardingVersion', 'GlobalWriteForwardingVersion', 'ClusterDomainEngineVersion', 'MemberEngineVersion', 'InstanceClassMaximumVersion',
  'ProxyTargetEngineVersion', 'IntegrationSourceVersion', 'EngineVersionRetired', 'EngineVersionSpelling', 'EngineVersionOffered',
];
const SILENT = MADE.flatMap(({ title, request, properties }) =>
  [...SILENT_ON_RESTORES, ...(request === 'RestoreDBClusterToPointInTime' ? SILENT_ON_COPIES : [])].map((id) => ({ id, title, properties })));

test.each(SILENT)('$id says nothing of a cluster that is made from $title', ({ id, properties }) => {
  const rule = RULES.find((one) => one.id === id)!;
  for (const example of rule.invalid) {
    expect(evaluate(readTemplates(exampleTemplates(example)), [rule]).findings).not.toEqual([]);
    expect(evaluate(readTemplates(exampleTemplates(changed(example, (own) => ({ ...own, ...properties })))), [rule]).findings).toEqual([]);
  }
});

describe('EngineMode of a copy', () => {
  const of = (EngineMode: string) => findingIds('EngineModeRetired', { SourceDBClusterIdentifier: 'orders', UseLatestRestorableTime: true, EngineMode });

  test.each(['parallelquery', 'global'])('%s is not sent', (mode) => expect(of(mode)).toEqual([]));
  test('serverless makes CloudFormation send the capacity of Serverless v1', () => expect(of('serverless')).toEqual(['EngineModeRetired']));
});

describe('where a condition or a parameter decides what a cluster is made from', () => {
  const conditional = { 'Fn::If': ['Restores', 'before', { Ref: 'AWS::NoValue' }] };
  const stack = { parameters: { Restores: { Type: 'String', Default: 'yes', AllowedValues: ['yes', 'no'] } }, conditions: { Restores: { 'Fn::Equals': [{ Ref: 'Restores' }, 'yes'] } } };

  test('what is dropped in one world is judged in the other', () => {
    const [finding, ...others] = found('ClusterMasterUsernameReserved', { SnapshotIdentifier: conditional, MasterUsername: 'rdsadmin' }, stack);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ location: { property: 'MasterUsername' }, when: 'condition Restores is false' });
  });

  test('what is sent in both is judged in both', () => {
    const [finding] = found('EngineVersionSpelling', { SnapshotIdentifier: conditional, EngineVersion: 'VER_16_8' }, stack);
    expect(finding).toBeDefined();
    expect(finding).not.toHaveProperty('when');
  });

  test('a copy in one world', () => {
    const [finding] = found('EngineVersionSpelling', { SourceDBClusterIdentifier: conditional, SnapshotIdentifier: conditional, EngineVersion: 'VER_16_8' }, stack);
    expect(finding).toMatchObject({ when: 'condition Restores is false' });
  });

  test('an empty snapshot is none', () => {
    expect(findingIds('ClusterMasterUsernameReserved', { SnapshotIdentifier: '', MasterUsername: 'rdsadmin' })).toEqual(['ClusterMasterUsernameReserved']);
  });

  test('one that is not known is one', () => {
    expect(findingIds('ClusterMasterUsernameReserved', { SnapshotIdentifier: ANYTHING, MasterUsername: 'rdsadmin' })).toEqual([]);
  });
});

describe('MasterUserSecret', () => {
  const key = { MasterUserSecret: { KmsKeyId: 'alias/secrets' }, MasterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}' };

  test('is sent with a new cluster', () => expect(findingIds('ClusterManagedPasswordKey', key)).toEqual(['ClusterManagedPasswordKey']));
  test('is not sent after a restore without a managed password', () => expect(findingIds('ClusterManagedPasswordKey', { ...key, SnapshotIdentifier: 'before' })).toEqual([]));
});

describe('what CloudFormation makes of a member', () => {
  const idsOf = (properties: Record<string, unknown>): string[] =>
    evaluate(readTemplates(exampleTemplates({ title: 'a member', resources: { Cluster: mysql(), Writer: member('aurora-mysql', properties) } })), RULES)
      .findings.filter(({ rule }) => rule.effect === 'rejected').map(({ rule }) => rule.id);

  test.each([
    ['VPCSecurityGroups', [], []],
    ['VPCSecurityGroups', [{ 'Fn::If': ['Never', 'sg-0123456789abcdef0', { Ref: 'AWS::NoValue' }] }, 'sg-0123456789abcdef0'], ['MemberVpcSecurityGroups']],
    ['DBSecurityGroups', [], []],
    ['DBSecurityGroups', ['default'], ['MemberDbSecurityGroups']],
    ['DBSnapshotIdentifier', '', []],
    ['DBSnapshotIdentifier', ANYTHING, []],
    ['DBSnapshotIdentifier', 'before', ['MemberDbSnapshotIdentifier']],
    ['SourceDBInstanceIdentifier', '', []],
    ['SourceDBInstanceIdentifier', 'writer', ['MemberSourceDbInstanceIdentifier']],
  ])('%s %j', (property, value, expected) => {
    expect(idsOf({ [property]: value })).toEqual(expected);
  });

  test('without an engine it is made from what the snapshot is of', () => {
    expect(idsOf({ Engine: undefined, DBSnapshotIdentifier: 'before' })).toEqual([]);
  });
});

describe('a global database made from a cluster', () => {
  const of = (properties: Record<string, unknown>): string[] => {
    const World = { Type: 'AWS::RDS::GlobalCluster', Properties: { SourceDBClusterIdentifier: { Ref: 'Cluster' }, ...properties } };
    return evaluate(readTemplates(exampleTemplates({ title: 'a source', resources: { Cluster: postgresql(OWN_PASSWORD), World } })), RULES)
      .findings.filter(({ location }) => location.resource.logicalId === 'World').map(({ rule }) => `${rule.id}: ${rule.effect}`);
  };

  test.each([
    [{}, []],
    [{ EngineVersion: '16.8' }, ['GlobalClusterSourceEngineVersion: rejected']],
    // Only that it is said at all is a finding, not what it says.
    [{ EngineVersion: 'VER_16_8' }, ['GlobalClusterSourceEngineVersion: rejected']],
    [{ EngineVersion: '16.12' }, ['GlobalClusterSourceEngineVersion: rejected']],
    [{ EngineVersion: '13.23', EngineLifecycleSupport: 'open-source-rds-extended-support-disabled' }, ['GlobalClusterSourceEngineVersion: rejected']],
    [{ StorageEncrypted: true }, ['GlobalClusterSourceStorageEncrypted: degraded']],
  ])('%j', (properties, expected) => {
    expect(of(properties)).toEqual(expected);
  });
});

function found(id: string, properties: Record<string, unknown>, stack: Partial<Example> = {}): readonly Finding[] {
  const resources = { Cluster: { Type: CLUSTER, Properties: { Engine: 'aurora-postgresql', ...properties } } };
  return evaluate(readTemplates(exampleTemplates({ title: id, ...stack, resources })), RULES.filter((rule) => rule.id === id)).findings;
}

function findingIds(id: string, properties: Record<string, unknown>): string[] {
  return found(id, properties).map(({ rule }) => rule.id);
}
