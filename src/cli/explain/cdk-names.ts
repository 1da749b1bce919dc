/** The words of a CloudFormation name: `DBClusterIdentifier` has three, `ServerlessV2ScalingConfiguration` as well. */
const WORD = /[A-Z]+(?![a-z0-9])|[A-Z]?[a-z0-9]+|[A-Z]+/g;

/** A property as L1 constructs call it: `dbClusterIdentifier`. */
export function propertyName(name: string): string {
  const [first = '', ...others] = (name.match(WORD) ?? [name]).map((word) => word.toLowerCase());
  return [first, ...others.map(capitalized)].join('');
}

/** An attribute as L1 constructs call it: `attrEndpointAddress` for `Endpoint.Address`. */
export const attributeName = (name: string): string => `attr${name.split('.').map(propertyName).map(capitalized).join('')}`;

/** A variable for a logical id: `cluster`. */
export const variableName = (logicalId: string): string => propertyName(logicalId.replace(/\W/g, ''));

/** The L1 construct of a resource type, and the module it is from: `CfnDBCluster` of `rds`. */
export function constructOf(type: string): { readonly module: string; readonly className: string } {
  const [, service = '', resource = ''] = type.split('::');
  return { module: service.toLowerCase(), className: `Cfn${resource}` };
}

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** Properties that hold a document, whose keys are taken as they are. */
export const DOCUMENTS: ReadonlySet<string> = new Set([
  'AWS::RDS::DBClusterParameterGroup.Parameters',
  'AWS::RDS::DBParameterGroup.Parameters',
  'AWS::RDS::Integration.AdditionalEncryptionContext',
  'AWS::IAM::Role.AssumeRolePolicyDocument',
]);

/** What L1 constructs ask for that an example may leave out, by the type or by the property that holds it. */
const REQUIRED: Readonly<Record<string, string>> = {
  'AWS::RDS::DBClusterEndpoint': 'DBClusterEndpointIdentifier',
  'AWS::RDS::DBCluster.AssociatedRoles': 'RoleArn',
};

/** Whether the L1 construct takes the properties of an example: it asks for some that templates may lack, and drops reserved tags. */
export function isTakenByConstruct(type: string, properties: Readonly<Record<string, unknown>>): boolean {
  // Custom resources have no L1 construct of their own.
  if (!type.startsWith('AWS::')) return false;
  const hasRequired = Object.entries(REQUIRED).every(([place, required]) => {
    const [holder, property] = place.split('.');
    if (holder !== type) return true;
    return property === undefined ? required in properties : listed(properties[property]).every((one) => required in one);
  });
  return hasRequired && listed(properties.Tags).every((tag) => !('Key' in tag && String(tag.Key).startsWith('aws:')));
}

const listed = (value: unknown): readonly object[] => [value ?? []].flat().filter((one): one is object => typeof one === 'object' && one !== null);
