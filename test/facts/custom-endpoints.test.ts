import { meantEndpointType } from '../../src/facts/custom-endpoints';

test.each([['READER', undefined], ['reader', 'READER'], ['READ_ONLY', 'READER'], ['readers', 'READER'], ['read', 'READER'], ['Any', 'ANY'], ['all', 'ANY'], ['READ_WRITE', 'ANY'], ['ANALYTICS', undefined]])('by %s %s is meant', (value, meant) => {
  expect(meantEndpointType(value)).toBe(meant);
});
