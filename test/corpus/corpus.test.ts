import { App, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AuroraChecks, AuroraFinding, AuroraSeverity } from '../../src';
import { templateFile } from '../support/apps';
import { acceptedCases, cases, deployedTemplates, ownCases } from './cases';

/** What cannot be included is no template CDK could synthesize. */
function findings(file: string, region: string): AuroraFinding[] {
  const app = new App();
  const stack = new Stack(app, 'Stack', { env: { region, account: '111111111111' } });
  try {
    new CfnInclude(stack, 'Template', { templateFile: file, preserveLogicalIds: true });
  } catch {
    return [];
  }
  return AuroraChecks.findings(app);
}

const place = ({ ruleId, logicalId }: AuroraFinding): string => `${ruleId}@${logicalId}`;
const isError = ({ severity }: AuroraFinding): boolean => severity === AuroraSeverity.ERROR;
const shown = (found: readonly AuroraFinding[]): string[] => found.map((finding) => `${place(finding)}: ${finding.message}`);

/** Cases that no rule catches, and why. */
const MISSED: Readonly<Record<string, string>> = {
  'p1-replica-govcloud-unavailable': 'a report of 2020 on an engine that is gone; the guide excludes Aurora PostgreSQL only today',
  'p2-proxy-targets-before-writer': 'a race that does not always fail, so it is a warning',
  'q1-param-unmodifiable-binlog-row-image': 'reports of 2018 and 2023; the reference of the versions that are offered today has it as modifiable',
  'q2-restore-key-for-unencrypted-source': 'an age of the source decides: since 2026-02-18 each has a key that AWS owns, so it is a warning',
  'p2-snapshot-with-master-username': 'refused by a former handler; the one of today does not send the name, so it is a warning',
};

const ALL = cases();
const caught = new Map<string, string[]>();

describe.each(ALL.map((one) => [one.id, one] as const))('%s', (id, { rejected, fixed, region, isIgnored }) => {
  const counts = (finding: AuroraFinding): boolean => isIgnored || isError(finding);
  let inMended: AuroraFinding[];

  beforeAll(() => { inMended = findings(fixed, region); });

  test('is caught, and gone from its mended twin', () => {
    const after = new Set(inMended.filter(counts).map(place));
    const hits = findings(rejected, region).filter(counts).filter((finding) => !after.has(place(finding)));
    caught.set(id, [...new Set(hits.map(({ ruleId }) => ruleId))]);
    if (id in MISSED) expect(shown(hits)).toEqual([]);
    else expect(shown(hits)).not.toEqual([]);
  });

  test('has no error in its mended twin', () => {
    expect(shown(inMended.filter((finding) => isError(finding) && !finding.lifecycle))).toEqual([]);
  });
});

describe.each(acceptedCases().map((one) => [one.id, one] as const))('%s', (_, { template, falseAlarm }) => {
  test('is accepted, and has no error', () => {
    const found = findings(template, 'us-east-1');
    expect(shown(found.filter((finding) => isError(finding) && !finding.lifecycle))).toEqual([]);
    expect(found.map(({ ruleId }) => ruleId)).not.toContain(falseAlarm);
  });
});

test('the catch table', () => {
  const rows = ALL.map(({ id, error }) => `${(caught.get(id) ?? []).join(', ') || '-'} | ${id} | ${error.slice(0, 90)}`);
  const count = [...caught.values()].filter((rules) => rules.length > 0).length;
  process.stdout.write(`${[...rows, `caught ${count} of ${ALL.length}`].join('\n')}\n`);
  expect(ALL.length).toBeGreaterThanOrEqual(100);
});

describe.each(ownCases().flatMap(({ topic, cases: own }) => own.map((one) => [`${topic}: ${one.id}`, one] as const)))('%s', (_, { rejected, fixed }) => {
  test('is caught, and gone from its mended twin', () => {
    const after = findings(templateFile(fixed), 'us-east-1').filter(isError);
    const hits = findings(templateFile(rejected), 'us-east-1').filter(isError);
    expect(shown(hits)).not.toEqual([]);
    expect(shown(after)).toEqual([]);
  });
});

const DEPLOYED = deployedTemplates();

// The templates belong to other projects, so they are not part of this one.
(DEPLOYED.length === 0 ? test.skip : test)('no template that deployed has an error, unless it grew old', () => {
  const refused = DEPLOYED.flatMap(({ id, file, region }) =>
    findings(file, region).filter((finding) => isError(finding) && !finding.lifecycle).map((finding) => `${id} ${shown([finding])[0]}`));
  expect(refused).toEqual([]);
});
