import { table } from '../../facts/tables';
import { entries, entry, text } from './entries';
import { Recorded, Running, StackFile } from './stack-file';

/** The lists in the answers of RDS, the type of what is in them, and what it is called there and in a template. */
const LISTS = [
  { list: 'DBClusters', type: 'AWS::RDS::DBCluster', identifier: 'DBClusterIdentifier' },
  { list: 'DBInstances', type: 'AWS::RDS::DBInstance', identifier: 'DBInstanceIdentifier' },
  { list: 'GlobalClusters', type: 'AWS::RDS::GlobalCluster', identifier: 'GlobalClusterIdentifier' },
] as const;

/**
 * What is in a recorded answer of `aws rds describe-db-clusters`, `describe-db-instances` and `describe-global-clusters`, or of
 * `aws cloudformation describe-stacks`; undefined where it is none of them.
 */
export function recordedIn(content: unknown): Recorded | undefined {
  const running = LISTS.flatMap(({ list, type, identifier }) => itemsOf(content, list).flatMap((description): Running[] => {
    const name = text(description, identifier);
    return name === undefined ? [] : [{ type, name, description: description as Readonly<Record<string, unknown>> }];
  }));
  const stacks = itemsOf(content, 'Stacks').filter((stack) => text(stack, 'StackName') !== undefined);
  const isOne = ['Stacks', ...LISTS.map(({ list }) => list)].some((list) => Array.isArray(entry(content, list)));
  return isOne ? { parameters: new Map(stacks.map((stack) => [text(stack, 'StackName')!, parametersOf(stack)])), running } : undefined;
}

/** Adds what was recorded to the stacks it is of. What runs is found by the tags that CloudFormation gives it, or else by its name. */
export function withRecorded(stacks: readonly StackFile[], recorded: readonly Recorded[]): StackFile[] {
  const parameters = new Map(recorded.flatMap((one) => [...one.parameters]));
  const byTag = new Map<string, Running>();
  const byName = new Map<string, Running>();
  for (const one of recorded.flatMap(({ running }) => running)) {
    const tags = new Map([...itemsOf(one.description, 'TagList')].map((tag) => [text(tag, 'Key'), text(tag, 'Value')]));
    byTag.set(`${tags.get('aws:cloudformation:stack-name')} ${tags.get('aws:cloudformation:logical-id')}`, one);
    byName.set(`${one.type} ${one.name.toLowerCase()}`, one);
  }
  return stacks.map((stack) => {
    const running = entries(entry(stack.template, 'Resources')).flatMap(([logicalId, resource]) => {
      const type = text(resource, 'Type');
      const tagged = byTag.get(`${stack.stackName} ${logicalId}`);
      const identifier = LISTS.find((list) => list.type === type)?.identifier;
      const name = identifier && text(entry(resource, 'Properties'), identifier);
      const found = tagged?.type === type ? tagged : name === undefined ? undefined : byName.get(`${type} ${name.toLowerCase()}`);
      return found ? [[logicalId, found.description] as const] : [];
    });
    return { ...stack, parameters: stack.parameters ?? parameters.get(stack.stackName ?? ''), running: Object.fromEntries(running) };
  });
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
