import { CfnResource } from 'aws-cdk-lib';
import { ResourceSource, StackSource } from '../topology/resource';
import { Bag, UNKNOWN, Value, bag } from '../values/value';
import { Worlds } from '../values/world';
import { conditionHolds } from './conditions';
import { PlainResource } from './plain-resource';
import { StackScope } from './stack-scope';

type Json = Readonly<Record<string, unknown>>;

/** What a resource asks of the app it is part of. */
export interface CreationOrder {
  /** Whether a resource is created after the one at an address. */
  isAfter(resource: CfnResource, address: string): boolean;
}

/** A resource of a construct tree. It is resolved when something first asks what it says. */
export class ConstructResource implements ResourceSource {
  public readonly address: string;
  private readonly plain: PlainResource | undefined;
  private propertiesRead: Value | undefined;
  private attributesRead: Bag | undefined;
  private entryRead: Json | 'unreadable' | undefined;

  public constructor(
    private readonly resource: CfnResource,
    private readonly scope: StackScope,
    private readonly worlds: Worlds,
    private readonly order: CreationOrder,
  ) {
    this.address = resource.node.path;
    this.plain = PlainResource.of(resource, scope);
  }

  public get logicalId(): string {
    return this.scope.logicalId(this.resource);
  }

  public get type(): string {
    return this.resource.cfnResourceType;
  }

  public get stack(): StackSource {
    return this.scope.stack;
  }

  public get properties(): Value {
    return (this.propertiesRead ??= this.plain?.properties ?? this.readProperties());
  }

  public get attributes(): Bag {
    return (this.attributesRead ??= bag(this.plain?.policies ?? {
      DeletionPolicy: this.field('DeletionPolicy'),
      UpdateReplacePolicy: this.field('UpdateReplacePolicy'),
    }, (json) => this.scope.interpret(json)));
  }

  public get metadata(): unknown {
    return this.plain ? this.plain.metadata : this.field('Metadata');
  }

  public get isUnconditional(): boolean {
    return this.plain ? this.plain.isUnconditional : this.field('Condition') === undefined;
  }

  public exists(): boolean {
    const condition = this.field('Condition');
    return condition === undefined || conditionHolds(condition, this.scope, this.worlds.current);
  }

  public waitsFor(address: string): boolean {
    return this.order.isAfter(this.resource, address);
  }

  private readProperties(): Value {
    return this.entry === 'unreadable' ? UNKNOWN : this.scope.interpret(this.field('Properties') ?? {});
  }

  private field(name: string): unknown {
    return this.entry === 'unreadable' ? undefined : this.entry[name];
  }

  private get entry(): Json | 'unreadable' {
    return (this.entryRead ??= this.scope.entry(this.resource, 'Resources') ?? 'unreadable');
  }
}
