import { readFileSync } from 'fs';
import { join } from 'path';
import { App, NestedStack, Stack, Stage, Validations, aws_rds as rds } from 'aws-cdk-lib';
import { AuroraChecks, AuroraFinding } from '../../src';
import { newApp } from '../support/apps';
import { DOORS, Door, inAnnotations, nodes, synthesize, violations } from '../support/doors';

type Cluster = Partial<rds.CfnDBClusterProps>;

/** A cluster in a stack of a stage, and one with an instance in a nested stack of it. */
function shop(cluster: Cluster = {}, nested: Cluster = {}, app = newApp()): App {
  const stack = new Stack(new Stage(app, 'Production'), 'Data');
  declare(stack, 'Cluster', cluster);
  declare(new NestedStack(stack, 'Reports'), 'Archive', nested);
  return app;
}

function declare(stack: Stack, id: string, cluster: Cluster): void {
  new rds.CfnDBCluster(stack, id, { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, ...cluster });
}

function without(id: string): App {
  const app = shop();
  const stack = app.node.findChild('Production').node.findChild('Data');
  (id === 'Archive' ? stack.node.findChild('Reports') : stack).node.tryRemoveChild(id);
  return app;
}

const deployed = new Map<string, string>();

/** The folder with what is deployed; most tests have the same. */
function baseline(cluster: Cluster = {}, nested: Cluster = {}): string {
  const key = JSON.stringify([cluster, nested]);
  const folder = deployed.get(key) ?? synthesized(shop(cluster, nested));
  deployed.set(key, folder);
  return folder;
}

function synthesized(app: App): string {
  synthesize(app);
  return app.outdir;
}

const CLUSTER = 'Production/Data/Cluster';
const STACK = 'Production/Data';
const ARCHIVE = 'Production/Data/Reports/Archive';

/** What a door reports about changes where some ids are acknowledged, each at a path. */
function reportedBy(door: Door, app: App, folder: string, acknowledged: readonly (readonly [path: string, id: string])[] = []): string[] {
  for (const [path, id] of acknowledged) {
    const construct = [...nodes(app)].find((node) => node.node.path === path)!;
    Validations.of(construct).acknowledge({ id, reason: 'the data is of a test' });
  }
  door.open(app, { baseline: folder });
  synthesize(app);
  return door.reported(app).filter((line) => line.includes('['));
}

/** What is left of findings, asked directly. */
const FINDINGS: Door = {
  open: (app, props) => void new AuroraChecks(app, props),
  reported: (app) => AuroraChecks.findings(app)
    .map(({ acknowledgementId, constructPath, severity }) => `${acknowledgementId.replace('Aurora::', '')} @ ${constructPath}: ${severity}`).sort(),
};

describe.each([...Object.entries(DOORS), ['findings', FINDINGS] as const])('%s', (_, door) => {
  const serverless = { engineMode: 'serverless' };
  const CHANGED = 'Aurora::ClusterEngineModeChanged[serverless->provisioned]';

  test('reports a change with the id to acknowledge', () => {
    expect(reportedBy(door, shop({ engineMode: 'provisioned' }), baseline(serverless)))
      .toEqual([`ClusterEngineModeChanged[serverless->provisioned] @ ${CLUSTER}: error`]);
  });

  test.each([CLUSTER, STACK, 'Production', ''])("an acknowledged change is gone, acknowledged at '%s'", (path) => {
    expect(reportedBy(door, shop({ engineMode: 'provisioned' }), baseline(serverless), [[path, CHANGED]])).toEqual([]);
  });

  test('the next change of the same property is not', () => {
    expect(reportedBy(door, shop({ engineMode: 'parallelquery' }), baseline(serverless), [[CLUSTER, CHANGED]]))
      .toEqual([`ClusterEngineModeChanged[serverless->parallelquery] @ ${CLUSTER}: error`]);
    expect(reportedBy(door, shop(serverless), baseline({ engineMode: 'provisioned' }), [[CLUSTER, CHANGED]]))
      .toEqual([`ClusterEngineModeChanged[provisioned->serverless] @ ${CLUSTER}: error`]);
  });

  test('of two changed properties one is acknowledged', () => {
    const app = shop({ storageEncrypted: true, databaseName: 'orders' });
    expect(reportedBy(door, app, baseline(), [[CLUSTER, 'Aurora::ClusterStorageEncryptedChanged[none->true]']]))
      .toEqual([`ClusterDatabaseNameChanged[none->orders] @ ${CLUSTER}: error`]);
  });

  test('one in a nested stack is acknowledged there, and not beside it', () => {
    const change = (): App => shop({ storageEncrypted: true }, { storageEncrypted: true });
    const id = 'ClusterStorageEncryptedChanged[none->true]';
    expect(reportedBy(door, change(), baseline(), [[ARCHIVE, `Aurora::${id}`]])).toEqual([`${id} @ ${CLUSTER}: error`]);
    expect(reportedBy(door, change(), baseline(), [[CLUSTER, `Aurora::${id}`]])).toEqual([`${id} @ ${ARCHIVE}: error`]);
  });

  test('what is removed is acknowledged by its logical id, on the stack', () => {
    expect(reportedBy(door, without('Cluster'), baseline())).toEqual([`ClusterRemoved[Cluster] @ ${STACK}: error`]);
    expect(reportedBy(door, without('Cluster'), baseline(), [[STACK, 'Aurora::ClusterRemoved[Cluster]']])).toEqual([]);
    expect(reportedBy(door, without('Archive'), baseline(), [[STACK, 'Aurora::ClusterRemoved[Cluster]']]))
      .toEqual([`ClusterRemoved[Archive] @ ${STACK}/Reports: error`]);
    expect(reportedBy(door, without('Archive'), baseline(), [[STACK, 'Aurora::ClusterRemoved[Archive]']])).toEqual([]);
  });

  test.each([
    ['the values the other way round', 'Aurora::ClusterEngineModeChanged[provisioned->serverless]'],
    ['no values', 'Aurora::ClusterEngineModeChanged'],
    ['no values, and no prefix', 'ClusterEngineModeChanged'],
    ['one value', 'Aurora::ClusterEngineModeChanged[provisioned]'],
    ['another rule', 'Aurora::ClusterStorageEncryptedChanged[serverless->provisioned]'],
    ['another prefix', 'Aurora-1::ClusterEngineModeChanged[serverless->provisioned]'],
  ])('a wrong id, with %s, acknowledges nothing', (__, id) => {
    expect(reportedBy(door, shop({ engineMode: 'provisioned' }), baseline(serverless), [[CLUSTER, id]]))
      .toEqual([`ClusterEngineModeChanged[serverless->provisioned] @ ${CLUSTER}: error`]);
  });

  test('an id without the prefix counts', () => {
    expect(reportedBy(door, shop({ engineMode: 'provisioned' }), baseline(serverless), [[CLUSTER, CHANGED.replace('Aurora::', '')]])).toEqual([]);
  });

  test.each(['Aurora::ClusterPortChanged', 'ClusterPortChanged', 'Aurora::ClusterPortChanged[3306->3307]'])('what only interrupts is acknowledged by %s', (id) => {
    expect(reportedBy(door, shop({ port: 3307 }), baseline({ port: 3306 }), [[CLUSTER, id]])).toEqual([]);
  });

  test('what only interrupts is acknowledged for all changes, or for one', () => {
    expect(reportedBy(door, shop({ port: 3308 }), baseline({ port: 3306 }), [[CLUSTER, 'Aurora::ClusterPortChanged']])).toEqual([]);
    expect(reportedBy(door, shop({ port: 3308 }), baseline({ port: 3306 }), [[CLUSTER, 'Aurora::ClusterPortChanged[3306->3307]']]))
      .toEqual([`ClusterPortChanged[3306->3308] @ ${CLUSTER}: warning`]);
  });

  test('what there is no way back from is acknowledged by what changes only', () => {
    const retention = (id: string): string[] =>
      reportedBy(door, shop({ backupRetentionPeriod: 7 }), baseline({ backupRetentionPeriod: 14 }), [[CLUSTER, id]]);
    const id = 'ClusterBackupRetentionLowered[14->7]';
    expect(retention('Aurora::ClusterBackupRetentionLowered')).toEqual([`${id} @ ${CLUSTER}: warning`]);
    expect(retention(`Aurora::${id}`)).toEqual([]);
  });
});

/** Findings about changes. */
const ofChanges = (found: readonly AuroraFinding[]): AuroraFinding[] => found.filter(({ change }) => change !== undefined);

describe('users see the id to acknowledge', () => {
  const ID = 'Aurora::ClusterStorageEncryptedChanged[none->true]';
  const OFFER = `; if it is meant, acknowledge '${ID}' (https://`;
  const NOTE = "The acknowledgement of 'Aurora::ClusterStorageEncryptedChanged' does not cover it, because it names no change.";
  const acknowledged: [string, string][] = [[CLUSTER, 'Aurora::ClusterStorageEncryptedChanged']];
  const change = (): App => shop({ storageEncrypted: true });

  test.each(['the plugin', 'the nag pack'])('in the report of %s', (name) => {
    for (const ids of [[], acknowledged]) {
      const app = change();
      reportedBy(DOORS[name]!, app, baseline(), ids);
      const [violation] = violations(app).filter(({ ruleName }) => ruleName.startsWith('ClusterStorage'));
      expect(violation!.suggestedFix ?? violation!.fix).toContain(OFFER);
      expect(violation!.description.includes(NOTE)).toBe(ids.length > 0);
    }
  });

  test('in annotations', () => {
    for (const ids of [[], acknowledged]) {
      const app = change();
      reportedBy(DOORS['the aspect']!, app, baseline(), ids);
      const texts = [...nodes(app)].flatMap((node) => node.node.metadata).map(({ data }) => String(data)).filter((data) => data.endsWith(`(${ID})`));
      expect(texts).toEqual([expect.stringContaining(OFFER)]);
      expect(texts[0]!.includes(NOTE)).toBe(ids.length > 0);
    }
  });

  test('in findings', () => {
    const [finding] = ofChanges(AuroraChecks.findings(change(), { baseline: baseline() }));
    expect(finding!.acknowledgementId).toBe(ID);
    const app = change();
    Validations.of(app).acknowledge({ id: 'Aurora::ClusterStorageEncryptedChanged', reason: 'a test' });
    const [other] = ofChanges(AuroraChecks.findings(app, { baseline: baseline() }));
    expect(other!.message).toContain(NOTE);
  });

  test('in findings that are about no change, and in those of rules it is enough for', () => {
    const [finding] = AuroraChecks.findings(shop({ engineMode: 'serverless' }));
    expect(finding!.acknowledgementId).toBe(`Aurora::${finding!.ruleId}`);
    const [port] = ofChanges(AuroraChecks.findings(shop({ port: 3307 }), { baseline: baseline({ port: 3306 }) }));
    expect(port!.acknowledgementId).toBe('Aurora::ClusterPortChanged[3306->3307]');
  });
});

describe('what CDK records', () => {
  /** What was taken out of the report, by the id and for the reason that somebody gave. */
  function suppressed(change: Cluster, id: string): unknown[] {
    const app = shop(change);
    reportedBy(DOORS['the plugin']!, app, baseline({ port: 3306 }), [[CLUSTER, id]]);
    const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
    const [report] = pluginReports.filter(({ pluginName }: { pluginName: string }) => pluginName === 'Aurora');
    return report.suppressedViolations ?? [];
  }

  test.each([
    ['Aurora::ClusterStorageEncryptedChanged[none->true]', { port: 3306, storageEncrypted: true }],
    ['Aurora::ClusterPortChanged[3306->3307]', { port: 3307 }],
    ['Aurora::ClusterPortChanged', { port: 3307 }],
  ])('is the id that was acknowledged: %s', (id, change) => {
    expect(suppressed(change, id)).toMatchObject([{ ruleName: id.replace('Aurora::', ''), acknowledgedId: id, reason: 'the data is of a test' }]);
  });

  test('is nothing where the id of the rule is not enough', () => {
    expect(suppressed({ port: 3306, storageEncrypted: true }, 'Aurora::ClusterStorageEncryptedChanged')).toEqual([]);
  });

  test('is a warning of the aspect under its whole id, also in the report of annotations', () => {
    const app = newApp();
    app.node.setContext('@aws-cdk/core:annotationsInValidationReport', true);
    shop({ port: 3307 }, {}, app);
    reportedBy(DOORS['the aspect']!, app, baseline({ port: 3306 }));
    expect(inAnnotations(app)).toContain(`ClusterPortChanged[3306->3307] @ ${CLUSTER}: warning`);
    const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
    const reports = pluginReports as { violations: { ruleName: string }[] }[];
    expect(reports.flatMap((report) => report.violations.map(({ ruleName }) => ruleName))).toContain('Aurora::ClusterPortChanged[3306->3307]');
  });
});
