import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { filesBelow, readJson } from '../lib/files.mjs';
import { follow } from '../lib/guide.mjs';
import { PACKAGE, oldestPeers, pack } from '../lib/packed.mjs';
import { ROOT, run } from '../lib/process.mjs';
import { PLACE, succeed } from './apps.mjs';

/** The tutorial, and the files that what is done here is decided by. */
const TUTORIAL = 'docs/guide/tutorial.md';
export const inputs = [TUTORIAL, 'build-tools/lib/guide.mjs', 'build-tools/languages'];

/** Nobody is there to say yes. */
const YES = { npm_config_yes: 'true' };

/** What is found in the cluster that is declared, in each language. */
const FOUND = /ERROR BacktrackWindow is 86400 on an Aurora PostgreSQL cluster/;

const CLI = join(ROOT, 'lib/cli.js');

/** The app that `cdk init` makes, with the commands of the tutorial; and the same as a module of CommonJS, as older ones are. */
export const typescript = () => inCleanFolder(async (folder) => {
  const { tarball } = await pack(`${PLACE}/newcomer`);
  const result = await follow(TUTORIAL, folder, { [PACKAGE]: tarball });
  if (!result.ok) return result;

  const app = join(folder, 'shop');
  const config = join(app, 'tsconfig.json');
  const { compilerOptions, ...rest } = JSON.parse(readFileSync(config, 'utf8'));
  writeFileSync(config, JSON.stringify({ ...rest, compilerOptions: { ...compilerOptions, module: 'commonjs', moduleResolution: 'bundler' } }));
  await succeed('npx', ['cdk', 'synth', '--quiet'], { cwd: app, env: YES });
  return { ok: true, output: '' };
});

/** The app that `cdk init` makes, with the lines that `aurora-topology init` adds. */
export const python = () => inCleanFolder(async (folder) => {
  const [wheel] = filesBelow('dist/python').filter((file) => file.endsWith('.whl'));
  const app = await initialized(folder, 'python');
  const bin = join(app, '.venv', 'bin');
  await succeed(join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', join(ROOT, wheel)], { cwd: app });
  writeFileSync(join(app, 'shop/shop_stack.py'), PYTHON_STACK);
  return refused(app, { PATH: `${bin}:${process.env.PATH}` });
});

/** The same in Java, with the dependency that the README names, beside the oldest peers: not every mirror has the newest. */
export const java = () => inCleanFolder(async (folder) => {
  const app = await initialized(folder, 'java');
  const pom = join(app, 'pom.xml');
  const { version } = readJson('package.json');
  const repository = `<repositories><repository><id>clone</id><url>${pathToFileURL(join(ROOT, 'dist/java'))}</url></repository></repositories>`;
  const dependency = `<dependency><groupId>io.github.cdkauroratopology</groupId><artifactId>${PACKAGE}</artifactId><version>${version}</version></dependency>`;
  const { 'aws-cdk-lib': cdk, constructs } = oldestPeers();
  const text = readFileSync(pom, 'utf8')
    .replace(/(?<=<cdk\.version>)[^<]*/, cdk)
    .replace(/(?<=<constructs\.version>)[^<]*/, constructs)
    .replace('<dependencies>', `${repository}<dependencies>${dependency}`);
  writeFileSync(pom, text);
  writeFileSync(join(app, 'src/main/java/com/myorg/ShopStack.java'), JAVA_STACK);
  return refused(app);
});

async function initialized(folder, language) {
  const app = join(folder, 'shop');
  mkdirSync(app);
  await succeed('npx', ['aws-cdk@2', 'init', 'app', '--language', language], { cwd: app, env: YES });
  return app;
}

async function refused(app, env = {}) {
  await succeed('node', [CLI, 'init'], { cwd: app });
  const { code, output } = await run('npx', ['aws-cdk@2', 'synth', '--quiet'], { cwd: app, env: { ...YES, ...env } });
  return { ok: code === 1 && FOUND.test(output), output: `exit code ${code}\n${output}` };
}

/** Where nothing of this checkout is around. */
async function inCleanFolder(action) {
  const folder = mkdtempSync(join(tmpdir(), 'newcomer-'));
  try {
    return await action(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const PYTHON_STACK = `
from aws_cdk import Duration, Stack, aws_ec2 as ec2, aws_rds as rds
from constructs import Construct


class ShopStack(Stack):
    def __init__(self, scope: Construct, construct_id: str, **kwargs) -> None:
        super().__init__(scope, construct_id, **kwargs)
        rds.DatabaseCluster(
            self,
            "Orders",
            vpc=ec2.Vpc(self, "Vpc"),
            engine=rds.DatabaseClusterEngine.aurora_postgres(version=rds.AuroraPostgresEngineVersion.VER_17_6),
            writer=rds.ClusterInstance.serverless_v2("Writer"),
            readers=[rds.ClusterInstance.serverless_v2("Reader", scale_with_writer=True)],
            backtrack_window=Duration.hours(24),
        )
`;

const JAVA_STACK = `package com.myorg;

import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.ec2.Vpc;
import software.amazon.awscdk.services.rds.AuroraPostgresClusterEngineProps;
import software.amazon.awscdk.services.rds.AuroraPostgresEngineVersion;
import software.amazon.awscdk.services.rds.ClusterInstance;
import software.amazon.awscdk.services.rds.DatabaseCluster;
import software.amazon.awscdk.services.rds.DatabaseClusterEngine;
import software.constructs.Construct;

public class ShopStack extends Stack {
    public ShopStack(final Construct scope, final String id, final StackProps props) {
        super(scope, id, props);
        DatabaseCluster.Builder.create(this, "Orders")
            .vpc(Vpc.Builder.create(this, "Vpc").build())
            .engine(DatabaseClusterEngine.auroraPostgres(AuroraPostgresClusterEngineProps.builder()
                .version(AuroraPostgresEngineVersion.VER_17_6)
                .build()))
            .writer(ClusterInstance.serverlessV2("Writer"))
            .readers(List.of(ClusterInstance.serverlessV2("Reader")))
            .backtrackWindow(Duration.hours(24))
            .build();
    }
}
`;
