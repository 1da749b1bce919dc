import { requireArgument } from '../arguments/argument';
import { text } from '../arguments/checks';
import { Cluster } from '../topology/cluster';
import { Instance } from '../topology/instance';
import { Resource } from '../topology/resource';
import { Undecided } from '../values/properties';

/** How a property is named by CloudFormation. */
const PROPERTY_NAME = text({ isKnown: true, fix: 'give the name CloudFormation has for it, such as EngineMode' });

/** What a check was asked for and could not be told, by the cluster it is about. */
const asked = new WeakMap<object, string>();

/** @internal */
export function unknownProperty(cluster: AuroraClusterModel): string | undefined {
  return asked.get(cluster);
}

/** What went wrong in here while a check asked, by the cluster it is about: that is no fault of the rule. */
const broken = new WeakMap<object, { readonly error: unknown }>();

/** @internal */
export function failureOfOurs(cluster: AuroraClusterModel): { readonly error: unknown } | undefined {
  return broken.get(cluster);
}

/** A resource as rules of your own read it: by CloudFormation property names. Reading what is not known ends the check. */
abstract class ResourceModel {
  /** The path of the L1 construct, such as `Production/Stack/Cluster/Resource`. */
  public readonly constructPath: string;
  /** The logical id in the template. */
  public readonly logicalId: string;

  protected constructor(
    /** @internal */
    public readonly _resource: Resource,
    /** @internal */
    protected readonly _check: object | undefined,
  ) {
    this.constructPath = _resource.address;
    this.logicalId = _resource.logicalId;
  }

  /** The Region, such as `eu-west-1`. */
  public get region(): string {
    return this._read(() => this._resource.region);
  }

  /**
   * Whether a property is set, whatever its value.
   *
   * @param name what CloudFormation calls it, such as `KmsKeyId`
   */
  public hasProperty(name: string): boolean {
    requireArgument('name', name, PROPERTY_NAME);
    return this._read(() => this._resource.properties.has(name));
  }

  /**
   * A property as text; undefined when it is not set.
   *
   * @param name what CloudFormation calls it, such as `EngineVersion`
   */
  public textProperty(name: string): string | undefined {
    requireArgument('name', name, PROPERTY_NAME);
    return this._read(() => this._resource.properties.string(name));
  }

  /**
   * A property as a number; undefined when it is not set.
   *
   * @param name what CloudFormation calls it, such as `BackupRetentionPeriod`
   */
  public numberProperty(name: string): number | undefined {
    requireArgument('name', name, PROPERTY_NAME);
    return this._read(() => this._resource.properties.number(name));
  }

  /**
   * A property as a boolean; undefined when it is not set.
   *
   * @param name what CloudFormation calls it, such as `StorageEncrypted`
   */
  public booleanProperty(name: string): boolean | undefined {
    requireArgument('name', name, PROPERTY_NAME);
    return this._read(() => this._resource.properties.boolean(name));
  }

  /** @internal */
  protected _read<T>(read: () => T): T {
    try {
      return read();
    } catch (signal) {
      if (!(signal instanceof Undecided)) {
        broken.set(this._check ?? this, { error: signal });
        throw signal;
      }
      asked.set(this._check ?? this, signal.property);
      throw new Error(`${signal.property} of ${this.constructPath} is not known at synthesis`);
    }
  }
}

/** An Aurora instance as rules of your own read it. */
export class AuroraInstanceModel extends ResourceModel {
  /** @internal */
  public static _of(instance: Instance, check: object): AuroraInstanceModel {
    return new AuroraInstanceModel(instance, check);
  }

  private constructor(instance: Instance, check: object) {
    super(instance, check);
  }

  /** The class, such as `db.r7g.large` or `db.serverless`; undefined when it is not set. */
  public get instanceClass(): string | undefined {
    return this.textProperty('DBInstanceClass');
  }

  /** The promotion tier, 0 to 15; undefined when it is not set. */
  public get promotionTier(): number | undefined {
    return this.numberProperty('PromotionTier');
  }

  /** The Availability Zone it is pinned to; undefined when RDS chooses. */
  public get availabilityZone(): string | undefined {
    return this.textProperty('AvailabilityZone');
  }
}

/** An Aurora cluster as rules of your own read it. */
export class AuroraClusterModel extends ResourceModel {
  /** @internal */
  public static _of(cluster: Cluster): AuroraClusterModel {
    return new AuroraClusterModel(cluster);
  }

  private constructor(cluster: Cluster) {
    super(cluster, undefined);
  }

  /** `aurora-mysql`, `aurora-postgresql` or `aurora`. */
  public get engine(): string {
    return this._read(() => this._cluster.engine);
  }

  /** The engine version as the template has it; undefined when it is left to RDS. */
  public get engineVersion(): string | undefined {
    return this._read(() => this._cluster.engineVersion);
  }

  /** `provisioned` unless the template says otherwise. */
  public get engineMode(): string {
    return this._read(() => this._cluster.engineMode);
  }

  /** Whether several instances take writes. */
  public get isMultiMaster(): boolean {
    return this._read(() => this._cluster.isMultiMaster);
  }

  /** Whether it is in a global database. */
  public get isInGlobalDatabase(): boolean {
    return this._read(() => this._cluster.isInGlobalDatabase);
  }

  /** Its instances; not known where an instance of the app may belong to it without the template saying so. */
  public get instances(): AuroraInstanceModel[] {
    return this._read(() => this._cluster.allMembers.map((instance) => AuroraInstanceModel._of(instance, this)));
  }

  private get _cluster(): Cluster {
    return this._resource as Cluster;
  }
}
