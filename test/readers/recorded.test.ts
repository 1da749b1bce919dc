import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnParameter, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { readApp } from '../../src/readers/construct-tree';
import { readBaseline } from '../../src/readers/deployed/baseline';
import { compare } from '../../src/readers/deployed/compare';
import { Update } from '../../src/topology/changes/update';
import { Cluster } from '../../src/topology/cluster';
import { KINDS } from '../../src/topology/kinds';
import { known } from '../../src/topology/resource';

const parameters = { Mode: { Type: 'String', AllowedValues: ['provisioned', 'serverless'] }, Secret: { Type: 'String', NoEcho: true } };
const cluster = (properties: Record<string, unknown>) => ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', ...properties } });

const DEPLOYED = {
  Parameters: parameters,
  Resources: { Cluster: cluster({ EngineMode: { Ref: 'Mode' }, MasterUserPassword: { Ref: 'Secret' }, EngineVersion: '8.0.mysql_aurora.3.08.2' }) },
};

/** A folder of files. */
function folder(files: Readonly<Record<string, unknown>>): string {
  const path = mkdtempSync(join(tmpdir(), 'aurora-recorded-'));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), JSON.stringify(content));
  return path;
}

/** The update of the cluster of an app that says what is deployed. */
function updateOf(files: Readonly<Record<string, unknown>>, live: readonly string[] = [], region?: string): Update<Cluster> {
  const app = new App();
  const stack = new Stack(app, 'Data', region === undefined ? {} : { env: { region } });
  const mode = new CfnParameter(stack, 'Mode', { allowedValues: ['provisioned', 'serverless'] });
  new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', engineMode: mode.valueAsString });
  const { stacks, problems } = readBaseline(folder(files), live)!;
  expect(problems).toEqual([]);
  return compare(readApp(app), stacks).changes!.updates(KINDS.cluster)[0]!;
}

const VALUES = { Stacks: [{ StackName: 'Data', Parameters: [{ ParameterKey: 'Mode', ParameterValue: 'serverless' }, { ParameterKey: 'Secret', ParameterValue: '****' }] }] };

test('parameters keep the values they were recorded with, on both sides', () => {
  const { before, after } = updateOf({ 'Data.json': DEPLOYED, 'stacks.json': VALUES });
  expect([before, after].map(({ engineMode }) => engineMode)).toEqual(['serverless', 'serverless']);
  expect(before.properties.read('MasterUserPassword').kind).toBe('unknown');
});

test('of stacks of one name in two Regions, that of the app counts', () => {
  const recordedIn = (region: string, ParameterValue: string) =>
    ({ Stacks: [{ StackName: 'Data', StackId: `arn:aws:cloudformation:${region}:111122223333:stack/Data/1`, Parameters: [{ ParameterKey: 'Mode', ParameterValue }] }] });
  const mode = (region?: string): string | undefined => {
    const files = { 'Data.json': DEPLOYED, 'ireland.json': recordedIn('eu-west-1', 'serverless'), 'virginia.json': recordedIn('us-east-1', 'provisioned') };
    const { before } = updateOf(files, [], region);
    return known(() => before.engineMode);
  };
  expect([mode('eu-west-1'), mode('us-east-1')]).toEqual(['serverless', 'provisioned']);
  // The first of the values that it may have: nothing is recorded of it for certain.
  expect(mode()).toBe('provisioned');
});

test.each([
  ['the tags of CloudFormation', {}, { TagList: [{ Key: 'aws:cloudformation:stack-name', Value: 'Data' }, { Key: 'aws:cloudformation:logical-id', Value: 'Cluster' }] }],
  ['its name', { DBClusterIdentifier: 'Orders' }, {}],
])('what runs is found by %s', (_, properties, description) => {
  const running = { DBClusters: [{ DBClusterIdentifier: 'orders', EngineVersion: '8.0.mysql_aurora.3.10.1', DBClusterMembers: [{ IsClusterWriter: true }], ...description }] };
  const { before, after } = updateOf({ 'Data.json': { Resources: { Cluster: cluster(properties) } }, 'clusters.json': running });
  expect(before.running?.string('EngineVersion')).toBe('8.0.mysql_aurora.3.10.1');
  expect(before.running?.propertiesList('DBClusterMembers')?.map((member) => member.boolean('IsClusterWriter'))).toEqual([true]);
  expect(after.running).toBeUndefined();
});

test('what runs elsewhere is of nothing', () => {
  const running = { DBClusters: [{ DBClusterIdentifier: 'invoices' }], Marker: null };
  const live = join(folder({ 'clusters.json': running }), 'clusters.json');
  expect(updateOf({ 'Data.json': DEPLOYED }, [live]).before.running).toBeUndefined();
});

test('a file that is no answer is named', () => {
  const live = join(folder({ 'other.json': { DBClusters: 'none' } }), 'other.json');
  expect(readBaseline(folder({ 'Data.json': DEPLOYED }), [live])!.problems).toEqual([`${live} is no recorded answer of RDS or CloudFormation`]);
});
