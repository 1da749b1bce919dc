import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Aspects, CfnOutput, CfnParameter, Fn, NestedStack, Stack, Stage, Validations, aws_rds as rds } from 'aws-cdk-lib';
import { AuroraChecks, AuroraConstraints, AuroraFinding, AuroraUndecided } from '../../src';
import { AuroraNagPack } from '../../src/checks/nag';
import * as deployedBaseline from '../../src/readers/deployed/baseline';
import { RULES } from '../../src/rules';
import { CHANGE_RULES } from '../../src/rules/updates';
import { FAULTY_APPS, newApp } from '../support/apps';
import { DOORS, Door, inAnnotations, inReport, synthesize } from '../support/doors';

type Cluster = Partial<rds.CfnDBClusterProps>;

/** An app with a cluster and an instance, in a stack of a stage, with a nested stack and another one that imports the cluster. */
function shop(cluster: Cluster = {}, id = 'Cluster'): App {
  const app = newApp();
  const stage = new Stage(app, 'Production', { env: { region: 'eu-west-1', account: '111122223333' } });
  const stack = new Stack(stage, 'Data');
  const orders = declare(stack, cluster, id);
  new rds.CfnDBInstance(new NestedStack(stack, 'Readers'), 'Reader', instanceOf(orders.ref));
  new rds.CfnDBInstance(new Stack(stage, 'Reports'), 'Reporter', instanceOf(orders.ref));
  return app;
}

function declare(stack: Stack, cluster: Cluster, id = 'Cluster'): rds.CfnDBCluster {
  const orders = new rds.CfnDBCluster(stack, id, { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true, ...cluster });
  new rds.CfnDBInstance(stack, 'Writer', instanceOf(orders.ref));
  return orders;
}

function simple(cluster: Cluster = {}): App {
  const app = newApp();
  declare(new Stack(app, 'Data'), cluster);
  return app;
}

/** The folder an app is synthesized into. */
function synthesized(app: App): string {
  synthesize(app);
  return app.outdir;
}

function file(name: string, content: unknown): string {
  const path = join(mkdtempSync(join(tmpdir(), 'aurora-baseline-')), name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** What it takes to be an instance of a cluster. */
const instanceOf = (cluster: string): rds.CfnDBInstanceProps => ({ engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier: cluster });

const ofChanges = (found: readonly AuroraFinding[]): AuroraFinding[] => found.filter(({ change }) => change !== undefined);
const places = (found: readonly AuroraFinding[]): string[] => ofChanges(found).map(({ ruleId, constructPath }) => `${ruleId} @ ${constructPath}`);
const compared = (app: App, baseline: string): string[] => places(AuroraChecks.findings(app, { baseline }));

const TEMPLATE = {
  Resources: {
    Cluster: {
      Type: 'AWS::RDS::DBCluster',
      Properties: { Engine: 'aurora-mysql', MasterUsername: 'dbadmin', ManageMasterUserPassword: true, StorageEncrypted: true },
    },
    Writer: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBInstanceClass: 'db.r6g.large', DBClusterIdentifier: { Ref: 'Cluster' } } },
  },
};

const YAML = `
Resources:
  Cluster:
    Type: AWS::RDS::DBCluster
    Properties:
      Engine: !Sub aurora-mysql
      MasterUsername: !Join ['', [db, admin]]
      ManageMasterUserPassword: true
      StorageEncrypted: !If [IsEncrypted, true, true]
  Writer:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: aurora-mysql
      DBInstanceClass: db.r6g.large
      DBClusterIdentifier: !Ref Cluster
`;

describe('an assembly', () => {
  test('that is the same gives nothing', () => {
    expect(compared(shop(), synthesized(shop()))).toEqual([]);
  });

  test('is compared stack by stack, those of stages and nested ones among them', () => {
    const [finding, ...others] = ofChanges(AuroraChecks.findings(shop({ storageEncrypted: true }), { baseline: synthesized(shop()) }));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      ruleId: 'ClusterStorageEncryptedChanged',
      effect: 'replaced',
      severity: 'error',
      constructPath: 'Production/Data/Cluster',
      change: {
        action: 'replace',
        property: 'StorageEncrypted',
        beforeValue: undefined,
        afterValue: 'true',
        replacement: true,
        policyAction: 'Delete',
        dataLoss: true,
      },
    });
    expect(finding!.change!.dependants).toEqual([
      { constructPath: 'Production/Data/Writer', logicalId: 'Writer', property: 'DBClusterIdentifier' },
      { constructPath: 'Production/Data/Readers/Reader', logicalId: 'Reader', property: 'DBClusterIdentifier' },
      { constructPath: 'Production/Reports/Reporter', logicalId: 'Reporter', property: 'DBClusterIdentifier' },
    ]);
  });

  test('tells what is no more, where it was', () => {
    const found = AuroraChecks.findings(shop({}, 'Orders'), { baseline: synthesized(shop()) });
    expect(places(found)).toEqual(['ClusterLogicalIdChanged @ Production/Data']);
    expect(ofChanges(found)[0]).toMatchObject({ logicalId: 'Cluster', change: { action: 'destroy', policyAction: 'Snapshot', dataLoss: false } });
  });

  test('concerns the scope that is asked', () => {
    const app = shop({ storageEncrypted: true });
    const baseline = synthesized(shop());
    const at = (id: string): string[] => places(AuroraChecks.findings(app.node.findChild('Production').node.findChild(id), { baseline }));
    expect(at('Data')).toHaveLength(1);
    expect(at('Reports')).toEqual([]);
  });

  test.each(Object.entries(FAULTY_APPS))('of an app with %s says nothing of the same app', (_, make) => {
    const baseline = synthesized(make());
    const app = make();
    expect(compared(app, baseline)).toEqual([]);
    const changeRules = new Set(['ClusterStorageEncryptedChanged', 'ClusterEngineModeChanged', 'ClusterReplacementNamed', 'ClusterPortChanged']);
    const undecided = AuroraChecks.undecided(app, { baseline }).filter(({ ruleId }: AuroraUndecided) => changeRules.has(ruleId));
    expect(undecided).toEqual([]);
  });
});

describe('templates', () => {
  test.each([
    ['a template', () => file('Data.template.json', TEMPLATE)],
    ['a template of any name, where there is one stack', () => file('deployed.json', TEMPLATE)],
    ['a folder of templates', () => join(file('Data.template.json', TEMPLATE), '..')],
    ['an answer of get-template', () => file('Data.json', { TemplateBody: TEMPLATE, StagesAvailable: ['Original', 'Processed'] })],
    ['an answer of get-template with text in it', () => file('Data.json', { TemplateBody: JSON.stringify(TEMPLATE) })],
    ['a template in YAML', () => file('Data.yaml', YAML)],
    ['an answer of get-template with YAML in it', () => file('Data.json', { TemplateBody: YAML })],
    ['a template with a byte order mark', () => file('Data.json', `\uFEFF${JSON.stringify(TEMPLATE)}`)],
  ])('%s', (_, baseline) => {
    expect(compared(simple({ storageEncrypted: true }), baseline())).toEqual([]);
    expect(compared(simple(), baseline())).toEqual(['ClusterStorageEncryptedChanged @ Data/Cluster']);
  });

  test('parameters have one value on both sides', () => {
    const make = (): App => {
      const app = newApp();
      const stack = new Stack(app, 'Data');
      const mode = new CfnParameter(stack, 'Mode', { allowedValues: ['provisioned', 'serverless'] });
      const name = new CfnParameter(stack, 'Name');
      const subnetGroup = Fn.select(0, Fn.split('-', name.valueAsString));
      declare(stack, { engineMode: mode.valueAsString, databaseName: name.valueAsString, dbSubnetGroupName: subnetGroup });
      return app;
    };
    const baseline = synthesized(make());
    expect(compared(make(), baseline)).toEqual([]);
    expect(AuroraChecks.undecided(make(), { baseline }).filter(({ ruleId }) => ruleId === 'ClusterEngineModeChanged')).toEqual([]);
  });

  test('what is exported by hand is followed', () => {
    const make = (storageEncrypted?: boolean): App => {
      const app = newApp();
      const data = new Stack(app, 'Data');
      const cluster = declare(data, storageEncrypted === undefined ? {} : { storageEncrypted });
      new CfnOutput(data, 'Id', { value: cluster.ref, exportName: 'orders' });
      new rds.CfnDBInstance(new Stack(app, 'Readers'), 'Reader', instanceOf(Fn.importValue('orders')));
      return app;
    };
    const [finding] = ofChanges(AuroraChecks.findings(make(true), { baseline: synthesized(make()) }));
    expect(finding!.change!.dependants.map(({ logicalId }) => logicalId)).toEqual(['Writer', 'Reader']);
  });
});

test('an app that is compared with nothing asks no rule about changes, and looks for no baseline', () => {
  const asked = [...CHANGE_RULES, ...RULES].map((rule) => jest.spyOn(rule, 'violations'));
  const [aboutChanges, ordinary] = [asked.slice(0, CHANGE_RULES.length), asked.slice(CHANGE_RULES.length)];
  const calls = (spies: typeof asked): number => spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  const reading = jest.spyOn(deployedBaseline, 'readBaseline');
  try {
    AuroraChecks.findings(simple());
    const alone = calls(ordinary);
    expect([alone > 0, calls(aboutChanges), reading.mock.calls]).toEqual([true, 0, []]);
    AuroraChecks.findings(simple(), { baseline: file('template.json', TEMPLATE) });
    expect(calls(aboutChanges)).toBeGreaterThan(0);
    expect(reading).toHaveBeenCalledTimes(1);
  } finally {
    [...asked, reading].forEach((spy) => spy.mockRestore());
  }
});

describe('each front door', () => {
  const doors: [string, (app: App, baseline: string) => void, (app: App) => string[]][] = [
    ['the plugin', (app, baseline) => Validations.of(app).addPlugins(new AuroraChecks(app, { baseline })), inReport],
    ['the aspect', (app, baseline) => Aspects.of(app).add(new AuroraConstraints({ baseline })), inAnnotations],
    ['the nag pack', (app, baseline) => Validations.of(app).addPlugins(new AuroraNagPack(app, { baseline })), inReport],
  ];

  test.each(doors)('%s compares with it', (_, open, reported) => {
    const app = simple({ storageEncrypted: true });
    open(app, file('Data.json', { Resources: { Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql' } } } }));
    synthesize(app);
    expect(reported(app)).toContain('ClusterStorageEncryptedChanged[none->true] @ Data/Cluster: error');
  });

  test('takes the path from the environment', () => {
    process.env.AURORA_BASELINE = file('Data.json', TEMPLATE);
    try {
      expect(places(AuroraChecks.findings(simple()))).toEqual(['ClusterStorageEncryptedChanged @ Data/Cluster']);
    } finally {
      delete process.env.AURORA_BASELINE;
    }
  });
});

describe('a baseline that is of no use', () => {
  /** What synthesis says, and the findings that are there all the same. */
  function said(baseline: string, app = simple({ engineMode: 'serverless' })): { stderr: string; problems: string[]; reported: string[] } {
    const written: string[] = [];
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    try {
      const validate = () => new AuroraChecks(app, { baseline }).validate({ appConstruct: app } as never);
      const { violations } = validate();
      // Whoever looks second says it no more.
      expect(validate().violations).toEqual([]);
      const problems = violations.filter(({ ruleName }) => ruleName === 'BaselineProblem').map(({ description }) => description);
      return { stderr: written.join(''), problems, reported: violations.map(({ ruleName }) => ruleName) };
    } finally {
      stderr.mockRestore();
    }
  }

  test('because nothing is there is said once', () => {
    const { stderr, problems, reported } = said('no/such/base.out');
    expect(stderr).toBe('Aurora: there is no baseline at no/such/base.out, so nothing is compared with what is deployed\n');
    expect(problems).toEqual([]);
    expect(reported).toContain('EngineModeRetired');
  });

  test('because it is what the app is synthesized into is said', () => {
    const app = simple({ engineMode: 'serverless' });
    const { problems } = said(synthesized(app), app);
    expect(problems).toEqual([expect.stringMatching(/^the baseline .* is the folder this app is synthesized into, so it is compared with itself/)]);
  });

  const USELESS: [string, () => string, RegExp][] = [
    ['no JSON', () => file('Data.json', '{ "Resources"'), /Data\.json cannot be read/],
    ['no template', () => file('Data.json', { name: 'a package' }), /Data\.json is no CloudFormation template/],
    ['of another app', () => {
      const first = file('Billing.template.json', TEMPLATE);
      writeFileSync(join(first, '..', 'Invoices.template.json'), JSON.stringify(TEMPLATE));
      return join(first, '..');
    }, /is in the baseline: .*Billing\.template\.json/],
    ['empty', () => mkdtempSync(join(tmpdir(), 'aurora-baseline-')), /aurora-baseline-\w+ holds neither a manifest\.json nor a template/],
    ['a stack twice', () => {
      const first = file('Data.json', TEMPLATE);
      writeFileSync(join(first, '..', 'Data.template.json'), JSON.stringify(TEMPLATE));
      return join(first, '..');
    }, /Data\.template\.json is stack Data once more, which .*Data\.json is already/],
  ];

  test.each(USELESS)('because it is %s is said with the name of the file', (_, make, words) => {
    const { problems, reported } = said(make());
    expect(problems).toEqual([expect.stringMatching(words)]);
    expect(reported).toContain('EngineModeRetired');
  });

  /** What one reads where an app is synthesized: what CDK prints of reports, and annotations. */
  function read(door: Door, baseline: string): string {
    const app = simple({ engineMode: 'serverless' });
    door.open(app, { baseline });
    const printed: string[] = [];
    const error = jest.spyOn(console, 'error').mockImplementation((text) => void printed.push(String(text)));
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    try {
      app.synth();
    } catch (failure) {
      printed.push(String(failure));
    } finally {
      error.mockRestore();
      stderr.mockRestore();
    }
    return [...printed, ...app.node.metadata.map(({ data }) => String(data))].join('\n');
  }

  test.each(Object.entries(DOORS).flatMap(([name, door]) => USELESS.map(([what, ...rest]) => [name, what, door, ...rest] as const)))(
    '%s: because it is %s is printed', (_, __, door, make, words) => {
      expect(read(door, make())).toMatch(words);
    });

  test.each(USELESS)('findings: because it is %s is said once, on stderr', (_, make, words) => {
    const app = simple({ engineMode: 'serverless' });
    const baseline = make();
    const written: string[] = [];
    const stderr = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    try {
      expect(AuroraChecks.findings(app, { baseline }).map(({ ruleId }) => ruleId)).toContain('EngineModeRetired');
      AuroraChecks.undecided(app, { baseline });
    } finally {
      stderr.mockRestore();
    }
    expect(written).toEqual([expect.stringMatching(words)]);
    expect(written[0]).toMatch(/^Aurora: .* is not compared with the app\.\n$/);
  });

  test('is acknowledged on the app', () => {
    const app = simple();
    Validations.of(app).acknowledge({ id: 'Aurora::BaselineProblem', reason: 'a test' });
    DOORS['the plugin']!.open(app, { baseline: file('Data.json', {}) });
    synthesize(app);
    expect(inReport(app).filter((line) => line.startsWith('BaselineProblem'))).toEqual([]);
  });
});
