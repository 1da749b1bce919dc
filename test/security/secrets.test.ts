import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { App, CfnParameter, Fn, SecretValue, Stack } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as fc from 'fast-check';
import { AuroraChecks } from '../../src';
import { evaluate } from '../../src/engine/evaluate';
import { Example, ExampleResource } from '../../src/engine/example';
import { describeFinding, describeFix } from '../../src/engine/render';
import { readConstructTree } from '../../src/readers/construct-tree';
import { RULES } from '../../src/rules';
import { newApp } from '../support/apps';
import { DOORS, nodes, synthesize } from '../support/doors';
import { exampleApp } from '../support/example-app';
import { holds } from '../support/holds';

/** What no other text has in it. */
const MARKER = 'hunter2Xq';

/** Passwords that are in order, too short for some, too long, and with what passwords cannot have. */
const PASSWORDS = [MARKER, `${MARKER}/@" `, MARKER.repeat(20), `ä${MARKER}`];

/** The properties that hold a secret, by the type of the resource. */
const CREDENTIALS: Readonly<Record<string, readonly string[]>> = {
  'AWS::RDS::DBCluster': ['MasterUserPassword'],
  'AWS::RDS::DBInstance': ['MasterUserPassword', 'TdeCredentialPassword'],
};

/** An example with the secret wherever one can be: written, or the default of a parameter that the template keeps secret. */
function withSecret(example: Example, password: string, through: 'literal' | 'NoEcho' | 'name'): Example {
  const value = through === 'literal' ? password : { Ref: 'DatabasePassword' };
  const resources = Object.entries(example.resources).map(([id, resource]): [string, ExampleResource] => {
    const secrets = Object.fromEntries((CREDENTIALS[resource.Type] ?? []).map((property) => [property, value]));
    return [id, { ...resource, Properties: { ...resource.Properties, ...secrets } }];
  });
  const parameter = { Type: 'String', Default: password, AllowedValues: [password, `${MARKER}2`], ...(through === 'NoEcho' ? { NoEcho: true } : {}) };
  return {
    ...example,
    parameters: { ...example.parameters, DatabasePassword: parameter },
    resources: {
      ...Object.fromEntries(resources),
      Credentials: { Type: 'AWS::SecretsManager::Secret', Properties: { SecretString: value } },
    },
  };
}

/** Everything the checks say about an example. */
function said(example: Example): string {
  const { findings, undecided, failed } = evaluate(readConstructTree(exampleApp(example)), RULES);
  expect(failed).toEqual([]);
  return JSON.stringify([
    findings.map((finding) => [describeFinding(finding), describeFix(finding), finding.location.property, finding.when]),
    undecided.map(({ property }) => property),
  ]);
}

const EXAMPLES = RULES.flatMap(({ invalid }) => invalid);
/** The rest is for the property below. */
const SOME = EXAMPLES.filter((_, index) => index % 5 === 0);

describe.each(['literal', 'NoEcho', 'name'] as const)('a secret, by %s', (through) => {
  test.each(PASSWORDS)('is in no finding of any rule: %#', (password) => {
    const telling = SOME.filter((example) => said(withSecret(example, password, through)).includes(MARKER));
    expect(telling.map(({ title }) => title)).toEqual([]);
  });
});

const anySecret = fc.string({ minLength: 1, maxLength: 200, unit: fc.constantFrom(...'abc019/@" äß\u0000\\{}$'.split('')) }).map((text) => `${MARKER}${text}`);
const aWay = fc.constantFrom('literal', 'NoEcho', 'name');

holds('no secret of any form is in a finding', fc.tuple(anySecret, fc.constantFrom(...EXAMPLES), aWay), ([password, example, by]) => {
  expect(said(withSecret(example, password, by))).not.toContain(MARKER);
});

/** An app that is wrong in many ways, with a secret in each way that CDK has. */
function tellingApp(): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const secret = new CfnParameter(stack, 'Secret', { noEcho: true, default: MARKER, allowedValues: [MARKER, `${MARKER}/`] });
  new rds.CfnDBCluster(stack, 'Literal', { engine: 'aurora-mysql', engineMode: 'parallelquery', masterUsername: 'admin', masterUserPassword: `${MARKER}/` });
  new rds.CfnDBCluster(stack, 'Unsafe', { engine: 'aurora-postgresql', masterUsername: 'admin', masterUserPassword: SecretValue.unsafePlainText(`${MARKER} `).unsafeUnwrap() });
  new rds.CfnDBCluster(stack, 'Parameter', { engine: 'aurora-mysql', masterUsername: 'admin', masterUserPassword: secret.valueAsString, manageMasterUserPassword: true });
  new rds.CfnDBCluster(stack, 'Joined', { engine: 'aurora-mysql', masterUsername: 'admin', masterUserPassword: Fn.join('', [MARKER, '@', 'x']), manageMasterUserPassword: true });
  const branches = new rds.CfnDBCluster(stack, 'Branches', { engine: 'aurora-mysql', masterUsername: 'admin', masterUserPassword: 'later' });
  branches.addPropertyOverride('MasterUserPassword', { 'Fn::If': ['IsShort', MARKER.slice(0, 9), `${MARKER}"`] });
  branches.addPropertyOverride('EngineMode', { 'Fn::If': [{ 'Fn::Equals': [{ Ref: 'Secret' }, MARKER] }, 'parallelquery', 'provisioned'] });
  return app;
}

test.each(Object.entries(DOORS))('%s prints, reports and annotates no secret', (_, door) => {
  const app = tellingApp();
  door.open(app);
  const printed: string[] = [];
  const spies = (['log', 'info', 'warn', 'error'] as const).map((name) => jest.spyOn(console, name).mockImplementation((...texts) => void printed.push(texts.join(' '))));
  const streams = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockImplementation((text) => printed.push(String(text)) > 0));
  try {
    synthesize(app);
  } finally {
    [...spies, ...streams].forEach((spy) => spy.mockRestore());
  }
  expect(door.reported(app).length).toBeGreaterThan(3);
  const reports = readdirSync(app.outdir).filter((name) => name.includes('report')).map((name) => readFileSync(join(app.outdir, name), 'utf8'));
  const annotations = [...nodes(app)].flatMap(({ node }) => node.metadata.map(({ data }) => String(data)));
  expect([...printed, ...reports, ...annotations].filter((text) => text.includes(MARKER))).toEqual([]);
});

test('findings and what is undecided tell no secret', () => {
  const findings = AuroraChecks.findings(tellingApp());
  expect(findings.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining(['ClusterMasterPasswordCharacters', 'ClusterManagedPasswordBoth', 'EngineModeRetired']));
  expect(JSON.stringify([findings, AuroraChecks.undecided(tellingApp())])).not.toContain(MARKER);
});
