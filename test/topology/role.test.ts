import { readTemplates } from '../../src/readers/template';
import { KINDS } from '../../src/topology/kinds';
import { known } from '../../src/topology/resource';
import { isSameRole } from '../../src/topology/role';

const roleOf = (principal: unknown) => {
  const statement = { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' };
  const template = { Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [statement] } } } } };
  return readTemplates([{ name: 'A', template }]).all(KINDS.role)[0]!;
};

test.each([
  ['a service', { Service: 'rds.amazonaws.com' }, ['rds.amazonaws.com']],
  ['several, once each', { Service: ['a.amazonaws.com', 'a.amazonaws.com', 'b.amazonaws.com'] }, ['a.amazonaws.com', 'b.amazonaws.com']],
  ['an account', { AWS: '111122223333' }, ['accounts and their users']],
  ['an identity provider', { Federated: 'accounts.google.com' }, ['users of an identity provider']],
  ['what policies do not have', { constructor: 'x' }, ['constructor']],
  ['everyone', { AWS: '*' }, undefined],
  ['everyone, in short', '*', undefined],
])('who is trusted: %s', (_, principal, expected) => {
  expect(known(() => roleOf(principal).trusted)).toEqual(expected);
});

test('others than who is expected', () => {
  const role = roleOf({ Service: ['a.amazonaws.com', 'b.amazonaws.com'] });
  expect(role.trustedInsteadOf((service) => service.startsWith('b.'))).toBeUndefined();
  expect(role.trustedInsteadOf((service) => service.startsWith('c.'))).toBe('a.amazonaws.com, b.amazonaws.com');
});

test('whether two places name one role', () => {
  const [one, other] = [roleOf('*'), roleOf('*')];
  const find = (target: unknown) => (target === 'one' ? one : target === 'other' ? other : undefined);
  expect(isSameRole('one', 'one', find)).toBe(true);
  expect(isSameRole('one', 'other', find)).toBe(false);
  expect(isSameRole('one', 'arn:x', find)).toBeUndefined();
  expect([isSameRole('arn:x', 'arn:x', find), isSameRole('arn:x', 'arn:y', find)]).toEqual([true, false]);
});
