import { CfnElement, CfnResource, Stack, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { RESOURCE_TYPES } from '../topology/kinds';
import { ResourceSource, StackSource } from '../topology/resource';
import { SUBJECT_TYPES } from '../topology/subjects';
import { Topology, TopologySource } from '../topology/topology';
import { isScalar } from '../values/value';
import { Worlds } from '../values/world';
import { ConstructDependencies } from './construct-dependencies';
import { ConstructResource, CreationOrder } from './construct-resource';
import { Export, Exports } from './exports';
import { IdentityResolver } from './identity-resolver';
import { PlannedApp, PlannedStackTwin } from './planned-app';
import { ScopedJson } from './scope';
import { AppScope, StackScope } from './stack-scope';
import { referencesIn } from './template-references';

/** Reads the Aurora topology out of a construct tree: all of the app, whichever construct is given. */
export function readConstructTree(construct: IConstruct): Topology {
  return readApp(construct).topology;
}

/** The topology of an app, and its stacks, nested ones not counted. */
export function readApp(construct: IConstruct): PlannedApp {
  const worlds = new Worlds();
  const { root } = construct.node;
  const reader = new ConstructTreeReader(root, worlds);
  return { topology: new Topology(reader, worlds), stacks: () => stacksOf(root).map((stack) => planned(stack, reader)) };
}

const stacksOf = (root: IConstruct): Stack[] => root.node.findAll().filter((node) => Stack.isStack(node)).filter(({ nested }) => !nested);

function planned(stack: Stack, reader: AppScope): PlannedStackTwin {
  const { artifactId, stackName } = stack;
  const [region, account] = [stack.region, stack.account].map((place) => (Token.isUnresolved(place) ? undefined : place));
  return {
    artifactId,
    stackName,
    region,
    account,
    twin: () => reader.scopeOf(stack).twin,
    record: (parameters) => reader.scopeOf(stack).record(parameters),
  };
}

class ConstructTreeReader implements TopologySource, AppScope, CreationOrder {
  public readonly resources: readonly ResourceSource[];
  private readonly resolver = new IdentityResolver();
  private readonly scopes = new Map<Stack, StackScope>();
  /** The transforms of included templates, which are those of the whole stack. */
  private readonly transforms = new Map<Stack, unknown[]>();
  private readonly exports = new Exports(() => this.exported());
  private readonly dependencies = new ConstructDependencies((construct) => this.scopeOf(construct));
  private readonly declared: readonly CfnResource[];
  private byAddress: ReadonlyMap<string, CfnResource> | undefined;
  private attributesRead: ReadonlySet<string> | undefined;

  public constructor(private readonly root: IConstruct, worlds: Worlds) {
    const resources: CfnResource[] = [];
    visit(root, (node) => {
      const type = (node as Partial<CfnResource>).cfnResourceType;
      if (type === undefined) this.noteTransform(node);
      else if (RESOURCE_TYPES.has(type) && CfnResource.isCfnResource(node)) resources.push(node);
    });
    // Subnets and the like matter to what is in them.
    const isConcerned = resources.some(({ cfnResourceType }) => SUBJECT_TYPES.has(cfnResourceType));
    this.declared = isConcerned ? resources : [];
    this.resources = this.declared.map((resource) => new ConstructResource(resource, this.scopeOf(resource), worlds, this));
  }

  public scopeOf(construct: IConstruct): StackScope {
    const stack = Stack.of(construct);
    let scope = this.scopes.get(stack);
    if (!scope) {
      scope = new StackScope(stack, this.resolver, this, this.transforms.get(stack));
      this.scopes.set(stack, scope);
    }
    return scope;
  }

  public exportedTo(stack: StackSource, name: string): ScopedJson | undefined {
    return this.exports.find(stack, name);
  }

  public isAfter(resource: CfnResource, address: string): boolean {
    this.byAddress ??= new Map(this.declared.map((one) => [one.node.path, one]));
    const other = this.byAddress.get(address);
    return other !== undefined && this.dependencies.isAfter(resource, other);
  }

  public readsAttribute(address: string, attribute: string): boolean {
    if (!this.attributesRead) {
      const read = new Set<string>();
      visit(this.root, (node) => {
        if (!CfnElement.isCfnElement(node)) return;
        const scope = this.scopeOf(node);
        for (const { id, attribute: name } of referencesIn(scope.rendered(node))) {
          const element = name === 'Ref' ? undefined : scope.element(id);
          if (element?.kind === 'resource') read.add(`${element.address} ${name}`);
        }
      });
      this.attributesRead = read;
    }
    return this.attributesRead.has(`${address} ${attribute}`);
  }

  private noteTransform(node: IConstruct): void {
    if (!CfnElement.isCfnElement(node)) return;
    const { template } = node as { template?: { readonly Transform?: unknown } };
    if (template?.Transform === undefined) return;
    const stack = Stack.of(node);
    this.transforms.set(stack, [...this.transforms.get(stack) ?? [], template.Transform]);
  }

  /** Whatever the stacks export, under the names it is known to have. */
  private exported(): Export[] {
    const exports: Export[] = [];
    visit(this.root, (node) => {
      if (!CfnElement.isCfnElement(node) || CfnResource.isCfnResource(node)) return;
      const scope = this.scopeOf(node);
      const output = scope.entry(node, 'Outputs');
      const name = scope.interpret((output?.Export as { Name?: unknown } | undefined)?.Name);
      if (name.kind === 'known' && isScalar(name.value)) exports.push({ name: String(name.value), json: output?.Value, scope });
    });
    return exports;
  }
}

/** Visits parents before children, in the order of declaration. */
function visit(node: IConstruct, visitor: (node: IConstruct) => void): void {
  visitor(node);
  for (const child of node.node.children) visit(child, visitor);
}
