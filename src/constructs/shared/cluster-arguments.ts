import { Shape } from '../../arguments/argument';
import { duration, flag, listOf, optional, text, value } from '../../arguments/checks';
import { instanceType, role, securityGroup, subnets, vpc } from './aws-arguments';
import { AuroraClusterOptions, AuroraInstanceOptions } from './cluster-options';

/** The name of a cluster, which is part of others. */
export const CLUSTER_IDENTIFIER = optional(text({ fix: 'give a name, or leave it out for one of its own' }));

export const AURORA_INSTANCE_OPTIONS: Shape<AuroraInstanceOptions> = {
  instanceType: optional(instanceType()),
  availabilityZone: optional(text()),
  instanceIdentifier: optional(text()),
  preferredMaintenanceWindow: optional(text()),
};

/** What decides how much is declared has to be known. */
export const AURORA_CLUSTER_OPTIONS: Shape<AuroraClusterOptions> = {
  vpc: vpc(),
  vpcSubnets: optional(subnets()),
  securityGroups: optional(listOf(securityGroup())),
  cloudwatchLogsRetention: optional(value('logs.RetentionDays.THREE_MONTHS')),
  monitoringInterval: optional(duration('Seconds')),
  monitoringRole: optional(role()),
  preferredMaintenanceWindow: optional(text()),
  copyTagsToSnapshot: optional(flag()),
};
