import { table } from '../../facts/tables';
import { DescribedStack, DeployedStack, Place, Recorded, RecordedStack, Running } from './deployed-stack';
import { entries, entry, text } from './files';
import { withInstances } from './members';
import { isElsewhere } from './pairing';

/** The lists in the answers of RDS, the type of what is in them, what it is called there and in a template, and its ARN. */
const LISTS = [
  { list: 'DBClusters', type: 'AWS::RDS::DBCluster', identifier: 'DBClusterIdentifier', arn: 'DBClusterArn' },
  { list: 'DBInstances', type: 'AWS::RDS::DBInstance', identifier: 'DBInstanceIdentifier', arn: 'DBInstanceArn' },
  { list: 'GlobalClusters', type: 'AWS::RDS::GlobalCluster', identifier: 'GlobalClusterIdentifier', arn: 'GlobalClusterArn' },
] as const;

/**
 * What is in a recorded answer of `aws rds describe-db-clusters`, `describe-db-instances` and `describe-global-clusters`, or of
 * `aws cloudformation describe-stacks`; undefined where it is none of them.
 */
export function recordedIn(content: unknown): Recorded | undefined {
  const isOne = ['Stacks', ...LISTS.map(({ list }) => list)].some((list) => Array.isArray(entry(content, list)));
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
  return { stacks, running };
}

/** The account and Region that an ARN names; that of a global database is in no Region. */
function placeIn(arn: string | undefined): Place {
  const [, , , region, account] = arn?.split(':') ?? [];
  return { ...(region ? { region } : {}), ...(account ? { account } : {}) };
}

/** Adds what was recorded to the stacks it may be of. What runs is found by the tags that CloudFormation gives it, or else by its name. */
export function withRecorded(stacks: readonly DeployedStack[], recorded: readonly Recorded[]): DeployedStack[] {
  const described = new Index<DescribedStack>();
  const byTag = new Index<Running>();
  const byName = new Index<Running>();
  for (const stack of recorded.flatMap((one) => one.stacks)) described.add(stack.name, stack);
  for (const one of withInstances(recorded.flatMap(({ running }) => running))) {
    const tags = new Map(itemsOf(one.description, 'TagList').map((tag) => [text(tag, 'Key'), text(tag, 'Value')]));
    byTag.add(`${one.type} ${tags.get('aws:cloudformation:stack-name')} ${tags.get('aws:cloudformation:logical-id')}`, one);
    byName.add(`${one.type} ${one.name.toLowerCase()}`, one);
  }
  const recordedOf = (stack: DeployedStack, place: Place): RecordedStack => ({
    parameters: stack.stackName === undefined ? undefined : described.find(stack.stackName, place)?.parameters,
    running: table(Object.fromEntries(entries(entry(stack.template, 'Resources')).flatMap(([logicalId, resource]) => {
      const type = text(resource, 'Type');
      const identifier = LISTS.find((list) => list.type === type)?.identifier;
      if (identifier === undefined) return [];
      const name = text(entry(resource, 'Properties'), identifier);
      const found = byTag.find(`${type} ${stack.stackName} ${logicalId}`, place)
        ?? (name === undefined ? undefined : byName.find(`${type} ${name.toLowerCase()}`, place));
      return found ? [[logicalId, found.description] as const] : [];
    }))),
  });
  return stacks.map((stack) => ({ ...stack, recorded: (place) => recordedOf(stack, place) }));
}

/** What was recorded, by what it is called in its account and Region. */
class Index<T extends Place & { readonly name: string }> {
  private readonly named = new Map<string, T[]>();

  public add(key: string, one: T): void {
    this.named.set(key, [...this.named.get(key) ?? [], one]);
  }

  /** What is called that in a place: the last that was recorded, and none where several are, in places that nobody tells apart. */
  public find(key: string, place: Place): T | undefined {
    const found = (this.named.get(key) ?? []).filter((one) => !isElsewhere(one, place));
    const isOne = new Set(found.map(({ name, region, account }) => [name.toLowerCase(), region, account].join(' '))).size === 1;
    return isOne ? found[found.length - 1] : undefined;
  }
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
