import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative, resolve } from 'path';
import { App, Stack, Validations, aws_rds as rds } from 'aws-cdk-lib';
import { createColors } from 'picocolors';
import { Surroundings } from '../../src/cli/formats/format';
import { Report, Selection, reportOf } from '../../src/cli/formats/report';
import { readPlan } from '../../src/cli/input/plan';
import { Judged, judge } from '../../src/cli/judgement/judge';
import { readBaseline } from '../../src/readers/deployed/baseline';
import { acceptedCases, cases, ownCases, updateCases } from '../corpus/cases';
import { synthesize } from '../support/doors';
import { folderOf } from './support';

const SETTINGS = { severities: new Map(), acknowledgements: [], parameters: {}, failOn: 'error', maxWarnings: Infinity } as const;

/** What formats get to know of a pipe. */
export const pipe = (cwd: string): Surroundings => ({ cwd, environment: {}, columns: undefined, colors: createColors(false) });

/** A report of files, and of what is deployed where that is given. */
export function report(
  cwd: string,
  path: string | string[],
  selection: Partial<Selection> = {},
  { against, region }: { against?: string; region?: string } = {},
): Report {
  const { stacks, problems } = readPlan([path].flat(), cwd);
  const baseline = against === undefined ? undefined : readBaseline(resolve(cwd, against), []);
  const judgement = judge(stacks, baseline, { ...SETTINGS, region }, cwd);
  const all = { ...judgement, problems: [...problems, ...judgement.problems] };
  return reportOf(all, { errorsOnly: false, acknowledged: false, undecided: false, ...selection });
}

/** A report of one template. */
export const reportOfTemplate = (template: object, selection: Partial<Selection> = {}): Report =>
  report(folderOf({ 'template.json': template }), 'template.json', selection);

/** A template with a cluster for each set of properties, which lack nothing but what they say. */
export function clusters(properties: Readonly<Record<string, object>>): { readonly Resources: Record<string, unknown> } {
  return {
    Resources: Object.fromEntries(Object.entries(properties).flatMap(([id, own]) => [
      [id, { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', MasterUsername: 'admin', ManageMasterUserPassword: true, ...own } }],
      [`${id}Writer`, { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBClusterIdentifier: { Ref: id }, DBInstanceClass: 'db.r6g.large' } }],
    ])),
  };
}

/** The same findings at other places, as they are known once CDK has recorded lines. */
export const movedTo = (all: Report, place: object): Report => ({
  ...all,
  findings: all.findings.map((one): Judged => ({ ...one, place: { ...one.place, ...place } })),
});

const CORPUS = resolve(__dirname, '../corpus');

/** What there is of templates, many in a report: what is refused, what is mended or accepted, and what changes, a report for each. */
export function corpusReports(): Report[] {
  const paths = (files: readonly string[]): string[] => files.map((file) => relative(CORPUS, file));
  const own = folderOf(Object.fromEntries(ownCases().flatMap((topic) => topic.cases.map(({ id, rejected }) => [`${id}.json`, rejected]))));
  return [
    report(CORPUS, paths(cases().map(({ rejected }) => rejected)), {}, { region: 'us-east-1' }),
    report(CORPUS, paths([...cases().map(({ fixed }) => fixed), ...acceptedCases().map(({ template }) => template)]), {}, { region: 'us-east-1' }),
    report(own, '*.json'),
    ...updateCases().map(({ before, after, region }) => report(CORPUS, relative(CORPUS, after), {}, { against: before, region })),
  ];
}

/** The folder with the assembly of an app that is wrong in three ways, one of which is acknowledged. */
export function assembly(): string {
  const folder = mkdtempSync(join(tmpdir(), 'aurora-cli-'));
  const app = new App({ outdir: join(folder, 'cdk.out') });
  const stack = new Stack(app, 'Orders', { env: { region: 'eu-west-1', account: '123456789012' } });
  const cluster = (id: string, props: Partial<rds.CfnDBClusterProps>): rds.CfnDBCluster => {
    const made = new rds.CfnDBCluster(stack, id, { engine: 'aurora-mysql', masterUsername: 'admin', manageMasterUserPassword: true, ...props });
    new rds.CfnDBInstance(stack, `${id}Writer`, { engine: 'aurora-mysql', dbClusterIdentifier: made.ref, dbInstanceClass: 'db.r6g.large' });
    return made;
  };
  cluster('Writes', { backtrackWindow: 300_000, storageEncrypted: false });
  Validations.of(cluster('Archive', { backupRetentionPeriod: 40 })).acknowledge({ id: 'Aurora::ClusterBackupRetention', reason: 'it is never deployed' });
  synthesize(app);
  return folder;
}
