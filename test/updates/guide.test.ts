import { spawnSync } from 'child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'fs';
import { delimiter, dirname, join } from 'path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as pipelines from 'aws-cdk-lib/pipelines';
import { AuroraChecks } from 'cdk-aurora-topology';
import { buildSync } from 'esbuild';
import { newFolder } from './support';

// A machine that is busy with other things takes its time to synthesize.
jest.setTimeout(120_000);

const ROOT = join(__dirname, '..', '..');
const GUIDE = readFileSync(join(ROOT, 'docs', 'guide', 'updates.md'), 'utf8');

/** The sections of the guide, by their titles; what allows a change is tested with the checks. */
const sections = new Map(GUIDE.split(/^## /m).map((text) => [text.slice(0, text.indexOf('\n')), text] as const).filter(([title]) => title !== 'Allow one change'));

/** The code in a section. */
const blocks = (language: string, text: string): string[] => [...text.matchAll(new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 'gs'))].map(([, block]) => block!);

/** The one shell script in a section. */
function script(title: string): string {
  const [block, ...others] = blocks('sh', sections.get(title)!);
  expect(others).toEqual([]);
  return block!;
}

describe('its TypeScript', () => {
  const app = new App({ outdir: newFolder() });
  const stack = new Stack(app, 'Orders');
  new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-postgresql', masterUsername: 'dbadmin', manageMasterUserPassword: true });

  /** What stands in this file, each line without what it is indented by. */
  const lines = (code: string): string => code.split('\n').map((line) => line.trim()).join('\n');

  test('is what is run here', () => {
    const code = [...sections.values()].flatMap((text) => blocks('ts', text));
    const here = lines(readFileSync(__filename, 'utf8'));
    expect(code.length).toBeGreaterThan(3);
    expect(code.filter((block) => !here.includes(lines(block)))).toEqual([]);
  });

  test('the checks take a baseline', () => {
    Validations.of(app).addPlugins(new AuroraChecks(app, { baseline: 'base.out' }));
  });

  test('a step of CDK Pipelines', () => {
    const source = pipelines.CodePipelineSource.connection('shop/orders', 'main', { connectionArn: 'arn:aws:codestar-connections:eu-west-1:111122223333:connection/1' });
    const synth = new pipelines.CodeBuildStep('Synth', {
      input: source,
      rolePolicyStatements: [new iam.PolicyStatement({ actions: ['cloudformation:GetTemplate'], resources: ['*'] })],
      commands: [
        'npm ci',
        'mkdir -p deployed',
        'aws cloudformation get-template --stack-name Production-Orders > deployed/Production-Orders.json || rm deployed/Production-Orders.json',
        'AURORA_BASELINE=deployed npx cdk synth',
      ],
    });
    expect(synth.commands).toHaveLength(4);
  });

  test('what is left open', () => {
    const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    for (const { ruleId, constructPath, property } of AuroraChecks.undecided(app, { baseline: 'base.out' })) {
      console.log(`${ruleId} @ ${constructPath}: ${property}`);
    }
    printed.mockRestore();
  });

  test('a test of an app', () => {
    const changes = AuroraChecks.findings(app, { baseline: 'base.out' }).filter(({ change }) => change !== undefined);
    expect(changes).toEqual([]);
  });
});

describe('its shell scripts', () => {
  const folder = newFolder();
  const shop = join(folder, 'shop');

  /** A repository with an app of one cluster on its main branch, beside packages that need no installation. */
  beforeAll(() => {
    const modules = join(folder, 'node_modules');
    mkdirSync(join(modules, '.bin'), { recursive: true });
    for (const name of ['aws-cdk-lib', 'constructs', '.bin/cdk']) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
    buildSync({
      entryPoints: [join(ROOT, 'src', 'index.ts')],
      outfile: join(modules, 'cdk-aurora-topology', 'index.js'),
      bundle: true,
      platform: 'node',
      external: ['aws-cdk-lib', 'constructs'],
      logLevel: 'error',
    });
    // All that `npm ci` would do is done.
    write('bin/npm', '#!/bin/sh\n');
    chmodSync(join(folder, 'bin', 'npm'), 0o755);
    write('shop/package.json', '{ "name": "shop", "private": true }');
    write('shop/cdk.json', '{ "app": "node app.js" }');
    write('shop/.gitignore', 'cdk.out\nbase.out\n/deployed\n');
    write('shop/app.js', `
      const { App, Stack, Validations, aws_rds: rds } = require('aws-cdk-lib');
      const { AuroraChecks } = require('cdk-aurora-topology');
      const app = new App();
      const stack = new Stack(app, 'Orders');
      const { ref } = new rds.CfnDBCluster(stack, 'Cluster', require('./cluster.json'));
      new rds.CfnDBInstance(stack, 'Writer', { engine: 'aurora-postgresql', dbInstanceClass: 'db.r7g.large', dbClusterIdentifier: ref });
      Validations.of(app).addPlugins(new AuroraChecks(app));
    `);
    declare({});
    run('git init --quiet --bare ../origin.git && git init --quiet --initial-branch main && git add . && git commit --quiet -m first');
    run('git remote add origin ../origin.git && git push --quiet origin main && git checkout --quiet -b change');
  });

  function write(path: string, content: string): void {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }

  /** What the cluster of the app says. */
  function declare(properties: Partial<rds.CfnDBClusterProps>): void {
    const cluster = { engine: 'aurora-postgresql', engineVersion: '17.7', port: 5432, masterUsername: 'dbadmin', manageMasterUserPassword: true };
    write('shop/cluster.json', JSON.stringify({ ...cluster, ...properties }));
  }

  /** Runs a script in the repository, and returns the exit code with what is said of Aurora. */
  function run(text: string): { code: number | null; said: string[] } {
    const identity = Object.fromEntries(['AUTHOR', 'COMMITTER'].flatMap((role) => [[`GIT_${role}_NAME`, 'Shop'], [`GIT_${role}_EMAIL`, 'shop@example.com']]));
    const { status, stdout, stderr, error } = spawnSync('sh', ['-c', text], {
      cwd: shop,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...identity,
        PATH: [join(folder, 'bin'), process.env.PATH].join(delimiter),
        GIT_CONFIG_GLOBAL: '/dev/null',
        NO_COLOR: '1',
        AWS_EC2_METADATA_DISABLED: 'true',
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        CDK_DISABLE_VERSION_CHECK: '1',
      },
    });
    if (error) throw error;
    const output = `${stdout}${stderr}`;
    const said = [...output.matchAll(/^(?:ERROR|WARNING) (\[.\] .*?)\. .*$|^(Aurora: .*)$/gm)].map(([, finding, line]) => finding ?? line!);
    if (said.length === 0 && status !== 0) throw new Error(output);
    return { code: status, said };
  }

  test('a pull request is compared with what was merged', () => {
    declare({ storageEncrypted: true });
    expect(run(script('In a pull request, without credentials'))).toEqual({
      code: 1,
      said: [
        'Aurora: 1 cluster replaced (data lost), 1 instance replaced',
        '[~] Cluster replace: StorageEncrypted was not set and is true (requires replacement)',
      ],
    });
  });

  test('a release is compared with what AWS answers', () => {
    declare({ engineVersion: '17.6' });
    const text = script('In a release, with recorded answers');
    const asked = [...text.matchAll(/^aws (\S+ \S+).* > (\S+)$/gm)].map(([, command, file]) => [command!, file!] as const);
    for (const [command, file] of asked) write(join('shop', file), JSON.stringify(ANSWERS[command]));
    expect(asked.map(([command]) => command)).toEqual(Object.keys(ANSWERS));
    expect(run(text.replace(/^aws .*\n/gm, ''))).toEqual({ code: 1, said: ['Aurora: 1 change refused', "[~] Cluster: EngineVersion was '17.5' and is '17.6', where '17.7' runs"] });
    run('rm -rf deployed');
  });

  test('a pipeline compares with what it has deployed', () => {
    const text = script('In a pipeline').replace(/^npx cdk deploy .*\n/m, '');
    declare({});
    expect(run(text)).toEqual({ code: 0, said: ['Aurora: there is no baseline at deployed/cdk.out, so nothing is compared with what is deployed'] });
    expect(existsSync(join(shop, 'deployed', 'cdk.out', 'manifest.json'))).toBe(true);
    declare({ port: 15432 });
    expect(run(text)).toEqual({ code: 0, said: ['Aurora: 1 cluster interrupted', '[~] Cluster: Port was 5432 and is 15432'] });
  });
});

/** What AWS answers about the app, by the command, without what nothing reads. */
const ANSWERS: Readonly<Record<string, unknown>> = {
  'cloudformation get-template': {
    TemplateBody: {
      Resources: {
        Cluster: {
          Type: 'AWS::RDS::DBCluster',
          Properties: { Engine: 'aurora-postgresql', EngineVersion: '17.5', Port: 5432, MasterUsername: 'dbadmin', ManageMasterUserPassword: true },
        },
      },
    },
    StagesAvailable: ['Original', 'Processed'],
  },
  'cloudformation describe-stacks': {
    Stacks: [{ StackName: 'Orders', Parameters: [{ ParameterKey: 'BootstrapVersion', ParameterValue: '/cdk-bootstrap/hnb659fds/version', ResolvedValue: '28' }] }],
  },
  'rds describe-db-clusters': {
    DBClusters: [{
      DBClusterIdentifier: 'orders-cluster-1x2y3z',
      Engine: 'aurora-postgresql',
      EngineVersion: '17.7',
      TagList: [{ Key: 'aws:cloudformation:stack-name', Value: 'Orders' }, { Key: 'aws:cloudformation:logical-id', Value: 'Cluster' }],
    }],
  },
  'rds describe-db-instances': { DBInstances: [{ DBInstanceIdentifier: 'orders-writer-1x2y3z', DBClusterIdentifier: 'orders-cluster-1x2y3z' }] },
  'rds describe-global-clusters': { GlobalClusters: [] },
};
