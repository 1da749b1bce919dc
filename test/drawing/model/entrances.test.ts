import { Json, cluster, clusterPart, diagram, instance, links, resource, said } from './support';

const MEMBERS = { Cluster: cluster(), Writer: instance(), Reader: instance({}, 'Writer'), Reports: instance({ PromotionTier: 15 }, 'Writer') };

/** `label type: members` of the endpoints of a cluster. */
function endpoints(resources: Json): string[] {
  const part = clusterPart(resources);
  return part.endpoints.map(({ label, type, members }) =>
    `${label} ${type}: ${members.map((id) => part.members.find((member) => member.id === id)!.label).join(' ')}`);
}

describe('endpoints', () => {
  test('lead to the writer, and to the readers', () => {
    expect(endpoints(MEMBERS)).toEqual(['writer endpoint writer: Writer', 'reader endpoint reader: Reader Reports']);
  });

  test('lead to the writer both, where there is no reader', () => {
    expect(endpoints({ Cluster: cluster(), Writer: instance() })).toEqual(['writer endpoint writer: Writer', 'reader endpoint reader: Writer']);
  });

  test('may lead to any, where nothing tells which is the writer', () => {
    expect(endpoints({ Cluster: cluster(), A: instance(), B: instance() })).toEqual(['writer endpoint writer: A B', 'reader endpoint reader: A B']);
  });

  test('are one, where there is no instance', () => {
    expect(endpoints({ Cluster: cluster({ EngineMode: 'serverless' }) })).toEqual(['cluster endpoint writer: ']);
  });

  const custom = (properties: Json): Json => resource('RDS::DBClusterEndpoint', { DBClusterIdentifier: { Ref: 'Cluster' }, ...properties });

  test.each<[string, Json, string, string[]]>([
    ['any', {}, 'Writer Reader Reports', []],
    ['readers', { CustomEndpointType: 'READER' }, 'Reader Reports', ['type: READER']],
    ['some', { CustomEndpointType: 'ANY', StaticMembers: [{ Ref: 'Reports' }] }, 'Reports', ['type: ANY', 'only: Reports']],
    ['all but some', { CustomEndpointType: 'ANY', ExcludedMembers: [{ Ref: 'Writer' }] }, 'Reader Reports', ['type: ANY', 'without: Writer']],
    ['what only the deployment will tell', { CustomEndpointType: 'ANY', StaticMembers: [{ 'Fn::ImportValue': 'one' }] }, '', ['type: ANY', 'only: ?']],
    ['nothing that is named', { CustomEndpointType: 'ANY', StaticMembers: [] }, 'Writer Reader Reports', ['type: ANY']],
  ])('that are declared lead to %s', (_, properties, members, details) => {
    const resources = { ...MEMBERS, Custom: custom(properties) };
    expect(endpoints(resources)[2]).toBe(`Custom custom: ${members}`);
    expect(said(clusterPart(resources).endpoints[2]!.details)).toEqual(details);
  });
});

const group = (properties: Json = {}): Json => resource('EC2::SecurityGroup', { GroupDescription: 'The shop', ...properties });
const IN_GROUP = { ...MEMBERS, Cluster: cluster({ VpcSecurityGroupIds: [{ 'Fn::GetAtt': ['Own', 'GroupId'] }] }) };
const rule = (properties: Json): Json => ({ IpProtocol: 'tcp', FromPort: 3306, ToPort: 3306, ...properties });

describe('who may enter', () => {
  const entrants = (resources: Json): string[] => clusterPart({ ...IN_GROUP, ...resources }).entrants.map(({ label }) => label);

  test('is whom the security group of the cluster lets in, by a rule of its own or of another resource', () => {
    const resources = {
      ...IN_GROUP,
      App: group(),
      Own: group({ SecurityGroupIngress: [rule({ CidrIp: '10.0.0.0/16' })] }),
      Rule: resource('EC2::SecurityGroupIngress', rule({ GroupId: { 'Fn::GetAtt': ['Own', 'GroupId'] }, SourceSecurityGroupId: { 'Fn::GetAtt': ['App', 'GroupId'] } })),
    };
    const found = diagram(resources);
    expect(links(found, 'access')).toEqual(['10.0.0.0/16 -> Cluster', 'The shop -> Cluster']);
    const [{ clusters: [part] }] = found.regions as [typeof found.regions[number]];
    expect(part!.entrants.map(({ address }) => address)).toEqual(['Shop/Own', 'Shop/App']);
    expect(part!.belongings).toEqual(['Shop/Own', 'Shop/Rule']);
  });

  test.each<[string, Json, string[]]>([
    ['everyone', { CidrIp: '0.0.0.0/0' }, ['0.0.0.0/0']],
    ['everyone by IPv6', { CidrIpv6: '::/0' }, ['::/0']],
    ['a prefix list', { SourcePrefixListId: 'pl-1234' }, ['pl-1234']],
    ['a group of elsewhere', { SourceSecurityGroupId: 'sg-0123' }, ['sg-0123']],
    ['a group that the deployment tells', { SourceSecurityGroupId: { 'Fn::ImportValue': 'app' } }, ['security group that the deployment tells']],
    ['a range that the deployment tells', { CidrIp: { 'Fn::ImportValue': 'range' } }, ['address range that the deployment tells']],
    ['the VPC', { CidrIp: { 'Fn::GetAtt': ['Vpc', 'CidrBlock'] } }, ['10.1.0.0/16']],
    ['whoever', {}, ['someone that the deployment tells']],
    ['by all protocols', { IpProtocol: '-1', CidrIp: '10.0.0.0/8' }, ['10.0.0.0/8']],
    ['at a port of a range', { FromPort: 0, ToPort: 65535, CidrIp: '10.0.0.0/8' }, ['10.0.0.0/8']],
    ['at a port that the deployment tells', { FromPort: { 'Fn::ImportValue': 'port' }, CidrIp: '10.0.0.0/8' }, ['10.0.0.0/8']],
    ['at the port of the cluster', { FromPort: { 'Fn::GetAtt': ['Cluster', 'Endpoint.Port'] }, ToPort: { 'Fn::GetAtt': ['Cluster', 'Endpoint.Port'] }, CidrIp: '10.0.0.0/8' }, ['10.0.0.0/8']],
    ['at another port', { FromPort: 443, ToPort: 443, CidrIp: '10.0.0.0/8' }, []],
    ['by another protocol', { IpProtocol: 'udp', CidrIp: '10.0.0.0/8' }, []],
  ])('is %s', (_, properties, labels) => {
    const Vpc = resource('EC2::VPC', { CidrBlock: '10.1.0.0/16' });
    expect(entrants({ Vpc, Own: group({ SecurityGroupIngress: [rule(properties)] }) })).toEqual(labels);
  });

  test('says of all addresses that they are everyone', () => {
    const [entrant] = clusterPart({ ...IN_GROUP, Own: group({ SecurityGroupIngress: [rule({ CidrIp: '0.0.0.0/0', Description: 'for a test' })] }) }).entrants;
    expect(said(entrant!.details)).toEqual(['address range: 0.0.0.0/0, which is everyone', 'rule: for a test']);
  });

  test('is each there once', () => {
    expect(entrants({ Own: group({ SecurityGroupIngress: [rule({ CidrIp: '10.0.0.0/8' }), rule({ CidrIp: '10.0.0.0/8', Description: 'again' })] }) })).toEqual(['10.0.0.0/8']);
  });

  test('is not known where the security groups are those of another app', () => {
    const part = clusterPart({ ...MEMBERS, Cluster: cluster({ VpcSecurityGroupIds: [{ 'Fn::ImportValue': 'database' }] }) });
    expect(part.entrants).toEqual([]);
    expect(said(part.details)).toContain('security groups of elsewhere: ?');
    expect(said(clusterPart({ ...MEMBERS, Cluster: cluster({ VpcSecurityGroupIds: ['sg-1'] }) }).details)).toContain('security groups of elsewhere: sg-1');
    expect(said(clusterPart({ ...IN_GROUP, Own: group() }).details).join()).not.toContain('elsewhere:');
  });
});

describe('a proxy', () => {
  const PROXIED = {
    ...IN_GROUP,
    App: group(),
    Own: group({ SecurityGroupIngress: [rule({ SourceSecurityGroupId: { Ref: 'OfProxy' } })] }),
    OfProxy: group({ GroupDescription: 'The proxy', SecurityGroupIngress: [rule({ SourceSecurityGroupId: { Ref: 'App' } })] }),
    Proxy: resource('RDS::DBProxy', { DBProxyName: 'pool', EngineFamily: 'MYSQL', RequireTLS: true, VpcSecurityGroupIds: [{ Ref: 'OfProxy' }], RoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }),
    Targets: resource('RDS::DBProxyTargetGroup', { DBProxyName: { Ref: 'Proxy' }, TargetGroupName: 'default', DBClusterIdentifiers: [{ Ref: 'Cluster' }] }),
    Readers: resource('RDS::DBProxyEndpoint', { DBProxyName: { Ref: 'Proxy' }, DBProxyEndpointName: 'pool-readers', TargetRole: 'READ_ONLY' }),
    Open: resource('RDS::DBProxyEndpoint', { DBProxyName: { Ref: 'Proxy' }, TargetRole: { 'Fn::ImportValue': 'role' } }),
    Role: resource('IAM::Role'),
  };

  test('stands between the application and the cluster', () => {
    const found = diagram(PROXIED);
    expect([found.topology, links(found, 'access')]).toEqual(['SINGLE_MASTER_WITH_PROXY', ['The shop -> pool', 'pool -> Cluster']]);
  });

  test('has a default endpoint, and those that are declared', () => {
    const [proxy] = clusterPart(PROXIED).proxies;
    expect(proxy!.endpoints.map(({ label, access }) => [label, access])).toEqual([['default endpoint', 'read-write'], ['pool-readers', 'read-only'], ['Open', undefined]]);
    expect(said(proxy!.details)).toEqual(['engine family: MYSQL', 'TLS: required']);
  });

  test('brings what is its own', () => {
    expect(clusterPart(PROXIED).belongings).toEqual(['Shop/Own', 'Shop/Targets', 'Shop/Role', 'Shop/OfProxy']);
  });
});
