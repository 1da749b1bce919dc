import { App, Aspects, Stack, Stage, Validations, aws_rds as rds } from 'aws-cdk-lib';
import { AuroraChecks, AuroraChecksProps, AuroraConstraints, AuroraSeverity } from '../../src';
import { AuroraNagPack } from '../../src/checks/nag';
import { registerChecks } from '../../src/checks/registration';
import { newApp } from '../support/apps';
import { Reported, inAnnotations, inReport } from '../support/doors';

interface Door {
  open(app: App, props: AuroraChecksProps): void;
  reported(app: App): Reported;
}

const DOORS: Readonly<Record<string, Door>> = {
  'the plugin': { open: (app, props) => Validations.of(app).addPlugins(new AuroraChecks(app, props)), reported: inReport },
  'the aspect': { open: (app, props) => Aspects.of(app).add(new AuroraConstraints(props)), reported: inAnnotations },
  'the nag pack': { open: (app, props) => Validations.of(app).addPlugins(new AuroraNagPack(app, props)), reported: inReport },
};

const LINE = 'Aurora: reported only: errors are warnings, because reportOnly is set\n';

/** An app with a cluster that is refused in a stack, and one in a stage. */
function appWithMistakes(): App {
  const app = newApp();
  refusedCluster(new Stack(app, 'Stack'));
  refusedCluster(new Stack(new Stage(app, 'Stage'), 'Stack'));
  return app;
}

function refusedCluster(stack: Stack): rds.CfnDBCluster {
  return new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, backtrackWindow: 300_000 });
}

/** What synthesis writes to stderr, and the exit code it sets. What it throws is thrown. */
function synthesized(app: App): { stderr: string; exitCode: unknown } {
  const written: string[] = [];
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const printed = jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const before = process.exitCode;
  process.exitCode = undefined;
  try {
    app.synth();
    return { stderr: written.join(''), exitCode: process.exitCode };
  } finally {
    process.exitCode = before;
    stderr.mockRestore();
    printed.mockRestore();
  }
}

test.each(Object.entries(DOORS))('with reportOnly errors are warnings, and synthesis goes on, for %s', (_, { open, reported }) => {
  const app = appWithMistakes();
  open(app, { reportOnly: true });
  expect(synthesized(app)).toEqual({ stderr: LINE, exitCode: undefined });
  expect(reported(app).filter((one) => one.startsWith('BacktrackWindowRange'))).toEqual([
    'BacktrackWindowRange @ Stack/Cluster: warning',
    'BacktrackWindowRange @ Stage/Stack/Cluster: warning',
  ]);
});

test.each(Object.entries(DOORS))('without it they are errors, for %s', (_, { open }) => {
  const app = appWithMistakes();
  open(app, {});
  expect(() => synthesized(app)).toThrow();
});

test('it also holds for severities that are raised, and for findings in tests', () => {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  refusedCluster(stack);
  new AuroraChecks(app, { reportOnly: true, severities: { ClusterInstancesMissing: AuroraSeverity.ERROR } });
  expect(AuroraChecks.findings(app).map(({ ruleId, severity }) => `${ruleId}: ${severity}`).sort()).toEqual([
    'BacktrackWindowRange: warning',
    'ClusterInstancesMissing: warning',
  ]);
});

test('what constructs of this library register does not take it back', () => {
  const app = appWithMistakes();
  Validations.of(app).addPlugins(new AuroraChecks(app, { reportOnly: true }));
  registerChecks(app);
  expect(synthesized(app).stderr).toBe(LINE);
});

test('nothing is said where nothing is an error, or all is acknowledged', () => {
  const warned = newApp();
  new rds.CfnDBCluster(new Stack(warned, 'Stack'), 'Cluster', { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, storageEncrypted: false });
  const acknowledged = newApp();
  Validations.of(refusedCluster(new Stack(acknowledged, 'Stack'))).acknowledge({ id: 'Aurora::BacktrackWindowRange', reason: 'a test' });
  for (const app of [warned, acknowledged]) {
    Validations.of(app).addPlugins(new AuroraChecks(app, { reportOnly: true }));
    expect(synthesized(app).stderr).toBe('');
  }
});
