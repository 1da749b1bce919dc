import { isResourceId, mayBeClusterResourceId, otherNameIn } from '../../src/facts/resource-ids';

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
  ['Ref', undefined],
  ['DBClusterArn', undefined],
  ['DBInstanceArn', undefined],
  ['DBClusterResourceId', 'resource id'],
  ['DbiResourceId', 'resource id'],
  ['Endpoint', 'endpoint'],
  ['Endpoint.Address', 'endpoint'],
  ['ReadEndpoint.Address', 'endpoint'],
  ['Endpoints', undefined],
  ['MasterUserSecret.SecretArn', undefined],
])('the attribute %s is %s', (attribute, is) => {
  expect(otherNameIn(attribute)).toBe(is);
});
