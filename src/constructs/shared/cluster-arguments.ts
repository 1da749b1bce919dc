import { Shape } from '../../arguments/argument';
import { amount, duration, flag, listOf, optional, text } from '../../arguments/checks';
import { anInstanceType, aRole, aSecurityGroup, aSubnetSelection, aVpc } from './aws-arguments';
import { AuroraClusterOptions, AuroraInstanceOptions } from './cluster-options';

/** The name of a cluster, which is part of others. */
export const CLUSTER_IDENTIFIER = optional(text({ fix: 'give a name, or leave it out for one of its own' }));

export const AURORA_INSTANCE_OPTIONS: Shape<AuroraInstanceOptions> = {
  instanceType: optional(anInstanceType()),
  availabilityZone: optional(text()),
  instanceIdentifier: optional(text()),
  preferredMaintenanceWindow: optional(text()),
};

/** What decides how much is declared has to be known. */
export const AURORA_CLUSTER_OPTIONS: Shape<AuroraClusterOptions> = {
  vpc: aVpc(),
  vpcSubnets: optional(aSubnetSelection()),
  securityGroups: optional(listOf(aSecurityGroup())),
  cloudwatchLogsRetention: optional(amount('logs.RetentionDays.THREE_MONTHS')),
  monitoringInterval: optional(duration('Seconds')),
  monitoringRole: optional(aRole()),
  preferredMaintenanceWindow: optional(text()),
  copyTagsToSnapshot: optional(flag()),
};
