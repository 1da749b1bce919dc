import { INSTANCE_SETTINGS } from '../../src/facts/blue-green';

test('the settings of the engine and of parameter groups apply to Aurora', () => {
  expect(INSTANCE_SETTINGS).not.toEqual(expect.arrayContaining(['TargetEngineVersion']));
  expect(INSTANCE_SETTINGS).not.toEqual(expect.arrayContaining(['TargetDBClusterParameterGroupName']));
});
