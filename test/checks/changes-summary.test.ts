import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Fn, Stack, Stage, Validations, aws_rds as rds } from 'aws-cdk-lib';
import { AuroraChecks } from '../../src';
import { newApp } from '../support/apps';
import { DOORS, synthesize } from '../support/doors';

type Cluster = Partial<rds.CfnDBClusterProps>;

/** A cluster in a stack of a stage, and one in a stack of the app. */
function shop(inStage: Cluster = {}, inApp: Cluster = {}): App {
  const app = newApp();
  for (const [scope, cluster] of [[new Stage(app, 'Production'), inStage], [app, inApp]] as const) {
    new rds.CfnDBCluster(new Stack(scope, 'Data'), 'Cluster', { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, ...cluster });
  }
  return app;
}

function baseline(inStage: Cluster = {}, inApp: Cluster = {}): string {
  const app = shop(inStage, inApp);
  synthesize(app);
  return app.outdir;
}

const IMPORTED = Fn.importValue('somewhere');

describe.each(Object.entries(DOORS))('%s', (_, door) => {
  test('says once what the changes of the whole app lead to', () => {
    const app = shop({ storageEncrypted: true }, { port: 3307 });
    door.open(app, { baseline: baseline({}, { port: 3306 }) });
    expect(synthesize(app)).toEqual(['Aurora: 1 cluster replaced (data lost), 1 cluster interrupted\n']);
    expect(AuroraChecks.findings(app)).not.toEqual([]);
  });

  test('says how much was undecided beside what changes', () => {
    const app = shop({ storageEncrypted: true }, { port: IMPORTED as never, databaseName: IMPORTED });
    door.open(app, { baseline: baseline({}, { port: 3306, databaseName: 'orders' }) });
    expect(synthesize(app)).toEqual(['Aurora: 1 cluster replaced (data lost); 2 undecided\n']);
  });

  test('says nothing where nothing changes, where nothing is decided, and without a baseline', () => {
    for (const [after, folder] of [[{ port: 3307 }, baseline({ port: 3307 })], [{ databaseName: IMPORTED }, baseline({ databaseName: 'orders' })], [{ port: 3307 }, undefined]] as const) {
      const app = shop(after);
      door.open(app, folder === undefined ? {} : { baseline: folder });
      expect(synthesize(app)).toEqual([]);
    }
  });

  test('does not count what is acknowledged', () => {
    const app = shop({ storageEncrypted: true }, { port: 3307 });
    Validations.of(app.node.findChild('Production')).acknowledge({ id: 'Aurora::ClusterStorageEncryptedChanged[none->true]', reason: 'a test' });
    door.open(app, { baseline: baseline({}, { port: 3306 }) });
    expect(synthesize(app)).toEqual(['Aurora: 1 cluster interrupted\n']);
  });
});

test('all doors together say it once', () => {
  const app = shop({ storageEncrypted: true });
  const folder = baseline();
  for (const door of Object.values(DOORS)) door.open(app, { baseline: folder });
  expect(synthesize(app)).toEqual(['Aurora: 1 cluster replaced (data lost)\n']);
});

test('the report has it in its metadata', () => {
  const app = shop({ storageEncrypted: true }, { databaseName: IMPORTED });
  DOORS['the plugin']!.open(app, { baseline: baseline({}, { databaseName: 'orders' }) });
  synthesize(app);
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  const [{ metadata }] = pluginReports.filter(({ pluginName }: { pluginName: string }) => pluginName === 'Aurora');
  expect(metadata.changes).toBe('1 cluster replaced (data lost); 1 undecided');
});
