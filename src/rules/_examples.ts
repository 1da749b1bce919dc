import { ExampleResource } from '../engine/example';

/** Something only the deployment knows: an export of a stack outside the app. */
export const ANYTHING = { 'Fn::ImportValue': 'outside-the-app' };

/** A text behind the name of the stack, which only the deployment knows. */
export const stackName = (text: string) => ({ 'Fn::Sub': `\${AWS::StackName}${text}` });

type Attributes = Omit<ExampleResource, 'Type' | 'Properties'>;
type Properties = Readonly<Record<string, unknown>>;

const resource = (type: string, properties: Properties, attributes: Attributes = {}): ExampleResource =>
  ({ Type: type, Properties: properties, ...attributes });

/** A cluster that would deploy, and what is said differently about it. */
export const mysql = (properties: Properties = {}, attributes?: Attributes): ExampleResource =>
  resource('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', MasterUsername: 'dbadmin', ManageMasterUserPassword: true, ...properties }, attributes);

export const postgresql = (properties: Properties = {}, attributes?: Attributes): ExampleResource =>
  resource('AWS::RDS::DBCluster', { Engine: 'aurora-postgresql', MasterUsername: 'dbadmin', ManageMasterUserPassword: true, ...properties }, attributes);

/** A multi-master cluster as it could be declared while the mode existed. */
export const multiMaster = (properties: Properties = {}, attributes?: Attributes): ExampleResource =>
  resource(
    'AWS::RDS::DBCluster',
    {
      Engine: 'aurora',
      EngineMode: 'multimaster',
      EngineVersion: '5.6.10a',
      MasterUsername: 'dbadmin',
      MasterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}',
      ...properties,
    },
    attributes,
  );

/** An instance of the cluster with the logical id `Cluster`. */
export const member = (engine: string, properties: Properties = {}, attributes?: Attributes): ExampleResource =>
  resource('AWS::RDS::DBInstance', { Engine: engine, DBClusterIdentifier: { Ref: 'Cluster' }, DBInstanceClass: 'db.r6g.large', ...properties }, attributes);

/** An instance of a multi-master cluster. */
export const writer = (properties: Properties = {}): ExampleResource => member('aurora', { DBInstanceClass: 'db.r4.2xlarge', ...properties });

/** `count` resources named `Prefix1`, `Prefix2` … */
export const several = (count: number, prefix: string, make: (index: number) => ExampleResource): Record<string, ExampleResource> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index + 1}`, make(index + 1)]));

export const clusterParameters = (family: string, parameters: Properties): ExampleResource =>
  resource('AWS::RDS::DBClusterParameterGroup', { Description: 'example', Family: family, Parameters: parameters });

export const instanceParameters = (family: string, parameters: Properties): ExampleResource =>
  resource('AWS::RDS::DBParameterGroup', { Description: 'example', Family: family, Parameters: parameters });

/** A password RDS does not manage, which members of a global database need. */
export const OWN_PASSWORD = { ManageMasterUserPassword: undefined, MasterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}' };

/** Any other resource. */
export const other = resource;

/** A role that principals can assume, each by a statement of its own. */
export const roleFor = (...principals: Properties[]): ExampleResource =>
  resource('AWS::IAM::Role', {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: principals.map((Principal) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRole' })) },
  });
