// `npx projen comparison`: replays the corpus through our checks and their peers in one run, and writes docs/comparison.md.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, DefaultStackSynthesizer, Stack, Validations } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { version as cdkVersion } from 'aws-cdk-lib/package.json';
import { AwsSolutionsChecks } from 'cdk-nag';
import { version as nagVersion } from 'cdk-nag/package.json';
import { Preflight } from 'cdk-preflight';
import { version as preflightVersion } from 'cdk-preflight/package.json';
import { AuroraChecks } from '../src';
import { Case, cases } from '../test/corpus/cases';

/** A validator, the name of its reports, and how it is switched on. */
const VALIDATORS = [
  { title: 'cdk-aurora-topology', report: 'Aurora', activate: (app: App) => Validations.of(app).addPlugins(new AuroraChecks(app)) },
  { title: `engine inside aws-cdk-lib ${cdkVersion}, as errors`, report: 'CloudFormation Validate', activate: () => undefined },
  { title: `cdk-preflight ${preflightVersion}`, report: 'cdk-preflight', activate: (app: App) => Preflight.apply(app) },
  {
    title: `cdk-nag ${nagVersion} AwsSolutions`,
    report: 'AwsSolutions',
    activate: (app: App) => Validations.of(app).addPlugins(new AwsSolutionsChecks(app)),
  },
] as const;

interface Violation {
  readonly ruleName: string;
  readonly severity: string;
  readonly violatingConstructs: readonly {
    readonly constructPath: string;
    readonly cloudFormationResource?: { readonly logicalId: string };
  }[];
}

/** `rule@resource`, by validator. */
type Findings = ReadonlyMap<string, ReadonlySet<string>>;

/** One synthesis with every validator switched on. */
function judge(templateFile: string, { region, isIgnored }: Case): Findings {
  const outdir = mkdtempSync(join(tmpdir(), 'comparison-'));
  const { exitCode } = process;
  const app = new App({ outdir, context: { '@aws-cdk/core:validateAgainstDefaultRules': true }, analyticsReporting: false });
  const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
  const stack = new Stack(app, 'Stack', { env: { region, account: '111111111111' }, synthesizer });
  new CfnInclude(stack, 'Template', { templateFile, preserveLogicalIds: true });
  for (const { activate } of VALIDATORS) activate(app);
  const print = console.error;
  console.error = () => undefined;
  try {
    app.synth();
  } catch {
    // The report says why.
  } finally {
    console.error = print;
    process.exitCode = exitCode;
  }
  const file = join(outdir, 'validation-report.json');
  const { pluginReports } = (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { pluginReports: [] }) as {
    pluginReports: readonly { readonly pluginName: string; readonly violations: readonly Violation[] }[];
  };
  rmSync(outdir, { recursive: true, force: true });
  return new Map(pluginReports.map(({ pluginName, violations }) => [pluginName, new Set(violations
    .filter(({ severity }) => (isIgnored || severity === 'error' || severity === 'fatal'))
    .flatMap(({ ruleName, violatingConstructs }) => violatingConstructs.map((place) => `${ruleName}@${place.cloudFormationResource?.logicalId ?? place.constructPath}`)))]));
}

interface LintMatch {
  readonly Filename: string;
  readonly Level: 'Error' | 'Warning' | 'Informational';
  readonly Rule: { readonly Id: string };
  readonly Location: { readonly Path?: readonly (string | number)[] | null };
}

/** A command of its own, which takes templates: where it is not installed the table is without it. */
const CFN_LINT = 'cfn-lint';
const lintVersion = /^cfn-lint (\S+)/.exec(spawnSync(CFN_LINT, ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
if (lintVersion === undefined) console.warn(`${CFN_LINT} is not installed, so the table is without it`);

/** What it finds in each template. All of a Region at once: it takes longer to start than to judge. */
function lintAll(judged: readonly Case[]): ReadonlyMap<string, readonly LintMatch[]> {
  const matches = new Map<string, LintMatch[]>();
  for (const region of new Set(judged.map((one) => one.region))) {
    const files = judged.filter((one) => one.region === region).flatMap(({ rejected, fixed }) => [rejected, fixed]);
    const options = ['--format', 'json', '--regions', region, '--'];
    const { stdout } = spawnSync(CFN_LINT, [...options, ...files], { encoding: 'utf8', maxBuffer: Infinity });
    for (const match of JSON.parse(stdout) as readonly LintMatch[]) {
      matches.set(match.Filename, [...matches.get(match.Filename) ?? [], match]);
    }
  }
  return matches;
}

const all = cases();
const linted = lintVersion === undefined ? undefined : lintAll(all);

const lint = (templateFile: string, { isIgnored }: Case): ReadonlySet<string> => new Set((linted?.get(templateFile) ?? [])
  .filter(({ Level }) => Level === 'Error' || (isIgnored && Level === 'Warning'))
  .map(({ Rule, Location }) => `${Rule.Id}@${Location.Path?.[1]}`));

/** What every validator finds in a template. */
const judgements = (templateFile: string, one: Case): Findings =>
  new Map([...judge(templateFile, one), [CFN_LINT, lint(templateFile, one)]]);

const COLUMNS = [
  ...VALIDATORS.map(({ title, report }) => ({ title, report: report as string })),
  ...(lintVersion === undefined ? [] : [{ title: `${CFN_LINT} ${lintVersion}, on the template alone`, report: CFN_LINT }]),
];

const verdicts = all.map((one) => {
  const [before, after] = [judgements(one.rejected, one), judgements(one.fixed, one)];
  // A warning counts where it is what is to be caught; on the twin it is none of the errors.
  const errors = one.isIgnored ? judgements(one.fixed, { ...one, isIgnored: false }) : after;
  return COLUMNS.map(({ report }) => ({
    caught: [...before.get(report) ?? []].some((place) => !after.get(report)?.has(place)),
    wrong: (errors.get(report)?.size ?? 0) > 0,
  }));
});

const count = (validator: number, key: 'caught' | 'wrong'): number => verdicts.filter((verdict) => verdict[validator]![key]).length;
const onlyOurs = all.filter((_, index) => verdicts[index]!.every(({ caught }, validator) => caught === (validator === 0)));

writeFileSync(join(__dirname, '../docs/comparison.md'), `<!-- Generated by \`npx projen comparison\`. -->

# Side by side

${all.length} refused Aurora templates of \`test/corpus\`, each with its mended twin, through all validators in one synthesis.
*Caught*: an error on the refused template that the twin does not have (where the service silently ignores it, a warning counts).
*Errors on mended templates*: how many of the twins, which are accepted, still have an error.

| Validator | Caught | Errors on mended templates |
|---|---|---|
${COLUMNS.map(({ title }, index) => `| ${title} | ${count(index, 'caught')} of ${all.length} | ${count(index, 'wrong')} |`).join('\n')}

cdk-nag judges posture (is it encrypted, logged, protected), not whether Aurora accepts it: its column shows that the two do not replace each other.

## Reported by no other validator

| Case | What the service said |
|---|---|
${onlyOurs.map(({ id, error }) => `| \`${id}\` | ${error.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`).join('\n')}

## Every case

| Case | ${COLUMNS.map(({ report }) => report).join(' | ')} |
|---|${COLUMNS.map(() => '---|').join('')}
${all.map(({ id }, index) => `| \`${id}\` | ${verdicts[index]!.map(({ caught }) => (caught ? 'caught' : '')).join(' | ')} |`).join('\n')}
`);
