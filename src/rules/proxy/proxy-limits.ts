import { rule, topic } from '../../engine/rule';
import { ARN_LENGTH, MAX_AUTH_DESCRIPTION, isOutside } from '../../facts/proxy';
import { apiModel, apiReference } from '../../facts/sources';
import { Proxy } from '../../topology/proxy';
import { Resource } from '../../topology/resource';
import { ANYTHING, other } from '../_examples';

const READ = '2026-11-28';
const createProxy = apiReference('API_CreateDBProxy.html', READ);
const authConfig = apiReference('API_UserAuthConfig.html', READ);

type Properties = Record<string, unknown>;
const secret = (properties: Properties = {}) => ({ AuthScheme: 'SECRETS', SecretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:database', ...properties });
const subnets = { VpcSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] };
const proxy = (properties: Properties = {}) =>
  other('AWS::RDS::DBProxy', { DBProxyName: 'app', EngineFamily: 'MYSQL', RoleArn: 'arn:aws:iam::111122223333:role/proxy', RequireTLS: true, Auth: [secret()], ...subnets, ...properties });
const endpoint = (properties: Properties = {}) =>
  other('AWS::RDS::DBProxyEndpoint', { DBProxyEndpointName: 'reports', DBProxyName: { Ref: 'Proxy' }, ...subnets, ...properties });

/** Texts and where they stand: a property of the proxy, or of each secret. */
const LENGTHS = [
  { id: 'ProxyRoleArnLength', property: 'RoleArn', ...ARN_LENGTH, shape: 'Arn', source: createProxy, inAuth: false, short: 'arn:aws:::1:role/' },
  { id: 'ProxySecretArnLength', property: 'SecretArn', ...ARN_LENGTH, shape: 'Arn', source: authConfig, inAuth: true, short: 'arn:aws:::1:secret:' },
  { id: 'ProxyAuthDescriptionLength', property: 'Description', min: 1, max: MAX_AUTH_DESCRIPTION, shape: 'Description', source: authConfig, inAuth: true, short: undefined },
] as const;

function textsOf({ properties }: Proxy, property: string, inAuth: boolean): { at: string; text: string }[] {
  const places = inAuth ? (properties.propertiesList('Auth') ?? []).map((entry, index) => ({ bag: entry, at: `Auth.${index}.${property}` })) : [{ bag: properties, at: property }];
  return places.flatMap(({ bag, at }) => {
    const text = bag.string(property);
    // Of what is no ARN at all ProxyReferenceForm speaks.
    return text === undefined || (property.endsWith('Arn') && !text.startsWith('arn:')) ? [] : [{ at, text }];
  });
}

const length = ({ id, property, min, max, shape, source, inAuth, short }: (typeof LENGTHS)[number]) => {
  const example = (text: unknown) => ({ Proxy: inAuth ? proxy({ Auth: [secret({ [property]: text })] }) : proxy({ [property]: text }) });
  const ofLength = (count: number) => (short === undefined ? 'a'.repeat(count) : `${short}${'a'.repeat(count)}`.slice(0, count));
  return rule(id, {
    on: 'proxy',
    with: inAuth ? 'Auth' : property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} of a proxy has from ${min} to ${max} characters.`,
    sources: [apiModel(shape, READ), source],
    check: (one) =>
      textsOf(one, property, inAuth).flatMap(({ at, text }) => (isOutside(text.length, { min, max }) ? [{ at, length: text.length }] : [])),
    what: ({ length: count }) => `${property} has ${count} characters, and may have from ${min} to ${max}`,
    why: 'RDS refuses to create the proxy',
    fix: short === undefined ? `shorten ${property} to ${max} characters` : `set ${property} to the whole ARN`,
    invalid: [
      ...(short === undefined ? [] : [{ title: 'too short', resources: example(short) }]),
      { title: 'too long', resources: example(ofLength(max + 1)) },
    ],
    valid: [
      { title: 'as long as can be', resources: example(ofLength(max)) },
      { title: 'as short as can be', resources: example(ofLength(min)) },
      { title: 'it is an import', resources: example(ANYTHING) },
    ],
  });
};

/** Names that are taken once. */
const NAMES = [
  { id: 'ProxyNameTaken', on: 'proxy', property: 'DBProxyName', page: 'API_CreateDBProxy.html', fault: 'DBProxyAlreadyExistsFault', pair: (name: unknown) => ({ Proxy: proxy(), Other: proxy({ DBProxyName: name }) }), same: 'app' },
  {
    id: 'ProxyEndpointNameTaken',
    on: 'proxyEndpoint',
    property: 'DBProxyEndpointName',
    page: 'API_CreateDBProxyEndpoint.html',
    fault: 'DBProxyEndpointAlreadyExistsFault',
    pair: (name: unknown) => ({ Proxy: proxy(), First: endpoint(), Other: endpoint({ DBProxyEndpointName: name }) }),
    same: 'reports',
  },
] as const;

const taken = ({ id, on, property, page, fault, pair, same }: (typeof NAMES)[number]) =>
  rule(id, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} is not that of another resource of the stack.`,
    sources: [apiModel(fault, READ), apiReference(page, READ)],
    check: (subject: Resource) => {
      const twin = subject.rival;
      return twin && { at: property, name: subject.physicalName, twin: twin.logicalId };
    },
    what: ({ name, twin }) => `${property} is '${name}', the same as that of ${twin} in this stack`,
    why: 'RDS refuses to create the second one: the name is taken in the account and Region',
    fix: `give each its own ${property}`,
    invalid: [{ title: 'twice the same', resources: pair(same) }],
    valid: [
      { title: 'two names', resources: pair('billing') },
      { title: 'one name is an import', resources: pair(ANYTHING) },
    ],
  });

export const proxyLimits = topic(
  'proxy-limits',
  { title: 'RDS Proxy: lengths and names', about: 'How long the texts of a proxy may be, and that names are taken once.' },
  [...LENGTHS.map(length), ...NAMES.map(taken)],
);
