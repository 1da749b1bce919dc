import { Duration, Stack, aws_ec2 as ec2, aws_iam as iam, aws_rds as rds, aws_sns as sns } from 'aws-cdk-lib';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { beside, l1, l2, l2Mysql, mysqlProps, ours, resourceOf, writer } from './fixtures';

const audited = { server_audit_logging: '1', server_audit_events: 'CONNECT' };
const roleOf = (stack: Stack, service: string) => new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal(service), managedPolicies: [iam.ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonRDSEnhancedMonitoringRole')] });
const subscription = (stack: Stack, props: Partial<rds.CfnEventSubscriptionProps>) => new rds.CfnEventSubscription(stack, 'Events', { snsTopicArn: 'arn:aws:sns:eu-west-1:111122223333:events', sourceType: 'db-cluster', ...props });
const T3 = ec2.InstanceType.of(ec2.InstanceClass.T3, ec2.InstanceSize.MEDIUM);

export const idioms: AreaIdioms = {
  'event-subscriptions': {
    L2: wrongValue('a cluster among instances', (stack, sourceType: string) => subscription(stack, { sourceType, sourceIds: [l2(stack).clusterIdentifier] }), ['db-instance', 'db-cluster'], 'error EventSubscriptionSourceKind Shop/Events SourceIds'),
    ours: wrongValue('a FIFO topic', (stack, fifo: boolean) => ours(stack).addMonitoring({ topic: new sns.Topic(stack, 'Topic', fifo ? { fifo } : {}) }), [true, false],
      ['error EventSubscriptionFifoTopic Shop/Orders/Monitoring/ClusterEvents SnsTopicArn', 'error EventSubscriptionFifoTopic Shop/Orders/Monitoring/InstanceEvents SnsTopicArn']),
    L1: wrongValue('sources without a type', (stack, sourceType: string | undefined) => subscription(stack, { sourceType, sourceIds: [l1(stack).ref] }), [undefined, 'db-cluster'], 'error EventSubscriptionSourceTypeMissing Shop/Events SourceType'),
  },
  'log-exports': {
    L2: wrongValue('an audit log that nothing is written to', (stack, parameters: Record<string, string> | undefined) => l2Mysql(stack, { cloudwatchLogsExports: ['audit'], parameters }), [undefined, audited], 'warning ClusterLogExportAudit Shop/Orders/Resource EnableCloudwatchLogsExports'),
    ours: wrongValue('a log of the other engine', (stack, type: string) => resourceOf(ours(stack)).addPropertyOverride('EnableCloudwatchLogsExports', [type]), ['slowquery', 'postgresql'], 'error ClusterLogExportType Shop/Orders/Resource EnableCloudwatchLogsExports'),
    L1: wrongValue('a log of RDS', (stack, type: string) => l1(stack, { enableCloudwatchLogsExports: [type] }), ['upgrade', 'postgresql'], 'error ClusterLogExportType Shop/Orders EnableCloudwatchLogsExports'),
  },
  'monitoring': {
    L2: [
      wrongValue('a role for another service', (stack, service: string) => l2(stack, { monitoringInterval: Duration.seconds(60), monitoringRole: roleOf(stack, service) }), ['rds.amazonaws.com', 'monitoring.rds.amazonaws.com'], 'error MemberMonitoringRoleTrust Shop/Orders/Writer/Resource MonitoringRoleArn'),
      wrongValue('a role of another stack', (stack, service: string) => l2(stack, { monitoringInterval: Duration.seconds(60), monitoringRole: roleOf(beside(stack, stack.region, 'Roles'), service) }), ['rds.amazonaws.com', 'monitoring.rds.amazonaws.com'],
        'error MemberMonitoringRoleTrust Shop/Orders/Writer/Resource MonitoringRoleArn'),
      {
        title: 'a role that trusts what is added to it later',
        mistake: (stack) => l2(stack, { monitoringInterval: Duration.seconds(60), monitoringRole: roleOf(stack, 'ec2.amazonaws.com') }),
        due: 'error MemberMonitoringRoleTrust Shop/Orders/Writer/Resource MonitoringRoleArn',
        mended: (stack) => {
          const role = roleOf(stack, 'ec2.amazonaws.com');
          l2(stack, { monitoringInterval: Duration.seconds(60), monitoringRole: role });
          role.assumeRolePolicy!.addStatements(new iam.PolicyStatement({ actions: ['sts:AssumeRole'], principals: [new iam.ServicePrincipal('monitoring.rds.amazonaws.com')] }));
        },
      },
      wrongValue('two minutes', (stack, seconds: number) => resourceOf(l2(stack, { monitoringInterval: Duration.seconds(60) }), 'Writer').addPropertyOverride('MonitoringInterval', seconds), [120, 60], 'error MemberMonitoringIntervalValue Shop/Orders/Writer/Resource MonitoringInterval'),
    ],
    ours: wrongValue('a role for another service', (stack, service: string) => ours(stack, { monitoringRole: roleOf(stack, service) }), ['ec2.amazonaws.com', 'monitoring.rds.amazonaws.com'],
      ['error MemberMonitoringRoleTrust Shop/Orders/Instance1/Resource MonitoringRoleArn', 'error MemberMonitoringRoleTrust Shop/Orders/Instance2/Resource MonitoringRoleArn']),
    L1: wrongValue('an interval without a role', (stack, isSaid: boolean) => l1(stack, {}, { monitoringInterval: 60, ...(isSaid ? { monitoringRoleArn: (roleOf(stack, 'monitoring.rds.amazonaws.com').node.defaultChild as iam.CfnRole).attrArn } : {}) }), [false, true],
      'error MemberMonitoringRole Shop/OrdersWriter MonitoringInterval'),
  },
  'performance-insights': {
    L2: [
      wrongValue('a class of MySQL without them', (stack, instanceType: ec2.InstanceType | undefined) => l2Mysql(stack, { writer: writer({ enablePerformanceInsights: true, ...(instanceType ? { instanceType } : {}) }) }), [T3, undefined], 'error MemberPerformanceInsightsClass Shop/Orders/Writer/Resource EnablePerformanceInsights'),
      wrongValue('the advanced mode, and a week', (stack, days: number) => {
        const resource = resourceOf(l2(stack, { enablePerformanceInsights: true }));
        resource.addPropertyOverride('DatabaseInsightsMode', 'advanced');
        resource.addPropertyOverride('PerformanceInsightsRetentionPeriod', days);
      }, [7, 465], 'error ClusterDatabaseInsightsRetention Shop/Orders/Resource PerformanceInsightsRetentionPeriod'),
    ],
    ours: wrongValue('days that there are not', (stack, days: number) => resourceOf(ours(stack)).addPropertyOverride('PerformanceInsightsRetentionPeriod', days), [30, 31], 'error ClusterPerformanceInsightsRetention Shop/Orders/Resource PerformanceInsightsRetentionPeriod'),
    L1: wrongValue('how long, but not that', (stack, enablePerformanceInsights: boolean | undefined) => l1(stack, mysqlProps, { enablePerformanceInsights, performanceInsightsRetentionPeriod: 7 }), [undefined, true], 'error MemberPerformanceInsightsRetentionUnused Shop/OrdersWriter PerformanceInsightsRetentionPeriod'),
  },
};
