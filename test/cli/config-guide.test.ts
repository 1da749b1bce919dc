import { readFileSync } from 'fs';
import { join } from 'path';
import { configurationProblems } from '../../src/cli/config/validate';
import { parametersIn } from '../../src/cli/input/parameters';
import { aurora, folderOf } from './support';

const GUIDE = readFileSync(join(__dirname, '../../docs/guide/command-line.md'), 'utf8');
const blocks = (kind: string): string[] => [...GUIDE.matchAll(new RegExp(`^\`\`\`${kind}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, text]) => text!);
const json = (kind: string): unknown[] => blocks(`json ${kind}`).map((text) => JSON.parse(text) as unknown);

const CLUSTER = { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', MasterUsername: 'a', ManageMasterUserPassword: true, StorageEncrypted: false, EngineMode: { Ref: 'EngineMode' } } };
const TEMPLATE = { Parameters: { EngineMode: { Type: 'String' } }, Resources: { Cluster: CLUSTER } };

const COMMANDS = blocks('sh').flatMap((text) => text.trim().split('\n'));

test.each(COMMANDS)('%s', async (command) => {
  const [parameters] = json('parameters');
  const manifest = { version: '1.0.0', artifacts: { Orders: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Orders.template.json' } } } };
  const folder = folderOf({
    'Orders.yaml': TEMPLATE,
    'templates/a.json': TEMPLATE,
    'templates/b/b.json': TEMPLATE,
    'deployed/Orders.json': TEMPLATE,
    'parameters.json': parameters,
    'cdk.out/manifest.json': manifest,
    'cdk.out/Orders.template.json': TEMPLATE,
  });
  const args = command.replace(/^npx aurora-topology /, '').split(' ').map((arg) => arg.replace(/^'(.*)'$/, '$1'));
  const { status, out, err } = await aurora(folder, args);
  expect({ status, err }).toEqual({ status: 0, err: args.includes('--accept-current') ? expect.stringContaining('1 added') as string : '' });
  // What is deployed like that already is not told of once more.
  const isOld = ['--accept-current', '--against'].some((flag) => args.includes(flag));
  expect(out.includes('ClusterStorageEncryptedOff')).toBe(!isOld);
});

test('what is shown is a configuration, and parameters', () => {
  expect(json('configuration').map(configurationProblems)).toEqual([[]]);
  expect(json('parameters').map(parametersIn)).toEqual([[{ name: 'EngineMode', value: 'provisioned', stack: undefined }]]);
  expect(COMMANDS.length).toBeGreaterThan(5);
});
