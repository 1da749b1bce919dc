import { isDatabaseService, isForeignFeature, isRoleParameter } from '../../src/facts/service-roles';

test.each([['aurora-mysql', 's3Import', true], ['aurora-mysql', 'lambda', true], ['aurora-mysql', 'Bedrock', false], ['aurora-postgresql', 's3Import', false], ['aurora-postgresql', 'S3_INTEGRATION', true]])(
  '%s, %s: foreign is %s',
  (engine, feature, foreign) => {
    expect(isForeignFeature(engine, feature)).toBe(foreign);
  },
);

test.each([['aws_default_s3_role', true], ['aurora_load_from_s3_role', true], ['aurora_parallel_query', false]])('%s names a role: %s', (name, names) => {
  expect(isRoleParameter(name)).toBe(names);
});

test('the database is not its monitoring', () => {
  expect(isDatabaseService('rds.amazonaws.com')).toBe(true);
  expect(isDatabaseService('monitoring.rds.amazonaws.com')).toBe(false);
});
