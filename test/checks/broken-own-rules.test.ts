import { Fn, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { AuroraChecks, AuroraClusterModel, AuroraEffect, AuroraSeverity, AuroraViolation, IAuroraRule } from '../../src';
import { Cluster } from '../../src/topology/cluster';
import { newApp } from '../support/apps';
import { DOORS, inAnnotations, synthesize, violations } from '../support/doors';
import { THROWN } from '../support/thrown';

const CLUSTERS = ['First', 'Second'];

/** Clusters that break a rule each. */
function appWith(engineMode = 'parallelquery') {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  for (const id of CLUSTERS) {
    new rds.CfnDBCluster(stack, id, { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, engineMode });
  }
  return app;
}

const checking = (check: (cluster: AuroraClusterModel) => unknown): IAuroraRule =>
  ({ ruleId: 'CompanyBroken', summary: 'Nothing is broken.', check: check as IAuroraRule['check'] });

const VIOLATION: AuroraViolation = { what: 'a is b', why: 'c', fix: 'd' };

const LIST = 'Have its check return a list of AuroraViolation, an empty one where nothing is wrong.';
const TEXTS = 'Give each violation what, why and fix, and nothing else than a text in each of them.';

/** What a check can do in place of answering, and what is said of it. */
const BROKEN: Readonly<Record<string, [check: (cluster: AuroraClusterModel) => unknown, said: string]>> = {
  ...Object.fromEntries(Object.entries(THROWN).map(([name, fail]) => [`throws ${name}`, [fail, 'its check threw ']])),
  'reads what is not there': [
    ({ engineVersion }) => engineVersion!.length > 1,
    "its check threw TypeError: Cannot read properties of undefined (reading 'length'). Mend its check.",
  ],
  'returns nothing': [() => undefined, `its check returned undefined. ${LIST}`],
  'returns null': [() => null, `its check returned null. ${LIST}`],
  'returns a text': [() => 'a is b', `its check returned 'a is b'. ${LIST}`],
  'returns true': [() => true, `its check returned true. ${LIST}`],
  'returns one violation': [() => VIOLATION, `its check returned an object. ${LIST}`],
  'returns a promise': [async () => [], `its check returned a promise, which CDK does not wait for. ${LIST}`],
  'returns a promise that fails': [() => Promise.reject(new Error('unheard')), `its check returned a promise, which CDK does not wait for. ${LIST}`],
  'returns a list of texts': [() => ['a is b'], `its check returned a list with 'a is b' in it. ${LIST}`],
  'returns a list with a hole': [() => [undefined], `its check returned a list with undefined in it. ${LIST}`],
  'leaves out why': [() => [{ ...VIOLATION, why: undefined }], `its check returned a violation whose why is undefined. ${TEXTS}`],
  'says nothing': [() => [{ ...VIOLATION, what: ' ' }], `its check returned a violation whose what is ' '. ${TEXTS}`],
  'fixes with a list': [() => [{ ...VIOLATION, fix: ['d'] }], `its check returned a violation whose fix is a list. ${TEXTS}`],
  'has a number for a property': [
    () => [{ ...VIOLATION, property: 3306 }],
    "its check returned a violation whose property is 3306. Name one property, such as 'DBInstanceClass'.",
  ],
  'has a name for an instance': [
    () => [{ ...VIOLATION, instance: 'Writer' }],
    "its check returned a violation whose instance is 'Writer'. Take it from the instances of the cluster.",
  ],
};

const SKIPPED = 'CompanyBroken, a rule of your own, was skipped on this resource: ';

describe.each(Object.entries(BROKEN))('a rule of the user that %s', (_, [check, said]) => {
  test('is no rule that finds nothing', () => {
    const app = appWith();
    new AuroraChecks(app, { rules: [checking(check)] });
    const places = CLUSTERS.map((id) => `Stack/${id}`).join(', ');
    for (const ask of [() => AuroraChecks.findings(app), () => AuroraChecks.undecided(app)]) {
      expect(messageOf(ask)).toContain(`${places}: ${SKIPPED}${said}`);
    }
  });

  test('is a warning of the report, which leaves the others their say', () => {
    const app = appWith();
    DOORS['the plugin']!.open(app, { rules: [checking(check)] });
    synthesize(app);
    const found = violations(app);
    expect(found.map(({ ruleName, severity }) => [ruleName, severity])).toEqual([['EngineModeRetired', 'error'], ['OwnRuleFailed', 'warning']]);
    expect(found[1]!.description).toContain(`${SKIPPED}${said}`);
    expect(found[1]!.description.length).toBeLessThan(400);
    expect(found[1]!.description).not.toContain('report it');
    expect(found[1]!.violatingConstructs.map(({ constructPath }) => constructPath)).toEqual(CLUSTERS.map((id) => `Stack/${id}`));
  });
});

/** The message alone: what is thrown may have a cause that cannot be shown. */
function messageOf(ask: () => unknown): string {
  try {
    ask();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing is thrown';
}

test.each(Object.entries(DOORS))('%s says which rules failed, one by one, and once', (name, door) => {
  const app = appWith();
  const rules = ['CompanyBroken', 'CompanyAlsoBroken'].map((ruleId) => ({ ...checking(THROWN['an error']!), ruleId, effect: AuroraEffect.REJECTED }));
  Object.values(DOORS).forEach((other) => other !== door && other.open(app));
  door.open(app, { rules });
  synthesize(app);
  const reported = [...violations(app).map(({ ruleName }) => ruleName), ...inAnnotations(app).map((line) => line.replace(/ .*/, ''))];
  expect([name, reported.filter((id) => id === 'OwnRuleFailed')]).toEqual([name, ['OwnRuleFailed', 'OwnRuleFailed']]);
});

test('the error of a check is the cause of the one that is thrown', () => {
  const app = appWith();
  const bug = new Error('a bug');
  new AuroraChecks(app, { rules: [checking(() => { throw bug; })] });
  let thrown: unknown;
  try {
    AuroraChecks.findings(app);
  } catch (error) {
    thrown = error;
  }
  expect((thrown as Error).cause).toBe(bug);
});

test('elsewhere in the app it is none', () => {
  const app = appWith();
  const stack = new Stack(app, 'Other');
  new AuroraChecks(app, { rules: [checking(({ constructPath }) => (constructPath.startsWith('Stack/') ? undefined : []))] });
  expect(AuroraChecks.findings(stack)).toEqual([]);
});

test('what is not known at synthesis is no failure', () => {
  const app = appWith(Fn.importValue('mode'));
  new AuroraChecks(app, { rules: [checking(({ engineMode }) => (engineMode === 'x' ? [] : undefined))] });
  expect(AuroraChecks.findings(app)).toEqual([]);
  expect(AuroraChecks.undecided(app).map(({ ruleId }) => ruleId)).toContain('CompanyBroken');
});

test('what goes wrong in the model is ours, not the fault of the rule', () => {
  const app = appWith();
  jest.spyOn(Cluster.prototype, 'engine', 'get').mockImplementation(() => { throw new Error('a bug of ours'); });
  const checks = new AuroraChecks(app, { rules: [checking(({ engine }) => [engine])] });
  const found = checks.validate({ appConstruct: app, templatePaths: [], stackTemplates: [] }).violations;
  jest.restoreAllMocks();
  expect(found.map(({ ruleName }) => ruleName)).toContain('CheckFailed');
  expect(found.map(({ ruleName }) => ruleName)).not.toContain('OwnRuleFailed');
});

const RULE = { ruleId: 'CompanyRule', summary: 'It is kept.', check: () => [] };

test.each<[unknown, string]>([
  [{ ...RULE, ruleId: 'MultiMasterRetired' }, "the ruleId 'MultiMasterRetired' is taken by a rule of this library; choose another"],
  [{ ...RULE, ruleId: 'OwnRuleFailed' }, "the ruleId 'OwnRuleFailed' is taken by a rule of this library; choose another"],
  [{ ...RULE, ruleId: 'my-rule' }, "the ruleId 'my-rule' is no PascalCase name, such as 'CompanyInstanceClass'"],
  [{ ...RULE, ruleId: undefined }, '`rules[0].ruleId` must be given, got: none; give a text'],
  [class CompanyRule {}, '`rules[0]` must be an object with `ruleId`, `summary` and `check`, got: a function; give one, such as `new MyRule()`'],
  [undefined, '`rules[0]` must be given, got: none; give an object with `ruleId`, `summary` and `check`'],
  ['CompanyRule', "`rules[0]` must be an object with `ruleId`, `summary` and `check`, got: 'CompanyRule'; give one, such as `new MyRule()`"],
  [{ ruleId: 'CompanyRule', summary: '' }, '`rules[0].check` must be given, got: none; give a method'],
  [{ ...RULE, summary: undefined }, '`rules[0].summary` must be given, got: none; give a text'],
  [{ ...RULE, effect: 'REJECTED' }, "`rules[0].effect` must be one of rejected, ignored, degraded, expiring, replaced, interrupted, irreversible, got: 'REJECTED'; did you mean rejected?"],
  [{ ...RULE, effect: 'error' }, "`rules[0].effect` must be one of rejected, ignored, degraded, expiring, replaced, interrupted, irreversible, got: 'error'"],
  [{ ...RULE, documentation: 42 }, '`rules[0].documentation` must be a text, got: 42; give a text, or leave it out'],
])('%p is refused as it is declared', (rule, message) => {
  expect(() => new AuroraChecks(newApp(), { rules: [rule as IAuroraRule] })).toThrow(message);
});

test('two rules of one list with one id are refused, and one that is given at two doors is not', () => {
  expect(() => new AuroraChecks(newApp(), { rules: [RULE, { ...RULE }] })).toThrow("rules has two rules with the ruleId 'CompanyRule'; give each its own");
  const app = newApp();
  for (let door = 0; door < 2; door++) new AuroraChecks(app, { rules: [{ ...RULE }], severities: { CompanyRule: AuroraSeverity.ERROR } });
});

test('what other languages pass for what is left out is left out', () => {
  const app = appWith();
  new AuroraChecks(app, { rules: [checking(() => [{ ...VIOLATION, property: null, instance: null }])] });
  expect(AuroraChecks.findings(app).filter(({ ruleId }) => ruleId === 'CompanyBroken').map(({ constructPath, property }) => [constructPath, property]))
    .toEqual(CLUSTERS.map((id) => [`Stack/${id}`, undefined]));
});
