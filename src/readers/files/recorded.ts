import { table } from '../../facts/tables';
import { entry, itemsOf, text } from './entries';
import { DescribedResource, DescribedStack, Place, Recorded, Running } from './stack-file';

/** The lists in the answers of RDS, the type of what is in them, what it is called there and in a template, and its ARN. */
export const LISTS = [
  { list: 'DBClusters', type: 'AWS::RDS::DBCluster', identifier: 'DBClusterIdentifier', arn: 'DBClusterArn' },
  { list: 'DBInstances', type: 'AWS::RDS::DBInstance', identifier: 'DBInstanceIdentifier', arn: 'DBInstanceArn' },
  { list: 'GlobalClusters', type: 'AWS::RDS::GlobalCluster', identifier: 'GlobalClusterIdentifier', arn: 'GlobalClusterArn' },
] as const;

/**
 * What is in a recorded answer of `aws rds describe-db-clusters`, `describe-db-instances` and `describe-global-clusters`, or of
 * `aws cloudformation describe-stacks` and `describe-stack-resources`; undefined where it is none of them.
 */
export function recordedIn(content: unknown): Recorded | undefined {
  const isOne = ['Stacks', 'StackResources', ...LISTS.map(({ list }) => list)].some((list) => Array.isArray(entry(content, list)));
  if (!isOne) return undefined;
  const running = LISTS.flatMap(({ list, type, identifier, arn }) => itemsOf(content, list).flatMap((description): Running[] => {
    const name = text(description, identifier);
    if (name === undefined) return [];
    return [{ type, name, ...placeIn(text(description, arn)), description: description as Readonly<Record<string, unknown>> }];
  }));
  const stacks = itemsOf(content, 'Stacks').flatMap((stack): DescribedStack[] => {
    const name = text(stack, 'StackName');
    return name === undefined ? [] : [{ name, ...placeIn(text(stack, 'StackId')), parameters: parametersOf(stack) }];
  });
  const resources = itemsOf(content, 'StackResources').flatMap((resource): DescribedResource[] => {
    const name = text(resource, 'PhysicalResourceId');
    const [stackName, logicalId] = [text(resource, 'StackName'), text(resource, 'LogicalResourceId')];
    return name === undefined ? [] : [{ name, stackName, logicalId, ...placeIn(text(resource, 'StackId')) }];
  });
  return { stacks, resources, running };
}

/** The account and Region that an ARN names; that of a global database is in no Region. */
function placeIn(arn: string | undefined): Place {
  const [, , , region, account] = arn?.split(':') ?? [];
  return { ...(region ? { region } : {}), ...(account ? { account } : {}) };
}

function parametersOf(stack: unknown): Readonly<Record<string, string>> {
  return table(Object.fromEntries(itemsOf(stack, 'Parameters').flatMap((parameter): [string, string][] => {
    const name = text(parameter, 'ParameterKey');
    const value = text(parameter, 'ResolvedValue') ?? text(parameter, 'ParameterValue');
    return name === undefined || value === undefined ? [] : [[name, value]];
  })));
}
