import { table } from '../../facts/tables';
import { entries, entry, itemsOf, text } from '../files/entries';
import { LISTS } from '../files/recorded';
import { DescribedResource, DescribedStack, NestedStackFile, Place, Recorded, RecordedStack, Running, StackFile } from '../files/stack-file';
import { withInstances } from './members';
import { isElsewhere } from './pairing';

/**
 * Adds what was recorded to the stacks it may be of. What runs is found by the tags that CloudFormation gives it, or else by its name: the
 * one that was recorded of its stack, or is in the template.
 */
export function withRecorded(stacks: readonly StackFile[], recorded: readonly Recorded[]): StackFile[] {
  const described = new Described(recorded);
  return stacks.map((stack) => ({ ...stack, recorded: (place) => described.stack(stack, place) }));
}

/** What AWS has answered, by what it is about. */
class Described {
  private readonly stacks = new Index<DescribedStack>();
  private readonly resources = new Index<DescribedResource>();
  private readonly byTag = new Index<Running>();
  private readonly byName = new Index<Running>();

  public constructor(recorded: readonly Recorded[]) {
    for (const stack of recorded.flatMap((one) => one.stacks)) this.stacks.add(stack.name, stack);
    for (const resource of recorded.flatMap((one) => one.resources)) this.resources.add(`${resource.stackName} ${resource.logicalId}`, resource);
    for (const one of withInstances(recorded.flatMap(({ running }) => running))) {
      const tags = new Map(itemsOf(one.description, 'TagList').map((tag) => [text(tag, 'Key'), text(tag, 'Value')]));
      this.byTag.add(`${one.type} ${tags.get('aws:cloudformation:stack-name')} ${tags.get('aws:cloudformation:logical-id')}`, one);
      this.byName.add(`${one.type} ${one.name.toLowerCase()}`, one);
    }
  }

  public stack({ stackName, template, nested }: StackFile, place: Place): RecordedStack {
    return {
      parameters: stackName === undefined ? undefined : this.stacks.find(stackName, place)?.parameters,
      running: this.running(stackName, template, place),
      nested: this.nested(stackName, nested, place),
    };
  }

  private running(stackName: string | undefined, template: unknown, place: Place): Readonly<Record<string, unknown>> {
    return table(Object.fromEntries(entries(entry(template, 'Resources')).flatMap(([logicalId, resource]) => {
      const type = text(resource, 'Type');
      const identifier = LISTS.find((list) => list.type === type)?.identifier;
      if (identifier === undefined) return [];
      const name = this.resources.find(`${stackName} ${logicalId}`, place)?.name ?? text(entry(resource, 'Properties'), identifier);
      const found = this.byTag.find(`${type} ${stackName} ${logicalId}`, place)
        ?? (name === undefined ? undefined : this.byName.find(`${type} ${name.toLowerCase()}`, place));
      return found ? [[logicalId, found.description] as const] : [];
    })));
  }

  private nested(stackName: string | undefined, nested: StackFile['nested'] = {}, place: Place): Record<string, NestedStackFile> {
    return Object.fromEntries(Object.entries(nested).map(([logicalId, inner]) => {
      const id = this.resources.find(`${stackName} ${logicalId}`, place)?.name;
      // arn:aws:cloudformation:<Region>:<account>:stack/<name>/<id>
      const name = id?.split('/')[1] ?? id;
      return [logicalId, { ...inner, running: this.running(name, inner.template, place), nested: this.nested(name, inner.nested, place) }];
    }));
  }
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
