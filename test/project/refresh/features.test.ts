import { compareFeatures } from '../../../build-tools/refresh/features';
import { compareLifecycles } from '../../../build-tools/refresh/lifecycles';
import { compareCertificates, compareRegions } from '../../../build-tools/refresh/names';
import { MINORS } from '../../../src/facts/engine-versions';
import { list, patched, recorded } from './support';

describe('what versions can do', () => {
  const comparison = compareFeatures(recorded('describe-db-engine-versions').versions!);

  test('the tables say no, and it is so', () => {
    expect(list(comparison, 'contradicted')).toEqual([
      'aurora-postgresql 14.6: has local write forwarding, and LOCAL_WRITE_FORWARDING says it has not',
      'aurora-postgresql 16.8: has Limitless Database, and is no build of its own: isStandardBuild() says no',
      'aurora-mysql postgresql: is a log that can be exported with 8.0.mysql_aurora.3.10.3, and isRefusedLogType() says no',
    ]);
    expect(patched(comparison, 'src/facts/write-forwarding.ts').added).toEqual([
      "export const LOCAL_WRITE_FORWARDING: Since = { 'aurora-mysql': ['3.04.0'], 'aurora-postgresql': ['14.6', '15.8', '16.4'] };",
    ]);
  });

  test('words that the tables lack', () => {
    expect(list(comparison, 'lacking')).toEqual([
      'aurora-mysql rds-ca-rsa4096-g2: is a CA certificate that is not in CURRENT',
      'aurora-postgresql Nova: is a feature of roles that is not in FEATURE_NAMES',
    ]);
    expect(patched(comparison, 'src/facts/service-roles.ts').added.join()).toContain("'Bedrock', 'Nova'];");
  });

  test('what is missing in the Region of the recording is said, and changes nothing; builds of Limitless have less', () => {
    expect(list(comparison, 'unseen')).toEqual(['aurora-mysql 8.0.mysql_aurora.3.10.3: has no zero-ETL integrations in the Region of the recording, and ZERO_ETL_SINCE says it has']);
    expect(comparison.differences.filter(({ kind, edit }) => kind === 'unseen' && edit)).toEqual([]);
  });

  test('a capacity beyond the most', () => {
    expect(comparison.notes).toEqual(['a version goes beyond 256 capacity units, MAX_CAPACITY in src/facts/serverless-v2.ts']);
  });

  test('an answer that says nothing of all this is no difference', () => {
    const rows = MINORS.map(({ engine, example }) => ({ Engine: engine, EngineVersion: example }));
    expect(compareFeatures(rows)).toMatchObject({ differences: [], notes: [] });
  });
});

describe('majors', () => {
  const comparison = compareLifecycles(recorded('describe-db-major-engine-versions').majors!);

  test('days that differ, and new majors; seconds count as well as texts', () => {
    expect(comparison.rows).toBe(5);
    expect(comparison.differences.map(({ kind, engine, what, detail }) => `${kind} ${engine} ${what}: ${detail}`)).toEqual([
      'changed aurora-mysql 8.0: is supported until 2028-04-30, and in extended support until 2029-12-31; MAJORS says 2028-04-30 and 2029-07-31',
      'changed aurora-mysql 8.4: is supported until 2032-04-30, and in extended support until 2035-04-30; MAJORS says 2032-04-30 and nothing',
      'lacking aurora-postgresql 19: is not in MAJORS',
    ]);
  });

  test('the patch', () => {
    expect(patched(comparison, 'src/facts/engine-versions.ts').added).toEqual([
      "mysqlMajor(3, 'version 3', '2028-04-30', '2029-12-31'),",
      "mysqlMajor(8, '8.4', '2032-04-30', '2035-04-30'),",
      "postgresqlMajor(19, '2032-02-29', '2035-02-28'),",
    ]);
  });
});

test('certificates', () => {
  const comparison = compareCertificates(recorded('describe-certificates').certificates!);
  expect(list(comparison, 'lacking')).toEqual(['RDS rds-ca-ecc384-g2: is not in CURRENT']);
  expect(patched(comparison, 'src/facts/certificates.ts').added.join()).toContain("'rds-ca-ecc384-g1', 'rds-ca-ecc384-g2'] as const;");
});

test('Regions, by the partition their name begins with', () => {
  const comparison = compareRegions(recorded('describe-source-regions').regions!);
  expect(list(comparison, 'lacking')).toEqual(['aws-us-gov us-gov-central-1: is not in REGIONS', 'aws ap-southeast-8: is not in REGIONS']);
  expect(patched(comparison, 'src/facts/regions.ts').added).toEqual([
    expect.stringContaining("'us-west-2', 'ap-southeast-8',"),
    "'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1', 'us-gov-central-1'],",
  ]);
});
