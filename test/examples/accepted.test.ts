import { readFileSync } from 'fs';
import { join } from 'path';
import { inReport, synthesize } from '../support/doors';
import { example, findings, templates } from './support';

/** What is found in the examples that deploy, or would have. */
const FOUND: Readonly<Record<string, string[]>> = {
  'orders': [],
  'auction': ['MultiMasterRetired @ Auction/Cluster/Resource'],
  'existing-app': [],
  'own-rules': [],
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

test('auction: what is acknowledged stays on record with its reason', () => {
  const app = example('auction');
  synthesize(app);
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  const { suppressedViolations } = pluginReports.find(({ pluginName }: { pluginName: string }) => pluginName === 'Aurora');
  expect(suppressedViolations).toEqual([
    expect.objectContaining({
      ruleName: 'MultiMasterInstanceTotal',
      acknowledgedId: 'Aurora::MultiMasterInstanceTotal',
      acknowledgedAt: 'Auction/Cluster',
      reason: expect.stringContaining('kept as it was designed'),
    }),
  ]);
});
