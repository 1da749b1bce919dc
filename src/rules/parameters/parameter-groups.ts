import { rule, topic } from '../../engine/rule';
import {
  MAX_GROUP_NAME_LENGTH, defaultGroupOf, engineOfFamily, familyOf, familyOfDefaultGroup, hasRefusedLetters, isGroupName, isNoGroup,
  meantFamily, nearestGroupName,
} from '../../facts/parameter-groups';
import { apiReference, cfnHandler, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ParameterGroup } from '../../topology/parameter-group';
import { known } from '../../topology/resource';
import { Properties } from '../../values/properties';
import { ANYTHING, clusterParameters, instanceParameters, member, mysql, other, postgresql, stackName } from '../_examples';

const READ = '2026-11-22';
type Resources = Record<string, ReturnType<typeof other>>;
const instance = (properties?: Record<string, unknown>) => member('aurora-postgresql', properties);
const FAMILY_ERROR = "The parameter group X with DBParameterGroupFamily postgres16 can't be used for this instance. Use a parameter group with DBParameterGroupFamily mysql8.4.";
const wrongFamily = serviceError(FAMILY_ERROR, 'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-parameter-group-family-engine/meta.yaml', READ);
const notFound = serviceError('DBClusterParameterGroup not found: default', 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/50', READ);

/** What is wrong with the family of the group that `property` names, for an engine and version. */
function misfit(cluster: Cluster, own: Properties, property: string, group: () => ParameterGroup | undefined) {
  const target = own.target(property);
  const family = typeof target === 'string' ? (familyOfDefaultGroup(target) ?? group()?.family) : group()?.family;
  if (family === undefined || meantFamily(family) !== undefined) return undefined;
  // A restore to a point in time keeps the version of its source, whatever the template says.
  const version = cluster.properties.has('SourceDBClusterIdentifier') ? undefined : cluster.version;
  const expected = version && familyOf(version);
  const fits = expected === undefined ? engineOfFamily(family) === cluster.engine : family === expected;
  const shownVersion = expected === undefined ? '' : ` and EngineVersion '${version?.text}'`;
  return !fits && { at: property, family, wanted: expected === undefined ? `a family of ${cluster.engine}` : `the family '${expected}'`, runs: `Engine '${cluster.engine}'${shownVersion}` };
}

const clusterFamily = rule('ClusterParameterGroupFamily', {
  on: 'cluster',
  with: 'DBClusterParameterGroupName',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The cluster parameter group is of the family of the engine version.',
  sources: [
    serviceError(
      'The Parameter Group default.aurora5.6 with DBParameterGroupFamily aurora5.6 cannot be used for this instance. Please use a Parameter Group with DBParameterGroupFamily aurora-postgresql11',
      'https://github.com/aws/aws-cdk/issues/5126',
      READ,
    ),
    cfnReference('aws-resource-rds-dbclusterparametergroup.html#cfn-rds-dbclusterparametergroup-family', READ),
  ],
  check: (cluster) => misfit(cluster, cluster.properties, 'DBClusterParameterGroupName', () => cluster.parameterGroup),
  what: ({ family, runs }) => `DBClusterParameterGroupName is a group of the family '${family}' in a cluster with ${runs}`,
  why: 'RDS refuses to create the cluster: it takes groups of its own family only',
  fix: ({ wanted }) => `use a cluster parameter group of ${wanted}`,
  invalid: [
    { title: 'one major version behind', resources: { Group: clusterParameters('aurora-postgresql15', {}), Cluster: postgresql({ EngineVersion: '16.8', DBClusterParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the default group of another engine', resources: { Cluster: postgresql({ DBClusterParameterGroupName: 'default.aurora-mysql8.0' }) } },
    { title: 'a group for RDS for PostgreSQL', resources: { Group: clusterParameters('postgres16', {}), Cluster: postgresql({ DBClusterParameterGroupName: { Ref: 'Group' } }) } },
  ],
  valid: [
    { title: 'the family of the version', resources: { Group: clusterParameters('aurora-mysql8.0', {}), Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4', DBClusterParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the default group', resources: { Cluster: postgresql({ EngineVersion: '16.8', DBClusterParameterGroupName: 'default.aurora-postgresql16' }) } },
    { title: 'the version is left to RDS', resources: { Group: clusterParameters('aurora-postgresql15', {}), Cluster: postgresql({ DBClusterParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'a copy has the version of its source', resources: { Group: clusterParameters('aurora-postgresql15', {}), Cluster: other('AWS::RDS::DBCluster', { Engine: 'aurora-postgresql', EngineVersion: '16.8', SourceDBClusterIdentifier: 'orders', UseLatestRestorableTime: true, DBClusterParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the version is an import', resources: { Group: clusterParameters('aurora-postgresql15', {}), Cluster: postgresql({ EngineVersion: ANYTHING, DBClusterParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the group is in another app', resources: { Cluster: postgresql({ EngineVersion: '16.8', DBClusterParameterGroupName: 'orders-parameters' }) } },
  ],
});

const memberFamily = rule('MemberParameterGroupFamily', {
  on: 'member',
  with: 'DBParameterGroupName',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The parameter group of an instance is of the family of the engine version of its cluster.',
  sources: [wrongFamily, cfnReference('aws-resource-rds-dbparametergroup.html#cfn-rds-dbparametergroup-family', READ)],
  check: (one) => one.properties.has('DBParameterGroupName') && one.cluster && misfit(one.cluster, one.properties, 'DBParameterGroupName', () => one.parameterGroup),
  what: ({ family, runs }) => `DBParameterGroupName is a group of the family '${family}' on an instance of a cluster with ${runs}`,
  why: 'RDS refuses to create the instance: it takes groups of its own family only',
  fix: ({ wanted }) => `use a DB parameter group of ${wanted}`,
  invalid: [
    { title: 'one major version behind', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Group: instanceParameters('aurora-postgresql15', {}), Writer: instance({ DBParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the default group of RDS for PostgreSQL', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: instance({ DBParameterGroupName: 'default.postgres16' }) } },
  ],
  valid: [
    { title: 'the family of the version', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Group: instanceParameters('aurora-postgresql16', {}), Writer: instance({ DBParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the version is an import', resources: { Cluster: postgresql({ EngineVersion: ANYTHING }), Group: instanceParameters('aurora-postgresql15', {}), Writer: instance({ DBParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the cluster is in another app', resources: { Group: instanceParameters('aurora-postgresql15', {}), Writer: instance({ DBClusterIdentifier: ANYTHING, DBParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the group is in another app', resources: { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: instance({ DBParameterGroupName: 'orders-parameters' }) } },
  ],
});

/** A literal name that no group can have, on clusters and on instances. */
const unknownGroup = ({ id, on, property, noun }: { id: string; on: 'cluster' | 'member'; property: string; noun: string }) => {
  const named = (name: unknown): Resources => (on === 'cluster'
    ? { Cluster: postgresql({ EngineVersion: '16.8', [property]: name }) }
    : { Cluster: postgresql({ EngineVersion: '16.8' }), Writer: instance({ [property]: name }) });
  return rule(id, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} names a group that can exist.`,
    sources: [notFound, userGuide('AuroraPostgreSQL.Reference.ParameterGroups.html', READ)],
    check: ({ properties }) => {
      const name = properties.target(property);
      return typeof name === 'string' && isNoGroup(name) && { at: property, name, meant: meantFamily(familyOfDefaultGroup(name) ?? '') };
    },
    what: ({ name }) => `${property} is '${name}', and no ${noun} has that name`,
    why: 'RDS does not find the group: those it provides are called default and the family, with a full stop between, and no others have one in their name',
    fix: ({ meant }) => (meant === undefined ? `remove ${property} to take the default group, or name a group of yours` : `set ${property} to '${defaultGroupOf(meant)}'`),
    invalid: [
      { title: 'default alone', resources: named('default') },
      { title: 'the default group of a minor version', resources: named('default.aurora-postgresql16.8') },
      { title: 'a name with a full stop', resources: named('orders.parameters') },
    ],
    valid: [
      { title: 'the default group of the family', resources: named('default.aurora-postgresql16') },
      { title: 'a group in another app', resources: named('default-orders') },
      { title: 'the name is an import', resources: named(ANYTHING) },
    ],
  });
};

const clusterGroup = unknownGroup({ id: 'ClusterParameterGroupReference', on: 'cluster', property: 'DBClusterParameterGroupName', noun: 'cluster parameter group' });
const memberGroup = unknownGroup({ id: 'MemberParameterGroupReference', on: 'member', property: 'DBParameterGroupName', noun: 'DB parameter group' });

/** A reference to a group of the other type. */
const otherKind = ({ id, on, property, wanted, given }: { id: string; on: 'cluster' | 'member'; property: string; wanted: string; given: string }) => {
  const groups = { ClusterGroup: clusterParameters('aurora-postgresql16', {}), InstanceGroup: instanceParameters('aurora-postgresql16', {}) };
  const referring = (name: unknown): Resources => (on === 'cluster'
    ? { ...groups, Cluster: postgresql({ [property]: name }) }
    : { ...groups, Cluster: postgresql(), Writer: instance({ [property]: name }) });
  const [right, wrong] = on === 'cluster' ? ['ClusterGroup', 'InstanceGroup'] : ['InstanceGroup', 'ClusterGroup'];
  return rule(id, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} refers to an ${wanted}.`,
    sources: [cfnReference(`aws-resource-rds-db${on === 'cluster' ? 'cluster' : 'instance'}.html#cfn-rds-db${on === 'cluster' ? 'cluster' : 'instance'}-${property.toLowerCase()}`, READ)],
    check: ({ misplacedParameterGroup: group }) => group && { at: property, group: group.logicalId },
    what: ({ group }) => `${property} refers to ${group}, which is an ${given}`,
    why: `RDS looks for an ${wanted} of that name and does not find it`,
    fix: `refer to an ${wanted}`,
    invalid: [{ title: 'the other type', resources: referring({ Ref: wrong }) }],
    valid: [
      { title: 'the right type', resources: referring({ Ref: right }) },
      { title: 'the group is an import', resources: referring(ANYTHING) },
    ],
  });
};

const clusterKind = otherKind({ id: 'ClusterParameterGroupType', on: 'cluster', property: 'DBClusterParameterGroupName', wanted: 'AWS::RDS::DBClusterParameterGroup', given: 'AWS::RDS::DBParameterGroup' });
const memberKind = otherKind({ id: 'MemberParameterGroupType', on: 'member', property: 'DBParameterGroupName', wanted: 'AWS::RDS::DBParameterGroup', given: 'AWS::RDS::DBClusterParameterGroup' });

/** Rules about both types of group. */
interface Type {
  readonly on: 'clusterParameterGroup' | 'instanceParameterGroup';
  readonly prefix: string;
  readonly nameProperty: string;
  readonly type: string;
  readonly file: string;
  readonly example: (family: string) => ReturnType<typeof other>;
}

const TYPES: readonly [Type, Type] = [
  { on: 'clusterParameterGroup', prefix: 'ClusterParameterGroup', nameProperty: 'DBClusterParameterGroupName', type: 'AWS::RDS::DBClusterParameterGroup', file: 'dbclusterparametergroup', example: (family) => clusterParameters(family, {}) },
  { on: 'instanceParameterGroup', prefix: 'InstanceParameterGroup', nameProperty: 'DBParameterGroupName', type: 'AWS::RDS::DBParameterGroup', file: 'dbparametergroup', example: (family) => instanceParameters(family, {}) },
];

const familySpelling = ({ on, prefix, file, example }: Type) =>
  rule(`${prefix}FamilySpelling`, {
    on,
    with: 'Family',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Family is one that RDS has: the engine and its major version.',
    sources: [
      serviceError('ParameterGroupFamily postgres12 is not a valid parameter group family', 'https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/703', READ),
      cfnReference(`aws-resource-rds-${file}.html#cfn-rds-${file}-family`, READ),
    ],
    check: ({ family }) => {
      const meant = family === undefined ? undefined : meantFamily(family);
      return meant !== undefined && { at: 'Family', family, meant };
    },
    what: ({ family }) => `Family is '${family}', which is no family of Aurora`,
    why: 'RDS refuses to create the group: it is not a valid parameter group family',
    fix: ({ meant }) => `set Family to '${meant}', or to the family of your version`,
    invalid: [
      { title: 'a minor version', resources: { Group: example('aurora-postgresql16.8') } },
      { title: 'the version of Aurora in place of that of MySQL', resources: { Group: example('aurora-mysql3.10') } },
      { title: 'an engine that is none', resources: { Group: example('aurora-postgres16') } },
    ],
    valid: [
      { title: 'Aurora MySQL', resources: { Group: example('aurora-mysql8.4') } },
      { title: 'a major version newer than this package', resources: { Group: example('aurora-postgresql23') } },
      { title: 'the family is an import', resources: { Group: other('AWS::RDS::DBParameterGroup', { Description: 'example', Family: ANYTHING }) } },
    ],
  });

const groupName = ({ on, prefix, nameProperty, type, file }: Type) => {
  const named = (name: unknown) => ({ Group: other(type, { Description: 'example', Family: 'aurora-postgresql16', Parameters: {}, [nameProperty]: name }) });
  return rule(`${prefix}Name`, {
    on,
    with: nameProperty,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${nameProperty} is a name a group can have.`,
    sources: [cfnHandler(`aws-rds-${file}/aws-rds-${file}.json`, READ), apiReference('API_CreateDBParameterGroup.html', READ)],
    check: ({ properties }) => {
      const name = properties.outline(nameProperty);
      return name !== undefined && !isGroupName(name) && { at: nameProperty, name, nearest: nearestGroupName(name) };
    },
    what: ({ name }) => `${nameProperty} is '${name}'`,
    why: `CloudFormation refuses it: a name has up to ${MAX_GROUP_NAME_LENGTH} letters, digits and single hyphens, a letter first and no hyphen last`,
    fix: ({ nearest }) => `set ${nameProperty} to '${nearest}'`,
    invalid: [
      { title: 'an underscore', resources: named('orders_parameters') },
      { title: 'a full stop', resources: named('orders.aurora16') },
      { title: 'a hyphen last', resources: named('orders-') },
      { title: 'full stops behind the name of the stack', resources: named(stackName('.aurora.pg16')) },
    ],
    valid: [
      { title: 'hyphens between', resources: named('orders-aurora-16') },
      { title: 'the name of the stack in front', resources: named(stackName('-aurora-16')) },
      { title: 'the name is an import', resources: named(ANYTHING) },
    ],
  });
};

const description = rule('InstanceParameterGroupDescription', {
  on: 'instanceParameterGroup',
  with: 'Description',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Description is written in ASCII.',
  sources: [
    serviceError(
      'The parameter Description must not contain non-printable control characters.',
      'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-description-printable/meta.yaml',
      READ,
    ),
  ],
  check: ({ properties }) => {
    const text = properties.string('Description');
    return text !== undefined && hasRefusedLetters(text) && { at: 'Description', text };
  },
  what: ({ text }) => `Description is '${text}'`,
  why: 'RDS refuses to create the group: it takes letters other than ASCII for control characters',
  fix: 'write Description in ASCII',
  invalid: [{ title: 'in Japanese', resources: { Group: other('AWS::RDS::DBParameterGroup', { Description: 'テスト用', Family: 'aurora-mysql8.0' }) } }],
  valid: [
    { title: 'ASCII', resources: { Group: other('AWS::RDS::DBParameterGroup', { Description: 'for tests', Family: 'aurora-mysql8.0' }) } },
    { title: 'the text is an import', resources: { Group: other('AWS::RDS::DBParameterGroup', { Description: ANYTHING, Family: 'aurora-mysql8.0' }) } },
  ],
});

const groupForAll = rule('ClusterInstanceParameterGroup', {
  on: 'singleMasterCluster',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'DBInstanceParameterGroupName is also said on the instances: the cluster only uses it for a major version upgrade.',
  sources: [
    cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-dbinstanceparametergroupname', READ),
    cfnHandler('aws-rds-dbcluster/src/main/java/software/amazon/rds/dbcluster/Translator.java', READ),
  ],
  check: ({ properties, members }) => {
    const without = members.filter((one) => known(() => one.properties.has('DBParameterGroupName')) === false).length;
    return properties.has('DBInstanceParameterGroupName') && without > 0 && { at: 'DBInstanceParameterGroupName', without };
  },
  what: ({ without }) => `DBInstanceParameterGroupName is set, and ${without === 1 ? 'an instance names' : `${without} instances name`} no group`,
  why: 'CloudFormation only passes it on when EngineVersion changes, so new instances take the default group',
  fix: 'set DBParameterGroupName on each instance too',
  invalid: [
    { title: 'only on the cluster', resources: { Group: instanceParameters('aurora-postgresql16', {}), Cluster: postgresql({ DBInstanceParameterGroupName: { Ref: 'Group' } }), Writer: instance() } },
    { title: 'two instances without', resources: { Group: instanceParameters('aurora-postgresql16', {}), Cluster: postgresql({ DBInstanceParameterGroupName: { Ref: 'Group' } }), Writer: instance(), Reader: instance() } },
  ],
  valid: [
    { title: 'on both', resources: { Group: instanceParameters('aurora-postgresql16', {}), Cluster: postgresql({ DBInstanceParameterGroupName: { Ref: 'Group' } }), Writer: instance({ DBParameterGroupName: { Ref: 'Group' } }) } },
    { title: 'the group of the instance is an import', resources: { Group: instanceParameters('aurora-postgresql16', {}), Cluster: postgresql({ DBInstanceParameterGroupName: { Ref: 'Group' } }), Writer: instance({ DBParameterGroupName: ANYTHING }) } },
    { title: 'the instances are declared in another app', resources: { Group: instanceParameters('aurora-postgresql16', {}), Cluster: postgresql({ DBInstanceParameterGroupName: { Ref: 'Group' } }) } },
  ],
});

export const parameterGroups = topic(
  'parameter-groups',
  { title: 'Parameter groups', about: 'Whether the parameter groups of a cluster and its instances exist, and belong to the engine version.' },
  [
    clusterFamily, memberFamily, clusterGroup, memberGroup, clusterKind, memberKind, groupForAll,
    ...TYPES.map(familySpelling), ...TYPES.map(groupName), description,
  ],
);
