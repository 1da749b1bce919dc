import { Stack, aws_rds as rds } from 'aws-cdk-lib';
import { AuroraChecks, IAuroraRule } from '../../src';
import { newApp } from '../support/apps';
import { DOORS, synthesize } from '../support/doors';

/** What a check can throw: anything. */
const THROWN: Readonly<Record<string, () => never>> = {
  'an error': () => { throw new Error('a bug'); },
  'an error with a long message': () => { throw new Error('x'.repeat(100_000)); },
  'a text': () => { throw 'a bug'; },
  'nothing': () => { throw undefined; },
  'null': () => { throw null; },
  'an object without a prototype': () => { throw Object.create(null); },
  'an error whose message throws': () => { throw Object.defineProperty(new Error(), 'message', { get: () => { throw new Error('another bug'); } }); },
  'an error that is frozen': () => { throw Object.freeze(new TypeError('a bug')); },
  'a stack overflow': () => { const again = (): never => again(); return again(); },
};

const CLUSTERS = ['First', 'Second', 'Third'];

/** Three clusters that each break a rule, and a rule that is broken itself. */
function brokenApp(fail: () => never) {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  for (const id of CLUSTERS) new rds.CfnDBCluster(stack, id, { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, port: 80 });
  const broken: IAuroraRule = { ruleId: 'CompanyBroken', summary: '', check: () => fail() };
  return { app, checks: new AuroraChecks(app, { rules: [broken] }) };
}

const withoutBroken = (): string[] => {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  for (const id of CLUSTERS) new rds.CfnDBCluster(stack, id, { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, port: 80 });
  return AuroraChecks.findings(app).map(({ ruleId, constructPath }) => `${ruleId} @ ${constructPath}`);
};

describe.each(Object.entries(THROWN))('a check that throws %s', (_, fail) => {
  test('is one line of the report, that asks for a report to us', () => {
    const { app, checks } = brokenApp(fail);
    const { violations } = checks.validate({ appConstruct: app, templatePaths: [], stackTemplates: [] });
    const lines = violations.filter(({ ruleName }) => ruleName === 'CheckFailed');
    expect(lines).toHaveLength(1);
    expect(lines[0]!.description).toMatch(/^The check CompanyBroken failed on .* Please report it\.$/s);
    expect(lines[0]!.description.length).toBeLessThan(1000);
    expect(lines[0]!.severity).toBe('warning');
    expect(lines[0]!.violatingResources.map(({ constructPath }) => constructPath)).toEqual(CLUSTERS.map((id) => `Stack/${id}`));
  });

  test('leaves the other rules their say', () => {
    const { app } = brokenApp(fail);
    expect(AuroraChecks.findings(app).map(({ ruleId, constructPath }) => `${ruleId} @ ${constructPath}`)).toEqual(withoutBroken());
  });
});

test('checks that fail for one reason are one line, as are their resources', () => {
  const { app } = brokenApp(THROWN['an error']!);
  const rules = ['CompanyAlsoBroken', 'CompanyBrokenToo'].map((ruleId): IAuroraRule => ({ ruleId, summary: '', check: THROWN['an error']! }));
  const differently: IAuroraRule = { ruleId: 'CompanyOtherwiseBroken', summary: '', check: () => { throw new Error('another bug'); } };
  const checks = new AuroraChecks(app, { rules: [...rules, differently] });
  const { violations } = checks.validate({ appConstruct: app, templatePaths: [], stackTemplates: [] });
  const lines = violations.filter(({ ruleName }) => ruleName === 'CheckFailed');
  expect(lines.map(({ description }) => description)).toEqual([
    'The checks CompanyBroken and 2 more failed on this resource and were skipped: a bug. Please report it.',
    'The check CompanyOtherwiseBroken failed on this resource and was skipped: another bug. Please report it.',
  ]);
  const paths = CLUSTERS.map((id) => `Stack/${id}`);
  expect(lines.map(({ violatingResources }) => violatingResources.map(({ constructPath }) => constructPath))).toEqual([paths, paths]);
});

test.each(Object.entries(DOORS))('%s does not let synthesis fail for a check of ours that fails', (_, door) => {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-postgresql', engineVersion: '16.8', masterUsername: 'dbadmin', manageMasterUserPassword: true, port: 5432 });
  const failing: IAuroraRule = { ruleId: 'CompanyBroken', summary: '', check: THROWN['an error']! };
  new AuroraChecks(app, { rules: [failing] });
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
