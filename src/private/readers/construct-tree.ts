import { CfnElement, CfnResource, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { RESOURCE_TYPES } from '../topology/kinds';
import { ResourceSource } from '../topology/resource';
import { Topology, TopologySource } from '../topology/topology';
import { UNKNOWN, Value, bag, isScalar } from '../values/value';
import { Worlds } from '../values/world';
import { attempt } from './attempt';
import { attributesRead } from './attributes-read';
import { conditionHolds } from './conditions';
import { IdentityResolver } from './identity-resolver';
import { PlainResource } from './plain-resource';
import { ScopedJson } from './scope';
import { AppScope, StackScope } from './stack-scope';

/** Reads the Aurora topology out of a construct tree: all of the app, whichever construct is given. */
export function readConstructTree(construct: IConstruct): Topology {
  const worlds = new Worlds();
  return new Topology(new ConstructTreeReader(construct.node.root, worlds), worlds);
}

class ConstructTreeReader implements TopologySource, AppScope {
  public readonly resources: readonly ResourceSource[];
  private readonly resolver = new IdentityResolver();
  private readonly scopes = new Map<Stack, StackScope>();
  private exports: ReadonlyMap<string, ScopedJson> | undefined;
  private attributesRead: ReadonlySet<string> | undefined;

  public constructor(
    private readonly root: IConstruct,
    private readonly worlds: Worlds,
  ) {
    const resources: ResourceSource[] = [];
    visit(root, (node) => {
      if (CfnResource.isCfnResource(node) && RESOURCE_TYPES.has(node.cfnResourceType)) resources.push(this.source(node));
    });
    this.resources = resources;
  }

  public scopeOf(element: CfnElement): StackScope {
    const stack = Stack.of(element);
    let scope = this.scopes.get(stack);
    if (!scope) {
      scope = new StackScope(stack, this.resolver, this);
      this.scopes.set(stack, scope);
    }
    return scope;
  }

  public exported(name: string): ScopedJson | undefined {
    if (!this.exports) {
      const exports = new Map<string, ScopedJson>();
      visit(this.root, (node) => {
        if (!CfnElement.isCfnElement(node) || CfnResource.isCfnResource(node)) return;
        const scope = this.scopeOf(node);
        const output = scope.entry(node, 'Outputs');
        const exportName = scope.interpret((output?.Export as { Name?: unknown } | undefined)?.Name);
        if (exportName.kind === 'known' && isScalar(exportName.value)) exports.set(String(exportName.value), { json: output?.Value, scope });
      });
      this.exports = exports;
    }
    return this.exports.get(name);
  }

  public readsAttribute(address: string, attribute: string): boolean {
    if (!this.attributesRead) {
      const read = new Set<string>();
      visit(this.root, (node) => {
        if (!CfnElement.isCfnElement(node)) return;
        const scope = this.scopeOf(node);
        for (const { id, attribute: name } of attributesRead(scope.entry(node, CfnResource.isCfnResource(node) ? 'Resources' : 'Outputs'))) {
          const element = scope.element(id);
          if (element?.kind === 'resource') read.add(`${element.address} ${name}`);
        }
      });
      this.attributesRead = read;
    }
    return this.attributesRead.has(`${address} ${attribute}`);
  }

  /** The resource is resolved when something first asks what it says. */
  private source(resource: CfnResource): ResourceSource {
    const { worlds, resolver } = this;
    const scope = this.scopeOf(resource);
    const plain = PlainResource.of(resource);
    const entry = once(() => scope.entry(resource, 'Resources') ?? 'unreadable');
    const field = (name: string): unknown => {
      const json = entry();
      return json === 'unreadable' ? undefined : json[name];
    };
    return {
      address: resource.node.path,
      get logicalId(): string {
        return scope.logicalId(resource);
      },
      type: resource.cfnResourceType,
      stack: scope.stack,
      get properties(): Value {
        if (plain) return plain.properties(resolver, (json) => scope.interpret(json));
        return entry() === 'unreadable' ? UNKNOWN : scope.interpret(field('Properties') ?? {});
      },
      get attributes(): Value {
        const policies = plain?.policies ?? { DeletionPolicy: field('DeletionPolicy'), UpdateReplacePolicy: field('UpdateReplacePolicy') };
        return bag(policies, (json) => scope.interpret(json));
      },
      get metadata(): unknown {
        return plain ? attempt(() => resolver.toJson(plain.metadata, resource)) : field('Metadata');
      },
      get dependsOn(): readonly string[] {
        const declared = plain?.dependencies;
        if (declared) return declared.map(({ node }) => node.path);
        const ids = field('DependsOn');
        return (Array.isArray(ids) ? ids : [ids]).flatMap((id) => {
          const element = typeof id === 'string' ? scope.element(id) : undefined;
          return element?.kind === 'resource' ? [element.address] : [];
        });
      },
      exists: () => {
        if (plain?.isUnconditional) return true;
        const condition = field('Condition');
        return condition === undefined || conditionHolds({ Condition: condition }, scope, worlds.current);
      },
    };
  }
}

/** Visits parents before children, in the order of declaration. */
function visit(node: IConstruct, visitor: (node: IConstruct) => void): void {
  visitor(node);
  for (const child of node.node.children) visit(child, visitor);
}

function once<T>(compute: () => T): () => T {
  let result: { value: T } | undefined;
  return () => (result ??= { value: compute() }).value;
}
