import { Stack, aws_rds as rds } from 'aws-cdk-lib';
import { AuroraChecks } from '../../src';
import * as catalogue from '../../src/checks/catalogue';
import { Rule } from '../../src/engine/rule';
import { newApp } from '../support/apps';
import { DOORS, synthesize } from '../support/doors';
import { THROWN, broken } from '../support/thrown';

/** Has rules beside those of the catalogue. */
function withRules(...rules: Rule[]): void {
  const all = [...catalogue.catalogue(), ...rules];
  jest.spyOn(catalogue, 'catalogue').mockReturnValue(all);
}

afterEach(() => { jest.restoreAllMocks(); });

const CLUSTERS = ['First', 'Second', 'Third'];

/** Three clusters that each break a rule, and a rule that is broken itself. */
function brokenApp(fail: () => never) {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  for (const id of CLUSTERS) new rds.CfnDBCluster(stack, id, { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, port: 80 });
  withRules(broken('ClusterBroken', fail));
  return { app, checks: new AuroraChecks(app) };
}

const withoutBroken = (): string[] => {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  for (const id of CLUSTERS) new rds.CfnDBCluster(stack, id, { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, port: 80 });
  return AuroraChecks.findings(app).map(({ ruleId, constructPath }) => `${ruleId} @ ${constructPath}`);
};

/** What is written to stderr from now on. */
function stderr(): string[] {
  const written: string[] = [];
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  return written;
}

describe.each(Object.entries(THROWN))('a check that throws %s', (_, fail) => {
  test('is one line of the report, that asks for a report to us', () => {
    const { app, checks } = brokenApp(fail);
    const { violations } = checks.validate({ appConstruct: app, templatePaths: [], stackTemplates: [] });
    const lines = violations.filter(({ ruleName }) => ruleName === 'CheckFailed');
    expect(lines).toHaveLength(1);
    expect(lines[0]!.description).toMatch(/^The check ClusterBroken failed on .* Please report it\.$/s);
    expect(lines[0]!.description.length).toBeLessThan(1000);
    expect(lines[0]!.severity).toBe('warning');
    expect(lines[0]!.violatingResources.map(({ constructPath }) => constructPath)).toEqual(CLUSTERS.map((id) => `Stack/${id}`));
  });

  test('leaves the other rules their say', () => {
    const expected = withoutBroken();
    const { app } = brokenApp(fail);
    const written = stderr();
    expect(AuroraChecks.findings(app).map(({ ruleId, constructPath }) => `${ruleId} @ ${constructPath}`)).toEqual(expected);
    AuroraChecks.undecided(app);
    expect(written).toEqual([expect.stringMatching(/^Aurora: Stack\/First, Stack\/Second, Stack\/Third: The check ClusterBroken failed .* Please report it\.\n$/s)]);
  });
});

test('checks that fail for one reason are one line, as are their resources', () => {
  const { app, checks } = brokenApp(THROWN['an error']!);
  const alike = ['ClusterAlsoBroken', 'ClusterBrokenToo'].map((id) => broken(id, THROWN['an error']!));
  withRules(...alike, broken('ClusterOtherwiseBroken', () => { throw new Error('another bug'); }));
  const { violations } = checks.validate({ appConstruct: app, templatePaths: [], stackTemplates: [] });
  const lines = violations.filter(({ ruleName }) => ruleName === 'CheckFailed');
  expect(lines.map(({ description }) => description)).toEqual([
    'The checks ClusterBroken and 2 more failed on this resource and were skipped: a bug. Please report it.',
    'The check ClusterOtherwiseBroken failed on this resource and was skipped: another bug. Please report it.',
  ]);
  const paths = CLUSTERS.map((id) => `Stack/${id}`);
  expect(lines.map(({ violatingResources }) => violatingResources.map(({ constructPath }) => constructPath))).toEqual([paths, paths]);
});

test.each(Object.entries(DOORS))('%s does not let synthesis fail for a check of ours that fails', (_, door) => {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-postgresql', engineVersion: '16.8', masterUsername: 'dbadmin', manageMasterUserPassword: true, port: 5432 });
  withRules(broken('ClusterBroken', THROWN['an error']!));
  door.open(app);
  const { exitCode } = process;
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    app.synth();
    expect(process.exitCode).toBe(exitCode);
  } finally {
    process.exitCode = exitCode;
    printed.mockRestore();
  }
  expect(door.reported(app).filter((line) => line.endsWith(': error'))).toEqual([]);
});

test.each(Object.entries(DOORS))('%s says which check failed, once', (name, door) => {
  const { app } = brokenApp(THROWN['an error']!);
  door.open(app);
  synthesize(app);
  const places = name === 'the aspect' ? [''] : CLUSTERS.map((id) => `Stack/${id}`);
  expect(door.reported(app).filter((line) => line.startsWith('CheckFailed'))).toEqual(places.map((path) => `CheckFailed @ ${path}: warning`));
});
