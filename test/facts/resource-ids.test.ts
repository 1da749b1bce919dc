import { isEndpoint, isResourceId, mayBeClusterResourceId } from '../../src/facts/resource-ids';

test.each([
  ['db-X2DZTPZZBF4OCRVD35QD4PJQIU', true],
  ['cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', true],
  ['db-x2dztpzzbf4ocrvd35qd4pjqiu', false],
  ['db-ORDERS', false],
  ['cluster-orders', false],
  ['orders-cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', false],
])('%s is a resource id: %s', (text, isOne) => {
  expect(isResourceId(text)).toBe(isOne);
});

test.each([
  ['cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ', true],
  ['cluster-abcdefghijklmnopqrstuvwxyz0123', true],
  ['orders', false],
  ['cluster-orders', false],
  ['arn:aws:rds:eu-west-1:111122223333:cluster:orders', false],
])('%s may be the resource id of a cluster: %s', (text, mayBe) => {
  expect(mayBeClusterResourceId(text)).toBe(mayBe);
});

test.each([
  ['orders.cluster-abcdefghijkl.eu-west-1.rds.amazonaws.com', true],
  ['orders.cluster-ro-abcdefghijkl.cn-north-1.rds.amazonaws.com.cn:3306', true],
  ['shop.proxy-abcdefghijkl.eusc-de-east-1.rds.amazonaws.eu', true],
  ['orders', false],
  ['orders.example.com', false],
  ['arn:aws:rds:eu-west-1:111122223333:cluster:orders', false],
])('%s is an endpoint: %s', (text, isOne) => {
  expect(isEndpoint(text)).toBe(isOne);
});
