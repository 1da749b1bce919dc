import { readFileSync } from 'fs';
import { join } from 'path';
import { inReport, synthesize } from '../support/doors';
import { EXAMPLES, example, findings, templates } from './support';

/** What is found in the examples that deploy, or would have. */
const FOUND: Readonly<Record<string, string[]>> = {
  'orders': [],
  'auction': ['MultiMasterRetired @ Auction/Cluster/Resource'],
  'existing-app': [],
  'migrate-from-multi-master': [],
  'global': [],
  'own-rules': [],
  'safe-update': [],
  'serverless': [],
};

describe.each(Object.entries(FOUND))('%s', (name, expected) => {
  test('findings', () => {
    expect(findings(example(name))).toEqual(expected);
  });

  test('templates, and what the report of the synthesis says', () => {
    const app = example(name);
    synthesize(app);
    expect(templates(app)).toMatchSnapshot();
    expect(inReport(app)).toEqual(expected.map((finding) => `${finding}: warning`));
  });
});

/** What is acknowledged in an example, as the report of its synthesis has it. */
function suppressed(name: string): unknown {
  const app = example(name);
  synthesize(app);
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  return pluginReports.find(({ pluginName }: { pluginName: string }) => pluginName === 'Aurora').suppressedViolations;
}

test('auction: what is acknowledged stays on record with its reason', () => {
  expect(suppressed('auction')).toEqual([
    expect.objectContaining({
      ruleName: 'MultiMasterInstanceTotal',
      acknowledgedId: 'Aurora::MultiMasterInstanceTotal',
      acknowledgedAt: 'Auction/Cluster',
      reason: expect.stringContaining('kept as it was designed'),
    }),
  ]);
});

test('migrate-from-multi-master: what is found in the archived cluster is acknowledged, and nothing else is', () => {
  const at = { acknowledgedAt: 'Archived/Cluster' };
  expect(suppressed('migrate-from-multi-master')).toEqual([
    expect.objectContaining({ ...at, ruleName: 'MultiMasterRetired', reason: expect.stringContaining('not deployed') }),
    expect.objectContaining({ ...at, ruleName: 'WorkloadMultiMaster', reason: expect.stringContaining('never needed several writers') }),
  ]);
});

test('migrate-from-multi-master: the outputs are what the advisor says, and what the README shows', () => {
  const app = example('migrate-from-multi-master');
  synthesize(app);
  const { Outputs } = templates(app)['Replacement.template.json'] as { Outputs: Record<string, { Value: string }> };
  const readme = readFileSync(join(EXAMPLES, 'migrate-from-multi-master', 'README.md'), 'utf8').replace(/\s+/g, ' ');
  for (const output of ['Advice', 'AdvisedFeatures', 'MultiMasterVerdict']) {
    expect(readme).toContain(`${output} ${Outputs[output]!.Value}`);
  }
});
