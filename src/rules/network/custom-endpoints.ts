import { rule, topic } from '../../engine/rule';
import { ENDPOINT_TYPES, MAX_CUSTOM_ENDPOINTS, MAX_ENDPOINT_NAME, meantEndpointType } from '../../facts/custom-endpoints';
import { knownLength, lengthInWords } from '../../facts/partly-known';
import { apiReference, cfnReference, userGuide } from '../../facts/sources';
import { ANYTHING, member, multiMaster, mysql, other, several, stackName } from '../_examples';

const READ = '2026-11-22';
const createEndpoint = apiReference('API_CreateDBClusterEndpoint.html', READ);
const guide = userGuide('Aurora.Overview.Endpoints.html', READ);

type Properties = Record<string, unknown>;
const endpoint = (properties: Properties = {}) =>
  other('AWS::RDS::DBClusterEndpoint', { DBClusterIdentifier: { Ref: 'Cluster' }, DBClusterEndpointIdentifier: 'reports', CustomEndpointType: 'READER', ...properties });
const instance = (properties?: Properties, attributes?: { DependsOn: string }) => member('aurora-mysql', properties, attributes);
const cluster = { Cluster: mysql(), Writer: instance(), Reader: instance({}, { DependsOn: 'Writer' }) };

const type = rule('CustomEndpointType', {
  on: 'clusterEndpoint',
  with: 'CustomEndpointType',
  effect: 'rejected',
  since: '0.1.0',
  summary: `The type of a custom endpoint is ${ENDPOINT_TYPES.join(', ')}.`,
  sources: [createEndpoint],
  check: ({ endpointType: value }) => {
    const meant = value === undefined ? undefined : meantEndpointType(value);
    return meant !== undefined && { at: 'CustomEndpointType', value, meant };
  },
  what: ({ value }) => `CustomEndpointType is '${value}', and the types are ${ENDPOINT_TYPES.join(', ')}`,
  why: 'RDS refuses to create the endpoint',
  fix: ({ meant }) => `set CustomEndpointType to '${meant}'`,
  invalid: [
    { title: 'the word for proxy endpoints', resources: { ...cluster, Endpoint: endpoint({ CustomEndpointType: 'READ_ONLY' }) } },
    { title: 'in another case', resources: { ...cluster, Endpoint: endpoint({ CustomEndpointType: 'Any' }) } },
  ],
  valid: [
    { title: 'READER', resources: { ...cluster, Endpoint: endpoint() } },
    { title: 'a type newer than this package', resources: { ...cluster, Endpoint: endpoint({ CustomEndpointType: 'ANALYTICS' }) } },
    { title: 'the type is an import', resources: { ...cluster, Endpoint: endpoint({ CustomEndpointType: ANYTHING }) } },
  ],
});

const writerType = rule('CustomEndpointWriter', {
  on: 'clusterEndpoint',
  with: 'CustomEndpointType',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'Custom endpoints of the type WRITER belong to multi-master clusters.',
  sources: [{ url: 'https://github.com/awsdocs/amazon-aurora-user-guide/blob/05e6248/doc_source/Aurora.Overview.Endpoints.md', read: READ }],
  check: (one) => one.endpointType === 'WRITER' && one.cluster && !one.cluster.isMultiMaster && { at: 'CustomEndpointType' },
  what: "CustomEndpointType is 'WRITER' on a cluster with one writer",
  why: 'the type was made for multi-master clusters; the cluster endpoint always leads to the writer',
  fix: "connect to the cluster endpoint instead, or set CustomEndpointType to 'ANY'",
  invalid: [{ title: 'one writer', resources: { ...cluster, Endpoint: endpoint({ CustomEndpointType: 'WRITER' }) } }],
  valid: [
    { title: 'readers', resources: { ...cluster, Endpoint: endpoint() } },
    { title: 'multi-master', resources: { Cluster: multiMaster(), Endpoint: endpoint({ CustomEndpointType: 'WRITER' }) } },
    { title: 'the cluster is outside the app', resources: { Endpoint: endpoint({ DBClusterIdentifier: ANYTHING, CustomEndpointType: 'WRITER' }) } },
  ],
});

const bothLists = rule('CustomEndpointExcludedMembers', {
  on: 'clusterEndpoint',
  with: 'ExcludedMembers',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A custom endpoint has a list of members or a list of exceptions, not both.',
  sources: [createEndpoint, guide],
  check: ({ properties }) => (properties.count('StaticMembers') ?? 0) > 0 && (properties.count('ExcludedMembers') ?? 0) > 0 && { at: 'ExcludedMembers' },
  what: 'StaticMembers and ExcludedMembers are both set',
  why: 'ExcludedMembers only counts while the list of static members is empty',
  fix: 'remove one of the lists',
  invalid: [{ title: 'both', resources: { ...cluster, Endpoint: endpoint({ StaticMembers: [{ Ref: 'Reader' }], ExcludedMembers: [{ Ref: 'Writer' }] }) } }],
  valid: [
    { title: 'members', resources: { ...cluster, Endpoint: endpoint({ StaticMembers: [{ Ref: 'Reader' }], ExcludedMembers: [] }) } },
    { title: 'exceptions', resources: { ...cluster, Endpoint: endpoint({ ExcludedMembers: [{ Ref: 'Writer' }] }) } },
    { title: 'the exceptions are an import', resources: { ...cluster, Endpoint: endpoint({ StaticMembers: [{ Ref: 'Reader' }], ExcludedMembers: ANYTHING }) } },
  ],
});

const limit = rule('CustomEndpointLimit', {
  on: 'cluster',
  effect: 'rejected',
  since: '0.1.0',
  summary: `A cluster has at most ${MAX_CUSTOM_ENDPOINTS} custom endpoints.`,
  sources: [guide, createEndpoint],
  check: ({ customEndpoints }) => customEndpoints.length > MAX_CUSTOM_ENDPOINTS && { count: customEndpoints.length },
  what: ({ count }) => `${count} custom endpoints name the cluster in DBClusterIdentifier, above the limit of ${MAX_CUSTOM_ENDPOINTS}`,
  why: `RDS refuses to create endpoint ${MAX_CUSTOM_ENDPOINTS + 1}`,
  fix: `keep at most ${MAX_CUSTOM_ENDPOINTS} custom endpoints`,
  invalid: [{ title: 'six', resources: { ...cluster, ...several(6, 'Endpoint', (index) => endpoint({ DBClusterEndpointIdentifier: `reports-${index}` })) } }],
  valid: [
    { title: 'five', resources: { ...cluster, ...several(5, 'Endpoint', (index) => endpoint({ DBClusterEndpointIdentifier: `reports-${index}` })) } },
    { title: 'whose the sixth is, is an import', resources: { ...cluster, ...several(5, 'Endpoint', (index) => endpoint({ DBClusterEndpointIdentifier: `reports-${index}` })), Last: endpoint({ DBClusterIdentifier: ANYTHING }) } },
  ],
});

const longName = rule('CustomEndpointNameLength', {
  on: 'clusterEndpoint',
  with: 'DBClusterEndpointIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: `The name of a custom endpoint has at most ${MAX_ENDPOINT_NAME} characters.`,
  sources: [guide],
  check: ({ properties }) => {
    const value = properties.outline('DBClusterEndpointIdentifier') ?? '';
    return knownLength(value) > MAX_ENDPOINT_NAME && { at: 'DBClusterEndpointIdentifier', value };
  },
  what: ({ value }) => `DBClusterEndpointIdentifier '${value}' has ${lengthInWords(value)}, above the limit of ${MAX_ENDPOINT_NAME}`,
  why: 'RDS refuses to create the endpoint',
  fix: `shorten DBClusterEndpointIdentifier to ${MAX_ENDPOINT_NAME} characters`,
  invalid: [{ title: '64 characters', resources: { ...cluster, Endpoint: endpoint({ DBClusterEndpointIdentifier: 'a'.repeat(64) }) } }, { title: '64 characters beside the name of the stack', resources: { ...cluster, Endpoint: endpoint({ DBClusterEndpointIdentifier: stackName('a'.repeat(64)) }) } }],
  valid: [
    { title: '63 characters', resources: { ...cluster, Endpoint: endpoint({ DBClusterEndpointIdentifier: 'a'.repeat(63) }) } },
    { title: 'the name is an import', resources: { ...cluster, Endpoint: endpoint({ DBClusterEndpointIdentifier: ANYTHING }) } },
  ],
});

const duplicate = rule('CustomEndpointNameTaken', {
  on: 'clusterEndpoint',
  with: 'DBClusterEndpointIdentifier',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The names of custom endpoints are unique in an account and region, over all clusters.',
  sources: [guide, createEndpoint],
  check: ({ physicalName, namesakes }) => namesakes.length > 0 && { at: 'DBClusterEndpointIdentifier', name: physicalName, others: namesakes.map(({ logicalId }) => logicalId) },
  what: ({ name, others }) => `DBClusterEndpointIdentifier is '${name}', as on ${others.join(', ')}`,
  why: 'RDS refuses to create the second: a custom endpoint of the name exists in the region',
  fix: 'give each endpoint a name of its own',
  invalid: [{ title: 'in two clusters', region: 'eu-west-1', resources: { ...cluster, Second: mysql(), First: endpoint(), Other: endpoint({ DBClusterIdentifier: { Ref: 'Second' }, DBClusterEndpointIdentifier: 'Reports' }) } }],
  valid: [
    { title: 'two names', region: 'eu-west-1', resources: { ...cluster, First: endpoint(), Other: endpoint({ DBClusterEndpointIdentifier: 'exports' }) } },
    { title: 'two regions', region: 'eu-west-1', resources: { ...cluster, First: endpoint() }, elsewhere: { Far: { region: 'us-east-1', resources: { ...cluster, First: endpoint() } } } },
    { title: 'one name is an import', region: 'eu-west-1', resources: { ...cluster, First: endpoint(), Other: endpoint({ DBClusterEndpointIdentifier: ANYTHING }) } },
  ],
});

/** The lists of instances of an endpoint. */
const LISTS = [
  { id: 'CustomEndpointStaticMember', property: 'StaticMembers', of: 'staticMembers' },
  { id: 'CustomEndpointExcludedMember', property: 'ExcludedMembers', of: 'excludedMembers' },
] as const;

const foreignMember = ({ id, property, of }: (typeof LISTS)[number]) =>
  rule(id, {
    on: 'clusterEndpoint',
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} of a custom endpoint are instances of its cluster.`,
    sources: [createEndpoint, cfnReference(`aws-resource-rds-dbclusterendpoint.html#cfn-rds-dbclusterendpoint-${property.toLowerCase()}`, READ)],
    check: (one) => {
      const { cluster: own } = one;
      const foreign = own && one[of]?.find((listed) => listed.cluster !== own);
      return foreign && { at: property, instance: foreign.logicalId, cluster: own.logicalId };
    },
    what: ({ instance: listed, cluster: own }) => `${property} names ${listed}, which is no instance of ${own}`,
    why: 'RDS refuses to create the endpoint: it does not find the instance in the cluster',
    fix: ({ cluster: own }) => `list instances of ${own} only`,
    invalid: [{ title: 'an instance of another cluster', resources: { ...cluster, Second: mysql(), Foreign: instance({ DBClusterIdentifier: { Ref: 'Second' } }), Endpoint: endpoint({ [property]: [{ Ref: 'Reader' }, { Ref: 'Foreign' }] }) } }],
    valid: [
      { title: 'its own', resources: { ...cluster, Endpoint: endpoint({ [property]: [{ Ref: 'Reader' }] }) } },
      { title: 'an instance outside the app', resources: { ...cluster, Endpoint: endpoint({ [property]: [ANYTHING] }) } },
      { title: 'the cluster is outside the app', resources: { Foreign: instance({ DBClusterIdentifier: 'cluster-of-another-app' }), Endpoint: endpoint({ DBClusterIdentifier: ANYTHING, [property]: [{ Ref: 'Foreign' }] }) } },
    ],
  });

const onlyWriter = rule('CustomEndpointReaderMembers', {
  on: 'clusterEndpoint',
  with: 'StaticMembers',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'A reader endpoint has a member beside the writer.',
  sources: [guide],
  check: (one) => {
    const [only, ...rest] = one.endpointType === 'READER' ? (one.staticMembers ?? []) : [];
    return only && rest.length === 0 && only === one.cluster?.firstMember && { at: 'StaticMembers', writer: only.logicalId };
  },
  what: ({ writer }) => `StaticMembers names ${writer} alone, the writer, on an endpoint of the type READER`,
  why: 'the endpoint leads nowhere while this instance is the writer',
  fix: 'list a reader in StaticMembers',
  invalid: [{ title: 'the writer', resources: { ...cluster, Endpoint: endpoint({ StaticMembers: [{ Ref: 'Writer' }] }) } }],
  valid: [
    { title: 'a reader', resources: { ...cluster, Endpoint: endpoint({ StaticMembers: [{ Ref: 'Reader' }] }) } },
    { title: 'the writer and a reader', resources: { ...cluster, Endpoint: endpoint({ StaticMembers: [{ Ref: 'Writer' }, { Ref: 'Reader' }] }) } },
    { title: 'the writer may read', resources: { ...cluster, Endpoint: endpoint({ CustomEndpointType: 'ANY', StaticMembers: [{ Ref: 'Writer' }] }) } },
    { title: 'an instance outside the app', resources: { ...cluster, Endpoint: endpoint({ StaticMembers: [ANYTHING] }) } },
  ],
});

export const customEndpoints = topic(
  'custom-endpoints',
  { title: 'Custom endpoints', about: 'Names, types and members of the endpoints a cluster has beside its own.' },
  [type, writerType, bothLists, limit, longName, duplicate, ...LISTS.map(foreignMember), onlyWriter],
);
