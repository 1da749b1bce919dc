import { lacksBacktrack, nearestBacktrackWindow } from '../../src/facts/backtrack';

test.each([[-1, 0], [0, 0], [259200, 259200], [259201, 259200]])('the window nearest to %d is %d', (seconds, nearest) => {
  expect(nearestBacktrackWindow(seconds)).toBe(nearest);
});

test.each([['aurora-mysql', false], ['aurora-postgresql', true], ['aurora', false], ['aurora-oracle', false]])('%s lacks backtrack: %s', (engine, expected) => {
  expect(lacksBacktrack(engine)).toBe(expected);
});
