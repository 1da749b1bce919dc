import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { ConflictHandling, SingleMasterCluster, SingleMasterClusterProps, WritePartition } from 'cdk-aurora-topology';
import { MakeApp, multiMaster, singleMaster, world } from './apps';
import { changeFindings, changesOfExisting, newFolder, templatesOf } from './support';

const { provisioned, serverlessV2 } = rds.ClusterInstance;
const r6g = ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE);
const r7g = ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE);

interface Addition {
  readonly before: MakeApp;
  readonly after: MakeApp;
  /** What exists and is replaced all the same: instances take the zones in turn, so one that comes before others moves them. */
  readonly moved?: readonly string[];
  /** Findings on the cluster that say what the addition leaves as it is. */
  readonly said?: readonly string[];
}

const WRITER = { writer: provisioned('Writer', { instanceType: r6g }) };
const TWO_READERS = { ...WRITER, readers: [provisioned('A', { instanceType: r6g }), provisioned('C', { instanceType: r6g })] };

/** Something that is added to a cluster with one writer. */
const added = (
  add: (cluster: SingleMasterCluster, vpc: ec2.IVpc) => void,
  props: Partial<SingleMasterClusterProps> = {},
  had: (cluster: SingleMasterCluster, vpc: ec2.IVpc) => void = () => undefined,
): Addition => ({
  before: singleMaster(props, had),
  after: singleMaster(props, (cluster, vpc) => {
    had(cluster, vpc);
    add(cluster, vpc);
  }),
});

const became = (before: Partial<SingleMasterClusterProps>, after: Partial<SingleMasterClusterProps>): Addition =>
  ({ before: singleMaster(before), after: singleMaster(after) });

const SINGLE_MASTER: Readonly<Record<string, Addition>> = {
  'a first reader': became({ ...WRITER, readers: [] }, { ...WRITER, readers: [provisioned('A')] }),
  'another reader, as the last': became(TWO_READERS, { ...TWO_READERS, readers: [...TWO_READERS.readers, provisioned('D')] }),
  'another reader, as the first': became(TWO_READERS, { ...TWO_READERS, readers: [provisioned('D'), ...TWO_READERS.readers] }),
  'another reader, in between': became(TWO_READERS, { ...TWO_READERS, readers: [TWO_READERS.readers[0]!, provisioned('B'), TWO_READERS.readers[1]!] }),
  'a reader of Serverless v2': became(TWO_READERS, {
    ...TWO_READERS, readers: [...TWO_READERS.readers, serverlessV2('D', { scaleWithWriter: true })], serverlessV2MinCapacity: 2, serverlessV2MaxCapacity: 8,
  }),
  // Performance Insights is no default where an instance can shrink below what it needs. The cluster keeps it, and has to be told so.
  'a reader of Serverless v2 that is too small for Performance Insights': {
    ...became(TWO_READERS, { ...TWO_READERS, readers: [...TWO_READERS.readers, serverlessV2('D', { scaleWithWriter: true })] }),
    said: ['ClusterPropertyRemovalIgnored @ Stack/Db/Resource'],
  },
  'monitoring': added((cluster) => {
    cluster.addMonitoring();
  }),
  'a proxy': added((cluster, vpc) => {
    cluster.addProxy('Proxy', { vpc });
  }),
  'a second proxy': added((cluster, vpc) => {
    cluster.addProxy('Reports', { vpc });
  }, {}, (cluster, vpc) => {
    cluster.addProxy('Proxy', { vpc });
  }),
  'an endpoint of a proxy': {
    before: singleMaster({}, (cluster, vpc) => {
      cluster.addProxy('Proxy', { vpc });
    }),
    after: singleMaster({}, (cluster, vpc) => {
      cluster.addProxyReaderEndpoint('Readers', cluster.addProxy('Proxy', { vpc }));
    }),
  },
  'a custom endpoint': added((cluster) => {
    cluster.addCustomEndpoint('Reports');
  }),
  'a second custom endpoint': added((cluster) => {
    cluster.addCustomEndpoint('Exports', { staticMembers: [cluster.instanceIdentifiers[1]!] });
  }, {}, (cluster) => {
    cluster.addCustomEndpoint('Reports');
  }),
  'readers that scale': added((cluster) => {
    cluster.autoScaleReaders({ maxCapacity: 4 });
  }),
  'a scaling policy': {
    before: singleMaster({}, (cluster) => {
      cluster.autoScaleReaders({ maxCapacity: 4 });
    }),
    after: singleMaster({}, (cluster) => {
      cluster.autoScaleReaders({ maxCapacity: 4 }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
    }),
  },
  'a second scaling policy': {
    before: singleMaster({}, (cluster) => {
      cluster.autoScaleReaders({ maxCapacity: 4 }).scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
    }),
    after: singleMaster({}, (cluster) => {
      const readers = cluster.autoScaleReaders({ maxCapacity: 4 });
      readers.scaleOnConnections('Connections', { targetConnections: 500 });
      readers.scaleOnCpuUtilization('Cpu', { targetUtilizationPercent: 60 });
    }),
  },
  'a blue/green deployment': added((cluster) => {
    cluster.addBlueGreenDeployment('Upgrade');
  }, { credentials: rds.Credentials.fromGeneratedSecret('owner') }),
  'the Data API': became({}, { enableDataApi: true }),
  'a proxy where there is monitoring': added((cluster, vpc) => {
    cluster.addProxy('Proxy', { vpc });
  }, {}, (cluster) => {
    cluster.addMonitoring();
  }),
  'a reader where there is all of it': (() => {
    const all = (cluster: SingleMasterCluster, vpc: ec2.IVpc): void => {
      cluster.addMonitoring();
      cluster.addProxyReaderEndpoint('ProxyReaders', cluster.addProxy('Proxy', { vpc }));
      cluster.addCustomEndpoint('Reports', { excludedMembers: [cluster.instanceIdentifiers[0]!] });
      cluster.autoScaleReaders({ maxCapacity: 4 });
    };
    const readers = [provisioned('D', { instanceType: r7g }), ...TWO_READERS.readers];
    return { before: singleMaster(TWO_READERS, all), after: singleMaster({ ...TWO_READERS, readers }, all) };
  })(),
};

const partition = (name: string, writer: number | string): WritePartition => ({ partition: name, writer });
const partitioned = (...partitions: WritePartition[]): ConflictHandling => ConflictHandling.partitionedWrites({ partitions });
const AMERICAS = partition('americas', 1);
const EUROPE = partition('europe', 2);

const MULTI_MASTER: Readonly<Record<string, Addition>> = {
  'a writer': {
    before: multiMaster({ writers: 2, conflictHandling: partitioned(AMERICAS, EUROPE) }),
    after: multiMaster({ writers: 3, conflictHandling: partitioned(AMERICAS, EUROPE) }),
  },
  'a writer where there are readers': {
    before: multiMaster({ writers: 2, readers: 1, conflictHandling: ConflictHandling.retry() }),
    after: multiMaster({ writers: 3, readers: 1, conflictHandling: ConflictHandling.retry() }),
    moved: ['DbReader16B28A06A'],
  },
  'a named writer, as the first': {
    before: multiMaster({ writers: [{ name: 'Bids' }, { name: 'Users' }], conflictHandling: ConflictHandling.retry() }),
    after: multiMaster({ writers: [{ name: 'Carts' }, { name: 'Bids' }, { name: 'Users' }], conflictHandling: ConflictHandling.retry() }),
    moved: ['DbBidsEB2246BA', 'DbUsersA48DD89F'],
  },
  'a writer with a name, where the others have none': {
    before: multiMaster({ writers: 2, conflictHandling: ConflictHandling.retry() }),
    after: multiMaster({ writers: [{}, {}, { name: 'Carts' }], conflictHandling: ConflictHandling.retry() }),
  },
  'a first reader': {
    before: multiMaster({ writers: 2, conflictHandling: ConflictHandling.retry() }),
    after: multiMaster({ writers: 2, readers: 1, conflictHandling: ConflictHandling.retry() }),
  },
  'another reader': {
    before: multiMaster({ writers: 2, readers: 1, conflictHandling: ConflictHandling.retry() }),
    after: multiMaster({ writers: 2, readers: 2, conflictHandling: ConflictHandling.retry() }),
  },
  'a partition': {
    before: multiMaster({ writers: 2, conflictHandling: partitioned(AMERICAS, EUROPE) }),
    after: multiMaster({ writers: 2, conflictHandling: partitioned(partition('asia', 1), AMERICAS, EUROPE) }),
  },
  'a queue for conflicts': {
    before: multiMaster({ writers: 2, conflictHandling: ConflictHandling.retry() }),
    after: multiMaster({ writers: 2, conflictHandling: ConflictHandling.combine(ConflictHandling.retry(), ConflictHandling.deadLetter({ tables: ['bids'] })) }),
  },
  'monitoring': {
    before: multiMaster({ writers: 2, readers: 1, conflictHandling: ConflictHandling.retry() }),
    after: multiMaster({ writers: 2, readers: 1, conflictHandling: ConflictHandling.retry() }, (cluster) => {
      cluster.addMonitoring();
    }),
  },
};

const GLOBAL: Readonly<Record<string, Addition>> = {
  'a first secondary': {
    before: world(() => undefined),
    after: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc });
    }),
  },
  'another secondary, before the first': {
    before: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc });
    }),
    after: world((global, region) => {
      const [asia, asianVpc] = region('ap-southeast-2');
      global.addSecondary(asia, 'Asia', { vpc: asianVpc, headless: true });
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc });
    }),
  },
  'an instance of a secondary': {
    before: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc, headless: true });
    }),
    after: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc, instances: 1 });
    }),
  },
  'another instance of a secondary': {
    before: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc, instances: 1 });
    }),
    after: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc, instances: 2 });
    }),
  },
  'write forwarding': {
    before: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc });
    }),
    after: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc, writeForwarding: true });
    }),
  },
  'a proxy of a secondary': {
    before: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc });
    }),
    after: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc }).addProxy('Proxy', { vpc, defaultAuthScheme: rds.DefaultAuthScheme.IAM_AUTH });
    }),
  },
  'monitoring': {
    before: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc });
    }),
    after: world((global, region) => {
      const [stack, vpc] = region('eu-west-1');
      global.addSecondary(stack, 'Europe', { vpc });
      global.addMonitoring();
    }),
  },
};

const ADDITIONS = { SingleMasterCluster: SINGLE_MASTER, MultiMasterCluster: MULTI_MASTER, GlobalDatabase: GLOBAL };

describe.each(Object.entries(ADDITIONS))('added to a %s', (_, additions) => {
  test.each(Object.entries(additions))('%s: replaces nothing', (_title, { before, after, moved = [], said = [] }) => {
    const deployed = before({ outdir: newFolder() });
    const existing = templatesOf(deployed);
    const found = changeFindings(after, deployed.outdir);
    if (moved.length === 0) expect(found).toEqual(said);

    const changed = templatesOf(after({ outdir: newFolder() }));
    expect(changesOfExisting(existing, changed)).toEqual(
      moved.map((id) => `AWS::RDS::DBInstance ${id} in Stack.template.json: AvailabilityZone changes`),
    );
    // What changes nothing shows nothing.
    expect(changed).not.toEqual(existing);
  });
});

test('what is replaced or removed is seen', () => {
  const before = templatesOf(singleMaster(TWO_READERS)({ outdir: newFolder() }));
  const after = templatesOf(singleMaster({ ...WRITER, readers: [], databaseInsightsMode: undefined, defaultDatabaseName: 'orders' })({ outdir: newFolder() }));
  expect(changesOfExisting(before, after).map((change) => change.replace(/ .* in Stack\.template\.json/, ''))).toEqual([
    'AWS::RDS::DBCluster: DatabaseName changes',
    'AWS::RDS::DBInstance: is no more',
    'AWS::RDS::DBInstance: is no more',
  ]);
});
