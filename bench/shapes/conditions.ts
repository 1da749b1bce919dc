import { App, CfnCondition, CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { newApp } from '../apps/new-app';
import { cluster, instance, times } from './declare';

/** One cluster, and n conditions of which each builds on the one before, twice. */
export function chainOfConditions(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  conditionalCluster(stack, '', n);
  return app;
}

/** n clusters, each with four conditions that build on each other. */
export function clustersWithConditions(n: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  times(n, (index) => conditionalCluster(stack, String(index), 4));
  return app;
}

/** A cluster that is one thing or another, and has two instances or one. */
function conditionalCluster(stack: Stack, suffix: string, conditions: number): void {
  const { logicalId } = lastOf(stack, suffix, conditions);
  const either = <T>(one: T, other: T): T => Fn.conditionIf(logicalId, one, other) as T;
  const { ref } = cluster(stack, `Cluster${suffix}`, {
    engineMode: either('provisioned', 'serverless'),
    engineVersion: either('8.0.mysql_aurora.3.10.1', '8.0.mysql_aurora.3.04.3'),
    backupRetentionPeriod: either(7, 36),
    storageEncrypted: either(true, false),
    enableHttpEndpoint: either(true, false),
    deletionProtection: either(true, false),
  });
  instance(stack, `Writer${suffix}`, ref);
  instance(stack, `Reader${suffix}`, ref).addOverride('Condition', logicalId);
}

/** The last of so many conditions: each is true where the one before and a parameter of its own agree. */
function lastOf(stack: Stack, suffix: string, count: number): CfnCondition {
  const agree = (before: CfnCondition | undefined, isSet: ReturnType<typeof Fn.conditionEquals>) =>
    (before ? Fn.conditionOr(Fn.conditionAnd(before, isSet), Fn.conditionNot(Fn.conditionOr(before, isSet))) : isSet);
  let last: CfnCondition | undefined;
  times(count, (index) => {
    const parameter = new CfnParameter(stack, `Parameter${suffix}x${index}`, { allowedValues: ['yes', 'no'], default: 'yes' });
    last = new CfnCondition(stack, `Condition${suffix}x${index}`, { expression: agree(last, Fn.conditionEquals(parameter.valueAsString, 'yes')) });
  });
  return last!;
}
