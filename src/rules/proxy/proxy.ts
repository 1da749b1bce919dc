import { rule, topic } from '../../engine/rule';
import { DEDICATED_TENANCY, DUAL_STACK, DUAL_STACK_NAMES, MIN_SUBNET_ZONES } from '../../facts/network';
import {
  ENDPOINT_NETWORK_TYPES, IDLE_CLIENT_TIMEOUT, MAX_PROXY_ENDPOINTS, MAX_PROXY_NAME, TARGET_NETWORK_TYPES, isOutside, meantFamily,
  meantTargetRole, nearestIn, needsIpv6,
} from '../../facts/proxy';
import { RDS_NAME_SHAPE, isRdsName, nearestRdsName } from '../../facts/rds-names';
import { apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, member, mysql, other, several, stackName } from '../_examples';
import { spelling } from '../_spelling';

const READ = '2026-11-22';
const createProxy = apiReference('API_CreateDBProxy.html', READ);
const createEndpoint = apiReference('API_CreateDBProxyEndpoint.html', READ);
const limitations = userGuide('rds-proxy.html#rds-proxy.limitations', READ);
const endpointGuide = userGuide('rds-proxy-endpoints.html', READ);

type Properties = Record<string, unknown>;
const proxy = (properties: Properties = {}) =>
  other('AWS::RDS::DBProxy', {
    DBProxyName: 'app',
    EngineFamily: 'MYSQL',
    RoleArn: 'arn:aws:iam::111122223333:role/proxy',
    RequireTLS: true,
    Auth: [{ AuthScheme: 'SECRETS', SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:database' }],
    VpcSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    ...properties,
  });
const endpoint = (properties: Properties = {}) =>
  other('AWS::RDS::DBProxyEndpoint', { DBProxyEndpointName: 'reports', DBProxyName: { Ref: 'Proxy' }, VpcSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'], ...properties });
const targets = other('AWS::RDS::DBProxyTargetGroup', { DBProxyName: { Ref: 'Proxy' }, TargetGroupName: 'default', DBClusterIdentifiers: [{ Ref: 'Cluster' }] }, { DependsOn: 'Writer' });
const waiting = { Writer: member('aurora-mysql'), Reader: member('aurora-mysql') };
const vpc = (properties: Properties = {}) => other('AWS::EC2::VPC', { CidrBlock: '10.0.0.0/16', ...properties });
const subnet = (zone: unknown, properties: Properties = {}) => other('AWS::EC2::Subnet', { VpcId: { Ref: 'Vpc' }, CidrBlock: '10.0.1.0/24', AvailabilityZone: zone, ...properties });
const group = other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: [{ Ref: 'One' }, { Ref: 'Two' }] });
const inSubnets = { VpcSubnetIds: [{ Ref: 'One' }, { Ref: 'Two' }] };
const subnets = (properties?: Properties) => ({ Vpc: vpc(), One: subnet('us-east-1a', properties), Two: subnet('us-east-1b', properties) });

const family = rule('ProxyEngineFamily', {
  on: 'proxy',
  with: 'EngineFamily',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'EngineFamily is spelled as the API spells it: MYSQL or POSTGRESQL.',
  sources: [createProxy],
  check: ({ engineFamily: value }) => {
    const meant = value === undefined ? undefined : meantFamily(value);
    return meant !== undefined && { at: 'EngineFamily', value, meant };
  },
  what: ({ value }) => `EngineFamily is '${value}', which is no engine family`,
  why: 'RDS refuses to create the proxy',
  fix: ({ meant }) => `set EngineFamily to '${meant}'`,
  invalid: [
    { title: 'in another case', resources: { Proxy: proxy({ EngineFamily: 'mysql' }) } },
    { title: 'the engine', resources: { Proxy: proxy({ EngineFamily: 'aurora-postgresql' }) } },
  ],
  valid: [
    { title: 'MYSQL', resources: { Proxy: proxy() } },
    { title: 'a family newer than this package', resources: { Proxy: proxy({ EngineFamily: 'DSQL' }) } },
    { title: 'the family is an import', resources: { Proxy: proxy({ EngineFamily: ANYTHING }) } },
  ],
});

const NAMES = [
  { id: 'ProxyName', on: 'proxy', property: 'DBProxyName', source: createProxy, example: (name: unknown) => ({ Proxy: proxy({ DBProxyName: name }) }) },
  { id: 'ProxyEndpointName', on: 'proxyEndpoint', property: 'DBProxyEndpointName', source: createEndpoint, example: (name: unknown) => ({ Proxy: proxy(), Endpoint: endpoint({ DBProxyEndpointName: name }) }) },
] as const;

const name = ({ id, on, property, source, example }: (typeof NAMES)[number]) =>
  rule(id, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} has at most ${MAX_PROXY_NAME} characters: ${RDS_NAME_SHAPE}.`,
    sources: [source],
    check: ({ properties }) => {
      const value = properties.outline(property);
      return value !== undefined && !isRdsName(value, MAX_PROXY_NAME) && { at: property, value };
    },
    what: ({ value }) => `${property} is '${value}', and may have at most ${MAX_PROXY_NAME} characters: ${RDS_NAME_SHAPE}`,
    why: 'RDS refuses the name',
    fix: ({ value }) => `set ${property} to '${nearestRdsName(value, MAX_PROXY_NAME)}'`,
    invalid: [
      { title: 'an underscore', resources: example('app_proxy') },
      { title: 'two hyphens', resources: example('app--proxy') },
      { title: 'a digit first', resources: example('1-app') },
      { title: 'too long', resources: example('a'.repeat(64)) },
      { title: 'an underscore behind the name of the stack', resources: example(stackName('_proxy')) },
    ],
    valid: [
      { title: 'the name of the stack in front', resources: example(stackName('-proxy')) },
      { title: 'letters, digits and hyphens', resources: example('App-proxy-2') },
      { title: 'as long as can be', resources: example('a'.repeat(63)) },
      { title: 'the name is an import', resources: example(ANYTHING) },
    ],
  });

const idleTimeout = rule('ProxyIdleClientTimeout', {
  on: 'proxy',
  with: 'IdleClientTimeout',
  effect: 'rejected',
  since: '0.1.0',
  summary: `IdleClientTimeout is from ${IDLE_CLIENT_TIMEOUT.min} to ${IDLE_CLIENT_TIMEOUT.max} seconds, which is 8 hours.`,
  sources: [serviceError('Invalid IdleClientTimeout - valid range is 1 - 28800', 'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/pf-rds-proxy-idle-client-timeout/meta.yaml', READ)],
  check: ({ properties }) => {
    const value = properties.number('IdleClientTimeout');
    return value !== undefined && isOutside(value, IDLE_CLIENT_TIMEOUT) && { at: 'IdleClientTimeout', value };
  },
  what: ({ value }) => `IdleClientTimeout is ${value}, and may be from ${IDLE_CLIENT_TIMEOUT.min} to ${IDLE_CLIENT_TIMEOUT.max} seconds`,
  why: 'RDS refuses to create the proxy',
  fix: ({ value }) => `set IdleClientTimeout to ${nearestIn(value, IDLE_CLIENT_TIMEOUT)}`,
  invalid: [
    { title: 'more than 8 hours', resources: { Proxy: proxy({ IdleClientTimeout: 28_801 }) } },
    { title: 'no time at all', resources: { Proxy: proxy({ IdleClientTimeout: 0 }) } },
  ],
  valid: [
    { title: '8 hours', resources: { Proxy: proxy({ IdleClientTimeout: 28_800 }) } },
    { title: 'one second', resources: { Proxy: proxy({ IdleClientTimeout: 1 }) } },
    { title: 'the time is an import', resources: { Proxy: proxy({ IdleClientTimeout: ANYTHING }) } },
  ],
});

/** What takes subnets, and how it is declared with some. */
const PLACED = [
  { id: 'Proxy', on: 'proxy', example: (properties: Properties) => ({ Proxy: proxy(properties) }) },
  { id: 'ProxyEndpoint', on: 'proxyEndpoint', example: (properties: Properties) => ({ Proxy: proxy(), Endpoint: endpoint(properties) }) },
] as const;

const zones = ({ id, on, example }: (typeof PLACED)[number]) =>
  rule(`${id}ZoneCoverage`, {
    on,
    with: 'VpcSubnetIds',
    effect: 'rejected',
    since: '0.1.0',
    summary: `The subnets of a proxy are in at least ${MIN_SUBNET_ZONES} Availability Zones.`,
    sources: [userGuide('rds-proxy-network-prereqs.html', READ)],
    check: (placed) => {
      const has = placed.singleSubnet ? 'one subnet' : placed.sharedZone && `subnets in ${placed.sharedZone} only`;
      return has !== undefined && { at: 'VpcSubnetIds', has };
    },
    what: ({ has }) => `VpcSubnetIds has ${has}, and a proxy needs subnets in at least ${MIN_SUBNET_ZONES} Availability Zones`,
    why: 'RDS refuses to create it',
    fix: 'add a subnet in another Availability Zone',
    invalid: [
      { title: 'one subnet', resources: example({ VpcSubnetIds: ['subnet-0123456789abcdef0'] }) },
      { title: 'two subnets in one zone', resources: { Vpc: vpc(), One: subnet('us-east-1a'), Two: subnet('us-east-1a'), ...example(inSubnets) } },
    ],
    valid: [
      { title: 'two zones', resources: { ...subnets(), ...example(inSubnets) } },
      { title: 'the subnets are an import', resources: example({ VpcSubnetIds: { 'Fn::Split': [',', ANYTHING] } }) },
      { title: 'the subnets are outside the app', resources: example({}) },
    ],
  });

const ipv6Subnets = ({ id, on, example }: (typeof PLACED)[number]) =>
  rule(`${id}Ipv6Subnets`, {
    on,
    with: 'EndpointNetworkType',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Every subnet of a proxy that is reached over IPv6 has an IPv6 range.',
    sources: [createProxy, createEndpoint],
    check: ({ properties, subnets: own }) => {
      const type = properties.string('EndpointNetworkType');
      const missing = needsIpv6(type) ? own.find((one) => !one.hasIpv6) : undefined;
      return missing && { at: 'EndpointNetworkType', type, subnet: missing.logicalId };
    },
    what: ({ type, subnet: lacking }) => `EndpointNetworkType is '${type}', and the subnet ${lacking} has no IPv6 range`,
    why: 'RDS refuses to create it',
    fix: ({ subnet: lacking }) => `set Ipv6CidrBlock on ${lacking} and on the other subnets`,
    invalid: [{ title: 'subnets with IPv4', resources: { ...subnets(), ...example({ ...inSubnets, EndpointNetworkType: 'DUAL' }) } }],
    valid: [
      { title: 'a range on each subnet', resources: { ...subnets({ Ipv6CidrBlock: 'fd00::/64' }), ...example({ ...inSubnets, EndpointNetworkType: 'DUAL' }) } },
      { title: 'IPv4', resources: { ...subnets(), ...example(inSubnets) } },
      { title: 'the subnets are outside the app', resources: example({ EndpointNetworkType: 'DUAL' }) },
    ],
  });

const targetIpv6 = rule('ProxyTargetConnectionNetworkType', {
  on: 'proxy',
  with: 'TargetConnectionNetworkType',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A proxy connects over IPv6 only to a dual-stack cluster.',
  sources: [createProxy],
  check: ({ properties, clusters }) => {
    const closed = properties.string('TargetConnectionNetworkType') === 'IPV6' ? clusters.find((one) => one.properties.string('NetworkType') !== DUAL_STACK && !one.inheritsData) : undefined;
    return closed && { at: 'TargetConnectionNetworkType', cluster: closed.logicalId };
  },
  what: ({ cluster }) => `TargetConnectionNetworkType is 'IPV6', and NetworkType of the cluster ${cluster} is not '${DUAL_STACK}'`,
  why: 'RDS refuses to register the cluster with the proxy',
  fix: ({ cluster }) => `set NetworkType of ${cluster} to '${DUAL_STACK}', or remove TargetConnectionNetworkType`,
  invalid: [{ title: 'a cluster with IPv4', resources: { Cluster: mysql(), ...waiting, Proxy: proxy({ TargetConnectionNetworkType: 'IPV6' }), Targets: targets } }],
  valid: [
    { title: 'a dual-stack cluster', resources: { Cluster: mysql({ NetworkType: 'DUAL' }), ...waiting, Proxy: proxy({ TargetConnectionNetworkType: 'IPV6' }), Targets: targets } },
    { title: 'IPv4', resources: { Cluster: mysql(), ...waiting, Proxy: proxy(), Targets: targets } },
    { title: 'the cluster is outside the app', resources: { Proxy: proxy({ TargetConnectionNetworkType: 'IPV6' }) } },
  ],
});

const sameVpc = rule('ProxyVpc', {
  on: 'proxy',
  with: 'VpcSubnetIds',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A proxy is in the VPC of the cluster behind it.',
  sources: [limitations],
  check: ({ clusters, vpcs }) => {
    const [own, ...more] = vpcs;
    const homes = own && more.length === 0 ? clusters.map(({ subnetGroup }) => subnetGroup?.vpcs ?? []) : [];
    const [home] = homes.filter((all) => all.every((one) => one !== own)).flat();
    return home && { at: 'VpcSubnetIds', own: own?.logicalId, home: home.logicalId };
  },
  what: ({ own, home }) => `VpcSubnetIds has subnets of the VPC ${own}, and the cluster is in the VPC ${home}`,
  why: 'RDS refuses to register the cluster with the proxy: both have to be in one VPC',
  fix: ({ home }) => `use subnets of ${home}; clients in other VPCs use a proxy endpoint there`,
  invalid: [
    {
      title: 'another VPC',
      resources: { ...subnets(), Far: vpc(), FarOne: subnet('us-east-1a', { VpcId: { Ref: 'Far' } }), FarTwo: subnet('us-east-1b', { VpcId: { Ref: 'Far' } }), Group: group, Cluster: mysql({ DBSubnetGroupName: { Ref: 'Group' } }), ...waiting, Proxy: proxy({ VpcSubnetIds: [{ Ref: 'FarOne' }, { Ref: 'FarTwo' }] }), Targets: targets },
    },
  ],
  valid: [
    { title: 'the same VPC', resources: { ...subnets(), Group: group, Cluster: mysql({ DBSubnetGroupName: { Ref: 'Group' } }), ...waiting, Proxy: proxy(inSubnets), Targets: targets } },
    { title: 'the subnets of the proxy are outside the app', resources: { ...subnets(), Group: group, Cluster: mysql({ DBSubnetGroupName: { Ref: 'Group' } }), ...waiting, Proxy: proxy(), Targets: targets } },
  ],
});

const tenancy = rule('ProxyVpcTenancy', {
  on: 'proxy',
  with: 'VpcSubnetIds',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A proxy is in a VPC that is not of dedicated tenancy.',
  sources: [limitations, createProxy],
  check: ({ vpcs }) => {
    const dedicated = vpcs.find((one) => one.tenancy === DEDICATED_TENANCY);
    return dedicated && { at: 'VpcSubnetIds', vpc: dedicated.logicalId };
  },
  what: ({ vpc: id }) => `VpcSubnetIds has subnets of the VPC ${id} with InstanceTenancy '${DEDICATED_TENANCY}'`,
  why: 'RDS refuses to create the proxy',
  fix: ({ vpc: id }) => `set InstanceTenancy of ${id} to 'default', or leave out the proxy`,
  invalid: [{ title: 'dedicated hardware', resources: { ...subnets(), Vpc: vpc({ InstanceTenancy: 'dedicated' }), Proxy: proxy(inSubnets) } }],
  valid: [
    { title: 'shared hardware', resources: { ...subnets(), Proxy: proxy(inSubnets) } },
    { title: 'the tenancy is an import', resources: { ...subnets(), Vpc: vpc({ InstanceTenancy: ANYTHING }), Proxy: proxy(inSubnets) } },
    { title: 'the VPC is outside the app', resources: { One: subnet('us-east-1a', { VpcId: ANYTHING }), Two: subnet('us-east-1b', { VpcId: ANYTHING }), Proxy: proxy(inSubnets) } },
  ],
});

const endpointNetworkType = ({ id, on, example }: (typeof PLACED)[number]) =>
  spelling(`${id}EndpointNetworkTypeSpelling`, {
    on,
    property: 'EndpointNetworkType',
    thing: 'network type',
    words: ENDPOINT_NETWORK_TYPES,
    nicknames: DUAL_STACK_NAMES,
    why: 'RDS refuses to create it',
    sources: [createProxy, createEndpoint],
    example: (value) => example({ EndpointNetworkType: value }),
    wrong: { 'in another case': 'dual', 'in words': 'DUAL_STACK' },
    newer: 'IPV8',
  });

const targetNetworkType = spelling('ProxyTargetConnectionNetworkTypeSpelling', {
  on: 'proxy',
  property: 'TargetConnectionNetworkType',
  thing: 'network type of connections to a database',
  words: TARGET_NETWORK_TYPES,
  why: 'RDS refuses to create the proxy',
  sources: [createProxy],
  example: (value) => ({ Proxy: proxy({ TargetConnectionNetworkType: value }) }),
  wrong: { 'in another case': 'IPv4' },
  newer: 'IPV8',
});

const endpointRole = rule('ProxyEndpointTargetRole', {
  on: 'proxyEndpoint',
  with: 'TargetRole',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'TargetRole of a proxy endpoint is READ_WRITE or READ_ONLY.',
  sources: [createEndpoint],
  check: ({ targetRole: value }) => {
    const meant = value === undefined ? undefined : meantTargetRole(value);
    return meant !== undefined && { at: 'TargetRole', value, meant };
  },
  what: ({ value }) => `TargetRole is '${value}', and the roles are READ_WRITE and READ_ONLY`,
  why: 'RDS refuses to create the endpoint',
  fix: ({ meant }) => `set TargetRole to '${meant}'`,
  invalid: [{ title: 'the word for custom endpoints', resources: { Proxy: proxy(), Endpoint: endpoint({ TargetRole: 'READER' }) } }],
  valid: [
    { title: 'READ_WRITE', resources: { Proxy: proxy(), Endpoint: endpoint({ TargetRole: 'READ_WRITE' }) } },
    { title: 'a role newer than this package', resources: { Proxy: proxy(), Endpoint: endpoint({ TargetRole: 'ANALYTICS' }) } },
    { title: 'the role is an import', resources: { Proxy: proxy(), Endpoint: endpoint({ TargetRole: ANYTHING }) } },
  ],
});

const scaled = (ResourceId: unknown) => ({
  Cluster: mysql(),
  Writer: member('aurora-mysql'),
  Readers: other('AWS::ApplicationAutoScaling::ScalableTarget', { ServiceNamespace: 'rds', ScalableDimension: 'rds:cluster:ReadReplicaCount', ResourceId, MinCapacity: 1, MaxCapacity: 4 }),
  Proxy: proxy(),
  Targets: targets,
  Endpoint: endpoint({ TargetRole: 'READ_ONLY' }),
});

const noReader = rule('ProxyEndpointReader', {
  on: 'proxyEndpoint',
  with: 'TargetRole',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A read-only endpoint of a proxy has a reader to connect to.',
  sources: [endpointGuide, cfnReference('aws-resource-rds-dbproxyendpoint.html#cfn-rds-dbproxyendpoint-targetrole', READ)],
  check: ({ proxy: front, targetRole }) => {
    const alone = targetRole === 'READ_ONLY' ? front?.clusters.find((one) => one.allMembers.length === 1 && !one.hasScaledReaders) : undefined;
    return alone && { at: 'TargetRole', cluster: alone.logicalId };
  },
  what: ({ cluster }) => `TargetRole is 'READ_ONLY', and the cluster ${cluster} behind the proxy has one instance, its writer`,
  why: 'a read-only endpoint needs a reader, and requests to it fail',
  fix: ({ cluster }) => `add a reader to ${cluster}, or remove the endpoint`,
  invalid: [{ title: 'a writer alone', resources: { Cluster: mysql(), Writer: member('aurora-mysql'), Proxy: proxy(), Targets: targets, Endpoint: endpoint({ TargetRole: 'READ_ONLY' }) } }],
  valid: [
    { title: 'with a reader', resources: { Cluster: mysql(), ...waiting, Proxy: proxy(), Targets: targets, Endpoint: endpoint({ TargetRole: 'READ_ONLY' }) } },
    { title: 'for writes as well', resources: { Cluster: mysql(), Writer: member('aurora-mysql'), Proxy: proxy(), Targets: targets, Endpoint: endpoint({ TargetRole: 'READ_WRITE' }) } },
    { title: 'readers come and go', resources: scaled({ 'Fn::Sub': 'cluster:${Cluster}' }) },
    { title: 'whose readers are scaled is an import', resources: scaled(ANYTHING) },
    { title: 'the proxy is outside the app', resources: { Endpoint: endpoint({ TargetRole: 'READ_ONLY', DBProxyName: ANYTHING }) } },
    { title: 'whose instance the second is, is an import', resources: { Cluster: mysql(), Writer: member('aurora-mysql'), Reader: member('aurora-mysql', { DBClusterIdentifier: ANYTHING }), Proxy: proxy(), Targets: targets, Endpoint: endpoint({ TargetRole: 'READ_ONLY' }) } },
  ],
});

const endpointLimit = rule('ProxyEndpointLimit', {
  on: 'proxy',
  effect: 'degraded',
  since: '0.1.0',
  summary: `A proxy has at most ${MAX_PROXY_ENDPOINTS} endpoints beside its default one.`,
  sources: [endpointGuide, createEndpoint],
  check: ({ endpoints }) => endpoints.length > MAX_PROXY_ENDPOINTS && { count: endpoints.length },
  what: ({ count }) => `${count} endpoints name the proxy in DBProxyName, above the limit of ${MAX_PROXY_ENDPOINTS}`,
  why: `RDS refuses to create endpoint ${MAX_PROXY_ENDPOINTS + 1}, unless the quota of the account was raised`,
  fix: `keep at most ${MAX_PROXY_ENDPOINTS} endpoints`,
  invalid: [{ title: '21 endpoints', resources: { Proxy: proxy(), ...several(21, 'Endpoint', (index) => endpoint({ DBProxyEndpointName: `reports-${index}` })) } }],
  valid: [
    { title: '20 endpoints', resources: { Proxy: proxy(), ...several(20, 'Endpoint', (index) => endpoint({ DBProxyEndpointName: `reports-${index}` })) } },
    { title: 'whose endpoint the last is, is an import', resources: { Proxy: proxy(), ...several(20, 'Endpoint', (index) => endpoint({ DBProxyEndpointName: `reports-${index}` })), Last: endpoint({ DBProxyName: ANYTHING }) } },
  ],
});

export const rdsProxy = topic(
  'proxy',
  { title: 'RDS Proxy', about: 'Proxies and their endpoints: names, network and roles.' },
  [
    family, ...NAMES.map(name), idleTimeout, ...PLACED.map(zones), ...PLACED.map(ipv6Subnets), ...PLACED.map(endpointNetworkType),
    targetNetworkType, targetIpv6, sameVpc, tenancy,
    endpointRole, noReader, endpointLimit,
  ],
);
