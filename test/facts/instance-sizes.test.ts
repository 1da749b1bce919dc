import { sizeRank } from '../../src/facts/instance-sizes';

test('sizes are in order', () => {
  const sizes = ['micro', 'small', 'medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '32xlarge', '48xlarge'];
  expect(sizes.map((size) => sizeRank(`db.r6g.${size}`))).toEqual([...sizes.keys()]);
});

test.each(['db.serverless', 'db', '', 'db.r6g.', 'db.r6g.huge', 'large'])('%p has no size, or none that is known', (instanceClass) => {
  expect(sizeRank(instanceClass)).toBeUndefined();
});
