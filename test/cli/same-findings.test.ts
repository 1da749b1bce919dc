import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { App, LegacyStackSynthesizer, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AuroraChecks, AuroraFinding } from '../../src';
import { PlacedFinding, Session } from '../../src/checks/session';
import { readPlan } from '../../src/cli/input/plan';
import { Judged, Judgement, judge } from '../../src/cli/judgement/judge';
import { Settings } from '../../src/cli/settings';
import { Finding } from '../../src/engine/finding';
import { describeFinding, findingSeverity } from '../../src/engine/render';
import { readBaseline } from '../../src/readers/deployed/baseline';
import { RULES } from '../../src/rules';
import { CHANGE_RULES } from '../../src/rules/updates';
import { updateCases } from '../corpus/cases';
import { APPS, example } from '../examples/support';
import { FAULTY_APPS } from '../support/apps';
import { synthesize } from '../support/doors';
import { withoutStackTraces } from '../support/example-app';

const ENVIRONMENT = { region: 'us-east-1', account: '111111111111' };
const SETTINGS: Settings = {
  ...ENVIRONMENT, severities: new Map(), acknowledgements: [], folder: __dirname, parameters: [], failOn: 'error', maxWarnings: Infinity,
};

/** The corpus of the project, and the one with templates of others where that is beside the checkout. */
const [OWN, ALL] = [join(__dirname, '../corpus'), join(__dirname, '../../../shared/corpus')] as const;

/** Nothing is synthesized into it. */
const OUTDIR = mkdtempSync(join(tmpdir(), 'aurora-same-'));

/** The templates, each once: some are in both. */
function templates(): string[] {
  const files = [OWN, ALL].filter((folder) => existsSync(folder)).flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().filter((file) => /[\\/]template\.json$/.test(file)).map((file) => join(folder, file)));
  return [...new Map(files.map((file) => [readFileSync(file, 'utf8'), file])).values()];
}

/** What the checks find in a template that is included into an app; undefined where CDK does not take it. */
function inApp(file: string, { region = ENVIRONMENT.region, baseline }: { region?: string; baseline?: string } = {}): string[] | undefined {
  return withoutStackTraces(() => {
    const app = new App({ outdir: OUTDIR, stackTraces: false, treeMetadata: false, analyticsReporting: false });
    const stack = new Stack(app, 'Stack', { env: { ...ENVIRONMENT, region }, synthesizer: new LegacyStackSynthesizer() });
    try {
      new CfnInclude(stack, 'Template', { templateFile: file, preserveLogicalIds: true });
    } catch {
      return undefined;
    }
    return AuroraChecks.findings(app, baseline === undefined ? {} : { baseline }).map(ofApp).sort();
  });
}

/** What the command line finds in a template. */
function inFile(file: string, { region = ENVIRONMENT.region, baseline }: { region?: string; baseline?: string } = {}): string[] {
  const deployed = baseline === undefined ? undefined : readBaseline(baseline);
  return judge(readPlan([file], '/').stacks, deployed, { ...SETTINGS, region }, '/').findings.map(ofFile).sort();
}

const ofApp = ({ ruleId, logicalId, property, severity, message }: AuroraFinding): string =>
  shown(ruleId, logicalId, property, severity, message);
const ofFile = ({ finding, severity, place }: Judged): string => shownFinding(finding, severity, place.logicalId);
const shownFinding = (finding: Finding, severity: string, logicalId: string): string =>
  shown(finding.rule.id, logicalId, finding.location.property, severity, describeFinding(finding));

/** CDK writes `true` into its template where the included one has `'true'`, and so with numbers. */
const shown = (...parts: readonly (string | undefined)[]): string => parts.join(' | ').replace(/'(true|false|[\d.]+)'/g, '$1');

/** What only one of the two has. */
function difference(app: readonly string[], file: readonly string[]): string[] {
  return [...app.filter((one) => !file.includes(one)).map((one) => `app only: ${one}`), ...file.filter((one) => !app.includes(one)).map((one) => `file only: ${one}`)];
}

describe('the command line finds in a template what the checks find in an app that includes it', () => {
  test('of the corpus', () => {
    const compared = templates().flatMap((file) => {
      const app = inApp(file);
      return app ? [{ file: relative(OWN, file), found: app.length, different: difference(app, inFile(file)) }] : [];
    });
    expect(compared.filter(({ different }) => different.length > 0)).toEqual([]);
    expect(compared.length).toBeGreaterThan(200);
    expect(compared.filter(({ found }) => found > 0).length).toBeGreaterThan(100);
  }, 120_000);

  test('that is compared with what is deployed', () => {
    const compared = updateCases().flatMap(({ id, before, after, region }) => {
      const options = { region, baseline: before };
      const app = inApp(after, options);
      return app ? [{ id, found: app.length, different: difference(app, inFile(after, options)) }] : [];
    });
    expect(compared.filter(({ different }) => different.length > 0)).toEqual([]);
    expect(compared.filter(({ found }) => found > 0).length).toBeGreaterThan(20);
  });
});

const KNOWN = new Set([...RULES, ...CHANGE_RULES].map(({ id }) => id));

/** What is found at the door in the app, rules of its own aside: whether it is accepted, and where. */
const placed = ({ finding, construct, severity, acknowledged }: PlacedFinding): string =>
  `${construct.node.path} ${shownFinding(finding, severity, finding.location.resource.logicalId)}${acknowledged === undefined ? '' : ' | accepted'}`;

const judged = ({ findings, acknowledged }: Judgement): string[] => [
  ...findings.map((one) => `${one.place.constructPath} ${ofFile(one)}`),
  ...acknowledged.map((one) => `${one.place.constructPath} ${ofFile(one)} | accepted`),
].sort();

/** Those that the app has set: its settings are no part of its assembly. */
const severitiesOf = (found: readonly PlacedFinding[]): Settings['severities'] =>
  new Map(found.flatMap(({ finding, severity }) => (severity === findingSeverity(finding) ? [] : [[finding.rule.id, severity]])));

const EXAMPLES: Readonly<Record<string, () => App>> = { ...FAULTY_APPS, ...Object.fromEntries(Object.keys(APPS).map((name) => [`the example ${name}`, () => example(name)])) };

test.each(Object.entries(EXAMPLES))('the command line finds in the assembly of %s what the checks find in the app', (_, make) => {
  const app = make();
  synthesize(app);
  const found = Session.of(app).inspect(app).findings.filter(({ finding }) => KNOWN.has(finding.rule.id));
  const settings = { ...SETTINGS, region: undefined, account: undefined, severities: severitiesOf(found) };
  const judgement = judge(readPlan([app.outdir], '/').stacks, undefined, settings, '/');
  expect(judged(judgement)).toEqual(found.map(placed).sort());
  expect(judgement.unneeded).toEqual([]);
});
