import { CfnElement, CfnResource, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { REFERENCE_TYPES } from '../topology/kinds';
import { StackSource } from '../topology/resource';
import { UNKNOWN, Value, known, unknown } from '../values/value';
import { attempt } from './attempt';
import { ADDRESS, IdentityResolver } from './identity-resolver';
import { interpret } from './intrinsics';
import { UNREADABLE } from './json';
import { notLong } from './json-text';
import { isRewritten } from './macros';
import { passedFor } from './passed';
import { StackTwin } from './planned-app';
import { Element, ParameterDeclaration, ScopedJson, TemplateScope } from './scope';
import { referencesIn } from './template-references';

/** What a stack scope asks of the app it is part of. */
export interface AppScope {
  scopeOf(construct: IConstruct): StackScope;
  exportedTo(stack: StackSource, name: string): ScopedJson | undefined;
}

type Section = 'Resources' | 'Parameters' | 'Conditions' | 'Mappings' | 'Outputs';
type Entry = Readonly<Record<string, unknown>>;

/** A stack of a CDK app as a template: finds elements by logical id, and interprets their JSON. */
export class StackScope implements TemplateScope {
  public readonly stack: StackSource;
  /** The values its parameters were recorded with where it is deployed. */
  private recorded: Readonly<Record<string, string>> | undefined;
  private indexed: ReadonlyMap<string, CfnElement> | undefined;
  private resourcesFound: ReadonlyMap<string, CfnElement> | undefined;
  private readonly described = new Map<CfnElement, Element | undefined>();
  private readonly outputs = new Map<string, ScopedJson | undefined>();
  private rewritten: boolean | undefined;

  public constructor(
    private readonly construct: Stack,
    private readonly resolver: IdentityResolver,
    private readonly app: AppScope,
    /** Those of included templates. */
    private readonly transforms: readonly unknown[] = [],
  ) {
    this.stack = {
      address: construct.node.path,
      region: pseudo(construct.region, 'AWS::Region'),
      account: pseudo(construct.account, 'AWS::AccountId'),
    };
  }

  /** Whether a macro may change what the stack says. */
  public get isRewritten(): boolean {
    // CDK still takes the one that is no longer in its types, and adds it to the others when it synthesizes.
    const { transform, transforms } = this.construct.templateOptions as { readonly transform?: unknown; readonly transforms?: unknown };
    return (this.rewritten ??= isRewritten([transform, transforms, this.transforms]));
  }

  public interpret(json: unknown): Value {
    return this.isRewritten ? UNKNOWN : interpret(json, this);
  }

  /** The template JSON of what an element of the stack was given. */
  public toJson(value: unknown, element: CfnElement): unknown {
    return this.resolver.toJson(value, element);
  }

  public element(id: string): Element | undefined {
    const construct = this.resolver.constructAt(id) ?? this.index.get(id);
    if (!construct) return undefined;
    const scope = this.app.scopeOf(construct);
    return Stack.isStack(construct) ? { kind: 'stack', scope } : scope.describe(construct);
  }

  public exported(name: string): ScopedJson | undefined {
    return this.app.exportedTo(this.stack, name);
  }

  public spelled(text: string): string {
    return text.replace(ADDRESS, (mark) => {
      const element = this.resolver.constructAt(mark);
      if (!element) return mark;
      return CfnElement.isCfnElement(element) && Stack.of(element) === this.construct ? this.logicalId(element) : element.node.path;
    });
  }

  /** Has parameters keep the values they were recorded with; before anything is read. */
  public record(parameters: Readonly<Record<string, string>>): void {
    this.recorded = parameters;
  }

  /** The stack as the twin of one that is deployed. */
  public get twin(): StackTwin {
    return {
      address: this.stack.address,
      addressOf: (logicalId) => this.resources.get(logicalId)?.node.path,
      has: (address) => tryFind(this.construct.node.root, address) !== undefined,
      nested: (logicalId) => {
        const nested = this.nestedStack(this.resources.get(logicalId));
        return nested && this.app.scopeOf(nested).twin;
      },
    };
  }

  public *conditions(): Iterable<unknown> {
    for (const element of this.index.values()) {
      const described = CfnResource.isCfnResource(element) ? undefined : this.describe(element);
      if (described?.kind === 'condition') yield described.expression;
    }
  }

  /** The entry of one element in its section of the template; undefined where it has none there, and where CDK cannot render it. */
  public entry(element: CfnElement, section: Section): Entry | undefined {
    return attempt(() => {
      // An element has one entry, and its name, the logical id, is a token that nobody here asks for.
      const [rendered] = Object.values(sectionsOf(element)[section] ?? {});
      return rendered === undefined ? undefined : (this.toJson(rendered, element) as Entry);
    });
  }

  /** All that an element adds to the template, without the names it has there; undefined where CDK cannot render it. */
  public rendered(element: CfnElement): unknown {
    return attempt(() => {
      const sections: unknown[] = Object.values(sectionsOf(element));
      return this.toJson(sections.map((section) => (isObject(section) ? Object.values(section) : section)), element);
    });
  }

  /** What an element refers to by a token. */
  public *referredBy(element: CfnElement): Iterable<IConstruct> {
    for (const { id } of referencesIn(this.rendered(element))) {
      const target = this.resolver.constructAt(id);
      if (target) yield target;
    }
  }

  public logicalId(element: CfnElement): string {
    return String(this.construct.resolve(element.logicalId));
  }

  /** What the stack reads of an output of a nested stack. */
  private output(nested: Stack, name: string): ScopedJson | undefined {
    const key = `${nested.node.path} ${name}`;
    if (!this.outputs.has(key)) this.outputs.set(key, this.readOutput(nested, name));
    return this.outputs.get(key);
  }

  private readOutput(nested: Stack, name: string): ScopedJson | undefined {
    const scope = this.app.scopeOf(nested);
    const output = scope.index.get(name);
    return output && { json: scope.entry(output, 'Outputs')?.Value, scope };
  }

  private describe(element: CfnElement): Element | undefined {
    if (!this.described.has(element)) this.described.set(element, this.description(element));
    return this.described.get(element);
  }

  private description(element: CfnElement): Element | undefined {
    if (CfnResource.isCfnResource(element)) return this.resource(element);
    const name = this.logicalId(element);
    const parameter = this.entry(element, 'Parameters');
    if (parameter) {
      const { Type, Default, AllowedValues, NoEcho } = parameter;
      const passed = this.passed(name);
      const declaration: ParameterDeclaration = {
        type: typeof Type === 'string' ? Type : 'String',
        default: Default,
        allowedValues: Array.isArray(AllowedValues) ? AllowedValues : [],
        noEcho: NoEcho === true || NoEcho === 'true',
        given: this.recorded?.[name],
        ...(passed ? { passed } : {}),
      };
      return { kind: 'parameter', id: `${this.stack.address}/${name}`, name, declaration, scope: this };
    }
    const condition = this.entry(element, 'Conditions');
    if (condition) return { kind: 'condition', name, expression: condition, scope: this };
    const mapping = this.entry(element, 'Mappings');
    return mapping && { kind: 'mapping', entries: mapping };
  }

  private resource(element: CfnResource): Element {
    const address = element.node.path;
    const isModelled = REFERENCE_TYPES.has(element.cfnResourceType);
    if (element.cfnResourceType !== 'AWS::CloudFormation::Stack') return { kind: 'resource', address, isModelled };
    const nested = this.nestedStack(element);
    return { kind: 'resource', address, isModelled, output: (name) => nested && this.output(nested, name) };
  }

  /** The stack that a resource of this one stands for: CDK puts the resource beside it, in a scope of its own. */
  private nestedStack(element: CfnElement | undefined): Stack | undefined {
    return element?.node.scope?.node.scope?.node.children
      .filter((child) => Stack.isStack(child))
      .find((stack) => stack.nestedStackResource === element);
  }

  /** What the parent passes for a parameter, where this is a nested stack. */
  private passed(parameter: string): ScopedJson | undefined {
    const resource = this.construct.nestedStackResource;
    if (!resource || !CfnResource.isCfnResource(resource)) return undefined;
    const scope = this.app.scopeOf(resource);
    const entry = scope.entry(resource, 'Resources');
    if (!entry) return { json: UNREADABLE, scope };
    return { json: passedFor(parameter, (entry.Properties as { Parameters?: unknown } | undefined)?.Parameters), scope };
  }

  /** The resources of the stack by logical id. Something else, such as a condition, may have the name of one. */
  private get resources(): ReadonlyMap<string, CfnElement> {
    if (!this.resourcesFound) {
      const own = this.construct.node.findAll().filter((node) => CfnResource.isCfnResource(node) && Stack.of(node) === this.construct);
      this.resourcesFound = new Map(own.map((node) => [this.logicalId(node as CfnElement), node as CfnElement]));
    }
    return this.resourcesFound;
  }

  private get index(): ReadonlyMap<string, CfnElement> {
    if (!this.indexed) {
      const index = new Map<string, CfnElement>();
      for (const node of this.construct.node.findAll()) {
        if (CfnElement.isCfnElement(node) && Stack.of(node) === this.construct) index.set(this.logicalId(node), node);
      }
      this.indexed = index;
    }
    return this.indexed;
  }
}

/** Internal to CDK, and the only place where overrides, deletions and mutated properties come together. */
function sectionsOf(element: CfnElement): Partial<Record<Section, Readonly<Record<string, unknown>>>> {
  notLong((element as unknown as { cfnProperties?: unknown }).cfnProperties);
  return (element as unknown as { _toCloudFormation(): Partial<Record<Section, Readonly<Record<string, unknown>>>> })._toCloudFormation();
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The construct at a path; undefined where there is none. */
function tryFind(root: IConstruct, path: string): IConstruct | undefined {
  return path.split('/').reduce<IConstruct | undefined>((construct, id) => construct?.node.tryFindChild(id), root);
}

/** Equal for all stacks that leave it to the deployment: they are deployed with one set of credentials. */
function pseudo(value: string, name: string): Value {
  return Token.isUnresolved(value) ? unknown(name) : known(value);
}
