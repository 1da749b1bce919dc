import { App, CfnCondition, CfnParameter, Fn, ICfnRuleConditionExpression, Stack } from 'aws-cdk-lib';
import { chainOfConditions } from '../shapes/conditions';
import { cluster, instance, times } from '../shapes/declare';
import { newApp } from './new-app';

/** Apps of one cluster that may be many things. */
export const CONDITIONAL_CLUSTERS = {
  '4 conditions that build on each other': () => chainOfConditions(4),
  '12 conditions that build on each other': () => chainOfConditions(12),
  '60 conditions that build on each other': () => chainOfConditions(60),
  'each setting a parameter': () => clusterOf((stack) => (name, values) => parameter(stack, name, values)),
  'each setting with a condition of its own': () => clusterOf((stack) => (name, [one, other]) => {
    const { logicalId } = new CfnCondition(stack, `${name}Condition`, { expression: isSet(stack, name) });
    return Fn.conditionIf(logicalId, one, other).toString();
  }),
  'each setting put together of 8 parameters': () => clusterOf((stack) => (name, values) =>
    Fn.join('', listOf(8, (index) => parameter(stack, `${name}${index}`, [...values, 'other'])))),
  'each setting with one condition over 100 parameters': () => clusterOf((stack) => {
    const tens = listOf(10, (group) => Fn.conditionAnd(...listOf(10, (index) => isSet(stack, `Setting${group}x${index}`))));
    const { logicalId } = new CfnCondition(stack, 'Condition', { expression: Fn.conditionOr(...tens) });
    return (_, [one, other]) => Fn.conditionIf(logicalId, one, other).toString();
  }),
  '15 instances, each with a condition of its own': conditionalInstances,
} satisfies Readonly<Record<string, () => App>>;

export type ConditionalCluster = keyof typeof CONDITIONAL_CLUSTERS;

/** One of a few values, under a name. */
type OneOf = (name: string, values: [string, ...string[]]) => string;

/** A cluster with two instances, of which each setting is one of a few values. */
function clusterOf(choices: (stack: Stack) => OneOf): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const oneOf = choices(stack);
  const { ref } = cluster(stack, 'Cluster', {
    engineVersion: oneOf('Version', ['8.0.mysql_aurora.3.10.1', '8.0.mysql_aurora.3.04.3']),
    engineMode: oneOf('Mode', ['provisioned', 'serverless']),
    databaseName: oneOf('Name', ['orders', 'orders-2']),
    preferredBackupWindow: oneOf('BackupWindow', ['01:00-02:00', '05:00-06:00']),
    preferredMaintenanceWindow: oneOf('MaintenanceWindow', ['Sun:03:00-Sun:04:00', 'Sun:01:30-Sun:02:30']),
    storageType: oneOf('Storage', ['aurora', 'aurora-iopt1', 'gp3']),
    networkType: oneOf('Network', ['IPV4', 'DUAL']),
    databaseInsightsMode: oneOf('Insights', ['standard', 'advanced']),
    engineLifecycleSupport: oneOf('Support', ['open-source-rds-extended-support', 'open-source-rds-extended-support-disabled']),
  });
  for (const role of ['Writer', 'Reader']) {
    instance(stack, role, ref, {
      dbInstanceClass: oneOf(`${role}Class`, ['db.r7g.large', 'db.t3.small', 'db.r4.large']),
      availabilityZone: oneOf(`${role}Zone`, ['eu-west-1a', 'eu-west-1b']),
      caCertificateIdentifier: oneOf(`${role}Certificate`, ['rds-ca-rsa2048-g1', 'rds-ca-ecc384-g1']),
    });
  }
  return app;
}

function conditionalInstances(): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const { ref } = cluster(stack, 'Cluster', { dbClusterIdentifier: 'orders' });
  times(15, (index) => {
    const { cfnOptions } = instance(stack, `Instance${index}`, ref, { promotionTier: index });
    cfnOptions.condition = new CfnCondition(stack, `Condition${index}`, { expression: isSet(stack, `Setting${index}`) });
  });
  return app;
}

function isSet(stack: Stack, name: string): ICfnRuleConditionExpression {
  return Fn.conditionEquals(parameter(stack, name, ['yes', 'no']), 'yes');
}

function parameter(stack: Stack, name: string, values: [string, ...string[]]): string {
  return new CfnParameter(stack, name, { allowedValues: values, default: values[0] }).valueAsString;
}

function listOf<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}
