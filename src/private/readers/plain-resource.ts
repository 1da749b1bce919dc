import { CfnResource } from 'aws-cdk-lib';
import { ABSENT, Bag, UNKNOWN, Value } from '../values/value';
import { attempt } from './attempt';
import { IdentityResolver } from './identity-resolver';

type Json = Readonly<Record<string, unknown>>;

/** What CDK's generated classes have, protected from anybody else. */
interface Internals {
  readonly cfnProperties?: Json;
  readonly rawOverrides?: object;
  /** Made when the first is added. */
  readonly dependsOn?: Iterable<CfnResource>;
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
  public static of(resource: CfnResource): PlainResource | undefined {
    const { rawOverrides, renderProperties, _toCloudFormation } = resource as unknown as Internals;
    const isPlain = _toCloudFormation === generic._toCloudFormation // eslint-disable-line no-underscore-dangle
      && rawOverrides !== undefined && Object.keys(rawOverrides).length === 0;
    return isPlain && renderProperties && 'cfnProperties' in resource && !hasMacro(resource) ? new PlainResource(resource) : undefined;
  }

  private rendered: Json | undefined;

  private constructor(private readonly resource: CfnResource) {}

  public get isUnconditional(): boolean {
    return this.resource.cfnOptions.condition === undefined;
  }

  /** What becomes of it when it is removed, or replaced. */
  public get policies(): Json {
    const { deletionPolicy, updateReplacePolicy } = this.resource.cfnOptions;
    return { DeletionPolicy: deletionPolicy, UpdateReplacePolicy: updateReplacePolicy };
  }

  public get metadata(): unknown {
    return this.resource.cfnOptions.metadata;
  }

  /** The resources it waits for; undefined where this CDK keeps them elsewhere. */
  public get dependencies(): readonly CfnResource[] | undefined {
    const internals = this.resource as unknown as Internals;
    return 'dependsOn' in internals ? [...internals.dependsOn ?? []] : undefined;
  }

  /** Its `Properties`. */
  public properties(resolver: IdentityResolver, interpret: (json: unknown) => Value): Bag {
    const declared = (this.resource as unknown as Internals).cfnProperties ?? {};
    const read = new Map<string, Value>();
    const render = (): Json => (this.rendered ??= this.render(declared, resolver));
    const nameOf = naming(this.resource, declared);
    return {
      kind: 'bag',
      get keys() {
        const rendered = attempt(render) ?? {};
        return Object.keys(rendered).filter((name) => rendered[name] !== undefined);
      },
      get: (name) => {
        const own = declared[nameOf(name) ?? ''] ?? undefined;
        if (own === undefined) return ABSENT;
        let value = read.get(name);
        if (value === undefined) {
          // What CDK itself cannot render is unknown; synthesis will say what is wrong with it.
          value = attempt(() => {
            const json = resolver.toJson(own, this.resource);
            // What has names inside is renamed by the class.
            return interpret(hasNames(json) ? render()[name] : json);
          }) ?? UNKNOWN;
          read.set(name, value);
        }
        return value;
      },
    };
  }

  private render(declared: Json, resolver: IdentityResolver): Json {
    const { renderProperties } = this.resource as unknown as Internals;
    return renderProperties!.call(this.resource, resolver.toJson(declared, this.resource) as Json);
  }
}

/** Whether a macro stands beside the properties, and may change each. The generated classes have no such property. */
function hasMacro(resource: CfnResource): boolean {
  const { cfnProperties, renderProperties } = resource as unknown as Internals;
  return renderProperties === generic.renderProperties && Object.keys(cfnProperties ?? {}).some((name) => name.startsWith('Fn::'));
}

type Naming = (name: string) => string | undefined;

const namings = new WeakMap<object, Naming>();

/**
 * What a class calls the properties of CloudFormation: the same names, but for the case of their letters. A resource without
 * a class of its own has them as CloudFormation does.
 */
function naming(resource: CfnResource, declared: Json): Naming {
  if ((resource as unknown as Internals).renderProperties === generic.renderProperties) {
    return (name) => (Object.prototype.hasOwnProperty.call(declared, name) ? name : undefined);
  }
  let nameOf = namings.get(resource.constructor);
  if (!nameOf) {
    const names = new Map(Object.keys(declared).map((name) => [name.toLowerCase(), name]));
    const asked = new Map<string, string | undefined>();
    nameOf = (name) => {
      if (!asked.has(name)) asked.set(name, names.get(name.toLowerCase()));
      return asked.get(name);
    };
    namings.set(resource.constructor, nameOf);
  }
  return nameOf;
}

/** Whether there are names of properties in it: in anything but texts, numbers and functions of CloudFormation. */
function hasNames(json: unknown): boolean {
  if (typeof json !== 'object' || json === null) return false;
  return Array.isArray(json) ? json.some(hasNames) : !Object.keys(json).every((key) => key === 'Ref' || key.startsWith('Fn::'));
}
