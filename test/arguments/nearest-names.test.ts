import { didYouMean, nearestNames } from '../../src/arguments/nearest-names';

const NAMES = ['ClusterRemoved', 'ClusterEngineModeChanged', 'EngineModeRetired', 'EngineModeSpelling', 'error', 'off'];

test.each([
  ['a slip', 'EngineModeRetird', ['EngineModeRetired']],
  ['another case', 'enginemoderetired', ['EngineModeRetired']],
  ['a slip in the beginning of a name', 'ClusterEngneMode', ['ClusterEngineModeChanged']],
  ['the beginning of several', 'EngineMode', ['EngineModeRetired', 'EngineModeSpelling', 'ClusterEngineModeChanged']],
  ['the half of it', 'ClusterRemovalxx', ['ClusterRemoved']],
  ['a short name', 'of', ['off']],
  ['nothing like it', 'Xyzzyxyzzy', []],
  ['no more than two letters alike', 'on', []],
  ['what is too long', 'E'.repeat(1000), []],
])('%s', (_, name, meant) => {
  expect(nearestNames(name, NAMES)).toEqual(meant);
});

test('in words', () => {
  expect(didYouMean('ERRO', NAMES)).toBe('; did you mean error?');
  expect(didYouMean('Xyzzyxyzzy', NAMES)).toBe('');
});
