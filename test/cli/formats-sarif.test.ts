import { readFileSync } from 'fs';
import { join } from 'path';
import { pathToFileURL } from 'url';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { Report } from '../../src/cli/formats/report';
import { sarifOf } from '../../src/cli/formats/sarif';
import { assembly, clusters, corpusReports, movedTo, pipe, report, reportOfTemplate } from './reports';
import { folderOf } from './support';

/** The schema of OASIS, which is written in an older dialect; nothing it uses means something else in the newer one. */
function official(): object {
  const { id, $schema: _, ...schema } = JSON.parse(readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'));
  return { $id: id, ...schema };
}

const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false });
addFormats(ajv);
const validate = ajv.compile(official());

/* eslint-disable-next-line @typescript-eslint/no-explicit-any -- what SARIF is like is what is tested here */
const run = (all: Report, cwd = '/'): any => JSON.parse(sarifOf(all, pipe(cwd))).runs[0];

test('outputs on the corpus are SARIF 2.1.0', () => {
  const rules: unknown[] = [];
  const wrong = [...corpusReports(), report(assembly(), 'cdk.out', { acknowledged: true })].flatMap((all) => {
    const moved = movedTo(all, { source: { file: 'lib/app.ts', line: 3, column: 7 } });
    return [all, moved].flatMap((one) => {
      const log = JSON.parse(sarifOf(one, pipe('/')));
      // They are the same each time, and many: to find that no two are alike takes long.
      rules.push(...log.runs[0].tool.driver.rules.splice(0));
      return validate(log) ? [] : validate.errors ?? [];
    });
  });
  expect(wrong).toEqual([]);
  const each = [...new Map(rules.map((rule) => [JSON.stringify(rule), rule])).values()];
  expect(each.length).toBeGreaterThan(600);
  expect(validate({ version: '2.1.0', runs: [{ tool: { driver: { name: 'aurora-topology', rules: each } } }] })).toBe(true);
});

test('something else is noticed', () => {
  const log = JSON.parse(sarifOf(report(assembly(), 'cdk.out'), pipe('/')));
  expect(validate({ ...log, version: '2.2.0' })).toBe(false);
  log.runs[0].results[0].level = 'fatal';
  expect(validate(log)).toBe(false);
});

describe('what code scanning asks for', () => {
  const folder = assembly();
  const { tool: { driver }, results, automationDetails } = run(report(folder, 'cdk.out'), folder);

  test('results name their rule, and have its level unless they say otherwise', () => {
    expect(results).toHaveLength(2);
    for (const { ruleId, ruleIndex } of results) expect(driver.rules[ruleIndex].id).toBe(ruleId);
    expect(results.map(({ level }: { level: string }) => level)).toEqual(['error', 'warning']);
  });

  test('files are relative to the root, and constructs are logical locations', () => {
    expect(results[0].locations).toEqual([{
      physicalLocation: { artifactLocation: { uri: 'cdk.out/Orders.template.json', uriBaseId: '%SRCROOT%' }, region: { startLine: 6 } },
      logicalLocations: [{ name: 'Writes', fullyQualifiedName: 'Orders/Writes', kind: 'resource' }],
    }]);
  });

  test('each rule is described within the limits, with help in text and Markdown', () => {
    expect(driver.rules.length).toBeGreaterThan(500);
    for (const rule of driver.rules) {
      expect(rule).toMatchObject({ name: rule.id, helpUri: expect.stringMatching(/^https:/), help: { text: expect.any(String), markdown: expect.any(String) } });
      expect(rule.shortDescription.text).not.toMatch(/^$|.{1025}/s);
      expect(rule.fullDescription.text).not.toMatch(/^$|.{1025}/s);
      expect(['error', 'warning']).toContain(rule.defaultConfiguration.level);
      expect(rule.properties.tags.length).toBeLessThanOrEqual(10);
      expect(new Set(rule.properties.tags).size).toBe(rule.properties.tags.length);
    }
  });

  test('the category has no run in it', () => expect(automationDetails.id).toMatch(/^[^/]+\/$/));
});

describe('locations', () => {
  const template = clusters({ Cluster: { BackupRetentionPeriod: 40 } });
  const cwd = folderOf({ 'a folder/ä#1.json': template });
  const all = report(cwd, 'a folder/ä#1.json');

  test('the line of code comes first, the template with it', () => {
    const [{ locations, relatedLocations }] = run(movedTo(all, { source: { file: 'lib/app.ts', line: 3, column: 7 } }), cwd).results;
    expect(locations[0].physicalLocation).toEqual({ artifactLocation: { uri: 'lib/app.ts', uriBaseId: '%SRCROOT%' }, region: { startLine: 3, startColumn: 7 } });
    expect(relatedLocations[0].physicalLocation.artifactLocation.uri).toBe('a%20folder/%C3%A4%231.json');
  });

  test('the line of the template, where nothing is known of the code', () => {
    const [{ locations }] = run(movedTo(all, { line: (property: string) => (property === 'BackupRetentionPeriod' ? 12 : 1) }), cwd).results;
    expect(locations[0].physicalLocation.region).toEqual({ startLine: 12 });
  });

  test('paths are relative to the repository', () => {
    const repository = folderOf({ '.git/HEAD': '', 'infra/template.json': template });
    const infra = join(repository, 'infra');
    expect(run(report(infra, 'template.json'), infra).results[0].locations[0].physicalLocation.artifactLocation.uri).toBe('infra/template.json');
  });

  test('a file outside of the repository has an absolute address', () => {
    const repository = folderOf({ '.git/HEAD': '' });
    const outside = join(cwd, 'a folder/ä#1.json');
    const [{ locations }] = run(report(repository, outside), repository).results;
    expect(locations[0].physicalLocation.artifactLocation).toEqual({ uri: pathToFileURL(outside).href });
  });
});

describe('fingerprints', () => {
  const prints = (all: Report): string[] => run(all).results.map((result: { partialFingerprints: Record<string, string> }) => result.partialFingerprints['auroraFinding/v1']);
  const two = prints(reportOfTemplate(clusters({ A: { BackupRetentionPeriod: 40 }, B: { BackupRetentionPeriod: 41 } })));

  test('tell findings apart', () => expect(new Set(two).size).toBe(two.length));

  test('stay with a finding whatever its line, its value, and the order of declaration', () => {
    const reordered = reportOfTemplate(clusters({ B: { BackupRetentionPeriod: 50 }, A: { BackupRetentionPeriod: 40 } }));
    expect(prints(reordered)).toEqual(two);
    expect(prints(movedTo(reordered, { source: { file: 'x.ts', line: 9 } }))).toEqual(two);
  });

  test('the one of GitHub is there where the action that uploads does not fill it in', () => {
    const all = reportOfTemplate(clusters({ A: { BackupRetentionPeriod: 40 } }));
    const keys = (one: Report): string[] => Object.keys(run(one).results[0].partialFingerprints);
    expect(keys(movedTo(all, { line: () => undefined }))).toEqual(['auroraFinding/v1', 'primaryLocationLineHash']);
    expect(keys(movedTo(all, { line: () => 4 }))).toEqual(['auroraFinding/v1']);
  });
});

test('what is acknowledged is left out, or suppressed with its reason', () => {
  const folder = assembly();
  expect(run(report(folder, 'cdk.out')).results.filter(({ suppressions }: { suppressions?: unknown }) => suppressions)).toEqual([]);
  const suppressed = run(report(folder, 'cdk.out', { acknowledged: true })).results.filter(({ suppressions }: { suppressions?: unknown }) => suppressions);
  expect(suppressed).toMatchObject([{ ruleId: 'ClusterBackupRetention', suppressions: [{ kind: 'inSource', justification: 'it is never deployed' }] }]);
});

test('what could not be read is told, and that the run has failed', () => {
  const [invocation] = run(report(folderOf({}), 'nothing.json')).invocations;
  expect(invocation).toMatchObject({ executionSuccessful: false, toolExecutionNotifications: [{ level: 'error', message: { text: 'nothing.json is not there' } }] });
});
