import { aurora, folderOf } from './support';

const PROPERTIES = { Engine: 'aurora-mysql', MasterUsername: 'admin', ManageMasterUserPassword: true };
const template = (properties: object): object => ({
  Resources: {
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { ...PROPERTIES, ...properties } },
    Writer: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: 'Cluster' }, DBInstanceClass: 'db.r6g.large' },
    },
  },
});

const FOLDER = folderOf({
  'good.json': template({}),
  'bad.json': template({ BacktrackWindow: 300_000 }),
  'warned.json': template({ StorageEncrypted: false }),
});

test.each([
  { args: ['good.json'], status: 0 },
  { args: ['bad.json'], status: 1 },
  { args: ['bad.json', '--fail-on', 'never'], status: 0 },
  { args: ['warned.json'], status: 0 },
  { args: ['warned.json', '--fail-on', 'warning'], status: 1 },
  { args: ['warned.json', '--max-warnings', '0'], status: 1 },
  { args: ['*.json'], status: 1 },
  { args: ['nothing.json'], status: 2 },
  { args: [], status: 2 },
])('check $args ends with $status', async ({ args, status }) => {
  expect(await aurora(FOLDER, ['check', ...args])).toMatchObject({ status });
});

test('findings are written to the output, as data where that is asked for', async () => {
  const { out, err } = await aurora(FOLDER, ['check', 'bad.json', '--format', 'json']);
  expect(err).toBe('');
  expect(JSON.parse(out)).toMatchObject({
    schemaVersion: 1,
    findings: [{ ruleId: 'BacktrackWindowRange', severity: 'error', logicalId: 'Cluster', property: 'BacktrackWindow', location: { file: 'bad.json' } }],
  });
});
