import * as facts from '../../src/facts/availability';

test('the storage has more copies than zones, and each source its day', () => {
  expect(facts.STORAGE_COPIES % facts.STORAGE_ZONES).toBe(0);
  const sources = Object.values(facts).filter((fact): fact is typeof facts.highAvailability => typeof fact === 'object');
  expect(sources).toHaveLength(7);
  for (const { url, read } of sources) expect([url, read]).toEqual([expect.stringMatching(/^https:\/\/docs\.aws\.amazon\.com\/AmazonRDS\//), '2026-11-29']);
});
