import { FEATURE_REGION_SOURCES, RegionalFeature, lacksFeature } from '../../src/facts/feature-regions';

test.each<[RegionalFeature, string, string, boolean]>([
  ['backtrack', 'aurora-mysql', 'us-gov-east-1', true],
  ['backtrack', 'aurora-mysql', 'US-GOV-WEST-1', true],
  ['backtrack', 'aurora-mysql', 'sa-east-1', true],
  ['backtrack', 'aurora-mysql', 'eu-west-1', false],
  ['backtrack', 'aurora-mysql', 'il-central-1', false],
  ['backtrack', 'aurora-postgresql', 'sa-east-1', false],
  ['zeroEtl', 'aurora-mysql', 'ap-southeast-5', true],
  ['zeroEtl', 'aurora-mysql', 'ap-southeast-4', false],
  ['zeroEtl', 'aurora-postgresql', 'us-gov-west-1', false],
  ['limitless', 'aurora-postgresql', 'ap-east-2', true],
  ['limitless', 'aurora-postgresql', 'us-gov-west-1', false],
  ['express', 'aurora-postgresql', 'me-south-1', true],
  ['express', 'aurora-postgresql', 'xx-new-1', false],
  ['globalDatabase', 'aurora-mysql', 'ap-southeast-7', true],
  ['globalDatabase', 'aurora-postgresql', 'ap-southeast-7', false],
  ['dataApi', 'aurora-postgresql', 'ap-south-2', true],
  ['dataApi', 'aurora-mysql', 'ap-south-2', false],
])('%s of %s is missing in %s: %s', (feature, engine, region, expected) => {
  expect(lacksFeature(feature, engine, region)).toBe(expected);
});

test('every feature has its sources', () => {
  expect(Object.values(FEATURE_REGION_SOURCES).every((sources) => sources.length > 0)).toBe(true);
});
