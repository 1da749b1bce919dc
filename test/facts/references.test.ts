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
    for (const text of ['orders', 'an order', '', 'arn:aws:rds:eu-west-1:111122223333:cluster-pg:orders', 'orders-…']) {
      expect(taken.fits(taken.example(text))).toBe(true);
    }
  });

  test.each<[keyof typeof facts, string, boolean]>([
    ['ROLE_ARN', 'arn:aws:iam::111122223333:role/orders', true],
    ['ROLE_ARN', 'arn:aws-us-gov:iam::111122223333:role/service-role/orders', true],
    ['ROLE_ARN', 'arn:aws:iam:111122223333:role/as-the-reference-has-it', true],
    ['ROLE_ARN', 'arn:aws:iam::111122223333:policy/orders', false],
    ['ROLE_ARN', 'arn:aws:sts::111122223333:assumed-role/orders/me', false],
    ['ROLE_ARN', 'orders', false],
    ['ROLE_ARN', 'a', false],
    ['ROLE_ARN', 'a…', true],
    ['ROLE_ARN', '…', true],
    ['ROLE_ARN', '…-orders', true],
    ['ROLE_ARN', 'arn:…', true],
    ['ROLE_ARN', 'arn:…:role/orders', true],
    ['ROLE_ARN', 'arn:…:iam::…:role/…', true],
    ['ROLE_ARN', 'arn:…:iam::…:…', true],
    ['ROLE_ARN', 'arn:…:iam::…:ro…', true],
    ['ROLE_ARN', 'arn:…:iam::…:policy/…', false],
    ['ROLE_ARN', 'arn:…:sns:…:…:orders', false],
    ['ROLE_ARN', 'arn:…:…:…:…:role/orders', true],
    ['ROLE_ARN', 'orders-…', false],
    ['TOPIC_ARN', 'arn:aws:sns:eu-west-1:111122223333:orders', true],
    ['TOPIC_ARN', 'arn:aws:sqs:eu-west-1:111122223333:orders', false],
    ['SECRET_ARN', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf', true],
    ['SECRET_ARN', 'arn:aws:ssm:eu-west-1:111122223333:parameter/orders', false],
    ['KEY_ID', 'alias/orders', true],
    ['KEY_ID', 'mrk-1234abcd12ab34cd56ef1234567890ab', true],
    ['KEY_ID', 'orders', true],
    ['KEY_ID', 'arn:aws:kms:eu-west-1:111122223333:alias/orders', true],
    ['KEY_ID', 'arn:aws:iam::111122223333:role/orders', false],
    ['SUBNET_ID', 'subnet-1', true],
    ['SUBNET_ID', 'sub…', true],
    ['SUBNET_ID', 'sub', false],
    ['SUBNET_ID', 'vpc-…', false],
    ['SECURITY_GROUP_ID', 'sg-1', true],
    ['SECURITY_GROUP_ID', 'default', false],
    ['PROXY_NAME', 'orders', true],
    ['PROXY_NAME', '…orders', true],
    ['PROXY_NAME', 'arn:…', false],
    ['WAREHOUSE_ARN', 'arn:aws:redshift:::x', true],
    ['WAREHOUSE_ARN', 'arn:aws:redshift:::', false],
    ['WAREHOUSE_ARN', 'arn:…', true],
    ['DATABASE_ARN', 'arn:aws:rds:eu-west-1:111122223333:cluster:orders', true],
    ['DATABASE_ARN', 'arn:aws:rds:eu-west-1:111122223333:cluster:Orders', false],
    ['DATABASE_ARN', 'arn:…:rds:…:…:cluster:…', true],
    ['DATABASE_ARN', 'arn:…:sns:…:…:orders', false],
  ])('%s and %s fit: %s', (name, text, fits) => {
    expect((facts[name] as Taken).fits(text)).toBe(fits);
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
