import { rule, topic } from '../../engine/rule';
import { SERVERLESS_V1_MODE, V1_SECONDS, V1_TIMEOUT_ACTIONS, nearestV1Capacity, v1Capacities } from '../../facts/serverless-v1';
import { Source, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, member, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const SCALING = 'ScalingConfiguration';
const limitations = userGuide('aurora-serverless.html#aurora-serverless.limitations', READ);
const scalingReference = cfnReference('aws-properties-rds-dbcluster-scalingconfiguration.html', READ);
const leave = 'remove EngineMode, declare ServerlessV2ScalingConfiguration and instances of class db.serverless';

const password = { ManageMasterUserPassword: undefined, MasterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}' };
const v1 = (properties: Record<string, unknown> = {}) => mysql({ EngineMode: SERVERLESS_V1_MODE, EngineVersion: '5.7.mysql_aurora.2.11.4', ...password, ...properties });
const v1Postgresql = (properties: Record<string, unknown> = {}) => postgresql({ EngineMode: SERVERLESS_V1_MODE, EngineVersion: '13.9', ...password, ...properties });
const range = (MinCapacity: unknown, MaxCapacity: unknown) => ({ [SCALING]: { MinCapacity, MaxCapacity } });

const isV1 = (cluster: Cluster): boolean => cluster.engineMode === SERVERLESS_V1_MODE;
const scalingOf = (cluster: Cluster) => (isV1(cluster) ? cluster.properties.properties(SCALING) : undefined);

const capacity = rule('ServerlessV1Capacity', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Capacities of Serverless v1 are among those of the engine.',
  sources: [
    serviceError('Capacity value 1 is not valid. The valid scaling range for this cluster is 2 to 384.', 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/270', READ),
    scalingReference,
  ],
  check: (cluster) => {
    const scaling = scalingOf(cluster);
    return (['MinCapacity', 'MaxCapacity'] as const).flatMap((name) => {
      const value = scaling?.number(name);
      const isWrong = value !== undefined && !v1Capacities(cluster.engine).includes(value);
      return isWrong ? [{ at: `${SCALING}.${name}`, name, value, engine: cluster.engine }] : [];
    });
  },
  what: ({ name, value, engine }) => `${SCALING}.${name} is ${value}, and Serverless v1 with Engine '${engine}' has ${v1Capacities(engine).join(', ')}`,
  why: 'RDS refuses the capacity value',
  fix: ({ name, value, engine }) => `set ${name} to ${nearestV1Capacity(engine, value)}`,
  invalid: [
    { title: 'PostgreSQL from 1', resources: { Cluster: v1Postgresql(range(1, 8)) } },
    { title: 'MySQL up to 384', resources: { Cluster: v1(range(1, 384)) } },
  ],
  valid: [
    { title: 'PostgreSQL from 2', resources: { Cluster: v1Postgresql(range(2, 384)) } },
    { title: 'MySQL from 1', resources: { Cluster: v1(range(1, 256)) } },
    { title: 'a capacity is an import', resources: { Cluster: v1Postgresql(range(ANYTHING, 8)) } },
    { title: 'the engine is an import', resources: { Cluster: v1({ Engine: ANYTHING, EngineVersion: undefined, ...range(1, 8) }) } },
  ],
});

const capacityOrder = rule('ServerlessV1CapacityOrder', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: 'MinCapacity of Serverless v1 is not above MaxCapacity.',
  sources: [scalingReference],
  check: (cluster) => {
    const crossed = scalingOf(cluster)?.crossed('MinCapacity', 'MaxCapacity');
    return crossed && { at: `${SCALING}.MinCapacity`, ...crossed };
  },
  what: ({ min, max }) => `${SCALING}.MinCapacity is ${min}, above the MaxCapacity of ${max}`,
  why: 'RDS refuses to create the cluster',
  fix: ({ min, max }) => `set MinCapacity to ${max}, or MaxCapacity to ${min}`,
  invalid: [
    { title: 'the wrong way round', resources: { Cluster: v1(range(8, 4)) } },
    { title: 'a choice of the minimum', parameters: { Min: { Type: 'Number', AllowedValues: [2, 8] } }, resources: { Cluster: v1(range({ Ref: 'Min' }, 4)) } },
    { title: 'a choice of the maximum', parameters: { Max: { Type: 'Number', AllowedValues: [2, 8] } }, resources: { Cluster: v1(range(4, { Ref: 'Max' })) } },
  ],
  valid: [
    { title: 'a range', resources: { Cluster: v1(range(4, 8)) } },
    { title: 'one fixed capacity', resources: { Cluster: v1(range(8, 8)) } },
    { title: 'a capacity is an import', resources: { Cluster: v1(range(8, ANYTHING)) } },
    { title: 'both are parameters', parameters: { Min: { Type: 'Number', AllowedValues: [1, 2, 4] }, Max: { Type: 'Number', AllowedValues: [1, 2, 4] } }, resources: { Cluster: v1(range({ Ref: 'Min' }, { Ref: 'Max' })) } },
  ],
});

const seconds = (property: keyof typeof V1_SECONDS) => {
  const [lowest, highest] = V1_SECONDS[property];
  return rule(`ServerlessV1${property}`, {
    on: 'cluster',
    with: SCALING,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} of Serverless v1 is from ${lowest} to ${highest}.`,
    sources: [scalingReference, userGuide('aurora-serverless.html', READ)],
    check: (cluster) => {
      const value = scalingOf(cluster)?.number(property);
      return value !== undefined && (value < lowest || value > highest) && { at: `${SCALING}.${property}`, value };
    },
    what: ({ value }) => `${SCALING}.${property} is ${value}, and it goes from ${lowest} to ${highest}`,
    why: 'RDS refuses to create the cluster',
    fix: ({ value }) => `set ${property} to ${value < lowest ? lowest : highest}`,
    invalid: [
      { title: 'too short', resources: { Cluster: v1({ [SCALING]: { [property]: lowest - 1 } }) } },
      { title: 'too long', resources: { Cluster: v1({ [SCALING]: { [property]: highest + 1 } }) } },
    ],
    valid: [
      { title: 'the shortest', resources: { Cluster: v1({ [SCALING]: { [property]: lowest } }) } },
      { title: 'the longest', resources: { Cluster: v1({ [SCALING]: { [property]: highest } }) } },
      { title: 'the time is an import', resources: { Cluster: v1({ [SCALING]: { [property]: ANYTHING } }) } },
    ],
  });
};

const timeoutAction = rule('ServerlessV1TimeoutAction', {
  on: 'cluster',
  with: SCALING,
  effect: 'rejected',
  since: '0.1.0',
  summary: `TimeoutAction of Serverless v1 is ${V1_TIMEOUT_ACTIONS.join(' or ')}.`,
  sources: [scalingReference],
  check: (cluster) => {
    const action = scalingOf(cluster)?.string('TimeoutAction');
    return action !== undefined && !V1_TIMEOUT_ACTIONS.includes(action) && { at: `${SCALING}.TimeoutAction`, action };
  },
  what: ({ action }) => `${SCALING}.TimeoutAction is '${action}', and the actions are ${V1_TIMEOUT_ACTIONS.join(' and ')}`,
  why: 'RDS refuses to create the cluster',
  fix: `set TimeoutAction to '${V1_TIMEOUT_ACTIONS[1]}', or remove it`,
  invalid: [{ title: 'no such action', resources: { Cluster: v1({ [SCALING]: { TimeoutAction: 'Rollback' } }) } }],
  valid: [
    { title: 'roll back', resources: { Cluster: v1({ [SCALING]: { TimeoutAction: 'RollbackCapacityChange' } }) } },
    { title: 'the action is an import', resources: { Cluster: v1({ [SCALING]: { TimeoutAction: ANYTHING } }) } },
  ],
});

/** A feature that Serverless v1 never had. */
interface MissingFeature {
  readonly id: string;
  readonly property: string;
  readonly feature: string;
  readonly isAsked: (cluster: Cluster) => boolean;
  readonly asked: Record<string, unknown>;
  readonly notAsked: Record<string, unknown>;
  readonly source?: Source;
}

const MISSING_FEATURES: readonly MissingFeature[] = [
  {
    id: 'ServerlessV1IamAuthentication',
    property: 'EnableIAMDatabaseAuthentication',
    feature: 'IAM database authentication',
    isAsked: ({ properties }) => properties.boolean('EnableIAMDatabaseAuthentication') === true,
    asked: { EnableIAMDatabaseAuthentication: true },
    notAsked: { EnableIAMDatabaseAuthentication: false },
  },
  {
    id: 'ServerlessV1Domain',
    property: 'Domain',
    feature: 'Kerberos authentication',
    isAsked: ({ properties }) => properties.has('Domain'),
    asked: { Domain: 'd-1234567890', DomainIAMRoleName: 'rds-directory', EngineVersion: '8.0.mysql_aurora.3.10.4' },
    notAsked: {},
  },
  {
    id: 'ServerlessV1AssociatedRoles',
    property: 'AssociatedRoles',
    feature: 'associated IAM roles',
    isAsked: ({ properties }) => (properties.count('AssociatedRoles') ?? 0) > 0,
    asked: { AssociatedRoles: [{ RoleArn: 'arn:aws:iam::111122223333:role/loader' }] },
    notAsked: { AssociatedRoles: [] },
    source: serviceError("You currently can't add a role to Aurora Serverless DB Cluster", 'https://github.com/awsdocs/amazon-aurora-user-guide/issues/18', READ),
  },
  {
    id: 'ServerlessV1Backtrack',
    property: 'BacktrackWindow',
    feature: 'backtracking',
    isAsked: ({ properties }) => (properties.number('BacktrackWindow') ?? 0) > 0,
    asked: { BacktrackWindow: 3600 },
    notAsked: { BacktrackWindow: 0 },
  },
  {
    id: 'ServerlessV1PerformanceInsights',
    property: 'PerformanceInsightsEnabled',
    feature: 'Performance Insights',
    isAsked: ({ properties }) => properties.boolean('PerformanceInsightsEnabled') === true,
    asked: { PerformanceInsightsEnabled: true },
    notAsked: { PerformanceInsightsEnabled: false },
  },
];

const missingFeature = ({ id, property, feature, isAsked, asked, notAsked, source }: MissingFeature) =>
  rule(id, {
    on: 'cluster',
    with: 'EngineMode',
    effect: 'rejected',
    since: '0.1.0',
    summary: `Serverless v1 is not asked for ${feature}.`,
    sources: [...(source ? [source] : []), limitations],
    check: (cluster) => isV1(cluster) && isAsked(cluster) && { at: property, shown: cluster.properties.shown(property) },
    what: ({ shown }) => `${property} is ${shown} on a cluster with EngineMode '${SERVERLESS_V1_MODE}'`,
    why: `RDS refuses it: Serverless v1 does not support ${feature}`,
    fix: leave,
    invalid: [{ title: 'asked for', resources: { Cluster: v1(asked) } }],
    valid: [
      { title: 'not asked for', resources: { Cluster: v1(notAsked) } },
      { title: 'the mode is an import', resources: { Cluster: v1({ ...asked, EngineMode: ANYTHING }) } },
    ],
  });

const instance = rule('ServerlessV1Instance', {
  on: 'member',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A Serverless v1 cluster has no instances.',
  sources: [serviceError('Instances cannot be added to Aurora Serverless clusters.', 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/147', READ), limitations],
  check: (one) => one.cluster !== undefined && isV1(one.cluster) && { at: 'DBClusterIdentifier' },
  what: `DBClusterIdentifier names a cluster with EngineMode '${SERVERLESS_V1_MODE}'`,
  why: 'RDS refuses to create the instance: instances cannot be added to Serverless v1',
  fix: 'remove EngineMode from the cluster; for Serverless v2, give it a ServerlessV2ScalingConfiguration and the instance the class db.serverless',
  invalid: [{ title: 'an instance', resources: { Cluster: v1(), Writer: member('aurora-mysql', { DBInstanceClass: 'db.r5.large' }) } }],
  valid: [
    { title: 'no instance', resources: { Cluster: v1() } },
    { title: 'Serverless v2', resources: { Cluster: mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 } }), Writer: member('aurora-mysql', { DBInstanceClass: 'db.serverless' }) } },
    { title: 'the mode is an import', resources: { Cluster: mysql({ EngineMode: ANYTHING }), Writer: member('aurora-mysql') } },
    { title: 'the cluster is in another app', resources: { Writer: member('aurora-mysql', { DBClusterIdentifier: ANYTHING }) } },
  ],
});

const subnet = (zone: unknown, block: number) => other('AWS::EC2::Subnet', { VpcId: 'vpc-0123456789abcdef0', CidrBlock: `10.0.${block}.0/24`, AvailabilityZone: zone });
const zoneOfRegion = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });
const subnetGroup = (...ids: unknown[]) => other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: ids });
const inSubnets = v1({ DBSubnetGroupName: { Ref: 'Subnets' } });
const [one, two, three] = ['One', 'Two', 'Three'].map((Ref) => ({ Ref }));

const subnetZones = rule('ServerlessV1SubnetZones', {
  on: 'cluster',
  with: 'EngineMode',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The subnets of a Serverless v1 cluster are each in another Availability Zone.',
  sources: [
    serviceError(
      "Aurora Serverless doesn't support DB subnet groups with subnets in the same Availability Zone. Choose a DB subnet group with subnets in different Availability Zones.",
      'https://github.com/aws-samples/aws-eda-slurm-cluster/issues/69',
      READ,
    ),
    userGuide('aurora-serverless.html#aurora-serverless-v1.requirements', READ),
  ],
  check: (cluster) => {
    const zones = isV1(cluster) ? (cluster.subnetGroup?.subnets ?? []).map((each) => each.zoneIdentity) : [];
    const shared = zones.find((zone, index) => zone !== undefined && zones.indexOf(zone) !== index);
    return shared !== undefined && { at: 'DBSubnetGroupName', zone: shared.startsWith('=') ? shared.slice(1) : 'the same Availability Zone' };
  },
  what: ({ zone }) => `DBSubnetGroupName names a group with two subnets in ${zone}`,
  why: 'RDS refuses it: Serverless v1 takes one subnet of each Availability Zone',
  fix: 'keep one subnet of each Availability Zone in the DB subnet group',
  invalid: [
    { title: 'two in one zone', resources: { Cluster: inSubnets, Subnets: subnetGroup(one, two, three), One: subnet('eu-west-1a', 0), Two: subnet('eu-west-1a', 1), Three: subnet('eu-west-1b', 2) } },
    { title: 'two in one zone, beside two of which EC2 chooses the zones', resources: { Cluster: inSubnets, Subnets: subnetGroup(one, two, three, { Ref: 'Four' }), One: subnet(undefined, 0), Two: subnet(undefined, 1), Three: subnet('eu-west-1a', 2), Four: subnet('eu-west-1a', 3) } },
    { title: 'two in the first zone, whichever that is', resources: { Cluster: inSubnets, Subnets: subnetGroup(one, two, three), One: subnet(zoneOfRegion(0), 0), Two: subnet(zoneOfRegion(1), 1), Three: subnet(zoneOfRegion(0), 2) } },
  ],
  valid: [
    { title: 'one in each zone', resources: { Cluster: inSubnets, Subnets: subnetGroup(one, two), One: subnet('eu-west-1a', 0), Two: subnet('eu-west-1b', 1) } },
    { title: 'EC2 chooses the zones', resources: { Cluster: inSubnets, Subnets: subnetGroup(one, two), One: subnet(undefined, 0), Two: subnet(undefined, 1) } },
    { title: 'a zone is an import', resources: { Cluster: inSubnets, Subnets: subnetGroup(one, two), One: subnet('eu-west-1a', 0), Two: subnet(ANYTHING, 1) } },
    { title: 'the group is in another app', resources: { Cluster: v1({ DBSubnetGroupName: ANYTHING }) } },
  ],
});

export const serverlessV1 = topic(
  'serverless-v1',
  { title: 'Serverless v1', about: 'What Serverless v1 took while it existed. It ended on 2025-03-31, so such a cluster can only be kept in a template, not created.' },
  [capacity, capacityOrder, seconds('SecondsUntilAutoPause'), seconds('SecondsBeforeTimeout'), timeoutAction, ...MISSING_FEATURES.map(missingFeature), instance, subnetZones],
);
