import { rule, topic } from '../../engine/rule';
import { FULL_COPY } from '../../facts/restore';
import { userGuide } from '../../facts/sources';
import { SubnetGroup } from '../../topology/subnet-group';
import { ANYTHING, member, mysql, other } from '../_examples';

const READ = '2026-11-28';
const cloneLimits = userGuide('Aurora.Managing.Clone.html#Aurora.Managing.Clone.Limitations', READ);
const crossVpc = userGuide('Aurora.Managing.Clone.Cross-VPC.html', READ);
const REFUSED = 'RDS refuses to create the cluster';

/** A clone of the cluster with the logical id `Cluster`. */
const clone = (properties: Record<string, unknown> = {}, attributes?: { DependsOn: string }) =>
  other(
    'AWS::RDS::DBCluster',
    {
      Engine: 'aurora-mysql',
      SourceDBClusterIdentifier: { Ref: 'Cluster' },
      UseLatestRestorableTime: true,
      RestoreType: 'copy-on-write',
      ...properties,
    },
    attributes,
  );

/** A clone of a cluster of the app, and that cluster. */
const cloneOf = (
  resources: Record<string, ReturnType<typeof other>>,
  properties: Record<string, unknown> = {},
  attributes?: { DependsOn: string },
) => ({
  Cluster: mysql(),
  ...resources,
  Clone: clone(properties, attributes),
});

const cloneSource = rule('CloneSourceInstances', {
  on: 'cluster',
  with: 'SourceDBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The source of a clone has an instance.',
  sources: [cloneLimits],
  // In one stack, clone and source are created together; before a clone in another, instances may come from anywhere.
  check: (one) => {
    const source = one.isClone ? one.sourceCluster : undefined;
    return source && source.stackAddress === one.stackAddress && source.allMembers.length === 0 && { at: 'SourceDBClusterIdentifier', source: source.logicalId };
  },
  what: ({ source }) => `SourceDBClusterIdentifier is ${source}, which has no instance`,
  why: `${REFUSED}: a cluster without instances cannot be cloned`,
  fix: ({ source }) => `add an instance to ${source}, and name it in DependsOn of the clone`,
  invalid: [
    { title: 'no instance', resources: cloneOf({}) },
    { title: 'an instance of the clone alone', resources: cloneOf({ Writer: member('aurora-mysql', { DBClusterIdentifier: { Ref: 'Clone' } }) }) },
  ],
  valid: [
    { title: 'an instance', resources: cloneOf({ Writer: member('aurora-mysql') }, {}, { DependsOn: 'Writer' }) },
    { title: 'a full copy', resources: cloneOf({}, { RestoreType: FULL_COPY }) },
    { title: 'whose instance it is, is an import', resources: cloneOf({ Writer: member('aurora-mysql', { DBClusterIdentifier: ANYTHING }) }) },
    { title: 'the type is an import', resources: cloneOf({}, { RestoreType: ANYTHING }) },
    { title: 'the source is in another app', resources: { Clone: clone({ SourceDBClusterIdentifier: ANYTHING }) } },
  ],
});

const cloneOrder = rule('CloneSourceOrder', {
  on: 'cluster',
  with: 'SourceDBClusterIdentifier',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A clone is created after an instance of its source.',
  sources: [cloneLimits],
  check: (one) => {
    const members = one.isClone ? one.sourceCluster?.allMembers ?? [] : [];
    const [instance] = members.map(({ logicalId }) => logicalId).sort();
    return members.length > 0 && !members.some((member_) => one.waitsFor(member_)) && { at: 'SourceDBClusterIdentifier', instance };
  },
  what: ({ instance }) => `the clone does not wait for the instances of its source, such as ${instance}`,
  why: 'a cluster without instances cannot be cloned; whether it has one by then is a matter of timing',
  fix: ({ instance }) => `add ${instance} to DependsOn of the clone`,
  invalid: [{ title: 'no DependsOn', resources: cloneOf({ Writer: member('aurora-mysql') }) }],
  valid: [
    { title: 'after the writer', resources: cloneOf({ Writer: member('aurora-mysql') }, {}, { DependsOn: 'Writer' }) },
    { title: 'a full copy', resources: cloneOf({ Writer: member('aurora-mysql') }, { RestoreType: FULL_COPY }) },
    { title: 'whose instance it is, is an import', resources: cloneOf({ Writer: member('aurora-mysql', { DBClusterIdentifier: ANYTHING }) }) },
    { title: 'the source is in another app', resources: { Clone: clone({ SourceDBClusterIdentifier: ANYTHING }) } },
  ],
});

/** A source and its clone, each in subnets of a VPC of its own. */
function inVpcs(ofSource: readonly unknown[], ofClone: readonly unknown[]) {
  const network = (name: string, zones: readonly unknown[]) => ({
    [`${name}Vpc`]: other('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16' }),
    ...Object.fromEntries(zones.map((zone, index) => [
      `${name}Subnet${index}`,
      other('AWS::EC2::Subnet', { VpcId: { Ref: `${name}Vpc` }, CidrBlock: `10.0.${index}.0/24`, AvailabilityZone: zone }),
    ])),
    [`${name}Subnets`]: other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: zones.map((_, index) => ({ Ref: `${name}Subnet${index}` })) }),
  });
  return {
    ...network('Source', ofSource),
    ...network('Clone', ofClone),
    Cluster: mysql({ DBSubnetGroupName: { Ref: 'SourceSubnets' } }),
    Writer: member('aurora-mysql'),
    Clone: clone({ DBSubnetGroupName: { Ref: 'CloneSubnets' } }, { DependsOn: 'Writer' }),
  };
}

const zones = (group: SubnetGroup): string[] => [...new Set(group.subnets.map(({ settledZone }) => settledZone))];

const cloneZones = rule('CloneZones', {
  on: 'cluster',
  with: 'SourceDBClusterIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A clone in another VPC has subnets in Availability Zones of its source.',
  sources: [crossVpc, cloneLimits],
  // Two zones of the storage of the source are needed. RDS chooses its three, at most one of them beside those of the subnets:
  // with one zone in common it may do, with none it cannot.
  check: (one) => {
    const [own, others] = [one.subnetGroup, one.isClone ? one.sourceCluster?.subnetGroup : undefined];
    if (!own || !others || own.vpcs.some((vpc) => others.vpcs.includes(vpc))) return undefined;
    const [ofClone, ofSource] = [zones(own), zones(others).sort()];
    return !ofSource.some((zone) => ofClone.includes(zone)) && { at: 'DBSubnetGroupName', group: own.logicalId, ofSource };
  },
  what: ({ group, ofSource }) => `DBSubnetGroupName is ${group}, which has no subnet in ${ofSource.join(' or ')}, where the source has its own, in another VPC`,
  why: `${REFUSED}: it needs subnets in two of the Availability Zones that the source has its storage in`,
  fix: ({ group, ofSource }) => `add a subnet in ${ofSource.slice(0, 2).join(' and in ')} to ${group}`,
  invalid: [
    { title: 'other zones', region: 'us-east-1', resources: inVpcs(['us-east-1a', 'us-east-1b'], ['us-east-1c', 'us-east-1d']) },
    { title: 'other zones than three', region: 'us-east-1', resources: inVpcs(['us-east-1a', 'us-east-1b', 'us-east-1c'], ['us-east-1d', 'us-east-1e']) },
  ],
  valid: [
    { title: 'the same zones', region: 'eu-west-1', resources: inVpcs(['eu-west-1a', 'eu-west-1b'], ['eu-west-1b', 'eu-west-1a']) },
    { title: 'a zone more', region: 'eu-west-1', resources: inVpcs(['eu-west-1a', 'eu-west-1b'], ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']) },
    { title: 'two of three zones', region: 'eu-west-1', resources: inVpcs(['eu-west-1a', 'eu-west-1b', 'eu-west-1c'], ['eu-west-1a', 'eu-west-1b']) },
    { title: 'one zone, and the storage may be in the other too', region: 'eu-west-1', resources: inVpcs(['eu-west-1a', 'eu-west-1b'], ['eu-west-1a', 'eu-west-1c']) },
    { title: 'zones that are chosen at deployment', resources: inVpcs([{ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, { 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }], ['us-east-1c', 'us-east-1d']) },
    { title: 'a zone is an import', region: 'us-east-1', resources: inVpcs(['us-east-1a', ANYTHING], ['us-east-1c', 'us-east-1d']) },
    { title: 'the source is in another app', resources: { ...inVpcs(['eu-west-1a', 'eu-west-1b'], ['eu-west-1a', 'eu-west-1c']), Clone: clone({ SourceDBClusterIdentifier: ANYTHING, DBSubnetGroupName: { Ref: 'CloneSubnets' } }) } },
  ],
});

export const cloning = topic(
  'cloning',
  { title: 'Cloning', about: 'What the source of a clone has, and where the clone is. Which time it shows is on the page about restoring.' },
  [cloneSource, cloneOrder, cloneZones],
);
