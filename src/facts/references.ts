import { UNKNOWN_PART } from './partly-known';
import { table } from './tables';
import { MIN_TARGET_ARN, isSourceArn } from './zero-etl';

/**
 * What a reference to a resource gives, and what the properties that name a resource take.
 * Sources: the return values of each type, such as https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-iam-role.html
 * and https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-resource-rds-dbproxy.html, with the primary identifiers and the
 * attributes of @aws-cdk/aws-service-spec 0.1.216; what the properties take is in the API model of botocore 1.44.8 (read 2026-11-29).
 */

/** How something is called. */
export type Form = 'ARN' | 'name' | 'identifier' | 'id' | 'resource id' | 'endpoint' | 'zone' | 'address range';

/** What a reference gives: the ARN of a role. */
export interface Given {
  readonly form: Form;
  /** The type of that which is called so. */
  readonly of: string;
}

const ROLE = 'AWS::IAM::Role';
const TOPIC = 'AWS::SNS::Topic';
const KEY = 'AWS::KMS::Key';
const SECRET = 'AWS::SecretsManager::Secret';
const VPC = 'AWS::EC2::VPC';
const SUBNET = 'AWS::EC2::Subnet';
const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';
const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';
const GLOBAL_CLUSTER = 'AWS::RDS::GlobalCluster';
const CLUSTER_GROUP = 'AWS::RDS::DBClusterParameterGroup';
const INSTANCE_GROUP = 'AWS::RDS::DBParameterGroup';
const SUBNET_GROUP = 'AWS::RDS::DBSubnetGroup';
const PROXY = 'AWS::RDS::DBProxy';
const NAMESPACE = 'AWS::RedshiftServerless::Namespace';
const WAREHOUSE = 'AWS::Redshift::Cluster';

const the = (form: Form, of: string): Given => ({ form, of });

/** By type and attribute; `Ref` is what `Ref` gives. A form alone is that of the resource itself. */
const GIVES = table<Readonly<Record<string, Form | Given>>>({
  [ROLE]: table<Form>({ Ref: 'name', Arn: 'ARN', RoleId: 'id' }),
  [TOPIC]: table<Form>({ Ref: 'ARN', TopicArn: 'ARN', TopicName: 'name' }),
  [KEY]: table<Form>({ Ref: 'id', KeyId: 'id', Arn: 'ARN' }),
  [SECRET]: table<Form>({ Ref: 'ARN', Id: 'ARN' }),
  // What refers to an attachment means the secret.
  'AWS::SecretsManager::SecretTargetAttachment': table({ Ref: the('ARN', SECRET), Id: the('ARN', SECRET) }),
  [VPC]: table<Form | Given>({ Ref: 'id', VpcId: 'id', CidrBlock: 'address range', DefaultSecurityGroup: the('id', SECURITY_GROUP) }),
  [SUBNET]: table<Form | Given>({ Ref: 'id', SubnetId: 'id', VpcId: the('id', VPC), AvailabilityZone: 'zone', CidrBlock: 'address range' }),
  // The `Ref` of a group that names no VPC was its name once, in EC2-Classic.
  [SECURITY_GROUP]: table<Form | Given>({ Ref: 'id', Id: 'id', GroupId: 'id', VpcId: the('id', VPC) }),
  [CLUSTER]: table<Form | Given>({ 'Ref': 'identifier', 'DBClusterArn': 'ARN', 'DBClusterResourceId': 'resource id', 'MasterUserSecret.SecretArn': the('ARN', SECRET) }),
  [INSTANCE]: table<Form | Given>({ 'Ref': 'identifier', 'DBInstanceArn': 'ARN', 'DbiResourceId': 'resource id', 'MasterUserSecret.SecretArn': the('ARN', SECRET) }),
  [GLOBAL_CLUSTER]: table<Form>({ Ref: 'identifier' }),
  [CLUSTER_GROUP]: table<Form>({ Ref: 'name' }),
  [INSTANCE_GROUP]: table<Form>({ Ref: 'name', DBParameterGroupName: 'name', DBParameterGroupArn: 'ARN' }),
  [SUBNET_GROUP]: table<Form>({ Ref: 'name', DBSubnetGroupArn: 'ARN' }),
  [PROXY]: table<Form | Given>({ Ref: 'name', DBProxyArn: 'ARN', VpcId: the('id', VPC) }),
  'AWS::RDS::DBProxyEndpoint': table<Form | Given>({ Ref: 'name', DBProxyEndpointArn: 'ARN', VpcId: the('id', VPC) }),
  'AWS::RDS::DBShardGroup': table<Form>({ Ref: 'identifier', DBShardGroupResourceId: 'resource id' }),
  [NAMESPACE]: table<Form | Given>({ 'Ref': 'name', 'Namespace.NamespaceName': 'name', 'Namespace.NamespaceId': 'id', 'Namespace.NamespaceArn': 'ARN', 'Namespace.DefaultIamRoleArn': the('ARN', ROLE) }),
  [WAREHOUSE]: table<Form | Given>({ Ref: 'identifier', ClusterNamespaceArn: 'ARN', MasterPasswordSecretArn: the('ARN', SECRET) }),
});

/** The types of the table, and the attributes it has of each. */
export const REFERENCES: readonly (readonly [type: string, attributes: readonly string[]])[] =
  Object.entries(GIVES).map(([type, gives]) => [type, Object.keys(gives)]);

/** Attributes that say what they are by their names, also such as there are not: any reference to those is refused. */
const BY_NAME: readonly (readonly [RegExp, Form])[] = [[/Arn$/, 'ARN'], [/^Name$/, 'name'], [/^(?:Read|Global)?Endpoint(?:\.|$)/, 'endpoint']];

/** What an attribute of a type is; undefined where that is not known. */
export function given(type: string, attribute: string): Given | undefined {
  const gives = GIVES[type];
  if (!gives) return undefined;
  const own = gives[attribute] ?? BY_NAME.find(([pattern]) => pattern.test(attribute))?.[1];
  return typeof own === 'string' ? { form: own, of: type } : own;
}

/** What a property takes that names a resource. */
export interface Taken {
  /** In words: `the ARN of a role`. */
  readonly words: string;
  readonly forms: readonly Form[];
  /** The types of that which it names. */
  readonly of: readonly string[];
  /** The attribute that gives it, by the type of the resource that has it. */
  readonly by: Readonly<Record<string, string>>;
  /** Whether a text may be one, which may be partly known. */
  readonly fits: (text: string) => boolean;
  /** One that resembles what stands there, or just one. */
  readonly example: (text: string) => string;
}

const ARN = 'arn:';
/** `arn`, partition, service, Region, account, and the resource, which may have colons of its own. */
const ARN_FIELDS = 6;

const isArn = (text: string): boolean => text.startsWith(ARN);

/** Whether a text may begin like this: of one that is partly known, what is known of its beginning. */
const begins = (head: string) => (text: string): boolean => {
  const [known = '', rest] = text.split(UNKNOWN_PART);
  return text.startsWith(head) || (rest !== undefined && head.startsWith(known));
};

/** Whether a text may be the ARN of something of a service: of what is not known, or lacks a field, nothing is said. */
const isArnOf = (service: string, type = '') => (text: string): boolean => {
  const fields = text.split(':');
  if (!isArn(text) || fields.length < ARN_FIELDS) return begins(ARN)(text);
  const own = fields[2]!;
  return (own === service || own === '' || own.includes(UNKNOWN_PART)) && begins(type)(fields.slice(ARN_FIELDS - 1).join(':'));
};

/** The name that a text is, or that it ends with where it is an ARN. */
function nameIn(text: string, otherwise: string): string {
  const own = isArn(text) ? text.split(/[:/]/).at(-1)! : text;
  return /^[\w+=,.@-]+$/.test(own) ? own : otherwise;
}

/** What has a name, and no other name: texts are names unless they are ARNs. */
const named = (words: string, type: string, otherwise: string, form: Form = 'name'): Taken =>
  ({ words, forms: [form], of: [type], by: table({ [type]: 'Ref' }), fits: (text) => !isArn(text), example: (text) => nameIn(text, otherwise) });

export const ROLE_ARN: Taken = {
  words: 'the ARN of a role',
  forms: ['ARN'],
  of: [ROLE],
  by: table({ [ROLE]: 'Arn' }),
  fits: isArnOf('iam', 'role/'),
  example: (text) => `arn:aws:iam::111122223333:role/${nameIn(text, 'my-role')}`,
};

export const TOPIC_ARN: Taken = {
  words: 'the ARN of a topic',
  forms: ['ARN'],
  of: [TOPIC],
  by: table({ [TOPIC]: 'Ref' }),
  fits: isArnOf('sns'),
  example: (text) => `arn:aws:sns:us-east-1:111122223333:${nameIn(text, 'my-topic')}`,
};

export const SECRET_ARN: Taken = {
  words: 'the ARN of a secret',
  forms: ['ARN'],
  of: [SECRET],
  by: table({ [SECRET]: 'Ref', [CLUSTER]: 'MasterUserSecret.SecretArn', [INSTANCE]: 'MasterUserSecret.SecretArn' }),
  fits: isArnOf('secretsmanager', 'secret:'),
  example: (text) => `arn:aws:secretsmanager:us-east-1:111122223333:secret:${nameIn(text, 'my-secret')}`,
};

/** A key by whatever name. Of other texts than ARNs nothing is said: what RDS makes of an alias without `alias/` is not documented. */
export const KEY_ID: Taken = {
  words: 'the ARN, the id or an alias of a KMS key',
  forms: ['ARN', 'id'],
  of: [KEY],
  by: table({ [KEY]: 'Arn' }),
  fits: (text) => !isArn(text) || isArnOf('kms')(text),
  example: () => 'alias/my-key',
};

export const SECURITY_GROUP_ID: Taken = {
  words: 'the id of a security group',
  forms: ['id'],
  of: [SECURITY_GROUP],
  by: table({ [SECURITY_GROUP]: 'GroupId' }),
  fits: begins('sg-'),
  example: () => 'sg-0123456789abcdef0',
};

export const SUBNET_ID: Taken = {
  words: 'the id of a subnet',
  forms: ['id'],
  of: [SUBNET],
  by: table({ [SUBNET]: 'Ref' }),
  fits: begins('subnet-'),
  example: () => 'subnet-0123456789abcdef0',
};

export const ROLE_NAME = named('the name of a role', ROLE, 'my-role');

/** The ARN of a proxy does not end with its name. */
export const PROXY_NAME: Taken = { ...named('the name of a proxy', PROXY, 'my-proxy'), example: () => 'my-proxy' };
export const SUBNET_GROUP_NAME = named('the name of a DB subnet group', SUBNET_GROUP, 'my-subnets');
export const CLUSTER_GROUP_NAME = named('the name of a DB cluster parameter group', CLUSTER_GROUP, 'my-parameters');
export const INSTANCE_GROUP_NAME = named('the name of a DB parameter group', INSTANCE_GROUP, 'my-parameters');

/** Of texts nothing is said: there is a pattern for them, `isGlobalClusterIdentifier`. */
export const GLOBAL_CLUSTER_IDENTIFIER: Taken = { ...named('the identifier of a global cluster', GLOBAL_CLUSTER, 'my-world', 'identifier'), fits: () => true };

export const DATABASE_ARN: Taken = {
  words: 'the ARN of a cluster or of an instance, which is in lower case',
  forms: ['ARN'],
  of: [CLUSTER, INSTANCE],
  by: table({ [CLUSTER]: 'DBClusterArn', [INSTANCE]: 'DBInstanceArn' }),
  fits: (text) => (text.includes(UNKNOWN_PART) ? isArnOf('rds')(text) : isSourceArn(text)),
  example: (text) => `arn:aws:rds:us-east-1:111122223333:cluster:${nameIn(text, 'my-cluster').toLowerCase()}`,
};

export const WAREHOUSE_ARN: Taken = {
  words: `the ARN of the namespace of a data warehouse, of at least ${MIN_TARGET_ARN} characters`,
  forms: ['ARN'],
  of: [NAMESPACE, WAREHOUSE],
  by: table({ [NAMESPACE]: 'Namespace.NamespaceArn', [WAREHOUSE]: 'ClusterNamespaceArn' }),
  fits: (text) => begins(ARN)(text) && (text.includes(UNKNOWN_PART) || text.length >= MIN_TARGET_ARN),
  example: () => 'arn:aws:redshift-serverless:us-east-1:111122223333:namespace/01234567-89ab-cdef-0123-456789abcdef',
};

/** Whether it is a name. What is no ARN may be one: also what a reference to another type gives, where something is called after that. */
const isFree = ({ forms }: Taken): boolean => forms.every((form) => form === 'name' || form === 'identifier');

/** Whether what a reference to a resource of a type gives is certain not to be what is taken. */
export function isOther({ form, of }: Given, type: string, taken: Taken): boolean {
  if (taken.of.includes(of) && taken.forms.includes(form)) return false;
  return !isFree(taken) || form === 'ARN' || (of === type && taken.of.includes(of));
}
