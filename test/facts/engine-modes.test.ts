import { misspelledEngineMode } from '../../src/facts/engine-modes';

test.each([
  ['provisioned', undefined], ['serverless', undefined], ['parallelquery', undefined], ['global', undefined], ['multimaster', undefined],
  ['Provisioned', 'provisioned'], ['multi-master', 'multimaster'], ['parallel_query', 'parallelquery'], ['GLOBAL', 'global'], ['Serverless', 'serverless'],
  ['serverless-v2', 'provisioned'], ['Serverless2', 'provisioned'], ['limitless', undefined],
])('by %s %s is meant', (value, meant) => {
  expect(misspelledEngineMode(value)).toBe(meant);
});
