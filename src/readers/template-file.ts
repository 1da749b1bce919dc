import { REFERENCE_TYPES, RESOURCE_TYPES } from '../topology/kinds';
import { ResourceSource, StackSource } from '../topology/resource';
import { UNKNOWN, Value, bag, isScalar, known, unknown } from '../values/value';
import { Worlds } from '../values/world';
import { conditionHolds } from './conditions';
import { Export, Exports } from './exports';
import { interpret } from './intrinsics';
import { asJson } from './json';
import { isRewritten } from './macros';
import { passedFor } from './passed';
import { StackTwin } from './planned-app';
import { Element, ScopedJson, TemplateScope } from './scope';
import { TemplateInput } from './template-input';
import { referencesIn } from './template-references';

/** What only the earlier state of a stack has. */
const FORMER = ' (deployed)';

type Json = Readonly<Record<string, unknown>>;

/** What a nested stack has of its parent. */
interface Nesting {
  readonly parent: TemplateFile;
  readonly logicalId: string;
}

/** One template: finds elements by logical id, and interprets their JSON. */
export class TemplateFile implements TemplateScope {
  public readonly stack: StackSource;
  private readonly template: unknown;
  private readonly nested: ReadonlyMap<string, TemplateFile>;
  private readonly described = new Map<string, Element | undefined>();
  private readonly dependencies = new Map<string, ReadonlySet<string>>();
  /** Whether a macro may change what the template says. */
  private readonly isRewritten: boolean;
  private readonly twin: StackTwin | undefined;
  private loops: boolean | undefined;
  private given: Readonly<Record<string, string>>;
  private readonly running: Readonly<Record<string, unknown>>;

  public constructor(
    input: TemplateInput,
    private readonly allExports: Exports,
    private readonly nesting?: Nesting,
  ) {
    const { name, region, account, nested = {} } = input;
    this.template = asJson(input.template);
    this.isRewritten = isRewritten(own(this.template, 'Transform'));
    this.twin = input.twin;
    this.given = input.parameters ?? {};
    this.running = input.running ?? {};
    this.stack = { address: name, region: pseudo(region, 'AWS::Region'), account: pseudo(account, 'AWS::AccountId') };
    this.nested = new Map(Object.entries(nested).map(([logicalId, inner]) => {
      const twin = this.twin?.nested(logicalId);
      const place = { name: twin?.address ?? this.addressOf(logicalId), region, account };
      return [logicalId, new TemplateFile({ ...inner, ...place, twin }, allExports, { parent: this, logicalId })];
    }));
  }

  /** This template, and those of its nested stacks, of theirs, and so on. */
  public andNested(): TemplateFile[] {
    return [this, ...[...this.nested.values()].flatMap((inner) => inner.andNested())];
  }

  /** Has parameters keep the values they were recorded with, but those that are given; before anything is read. */
  public record(parameters: Readonly<Record<string, string>>): void {
    this.given = { ...parameters, ...this.given };
  }

  /** This template as the twin of one that is deployed. */
  public get asTwin(): StackTwin {
    return {
      address: this.stack.address,
      addressOf: (logicalId) => (own(this.section('Resources'), logicalId) === undefined ? undefined : this.addressOf(logicalId)),
      has: (address) => address.startsWith(`${this.stack.address}/`)
        && own(this.section('Resources'), address.slice(this.stack.address.length + 1)) !== undefined,
      nested: (logicalId) => this.nested.get(logicalId)?.asTwin,
    };
  }

  public interpret(json: unknown): Value {
    return this.isRewritten ? UNKNOWN : interpret(json, this);
  }

  public element(id: string): Element | undefined {
    if (!this.described.has(id)) this.described.set(id, this.describe(id));
    return this.described.get(id);
  }

  public exported(name: string): ScopedJson | undefined {
    return this.allExports.find(this.stack, name);
  }

  public conditions(): Iterable<unknown> {
    return Object.values(this.section('Conditions'));
  }

  /** Whatever the template exports, under the names it is known to have. */
  public exports(): Export[] {
    return Object.values(this.section('Outputs')).flatMap((output) => {
      const name = this.interpret(own(own(output, 'Export'), 'Name'));
      return name.kind === 'known' && isScalar(name.value) ? [{ name: String(name.value), json: own(output, 'Value'), scope: this }] : [];
    });
  }

  /** Whatever resources and outputs read, as `<address> <attribute>`. */
  public attributesRead(): string[] {
    return [...referencesIn([this.section('Resources'), this.section('Outputs')])].flatMap(({ id, attribute }) => {
      const element = attribute === 'Ref' ? undefined : this.element(id);
      return element?.kind === 'resource' ? [`${element.address} ${attribute}`] : [];
    });
  }

  /** Whether a loop or a macro makes resources of it: `Fn::ForEach::…`, `Fn::Transform`. */
  public get hasLoops(): boolean {
    return (this.loops ??= Object.keys(this.section('Resources')).some((logicalId) => logicalId.startsWith('Fn::')));
  }

  public resources(worlds: Worlds): ResourceSource[] {
    return Object.entries(this.section('Resources')).flatMap(([logicalId, resource]) => {
      const type = own(resource, 'Type');
      return typeof type === 'string' && RESOURCE_TYPES.has(type) ? [this.resource(logicalId, type, resource as Json, worlds)] : [];
    });
  }

  private resource(logicalId: string, type: string, resource: Json, worlds: Worlds): ResourceSource {
    const scope = this; // eslint-disable-line @typescript-eslint/no-this-alias
    let properties: Value | undefined;
    let attributes: Value | undefined;
    return {
      address: this.addressOf(logicalId),
      logicalId,
      type,
      stack: this.stack,
      metadata: resource.Metadata,
      running: own(this.running, logicalId),
      get properties() {
        return (properties ??= scope.interpret(resource.Properties ?? {}));
      },
      get attributes() {
        const { DeletionPolicy, UpdateReplacePolicy } = resource;
        return (attributes ??= bag({ DeletionPolicy, UpdateReplacePolicy }, (json) => scope.interpret(json)));
      },
      isUnconditional: resource.Condition === undefined,
      exists: () => resource.Condition === undefined || conditionHolds(resource.Condition, scope, worlds.current),
      waitsFor: (address) => this.waits(logicalId, address),
    };
  }

  /** Whether a resource, or the nested stack that this template is, depends on what is at an address, or on a nested stack that has it. */
  private waits(logicalId: string, address: string): boolean {
    const dependencies = this.dependenciesOf(logicalId);
    for (let path = address; path.includes('/'); path = path.slice(0, path.lastIndexOf('/'))) {
      if (dependencies.has(path)) return true;
    }
    return this.nesting?.parent.waits(this.nesting.logicalId, address) ?? false;
  }

  private dependenciesOf(logicalId: string): ReadonlySet<string> {
    let dependencies = this.dependencies.get(logicalId);
    if (!dependencies) {
      const ids = [own(own(this.section('Resources'), logicalId), 'DependsOn')].flat();
      dependencies = new Set(ids.flatMap((id) => {
        const element = typeof id === 'string' ? this.element(id) : undefined;
        return element?.kind === 'resource' ? [element.address] : [];
      }));
      this.dependencies.set(logicalId, dependencies);
    }
    return dependencies;
  }

  private describe(id: string): Element | undefined {
    const resource = own(this.section('Resources'), id);
    if (resource !== undefined) {
      const type = own(resource, 'Type');
      const isModelled = typeof type === 'string' && REFERENCE_TYPES.has(type);
      return { kind: 'resource', address: this.addressOf(id), isModelled, output: (name) => this.nested.get(id)?.output(name) };
    }
    const parameter = own(this.section('Parameters'), id);
    if (parameter !== undefined) return this.parameter(id, parameter);
    const expression = own(this.section('Conditions'), id);
    if (expression !== undefined) return { kind: 'condition', name: id, expression, scope: this };
    const entries = own(this.section('Mappings'), id);
    return entries === undefined ? undefined : { kind: 'mapping', entries };
  }

  private parameter(name: string, declared: unknown): Element {
    const type = own(declared, 'Type');
    const allowedValues = own(declared, 'AllowedValues');
    const noEcho = own(declared, 'NoEcho');
    const passed = this.passed(name);
    return {
      kind: 'parameter',
      id: `${this.stack.address}/${name}`,
      name,
      declaration: {
        type: typeof type === 'string' ? type : 'String',
        default: own(declared, 'Default'),
        allowedValues: Array.isArray(allowedValues) ? allowedValues : [],
        noEcho: noEcho === true || noEcho === 'true',
        given: own(this.given, name) as string | undefined,
        ...(passed ? { passed } : {}),
      },
      scope: this,
    };
  }

  /** What the parent passes for a parameter, where this is the template of a nested stack. */
  private passed(parameter: string): ScopedJson | undefined {
    if (!this.nesting) return undefined;
    const { parent, logicalId } = this.nesting;
    const parameters = own(own(own(parent.section('Resources'), logicalId), 'Properties'), 'Parameters');
    return { json: passedFor(parameter, parameters), scope: parent };
  }

  private output(name: string): ScopedJson | undefined {
    const output = own(this.section('Outputs'), name);
    return output === undefined ? undefined : { json: own(output, 'Value'), scope: this };
  }

  private section(name: string): Json {
    const section = own(this.template, name);
    return typeof section === 'object' && section !== null ? section as Json : {};
  }

  private addressOf(logicalId: string): string {
    const address = `${this.stack.address}/${logicalId}`;
    return this.twin?.addressOf(logicalId) ?? (this.twin?.has(address) ? address + FORMER : address);
  }
}

/** An own entry of an object, so that a resource called `constructor` is just a resource. */
function own(json: unknown, key: string): unknown {
  return typeof json === 'object' && json !== null && Object.prototype.hasOwnProperty.call(json, key) ? (json as Json)[key] : undefined;
}

/** Equal for all templates that leave it to the deployment: they are deployed with one set of credentials. */
function pseudo(value: string | undefined, name: string): Value {
  return value === undefined ? unknown(name) : known(value);
}
