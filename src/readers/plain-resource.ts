import { CfnResource } from 'aws-cdk-lib';
import { ABSENT, Bag, Scalar, UNKNOWN, Value, known } from '../values/value';
import { attempt } from './attempt';
import { UNREADABLE } from './json';
import { isLong, notLong } from './json-text';
import { saysItself } from './placeholders';
import { StackScope } from './stack-scope';

type Json = Readonly<Record<string, unknown>>;

/** What CDK's generated classes have, protected from anybody else. */
interface Internals {
  readonly cfnProperties?: Json;
  readonly rawOverrides?: object;
  readonly renderProperties?: (properties: Json) => Json;
  readonly _toCloudFormation?: unknown;
}

const generic = CfnResource.prototype as unknown as Internals;

/**
 * A resource that is rendered as CDK's generated classes are, with no override of what its properties say. Rendering a whole
 * resource costs a multiple of what rules ask of it, so the properties of such a one are read one by one.
 */
export class PlainResource {
  /** The resource, or undefined where more than its properties is to be considered, or this CDK does it in another way. */
  public static of(resource: CfnResource, scope: StackScope): PlainResource | undefined {
    const { rawOverrides, renderProperties, _toCloudFormation } = resource as unknown as Internals;
    const isPlain = _toCloudFormation === generic._toCloudFormation // eslint-disable-line no-underscore-dangle
      && rawOverrides !== undefined && isEmpty(rawOverrides);
    return isPlain && renderProperties && 'cfnProperties' in resource && !hasMacro(resource) && !scope.isRewritten ? new PlainResource(resource, scope) : undefined;
  }

  private constructor(
    private readonly resource: CfnResource,
    private readonly scope: StackScope,
  ) {}

  public get isUnconditional(): boolean {
    return this.resource.cfnOptions.condition === undefined;
  }

  /** What becomes of it when it is removed, or replaced. */
  public get policies(): Json {
    const { deletionPolicy, updateReplacePolicy } = this.resource.cfnOptions;
    return { DeletionPolicy: deletionPolicy, UpdateReplacePolicy: updateReplacePolicy };
  }

  public get metadata(): unknown {
    const { metadata } = this.resource.cfnOptions;
    return metadata && attempt(() => this.scope.toJson(metadata, this.resource));
  }

  /** Its `Properties`. */
  public get properties(): Bag {
    return new PlainProperties(this.resource, this.scope);
  }
}

const A_FUNCTION = { Ref: 'AWS::NoValue' };

class PlainProperties implements Bag {
  public readonly kind = 'bag';
  private readonly declared: Json;
  private readonly nameOf: Naming;
  /** What is not as it is declared. */
  private read: Map<string, Value> | undefined;
  private renderedAll: Json | undefined;
  private placeholdersMade: Json | undefined;

  public constructor(
    private readonly resource: CfnResource,
    private readonly scope: StackScope,
  ) {
    this.declared = (resource as unknown as Internals).cfnProperties ?? {};
    this.nameOf = naming(resource, this.declared);
  }

  public get keys(): readonly string[] {
    const rendered = attempt(() => this.rendered) ?? {};
    return Object.keys(rendered).filter((name) => rendered[name] !== undefined);
  }

  public get(name: string): Value {
    const declared = this.declaredAs(name);
    if (declared === undefined) return ABSENT;
    return isLiteral(declared) ? known(declared) : this.read?.get(name) ?? this.interpret(name, declared);
  }

  private declaredAs(name: string): unknown {
    const own = this.nameOf(name);
    return own === null ? undefined : this.declared[own] ?? undefined;
  }

  private interpret(name: string, declared: unknown): Value {
    // What CDK itself cannot render is unknown; synthesis will say what is wrong with it.
    const value = attempt(() => {
      const json = this.scope.toJson(declared, this.resource);
      return this.scope.interpret(hasNames(json) ? this.renamed(name, json) : json);
    }) ?? UNKNOWN;
    (this.read ??= new Map<string, Value>()).set(name, value);
    return value;
  }

  /** A property with the names inside as CloudFormation has them, which only the class knows. */
  private renamed(name: string, json: unknown): unknown {
    // A class shows all of what it cannot take.
    if (isLong(json)) return UNREADABLE;
    const { renderProperties } = this.resource as unknown as Internals;
    const alone = attempt(() => renderProperties!.call(this.resource, { ...this.placeholders, [this.nameOf(name)!]: json })[name]);
    return alone ?? this.rendered[name];
  }

  /** A function in place of each property: classes validate all of them, and let functions pass. */
  private get placeholders(): Json {
    return (this.placeholdersMade ??= Object.fromEntries(Object.keys(this.declared).map((own) => [own, A_FUNCTION])));
  }

  private get rendered(): Json {
    const { renderProperties } = this.resource as unknown as Internals;
    return (this.renderedAll ??= renderProperties!.call(this.resource, notLong(this.scope.toJson(this.declared, this.resource)) as Json));
  }
}

/** Whether a macro stands beside the properties, and may change each. The generated classes have no such property. */
function hasMacro(resource: CfnResource): boolean {
  const { cfnProperties, renderProperties } = resource as unknown as Internals;
  return renderProperties === generic.renderProperties && Object.keys(cfnProperties ?? {}).some((name) => name.startsWith('Fn::'));
}

type Naming = (name: string) => string | null;

const namings = new WeakMap<object, Naming>();

/**
 * What a class calls the properties of CloudFormation: the same names, but for the case of their letters. A resource without
 * a class of its own has them as CloudFormation does.
 */
function naming(resource: CfnResource, declared: Json): Naming {
  if ((resource as unknown as Internals).renderProperties === generic.renderProperties) {
    return (name) => (Object.prototype.hasOwnProperty.call(declared, name) ? name : null);
  }
  let nameOf = namings.get(resource.constructor);
  if (!nameOf) {
    const names = new Map(Object.keys(declared).map((name) => [name.toLowerCase(), name]));
    const asked = new Map<string, string | null>();
    nameOf = (name) => {
      let own = asked.get(name);
      if (own === undefined) asked.set(name, (own = names.get(name.toLowerCase()) ?? null));
      return own;
    };
    namings.set(resource.constructor, nameOf);
  }
  return nameOf;
}

/** Whether there are names of properties in it: in anything but texts, numbers and functions of CloudFormation. */
function hasNames(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  if (!Array.isArray(json)) return !Object.keys(json).every((key) => key === 'Ref' || key.startsWith('Fn::'));
  return new Set<unknown>(json).size === 1 ? hasNames(json[0]) : json.some(hasNames);
}

function isEmpty(object: object): boolean {
  for (const key in object) if (Object.prototype.hasOwnProperty.call(object, key)) return false;
  return true;
}

/** Whether it is a scalar, and there is no token in it. */
function isLiteral(value: unknown): value is Scalar {
  switch (typeof value) {
    case 'string': return !value.includes('${') && saysItself(value);
    case 'number': return value >= 0 && Number.isFinite(value);
    default: return typeof value === 'boolean';
  }
}
