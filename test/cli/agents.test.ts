import { readFileSync } from 'fs';
import { join } from 'path';
import { AuroraRules } from '../../src/checks';
import { aurora, folderOf } from './support';

const ROOT = join(__dirname, '../..');
const GUIDE = readFileSync(join(ROOT, 'docs/guide/agents.md'), 'utf8');
const LLMS = readFileSync(join(ROOT, 'llms.txt'), 'utf8');

/** A stack of the shop, as the guide has it: with a mistake that is refused, and without. */
const shop = (backtrackWindow: number): object => ({
  Resources: {
    Orders: {
      Type: 'AWS::RDS::DBCluster',
      Properties: { Engine: 'aurora-mysql', MasterUsername: 'dbadmin', ManageMasterUserPassword: true, BacktrackWindow: backtrackWindow },
      Metadata: { 'aws:cdk:path': 'Shop/Orders' },
    },
    Writer: {
      Type: 'AWS::RDS::DBInstance',
      Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: 'Orders' }, DBInstanceClass: 'db.r6g.large' },
    },
  },
});

/** An assembly of one stack. */
const assembly = (folder: string, template: object): Record<string, unknown> => ({
  [`${folder}/manifest.json`]: {
    version: '36.0.0',
    artifacts: {
      Shop: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/unknown-region',
        properties: { templateFile: 'Shop.template.json' },
        metadata: { '/Shop/Orders': [{ type: 'aws:cdk:logicalId', data: 'Orders' }] },
      },
    },
  },
  [`${folder}/Shop.template.json`]: template,
});

/** A project whose app has a mistake; the template of another team has none. */
const project = (): string => folderOf({
  ...assembly('cdk.out', shop(300_000)),
  ...assembly('base.out', shop(3_600)),
  'templates/shop.yaml': JSON.stringify(shop(3_600)),
  'cdk.json': { app: 'npx tsx app.ts' },
  'app.ts': "import * as cdk from 'aws-cdk-lib';\nconst app = new cdk.App();\n",
});

const OURS = /npx (aurora-topology [^`\n]+)/g;
const commands = [...new Set([...GUIDE, '\n', ...LLMS].join('').match(OURS))].map((command) => command.replace('npx aurora-topology ', ''));

/** A command line as a shell splits it. */
const split = (command: string): string[] => [...command.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);

/** What a command ends with: only the app is checked with its mistake. */
const statusOf = (command: string): number => (command.startsWith('check ') && !command.includes('templates/') ? 1 : 0);

test('the pages have commands', () => {
  expect(commands.length).toBeGreaterThan(10);
});

test.each(commands)('aurora-topology %s', async (command) => {
  const { status, err } = await aurora(project(), split(command));
  expect({ status, err: command.startsWith('init') ? '' : err }).toEqual({ status: statusOf(command), err: '' });
});

test('every other command of the pages is one of CDK', () => {
  const others = [...GUIDE.matchAll(/```sh\n([^]*?)```/g)].flatMap(([, block]) => block!.trim().split('\n')).filter((line) => !line.startsWith('npx aurora-topology '));
  expect(others).toEqual(['npx cdk synth --quiet']);
});

test('the finding that is shown is the one that is found', async () => {
  const shown = JSON.parse(/An entry of `findings`[^]*?```json\n([^]*?)```/.exec(GUIDE)![1]!) as object;
  const { out } = await aurora(project(), ['check', '--format', 'json']);
  expect((JSON.parse(out) as { findings: object[] }).findings).toContainEqual(expect.objectContaining(shown));
});

test('rules and effects that are named exist', () => {
  const ids = [...`${GUIDE}${LLMS}`.matchAll(/Aurora::(\w+)/g)].map(([, id]) => id!).filter((id) => id !== 'RuleId');
  for (const id of ids) expect(AuroraRules.find(id).ruleId).toBe(id);
  const effects = [...new Set(AuroraRules.all.map(({ effect }) => effect as string))];
  expect(effects.filter((effect) => !GUIDE.includes(`\`${effect}\``))).toEqual([]);
});

test('llms.txt has the shape that its readers expect', () => {
  expect(LLMS).toMatch(/^# cdk-aurora-topology\n\n> [^\n]+\n/);
  const links = [...LLMS.matchAll(/\]\((\S+)\)/g)].map(([, url]) => url!);
  const repository = 'https://github.com/cdk-aurora-topology/cdk-aurora-topology/blob/main/';
  for (const url of links.filter((one) => one.startsWith(repository))) expect(readFileSync(join(ROOT, url.slice(repository.length)), 'utf8')).not.toBe('');
});
