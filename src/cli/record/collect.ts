import { itemsOf, text } from '../../readers/files/entries';
import { LISTS, NESTED_STACK, inOrder, pick, recordedFields, recordedParameters, recordedResources, taggedStack } from './answers';
import { AwsApi, AwsPlace, Operation } from './aws';
import { CallFailure, describeFailure } from './failure';
import { TemplateText, templateText } from './template-text';

/** The template of a stack, and those of its nested stacks by their logical id. */
export interface RecordedTemplate extends TemplateText {
  readonly nested: Readonly<Record<string, RecordedTemplate>>;
}

/** What is recorded of one stack. */
export interface RecordedStack {
  readonly name: string;
  readonly template: RecordedTemplate;
  /** What AWS answered about it, by the names of the lists in the answers. */
  readonly answers: Readonly<Record<string, readonly object[]>>;
}

export interface Recording {
  readonly stacks: readonly RecordedStack[];
  /** What could not be recorded, one line each. */
  readonly problems: readonly string[];
  /** What one should know of what was, one line each. */
  readonly notes: readonly string[];
}

/** A stack, nested or not, as CloudFormation has it. */
interface Found {
  readonly name: string;
  /** As answers call it: its name, and its ARN, which tells account and Region. */
  readonly described: { readonly StackName: string };
  /** Its name, and those of its nested stacks. */
  readonly stackNames: readonly string[];
  readonly parameters: readonly object[];
  readonly template: RecordedTemplate;
  /** Its resources, and those of its nested stacks. */
  readonly resources: readonly object[];
}

/** Nothing of a stack is there, although CloudFormation knows it. */
const NOTHING_DEPLOYED = /^(?:REVIEW_IN_PROGRESS|CREATE_FAILED|ROLLBACK_COMPLETE|ROLLBACK_FAILED|DELETE_COMPLETE)$/;

/** Reads what is deployed of stacks, and what runs of it. What fails is a problem, and the rest is read all the same. */
export async function recordStacks(api: AwsApi, names: readonly string[], place: AwsPlace): Promise<Recording> {
  const recorder = new Recorder(api);
  const problems = new Set<string>();
  const found: Found[] = [];
  const running = new Map<string, readonly unknown[]>();
  const attempt = async (read: () => Promise<void>): Promise<boolean> => {
    try {
      await read();
      return true;
    } catch (error) {
      if (!(error instanceof CallFailure)) throw error;
      problems.add(describeFailure(error, place));
      return !error.isOfAll;
    }
  };
  for (const name of new Set(names)) {
    const goesOn = await attempt(async () => {
      const stack = await recorder.stack(name, name);
      if (stack) found.push(stack);
    });
    if (!goesOn) return { stacks: [], problems: [...problems], notes: recorder.notes };
  }
  for (const list of LISTS.filter(({ type }) => found.some(({ template }) => has(template, type)))) {
    await attempt(async () => { running.set(list.list, await recorder.pages(list.operation, list.list, {}, 'Marker')); });
  }
  const stacks = found.map((stack): RecordedStack => ({ name: stack.name, template: stack.template, answers: answersOf(stack, running) }));
  return { stacks, problems: [...problems], notes: recorder.notes };
}

/** Whether a template or one of its nested stacks has a resource of a type. */
function has({ types, nested }: RecordedTemplate, type: string): boolean {
  return types.has(type) || Object.values(nested).some((inner) => has(inner, type));
}

/** What runs of a stack is known by the tags of CloudFormation, and by the physical ids of its resources. */
function answersOf({ described, stackNames, parameters, resources }: Found, running: ReadonlyMap<string, readonly unknown[]>): RecordedStack['answers'] {
  const known = (type: string, id: string | undefined): string => `${type} ${id?.toLowerCase()}`;
  const ids = new Set(resources.map((resource) => known(text(resource, 'ResourceType')!, text(resource, 'PhysicalResourceId'))));
  const lists = LISTS.flatMap((list) => {
    const { type, identifier } = list;
    const own = running.get(list.list)?.filter((one) => stackNames.includes(taggedStack(one) ?? '') || ids.has(known(type, text(one, identifier))));
    return own ? [[list.list, inOrder(own.map((one) => recordedFields(one, list)))] as const] : [];
  });
  return { Stacks: [{ ...described, Parameters: parameters }], StackResources: resources, ...Object.fromEntries(lists) };
}

type Input = Readonly<Record<string, string>>;

class Recorder {
  public readonly notes: string[] = [];

  public constructor(private readonly api: AwsApi) {}

  /**
   * A stack with its nested ones; undefined where nothing of it is deployed.
   *
   * @param id its name, or the ARN of a nested one
   * @param shown what messages call it
   */
  public async stack(id: string, shown: string): Promise<Found | undefined> {
    const [described] = itemsOf(await this.call('cloudformation:DescribeStacks', { StackName: id }, shown), 'Stacks');
    const [name, status = ''] = [text(described, 'StackName') ?? shown, text(described, 'StackStatus')];
    if (NOTHING_DEPLOYED.test(status)) {
      this.notes.push(`${shown} is in ${status}: nothing of it is deployed, and it is left out`);
      return undefined;
    }
    if (status.endsWith('_IN_PROGRESS')) this.notes.push(`${shown} is in ${status}: its template may be the one before or the one after`);
    const template = await this.template(id, shown);
    const resources = await this.pages('cloudformation:ListStackResources', 'StackResourceSummaries', { StackName: id }, 'NextToken', shown);
    const nested = await this.nested(resources, shown);
    const own = { StackName: name, ...pick(described, ['StackId']) };
    return {
      name,
      described: own,
      stackNames: [name, ...nested.flatMap(([, inner]) => inner.stackNames)],
      parameters: recordedParameters(described, template.secrets),
      template: { ...template, nested: Object.fromEntries(nested.map(([logicalId, inner]) => [logicalId, inner.template])) },
      resources: [...recordedResources(own, resources), ...nested.flatMap(([, inner]) => inner.resources)],
    };
  }

  private async nested(resources: readonly unknown[], parent: string): Promise<readonly (readonly [string, Found])[]> {
    const found: (readonly [string, Found])[] = [];
    for (const resource of resources.filter((one) => text(one, 'ResourceType') === NESTED_STACK)) {
      const [logicalId, id] = [text(resource, 'LogicalResourceId'), text(resource, 'PhysicalResourceId')];
      const inner = logicalId === undefined || id === undefined ? undefined : await this.stack(id, `${parent}/${logicalId}`);
      if (inner) found.push([logicalId!, inner]);
    }
    return found;
  }

  private async template(id: string, shown: string): Promise<TemplateText> {
    const operation = 'cloudformation:GetTemplate';
    const body = text(await this.call(operation, { StackName: id, TemplateStage: 'Processed' }, shown), 'TemplateBody') ?? '';
    try {
      const template = templateText(body);
      for (const logicalId of template.withoutPassword) {
        this.notes.push(`MasterUserPassword of ${shown}/${logicalId} is written into its template: it is not recorded`);
      }
      return template;
    } catch (error) {
      throw new CallFailure(operation, error, shown);
    }
  }

  /** All items of a list, which comes in pages. */
  public async pages(operation: Operation, list: string, input: Input, token: 'Marker' | 'NextToken', subject?: string): Promise<unknown[]> {
    const items: unknown[] = [];
    for (let next: string | undefined; ;) {
      const page = await this.call(operation, next === undefined ? input : { ...input, [token]: next }, subject);
      items.push(...itemsOf(page, list));
      next = text(page, token);
      if (next === undefined || next === '') return items;
    }
  }

  private async call(operation: Operation, input: Input, subject?: string): Promise<unknown> {
    try {
      return await this.api.call(operation, input);
    } catch (error) {
      throw new CallFailure(operation, error, subject);
    }
  }
}
