import { isRetention, lacksPerformanceInsights, misspelledMode, nearestRetention } from '../../src/facts/performance-insights';

test.each([7, 31, 62, 465, 713, 731])('%d days can be kept', (days) => {
  expect(isRetention(days)).toBe(true);
});

test.each([[0, 7], [1, 7], [30, 31], [94, 93], [19, 7], [732, 731], [744, 731]])('%d days cannot be kept, %d can', (days, nearest) => {
  expect(isRetention(days)).toBe(false);
  expect(nearestRetention(days)).toBe(nearest);
});

test('modes are written in lower case', () => {
  expect(misspelledMode('Advanced')).toBe('advanced');
  expect(misspelledMode('advanced')).toBeUndefined();
  expect(misspelledMode('basic')).toBeUndefined();
});

test.each([['db.t2.small', true], ['db.t3.large', true], ['db.t4g.small', true], ['db.t4g.medium', false], ['db.r6g.large', false], ['db.serverless', false], ['my.db.t2.small', false], ['my.db.t4g.small', false], ['db.t4g.small2', false]])(
  '%s lacks Performance Insights: %s',
  (instanceClass, lacks) => {
    expect(lacksPerformanceInsights(instanceClass)).toBe(lacks);
  },
);
