import { rule, topic } from '../../engine/rule';
import {
  DEFAULT_MONITORING_INTERVAL, MONITORING_INTERVALS, MONITORING_SERVICE, isMonitoringService, nearestMonitoringInterval,
} from '../../facts/monitoring';
import { cfnReference, serviceError, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { Instance } from '../../topology/instance';
import { ANYTHING, member, mysql, roleFor } from '../_examples';

const READ = '2026-11-22';
const PREFLIGHT = 'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds';
const ROLE_ARN = 'arn:aws:iam::111122223333:role/monitoring';
const MONITORED = { MonitoringInterval: 60, MonitoringRoleArn: ROLE_ARN };
const ROLE_NEEDED = 'A MonitoringRoleARN value is required if you specify a MonitoringInterval value other than 0.';

/** An instance with an interval in a cluster that has both. */
const notInherited = serviceError(ROLE_NEEDED, 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/544', '2026-11-28');
const role = (service: string | string[]) => roleFor({ Service: service });

/** Enhanced Monitoring is said on the cluster or on its instances, in the same words. */
interface Level {
  readonly on: 'singleMasterCluster' | 'member';
  readonly prefix: string;
  readonly type: 'dbcluster' | 'dbinstance';
  readonly noun: string;
  /** Whether the other level may have a say too, so that the interval that is missing here is not missing. */
  readonly isSaidElsewhere: (subject: Cluster | Instance) => boolean;
  readonly example: (properties: Record<string, unknown>) => Record<string, ReturnType<typeof mysql>>;
}

const LEVELS: readonly Level[] = [
  { on: 'singleMasterCluster', prefix: 'Cluster', type: 'dbcluster', noun: 'cluster', isSaidElsewhere: () => false, example: (properties) => ({ Cluster: mysql(properties) }) },
  {
    on: 'member',
    prefix: 'Member',
    type: 'dbinstance',
    noun: 'instance',
    isSaidElsewhere: (subject) => subject instanceof Instance && subject.cluster?.properties.has('MonitoringRoleArn') === true,
    example: (properties) => ({ Cluster: mysql(), Writer: member('aurora-mysql', properties) }),
  },
];

const intervalValue = ({ on, prefix, type, noun, example }: Level) =>
  rule(`${prefix}MonitoringIntervalValue`, {
    on,
    with: 'MonitoringInterval',
    effect: 'rejected',
    since: '0.1.0',
    summary: `MonitoringInterval is one of ${MONITORING_INTERVALS.join(', ')}.`,
    sources: [
      serviceError('Invalid monitoring interval, please enter a value in [0, 1, 5, 10, 15, 30, 60]', `${PREFLIGHT}/pf-rds-monitoring-interval-values/meta.yaml`, READ),
      cfnReference(`aws-resource-rds-${type}.html#cfn-rds-${type}-monitoringinterval`, READ),
    ],
    check: ({ properties }: Cluster | Instance) => {
      const interval = properties.number('MonitoringInterval');
      return interval !== undefined && !MONITORING_INTERVALS.includes(interval) && { at: 'MonitoringInterval', interval };
    },
    what: ({ interval }) => `MonitoringInterval is ${interval}, and it can be ${MONITORING_INTERVALS.join(', ')}`,
    why: `RDS refuses to create the ${noun}`,
    fix: ({ interval }) => `set MonitoringInterval to ${nearestMonitoringInterval(interval)}`,
    invalid: [{ title: 'between two values', resources: example({ MonitoringInterval: 20, MonitoringRoleArn: ROLE_ARN }) }],
    valid: [
      { title: 'the longest', resources: example(MONITORED) },
      { title: 'off', resources: example({ MonitoringInterval: 0 }) },
      { title: 'the interval is an import', resources: example({ MonitoringInterval: ANYTHING, MonitoringRoleArn: ROLE_ARN }) },
    ],
  });

const roleMissing = ({ on, prefix, noun, type, example }: Level) =>
  rule(`${prefix}MonitoringRole`, {
    on,
    with: 'MonitoringInterval',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'MonitoringInterval comes with a role.',
    sources: [
      serviceError(ROLE_NEEDED, 'https://github.com/terraform-aws-modules/terraform-aws-rds-aurora/issues/412', READ),
      ...(on === 'member' ? [notInherited] : []),
      cfnReference(`aws-resource-rds-${type}.html#cfn-rds-${type}-monitoringrolearn`, READ),
    ],
    check: ({ properties }: Cluster | Instance) => {
      const interval = properties.number('MonitoringInterval') ?? DEFAULT_MONITORING_INTERVAL;
      return interval > 0 && !properties.has('MonitoringRoleArn') && { at: 'MonitoringInterval', interval };
    },
    what: ({ interval }) => `MonitoringInterval is ${interval}, and MonitoringRoleArn is missing`,
    why: `RDS refuses to create the ${noun}: Enhanced Monitoring needs a role to write to CloudWatch Logs${on === 'member' ? ', and that of the cluster does not count' : ''}`,
    fix: `set MonitoringRoleArn to a role that ${MONITORING_SERVICE} can assume, or MonitoringInterval to 0`,
    invalid: [
      { title: 'no role', resources: example({ MonitoringInterval: 60 }) },
      ...(on === 'member' ? [
        { title: 'switched off on the cluster', resources: { ...example({ MonitoringInterval: 60 }), Cluster: mysql({ MonitoringInterval: 0 }) } },
        { title: 'only the cluster has a role', resources: { ...example({ MonitoringInterval: 60 }), Cluster: mysql(MONITORED) } },
      ] : []),
    ],
    valid: [
      { title: 'a role', resources: example(MONITORED) },
      ...(on === 'member' ? [
        { title: 'only the cluster is monitored', resources: { ...example({}), Cluster: mysql(MONITORED) } },
        { title: 'the cluster is in another app', resources: { Writer: member('aurora-mysql', { DBClusterIdentifier: ANYTHING, MonitoringInterval: 60, MonitoringRoleArn: ROLE_ARN }) } },
      ] : []),
      { title: 'off', resources: example({ MonitoringInterval: 0 }) },
      { title: 'the role is an import', resources: example({ MonitoringInterval: 60, MonitoringRoleArn: ANYTHING }) },
    ],
  });

const roleUnused = ({ on, prefix, noun, type, isSaidElsewhere, example }: Level) =>
  rule(`${prefix}MonitoringRoleUnused`, {
    on,
    with: 'MonitoringRoleArn',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'MonitoringRoleArn comes with an interval other than 0.',
    sources: [
      serviceError(
        'You must specify a MonitoringInterval value other than 0 when you specify a MonitoringRoleARN value.',
        'https://github.com/azavea/terraform-aws-postgresql-rds/issues/31',
        READ,
      ),
      cfnReference(`aws-resource-rds-${type}.html#cfn-rds-${type}-monitoringinterval`, READ),
    ],
    check: (subject: Cluster | Instance) => {
      const interval = subject.properties.number('MonitoringInterval');
      return (
        (interval ?? DEFAULT_MONITORING_INTERVAL) === 0 && subject.properties.has('MonitoringRoleArn') && !isSaidElsewhere(subject) && { at: 'MonitoringRoleArn', interval }
      );
    },
    what: ({ interval }) => `MonitoringRoleArn is set, and MonitoringInterval is ${interval === undefined ? 'missing' : interval}`,
    why: `RDS refuses to create the ${noun}: it takes the role only with an interval other than 0`,
    fix: 'set MonitoringInterval to 60, or remove MonitoringRoleArn',
    invalid: [
      { title: 'no interval', resources: example({ MonitoringRoleArn: ROLE_ARN }) },
      { title: 'switched off', resources: example({ MonitoringInterval: 0, MonitoringRoleArn: ROLE_ARN }) },
    ],
    valid: [
      { title: 'an interval', resources: example(MONITORED) },
      ...(on === 'member' ? [{ title: 'the cluster has an interval', resources: { ...example({ MonitoringRoleArn: ROLE_ARN }), Cluster: mysql(MONITORED) } }] : []),
      { title: 'the interval is an import', resources: example({ MonitoringInterval: ANYTHING, MonitoringRoleArn: ROLE_ARN }) },
    ],
  });

const withRole = { MonitoringInterval: 60, MonitoringRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } };

const roleTrust = ({ on, prefix, noun, example }: Level) =>
  rule(`${prefix}MonitoringRoleTrust`, {
    on,
    with: 'MonitoringRoleArn',
    effect: 'rejected',
    since: '0.1.0',
    summary: `The role of Enhanced Monitoring can be assumed by ${MONITORING_SERVICE}.`,
    sources: [
      serviceError('IAM role ARN value is invalid or does not include the required permissions for: ENHANCED_MONITORING', 'https://github.com/hashicorp/terraform/issues/5455', READ),
      userGuide('USER_Monitoring.OS.Enabling.html', READ),
    ],
    check: (subject: Cluster | Instance) => {
      const trusted = subject.monitoringRole?.trustedInsteadOf(isMonitoringService);
      return trusted !== undefined && { at: 'MonitoringRoleArn', trusted };
    },
    what: ({ trusted }) => `MonitoringRoleArn is a role that only ${trusted} can assume`,
    why: `RDS refuses to create the ${noun}: Enhanced Monitoring is ${MONITORING_SERVICE}, and has to assume the role`,
    fix: `let ${MONITORING_SERVICE} assume the role`,
    invalid: [
      { title: 'a role for the database', resources: { Role: role('rds.amazonaws.com'), ...example(withRole) } },
      { title: 'a role for two other services', resources: { Role: role(['rds.amazonaws.com', 'lambda.amazonaws.com']), ...example(withRole) } },
      { title: 'a role for people', resources: { Role: roleFor({ AWS: 'arn:aws:iam::111122223333:root' }), ...example(withRole) } },
    ],
    valid: [
      { title: 'a role for monitoring', resources: { Role: role(MONITORING_SERVICE), ...example(withRole) } },
      { title: 'a role for monitoring and another service', resources: { Role: role(['rds.amazonaws.com', MONITORING_SERVICE]), ...example(withRole) } },
      { title: 'a role for everyone', resources: { Role: roleFor({ AWS: '*' }), ...example(withRole) } },
      { title: 'the role is in another app', resources: example(MONITORED) },
      { title: 'the role is an import', resources: example({ MonitoringInterval: 60, MonitoringRoleArn: ANYTHING }) },
    ],
  });

export const monitoring = topic(
  'monitoring',
  { title: 'Enhanced Monitoring', about: 'The interval and the role of Enhanced Monitoring, on a cluster and on its instances. Where both say something, see the page on instances and their cluster.' },
  [...LEVELS.map(intervalValue), ...LEVELS.map(roleMissing), ...LEVELS.map(roleUnused), ...LEVELS.map(roleTrust)],
);
