import { Duration, RemovalPolicy, Token } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { invalidArgument } from '../../arguments/argument';
import {
  BACKUP_RETENTION_DAYS,
  MONITORING_INTERVAL_SECONDS,
  defaultClusterParameters,
  defaultLogExports,
} from '../../facts/construct-defaults';
import { SECURITY_GROUP_DESCRIPTION, describedBy } from '../../facts/descriptions';
import { acknowledgeMonitoringRole } from './acknowledgements';
import { AuroraClusterOptions } from './cluster-options';

/** What the resource of a cluster is made of besides the properties. */
export interface ClusterParts {
  readonly vpcSubnets?: ec2.SubnetSelection;
  readonly securityGroups: readonly ec2.ISecurityGroup[];
  readonly encryptionKey?: kms.IKeyRef;
}

/** Enhanced Monitoring, as an instance wants it. */
export interface EnhancedMonitoring {
  readonly monitoringInterval?: number;
  readonly monitoringRole?: iam.IRole;
}

/** Lets nothing in or out: a database opens no connections, and who may connect to it is told to `connections`. */
export function createSecurityGroup(scope: Construct, vpc: ec2.IVpc): ec2.SecurityGroup {
  return new ec2.SecurityGroup(scope, 'SecurityGroup', {
    description: describedBy(SECURITY_GROUP_DESCRIPTION, 'Aurora cluster ', scope.node.path),
    vpc,
    allowAllOutbound: false,
  });
}

/** Enhanced Monitoring of the instances. */
export function enhancedMonitoring(
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

/** What the resources of all kinds of clusters have in the same way: what was given, and our defaults. */
export function commonProperties(
  engine: string,
  props: AuroraClusterOptions & { readonly backup?: rds.BackupProps; readonly cloudwatchLogsExports?: string[] },
  parts: ClusterParts,
) {
  return {
    engine,
    vpcSecurityGroupIds: parts.securityGroups.map((group) => group.securityGroupId),
    kmsKeyId: parts.encryptionKey?.keyRef.keyArn,
    backupRetentionPeriod: props.backup?.retention.toDays() ?? BACKUP_RETENTION_DAYS,
    preferredBackupWindow: props.backup?.preferredWindow,
    preferredMaintenanceWindow: props.preferredMaintenanceWindow,
    enableCloudwatchLogsExports: props.cloudwatchLogsExports ?? defaultLogExports(engine),
    copyTagsToSnapshot: props.copyTagsToSnapshot ?? true,
  };
}

/** How to connect to a cluster: its port, the endpoint it has from the service, and who may. */
export function access(resource: rds.CfnDBCluster, securityGroups: ec2.ISecurityGroup[]) {
  // The port that was set, rather than an attribute: a security group rule then neither waits for the cluster nor hides its port.
  const port = resource.port ?? Token.asNumber(resource.attrEndpointPort);
  return {
    port,
    clusterEndpoint: new rds.Endpoint(resource.attrEndpointAddress, port),
    connections: new ec2.Connections({ securityGroups, defaultPort: ec2.Port.tcp(port) }),
  };
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
