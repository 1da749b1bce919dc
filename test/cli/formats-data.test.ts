import { readFileSync } from 'fs';
import { join } from 'path';
import Ajv, { ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { AuroraChangeAction, AuroraEffect } from '../../src';
import { jsonOf } from '../../src/cli/formats/data';
import { Report } from '../../src/cli/formats/report';
import { assembly, clusters, corpusReports, movedTo, pipe, report, reportOfTemplate } from './reports';

const SCHEMA = JSON.parse(readFileSync(join(__dirname, '../../schema/check.v1.schema.json'), 'utf8'));

/** As published, and so that nothing is there that it does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const entries = Object.entries(schema).map(([key, value]) => [key, closed(value)]);
  return { ...Object.fromEntries(entries), ...('properties' in schema ? { additionalProperties: false } : {}) };
}

function compiled(schema: object): ValidateFunction {
  const ajv = new Ajv({ allErrors: true });
  addFormats(ajv);
  return ajv.compile(schema);
}

const REPORTS = corpusReports();

const validate = compiled(closed(SCHEMA) as object);

const json = (all: Report): { findings: Record<string, unknown>[]; [key: string]: any } => JSON.parse(jsonOf(all, pipe('/')));

/** What is wrong with the output. */
function mistakes(all: Report): unknown[] {
  validate(json(all));
  return validate.errors ?? [];
}

test('the published schema is one, and the outputs on the corpus are as it says', () => {
  expect(compiled(SCHEMA)).toBeInstanceOf(Function);
  expect(REPORTS.reduce((count, { findings }) => count + findings.length, 0)).toBeGreaterThan(150);
  expect(REPORTS.flatMap(mistakes)).toEqual([]);
});

test('every property that the schema names of a finding is in some output', () => {
  const reports = [...REPORTS, report(assembly(), 'cdk.out'), movedTo(reportOfTemplate(REFUSED), { source: { file: 'a.ts', line: 1, column: 2 } }), conditional()];
  const findings = reports.map(json).flatMap((data) => [...data.findings, ...data.acknowledged]);
  const named = (path: string): string[] => Object.keys(SCHEMA.definitions[path].properties);
  const met = (some: unknown[]): string[] => [...new Set(some.flatMap((one) => Object.keys(one ?? {})))];
  expect(met(findings)).toEqual(expect.arrayContaining(named('acknowledgedFinding')));
  expect(met(findings.map(({ change }) => change))).toEqual(expect.arrayContaining(named('change')));
  expect(met(findings.map(({ location }) => location))).toEqual(expect.arrayContaining(named('location')));
});

test('the words of the schema are those of the constructs', () => {
  const { finding, change } = SCHEMA.definitions;
  expect([...finding.properties.effect.enum].sort()).toEqual(Object.values(AuroraEffect).sort());
  expect([...change.properties.action.enum].sort()).toEqual(Object.values(AuroraChangeAction).sort());
});

const REFUSED = clusters({ Cluster: { BackupRetentionPeriod: 40 } });

const conditional = (): Report => reportOfTemplate({
  Conditions: { IsLong: { 'Fn::Equals': [{ Ref: 'AWS::Region' }, 'eu-west-1'] } },
  ...clusters({ Cluster: { BackupRetentionPeriod: { 'Fn::If': ['IsLong', 40, 7] } } }),
});

test('an assembly: construct paths, the stack, and what is acknowledged with its reason', () => {
  const data = json(report(assembly(), 'cdk.out'));
  expect(data.findings).toMatchObject([
    { ruleId: 'BacktrackWindowRange', severity: 'error', stack: 'Orders', constructPath: 'Orders/Writes', logicalId: 'Writes', location: { file: 'cdk.out/Orders.template.json' } },
    { ruleId: 'ClusterStorageEncryptedOff', severity: 'warning' },
  ]);
  expect(data.acknowledged).toMatchObject([{ ruleId: 'ClusterBackupRetention', constructPath: 'Orders/Archive', reason: 'it is never deployed' }]);
  expect(data.summary).toMatchObject({ errors: 1, warnings: 1, acknowledged: 1, templates: 1, clusters: 2, problems: [] });
});

test('with errors only, warnings are counted and not listed', () => {
  const data = json(report(assembly(), 'cdk.out', { errorsOnly: true }));
  expect(data.findings.map(({ severity }) => severity)).toEqual(['error']);
  expect(data.summary).toMatchObject({ errors: 1, warnings: 1 });
});

test('a schema that is not kept is noticed', () => {
  expect(validate({ ...json(reportOfTemplate(REFUSED)), more: 1 })).toBe(false);
  expect(validate({ ...json(reportOfTemplate(REFUSED)), schemaVersion: 2 })).toBe(false);
});
