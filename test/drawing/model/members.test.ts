import { cluster, clusterPart, diagram, instance, links, members, resource, said } from './support';

const ORDERED = { Cluster: cluster(), Writer: instance(), B: instance({}, 'Writer'), C: instance({}, 'Writer') };

describe('who is the writer', () => {
  test('the only instance is', () => {
    expect(members(clusterPart({ Cluster: cluster(), One: instance() }))).toEqual(['One writer']);
  });

  test('the one that is created first is, where one is', () => {
    expect(members(clusterPart(ORDERED))).toEqual(['Writer writer', 'B reader 1', 'C reader 1']);
  });

  test('is not told where nothing says which is created first, nor in which order they take over', () => {
    expect(members(clusterPart({ Cluster: cluster(), A: instance(), B: instance() }))).toEqual(['A either', 'B either']);
  });

  test('is not told where an instance may belong to it without the template saying so', () => {
    const part = clusterPart({ Cluster: cluster(), A: instance(), Stray: instance({ DBClusterIdentifier: { 'Fn::ImportValue': 'elsewhere' } }) });
    expect([members(part), part.mayHaveMoreMembers]).toEqual([['A either'], true]);
  });
});

describe('readers take over', () => {
  const order = (readers: Record<string, Record<string, unknown>>, sections = {}) =>
    members(clusterPart({ Cluster: cluster(), Writer: instance(), ...Object.fromEntries(Object.entries(readers).map(([id, properties]) => [id, instance(properties, 'Writer')])) }, sections)).slice(1);

  test('by promotion tier, which is 1 where the template says none', () => {
    expect(order({ Last: { PromotionTier: 15 }, First: { PromotionTier: '0' }, Second: {} })).toEqual(['First reader 1', 'Second reader 2', 'Last reader 3']);
  });

  test('the larger first within a tier, and those that are alike in no order', () => {
    expect(order({ A: {}, Large: { DBInstanceClass: 'db.r8g.4xlarge' }, B: {}, Late: { PromotionTier: 2 } }))
      .toEqual(['Large reader 1', 'A reader 2', 'B reader 2', 'Late reader 4']);
  });

  test('in no order within a tier where the size of one is not known', () => {
    expect(order({ A: { DBInstanceClass: 'db.serverless' }, B: { DBInstanceClass: 'db.r8g.4xlarge' } })).toEqual(['B reader 1', 'A reader 1']);
  });

  test('in no order that is known where the tier of one is not', () => {
    expect(order({ A: { PromotionTier: { Ref: 'Tier' } }, B: { PromotionTier: 3 } }, { Parameters: { Tier: { Type: 'Number' } } })).toEqual(['B reader', 'A reader']);
  });
});

test('what is said of an instance begins with its class', () => {
  const part = clusterPart({ Cluster: cluster(), One: instance({ PubliclyAccessible: true, PromotionTier: 3 }) });
  expect(said(part.members[0]!.details)).toEqual(['class: db.r8g.large', 'promotion tier: 3', 'public access: has a public address']);
});

describe('zones', () => {
  const zones = (...asked: unknown[]) => {
    const readers = asked.map((AvailabilityZone, index) => [`I${index}`, instance(AvailabilityZone === undefined ? {} : { AvailabilityZone })]);
    const part = clusterPart({ Cluster: cluster(), ...Object.fromEntries(readers) as Record<string, unknown> }, { Parameters: { Zone: { Type: 'String' } } });
    return part.zones.map(({ id, name }) => `${name ?? '?'}: ${part.members.filter(({ zone }) => zone === id).map(({ label }) => label).join(' ')}`);
  };

  test('are in alphabetical order, and last that where RDS chooses', () => {
    expect(zones(undefined, 'eu-west-1b', 'eu-west-1a', 'eu-west-1b', undefined)).toEqual(['eu-west-1a: I2', 'eu-west-1b: I1 I3', '?: I0 I4']);
  });

  test('have the place in the Region where the template takes them from there', () => {
    const zone = (index: number) => ({ 'Fn::Select': [index, { 'Fn::GetAZs': '' }] });
    expect(zones(zone(1), zone(0), zone(1))).toEqual(['zone 1 of the Region: I1', 'zone 2 of the Region: I0 I2']);
  });

  test('are one where the deployment chooses one for several', () => {
    expect(zones({ Ref: 'Zone' }, { Ref: 'Zone' }, { 'Fn::ImportValue': 'zone' })).toEqual(['zone 1 chosen at deployment: I0 I1', 'zone 2 chosen at deployment: I2']);
  });
});

describe('Serverless v2', () => {
  const scaling = (ServerlessV2ScalingConfiguration: unknown) => clusterPart({ Cluster: cluster({ ServerlessV2ScalingConfiguration }), One: instance({ DBInstanceClass: 'db.serverless' }) });

  test('says between which capacities it scales, and when it pauses', () => {
    expect(said(scaling({ MinCapacity: 0, MaxCapacity: 16, SecondsUntilAutoPause: 600 }).members[0]!.details))
      .toEqual(['class: db.serverless', 'capacity: 0 to 16 ACUs', 'pauses: after 10 minutes without connections', 'promotion tier: 1']);
  });

  test.each([
    [{ MinCapacity: { 'Fn::ImportValue': 'min' }, MaxCapacity: 16 }, 'capacity: … to 16 ACUs'],
    [{ MinCapacity: { 'Fn::ImportValue': 'min' }, MaxCapacity: { 'Fn::ImportValue': 'max' } }, 'capacity: ?'],
    [{ 'Fn::ImportValue': 'all' }, 'capacity: ?'],
    [{ MinCapacity: 4, MaxCapacity: 4 }, 'capacity: 4 ACUs'],
  ])('of %j says what is known', (configuration, text) => {
    expect(said(scaling(configuration).members[0]!.details)[1]).toBe(text);
  });
});

describe('readers that are added', () => {
  const target = (properties = {}) => resource('ApplicationAutoScaling::ScalableTarget', {
    ResourceId: { 'Fn::Join': ['', ['cluster:', { Ref: 'Cluster' }]] }, ScalableDimension: 'rds:cluster:ReadReplicaCount', ServiceNamespace: 'rds', MinCapacity: 1, MaxCapacity: 5, ...properties,
  });

  test('by Application Auto Scaling are a range', () => {
    const { autoscaling, belongings } = clusterPart({ ...ORDERED, Target: target() });
    expect([autoscaling?.label, ...said(autoscaling!.details), belongings]).toEqual(['reader autoscaling', 'keeps: 1 to 5 readers', []]);
  });

  test('by nobody are none', () => {
    expect(clusterPart(ORDERED).autoscaling).toBeUndefined();
  });
});

test('readers that forward writes lead to the writer', () => {
  const forwarding = diagram({ ...ORDERED, Cluster: cluster({ EnableLocalWriteForwarding: true }) });
  expect([forwarding.topology, links(forwarding, 'write-forwarding')]).toEqual(['LOCAL_WRITE_FORWARDING', ['B -> Writer', 'C -> Writer']]);
  expect(links(diagram(ORDERED), 'write-forwarding')).toEqual([]);
});
