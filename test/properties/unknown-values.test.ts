import { Fn, Lazy, Token } from 'aws-cdk-lib';
import fc from 'fast-check';
import { Example, ExampleResource } from '../../src/engine/example';
import { Finding } from '../../src/engine/finding';
import { holds } from '../support/holds';
import { aPlace, baseline, evaluateExample, place, replaceAt } from '../support/properties';

/** A value that only the deployment knows, and what else the template needs for it. */
interface Unknown {
  readonly name: string;
  readonly value: (old: unknown) => unknown;
  readonly parameters?: Example['parameters'];
  readonly resources?: Record<string, ExampleResource>;
}

const throwing = (): never => {
  throw new Error('not yet');
};

const asText = (old: unknown): string => (typeof old === 'object' ? 'x' : String(old));

/** None may mean the same as any value of an example, nor as another of these. */
const UNKNOWNS: readonly Unknown[] = [
  { name: 'an import', value: () => ({ 'Fn::ImportValue': 'token' }) },
  { name: 'a parameter', value: () => ({ Ref: 'Token' }), parameters: { Token: { Type: 'String' } } },
  { name: 'a secret parameter', value: () => ({ Ref: 'Token' }), parameters: { Token: { Type: 'String', NoEcho: true } } },
  { name: 'a parameter that is looked up', value: () => ({ Ref: 'Token' }), parameters: { Token: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/token' } } },
  { name: 'a dynamic reference', value: () => '{{resolve:ssm:/token:1}}' },
  { name: 'a dynamic reference to a secret', value: () => '{{resolve:secretsmanager:token:SecretString:value}}' },
  { name: 'an attribute of another resource', value: () => ({ 'Fn::GetAtt': ['Token', 'Value'] }), resources: { Token: { Type: 'Custom::Token', Properties: {} } } },
  { name: 'a text with something unknown in it', value: () => ({ 'Fn::Sub': '${AWS::StackName}token' }) },
  { name: 'a part of something unknown', value: () => ({ 'Fn::Select': [0, { 'Fn::Split': [',', { 'Fn::ImportValue': 'token' }] }] }) },
  { name: 'a mapping that is not declared', value: () => ({ 'Fn::FindInMap': ['Token', 'a', 'b'] }) },
  { name: 'a transform', value: () => ({ 'Fn::Transform': { Name: 'Token', Parameters: {} } }) },
  { name: 'a loop', value: () => ({ 'Fn::ForEach::Token': ['X', ['a', 'b'], { '${X}': 1 }] }) },
  { name: 'a lazy value that is an import', value: () => Lazy.any({ produce: () => Fn.importValue('token') }) },
  { name: 'a lazy text', value: () => Lazy.string({ produce: () => Fn.importValue('token') }) },
  { name: 'a number that is a token', value: () => Token.asNumber({ 'Fn::ImportValue': 'token' }) },
  { name: 'a list that is a token', value: () => Token.asList({ 'Fn::ImportValue': 'token' }) },
  { name: 'what cannot be rendered', value: () => Lazy.any({ produce: throwing }) },
  { name: 'the value or an import', value: (old) => ({ 'Fn::If': ['Token', old, { 'Fn::ImportValue': 'token' }] }) },
  { name: 'an import or the value', value: (old) => ({ 'Fn::If': ['Token', { 'Fn::ImportValue': 'token' }, old] }) },
];

/** Rules that only speak of what no parameter can change: it is there to be set. */
const FIXED_ONLY = new Set(['CloneRegion', 'ClusterMasterPasswordMissing']);

/** Rules that say nothing where both of what they compare are chosen at deployment. */
const ONE_CHOICE = new Set(['ReaderAutoscalingCapacityOrder', 'ServerlessV1CapacityOrder', 'ServerlessV2CapacityOrder']);

/** Whether a parameter in place of any value leaves it as it is. */
const isKept = ({ rule, holdsByDefault }: Finding): boolean => !FIXED_ONLY.has(rule.id) && (holdsByDefault || !ONE_CHOICE.has(rule.id));

const isScalar = (old: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof old);

/**
 * Half of the credentials is refused of a secondary cluster, and of any other. Where it is no longer known to be a
 * secondary, the template is as wrong as before, for the other reason.
 */
const TURNS_INTO: Readonly<Record<string, string>> = {
  GlobalSecondaryMasterUsername: 'ClusterMasterPasswordMissing',
  GlobalSecondaryMasterUserPassword: 'ClusterMasterUsernameMissing',
};

const turnsInto = (one: Finding): string[] => {
  const id = TURNS_INTO[one.rule.id];
  return id === undefined ? [] : [`${id}@${one.location.resource.address}`];
};

describe('what only the deployment knows', () => {
  holds('in place of any property adds no finding, and fails no check', fc.tuple(aPlace, fc.constantFrom(...UNKNOWNS)), ([{ example, at }, { value, parameters, resources }]) => {
    const changed: Example = replaceAt(example, at, value);
    const { findings, failed } = evaluateExample({
      ...changed,
      parameters: { ...changed.parameters, ...parameters },
      resources: { ...changed.resources, ...resources },
    });
    const before = new Set(baseline(example).findings.flatMap((one) => [place(one), ...turnsInto(one)]));
    expect(findings.map(place).filter((one) => !before.has(one))).toEqual([]);
    expect(failed).toEqual([]);
  });

  holds('is what a parameter can be besides its default, which is what counts', aPlace, ({ example, at }) => {
    let old: unknown;
    const changed: Example = replaceAt(example, at, (value) => {
      old = value;
      return { Ref: 'Token' };
    });
    fc.pre(isScalar(old) && old !== '');
    const { findings: all, failed } = evaluateExample({ ...changed, parameters: { ...changed.parameters, Token: { Type: typeof old === 'number' ? 'Number' : 'String', Default: asText(old) } } });
    const turned = new Set(baseline(example).findings.flatMap(turnsInto));
    const findings = all.filter((one) => !turned.has(place(one)));
    const distinct = (found: readonly Finding[]): string[] => [...new Set(found.filter(isKept).map(place))].sort();
    const exceptional = (found: readonly Finding[]): Finding[] => found.filter(({ holdsByDefault }) => !holdsByDefault);
    expect(distinct(findings)).toEqual(distinct(baseline(example).findings));
    expect(distinct(exceptional(findings))).toEqual(distinct(exceptional(baseline(example).findings)));
    expect(failed).toEqual([]);
  });
});

holds('a lazy value is what it produces', aPlace, ({ example, at }) => {
  const { findings } = evaluateExample(replaceAt(example, at, (old) => Lazy.any({ produce: () => old })));
  const shown = ({ what, when }: { what: string; when?: string }): string => `${what} ${when}`;
  expect(findings.map((one) => `${place(one)} ${shown(one)}`)).toEqual(baseline(example).findings.map((one) => `${place(one)} ${shown(one)}`));
});
