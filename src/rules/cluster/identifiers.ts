import { Example } from '../../engine/example';
import { rule, topic } from '../../engine/rule';
import {
  FIRST_PORT, LAST_PORT, databaseNameProblem, identifierProblem, nearestDatabaseName, nearestIdentifier, nearestPort,
} from '../../facts/identifiers';
import { apiReference, serviceError } from '../../facts/sources';
import { Resource } from '../../topology/resource';
import { Subjects } from '../../topology/subjects';
import { ANYTHING, member, mysql, other, postgresql, stackName } from '../_examples';

const READ = '2026-11-22';
const snapshot = (properties: Record<string, unknown>) => other('AWS::RDS::ClusterSnapshot', { DBClusterIdentifier: 'orders', ...properties });
const instance = (properties?: Record<string, unknown>) => member('aurora-mysql', properties);

const invalidIdentifier = serviceError(
  'The parameter DBClusterIdentifier is not a valid identifier. Identifiers must either be an ARN or begin with a letter; must contain only ASCII letters, digits, and hyphens; and must not end with a hyphen or contain two consecutive hyphens.',
  'https://github.com/anomalyco/sst/issues/1702',
  READ,
);

/** Names follow one pattern, whatever they name. */
const identifierFormat = <S extends 'cluster' | 'member' | 'clusterSnapshot'>(
  id: string,
  on: S,
  { property, page, example }: { property: string; page: string; example: (name: unknown) => Record<string, ReturnType<typeof other>> },
) =>
  rule(id, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} begins with a letter, and is up to 63 letters, digits and single hyphens.`,
    sources: [invalidIdentifier, apiReference(page, READ)],
    check: (subject: Subjects[S]) => {
      const name = (subject as Resource).properties.outline(property);
      const problem = identifierProblem(name ?? '');
      return problem !== undefined && name !== undefined && { at: property, name, problem };
    },
    what: ({ name, problem }) => `${property} is '${name}', which ${problem}`,
    why: 'RDS refuses the name: it begins with a letter, has only letters, digits and single hyphens, and does not end with a hyphen',
    fix: ({ name }) => `set ${property} to '${nearestIdentifier(name)}'`,
    invalid: [
      { title: 'two hyphens in a row', resources: example('orders--dev') },
      { title: 'a digit first', resources: example('1-orders') },
      { title: 'a hyphen last', resources: example('orders-') },
      { title: 'an underscore', resources: example('orders_dev') },
      { title: '64 characters', resources: example('a'.repeat(64)) },
      { title: 'a full stop behind the name of the stack', resources: example(stackName('.orders')) },
      { title: '64 characters behind the name of the stack', resources: example(stackName('a'.repeat(64))) },
    ],
    valid: [
      { title: 'the name of the stack in front', resources: example(stackName('-orders')) },
      { title: '63 characters', resources: example('a'.repeat(63)) },
      { title: 'letters, digits and single hyphens', resources: example('Orders-1') },
      { title: 'the name is an import', resources: example(ANYTHING) },
    ],
  });

const clusterIdentifier = identifierFormat('ClusterIdentifierFormat', 'cluster', {
  property: 'DBClusterIdentifier',
  page: 'API_CreateDBCluster.html',
  example: (name) => ({ Cluster: mysql({ DBClusterIdentifier: name }) }),
});

const memberIdentifier = identifierFormat('MemberIdentifierFormat', 'member', {
  property: 'DBInstanceIdentifier',
  page: 'API_CreateDBInstance.html',
  example: (name) => ({ Cluster: mysql(), Writer: instance({ DBInstanceIdentifier: name }) }),
});

const snapshotIdentifier = identifierFormat('ClusterSnapshotIdentifierFormat', 'clusterSnapshot', {
  property: 'DBClusterSnapshotIdentifier',
  page: 'API_CreateDBClusterSnapshot.html',
  example: (name) => ({ Snapshot: snapshot({ DBClusterSnapshotIdentifier: name }) }),
});

/** Resources whose names are taken once. */
interface Named {
  readonly id: string;
  readonly on: keyof Subjects;
  readonly property: string;
  readonly page: string;
  /** Two of them, and what they need. */
  readonly pair: (first: unknown, second: unknown) => Example['resources'];
}

/** Two resources of a type, each with a name. */
const pairOf = (property: string, make: (properties: Record<string, unknown>) => ReturnType<typeof other>, beside: Example['resources'] = {}): Named['pair'] =>
  (first, second) => ({ ...beside, First: make({ [property]: first }), Second: make({ [property]: second }) });

const SUBNETS = { DBSubnetGroupDescription: 'data', SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] };
const GROUP = { Description: 'example', Family: 'aurora-mysql8.0' };

const NAMED: readonly Named[] = [
  { id: 'ClusterIdentifierTaken', on: 'cluster', property: 'DBClusterIdentifier', page: 'API_CreateDBCluster.html', pair: pairOf('DBClusterIdentifier', mysql) },
  { id: 'MemberIdentifierTaken', on: 'member', property: 'DBInstanceIdentifier', page: 'API_CreateDBInstance.html', pair: pairOf('DBInstanceIdentifier', instance, { Cluster: mysql() }) },
  { id: 'ClusterSnapshotIdentifierTaken', on: 'clusterSnapshot', property: 'DBClusterSnapshotIdentifier', page: 'API_CreateDBClusterSnapshot.html', pair: pairOf('DBClusterSnapshotIdentifier', snapshot) },
  { id: 'GlobalClusterIdentifierTaken', on: 'globalCluster', property: 'GlobalClusterIdentifier', page: 'API_CreateGlobalCluster.html', pair: pairOf('GlobalClusterIdentifier', (one) => other('AWS::RDS::GlobalCluster', { Engine: 'aurora-mysql', ...one })) },
  {
    id: 'ClusterParameterGroupNameTaken',
    on: 'clusterParameterGroup',
    property: 'DBClusterParameterGroupName',
    page: 'API_CreateDBClusterParameterGroup.html',
    pair: pairOf('DBClusterParameterGroupName', (one) => other('AWS::RDS::DBClusterParameterGroup', { ...GROUP, Parameters: {}, ...one })),
  },
  { id: 'InstanceParameterGroupNameTaken', on: 'instanceParameterGroup', property: 'DBParameterGroupName', page: 'API_CreateDBParameterGroup.html', pair: pairOf('DBParameterGroupName', (one) => other('AWS::RDS::DBParameterGroup', { ...GROUP, ...one })) },
  {
    id: 'SubnetGroupNameTaken',
    on: 'subnetGroup',
    property: 'DBSubnetGroupName',
    page: 'API_CreateDBSubnetGroup.html',
    pair: pairOf('DBSubnetGroupName', (one) => other('AWS::RDS::DBSubnetGroup', { ...SUBNETS, ...one }), { Cluster: mysql({ DBSubnetGroupName: { Ref: 'First' } }), Other: mysql({ DBSubnetGroupName: { Ref: 'Second' } }) }),
  },
  { id: 'ShardGroupIdentifierTaken', on: 'shardGroup', property: 'DBShardGroupIdentifier', page: 'API_CreateDBShardGroup.html', pair: pairOf('DBShardGroupIdentifier', (one) => other('AWS::RDS::DBShardGroup', { DBClusterIdentifier: 'ledger', MaxACU: 64, ...one })) },
];

const nameTaken = ({ id, on, property, page, pair }: Named) =>
  rule(id, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} is not that of another resource of the stack, in whatever case.`,
    sources: [apiReference(page, READ)],
    check: (subject: Resource) => {
      const twin = subject.rival;
      return twin && { at: property, name: subject.physicalName, twin: twin.logicalId };
    },
    what: ({ name, twin }) => `${property} is '${name}', the same as that of ${twin} in this stack`,
    why: 'RDS refuses to create the second one: the name is taken, and case does not matter',
    fix: `give each its own ${property}, or remove it and let CloudFormation choose one`,
    invalid: [
      { title: 'twice the same', resources: pair('orders', 'orders') },
      { title: 'they differ in case only', resources: pair('orders', 'Orders') },
    ],
    valid: [
      { title: 'two names', resources: pair('orders', 'invoices') },
      { title: 'one name is an import', resources: pair('orders', ANYTHING) },
      { title: 'the other is in another stack', resources: pair('orders', 'invoices'), elsewhere: { Staging: { resources: pair('orders', 'payments') } } },
    ],
  });

const databaseName = rule('ClusterDatabaseName', {
  on: 'cluster',
  with: 'DatabaseName',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'DatabaseName begins with a letter, and has only letters, digits and underscores.',
  sources: [
    serviceError('DatabaseName must begin with a letter and contain only alphanumeric characters.', 'https://github.com/hashicorp/terraform-provider-aws/issues/38528', READ),
    apiReference('API_CreateDBInstance.html', READ),
  ],
  check: ({ properties, engine, isRestored }) => {
    const name = properties.outline('DatabaseName');
    const problem = name === undefined || isRestored ? undefined : databaseNameProblem(engine, name);
    return name !== undefined && problem !== undefined && { at: 'DatabaseName', engine, name, problem };
  },
  what: ({ name, problem }) => `DatabaseName is '${name}', which ${problem}`,
  why: 'RDS refuses to create the cluster',
  fix: ({ engine, name }) => `set DatabaseName to '${nearestDatabaseName(engine, name)}'`,
  invalid: [
    { title: 'hyphens', resources: { Cluster: postgresql({ DatabaseName: 'orders-dev' }) } },
    { title: 'a digit first', resources: { Cluster: mysql({ DatabaseName: '2orders' }) } },
    { title: '64 characters in PostgreSQL', resources: { Cluster: postgresql({ DatabaseName: 'a'.repeat(64) }) } },
    { title: '65 characters in MySQL', resources: { Cluster: mysql({ DatabaseName: 'a'.repeat(65) }) } },
    { title: 'a hyphen behind the name of the stack', resources: { Cluster: mysql({ DatabaseName: stackName('-orders') }) } },
    { title: '64 characters behind the name of the stack', resources: { Cluster: postgresql({ DatabaseName: stackName('a'.repeat(64)) }) } },
  ],
  valid: [
    { title: 'letters, digits and underscores', resources: { Cluster: postgresql({ DatabaseName: 'orders_2' }) } },
    { title: '63 characters in PostgreSQL', resources: { Cluster: postgresql({ DatabaseName: 'a'.repeat(63) }) } },
    { title: '64 characters in MySQL', resources: { Cluster: mysql({ DatabaseName: 'a'.repeat(64) }) } },
    { title: 'the name of the stack in front', resources: { Cluster: mysql({ DatabaseName: stackName('_orders') }) } },
    { title: 'the name is an import', resources: { Cluster: mysql({ DatabaseName: ANYTHING }) } },
  ],
});

const port = rule('ClusterPort', {
  on: 'cluster',
  with: 'Port',
  effect: 'rejected',
  since: '0.1.0',
  summary: `Port is from ${FIRST_PORT} to ${LAST_PORT}.`,
  sources: [
    serviceError(
      'Invalid endpoint port 65536. Valid range is: 1150-65535',
      'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-cluster-port-range/meta.yaml',
      READ,
    ),
    apiReference('API_CreateDBCluster.html', READ),
  ],
  check: ({ properties }) => {
    const asked = properties.number('Port');
    return asked !== undefined && asked !== nearestPort(asked) && { at: 'Port', asked };
  },
  what: ({ asked }) => `Port is ${asked}, and ports go from ${FIRST_PORT} to ${LAST_PORT}`,
  why: 'RDS refuses to create the cluster: invalid endpoint port',
  fix: ({ asked }) => `set Port to ${nearestPort(asked)}, or remove it`,
  invalid: [
    { title: 'below the first', resources: { Cluster: mysql({ Port: 1149 }) } },
    { title: 'above the last', resources: { Cluster: postgresql({ Port: 65536 }) } },
  ],
  valid: [
    { title: 'the first', resources: { Cluster: mysql({ Port: 1150 }) } },
    { title: 'the last', resources: { Cluster: postgresql({ Port: 65535 }) } },
    { title: 'the port is an import', resources: { Cluster: mysql({ Port: ANYTHING }) } },
  ],
});

export const identifiers = topic(
  'identifiers',
  { title: 'Names and ports', about: 'How clusters, instances, snapshots and databases may be called, and on which port they listen.' },
  [clusterIdentifier, memberIdentifier, snapshotIdentifier, ...NAMED.map(nameTaken), databaseName, port],
);
