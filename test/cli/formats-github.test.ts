import { githubOf } from '../../src/cli/formats/github';
import { Report } from '../../src/cli/formats/report';
import { assembly, clusters, movedTo, pipe, report, reportOfTemplate } from './reports';
import { folderOf } from './support';

const lines = (all: Report, cwd = '/'): string[] => githubOf(all, pipe(cwd)).trimEnd().split('\n');

test('a command for each finding, errors first, and a summary', () => {
  const folder = assembly();
  expect(lines(report(folder, 'cdk.out'), folder)).toEqual([
    '::error file=cdk.out/Orders.template.json,title=BacktrackWindowRange::BacktrackWindow is 300000, and windows go from 0 to 259200 seconds. '
      + 'RDS refuses to create the cluster: it is not a valid backtrack window.%0AFix: set BacktrackWindow to 259200%0AMore: npx aurora-topology explain BacktrackWindowRange',
    expect.stringMatching(/^::warning file=cdk\.out\/Orders\.template\.json,title=ClusterStorageEncryptedOff::/),
    expect.stringMatching(/^1 error, 1 warning \(1 template with 2 Aurora clusters, \d+ rules\)/),
  ]);
});

test('the line and the column, where they are known', () => {
  const all = movedTo(reportOfTemplate(clusters({ A: { BackupRetentionPeriod: 40 } })), { source: { file: 'lib/a,b:c%.ts', line: 3, column: 7 } });
  expect(lines(all)[0]).toMatch(/^::error file=lib\/a%2Cb%3Ac%25\.ts,line=3,col=7,title=ClusterBackupRetention::/);
});

test('files are relative to the workspace of the job, and to no other place', () => {
  const repository = folderOf({ 'infra/template.json': clusters({ A: { BackupRetentionPeriod: 40 } }) });
  const infra = `${repository}/infra`;
  const all = report(infra, 'template.json');
  expect(githubOf(all, { ...pipe(infra), environment: { GITHUB_WORKSPACE: repository } })).toMatch(/^::error file=infra\/template\.json,/);
  expect(githubOf(all, { ...pipe(infra), environment: { GITHUB_WORKSPACE: '/somewhere/else' } })).toMatch(/^::error file=template\.json,/);
  const outside = folderOf({});
  expect(githubOf(report(outside, `${infra}/template.json`), { ...pipe(outside), environment: { GITHUB_WORKSPACE: outside } })).toMatch(/^::error title=/);
});

test('what GitHub does not show is said', () => {
  const many = (count: number): Report => reportOfTemplate(clusters(Object.fromEntries([...Array(count).keys()].map((index) => [`C${index}`, { BackupRetentionPeriod: 40 }]))));
  expect(lines(many(12))).toContain('::notice title=aurora-topology::2 more errors in the log: GitHub shows 10 annotations of each kind for a step.');
  expect(lines(many(10)).join()).not.toContain('::notice');
});
