import { Effect, rule, topic } from '../../engine/rule';
import {
  MAX_SECONDARIES,
  createGlobalCluster,
  globalClusterHandler,
  globalClusterSchema,
  globalClusterUnregistered,
  isGlobalClusterIdentifier,
  maxPrimaryReaders,
  meantGlobalEngine,
  nearestGlobalClusterIdentifier,
  requirements,
} from '../../facts/global-database';
import { GOVCLOUD, partitionOf } from '../../facts/regions';
import { cfnReference, serviceError } from '../../facts/sources';
import { ANYTHING, member, several, stackName } from '../_examples';
import { cluster, inIreland, primary, secondary, twoRegions, world, worldOf } from './_global-examples';

const READ = '2026-11-22';
const reference = (property: string) => cfnReference(`aws-resource-rds-globalcluster.html#cfn-rds-globalcluster-${property.toLowerCase()}`, READ);

const engine = rule('GlobalClusterEngine', {
  on: 'globalCluster',
  with: 'Engine',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The engine of a global database is an Aurora one.',
  sources: [reference('Engine'), globalClusterSchema],
  check: ({ properties }) => {
    const own = properties.string('Engine');
    const meant = own === undefined ? undefined : meantGlobalEngine(own);
    return meant !== undefined && { at: 'Engine', own, meant };
  },
  what: ({ own }) => `Engine is '${own}', and a global database is 'aurora-mysql' or 'aurora-postgresql'`,
  why: 'CloudFormation refuses the value before it creates anything',
  fix: ({ meant }) => `set Engine to '${meant}'`,
  invalid: [
    { title: 'RDS for MySQL', resources: { World: world({ Engine: 'mysql' }) } },
    { title: 'a name that is none', resources: { World: world({ Engine: 'aurora-postgres' }) } },
  ],
  valid: [
    { title: 'Aurora PostgreSQL', resources: { World: world({ Engine: 'aurora-postgresql' }) } },
    { title: 'an engine newer than this package', resources: { World: world({ Engine: 'aurora-quantum' }) } },
    { title: 'the engine is an import', resources: { World: world({ Engine: ANYTHING }) } },
  ],
});

const engineMissing = rule('GlobalClusterEngineMissing', {
  on: 'globalCluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A global cluster has an engine, or a cluster to take it from.',
  sources: [
    globalClusterSchema,
    serviceError('When creating standalone global cluster, value for engineName should be specified', 'https://github.com/awsdocs/aws-cloudformation-user-guide/issues/1049', READ),
  ],
  check: ({ properties, hasSource }) => !hasSource && !properties.has('Engine') && { at: 'Engine' },
  what: 'Engine is missing, and so is SourceDBClusterIdentifier',
  why: 'RDS refuses it: it cannot tell the engine of the global database',
  fix: "set Engine to 'aurora-mysql' or 'aurora-postgresql', or SourceDBClusterIdentifier to the cluster that becomes its primary",
  invalid: [{ title: 'an identifier alone', resources: { World: world({ Engine: undefined }) } }],
  valid: [
    { title: 'an engine', resources: { World: world() } },
    { title: 'made from a cluster', resources: { Cluster: cluster(), World: worldOf() } },
    { title: 'the cluster it is made from is an import', resources: { World: worldOf({ SourceDBClusterIdentifier: ANYTHING }) } },
  ],
});

/** What a global cluster takes from its source, and what comes of saying it nevertheless. */
interface InheritedSetting {
  readonly property: string;
  readonly effect: Effect;
  readonly value: unknown;
  readonly why: string;
}

const INHERITED: readonly InheritedSetting[] = [
  { property: 'Engine', effect: 'rejected', value: 'aurora-mysql', why: 'CloudFormation refuses to create the global cluster: its schema takes one of the two' },
  // CloudFormation sends it, and the API reference says that it cannot be specified.
  { property: 'EngineVersion', effect: 'rejected', value: '8.0.mysql_aurora.3.10.4', why: 'RDS refuses to create the global database: EngineVersion cannot be specified with SourceDBClusterIdentifier, whose version it takes' },
  // Templates with it have been deployed, in 2021, although the API reference says that it cannot be specified.
  { property: 'StorageEncrypted', effect: 'degraded', value: true, why: 'CloudFormation sends it to RDS, which documents that it cannot be specified here: the global database has the encryption of its source anyway' },
];

const inheritedSetting = ({ property, effect, value, why }: InheritedSetting) =>
  rule(`GlobalClusterSource${property}`, {
    on: 'globalCluster',
    with: property,
    effect,
    since: '0.1.0',
    summary: `${property} is not said on a global cluster that is made from a cluster.`,
    sources: [reference('SourceDBClusterIdentifier'), createGlobalCluster, globalClusterHandler, globalClusterSchema],
    check: ({ properties, hasSource }) => hasSource && properties.has(property) && { at: property, shown: properties.shown(property) },
    what: ({ shown }) => `${property} is ${shown} on a global cluster with SourceDBClusterIdentifier`,
    why,
    fix: `remove ${property}; the global cluster takes it from its source`,
    invalid: [{ title: 'both', resources: { Cluster: cluster(), World: worldOf({ [property]: value }) } }],
    valid: [
      { title: 'left to the source', resources: { Cluster: cluster(), World: worldOf() } },
      { title: 'no source', resources: { World: world({ [property]: value }) } },
      { title: 'the source is an import', resources: { World: worldOf({ SourceDBClusterIdentifier: ANYTHING }) } },
    ],
  });

const identifier = rule('GlobalClusterIdentifierPattern', {
  on: 'globalCluster',
  with: 'GlobalClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'GlobalClusterIdentifier starts with a letter and has up to 63 letters, digits and single hyphens.',
  sources: [globalClusterSchema],
  check: ({ properties }) => {
    const own = properties.outline('GlobalClusterIdentifier');
    return own !== undefined && !isGlobalClusterIdentifier(own) && { at: 'GlobalClusterIdentifier', own };
  },
  what: ({ own }) => `GlobalClusterIdentifier is '${own}', and it takes up to 63 letters, digits and single hyphens, a letter first`,
  why: 'CloudFormation refuses the value before it creates anything',
  fix: ({ own }) => `set GlobalClusterIdentifier to '${nearestGlobalClusterIdentifier(own)}'`,
  invalid: [
    { title: 'an underscore', resources: { World: world({ GlobalClusterIdentifier: 'my_world' }) } },
    { title: 'two hyphens in a row', resources: { World: world({ GlobalClusterIdentifier: 'my--world' }) } },
    { title: '64 letters', resources: { World: world({ GlobalClusterIdentifier: 'w'.repeat(64) }) } },
    { title: 'an underscore behind the name of the stack', resources: { World: world({ GlobalClusterIdentifier: stackName('_world') }) } },
  ],
  valid: [
    { title: 'the name of the stack in front', resources: { World: world({ GlobalClusterIdentifier: stackName('-world') }) } },
    { title: 'hyphens and capitals', resources: { World: world({ GlobalClusterIdentifier: 'My-World-2' }) } },
    { title: '63 letters', resources: { World: world({ GlobalClusterIdentifier: 'w'.repeat(63) }) } },
    { title: 'CloudFormation makes one up', resources: { World: world({ GlobalClusterIdentifier: undefined }) } },
    { title: 'the identifier is an import', resources: { World: world({ GlobalClusterIdentifier: ANYTHING }) } },
  ],
});

const lifecycleSupport = rule('GlobalClusterLifecycleSupport', {
  on: 'globalCluster',
  with: 'EngineLifecycleSupport',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'EngineLifecycleSupport is said on a global cluster only for Aurora PostgreSQL.',
  sources: [reference('EngineLifecycleSupport'), createGlobalCluster],
  check: (globalCluster) =>
    globalCluster.properties.has('EngineLifecycleSupport') &&
    globalCluster.engine === 'aurora-mysql' && { at: 'EngineLifecycleSupport', shown: globalCluster.properties.shown('EngineLifecycleSupport') },
  what: ({ shown }) => `EngineLifecycleSupport is ${shown} on a global cluster with Engine 'aurora-mysql'`,
  why: 'RDS ignores it: on global clusters the setting only applies to Aurora PostgreSQL',
  fix: 'set EngineLifecycleSupport on the clusters of the global database',
  invalid: [
    { title: 'Aurora MySQL', resources: { World: world({ EngineLifecycleSupport: 'open-source-rds-extended-support-disabled' }) } },
    { title: 'made from an Aurora MySQL cluster', resources: { Cluster: cluster(), World: worldOf({ EngineLifecycleSupport: 'open-source-rds-extended-support' }) } },
  ],
  valid: [
    { title: 'Aurora PostgreSQL', resources: { World: world({ Engine: 'aurora-postgresql', EngineLifecycleSupport: 'open-source-rds-extended-support-disabled' }) } },
    { title: 'the source is an import', resources: { World: worldOf({ SourceDBClusterIdentifier: ANYTHING, EngineLifecycleSupport: 'open-source-rds-extended-support' }) } },
  ],
});

const region = rule('GlobalClusterRegion', {
  on: 'globalCluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Global clusters are not declared in AWS GovCloud (US).',
  sources: [globalClusterUnregistered],
  check: ({ region: own }) => partitionOf(own) === GOVCLOUD && { own },
  what: ({ own }) => `the global cluster is declared in a stack in ${own}`,
  why: 'CloudFormation does not know AWS::RDS::GlobalCluster in AWS GovCloud (US), and refuses the whole template',
  fix: 'create the global database outside CloudFormation, and name it in GlobalClusterIdentifier of its clusters',
  invalid: [{ title: 'GovCloud', region: 'us-gov-west-1', resources: { World: world() } }],
  valid: [
    { title: 'Virginia', region: 'us-east-1', resources: { World: world() } },
    { title: 'China', region: 'cn-north-1', resources: { World: world() } },
    { title: 'the region is chosen at deployment', resources: { World: world() } },
  ],
});

const secondaryLimit = rule('GlobalClusterSecondaryLimit', {
  on: 'globalCluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A global database has at most ${MAX_SECONDARIES} secondary clusters.`,
  sources: [requirements],
  check: ({ database }) => database.members.length - 1 > MAX_SECONDARIES && { count: database.members.length - 1 },
  what: ({ count }) => `${count} secondary clusters join the global database, above the limit of ${MAX_SECONDARIES}`,
  why: `RDS refuses to create secondary cluster ${MAX_SECONDARIES + 1}`,
  fix: `keep the primary and at most ${MAX_SECONDARIES} secondary clusters`,
  invalid: [{ title: '11 secondaries', region: 'us-east-1', resources: { World: world(), Cluster: primary() }, elsewhere: farAndWide(11) }],
  valid: [
    { title: '10 secondaries', region: 'us-east-1', resources: { World: world(), Cluster: primary() }, elsewhere: farAndWide(10) },
    { title: 'what the last one joins is an import', region: 'us-east-1', resources: { World: world(), Cluster: primary() }, elsewhere: { ...farAndWide(10), ...inIreland({ Last: secondary({ GlobalClusterIdentifier: ANYTHING }) }) } },
  ],
});

/** Stacks with a secondary each, in regions numbered through. */
function farAndWide(count: number) {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`Far${index + 1}`, { region: `eu-far-${index + 1}`, resources: { Secondary: secondary() } }]));
}

const oneRegion = rule('GlobalMemberRegion', {
  on: 'cluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The clusters of a global database are in different Regions.',
  sources: [requirements],
  check: (one) => {
    const first = one.globalDatabase?.primary;
    const here = one === first ? [] : one.globalPeers.filter((peer) => peer.sharesRegionWith(one));
    const twin = here.find((peer) => peer === first || peer.address < one.address);
    return twin && { at: one.joinsGlobalDatabase ? 'GlobalClusterIdentifier' : undefined, twin: twin.address };
  },
  what: ({ twin }) => `the cluster joins a global database that has a cluster in this Region already, ${twin}`,
  why: 'RDS refuses to create it: a global database has one cluster in each Region',
  fix: 'declare it in a stack in another Region, or add readers to the cluster that is there',
  invalid: [
    { title: 'one stack', resources: { World: world(), Cluster: primary(), Secondary: secondary() } },
    { title: 'two secondaries in one Region', region: 'us-east-1', resources: { World: world(), Cluster: primary() }, elsewhere: inIreland({ First: secondary(), Second: secondary() }) },
    { title: 'the primary comes last', resources: { World: world(), Cluster: secondary(), Primary: primary() } },
    { title: 'two stacks in one Region', region: 'eu-west-1', resources: { Cluster: cluster(), World: worldOf() }, elsewhere: inIreland({ Secondary: secondary() }) },
  ],
  valid: [
    { title: 'two Regions', ...twoRegions() },
    { title: 'two global databases', resources: { World: world(), Cluster: primary(), Other: primary({ GlobalClusterIdentifier: 'other' }) } },
    { title: 'one that has been taken out', resources: { World: world(), Cluster: primary(), Former: cluster({ GlobalClusterIdentifier: '' }) } },
    { title: 'which one the second joins is an import', resources: { World: world(), Cluster: primary(), Secondary: secondary({ GlobalClusterIdentifier: ANYTHING }) } },
  ],
});

const primaryReaders = rule('GlobalPrimaryReaders', {
  on: 'cluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The readers of a primary cluster and the secondary clusters are 15 together at most.',
  sources: [requirements],
  check: (one) => {
    if (one.globalDatabase?.primary !== one) return undefined;
    const [readers, secondaries] = [one.members.length - 1, one.globalPeers.length];
    return readers > maxPrimaryReaders(secondaries) && secondaries > 0 && { readers, secondaries, limit: maxPrimaryReaders(secondaries) };
  },
  what: ({ readers, secondaries, limit }) => `the primary cluster has ${readers} readers, above the ${limit} it can have beside its secondary clusters (${secondaries})`,
  why: 'each secondary cluster takes one of its 15 replicas, and RDS refuses to create more',
  fix: ({ limit }) => `keep a writer and at most ${limit} readers`,
  invalid: [{ title: '15 readers and a secondary', ...withReaders(15) }],
  valid: [
    { title: '14 readers and a secondary', ...withReaders(14) },
    { title: 'any secondary has as many as it likes', ...twoRegions(), elsewhere: inIreland({ Secondary: secondary(), ...several(16, 'Instance', () => member('aurora-mysql', { DBClusterIdentifier: { Ref: 'Secondary' } })) }) },
    { title: 'whether there is a secondary is an import', ...withReaders(15, { GlobalClusterIdentifier: ANYTHING }) },
  ],
});

function withReaders(readers: number, properties = {}) {
  const { resources, ...rest } = twoRegions({ secondary: properties });
  return { ...rest, resources: { ...resources, ...several(readers + 1, 'Instance', () => member('aurora-mysql')) } };
}

export const globalDatabase = topic(
  'global-database',
  { title: 'Global databases', about: 'What a global cluster can be made from, where it can be, and how many clusters it takes.' },
  [
    engine, engineMissing, ...INHERITED.map(inheritedSetting), identifier, lifecycleSupport, region, secondaryLimit, oneRegion,
    primaryReaders,
  ],
);
