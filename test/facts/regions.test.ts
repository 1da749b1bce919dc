import { GOVCLOUD, isNoRegion, isUnregistered, meantRegion, partitionOf } from '../../src/facts/regions';

test.each([
  ['eu-west-1', 'aws'],
  ['US-EAST-1', 'aws'],
  ['us-gov-west-1', GOVCLOUD],
  ['cn-north-1', 'aws-cn'],
  ['eusc-de-east-1', 'aws-eusc'],
  ['us-iso-east-1', 'aws-iso'],
  ['us-isob-west-1', 'aws-iso-b'],
  ['eu-isoe-west-1', 'aws-iso-e'],
  ['us-isof-south-1', 'aws-iso-f'],
  ['eu-far-1', undefined],
])('the partition of %s', (region, partition) => {
  expect(partitionOf(region)).toBe(partition);
});

test.each(['us-east-1a', 'eu_west_1', 'Ireland', 'useast1', ''])('%p is no Region', (text) => {
  expect(isNoRegion(text)).toBe(true);
});

test.each(['us-east-1', 'US-EAST-1', 'us-gov-east-1', 'eusc-de-east-1', 'us-east-9', 'us-east-12'])('%p may be a Region', (text) => {
  expect(isNoRegion(text)).toBe(false);
});

test.each([
  ['us-east-1a', 'us-east-1'],
  ['eu_west_1', 'eu-west-1'],
  ['us gov east 1', 'us-gov-east-1'],
  ['Ireland', undefined],
])('%p stands for', (text, region) => {
  expect(meantRegion(text)).toBe(region);
});

test('nothing is no Region', () => {
  expect(partitionOf('')).toBeUndefined();
});

test.each([
  ['AWS::RDS::Deployment', 'us-gov-west-1', true], ['AWS::RDS::DBClusterEndpoint', 'cn-north-1', true], ['AWS::RDS::ClusterSnapshot', 'me-central-1', true],
  ['AWS::RDS::Integration', 'mx-central-1', true], ['AWS::RDS::Integration', 'cn-north-1', false], ['AWS::RDS::DBProxy', 'ap-east-2', true],
  ['AWS::RDS::DBProxy', 'eu-west-1', false], ['AWS::RDS::DBCluster', 'us-gov-west-1', false], ['AWS::RDS::Deployment', 'xx-new-1', false],
])('%s is not registered in %s: %s', (type, region, expected) => {
  expect(isUnregistered(type, region)).toBe(expected);
});
