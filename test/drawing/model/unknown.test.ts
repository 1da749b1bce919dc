import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { cluster, clusterPart, clustersOf, drawn, expectSound, instance, members, resource, said, stack } from './support';

const IMPORT = { 'Fn::ImportValue': 'outside' };
const TEXT = { Type: 'String' };

describe('a parameter', () => {
  const engineVersion = (declaration: object, version: unknown = { Ref: 'Version' }, more = {}) =>
    said(clusterPart({ Cluster: cluster({ EngineVersion: version }) }, { Parameters: { Version: declaration }, ...more }).details)[1];

  test('has its default, also where that is not the first of its values', () => {
    expect(engineVersion({ ...TEXT, AllowedValues: ['16.4', '17.7'], Default: '17.7' })).toBe('engine version: 17.7');
  });

  test('without a default is not guessed, although its values are listed', () => {
    expect(engineVersion({ ...TEXT, AllowedValues: ['16.4', '17.7'] })).toBe('engine version: ?');
    expect(engineVersion(TEXT)).toBe('engine version: ?');
  });

  test('decides what else is there by its default', () => {
    const Conditions = { IsNew: { 'Fn::Equals': [{ Ref: 'Version' }, 'new'] } };
    const version = { 'Fn::If': ['IsNew', '17.7', '16.4'] };
    expect(engineVersion({ ...TEXT, Default: 'old' }, version, { Conditions })).toBe('engine version: 16.4');
    expect(engineVersion({ ...TEXT, Default: 'new' }, version, { Conditions })).toBe('engine version: 17.7');
    expect(engineVersion(TEXT, version, { Conditions })).toBe('engine version: ?');
  });
});

describe('a resource with a condition', () => {
  const part = (declaration: object) => clusterPart(
    { Cluster: cluster(), Writer: instance(), Reader: { ...instance({}, 'Writer'), Condition: 'IsLarge' } },
    { Parameters: { Size: declaration }, Conditions: { IsLarge: { 'Fn::Equals': [{ Ref: 'Size' }, 'large'] } } },
  );

  test('is drawn where it is there by default', () => {
    expect(members(part({ ...TEXT, Default: 'large' }))).toEqual(['Writer writer', 'Reader reader 1']);
    expect(members(part({ ...TEXT, Default: 'small' }))).toEqual(['Writer writer']);
  });

  test('says that it may not be there where nothing tells', () => {
    expect(said(part(TEXT).members[1]!.details).at(-1)).toBe('created: ?');
    expect(said(part({ ...TEXT, Default: 'large' }).members[1]!.details).join()).not.toContain('created');
  });
});

test('what only the deployment will tell is not known, whatever it is', () => {
  const all = ['Engine', 'EngineVersion', 'EngineMode', 'Port', 'KmsKeyId', 'StorageType', 'BackupRetentionPeriod', 'BacktrackWindow', 'DeletionProtection',
    'EnableIAMDatabaseAuthentication', 'EnableHttpEndpoint', 'EnableLocalWriteForwarding', 'ServerlessV2ScalingConfiguration', 'VpcSecurityGroupIds',
    'DBClusterIdentifier', 'GlobalClusterIdentifier', 'SourceDBClusterIdentifier', 'SnapshotIdentifier', 'ReplicationSourceIdentifier', 'DBSubnetGroupName'];
  const unknown = Object.fromEntries(all.map((property) => [property, IMPORT]));
  const ofInstance = { DBInstanceClass: IMPORT, PromotionTier: IMPORT, AvailabilityZone: IMPORT, PubliclyAccessible: IMPORT };
  const diagrams = drawn({ name: 'Shop', template: { Resources: { Cluster: cluster(unknown), One: instance(ofInstance) } } });
  const [part] = clustersOf(diagrams[0]!);
  expect([part!.engine, part!.engineVersion, diagrams[0]!.regions[0]!.name]).toEqual([undefined, undefined, undefined]);
  expect([...part!.details, ...part!.volume.details, ...part!.members[0]!.details].filter(({ text }) => text !== undefined))
    .toEqual([{ term: 'engine version', text: 'as its source', property: 'EngineVersion' }, { term: 'on removal', text: 'is deleted, a final snapshot is left' }]);
  expectSound(diagrams);
});

test('what is said of the volume', () => {
  const volume = (properties = {}, more = {}) => said(clusterPart({ Cluster: cluster(properties, more), Key: resource('KMS::Key') }).volume.details);
  expect(volume()).toEqual([
    'encryption: not asked for: new clusters get a key that AWS owns', 'storage: Aurora Standard', 'backups kept: 1 day', 'deletion protection: off',
    'on removal: is deleted, a final snapshot is left',
  ]);
  expect(volume(
    { KmsKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] }, StorageType: 'aurora-iopt1', BackupRetentionPeriod: 14, BacktrackWindow: 86_400, DeletionProtection: true },
    { DeletionPolicy: 'Retain' },
  )).toEqual([
    'encryption: with Key', 'storage: Aurora I/O-Optimized', 'backups kept: 14 days', 'backtrack: 24 hours', 'deletion protection: on', 'on removal: is left behind',
  ]);
  expect(volume({ StorageEncrypted: true, BacktrackWindow: 0 }, { DeletionPolicy: 'Delete' })).toContain('on removal: is deleted with its data');
  expect(volume({ StorageEncrypted: true })[0]).toBe('encryption: with the key of RDS in the account');
  expect(volume({ SnapshotIdentifier: 'snapshot' })[0]).toBe('encryption: as its source');
});

test('a password is never said', () => {
  const MARKER = 'hunter2-of-the-test';
  const diagrams = drawn(stack('Shop', {
    Cluster: cluster({ MasterUsername: 'dbadmin', MasterUserPassword: MARKER }),
    Other: cluster({ MasterUserPassword: { Ref: 'Password' }, DatabaseName: { Ref: 'Password' }, EngineVersion: { Ref: 'Password' } }),
    Document: resource('SSM::Parameter', { Value: MARKER }),
    Secret: resource('SecretsManager::Secret', { SecretString: `{"password":"${MARKER}"}` }),
  }, { Parameters: { Password: { ...TEXT, NoEcho: true, Default: MARKER } } }));
  expect(diagrams).toHaveLength(2);
  expect(JSON.stringify(diagrams)).not.toContain(MARKER);
});

describe('ids', () => {
  test('are sound for names of any length and any letters', () => {
    const odd = ['x'.repeat(500), `${'x'.repeat(499)}y`, '<script>alert(1)</script>', '"><img onerror=x>', 'Ü', '数据库', '数据', 'a-b', 'a_b', 'A-B', 'a--b', '1', '__proto__', 'constructor', '\u0000', '\ud800', '-', '/'];
    const diagrams = drawn(...odd.map((name) => stack(name, Object.fromEntries(odd.flatMap((id) => [[id, cluster()], [`${id} of`, instance({ DBClusterIdentifier: { Ref: id } })]])))));
    expect(diagrams.length).toBeGreaterThan(200);
    expectSound(diagrams);
  });

  test('are the same for the same app, and of an app with one cluster more', () => {
    const shop = stack('Shop', { Cluster: cluster(), Writer: instance() });
    const [alone] = drawn(shop);
    expect(drawn(shop)[0]).toEqual(alone);
    expect(drawn(stack('Before', { Cluster: cluster() }), shop)[1]).toEqual({ ...alone, title: 'Cluster (Shop/Cluster)' });
  });
});

const FOLDERS = ['rejected', 'fixed', 'must-pass'];
const CORPUS = join(__dirname, '..', '..', 'corpus');

test.each(FOLDERS)('every template of the corpus is drawn: %s', (folder) => {
  for (const id of readdirSync(join(CORPUS, folder))) {
    const template = JSON.parse(readFileSync(join(CORPUS, folder, id, 'template.json'), 'utf8')) as { Resources: Record<string, { Type: string }> };
    const diagrams = drawn({ name: id, template });
    expectSound(diagrams);
    expect(diagrams.length > 0 || !Object.values(template.Resources).some(({ Type }) => Type === 'AWS::RDS::DBCluster')).toBe(true);
  }
});

test('what is no template, or no property, is passed over', () => {
  const garbage: unknown[] = [null, 5, 'x', [], {}, { Ref: 'Cluster' }, { Ref: 'Nothing' }, { 'Fn::If': ['No', 1] }, [null], [[]], { 'Fn::GetAtt': 'Cluster' }];
  const properties = ['DBClusterIdentifier', 'Engine', 'VpcSecurityGroupIds', 'ServerlessV2ScalingConfiguration', 'AssociatedRoles', 'GlobalClusterIdentifier',
    'SourceDBClusterIdentifier', 'ReplicationSourceIdentifier', 'KmsKeyId', 'MasterUserSecret'];
  for (const value of garbage) {
    drawn({ name: 'T', template: value }, { name: 'U', template: { Resources: value } });
    for (const property of properties) {
      expectSound(drawn(stack('Shop', {
        Cluster: cluster({ [property]: value }),
        One: instance({ [property]: value, PromotionTier: value, AvailabilityZone: value }),
        Group: resource('EC2::SecurityGroup', { SecurityGroupIngress: value, GroupDescription: value }),
        Rule: resource('EC2::SecurityGroupIngress', { GroupId: { Ref: 'Group' }, CidrIp: value, FromPort: value, IpProtocol: value }),
        Own: cluster({ VpcSecurityGroupIds: [{ Ref: 'Group' }] }),
        Endpoint: resource('RDS::DBClusterEndpoint', { DBClusterIdentifier: { Ref: 'Own' }, StaticMembers: value, CustomEndpointType: value }),
      })));
    }
  }
});
