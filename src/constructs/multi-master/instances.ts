import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { invalidArgument } from '../../arguments/argument';
import { requireUnique } from '../../arguments/checks';
import {
  MULTI_MASTER_INSTANCE_CLASSES,
  MULTI_MASTER_READ_ONLY_PARAMETER,
  MULTI_MASTER_READ_ONLY_VALUE,
} from '../../facts/multi-master';
import { InstanceContext, createInstance } from '../shared/cluster-instances';
import { namedOptions } from '../shared/named-options';
import { MultiMasterInstanceOptions } from './multi-master-cluster-props';

/** An instance to be, with the name it goes by. */
export interface NamedInstance extends MultiMasterInstanceOptions {
  readonly name: string;
  readonly readOnly: boolean;
}

/** What all writers and readers have in common. */
export interface MultiMasterInstanceContext extends InstanceContext {
  readonly instanceType?: ec2.InstanceType;
}

const READ_ONLY = { [MULTI_MASTER_READ_ONLY_PARAMETER]: MULTI_MASTER_READ_ONLY_VALUE };

/**
 * The writers and readers that were asked for, in this order.
 *
 * @throws an error for a name that is given twice
 */
export function namedInstances(
  scope: Construct,
  writers: number | MultiMasterInstanceOptions[],
  readers: number | MultiMasterInstanceOptions[],
): NamedInstance[] {
  const instances = [...listOf(scope, 'writers', writers), ...listOf(scope, 'readers', readers)];
  requireUnique('name', instances.map(({ name }) => name), 'give each writer and reader a name of its own', scope);
  return instances;
}

function listOf(
  scope: Construct,
  property: 'writers' | 'readers',
  value: number | MultiMasterInstanceOptions[],
): NamedInstance[] {
  const readOnly = property === 'readers';
  return namedOptions(value, readOnly ? 'Reader' : 'Writer').map((option) => {
    forbidReadOnly(scope, option.name, option.parameters);
    return { ...option, readOnly };
  });
}

function forbidReadOnly(scope: Construct, name: string, parameters: Record<string, string> = {}): void {
  const value = parameters[MULTI_MASTER_READ_ONLY_PARAMETER];
  if (value !== undefined) {
    invalidArgument(`\`parameters\` of ${name} must not have ${MULTI_MASTER_READ_ONLY_PARAMETER}, got: ${value}; `
      + 'leave it out, and list the instance under `readers` to make it read-only, or under `writers` to let it write', scope);
  }
}

/** Creates the resources of all instances, in the given order. */
export function createInstances(
  scope: Construct,
  instances: readonly NamedInstance[],
  context: MultiMasterInstanceContext,
): rds.CfnDBInstance[] {
  const readersGroup = new SharedReaderGroup(scope, context.engine);
  return instances.map((instance, index) => createInstance(scope, instance, index, context, {
    dbInstanceClass: classOf(instance, context),
    dbParameterGroupName: parameterGroupOf(scope, instance, context.engine, readersGroup)?.bindToInstance({}).parameterGroupName,
  }));
}

function classOf(instance: NamedInstance, context: MultiMasterInstanceContext): string | undefined {
  const instanceType = instance.instanceType ?? context.instanceType;
  return instanceType === undefined ? MULTI_MASTER_INSTANCE_CLASSES[0] : `db.${instanceType.toString()}`;
}

function parameterGroupOf(
  scope: Construct,
  instance: NamedInstance,
  engine: rds.IClusterEngine,
  readersGroup: SharedReaderGroup,
): rds.IParameterGroup | undefined {
  if (instance.parameters === undefined) {
    return instance.readOnly ? readersGroup.get() : undefined;
  }
  return new rds.ParameterGroup(scope, `${instance.name}ParameterGroup`, {
    engine,
    description: `Parameters of ${instance.name}`,
    parameters: { ...instance.parameters, ...(instance.readOnly ? READ_ONLY : {}) },
  });
}

/** The parameter group of all readers that have no parameters of their own, created when the first of them needs it. */
class SharedReaderGroup {
  private group?: rds.ParameterGroup;

  constructor(private readonly scope: Construct, private readonly engine: rds.IClusterEngine) {}

  public get(): rds.ParameterGroup {
    this.group ??= new rds.ParameterGroup(this.scope, 'ReaderParameterGroup', {
      engine: this.engine,
      description: 'Makes instances of a multi-master cluster read-only',
      parameters: READ_ONLY,
    });
    return this.group;
  }
}
