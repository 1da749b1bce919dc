import { readFileSync } from 'fs';
import { join } from 'path';
import { stripVTControlCharacters } from 'util';
import { App, Stack, Validations, aws_rds as rds } from 'aws-cdk-lib';
import * as ts from 'typescript';
import { AuroraChecks } from '../../src';
import { newApp } from '../support/apps';
import { synthesize } from '../support/doors';

const GUIDE = readFileSync(join(__dirname, '..', '..', 'docs', 'guide', 'updates.md'), 'utf8');

/** From its heading up to the next. */
const SECTION = /^## Allow one change$(.*?)(?=^## |$(?![\s\S]))/ms.exec(GUIDE)![1]!;

/** What is in the fences of the section. */
const blocks = (language: string): string[] => [...SECTION.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, text]) => (name === language ? [text!] : []));

interface Shop {
  readonly app: App;
  readonly stack: Stack;
  readonly cluster: rds.CfnDBCluster;
}

/** The app that the section speaks of. */
function shop(properties: Partial<rds.CfnDBClusterProps>): Shop {
  const app = newApp();
  const stack = new Stack(app, 'Data');
  const cluster = new rds.CfnDBCluster(stack, 'Orders', { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, ...properties });
  new rds.CfnDBInstance(stack, 'Writer', { engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier: cluster.ref });
  return { app, stack, cluster };
}

function deployed(properties: Partial<rds.CfnDBClusterProps>): string {
  const { app } = shop(properties);
  synthesize(app);
  return app.outdir;
}

/** An app whose cluster is no longer there. */
function without(): Shop {
  const all = shop({});
  ['Orders', 'Writer'].forEach((id) => all.stack.node.tryRemoveChild(id));
  return all;
}

/** Runs a block where what it speaks of is there. */
function run(code: string, { app, stack, cluster }: Shop, baseline: string): unknown {
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const scope = { Validations, AuroraChecks, app, stack, cluster, baseline, expect };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return (new Function(...Object.keys(scope), outputText) as (...values: unknown[]) => unknown)(...Object.values(scope));
}

const changes = (app: App, baseline: string): string[] =>
  AuroraChecks.findings(app, { baseline }).flatMap(({ change, acknowledgementId }) => (change ? [acknowledgementId] : []));

test('each block is known to a test', () => {
  expect([blocks('ts').length, blocks('text').length, [...SECTION.matchAll(/^```\w/gm)].length]).toEqual([3, 1, 4]);
});

test('what is printed is printed', () => {
  const { app } = shop({ storageEncrypted: true });
  const baseline = deployed({});
  Validations.of(app).addPlugins(new AuroraChecks(app, { baseline }));
  const printed: string[] = [];
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => printed.push(String(text).trimEnd()) > 0);
  try {
    app.synth();
  } catch (error) {
    printed.push((error as Error).message);
  } finally {
    stderr.mockRestore();
  }
  const [summary, report] = printed.map((text) => stripVTControlCharacters(text));
  // Lines are broken to be read.
  const words = (text: string): string => text.replace(/\s+/g, ' ').trim();
  expect(words(`${summary} ${report}`)).toContain(words(blocks('text')[0]!));
});

test('an acknowledgement allows one change, and not the next', () => {
  const [code] = blocks('ts');
  const baseline = deployed({ engineMode: 'serverless' });
  for (const [engineMode, ids] of [['provisioned', []], ['parallelquery', ['Aurora::ClusterEngineModeChanged[serverless->parallelquery]']]] as const) {
    const one = shop({ engineMode });
    expect(changes(one.app, baseline)).toHaveLength(1);
    run(code!, one, baseline);
    expect(changes(one.app, baseline)).toEqual(ids);
  }
});

test('what is removed is acknowledged on its stack', () => {
  const [, code] = blocks('ts');
  const baseline = deployed({});
  const one = without();
  expect(changes(one.app, baseline)).toEqual(['Aurora::ClusterRemoved[Orders]']);
  run(code!, one, baseline);
  expect(changes(one.app, baseline)).toEqual([]);
});

test('a test sees the id', () => {
  const [, , code] = blocks('ts');
  const baseline = deployed({ engineMode: 'serverless' });
  run(code!, shop({ engineMode: 'provisioned' }), baseline);
  expect(() => run(code!, shop({ engineMode: 'serverless' }), baseline)).toThrow();
});

test('the id of a rule is enough for what the table says', () => {
  const enough = (before: Partial<rds.CfnDBClusterProps>, after: Partial<rds.CfnDBClusterProps>): boolean => {
    const { app } = shop(after);
    const baseline = deployed(before);
    const [finding] = AuroraChecks.findings(app, { baseline }).filter(({ change }) => change !== undefined);
    Validations.of(app).acknowledge({ id: `Aurora::${finding!.ruleId}`, reason: 'a test' });
    return changes(app, baseline).length === 0;
  };
  expect(enough({}, { storageEncrypted: true })).toBe(false);
  expect(enough({ backupRetentionPeriod: 14 }, { backupRetentionPeriod: 7 })).toBe(false);
  expect(enough({ port: 3306 }, { port: 3307 })).toBe(true);
});
