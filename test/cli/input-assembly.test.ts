import { readFileSync, readdirSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { NestedStack, Stack, Stage, aws_rds as rds } from 'aws-cdk-lib';
import { newApp } from '../support/apps';
import { synthesize } from '../support/doors';
import { aurora, folderOf } from './support';

const CLUSTER = { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true };

/** A cdk.out with a faulty stack, one in a stage, and a nested one. */
function assembly(properties: Partial<rds.CfnDBClusterProps> = { backtrackWindow: 300_000 }): string {
  const app = newApp();
  for (const stack of [new Stack(app, 'Data'), new Stack(new Stage(app, 'Production'), 'Data')]) {
    const cluster = new rds.CfnDBCluster(stack, 'Cluster', { ...CLUSTER, ...properties });
    new rds.CfnDBInstance(new NestedStack(stack, 'Readers'), 'Reader', { engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier: cluster.ref });
  }
  synthesize(app);
  return app.outdir;
}

const nestedIn = (folder: string): string => join(folder, readdirSync(folder).find((name) => name.endsWith('.nested.template.json'))!);

/** The errors. */
async function checked(cwd: string, args: readonly string[]) {
  const { status, out, err } = await aurora(cwd, ['check', ...args, '--format', 'json']);
  const { findings = [] } = (out === '' ? {} : JSON.parse(out)) as { findings?: { ruleId: string; severity: string; constructPath?: string }[] };
  return { status, err, findings: findings.filter(({ severity }) => severity === 'error').map(({ ruleId, constructPath }) => `${ruleId} @ ${constructPath}`) };
}

const ALL = ['BacktrackWindowRange @ Data/Cluster', 'BacktrackWindowRange @ Production/Data/Cluster'];

test('an assembly is read, with its stages and nested stacks', async () => {
  expect(await checked(assembly(), ['.'])).toEqual({ status: 1, err: '', findings: ALL });
});

test.each<[string, (folder: string) => void, RegExp, string[]]>([
  ['a broken manifest', (folder) => writeFileSync(join(folder, 'manifest.json'), '{'), /^manifest\.json cannot be read: it is no JSON: .*\n$/, []],
  ['a broken manifest of a stage', (folder) => writeFileSync(join(folder, 'assembly-Production/manifest.json'), ''), /^assembly-Production\/manifest\.json is empty\n$/, ALL.slice(0, 1)],
  ['a stack without its template', (folder) => rmSync(join(folder, 'Data.template.json')), /^Data\.template\.json cannot be read: no such file or directory\n$/, ALL.slice(1)],
  ['a broken template', (folder) => writeFileSync(join(folder, 'Data.template.json'), '{'), /^Data\.template\.json cannot be read: it is no JSON: .*\n$/, ALL.slice(1)],
  ['a nested stack without its template', (folder) => rmSync(nestedIn(folder)), /^DataReaders\w+\.nested\.template\.json cannot be read: no such file or directory\n$/, ALL],
])('of an assembly with %s, that is said, and the others are checked', async (_, spoil, err, findings) => {
  const folder = assembly();
  spoil(folder);
  expect(await checked(folder, ['.'])).toEqual({ status: 2, err: expect.stringMatching(err) as string, findings });
});

test('an assembly that is in itself has an end', async () => {
  const manifest = { version: '1.0.0', artifacts: { Again: { type: 'cdk:cloud-assembly', properties: { directoryName: '.' } } } };
  expect(await checked(folderOf({ 'manifest.json': manifest }), ['.'])).toEqual({ status: 0, err: '', findings: [] });
});

test('a manifest of something else does not make an assembly', async () => {
  const template = { Resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', MasterUsername: 'a', ManageMasterUserPassword: true, BacktrackWindow: 300_000 } } } };
  expect((await checked(folderOf({ 'manifest.json': { name: 'a web app' }, 'a.json': template }), ['.'])).findings).toEqual(['BacktrackWindowRange @ undefined']);
});

describe('a baseline', () => {
  const before = { backtrackWindow: 3600, storageEncrypted: false };
  const after = { backtrackWindow: 3600, storageEncrypted: true };

  test('is compared with what is about to be', async () => {
    const { status, err, findings } = await checked(assembly(after), ['.', '--against', assembly(before)]);
    expect({ status, err, findings }).toEqual({ status: 1, err: '', findings: ['Data/Cluster', 'Production/Data/Cluster'].map((path) => `ClusterStorageEncryptedChanged @ ${path}`) });
  });

  test('is accepted change by change', async () => {
    const deployed = assembly(before);
    const folder = folderOf({});
    const args = ['check', assembly(after), '--against', deployed];
    expect(await aurora(folder, [...args, '--accept-current'])).toMatchObject({ status: 0 });
    const { acknowledgements } = JSON.parse(readFileSync(join(folder, 'aurora-topology.json'), 'utf8')) as { acknowledgements: { id: string }[] };
    expect(acknowledgements.map(({ id }) => id)).toContain('Aurora::ClusterStorageEncryptedChanged[false->true]');
    expect(await aurora(folder, args)).toMatchObject({ status: 0, out: expect.stringMatching(/^Nothing found .*\n2 findings acknowledged/), err: '' });
    // Without the deployed side nothing can be said of changes, and what is found beside them is not looked for with it.
    expect(await aurora(folder, args.slice(0, 2))).toMatchObject({ err: '' });

    writeFileSync(join(folder, 'aurora-topology.json'), JSON.stringify({ acknowledgements: [{ id: 'Aurora::ClusterStorageEncryptedChanged', reason: 'x' }] }));
    const { status, out } = await aurora(folder, args);
    expect(status).toBe(1);
    expect(out).toMatch(/the acknowledgement of 'Aurora::ClusterStorageEncryptedChanged' does not cover it/i);
  });

  test('that is not there is said, and no failure', async () => {
    expect(await checked(assembly(after), ['.', '--against', 'gone.out'])).toEqual({
      status: 0, err: 'there is no baseline at gone.out, so nothing is compared with what is deployed\n', findings: [],
    });
  });

  const CHANGED = 'ClusterStorageEncryptedChanged @ undefined';
  const cluster = (properties: object) => ({
    Resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', MasterUsername: 'a', ManageMasterUserPassword: true, ...properties } } },
  });

  test('of another app is said, and no failure', async () => {
    const folder = folderOf({ 'Orders.json': cluster({}), 'Sales.json': cluster({}), 'deployed/Invoices.json': cluster({}), 'deployed/Stock.json': cluster({}) });
    expect(await checked(folder, ['.', '--against', 'deployed'])).toEqual({
      status: 0, err: 'none of the stacks of this app is in the baseline: deployed/Invoices.json, deployed/Stock.json\n', findings: [],
    });
  });

  test('that has a stack twice is compared once, and that is said', async () => {
    const folder = folderOf({ 'Orders.json': cluster({ StorageEncrypted: true }), 'deployed/Orders.json': cluster({ StorageEncrypted: false }), 'deployed/Orders.yaml': 'Resources: {Cluster: {Type: AWS::RDS::DBCluster}}' });
    expect(await checked(folder, ['Orders.json', '--against', 'deployed'])).toEqual({
      status: 1, err: 'deployed/Orders.yaml is stack Orders once more, which deployed/Orders.json is already: it is left out\n', findings: [CHANGED],
    });
  });

  test('that cannot be read is said, with status 2, and the others are compared', async () => {
    const folder = folderOf({ 'Orders.json': cluster({ StorageEncrypted: true }), 'deployed/Orders.json': cluster({ StorageEncrypted: false }), 'deployed/Sales.yaml': 'Resources:\n\tCluster: {Type: AWS::RDS::DBCluster}' });
    const { status, err, findings } = await checked(folder, ['Orders.json', '--against', 'deployed']);
    expect({ status, err, findings }).toEqual({ status: 2, err: 'deployed/Sales.yaml cannot be read: it is no YAML: tabs are not allowed as indentation at line 2, column 1\n', findings: [CHANGED] });
  });

  test('is read as the templates are: YAML, and recorded answers with --live', async () => {
    const deployed = 'Parameters: {Encrypted: {Type: String}}\nResources:\n  Cluster:\n    Type: AWS::RDS::DBCluster\n    Properties: {Engine: aurora-mysql, MasterUsername: a, ManageMasterUserPassword: true, StorageEncrypted: !Ref Encrypted}\n';
    const stacks = { Stacks: [{ StackName: 'Orders', Parameters: [{ ParameterKey: 'Encrypted', ParameterValue: 'false' }] }] };
    const folder = folderOf({ 'Orders.json': cluster({ StorageEncrypted: true }), 'deployed/Orders.yaml': deployed, 'stacks.json': stacks });
    expect((await checked(folder, ['Orders.json', '--against', 'deployed/Orders.yaml'])).findings).toEqual([]);
    expect((await checked(folder, ['Orders.json', '--against', 'deployed/Orders.yaml', '--live', 'stacks.json'])).findings).toEqual([CHANGED]);
    expect(await checked(folder, ['Orders.json', '--against', 'deployed/Orders.yaml', '--live', 'Orders.json'])).toMatchObject({ status: 2, err: 'Orders.json is no recorded answer of RDS or CloudFormation\n' });
  });
});
