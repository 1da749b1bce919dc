import { CfnElement, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { Dependable, IConstruct } from 'constructs';
import { attempt } from './attempt';
import { StackScope } from './stack-scope';

/** What CDK keeps of a resource, protected from anybody else. */
interface Internals {
  /** Made when the first is added. */
  readonly dependsOn?: ReadonlySet<CfnResource>;
  readonly rawOverrides?: { readonly DependsOn?: unknown };
  readonly _toCloudFormation?: unknown;
}

/** What is ordered: a resource in its template, a nested stack in that of its parent, or a stack among others. */
type Part = CfnResource | Stack;

/**
 * Which resources of an app are created after which others. Out of the dependencies of constructs CDK makes `DependsOn` and an
 * order of stacks when it synthesizes. Here they are read where they are declared, so the answer is the same before and after:
 * a resource waits for another where it, or a construct around it, is to wait for the other, or for a construct around that.
 * No pair of resources is listed: two constructs of a thousand resources would have a million.
 */
export class ConstructDependencies {
  private readonly targets = new Map<IConstruct, ReadonlySet<IConstruct>>();
  private readonly rendered = new Map<CfnResource, ReadonlySet<string>>();
  private readonly directlyBefore = new Map<Stack, ReadonlySet<Stack>>();
  private readonly before = new Map<Stack, ReadonlySet<Stack>>();

  public constructor(private readonly scopeOf: (construct: IConstruct) => StackScope) {}

  /** Whether `resource` is created after `other`, because a template says so, or because its stack is deployed later. */
  public isAfter(resource: CfnResource, other: CfnResource): boolean {
    const own: readonly Part[] = [...stacksAround(resource), resource];
    const its: readonly Part[] = [...stacksAround(other), other];
    const parting = own.findIndex((part, index) => part !== its[index]);
    if (parting < 0) return false;
    const [source, target] = [own[parting]!, its[parting]!];
    return parting === 0 ? this.isDeployedAfter(source as Stack, target as Stack) : this.dependsOn(source, target);
  }

  /** Whether one part of a template depends on another. */
  private dependsOn(source: Part, target: Part): boolean {
    const [resource, other] = [resourceOf(source), resourceOf(target)];
    if (isRenderedInItsOwnWay(resource) && this.renderedDependencies(resource).has(other.node.path)) return true;
    if (hasDependsOnReplaced(resource)) return false;
    if (isToWaitFor(resource, other)) return true;
    const around = constructsAround(target);
    return constructsAround(source).some((construct) => {
      const targets = this.targetsOf(construct);
      return targets.size > 0 && around.some((one) => targets.has(one));
    });
  }

  /** What the template itself says: the paths of the resources in `DependsOn`. */
  private renderedDependencies(resource: CfnResource): ReadonlySet<string> {
    return remembered(this.rendered, resource, () => {
      const scope = this.scopeOf(resource);
      const { DependsOn: said } = scope.entry(resource, 'Resources') ?? {};
      const ids: unknown[] = typeof said === 'object' && said !== null ? Object.values(said) : [said];
      return new Set(ids.flatMap((id) => {
        const element = typeof id === 'string' ? scope.element(id) : undefined;
        return element?.kind === 'resource' ? [element.address] : [];
      }));
    });
  }

  /** What a construct, or anything in a stack, is to wait for, and the stacks this is in. */
  private targetsOf(construct: IConstruct): ReadonlySet<IConstruct> {
    return remembered(this.targets, construct, () => {
      const targets = new Set<IConstruct>();
      for (const source of Stack.isStack(construct) ? inside(construct) : [construct]) {
        for (const target of dependenciesOf(source)) {
          targets.add(target);
          for (const stack of stacksAround(target)) targets.add(stack);
        }
      }
      return targets;
    });
  }

  private isDeployedAfter(stack: Stack, other: Stack): boolean {
    return this.stacksDirectlyBefore(stack).has(other) || this.stacksBefore(stack).has(other);
  }

  /** The stacks that are deployed before a stack. */
  private stacksBefore(stack: Stack): ReadonlySet<Stack> {
    return remembered(this.before, stack, () => {
      const before = new Set(this.stacksDirectlyBefore(stack));
      for (const earlier of before) {
        for (const stillEarlier of this.stacksDirectlyBefore(earlier)) before.add(stillEarlier);
      }
      return before;
    });
  }

  /** Those it was told to wait for, those its constructs were, and those it refers to. */
  private stacksDirectlyBefore(stack: Stack): ReadonlySet<Stack> {
    return remembered(this.directlyBefore, stack, () => {
      const before = new Set(stack.dependencies);
      for (const target of this.targetsOf(stack)) {
        if (Stack.isStack(target) && !target.nestedStackParent) before.add(target);
      }
      for (const element of inside(stack)) {
        if (!CfnElement.isCfnElement(element)) continue;
        for (const target of this.scopeOf(element).referredBy(element)) before.add(stacksAround(target)[0]!);
      }
      return before;
    });
  }
}

/** The stack a construct is in or is, behind those that one is nested in. */
function stacksAround(construct: IConstruct): Stack[] {
  const stacks: Stack[] = [];
  for (let scope: IConstruct | undefined = construct; scope; scope = scope.node.scope) {
    if (!Stack.isStack(scope)) continue;
    stacks.unshift(scope);
    if (!scope.nestedStackParent) break;
  }
  return stacks;
}

/** What is to wait, or to be waited for, when a part of a template is: itself, and the constructs around it within its stack. */
function constructsAround(part: Part): IConstruct[] {
  const constructs: IConstruct[] = Stack.isStack(part) ? [part] : [];
  for (let scope: IConstruct = resourceOf(part); !Stack.isStack(scope); scope = scope.node.scope!) constructs.push(scope);
  return constructs;
}

/** What stands for a part in its template. */
function resourceOf(part: Part): CfnResource {
  return Stack.isStack(part) ? part.nestedStackResource as CfnResource : part;
}

/** A stack and all that is deployed with it: nested stacks, but neither stages nor stacks of their own. */
function* inside(stack: Stack): Iterable<IConstruct> {
  const left: IConstruct[] = [stack];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next !== stack && (Stage.isStage(next) || (Stack.isStack(next) && !next.nestedStackParent))) continue;
    yield next;
    left.push(...next.node.children);
  }
}

/** The constructs that a construct itself was told to wait for. */
function dependenciesOf(construct: IConstruct): IConstruct[] {
  // What nothing can wait for is for synthesis to complain about.
  const roots = attempt(() => construct.node.dependencies.flatMap((dependable) => Dependable.of(dependable).dependencyRoots)) ?? [];
  return roots.filter((root) => root !== construct);
}

/** Whether a resource was told to wait for another of its template. */
function isToWaitFor(resource: CfnResource, other: CfnResource): boolean {
  const internals = resource as unknown as Internals;
  return 'dependsOn' in internals ? internals.dependsOn?.has(other) ?? false : resource.obtainDependencies().includes(other);
}

/** Whether `DependsOn` may be another than CDK makes of the dependencies. */
function isRenderedInItsOwnWay(resource: CfnResource): boolean {
  const { rawOverrides, _toCloudFormation } = resource as unknown as Internals;
  return (rawOverrides !== undefined && 'DependsOn' in rawOverrides)
    || _toCloudFormation !== (CfnResource.prototype as unknown as Internals)._toCloudFormation; // eslint-disable-line no-underscore-dangle
}

/** Whether an override stands in place of the dependencies. One of single items, such as `DependsOn.0`, adds to them. */
function hasDependsOnReplaced(resource: CfnResource): boolean {
  const { rawOverrides } = resource as unknown as Internals;
  if (rawOverrides === undefined || !('DependsOn' in rawOverrides)) return false;
  const { DependsOn: override } = rawOverrides;
  return typeof override !== 'object' || override === null || Array.isArray(override);
}

function remembered<K, V>(answers: Map<K, V>, key: K, ask: () => V): V {
  let answer = answers.get(key);
  if (answer === undefined) answers.set(key, (answer = ask()));
  return answer;
}
