import { writeFileSync } from 'fs';
import { join } from 'path';
import { App, CfnDeletionPolicy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as rds from 'aws-cdk-lib/aws-rds';
import { AuroraChecks, AuroraFinding } from 'cdk-aurora-topology';
import { synthesize } from '../support/doors';
import { newFolder } from './support';

/** An app with one cluster of a version. */
function orders(engineVersion: string): App {
  const app = new App({ outdir: newFolder() });
  new rds.CfnDBCluster(new Stack(app, 'Orders'), 'Cluster', { engine: 'aurora-postgresql', engineVersion, masterUsername: 'dbadmin', manageMasterUserPassword: true });
  return app;
}

/** What `aws rds describe-db-clusters` says of it, as far as it matters. */
const describedAs = (EngineVersion: string) => ({
  DBClusters: [{
    DBClusterIdentifier: 'orders-cluster-1x2y3z',
    Engine: 'aurora-postgresql',
    EngineVersion,
    TagList: [
      { Key: 'aws:cloudformation:logical-id', Value: 'Cluster' },
      { Key: 'aws:cloudformation:stack-name', Value: 'Orders' },
    ],
  }],
});

/** What is found where the template says one version, another one runs, and another one is to be deployed. */
function findings(declared: string, running: string | undefined, next: string): AuroraFinding[] {
  const deployed = orders(declared);
  synthesize(deployed);
  const live = join(newFolder(), 'clusters.json');
  if (running !== undefined) writeFileSync(live, JSON.stringify(describedAs(running)));
  const options = { baseline: deployed.outdir, live: running === undefined ? [] : [live] };
  return AuroraChecks.findings(orders(next), options).filter(({ change }) => change !== undefined);
}

const ids = (found: readonly AuroraFinding[]): string[] => found.map(({ ruleId }) => ruleId);

test('an upgrade to less than what runs is refused, and the message says what runs', () => {
  const [finding, ...others] = findings('16.8', '16.10', '16.9');
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    ruleId: 'ClusterEngineVersionDowngrade',
    what: "EngineVersion was '16.8' and is '16.9', where '16.10' runs",
    fix: "set EngineVersion to '16.10', which the cluster has, or to a newer one",
  });
});

test.each([
  ['the template says what runs by now', '16.8', '16.10', '16.10', []],
  ['the template stays behind, of which nothing is sent', '16.8', '16.10', '16.8', []],
  ['an upgrade from what runs', '16.8', '16.10', '16.11', ['ClusterMinorUpgrade']],
  ['what runs is what is declared', '16.9', '16.9', '16.8', ['ClusterEngineVersionDowngrade']],
  ['a major upgrade to what is older than what runs', '16.8', '16.13', '17.5', ['ClusterUpgradeTargetTooOld']],
  ['nothing is known of what runs', '16.8', undefined, '16.9', ['ClusterMinorUpgrade']],
  ['what runs is of no version that can be read', '16.8', 'next', '16.9', []],
])('%s', (_, declared, running, next, expected) => {
  expect(ids(findings(declared, running, next))).toEqual(expected);
});

/** An app of stacks: each has the resources of `fill`. */
function appOf(stacks: Readonly<Record<string, (stack: Stack) => void>>, regions: Readonly<Record<string, string>> = {}): App {
  const app = new App({ outdir: newFolder() });
  for (const [name, fill] of Object.entries(stacks)) {
    const region = regions[name];
    fill(new Stack(app, name, region === undefined ? {} : { env: { region, account: ACCOUNT }, stackName: 'Orders' }));
  }
  return app;
}

const ACCOUNT = '111122223333';
const OWNER = { masterUsername: 'dbadmin', manageMasterUserPassword: true };

function cluster(stack: Stack, props: Partial<rds.CfnDBClusterProps> = {}): rds.CfnDBCluster {
  return new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-postgresql', ...OWNER, ...props });
}

function withWriter(stack: Stack, props: Partial<rds.CfnDBClusterProps> = {}): void {
  new rds.CfnDBInstance(stack, 'Writer', {
    engine: 'aurora-postgresql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier: cluster(stack, props).ref,
  });
}

const tags = (logicalId: string, stackName = 'Orders') => ({
  TagList: [{ Key: 'aws:cloudformation:logical-id', Value: logicalId }, { Key: 'aws:cloudformation:stack-name', Value: stackName }],
});

type Described = Readonly<Record<string, unknown>>;

const clusterArn = (name: string, region = 'eu-west-1', account = ACCOUNT): string => `arn:aws:rds:${region}:${account}:cluster:${name}`;
const aCluster = (description: Described = {}): Described => ({ DBClusterIdentifier: 'orders-cluster-1x2y3z', ...tags('Cluster'), ...description });
const anInstance = (DBInstanceIdentifier: string, description: Described = {}): Described =>
  ({ DBInstanceIdentifier, DBClusterIdentifier: 'orders-cluster-1x2y3z', DBInstanceStatus: 'available', ...description });
const writer = anInstance('orders-writer-1x2y3z', tags('Writer'));

/** What is found of the changes from one app to another, where this is recorded: an answer for each file. */
function changesOf(before: App, after: App, ...answers: readonly Described[]): AuroraFinding[] {
  synthesize(before);
  const folder = newFolder();
  const live = answers.map((answer, index) => {
    const file = join(folder, `answer${index}.json`);
    writeFileSync(file, JSON.stringify(answer));
    return file;
  });
  return AuroraChecks.findings(after, { baseline: before.outdir, live }).filter(({ change }) => change !== undefined);
}

/** As above, where the one cluster of the app is replaced. */
const replaced = (props: Partial<rds.CfnDBClusterProps>, ...answers: readonly Described[]): AuroraFinding => {
  const side = (more: object): App => appOf({ Orders: (stack) => withWriter(stack, { ...props, ...more }) });
  const [finding, ...others] = changesOf(side({}), side({ storageEncrypted: true }), ...answers);
  expect(others).toEqual([]);
  return finding!;
};

describe('protection', () => {
  test.each([
    ['on by hand', {}, true, false, 'because of its DeletionProtection, which is on although the template does not say so'],
    ['on by hand, where the template says no', { deletionProtection: false }, true, false, 'which is on although the template does not say so'],
    ['on as the template says', { deletionProtection: true }, true, false, 'because of its DeletionProtection: CloudFormation tries'],
    ['off by hand', { deletionProtection: true }, false, true, 'its DeletionProtection is off, although the template has it on'],
    ['not in the answer', { deletionProtection: true }, undefined, false, 'because of its DeletionProtection: CloudFormation tries'],
    ['nonsense in the answer', { deletionProtection: true }, 'perhaps', false, 'because of its DeletionProtection: CloudFormation tries'],
    ['null in the answer', {}, null, true, 'The data of Cluster is lost'],
  ])('%s', (_, props, DeletionProtection, dataLoss, words) => {
    const finding = replaced(props, { DBClusters: [aCluster({ DeletionProtection })] });
    expect(finding.change?.dataLoss).toBe(dataLoss);
    expect(finding.message).toContain(words);
  });
});

describe('instances that no template has', () => {
  const SCALED = anInstance('application-autoscaling-1234');

  test.each<[string, readonly Described[], string | undefined]>([
    ['a reader of Application Auto Scaling, in an answer about instances', [{ DBClusters: [aCluster()] }, { DBInstances: [writer, SCALED] }], 'application-autoscaling-1234'],
    ['the same, in an answer about clusters', [{ DBClusters: [aCluster({ DBClusterMembers: [{ DBInstanceIdentifier: 'application-autoscaling-1234' }] })] }], 'application-autoscaling-1234'],
    ['one that was added by hand', [{ DBClusters: [aCluster()] }, { DBInstances: [writer, anInstance('by-hand')] }], 'by-hand'],
    ['one that is being deleted', [{ DBClusters: [aCluster()] }, { DBInstances: [writer, anInstance('by-hand', { DBInstanceStatus: 'deleting' })] }], undefined],
    ['nobody knows which one the template has', [{ DBClusters: [aCluster({ DBClusterMembers: [{ DBInstanceIdentifier: 'one' }, { DBInstanceIdentifier: 'two' }] })] }], undefined],
    ['that of the template alone', [{ DBClusters: [aCluster()] }, { DBInstances: [writer] }], undefined],
    ['one of another cluster', [{ DBClusters: [aCluster()] }, { DBInstances: [writer, anInstance('by-hand', { DBClusterIdentifier: 'invoices' })] }], undefined],
    ['one without a name', [{ DBClusters: [aCluster({ DBClusterMembers: [{}, null, 7] })] }, { DBInstances: [writer, { DBClusterIdentifier: 'orders-cluster-1x2y3z' }] }], undefined],
  ])('%s', (_, answers, name) => {
    const finding = replaced({}, ...answers);
    expect(finding.change?.dataLoss).toBe(name === undefined);
    expect(finding.message.includes(`instances that are in no template (${name})`)).toBe(name !== undefined);
  });

  test('many are counted', () => {
    const many = Array.from({ length: 7 }, (_, index) => anInstance(`application-autoscaling-${index}`));
    expect(replaced({}, { DBClusters: [aCluster()] }, { DBInstances: [writer, ...many] }).message)
      .toContain('(application-autoscaling-0, application-autoscaling-1, application-autoscaling-2, application-autoscaling-3, application-autoscaling-4, 2 more)');
  });

  test('a cluster that is removed stays because of them, unless it is retained anyhow', () => {
    const group = (stack: Stack): void => {
      new rds.CfnDBClusterParameterGroup(stack, 'Group', { family: 'aurora-postgresql16', description: 'example', parameters: {} });
    };
    const before = (policy?: CfnDeletionPolicy): App => appOf({
      Orders: (stack) => {
        const { cfnOptions } = cluster(stack);
        if (policy) cfnOptions.deletionPolicy = policy;
        group(stack);
      },
    });
    const messages = (policy?: CfnDeletionPolicy): string =>
      changesOf(before(policy), appOf({ Orders: group }), { DBClusters: [aCluster()] }, { DBInstances: [SCALED] })
        .map(({ message }) => message).join();
    expect(messages()).toContain('application-autoscaling-1234');
    expect(messages(CfnDeletionPolicy.RETAIN)).not.toContain('application-autoscaling-1234');
  });
});

describe('where the answers are from', () => {
  const protectedIn = (region: string, account = ACCOUNT): Described =>
    ({ DBClusters: [aCluster({ DBClusterArn: clusterArn('orders-cluster-1x2y3z', region, account), DeletionProtection: true })] });
  const openIn = (region: string): Described =>
    ({ DBClusters: [aCluster({ DBClusterArn: clusterArn('orders-cluster-1x2y3z', region), DeletionProtection: false })] });
  const side = (regions: Readonly<Record<string, string>>, storageEncrypted?: boolean): App => {
    const fill = (stack: Stack): void => { cluster(stack, { storageEncrypted }); };
    return appOf(Object.fromEntries(Object.keys(regions).map((name) => [name, fill])), regions);
  };
  const losses = (regions: Readonly<Record<string, string>>, ...answers: readonly Described[]) =>
    Object.fromEntries(changesOf(side(regions), side(regions, true), ...answers).map(({ constructPath, change }) => [constructPath.split('/')[0], change?.dataLoss]));

  test.each<[string, readonly Described[], boolean]>([
    ['its own account and Region', [protectedIn('eu-west-1')], false],
    ['another Region', [protectedIn('us-east-1')], true],
    ['another account', [protectedIn('eu-west-1', '444455556666')], true],
    ['two Regions, in two files', [protectedIn('eu-west-1'), openIn('us-east-1')], false],
    ['the same, the other way round', [openIn('us-east-1'), protectedIn('eu-west-1')], false],
    ['the same one twice: the last counts', [openIn('eu-west-1'), protectedIn('eu-west-1')], false],
  ])('%s', (_, answers, isLost) => {
    expect(losses({ Ireland: 'eu-west-1' }, ...answers)).toEqual({ Ireland: isLost });
  });

  test('stacks of one name in two Regions are told apart', () => {
    expect(losses({ Ireland: 'eu-west-1', Virginia: 'us-east-1' }, protectedIn('us-east-1'), openIn('eu-west-1'))).toEqual({ Ireland: true, Virginia: false });
  });

  test('where the app leaves the Region to the deployment, one Region counts, and neither of two', () => {
    const anywhere = (...answers: readonly Described[]) => replaced({}, ...answers).change?.dataLoss;
    expect(anywhere(protectedIn('us-east-1'))).toBe(false);
    expect(anywhere(protectedIn('us-east-1'), protectedIn('eu-west-1'))).toBe(true);
  });

  test('two clusters with the tags of one resource, of which one was left behind, are neither', () => {
    const old = aCluster({ DBClusterIdentifier: 'orders-cluster-old', DeletionProtection: true });
    expect(replaced({}, { DBClusters: [old, aCluster()] }).change?.dataLoss).toBe(true);
  });

  test('a template without a Region is that of the stack of the app', () => {
    const folder = newFolder();
    const before = side({ Ireland: 'eu-west-1' });
    writeFileSync(join(folder, 'Orders.json'), JSON.stringify(Template.fromStack(before.node.findChild('Ireland') as Stack)));
    writeFileSync(join(folder, 'clusters.json'), JSON.stringify(protectedIn('us-east-1')));
    const [finding] = AuroraChecks.findings(side({ Ireland: 'eu-west-1' }, true), { baseline: folder }).filter(({ change }) => change?.replacement);
    expect(finding?.change?.dataLoss).toBe(true);
  });
});

describe('global databases', () => {
  const world = (engineVersion?: string) => (stack: Stack): void => { new rds.CfnGlobalCluster(stack, 'World', { engine: 'aurora-postgresql', engineVersion, globalClusterIdentifier: 'world' }); };
  const answer = (description: Described): Described => ({ GlobalClusters: [{ GlobalClusterIdentifier: 'world', GlobalClusterArn: `arn:aws:rds::${ACCOUNT}:global-cluster:world`, ...description }] });

  test.each([
    ['a major upgrade that was made by hand is none', '16.8', { EngineVersion: '17.5' }, '17.5', []],
    ['a major upgrade from what runs', '16.8', { EngineVersion: '16.11' }, '17.5', ['GlobalClusterMajorUpgrade']],
    ['nothing is said of what runs', '16.8', {}, '17.5', ['GlobalClusterMajorUpgrade']],
  ])('%s', (_, was, description, is, expected) => {
    expect(ids(changesOf(appOf({ Orders: world(was) }), appOf({ Orders: world(is) }), answer(description)))).toEqual(expected);
  });

  test('one that is removed stays while a cluster that no template has is in it', () => {
    const before = appOf({ Orders: (stack) => { world()(stack); cluster(stack); } });
    const after = (): App => appOf({ Orders: (stack) => { cluster(stack); } });
    const member = { DBClusterArn: clusterArn('replica', 'us-east-1') };
    expect(changesOf(before, after(), answer({ GlobalClusterMembers: [member] })).map(({ ruleId, what }) => [ruleId, what])).toEqual([
      ['GlobalClusterKeptByMembers', `the global database World is no longer in the template, and clusters that no template has are in it: ${member.DBClusterArn}`],
    ]);
    expect(changesOf(before, after(), answer({ GlobalClusterMembers: [] }))).toEqual([]);
    const renamed = appOf({ Orders: (stack) => { new rds.CfnGlobalCluster(stack, 'Other', { engine: 'aurora-postgresql', globalClusterIdentifier: 'world' }); } });
    expect(ids(changesOf(appOf({ Orders: world() }), renamed, answer({ GlobalClusterMembers: [member] })))).toEqual(['GlobalClusterNameInUse']);
    expect(changesOf(before, after(), answer({}))).toEqual([]);
  });
});

test('an instance that is to say its zone is replaced, although it runs there', () => {
  const side = (availabilityZone?: string): App => appOf({
    Orders: (stack) => {
      new rds.CfnDBInstance(stack, 'Writer', { engine: 'aurora-postgresql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier: cluster(stack).ref, availabilityZone });
    },
  });
  const [finding] = changesOf(side(), side('eu-west-1a'), { DBInstances: [{ ...writer, AvailabilityZone: 'eu-west-1a' }] });
  expect(finding).toMatchObject({ ruleId: 'MemberAvailabilityZoneChanged' });
  expect(finding!.why).toContain('the instance runs there, but CloudFormation compares templates');
});

test('answers about everything, of a cluster that does not change, change nothing', () => {
  const side = (): App => appOf({ Orders: (stack) => withWriter(stack, { port: 5432, backupRetentionPeriod: 7, engineVersion: '16.8', deletionProtection: true }) });
  const running = aCluster({ Port: 5433, BackupRetentionPeriod: 30, EngineVersion: '16.11', DeletionProtection: false, StorageType: 'aurora-iopt1', AvailabilityZones: ['eu-west-1a'] });
  expect(changesOf(side(), side(), { DBClusters: [running] }, { DBInstances: [writer, anInstance('application-autoscaling-1')] })).toEqual([]);
});
