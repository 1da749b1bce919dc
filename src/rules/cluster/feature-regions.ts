import { ExampleResource } from '../../engine/example';
import { Effect, rule, topic } from '../../engine/rule';
import { FEATURE_REGIONS_DATE, FEATURE_REGION_SOURCES, RegionalFeature, lacksFeature } from '../../facts/feature-regions';
import { ZONE_ID_WITHOUT_SERVERLESS, ZONE_WITHOUT_SERVERLESS } from '../../facts/serverless-v2';
import { userGuide } from '../../facts/sources';
import type { Cluster } from '../../topology/cluster';
import { known } from '../../topology/resource';
import { ANYTHING, OWN_PASSWORD, mysql, other, postgresql } from '../_examples';
import { limitlessCluster } from '../limitless/_limitless-examples';

type Properties = Record<string, unknown>;

/** A feature a cluster has, and what is said where its Region does not. */
interface Feature {
  readonly id: string;
  readonly feature: RegionalFeature;
  /** What messages call it. */
  readonly noun: string;
  readonly property: string;
  readonly effect: Effect;
  readonly why: string;
  readonly example: (properties?: Properties) => ExampleResource;
  /** A value of the property, and a Region without the feature. */
  readonly value: unknown;
  readonly region: string;
  isUsed(cluster: Cluster): boolean | undefined;
}

const FEATURES: readonly Feature[] = [
  {
    id: 'BacktrackRegion',
    feature: 'backtrack',
    noun: 'backtrack',
    property: 'BacktrackWindow',
    effect: 'rejected',
    why: 'RDS refuses to create the cluster: backtrack is not enabled for the engine',
    isUsed: ({ properties }) => (properties.number('BacktrackWindow') ?? 0) > 0,
    example: mysql,
    value: 43_200,
    region: 'us-gov-west-1',
  },
  {
    id: 'LimitlessRegion',
    feature: 'limitless',
    noun: 'Limitless Database',
    property: 'ClusterScalabilityType',
    effect: 'rejected',
    why: 'RDS refuses to create the cluster',
    isUsed: ({ isLimitless }) => isLimitless,
    example: limitlessCluster,
    value: 'limitless',
    region: 'ap-east-2',
  },
  {
    id: 'ExpressRegion',
    feature: 'express',
    noun: 'express configurations',
    property: 'WithExpressConfiguration',
    effect: 'rejected',
    why: 'RDS refuses to create the cluster',
    isUsed: ({ hasExpressConfiguration }) => hasExpressConfiguration,
    example: (properties) => postgresql({ ManageMasterUserPassword: undefined, ...properties }),
    value: true,
    region: 'me-central-1',
  },
  {
    id: 'GlobalDatabaseRegion',
    feature: 'globalDatabase',
    noun: 'global databases',
    property: 'GlobalClusterIdentifier',
    // No error: the list is read in part, and no refusal is known.
    effect: 'degraded',
    why: 'a cluster cannot join a global database where there is none',
    isUsed: ({ joinsGlobalDatabase }) => joinsGlobalDatabase,
    example: (properties) => mysql({ ...OWN_PASSWORD, ...properties }),
    value: 'world',
    region: 'ap-southeast-7',
  },
  {
    id: 'DataApiRegion',
    feature: 'dataApi',
    noun: 'the Data API',
    property: 'EnableHttpEndpoint',
    effect: 'ignored',
    why: 'queries through it fail',
    isUsed: ({ properties }) => properties.boolean('EnableHttpEndpoint'),
    example: postgresql,
    value: true,
    region: 'ap-southeast-4',
  },
];

const lackingIn = (region: string, noun: string): string => `in ${region}, where AWS did not offer ${noun} on ${FEATURE_REGIONS_DATE}`;

const featureRegion = ({ id, feature, noun, property, effect, why, isUsed, example, value, region }: Feature) =>
  rule(id, {
    on: 'cluster',
    with: property,
    effect,
    since: '0.1.0',
    summary: `Clusters use ${noun} in Regions that have it.`,
    sources: FEATURE_REGION_SOURCES[feature],
    check: (cluster) => {
      const isLacking = isUsed(cluster) && lacksFeature(feature, cluster.engine, cluster.region);
      return isLacking && { at: property, shown: cluster.properties.shown(property), own: cluster.region };
    },
    what: ({ shown, own }) => `${property} is ${shown} on a cluster ${lackingIn(own, noun)}`,
    why,
    fix: `remove ${property}, or create the cluster in another Region`,
    invalid: [{ title: 'a Region without it', region, resources: { Cluster: example({ [property]: value }) } }],
    valid: [
      { title: 'a Region with it', region: 'eu-west-1', resources: { Cluster: example({ [property]: value }) } },
      { title: 'not used', region, resources: { Cluster: mysql() } },
      { title: 'the Region is chosen at deployment', resources: { Cluster: example({ [property]: value }) } },
      { title: 'a Region newer than this package', region: 'eu-north-9', resources: { Cluster: example({ [property]: value }) } },
      // Whichever global database a cluster names, it is in one.
      ...(feature === 'globalDatabase' ? [] : [{ title: 'whether it is used is an import', region, resources: { Cluster: example({ [property]: ANYTHING }) } }]),
    ],
  });

const integration = (properties: Properties = {}) =>
  other('AWS::RDS::Integration', {
    SourceArn: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] },
    TargetArn: 'arn:aws:redshift-serverless:ap-southeast-5:111122223333:namespace/sales',
    ...properties,
  });
const source = { Cluster: mysql({ DBClusterParameterGroupName: 'replicated' }) };

const zeroEtl = rule('IntegrationRegion', {
  on: 'integration',
  with: 'SourceArn',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Zero-ETL integrations are created in Regions that have them for the engine.',
  sources: FEATURE_REGION_SOURCES.zeroEtl,
  check: ({ sourceCluster, region }) => sourceCluster && lacksFeature('zeroEtl', sourceCluster.engine, region) && { at: 'SourceArn', engine: sourceCluster.engine, region },
  what: ({ engine, region }) => `SourceArn names a cluster with Engine '${engine}' ${lackingIn(region, 'zero-ETL integrations of the engine')}`,
  why: 'RDS refuses to create the integration',
  fix: 'remove the integration, or create it and its source in another Region',
  invalid: [
    { title: 'Malaysia', region: 'ap-southeast-5', resources: { ...source, Copy: integration() } },
    { title: 'Aurora PostgreSQL in Malaysia', region: 'ap-southeast-5', resources: { Cluster: postgresql({ DBClusterParameterGroupName: 'replicated' }), Copy: integration({ DataFilter: 'include: sales.*.*' }) } },
  ],
  valid: [
    { title: 'Ireland', region: 'eu-west-1', resources: { ...source, Copy: integration() } },
    { title: 'the Region is chosen at deployment', resources: { ...source, Copy: integration() } },
    { title: 'the source is outside the app', region: 'ap-southeast-5', resources: { Copy: integration({ SourceArn: ANYTHING }) } },
  ],
});

const subnet = (properties: Properties) => other('AWS::EC2::Subnet', { VpcId: 'vpc-0123456789abcdef0', ...properties });
const inZones = (first: Properties, second: Properties, cluster: ExampleResource = limitlessCluster({ DBSubnetGroupName: { Ref: 'Group' } })) => ({
  First: subnet({ CidrBlock: '10.0.0.0/24', ...first }),
  Second: subnet({ CidrBlock: '10.0.1.0/24', ...second }),
  Group: other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'data', SubnetIds: [{ Ref: 'First' }, { Ref: 'Second' }] }),
  Cluster: cluster,
});

const limitlessZone = rule('LimitlessSubnetZone', {
  on: 'cluster',
  with: 'ClusterScalabilityType',
  effect: 'rejected',
  since: '0.1.0',
  summary: `The subnets of a Limitless cluster are not in ${ZONE_WITHOUT_SERVERLESS}.`,
  sources: [userGuide('limitless-reqs-limits.html', FEATURE_REGIONS_DATE)],
  check: ({ isLimitless, subnetGroup }) =>
    (isLimitless ? (subnetGroup?.knownSubnets ?? []) : []).flatMap((one) => {
      if (known(() => one.zone) === ZONE_WITHOUT_SERVERLESS) return [{ at: one.at('AvailabilityZone'), zone: ZONE_WITHOUT_SERVERLESS }];
      return known(() => one.zoneId) === ZONE_ID_WITHOUT_SERVERLESS ? [{ at: one.at('AvailabilityZoneId'), zone: ZONE_ID_WITHOUT_SERVERLESS }] : [];
    }),
  what: ({ zone }) => `a subnet of a Limitless cluster is in ${zone}`,
  why: 'RDS cannot create the shard group: its instances are serverless, and there are none in the zone',
  fix: 'move the subnet to another zone, or leave it out of the DB subnet group',
  invalid: [
    { title: 'by name', region: 'us-east-1', resources: inZones({ AvailabilityZone: 'us-east-1a' }, { AvailabilityZone: 'us-east-1e' }) },
    { title: 'by id', region: 'us-east-1', resources: inZones({ AvailabilityZoneId: 'use1-az1' }, { AvailabilityZoneId: 'use1-az3' }) },
  ],
  valid: [
    { title: 'other zones', region: 'us-east-1', resources: inZones({ AvailabilityZone: 'us-east-1a' }, { AvailabilityZone: 'us-east-1b' }) },
    { title: 'another id', region: 'us-east-1', resources: inZones({ AvailabilityZoneId: 'use1-az1' }, { AvailabilityZoneId: 'use1-az2' }) },
    { title: 'a standard cluster', region: 'us-east-1', resources: inZones({ AvailabilityZone: 'us-east-1a' }, { AvailabilityZone: 'us-east-1e' }, postgresql({ DBSubnetGroupName: { Ref: 'Group' } })) },
    { title: 'the zone is an import', region: 'us-east-1', resources: inZones({ AvailabilityZone: 'us-east-1a' }, { AvailabilityZone: ANYTHING }) },
    { title: 'the group is outside the app', region: 'us-east-1', resources: { Cluster: limitlessCluster({ DBSubnetGroupName: 'data' }) } },
  ],
});

export const featureRegions = topic(
  'feature-regions',
  { title: 'Features that are not in every Region', about: 'AWS brings features to its Regions one by one. What is not said to be missing in a Region is not spoken of.' },
  [...FEATURES.map(featureRegion), zeroEtl, limitlessZone],
);
