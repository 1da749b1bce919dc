import { isMonitoringService, nearestMonitoringInterval } from '../../src/facts/monitoring';

test.each([[-5, 0], [2, 1], [20, 15], [45, 30], [46, 60], [3600, 60]])('the interval nearest to %d is %d', (seconds, nearest) => {
  expect(nearestMonitoringInterval(seconds)).toBe(nearest);
});

test('the service has a name in each partition', () => {
  expect(isMonitoringService('monitoring.rds.amazonaws.com')).toBe(true);
  expect(isMonitoringService('monitoring.rds.amazonaws.com.cn')).toBe(true);
  expect(isMonitoringService('rds.amazonaws.com')).toBe(false);
});
