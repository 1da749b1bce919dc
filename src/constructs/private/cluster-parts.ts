import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { MONITORING_INTERVAL_SECONDS, defaultClusterParameters } from '../../private/facts/construct-defaults';
import { acknowledgeMonitoringRole } from './acknowledgements';
import { invalidArgument } from './arguments';

/** Enhanced Monitoring, as an instance wants it. */
export interface EnhancedMonitoring {
  readonly monitoringInterval?: number;
  readonly monitoringRole?: iam.IRole;
}

/** Lets nothing in or out: a database opens no connections, and who may connect to it is told to `connections`. */
export function createSecurityGroup(scope: Construct, vpc: ec2.IVpc): ec2.SecurityGroup {
  return new ec2.SecurityGroup(scope, 'SecurityGroup', {
    description: `Aurora cluster ${scope.node.path}`,
    vpc,
    allowAllOutbound: false,
  });
}

/** Enhanced Monitoring of the instances. */
export function monitoring(
  scope: Construct,
  props: { readonly monitoringInterval?: Duration; readonly monitoringRole?: iam.IRole },
): EnhancedMonitoring {
  const monitoringInterval = props.monitoringInterval?.toSeconds() ?? MONITORING_INTERVAL_SECONDS;
  if (props.monitoringRole !== undefined || monitoringInterval === 0) {
    return { monitoringInterval, monitoringRole: props.monitoringRole };
  }
  const monitoringRole = new iam.Role(scope, 'MonitoringRole', {
    assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com'),
    managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonRDSEnhancedMonitoringRole')],
  });
  acknowledgeMonitoringRole(monitoringRole);
  return { monitoringInterval, monitoringRole };
}

/** The parameter group that was given, or one with the parameters, which win over the defaults. */
export function parameterGroup(
  scope: Construct,
  props: { readonly parameterGroup?: rds.IParameterGroup; readonly parameters?: { [key: string]: string } },
  engine: rds.IClusterEngine,
  defaults: Readonly<Record<string, string>> = defaultClusterParameters(engine.engineType),
): rds.IParameterGroup {
  if (props.parameterGroup !== undefined && props.parameters !== undefined) {
    invalidArgument('`parameterGroup` and `parameters` exclude each other, got both; leave one of them out', scope);
  }
  return props.parameterGroup ?? new rds.ParameterGroup(scope, 'ParameterGroup', {
    engine,
    parameters: { ...defaults, ...props.parameters },
  });
}

/** The subnet group that was given, or one with the subnets. */
export function subnetGroup(
  scope: Construct,
  props: { readonly vpc: ec2.IVpc; readonly subnetGroup?: rds.ISubnetGroup; readonly removalPolicy?: RemovalPolicy },
  vpcSubnets?: ec2.SubnetSelection,
): rds.ISubnetGroup {
  return props.subnetGroup ?? new rds.SubnetGroup(scope, 'Subnets', {
    description: `Subnets of Aurora cluster ${scope.node.path}`,
    vpc: props.vpc,
    vpcSubnets,
    removalPolicy: props.removalPolicy === RemovalPolicy.RETAIN ? RemovalPolicy.RETAIN : undefined,
  });
}
