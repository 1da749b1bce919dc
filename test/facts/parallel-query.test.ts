import { lacksLocalStorage, lacksParallelQuery } from '../../src/facts/parallel-query';

test.each([['db.t2.medium', true], ['db.t3.medium', true], ['db.t4g.medium', false], ['db.r6g.large', false], ['my.db.t3.medium', false]])('%s lacks parallel query: %s', (instanceClass, lacks) => {
  expect(lacksParallelQuery(instanceClass)).toBe(lacks);
});

test.each([['db.r6g.large', true], ['db.serverless', true], ['db.r5.large', true], ['db.r6gd.xlarge', false], ['db.r6id.24xlarge', false], ['db.r8gd.large', false], ['db.t4g.medium', true], ['db.x2g.large', true], ['db.x9z.large', false], ['db.t9.large', false], ['db.serverless2', false], ['my.db.serverless', false]])('%s lacks local storage: %s', (instanceClass, lacks) => {
  expect(lacksLocalStorage(instanceClass)).toBe(lacks);
});
