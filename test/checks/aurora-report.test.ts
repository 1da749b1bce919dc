import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { App, Stack, Stage, Validations, aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AuroraChecks, AuroraReport, AuroraReportProps, AuroraSeverity } from '../../src';
import { Found, reportData } from '../../src/report/data';
import { ReportData } from '../../src/report/report';
import { newApp } from '../support/apps';
import { synthesize, violations } from '../support/doors';

// How a page looks has tests of its own: here it is who gets what, and where it goes.
jest.mock('../../src/report/data');
jest.mock('../../src/report/page', () => ({ pageOf: ({ title }: ReportData) => `<title>${title}</title>` }));

beforeEach(() => { jest.mocked(reportData).mockImplementation(({ title }) => ({ title }) as ReportData); });

const found = (): Found => jest.mocked(reportData).mock.calls[0]![0];
const folder = (): string => mkdtempSync(join(tmpdir(), 'aurora-report-'));

/** An app with a cluster that is refused in a stack, and one in a stage. */
function appWithMistakes(): App {
  const app = newApp();
  refusedCluster(new Stack(app, 'Shop'));
  refusedCluster(new Stack(new Stage(app, 'Prod'), 'Shop'));
  return app;
}

function refusedCluster(stack: Stack): rds.CfnDBCluster {
  const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, backtrackWindow: 300_000 });
  new rds.CfnDBInstance(stack, 'Writer', { engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier: cluster.ref });
  return cluster;
}

/** What synthesis writes to stderr. */
function stderrOf(app: App): string {
  const written: string[] = [];
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  try {
    app.synth();
    return written.join('');
  } finally {
    stderr.mockRestore();
  }
}

test('a report is written into the folder the app is synthesized into, without a word', () => {
  const app = appWithMistakes();
  const { file } = new AuroraReport(app);
  expect(file).toBe(join(resolve(app.outdir), 'aurora-report.html'));
  expect(existsSync(file)).toBe(false);
  expect(stderrOf(app)).toBe('');
  expect(readFileSync(file, 'utf8')).toBe('<title>Shop, Prod/Shop</title>');
  // It is no check, and says nothing of passing or failing.
  expect(existsSync(join(app.outdir, 'policy-validation-report.json')) || existsSync(join(app.outdir, 'validation-report.json'))).toBe(false);
});

test('it has what was found in the whole app, and where that is declared', () => {
  // As CDK does it for users.
  const context = process.env.CDK_CONTEXT_JSON;
  process.env.CDK_CONTEXT_JSON = '{}';
  const app = appWithMistakes();
  process.env.CDK_CONTEXT_JSON = context;
  new AuroraReport(app.node.findChild('Shop'));
  app.synth();
  const { topology, changes, findings, rules, changeRules, ...rest } = found();
  expect(rest).toMatchObject({ title: 'Shop, Prod/Shop', version: '0.0.0', templates: 2, problems: [] });
  expect([topology.isEmpty, changes, changeRules]).toEqual([false, undefined, []]);
  expect(rules.length).toBeGreaterThan(100);
  const line = expect.stringMatching(/^test[\\/]checks[\\/]aurora-report\.test\.ts:\d+:\d+$/);
  expect(findings.filter(({ finding }) => finding.rule.id === 'BacktrackWindowRange')).toEqual(['Prod/Shop/Cluster', 'Shop/Cluster'].map((path) =>
    expect.objectContaining({ severity: 'error', acknowledged: undefined, places: [line, path] })));
});

test('it shows what the checks are told, and says what is acknowledged, and why', () => {
  const app = appWithMistakes();
  const own = { ruleId: 'OwnRule', summary: 'names', check: () => [{ what: 'no name', why: 'we say so', fix: 'name it' }] };
  const severities = { BacktrackWindowRange: AuroraSeverity.WARNING, ClusterStorageEncryptedOff: AuroraSeverity.OFF };
  Validations.of(app).addPlugins(new AuroraChecks(app, { severities, rules: [own] }));
  Validations.of(app.node.findChild('Prod')).acknowledge({ id: 'Aurora::BacktrackWindowRange', reason: 'tried out' }, { id: 'OwnRule', reason: 'in short' });
  new AuroraReport(app);
  synthesize(app);
  const { findings, rules } = found();
  const ofRule = (id: string): unknown => findings
    .filter(({ finding }) => finding.rule.id === id)
    .map(({ severity, acknowledged, places }) => [places.at(-1), severity, acknowledged]);
  expect(ofRule('BacktrackWindowRange')).toEqual([['Prod/Shop/Cluster', 'warning', 'tried out'], ['Shop/Cluster', 'warning', undefined]]);
  expect(ofRule('OwnRule')).toEqual([['Prod/Shop/Cluster', 'warning', 'in short'], ['Shop/Cluster', 'warning', undefined]]);
  expect(rules.map(({ id }) => id)).toContain('OwnRule');
  expect(rules.map(({ id }) => id)).not.toContain('ClusterStorageEncryptedOff');
  // The checks report all the same.
  expect(violations(app).map(({ ruleName }) => ruleName)).toEqual(expect.arrayContaining(['BacktrackWindowRange', 'OwnRule']));
});

test('with a baseline it has what changes, and problems with it', () => {
  const deployed = newApp();
  const stack = new Stack(deployed, 'Shop');
  refusedCluster(stack).databaseName = 'before';
  const baseline = deployed.synth().directory;
  const app = appWithMistakes();
  Validations.of(app).addPlugins(new AuroraChecks(app, { baseline, live: ['nowhere.json'] }));
  new AuroraReport(app);
  synthesize(app);
  expect(found().changes).toBeDefined();
  expect(found().changeRules.length).toBeGreaterThan(10);
  expect(found().findings.map(({ finding }) => finding.location.property)).toContain('DatabaseName');
  expect(found().problems).toEqual([expect.stringContaining('nowhere.json')]);
});

test('where there is no baseline, the report says so', () => {
  const app = appWithMistakes();
  Validations.of(app).addPlugins(new AuroraChecks(app, { baseline: join(folder(), 'none') }));
  new AuroraReport(app);
  synthesize(app);
  expect(found().problems).toEqual([expect.stringContaining('there is no baseline at ')]);
});

test('the file may be another, in a folder that is made', () => {
  const file = join(folder(), 'a/b/shop.html');
  const app = appWithMistakes();
  expect(new AuroraReport(app, { file }).file).toBe(file);
  app.synth();
  expect(existsSync(file)).toBe(true);
  expect(existsSync(join(app.outdir, 'aurora-report.html'))).toBe(false);
  expect(new AuroraReport(newApp(), { file: 'shop.html' }).file).toBe(resolve('shop.html'));
});

test('two of them write two files; of one file it is made once', () => {
  const app = appWithMistakes();
  const file = join(folder(), 'shop.html');
  const [first, second] = [new AuroraReport(app), new AuroraReport(app.node.findChild('Prod'), { file })];
  new AuroraReport(app.node.findChild('Shop'));
  app.synth();
  expect([first.file, second.file].map((one) => existsSync(one))).toEqual([true, true]);
  expect(reportData).toHaveBeenCalledTimes(2);
});

test('it is there where the checks fail the synthesis, and where something else does', () => {
  const app = appWithMistakes();
  Validations.of(app).addPlugins(new AuroraChecks(app));
  const { file } = new AuroraReport(app);
  const { exitCode } = process;
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    try {
      app.synth();
    } catch { /* CDK throws what it would print. */ }
    expect(violations(app)).not.toEqual([]);
  } finally {
    process.exitCode = exitCode;
    printed.mockRestore();
  }
  expect(existsSync(file)).toBe(true);
  const other = newApp();
  new Stack(other, 'Stack').node.addValidation({ validate: () => ['wrong'] });
  const report = new AuroraReport(other);
  expect(() => other.synth()).toThrow('[Stack] wrong');
  expect(existsSync(report.file)).toBe(true);
});

test('an app without Aurora has a report, too', () => {
  const app = newApp();
  new Stack(app, 'Empty');
  new AuroraReport(app);
  app.synth();
  expect(found()).toMatchObject({ title: 'Empty', findings: [], rules: [], templates: 1 });
});

test('an app of many stacks is called by some of them', () => {
  const app = newApp();
  for (const name of ['A', 'B', 'C', 'D', 'E', 'F', 'G']) new Stack(app, name);
  new AuroraReport(app);
  app.synth();
  expect(found().title).toBe('A, B, C, D, E, 2 more');
});

test('what goes wrong in drawing is a line, and no synthesis fails', () => {
  jest.mocked(reportData).mockImplementation(() => { throw new Error('no room'); });
  const app = appWithMistakes();
  const { file } = new AuroraReport(app);
  expect(stderrOf(app)).toBe(`Aurora: the report could not be made, and ${file} is not written: no room. Please report it.\n`);
  expect(existsSync(join(app.outdir, 'manifest.json'))).toBe(true);
});

test('a file that cannot be written ends the synthesis with what to do', () => {
  const place = folder();
  writeFileSync(join(place, 'taken'), '');
  mkdirSync(join(place, 'folder'));
  for (const file of [join(place, 'taken/report.html'), join(place, 'folder')]) {
    const app = appWithMistakes();
    new AuroraReport(app, { file });
    expect(() => app.synth()).toThrow(`${file} cannot be written: `);
    expect(() => app.synth()).toThrow('Give AuroraReport another file, or make that one writable');
  }
});

const noApp = (): Construct => new Construct(undefined as unknown as Construct, '');

test.each<[() => Construct, AuroraReportProps, string]>([
  [() => newApp(), { file: '' }, "`file` must not be empty, got: ''; name a file, such as aurora-report.html, or leave it out"],
  [noApp, {}, 'there is no app around \'\', so no synthesis has a report: create it with the app, new AuroraReport(app)'],
])('what makes no sense is refused at once', (scope, props, message) => {
  expect(() => new AuroraReport(scope(), props)).toThrow(message);
});
