import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export const ROOT = join(__dirname, '../../..');
const CLI = join(ROOT, 'lib/cli.js');

/** Whether the command line is compiled; pipelines run it as npm installs it. */
export const isCompiled = (): boolean => existsSync(CLI);
export const MISSING = 'skipped, as lib/cli.js is not there: npx projen compile';

/** How a command went. */
export interface Outcome {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

type Environment = Readonly<Record<string, string>>;

/** What npm would install. */
const PACKAGES = ['aws-cdk-lib', 'constructs', 'aws-cdk'];
const PROGRAMS = { 'cdk': join(ROOT, 'node_modules/aws-cdk/bin/cdk'), 'aurora-topology': CLI };

/** The repository of a small CDK app, which uses the package as a user has it. Nothing is installed from a registry. */
export class Project {
  public readonly folder = mkdtempSync(join(tmpdir(), 'aurora-ci-'));
  public readonly path: string;
  private readonly programs: string;

  public constructor() {
    this.path = join(this.folder, 'project');
    this.programs = join(this.folder, 'programs');
    const modules = join(this.folder, 'modules');
    for (const name of PACKAGES) this.link(join(ROOT, 'node_modules', name), join(modules, name));
    this.link(ROOT, join(modules, 'cdk-aurora-topology'));
    for (const [name, file] of Object.entries(PROGRAMS)) this.link(file, join(modules, '.bin', name));
    // Installing is linking; all else is for npm itself.
    this.program('npm', `#!/bin/sh\nif [ "$1" = ci ]; then exec ln -sfn '${modules}' node_modules; fi\nPATH="\${PATH#*:}" exec npm "$@"\n`);
    this.write({
      'cdk.json': '{ "app": "node app.js" }',
      'package.json': '{ "private": true }',
      '.gitignore': 'node_modules\ncdk.out\n.aurora\n',
      'app.js': app('orders'),
    });
    this.run('git init --quiet --initial-branch main && git config user.email nobody@example.com && git config user.name Nobody && npm ci');
  }

  public write(files: Readonly<Record<string, string>>): void {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, name)), { recursive: true });
      writeFileSync(join(this.path, name), text);
    }
  }

  public read(name: string): string {
    return readFileSync(join(this.path, name), 'utf8');
  }

  /** Commits all there is. Returns the id of the commit. */
  public commit(): string {
    return this.run('git add . && git commit --quiet --message Change && git rev-parse HEAD').out.trim();
  }

  /** A program that is found before any other of its name. */
  public program(name: string, text: string): void {
    const file = join(this.programs, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    chmodSync(file, 0o755);
  }

  /** Runs a script as runners do: it ends with the first command that fails. */
  public run(script: string, environment: Environment = {}): Outcome {
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd: this.path,
      encoding: 'utf8',
      env: {
        ...process.env,
        PATH: [this.programs, process.env.PATH].join(delimiter),
        // What is not linked is not looked for.
        npm_config_offline: 'true',
        CDK_DISABLE_CLI_TELEMETRY: 'true',
        CDK_DISABLE_VERSION_CHECK: '1',
        ...environment,
      },
    });
    return { status, out: stdout, err: stderr };
  }

  private link(target: string, path: string): void {
    mkdirSync(dirname(path), { recursive: true });
    symlinkSync(target, path);
  }
}

/** An app with a cluster whose database has a name, which cannot be changed without replacing it. */
export const app = (databaseName: string, more = ''): string => `
const { App, Stack, aws_rds: rds } = require('aws-cdk-lib');
const stack = new Stack(new App(), 'Shop', { env: { account: '111122223333', region: 'eu-west-1' } });
const { ref } = new rds.CfnDBCluster(stack, 'Orders', {
  engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, storageEncrypted: true, databaseName: '${databaseName}', ${more}
});
for (const name of ['Writer', 'Reader']) {
  new rds.CfnDBInstance(stack, name, { engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier: ref });
}
`;

/** What RDS refuses. */
export const REFUSED = 'backtrackWindow: 300000,';
