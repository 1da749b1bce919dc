import { execFileSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, Aspects, Lazy, Stack, Stage, Validations, aws_rds as rds } from 'aws-cdk-lib';
import { RootConstruct } from 'constructs';
import { AuroraChecks, AuroraConstraints, AuroraRules, AuroraSeverity, AuroraWitness } from '../../src';
import * as catalogue from '../../src/checks/catalogue';
import { AuroraNagPack } from '../../src/checks/nag';
import { registerChecks } from '../../src/checks/registration';
import { WITNESSES } from '../../src/facts/sources';
import { newApp } from '../support/apps';
import { DOORS, inAnnotations, inReport, synthesize } from '../support/doors';
import { broken } from '../support/thrown';

/** A cluster with one mistake. */
function serverlessCluster(stack: Stack, id: string): rds.CfnDBCluster {
  return new rds.CfnDBCluster(stack, id, {
    engine: 'aurora-mysql',
    engineMode: 'serverless',
    masterUsername: 'dbadmin',
    masterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}',
  });
}

function appWithMistake(): { app: App; stack: Stack } {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  serverlessCluster(stack, 'Cluster');
  return { app, stack };
}

const MISTAKE = 'EngineModeRetired @ Stack/Cluster: error';

describe('severities', () => {
  test.each(Object.entries(DOORS))('a rule can be lowered, for %s', (_, door) => {
    const { app } = appWithMistake();
    door.open(app);
    new AuroraChecks(app, { severities: { EngineModeRetired: AuroraSeverity.WARNING } });
    synthesize(app);
    expect(door.reported(app)).toEqual(['EngineModeRetired @ Stack/Cluster: warning']);
  });

  test.each(Object.entries(DOORS))('a rule can be switched off, for %s', (_, door) => {
    const { app } = appWithMistake();
    door.open(app);
    new AuroraChecks(app, { severities: { EngineModeRetired: AuroraSeverity.OFF } });
    synthesize(app);
    expect(door.reported(app)).toEqual([]);
  });

  test('a rule can be raised', () => {
    const app = newApp();
    new rds.CfnDBCluster(new Stack(app, 'Stack'), 'Cluster', { engine: 'aurora', engineMode: 'multimaster', engineVersion: '5.6.10a' });
    new AuroraChecks(app, { severities: { MultiMasterRetired: AuroraSeverity.ERROR } });
    const [retired] = AuroraChecks.findings(app).filter(({ ruleId }) => ruleId === 'MultiMasterRetired');
    expect(retired).toMatchObject({ effect: 'expiring', severity: AuroraSeverity.ERROR });
  });

  test('the aspect and the pack take them as well', () => {
    const severities = { EngineModeRetired: AuroraSeverity.OFF };
    const { app } = appWithMistake();
    Aspects.of(app).add(new AuroraConstraints({ severities }));
    synthesize(app);
    expect(inAnnotations(app)).toEqual([]);
    const other = appWithMistake().app;
    expect(new AuroraNagPack(other, { severities }).validateScope(other).violations).toEqual([]);
  });

  test.each([
    ['NoSuchRule', 'severities: there is no rule NoSuchRule; AuroraRules.all lists the ids'],
    ['EngineModeRetird', 'severities: there is no rule EngineModeRetird; did you mean EngineModeRetired?'],
    ['enginemoderetired', 'severities: there is no rule enginemoderetired; did you mean EngineModeRetired?'],
  ])('the rule %s does not exist, and is refused', (ruleId, message) => {
    const { app } = appWithMistake();
    expect(() => new AuroraChecks(app, { severities: { [ruleId]: AuroraSeverity.OFF } })).toThrow(message);
    expect(() => AuroraRules.find(ruleId)).toThrow(message.replace(/^severities: t/, 'T').replace(/no rule (\w+)/, "no Aurora rule '$1'").replace('the ids', 'them'));
  });

  test.each([
    ['ERROR', "must be one of error, warning, off, got: 'ERROR'; did you mean error?"],
    ['fatal', "must be one of error, warning, off, got: 'fatal'; give one of them, or leave it out"],
    ['warn', "must be one of error, warning, off, got: 'warn'; did you mean warning?"],
    ['', "must be one of error, warning, off, got: ''; give one of them, or leave it out"],
    [null, 'must be one of error, warning, off, got: null; give one of them, or leave it out'],
    [2, 'must be one of error, warning, off, got: 2; give one of them, or leave it out'],
  ])('%p is no severity', (severity, message) => {
    const severities = { EngineModeRetired: severity as AuroraSeverity };
    for (const refused of [
      () => new AuroraChecks(newApp(), { severities }),
      () => new AuroraNagPack(newApp(), { severities }),
      () => { const { app } = appWithMistake(); Aspects.of(app).add(new AuroraConstraints({ severities })); app.synth(); },
    ]) expect(refused).toThrow(`\`severities.EngineModeRetired\` ${message}`);
  });

  test('what is undefined says nothing', () => {
    const { app } = appWithMistake();
    new AuroraChecks(app, { severities: { EngineModeRetired: undefined as unknown as AuroraSeverity } });
    expect(AuroraChecks.findings(app).map(({ severity }) => severity)).toEqual(['error']);
  });

  test('the id may have its prefix', () => {
    const { app } = appWithMistake();
    new AuroraChecks(app, { severities: { 'Aurora::EngineModeRetired': AuroraSeverity.OFF } });
    expect(AuroraChecks.findings(app)).toEqual([]);
  });
});

test('findings are limited to the construct that is asked about', () => {
  const app = newApp();
  const [one, other] = ['One', 'Other'].map((id) => new Stack(app, id));
  for (const stack of [one!, other!]) serverlessCluster(stack, 'Cluster');
  expect(AuroraChecks.findings(one!).map(({ constructPath }) => constructPath)).toEqual(['One/Cluster']);
});

test('a finding says everything a report needs', () => {
  expect(AuroraChecks.findings(appWithMistake().app)).toEqual([{
    ruleId: 'EngineModeRetired',
    acknowledgementId: 'Aurora::EngineModeRetired',
    topic: 'engine-mode',
    effect: 'rejected',
    severity: 'error',
    lifecycle: true,
    constructPath: 'Stack/Cluster',
    logicalId: 'Cluster',
    property: 'EngineMode',
    what: "EngineMode is 'serverless', which Aurora retired on 2025-03-31",
    why: 'RDS refuses to create the cluster: the engine mode you requested is currently unavailable',
    fix: 'remove EngineMode, declare ServerlessV2ScalingConfiguration and instances of class db.serverless',
    condition: undefined,
    message: "EngineMode is 'serverless', which Aurora retired on 2025-03-31. RDS refuses to create the cluster: the engine mode you requested is currently unavailable.",
    documentation: 'https://github.com/cdk-aurora-topology/cdk-aurora-topology/blob/main/docs/rules/engine-mode.md#engineModeRetired'.toLowerCase(),
  }]);
});

test('what is undecided is listed on request', () => {
  const app = newApp();
  new rds.CfnDBCluster(new Stack(app, 'Stack'), 'Cluster', { engine: 'aurora-mysql', engineMode: '{{resolve:ssm:/mode:1}}' });
  expect(AuroraChecks.findings(app).map(({ ruleId }) => ruleId)).not.toContain('EngineModeRetired');
  expect(AuroraChecks.undecided(app)).toContainEqual({ ruleId: 'EngineModeRetired', constructPath: 'Stack/Cluster', property: 'EngineMode' });
});

test.each(Object.entries(DOORS))('an acknowledgement without the prefix counts in %s', (_, door) => {
  const { app, stack } = appWithMistake();
  door.open(app);
  Validations.of(stack).acknowledge({ id: 'EngineModeRetired', reason: 'a test' });
  synthesize(app);
  expect(door.reported(app)).toEqual([]);
});

test('an acknowledgement of another rule does not count', () => {
  const { app, stack } = appWithMistake();
  Validations.of(stack).acknowledge({ id: 'Aurora::MultiMasterRetired', reason: 'a test' });
  expect(AuroraChecks.findings(app)).toHaveLength(1);
});

test('the report carries effect, topic, page and lifecycle, the property, and what was acknowledged', () => {
  const { app, stack } = appWithMistake();
  const extra = serverlessCluster(stack, 'Extra');
  Validations.of(extra).acknowledge({ id: 'Aurora::EngineModeRetired', reason: 'goes next week' });
  DOORS['the plugin']!.open(app);
  synthesize(app);
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  const [report] = pluginReports.filter(({ pluginName }: { pluginName: string }) => pluginName === 'Aurora');
  expect(report.violations).toHaveLength(1);
  expect(report.violations[0]).toMatchObject({
    ruleName: 'EngineModeRetired',
    severity: 'error',
    ruleMetadata: { effect: 'rejected', topic: 'engine-mode', category: 'lifecycle' },
    violatingConstructs: [{ constructPath: 'Stack/Cluster', cloudFormationResource: { logicalId: 'Cluster', propertyPaths: ['Properties.EngineMode'] } }],
  });
  expect(report.suppressedViolations).toMatchObject([{ ruleName: 'EngineModeRetired', reason: 'goes next week' }]);
});

describe('a check that fails', () => {
  test('is one warning, and breaks nothing', () => {
    const rules = catalogue.catalogue();
    const all = jest.spyOn(catalogue, 'catalogue').mockReturnValue([broken('Broken', () => { throw new Error('a bug of ours'); }), ...rules]);
    const { app } = appWithMistake();
    const report = new AuroraChecks(app).validate({ appConstruct: app, templatePaths: [], stackTemplates: [] });
    all.mockRestore();
    expect(report.violations.map(({ ruleName, severity, description }) => [ruleName, severity, description])).toEqual([
      ['EngineModeRetired', 'error', expect.anything()],
      ['CheckFailed', 'warning', 'The check Broken failed on this resource and was skipped: a bug of ours. Please report it.'],
    ]);
  });
});

describe('registration', () => {
  test('is once for an app', () => {
    const { app, stack } = appWithMistake();
    registerChecks(stack);
    registerChecks(app);
    synthesize(app);
    expect(inReport(app)).toEqual([MISTAKE]);
  });

  test('leaves a tree without an app alone', () => {
    expect(() => registerChecks(new RootConstruct())).not.toThrow();
  });
});

test('the aspect on the app fails synthesis on an error in a nested stage, which is synthesized before it', () => {
  const app = newApp();
  const stage = new Stage(app, 'Production');
  serverlessCluster(new Stack(stage, 'Stack'), 'Cluster');
  Aspects.of(app).add(new AuroraConstraints());
  expect(() => app.synth()).toThrow(/Production\/Stack\/Cluster: EngineMode is 'serverless'.*\(Aurora::EngineModeRetired\)/);
});

test('a construct that cannot be rendered does not break the checks', () => {
  const app = newApp();
  new rds.CfnDBCluster(new Stack(app, 'Stack'), 'Cluster', { engine: Lazy.string({ produce: () => { throw new Error('not yet'); } }) });
  expect(AuroraChecks.findings(app)).toEqual([]);
});

test('the pack needs the app where CDK does not pass it', () => {
  const { app } = appWithMistake();
  const context = { templatePaths: [], stackTemplates: [] } as never;
  expect(() => new AuroraNagPack().validate(context)).toThrow(/create the pack with the app/);
  expect(new AuroraNagPack(app).validate(context).violations).toHaveLength(1);
});

describe('the catalogue', () => {
  test('lists every rule', () => {
    expect(AuroraRules.all.length).toBe(catalogue.catalogue().length + catalogue.changeCatalogue().length);
    expect(AuroraRules.all.filter(({ effect }) => effect !== 'replaced').every(({ severity, effect }) => (severity === 'error') === (effect === 'rejected'))).toBe(true);
  });

  test.each(['MultiMasterRetired', 'Aurora::MultiMasterRetired'])('finds %s', (id) => {
    expect(AuroraRules.find(id)).toMatchObject({ ruleId: 'MultiMasterRetired', effect: 'expiring', severity: 'warning', lifecycle: true });
  });

  test('says what shows that a template is refused', () => {
    expect(AuroraRules.find('RestoreSourceBoth').witness).toBe(AuroraWitness.HANDLER);
    expect(AuroraRules.find('MultiMasterRetired').witness).toBeUndefined();
    expect(Object.values(AuroraWitness)).toEqual(WITNESSES);
  });

  test('says when there is no such rule', () => {
    expect(() => AuroraRules.find('Nonsense')).toThrow("There is no Aurora rule 'Nonsense'; AuroraRules.all lists them");
  });
});

test('importing the package loads neither cdk-nag nor a rule', () => {
  const script = `
    require('ts-node').register({ transpileOnly: true, project: 'test/tsconfig.json' });
    require('./src');
    const loaded = Object.keys(require.cache).map((file) => file.replaceAll('\\\\', '/'));
    console.log(JSON.stringify(loaded.filter((file) => /node_modules\\/cdk-nag|src\\/private\\/rules/.test(file))));
  `;
  expect(JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: join(__dirname, '../..'), encoding: 'utf8' }))).toEqual([]);
});
