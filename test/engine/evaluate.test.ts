import { evaluate } from '../../src/engine/evaluate';
import { Example } from '../../src/engine/example';
import { describeFinding, describeFix, severityOf } from '../../src/engine/render';
import { Rule, rule, topic } from '../../src/engine/rule';
import { readTemplates } from '../../src/readers/template';
import { mysql } from '../../src/rules/_examples';
import { Cluster } from '../../src/topology/cluster';
import { exampleTemplates } from '../support/example-templates';

type Found = { at?: string; port?: number };

const portIs = (check: (cluster: Cluster) => Found | readonly Found[] | undefined | false): Rule => {
  const { rules } = topic('test', { title: 'Test', about: 'Test.' }, [rule('TestPort', {
    on: 'cluster',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'A test.',
    sources: [],
    check,
    what: ({ port }) => `Port is ${port}`,
    why: 'a test',
    fix: 'change it',
    invalid: [],
    valid: [],
  })]);
  return rules[0]!;
};

const low = portIs(({ properties }) => {
  const port = properties.number('Port');
  return port !== undefined && port < 1150 && { at: 'Port', port };
});

const template = (Port: unknown, more: Partial<Example> = {}): Example => ({ title: 'test', resources: { Cluster: mysql({ Port }) }, ...more });
const run = (example: Example, ...rules: Rule[]) => evaluate(readTemplates(exampleTemplates(example)), rules);
const whens = (example: Example, one = low): (string | undefined)[] => run(example, one).findings.map(({ when }) => when);

test('a finding in every world holds without a condition', () => {
  expect(whens(template(80))).toEqual([undefined]);
  expect(whens(template({ Ref: 'P' }, { parameters: { P: { Type: 'Number', AllowedValues: [80] } } }))).toEqual([undefined]);
});

test('a finding in some worlds says in which', () => {
  const parameters = { P: { Type: 'Number', AllowedValues: [80, 3306] } };
  expect(whens(template({ Ref: 'P' }, { parameters }))).toEqual(["parameter P is '80'"]);
});

test('what differs between the worlds of one finding is left out of its condition', () => {
  const parameters = { A: { Type: 'String', AllowedValues: ['x', 'y'] }, P: { Type: 'Number', AllowedValues: [80, 3306] } };
  const byBoth = portIs(({ properties }) => {
    properties.string('DatabaseName');
    return properties.number('Port') === 80 && { at: 'Port', port: 80 };
  });
  const example = { ...template({ Ref: 'P' }, { parameters }), resources: { Cluster: mysql({ Port: { Ref: 'P' }, DatabaseName: { Ref: 'A' } }) } };
  expect(whens(example, byBoth)).toEqual(["parameter P is '80'"]);
});

test('of what its worlds do not share, the condition of a finding lists the values', () => {
  const values = (...AllowedValues: unknown[]) => ({ Type: 'String', AllowedValues });
  const parameters = { A: values('x', 'y'), P: values(80, 90, 3306), B: values('1', '2') };
  const example = template({ Ref: 'P' }, { parameters, resources: { Cluster: mysql({ DatabaseName: { Ref: 'A' }, Port: { Ref: 'P' }, MasterUsername: { Ref: 'B' } }) } });
  const one = portIs(({ properties }) =>
    properties.string('DatabaseName') === 'x' && properties.number('Port')! < 1150 && properties.has('MasterUsername')
    && properties.string('MasterUsername') !== '' && { at: 'Port', port: 1 });
  expect(whens(example, one)).toEqual(["parameter A is 'x' and parameter P is '80' or '90'"]);
});

test('a check that is undecided in one of the worlds is listed, with the first property that was not known', () => {
  const parameters = { P: { Type: 'Number', AllowedValues: [1, 2, 80] } };
  const one = portIs(({ properties }) => {
    const port = properties.number('Port');
    if (port !== 80) properties.string(port === 1 ? 'DatabaseName' : 'KmsKeyId');
    return port === 80 && { at: 'Port', port };
  });
  const unknown = { 'Fn::ImportValue': 'elsewhere' };
  const example = { ...template({}), parameters, resources: { Cluster: mysql({ Port: { Ref: 'P' }, DatabaseName: unknown, KmsKeyId: unknown }) } };
  const { findings, undecided } = run(example, one);
  expect(findings.map(({ when }) => when)).toEqual(["parameter P is '80'"]);
  expect(undecided.map(({ property }) => property)).toEqual(['DatabaseName']);
});

describe('one mistake is one finding', () => {
  const values = (...AllowedValues: unknown[]) => ({ Type: 'String', AllowedValues });
  const found = (parameters: Example['parameters'], properties: Record<string, unknown>, one = low, more: Partial<Example> = {}) =>
    run({ title: 'test', parameters: parameters!, resources: { Cluster: mysql(properties) }, ...more }, one).findings.map(({ what, when, holdsByDefault }) => ({ what, when, holdsByDefault }));
  const Port = { Ref: 'P' };

  test.each<[string, number[], string]>([
    ['one', [80], "parameter P is '80'"],
    ['two', [80, 81], "parameter P is '80' or '81'"],
    ['five', [80, 81, 82, 83, 84], "parameter P is '80', '81', '82', '83' or '84'"],
    ['six', [80, 81, 82, 83, 84, 85], "parameter P is '80', '81', '82', '83', '84' or 1 more"],
    ['nine', [80, 81, 82, 83, 84, 85, 86, 87, 88], "parameter P is '80', '81', '82', '83', '84' or 4 more"],
  ])('with the values it holds for: %s', (_, wrong, when) => {
    expect(found({ P: values(...wrong, 3306) }, { Port })).toEqual([{ what: 'Port is 80', when, holdsByDefault: false }]);
  });

  test('in the words of the default where that is wrong, and of the first value otherwise', () => {
    const when = "parameter P is '90', '80' or '85'";
    expect(found({ P: { ...values(80, 85, 90, 3306), Default: 90 } }, { Port })).toEqual([{ what: 'Port is 90', when, holdsByDefault: true }]);
    expect(found({ P: { ...values(3306, 90, 80), Default: 3306 } }, { Port })).toEqual([{ what: 'Port is 90', when: "parameter P is '90' or '80'", holdsByDefault: false }]);
  });

  test('also where every value is wrong: it says for which value it speaks', () => {
    expect(found({ P: values(80, 90) }, { Port })).toEqual([{ what: 'Port is 80', when: "parameter P is '80' or '90'", holdsByDefault: false }]);
  });

  test('with the branches of a condition', () => {
    const conditions = { Small: { 'Fn::Equals': [{ Ref: 'AWS::StackName' }, 's'] } };
    expect(found({}, { Port: { 'Fn::If': ['Small', 80, 90] } }, low, { conditions })).toEqual([{ what: 'Port is 80', when: 'condition Small is true or false', holdsByDefault: false }]);
  });

  test('with what an open parameter is compared with', () => {
    const conditions = { Other: { 'Fn::Equals': [Port, '90'] } };
    const example = { P: { Type: 'Number', Default: 80 } };
    expect(found(example, { Port }, low, { conditions })).toEqual([{ what: 'Port is 80', when: "parameter P keeps its default '80' or is '90'", holdsByDefault: true }]);
  });

  test('where several parameters decide, with the values of each, and how many of their combinations are wrong', () => {
    const parameters = { A: values('a', 'b', 'c'), P: values(80, 90, 3306) };
    const some = (...pairs: string[]) => portIs(({ properties }) => {
      const [name, port] = [properties.string('DatabaseName'), properties.number('Port')!];
      return pairs.includes(`${name}${port}`) && { at: 'Port', port };
    });
    const properties = { DatabaseName: { Ref: 'A' }, Port };
    const of = (...pairs: string[]) => found(parameters, properties, some(...pairs)).map(({ when }) => when);
    expect(of('a80', 'a90', 'b80', 'b90')).toEqual(["parameter A is 'a' or 'b' and parameter P is '80' or '90'"]);
    expect(of('a80', 'a90', 'b80')).toEqual(["parameter A is 'a' or 'b' and parameter P is '80' or '90', in 3 of these 4 combinations"]);
    expect(of('a80', 'a90')).toEqual(["parameter A is 'a' and parameter P is '80' or '90'"]);
    expect(of('a80', 'b80', 'c80')).toEqual(["parameter P is '80'"]);
  });

  test('without the values of a secret', () => {
    expect(found({ DbPassword: values(80, 90, 3306) }, { Port: { Ref: 'DbPassword' } })).toEqual([expect.objectContaining({
      when: 'parameter DbPassword is value 1 of those that the template names or value 2 of those that the template names',
    })]);
  });

  test('two in one world stay two, whatever their values', () => {
    const each = portIs(({ properties }) => properties.strings('EnableCloudwatchLogsExports')!.filter((text) => text !== 'error').map((text) => ({ at: 'Logs', port: Number(text) })));
    const of = (...EnableCloudwatchLogsExports: unknown[]) =>
      found({ P: values('1', '2', 'error'), Q: values('3', '4') }, { EnableCloudwatchLogsExports }, each).map(({ what, when }) => `${what}: ${when}`);
    expect(of('8', '9')).toEqual(['Port is 8: undefined', 'Port is 9: undefined']);
    expect(of('8', Port)).toEqual(["Port is 1: parameter P is '1' or '2'", 'Port is 8: undefined']);
    expect(of(Port, '0')).toEqual(['Port is 0: undefined', "Port is 1: parameter P is '1' or '2'"]);
    expect(of(Port, { Ref: 'Q' })).toEqual(["Port is 1: parameter P is '1' or '2'", "Port is 3: parameter Q is '3' or '4'"]);
    expect(of({ Ref: 'Q' }, Port)).toEqual(of(Port, { Ref: 'Q' }));
  });

  test('at two places it is two', () => {
    const either = portIs(({ properties }) => ({ at: properties.number('Port') === 80 ? 'Port' : 'Engine', port: 1 }));
    expect(found({ P: values(80, 90) }, { Port }, either)).toHaveLength(2);
  });
});

test('a resource whose condition is false has no findings', () => {
  const conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
  const example = { title: 'test', conditions, resources: { Cluster: { ...mysql({ Port: 80 }), Condition: 'Never' } } };
  expect(whens(example)).toEqual([]);
});

test('mutually exclusive resources never meet', () => {
  const conditions = { Large: { 'Fn::Equals': [{ Ref: 'Size' }, 'large'] }, Small: { 'Fn::Not': [{ Condition: 'Large' }] } };
  const instance = (Condition: string) => ({ Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: 'Cluster' } }, Condition });
  const example = { title: 'test', parameters: { Size: { Type: 'String' } }, conditions, resources: { Cluster: mysql(), Big: instance('Large'), Little: instance('Small') } };
  const counts = new Set<number>();
  run(example, portIs((cluster) => {
    counts.add(cluster.members.length);
    return undefined;
  }));
  expect([...counts]).toEqual([1]);
});

test('a cluster that may be of another engine is checked where it is of ours', () => {
  const parameters = { E: { Type: 'String', AllowedValues: ['mysql', 'aurora-mysql'] } };
  expect(whens({ ...template(80), parameters, resources: { Cluster: mysql({ Port: 80, Engine: { Ref: 'E' } }) } })).toEqual(["parameter E is 'aurora-mysql'"]);
});

test('an undecided check is listed with the property that is not known', () => {
  const { findings, undecided } = run(template({ 'Fn::ImportValue': 'elsewhere' }), low);
  expect(findings).toEqual([]);
  expect(undecided.map(({ rule: { id }, resource, property }) => [id, resource.logicalId, property])).toEqual([['TestPort', 'Cluster', 'Port']]);
});

test('a rule that throws is contained, and the others run', () => {
  const broken = portIs(() => {
    throw new Error('a bug');
  });
  const { findings, failed } = run(template(80), broken, low);
  expect(failed.map(({ error }) => String(error))).toEqual(['Error: a bug']);
  expect(findings).toHaveLength(1);
});

test('a rule that found nothing in one resource looks at what differs in the next, however it looks at it', () => {
  const ways: Parameters<typeof portIs>[0][] = [
    ({ properties }) => properties.number('Port') === 80 && { at: 'Port' },
    ({ properties }) => properties.fixedTargets('Port')?.[0] === '80' && { at: 'Port' },
    ({ properties }) => properties.shown('Port') === '80' && { at: 'Port' },
    ({ properties }) => properties.identity('Port') === '=80' && { at: 'Port' },
    ({ properties }) => properties.strings('Port')?.[0] === '80' && { at: 'Port' },
    ({ properties }) => properties.target('Port') === '80' && { at: 'Port' },
    ({ properties }) => properties.targetAfter('Port', '8') === '0' && { at: 'Port' },
    ({ properties }) => properties.knownTargets('Port').includes('80') && { at: 'Port' },
    ({ properties }) => properties.has('Port') && { at: 'Port' },
    ({ properties }) => properties.names.includes('Port') && { at: 'Port' },
  ];
  for (const first of [mysql(), mysql({ Port: { 'Fn::If': ['Custom', 3306, 3307] } })]) {
    const rules = ways.filter((_, index) => index < 8 || !('Port' in first.Properties)).map(portIs);
    const { findings } = run({ title: 'test', resources: { First: first, Second: mysql({ Port: 80 }) } }, ...rules);
    expect(findings.map(({ location }) => location.resource.logicalId)).toEqual(rules.map(() => 'Second'));
  }
});

test('findings are in the order of their places, not of declaration', () => {
  const places = (ids: string[]) => {
    const resources = Object.fromEntries(ids.map((id) => [id, mysql({ Port: 80 })]));
    return run({ title: 'test', resources }, low).findings.map(({ location }) => location.resource.logicalId);
  };
  expect(places(['B', 'A', 'C'])).toEqual(['A', 'B', 'C']);
  expect(places(['C', 'B', 'A'])).toEqual(['A', 'B', 'C']);
});

test('one check may find several things', () => {
  const twice = portIs(() => [{ at: 'Port', port: 1 }, { port: 2 }]);
  expect(run(template(80), twice).findings.map(({ what, location }) => [what, location.property])).toEqual([['Port is 2', undefined], ['Port is 1', 'Port']]);
});

test('descriptions are full sentences, with the condition and the page of the docs', () => {
  const parameters = { P: { Type: 'Number', AllowedValues: [80, 3306] } };
  const [finding] = run(template({ Ref: 'P' }, { parameters }), low).findings;
  expect(describeFinding(finding!)).toBe("Port is 80. A test. Holds when parameter P is '80'.");
  expect(describeFix(finding!)).toMatch(/^change it \(https:\/\/.*\/docs\/rules\/test\.md#testport\)$/);
});

test.each([['rejected', 'error'], ['ignored', 'warning'], ['degraded', 'warning'], ['expiring', 'warning']] as const)('%s is %s', (effect, severity) => {
  expect(severityOf({ effect })).toBe(severity);
});

describe('a finding holds by default', () => {
  const byDefault = (P: object, A: object = { Type: 'String', Default: 'x', AllowedValues: ['x', 'y'] }) => {
    const check = portIs(({ properties }) => {
      properties.string('DatabaseName');
      return properties.number('Port') === 80 && { at: 'Port', port: 80 };
    });
    const resources = { Cluster: mysql({ Port: { Ref: 'P' }, DatabaseName: { Ref: 'A' } }) };
    return run({ title: 'test', parameters: { P: { Type: 'Number', ...P }, A: { ...A } }, resources }, check).findings.map(({ holdsByDefault }) => holdsByDefault);
  };

  test.each<[string, object, boolean]>([
    ['where it always does', { AllowedValues: [80] }, true],
    ['where it does with all defaults', { AllowedValues: [80, 3306], Default: 80 }, true],
    ['not where a default prevents it', { AllowedValues: [80, 3306], Default: 3306 }, false],
    ['not where there is no default', { AllowedValues: [80, 3306] }, false],
  ])('%s', (_, parameter, expected) => {
    expect(byDefault(parameter)).toEqual([expected]);
  });
});

test('the conditions of a finding are joined, and where its worlds share none, those of the first are told', () => {
  const parameters = { A: { Type: 'String', AllowedValues: ['x', 'y'] }, P: { Type: 'Number', AllowedValues: [80, 90] } };
  const resources = { Cluster: mysql({ Port: { Ref: 'P' }, DatabaseName: { Ref: 'A' } }) };
  const where = (...pairs: string[]) => portIs(({ properties }) =>
    pairs.includes(`${properties.string('DatabaseName')}${properties.number('Port')}`) && { at: 'Port', port: 1 });
  expect(whens({ title: 'test', parameters, resources }, where('x80'))).toEqual(["parameter A is 'x' and parameter P is '80'"]);
  expect(whens({ title: 'test', parameters, resources }, where('x80', 'y90'))).toEqual(["parameter A is 'x' and parameter P is '80'"]);
});

test('the same words about two places are two findings', () => {
  const twice = portIs((cluster) => [{ at: cluster.at('Port') }, { at: cluster.at('Engine') }] as unknown as readonly Found[]);
  expect(run(template(80), twice).findings.map(({ location }) => location.property)).toEqual(['Engine', 'Port']);
});
