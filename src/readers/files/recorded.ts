import { table } from '../../facts/tables';
import { entries, entry, text } from './entries';
import { NestedStackFile, Recorded, Running, StackFile } from './stack-file';

/** The lists in the answers of RDS, the type of what is in them, and what it is called there and in a template. */
const LISTS = [
  { list: 'DBClusters', type: 'AWS::RDS::DBCluster', identifier: 'DBClusterIdentifier' },
  { list: 'DBInstances', type: 'AWS::RDS::DBInstance', identifier: 'DBInstanceIdentifier' },
  { list: 'GlobalClusters', type: 'AWS::RDS::GlobalCluster', identifier: 'GlobalClusterIdentifier' },
] as const;

/**
 * What is in a recorded answer of `aws rds describe-db-clusters`, `describe-db-instances` and `describe-global-clusters`, or of
 * `aws cloudformation describe-stacks` and `describe-stack-resources`; undefined where it is none of them.
 */
export function recordedIn(content: unknown): Recorded | undefined {
  const running = LISTS.flatMap(({ list, type, identifier }) => itemsOf(content, list).flatMap((description): Running[] => {
    const name = text(description, identifier);
    return name === undefined ? [] : [{ type, name, description: description as Readonly<Record<string, unknown>> }];
  }));
  const stacks = itemsOf(content, 'Stacks').filter((stack) => text(stack, 'StackName') !== undefined);
  const resources = itemsOf(content, 'StackResources').flatMap((resource): [string, string][] => {
    const id = text(resource, 'PhysicalResourceId');
    return id === undefined ? [] : [[`${text(resource, 'StackName')} ${text(resource, 'LogicalResourceId')}`, id]];
  });
  const isOne = ['Stacks', 'StackResources', ...LISTS.map(({ list }) => list)].some((list) => Array.isArray(entry(content, list)));
  return isOne ? { parameters: new Map(stacks.map((stack) => [text(stack, 'StackName')!, parametersOf(stack)])), running, resources: new Map(resources) } : undefined;
}

/**
 * Adds what was recorded to the stacks it is of. What runs is found by the tags that CloudFormation gives it, or else by its name: the
 * one that was recorded of its stack, or is in the template.
 */
export function withRecorded(stacks: readonly StackFile[], recorded: readonly Recorded[]): StackFile[] {
  const parameters = new Map(recorded.flatMap((one) => [...one.parameters]));
  const resources = new Map(recorded.flatMap((one) => [...one.resources]));
  const byTag = new Map<string, Running>();
  const byName = new Map<string, Running>();
  for (const one of recorded.flatMap(({ running }) => running)) {
    const tags = new Map([...itemsOf(one.description, 'TagList')].map((tag) => [text(tag, 'Key'), text(tag, 'Value')]));
    byTag.set(`${tags.get('aws:cloudformation:stack-name')} ${tags.get('aws:cloudformation:logical-id')}`, one);
    byName.set(`${one.type} ${one.name.toLowerCase()}`, one);
  }
  const runningOf = (stackName: string | undefined, template: unknown): Readonly<Record<string, unknown>> =>
    Object.fromEntries(entries(entry(template, 'Resources')).flatMap(([logicalId, resource]) => {
      const type = text(resource, 'Type');
      const tagged = byTag.get(`${stackName} ${logicalId}`);
      const identifier = LISTS.find((list) => list.type === type)?.identifier;
      const name = identifier && (resources.get(`${stackName} ${logicalId}`) ?? text(entry(resource, 'Properties'), identifier));
      const found = tagged?.type === type ? tagged : name === undefined ? undefined : byName.get(`${type} ${name.toLowerCase()}`);
      return found ? [[logicalId, found.description] as const] : [];
    }));
  const nestedOf = (stackName: string | undefined, nested: StackFile['nested'] = {}): Record<string, NestedStackFile> =>
    Object.fromEntries(Object.entries(nested).map(([logicalId, inner]) => {
      const id = resources.get(`${stackName} ${logicalId}`);
      // arn:aws:cloudformation:<Region>:<account>:stack/<name>/<id>
      const name = id?.split('/')[1] ?? id;
      return [logicalId, { ...inner, running: runningOf(name, inner.template), nested: nestedOf(name, inner.nested) }];
    }));
  return stacks.map((stack) => ({
    ...stack,
    parameters: stack.parameters ?? parameters.get(stack.stackName ?? ''),
    running: runningOf(stack.stackName, stack.template),
    nested: nestedOf(stack.stackName, stack.nested),
  }));
}

function parametersOf(stack: unknown): Readonly<Record<string, string>> {
  return table(Object.fromEntries(itemsOf(stack, 'Parameters').flatMap((parameter): [string, string][] => {
    const name = text(parameter, 'ParameterKey');
    const value = text(parameter, 'ResolvedValue') ?? text(parameter, 'ParameterValue');
    return name === undefined || value === undefined ? [] : [[name, value]];
  })));
}

function itemsOf(json: unknown, key: string): readonly unknown[] {
  const list = entry(json, key);
  return Array.isArray(list) ? list : [];
}
