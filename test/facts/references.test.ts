import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import * as facts from '../../src/facts/references';
import { REFERENCES, Taken, given, isOther } from '../../src/facts/references';

const ROLE = 'AWS::IAM::Role';
const CLUSTER = 'AWS::RDS::DBCluster';
const SECRET = 'AWS::SecretsManager::Secret';

/** Everything that a property of the table takes. */
const ALL: [string, Taken][] = Object.entries(facts).filter((entry): entry is [string, Taken] => typeof entry[1] === 'object' && 'words' in entry[1]);

describe('what a reference gives', () => {
  const spec = loadAwsServiceSpecSync();

  test.each(REFERENCES)('%s has the attributes of the table', (type, attributes) => {
    const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
    const known = Object.keys(resource!.attributes);
    expect(attributes.filter((name) => name !== 'Ref' && !known.includes(name))).toEqual([]);
  });

  // What `Ref` gives is the primary identifier, unless the type says otherwise: its name says what that is.
  test.each(REFERENCES)('Ref of %s gives the primary identifier', (type) => {
    const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
    const [primary] = resource!.cfnRefIdentifier ?? resource!.primaryIdentifier!;
    const expected: Record<string, string> = { [SECRET]: 'ARN', 'AWS::SecretsManager::SecretTargetAttachment': 'ARN' };
    const byName = /Arn$/.test(primary!) ? 'ARN' : /Name$/.test(primary!) ? 'name' : /Identifier$/.test(primary!) ? 'identifier' : 'id';
    expect(given(type, 'Ref')!.form).toBe(expected[type] ?? byName);
  });

  test.each([
    [ROLE, 'Arn', 'ARN', ROLE],
    [CLUSTER, 'DBClusterResourceId', 'resource id', CLUSTER],
    [CLUSTER, 'Endpoint', 'endpoint', CLUSTER],
    [CLUSTER, 'Endpoint.Address', 'endpoint', CLUSTER],
    [CLUSTER, 'ReadEndpoint.Address', 'endpoint', CLUSTER],
    [CLUSTER, 'MasterUserSecret.SecretArn', 'ARN', SECRET],
    ['AWS::RDS::GlobalCluster', 'GlobalEndpoint.Address', 'endpoint', 'AWS::RDS::GlobalCluster'],
    ['AWS::RDS::DBSubnetGroup', 'Arn', 'ARN', 'AWS::RDS::DBSubnetGroup'],
    [SECRET, 'Name', 'name', SECRET],
    ['AWS::EC2::SecurityGroup', 'VpcId', 'id', 'AWS::EC2::VPC'],
  ])('%s.%s is the %s of %s', (type, attribute, form, of) => {
    expect(given(type, attribute)).toEqual({ form, of });
  });

  test.each([
    [CLUSTER, 'Endpoints'],
    [CLUSTER, 'StorageThroughput'],
    [ROLE, 'constructor'],
    ['Custom::Anything', 'Arn'],
    ['constructor', 'Ref'],
  ])('of %s.%s nothing is known', (type, attribute) => {
    expect(given(type, attribute)).toBeUndefined();
  });
});

describe('what a property takes', () => {
  test.each(ALL)('%s: what is to be written there is right', (_, taken) => {
    for (const [type, attribute] of Object.entries(taken.by)) {
      const gives = given(type, attribute)!;
      expect(isOther(gives, type, taken)).toBe(false);
      expect(taken.forms).toContain(gives.form);
      expect(taken.of).toContain(gives.of);
    }
    for (const text of ['orders', 'an order', '', 'arn:aws:rds:eu-west-1:111122223333:cluster-pg:orders']) {
      expect(taken.fits(taken.example(text), true)).toBe(true);
    }
  });

  test.each<[keyof typeof facts, string, boolean, boolean]>([
    ['ROLE_ARN', 'arn:aws:iam::111122223333:role/orders', true, true],
    ['ROLE_ARN', 'arn:aws-us-gov:iam::111122223333:role/service-role/orders', true, true],
    ['ROLE_ARN', 'arn:aws:iam:111122223333:role/as-the-reference-has-it', true, true],
    ['ROLE_ARN', 'arn:aws:iam::111122223333:policy/orders', true, false],
    ['ROLE_ARN', 'arn:aws:sts::111122223333:assumed-role/orders/me', true, false],
    ['ROLE_ARN', 'orders', true, false],
    ['ROLE_ARN', 'a', true, false],
    ['ROLE_ARN', 'a', false, true],
    ['ROLE_ARN', '', false, true],
    ['ROLE_ARN', 'arn:aws:', false, true],
    ['ROLE_ARN', 'arn:aws:i', false, true],
    ['ROLE_ARN', 'arn:aws:s', false, false],
    ['ROLE_ARN', 'arn:aws:iam::111122223333:', false, true],
    ['ROLE_ARN', 'arn:aws:iam::111122223333:ro', false, true],
    ['ROLE_ARN', 'arn:aws:iam::111122223333:ro', true, false],
    ['ROLE_ARN', 'arn:aws:iam::111122223333:policy/', false, false],
    ['ROLE_ARN', 'orders-', false, false],
    ['TOPIC_ARN', 'arn:aws:sns:eu-west-1:111122223333:orders', true, true],
    ['TOPIC_ARN', 'arn:aws:sqs:eu-west-1:111122223333:orders', true, false],
    ['SECRET_ARN', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf', true, true],
    ['SECRET_ARN', 'arn:aws:ssm:eu-west-1:111122223333:parameter/orders', true, false],
    ['KEY_ID', 'alias/orders', true, true],
    ['KEY_ID', 'mrk-1234abcd12ab34cd56ef1234567890ab', true, true],
    ['KEY_ID', 'orders', true, true],
    ['KEY_ID', 'arn:aws:kms:eu-west-1:111122223333:alias/orders', true, true],
    ['KEY_ID', 'arn:aws:iam::111122223333:role/orders', true, false],
    ['SUBNET_ID', 'subnet-1', true, true],
    ['SUBNET_ID', 'sub', false, true],
    ['SUBNET_ID', 'sub', true, false],
    ['SECURITY_GROUP_ID', 'sg-1', true, true],
    ['SECURITY_GROUP_ID', 'default', true, false],
    ['PROXY_NAME', 'orders', true, true],
    ['PROXY_NAME', 'arn:', false, false],
    ['WAREHOUSE_ARN', 'arn:aws:redshift:::x', true, true],
    ['WAREHOUSE_ARN', 'arn:aws:redshift:::', true, false],
    ['WAREHOUSE_ARN', 'arn:aws:', false, true],
    ['DATABASE_ARN', 'arn:aws:rds:eu-west-1:111122223333:cluster:orders', true, true],
    ['DATABASE_ARN', 'arn:aws:rds:eu-west-1:111122223333:cluster:Orders', true, false],
    ['DATABASE_ARN', 'arn:aws:rds:', false, true],
  ])('%s and %s, whole: %s, fit: %s', (name, text, isWhole, fits) => {
    expect((facts[name] as Taken).fits(text, isWhole)).toBe(fits);
  });

  const other = (type: string, attribute: string, taken: Taken): boolean => isOther(given(type, attribute)!, type, taken);

  test('a name may be anything but an ARN, where something may be called after that', () => {
    expect(other('AWS::EC2::VPC', 'Ref', facts.SUBNET_GROUP_NAME)).toBe(false);
    expect(other(CLUSTER, 'Ref', facts.PROXY_NAME)).toBe(false);
    expect(other(CLUSTER, 'DBClusterArn', facts.PROXY_NAME)).toBe(true);
    expect(other('AWS::RDS::DBProxy', 'Endpoint', facts.PROXY_NAME)).toBe(true);
    expect(other('AWS::RDS::DBProxy', 'VpcId', facts.PROXY_NAME)).toBe(false);
  });

  test('an ARN is that of one thing, and an id, too', () => {
    expect(other(CLUSTER, 'DBClusterArn', facts.SECRET_ARN)).toBe(true);
    expect(other(CLUSTER, 'MasterUserSecret.SecretArn', facts.SECRET_ARN)).toBe(false);
    expect(other('AWS::EC2::VPC', 'Ref', facts.SECURITY_GROUP_ID)).toBe(true);
    expect(other('AWS::EC2::VPC', 'DefaultSecurityGroup', facts.SECURITY_GROUP_ID)).toBe(false);
  });
});
