import { CfnElement, CfnResource, Stack, Token } from 'aws-cdk-lib';
import { StackSource } from '../topology/resource';
import { Value, known, unknown } from '../values/value';
import { IdentityResolver } from './identity-resolver';
import { interpret } from './intrinsics';
import { Element, ParameterDeclaration, ScopedJson, TemplateScope } from './scope';

/** What a stack scope asks of the app it is part of. */
export interface AppScope {
  scopeOf(element: CfnElement): StackScope;
  exported(name: string): ScopedJson | undefined;
}

type Section = 'Resources' | 'Parameters' | 'Conditions' | 'Mappings' | 'Outputs';
type Entries = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** A stack of a CDK app as a template: finds elements by logical id, and interprets their JSON. */
export class StackScope implements TemplateScope {
  public readonly stack: StackSource;
  private indexed: ReadonlyMap<string, CfnElement> | undefined;
  private readonly described = new Map<CfnElement, Element | undefined>();

  public constructor(
    private readonly construct: Stack,
    private readonly resolver: IdentityResolver,
    private readonly app: AppScope,
  ) {
    this.stack = {
      address: construct.node.path,
      region: pseudo(construct.region, 'AWS::Region'),
      account: pseudo(construct.account, 'AWS::AccountId'),
    };
  }

  public interpret(json: unknown): Value {
    return interpret(json, this);
  }

  public element(id: string): Element | undefined {
    const element = this.resolver.elementAt(id) ?? this.index.get(id);
    return element && this.app.scopeOf(element).describe(element);
  }

  public exported(name: string): ScopedJson | undefined {
    return this.app.exported(name);
  }

  public *conditions(): Iterable<unknown> {
    for (const element of this.index.values()) {
      const described = CfnResource.isCfnResource(element) ? undefined : this.describe(element);
      if (described?.kind === 'condition') yield described.expression;
    }
  }

  /** The entry of one element in its section of the template. */
  public entry(element: CfnElement, section: Section): Readonly<Record<string, unknown>> | undefined {
    const rendered = this.render(element)[section];
    return rendered && Object.values(rendered)[0];
  }

  public logicalId(element: CfnElement): string {
    return String(this.construct.resolve(element.logicalId));
  }

  /** What the stack reads of an output of a nested stack. */
  private output(nested: Stack, name: string): ScopedJson | undefined {
    const output = nested.node.findAll()
      .filter((node) => CfnElement.isCfnElement(node))
      .find((element) => Stack.of(element) === nested && nested.resolve(element.logicalId) === name);
    if (!output) return undefined;
    const scope = this.app.scopeOf(output);
    return { json: scope.entry(output, 'Outputs')?.Value, scope };
  }

  private describe(element: CfnElement): Element | undefined {
    if (!this.described.has(element)) this.described.set(element, this.description(element));
    return this.described.get(element);
  }

  private description(element: CfnElement): Element | undefined {
    if (CfnResource.isCfnResource(element)) return this.resource(element);
    const name = this.logicalId(element);
    const { Parameters: parameter, Conditions: condition, Mappings: mapping } = this.render(element);
    if (parameter) {
      const { Type, Default, AllowedValues, NoEcho } = Object.values(parameter)[0]!;
      const passed = this.passed(name);
      const declaration: ParameterDeclaration = {
        type: String(Type),
        default: Default,
        allowedValues: Array.isArray(AllowedValues) ? AllowedValues : [],
        noEcho: NoEcho === true || NoEcho === 'true',
        ...(passed ? { passed } : {}),
      };
      return { kind: 'parameter', id: element.node.path, name, declaration, scope: this };
    }
    if (condition) return { kind: 'condition', name, expression: Object.values(condition)[0], scope: this };
    if (mapping) return { kind: 'mapping', entries: Object.values(mapping)[0] };
    return undefined;
  }

  private resource(element: CfnResource): Element {
    const address = element.node.path;
    if (element.cfnResourceType !== 'AWS::CloudFormation::Stack') return { kind: 'resource', address };
    // CDK puts the resource of a nested stack beside it, in a scope of its own.
    const nested = element.node.scope?.node.scope?.node.children
      .filter((child) => Stack.isStack(child))
      .find((stack) => stack.nestedStackResource === element);
    return { kind: 'resource', address, output: (name) => nested && this.output(nested, name) };
  }

  /** What the parent passes for a parameter, where this is a nested stack. */
  private passed(parameter: string): ScopedJson | undefined {
    const resource = this.construct.nestedStackResource;
    if (!resource || !CfnResource.isCfnResource(resource)) return undefined;
    const scope = this.app.scopeOf(resource);
    const parameters = (scope.entry(resource, 'Resources')?.Properties as { Parameters?: Readonly<Record<string, unknown>> } | undefined)?.Parameters;
    return parameters && Object.prototype.hasOwnProperty.call(parameters, parameter) ? { json: parameters[parameter], scope } : undefined;
  }

  private render(element: CfnElement): Partial<Record<Section, Entries>> {
    // Internal to CDK, and the only place where overrides, deletions and mutated properties come together.
    const raw = (element as unknown as { _toCloudFormation(): unknown })._toCloudFormation();
    return this.resolver.toJson(raw, element) as Partial<Record<Section, Entries>>;
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

/** Equal for all stacks that leave it to the deployment: they are deployed with one set of credentials. */
function pseudo(value: string, name: string): Value {
  return Token.isUnresolved(value) ? unknown(name) : known(value);
}
