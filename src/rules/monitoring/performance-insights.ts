import { Example } from '../../engine/example';
import { rule, topic } from '../../engine/rule';
import {
  ADVANCED_MODE, ADVANCED_RETENTION_DAYS, DEFAULT_RETENTION_DAYS, PERFORMANCE_INSIGHTS_MIN_ACUS,
  RETENTIONS_IN_WORDS, isRetention, lacksPerformanceInsights, misspelledMode, nearestRetention,
} from '../../facts/performance-insights';
import { apiModel, apiReference, cfnHandler, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { Instance } from '../../topology/instance';
import { ANYTHING, member, mysql, postgresql } from '../_examples';

const READ = '2026-11-22';
const PREFLIGHT = 'https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds';
const RETENTION = 'PerformanceInsightsRetentionPeriod';
const KEY_ARN = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const instance = (properties?: Record<string, unknown>) => member('aurora-postgresql', properties);
const serverless = (properties: Record<string, unknown>) => ({ Cluster: postgresql(properties), Writer: instance({ DBInstanceClass: 'db.serverless' }) });
const advancedRetention = serviceError(
  "You can't enable the Advanced mode of Database Insights until you set the retention period for Performance Insights to at least 31 days.",
  `${PREFLIGHT}/pf-rds-database-insights-advanced/meta.yaml`,
  READ,
);
const advancedEnabled = serviceError(
  'To enable the Advanced mode of Database Insights, modify your cluster to enable Performance Insights and set the retention period for Performance Insights to at least 465 days.',
  'https://github.com/ansible-collections/amazon.aws/pull/2543',
  READ,
);

/** Performance Insights is switched on for the cluster or for its instances, by properties of different names. */
interface Level {
  readonly on: 'singleMasterCluster' | 'member';
  readonly prefix: string;
  readonly type: 'dbcluster' | 'dbinstance';
  readonly noun: string;
  readonly switch: 'PerformanceInsightsEnabled' | 'EnablePerformanceInsights';
  /** Whether something else may switch it on, or another rule says more. */
  readonly isSaidElsewhere: (subject: Cluster | Instance) => boolean;
  readonly example: (properties: Record<string, unknown>) => Record<string, ReturnType<typeof mysql>>;
  /** A retention period without the switch, where something else switches it on. */
  readonly elsewhere: Example;
}

const isAdvanced = (cluster: Cluster): boolean => cluster.properties.string('DatabaseInsightsMode') === ADVANCED_MODE;

const LEVELS: readonly Level[] = [
  {
    on: 'singleMasterCluster',
    prefix: 'Cluster',
    type: 'dbcluster',
    noun: 'cluster',
    switch: 'PerformanceInsightsEnabled',
    isSaidElsewhere: (subject) => subject instanceof Cluster && isAdvanced(subject),
    example: (properties) => ({ Cluster: postgresql(properties) }),
    elsewhere: {
      title: 'the instance switches it on, in the advanced mode',
      resources: {
        Cluster: postgresql({ DatabaseInsightsMode: ADVANCED_MODE, [RETENTION]: 465 }),
        Writer: instance({ EnablePerformanceInsights: true, [RETENTION]: 465 }),
      },
    },
  },
  {
    on: 'member',
    prefix: 'Member',
    type: 'dbinstance',
    noun: 'instance',
    switch: 'EnablePerformanceInsights',
    isSaidElsewhere: (subject) => subject instanceof Instance && subject.cluster?.properties.has('PerformanceInsightsEnabled') === true,
    example: (properties) => ({ Cluster: postgresql(), Writer: instance(properties) }),
    elsewhere: {
      title: 'the cluster switches it on',
      resources: { Cluster: postgresql({ PerformanceInsightsEnabled: true, [RETENTION]: 7 }), Writer: instance({ [RETENTION]: 7 }) },
    },
  },
];

const retentionValue = ({ on, prefix, type, noun, switch: enabled, example }: Level) =>
  rule(`${prefix}PerformanceInsightsRetention`, {
    on,
    with: RETENTION,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${RETENTION} is ${RETENTIONS_IN_WORDS}.`,
    sources: [
      serviceError('Invalid Performance Insights retention period. Valid values are: [7, 31, 62, 93, …]', `${PREFLIGHT}/pf-rds-pi-retention-period/meta.yaml`, READ),
      cfnReference(`aws-resource-rds-${type}.html#cfn-rds-${type}-performanceinsightsretentionperiod`, READ),
    ],
    check: ({ properties }: Cluster | Instance) => {
      const days = properties.number(RETENTION);
      return days !== undefined && !isRetention(days) && { at: RETENTION, days };
    },
    what: ({ days }) => `${RETENTION} is ${days}, and it can be ${RETENTIONS_IN_WORDS}`,
    why: `RDS refuses to create the ${noun}`,
    fix: ({ days }) => `set ${RETENTION} to ${nearestRetention(days)}`,
    invalid: [
      { title: 'no multiple of 31', resources: example({ [enabled]: true, [RETENTION]: 94 }) },
      { title: 'two years are 731', resources: example({ [enabled]: true, [RETENTION]: 744 }) },
    ],
    valid: [
      { title: 'three months', resources: example({ [enabled]: true, [RETENTION]: 93 }) },
      { title: 'two years', resources: example({ [enabled]: true, [RETENTION]: 731 }) },
      { title: 'the period is an import', resources: example({ [enabled]: true, [RETENTION]: ANYTHING }) },
    ],
  });

const retentionUnused = ({ on, prefix, type, noun, switch: enabled, isSaidElsewhere, example, elsewhere }: Level) =>
  rule(`${prefix}PerformanceInsightsRetentionUnused`, {
    on,
    with: RETENTION,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${RETENTION} comes with ${enabled}.`,
    sources: [
      cfnReference(`aws-resource-rds-${type}.html#cfn-rds-${type}-performanceinsightsretentionperiod`, READ),
      serviceError("To enable Performance Insights, EnablePerformanceInsights must be set to 'true'", `${PREFLIGHT}/pf-rds-pi-retention-requires-enable/meta.yaml`, READ),
    ],
    check: (subject: Cluster | Instance) =>
      subject.properties.has(RETENTION) && subject.properties.boolean(enabled) !== true && !isSaidElsewhere(subject) && { at: RETENTION, shown: subject.properties.shown(enabled, 'missing') },
    what: ({ shown }) => `${RETENTION} is set, and ${enabled} is ${shown}`,
    why: `RDS refuses to create the ${noun}: without Performance Insights there is nothing to keep`,
    fix: `set ${enabled} to true, or remove ${RETENTION}`,
    invalid: [
      { title: 'not said', resources: example({ [RETENTION]: 7 }) },
      { title: 'switched off', resources: example({ [enabled]: false, [RETENTION]: 7 }) },
    ],
    valid: [
      { title: 'switched on', resources: example({ [enabled]: true, [RETENTION]: 7 }) },
      elsewhere,
      { title: 'the switch is an import', resources: example({ [enabled]: ANYTHING, [RETENTION]: 7 }) },
    ],
  });

const clusterKey = rule('ClusterPerformanceInsightsKey', {
  on: 'singleMasterCluster',
  with: 'PerformanceInsightsKmsKeyId',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'PerformanceInsightsKmsKeyId of a cluster comes with PerformanceInsightsEnabled.',
  sources: [apiReference('API_CreateDBCluster.html', '2026-11-28')],
  check: (cluster) =>
    cluster.properties.has('PerformanceInsightsKmsKeyId') && cluster.properties.boolean('PerformanceInsightsEnabled') !== true && !isAdvanced(cluster) && { at: 'PerformanceInsightsKmsKeyId' },
  what: 'PerformanceInsightsKmsKeyId is set, and PerformanceInsightsEnabled is not true',
  why: 'without Performance Insights there is nothing to encrypt with the key',
  fix: 'set PerformanceInsightsEnabled to true, or remove PerformanceInsightsKmsKeyId',
  invalid: [{ title: 'not switched on', resources: { Cluster: postgresql({ PerformanceInsightsKmsKeyId: 'alias/insights' }) } }],
  valid: [
    { title: 'switched on', resources: { Cluster: postgresql({ PerformanceInsightsEnabled: true, PerformanceInsightsKmsKeyId: 'alias/insights' }) } },
    { title: 'the switch is an import', resources: { Cluster: postgresql({ PerformanceInsightsEnabled: ANYTHING, PerformanceInsightsKmsKeyId: 'alias/insights' }) } },
  ],
});

const key = rule('MemberPerformanceInsightsKey', {
  on: 'member',
  with: 'PerformanceInsightsKMSKeyId',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'PerformanceInsightsKMSKeyId of an instance comes with EnablePerformanceInsights.',
  sources: [cfnHandler('aws-rds-dbinstance/src/main/java/software/amazon/rds/dbinstance/Translator.java', READ)],
  check: ({ properties }) => properties.has('PerformanceInsightsKMSKeyId') && properties.boolean('EnablePerformanceInsights') !== true && { at: 'PerformanceInsightsKMSKeyId' },
  what: 'PerformanceInsightsKMSKeyId is set, and EnablePerformanceInsights is not true',
  why: 'CloudFormation does not pass the key on',
  fix: 'set EnablePerformanceInsights to true, or remove PerformanceInsightsKMSKeyId',
  invalid: [{ title: 'not switched on', resources: { Cluster: postgresql(), Writer: instance({ PerformanceInsightsKMSKeyId: KEY_ARN }) } }],
  valid: [
    { title: 'switched on', resources: { Cluster: postgresql(), Writer: instance({ EnablePerformanceInsights: true, PerformanceInsightsKMSKeyId: KEY_ARN }) } },
    { title: 'the switch is an import', resources: { Cluster: postgresql(), Writer: instance({ EnablePerformanceInsights: ANYTHING, PerformanceInsightsKMSKeyId: KEY_ARN }) } },
  ],
});

const instanceClass = rule('MemberPerformanceInsightsClass', {
  on: 'member',
  with: 'EnablePerformanceInsights',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'Instances of Aurora MySQL with Performance Insights are of a class that has it.',
  sources: [userGuide('USER_PerfInsights.Overview.Engines.html', READ)],
  check: (one) => {
    const { instanceClass: own } = one;
    if (own === undefined || !lacksPerformanceInsights(own) || one.properties.boolean('EnablePerformanceInsights') !== true) return undefined;
    return (one.engine ?? one.cluster?.engine) === 'aurora-mysql' && { at: 'EnablePerformanceInsights', own };
  },
  what: ({ own }) => `EnablePerformanceInsights is true on an Aurora MySQL instance of the class '${own}'`,
  why: 'RDS refuses to create the instance: Aurora MySQL has no Performance Insights on db.t2, db.t3, db.t4g.micro and db.t4g.small',
  fix: "set DBInstanceClass to 'db.t4g.medium' or larger, or remove EnablePerformanceInsights",
  invalid: [
    { title: 'db.t3', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBInstanceClass: 'db.t3.medium', EnablePerformanceInsights: true }) } },
    { title: 'the cluster is in another app', resources: { Writer: member('aurora-mysql', { DBClusterIdentifier: ANYTHING, DBInstanceClass: 'db.t3.medium', EnablePerformanceInsights: true }) } },
  ],
  valid: [
    { title: 'db.t4g.medium', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBInstanceClass: 'db.t4g.medium', EnablePerformanceInsights: true }) } },
    { title: 'db.t3 without it', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBInstanceClass: 'db.t3.medium' }) } },
    { title: 'Aurora PostgreSQL', resources: { Cluster: postgresql(), Writer: instance({ DBInstanceClass: 'db.t3.medium', EnablePerformanceInsights: true }) } },
    { title: 'the class is an import', resources: { Cluster: mysql(), Writer: member('aurora-mysql', { DBInstanceClass: ANYTHING, EnablePerformanceInsights: true }) } },
  ],
});

const overridden = rule('MemberPerformanceInsights', {
  on: 'member',
  with: 'EnablePerformanceInsights',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'EnablePerformanceInsights of an instance does not contradict its cluster.',
  sources: [userGuide('USER_DatabaseInsights.Considerations.html', READ), { url: 'https://github.com/aws/aws-cdk/pull/31385', read: READ }],
  check: (one) => one.properties.boolean('EnablePerformanceInsights') === false && one.cluster?.properties.boolean('PerformanceInsightsEnabled') === true && { at: 'EnablePerformanceInsights' },
  what: 'EnablePerformanceInsights is false on an instance of a cluster with PerformanceInsightsEnabled true',
  why: 'the cluster decides for all its instances, so Performance Insights is on',
  fix: 'remove EnablePerformanceInsights from the instance',
  invalid: [{ title: 'off in a cluster that has it on', resources: { Cluster: postgresql({ PerformanceInsightsEnabled: true }), Writer: instance({ EnablePerformanceInsights: false }) } }],
  valid: [
    { title: 'left to the cluster', resources: { Cluster: postgresql({ PerformanceInsightsEnabled: true }), Writer: instance() } },
    { title: 'the cluster says nothing', resources: { Cluster: postgresql(), Writer: instance({ EnablePerformanceInsights: false }) } },
    { title: 'the cluster is in another app', resources: { Writer: instance({ DBClusterIdentifier: ANYTHING, EnablePerformanceInsights: false }) } },
  ],
});

/** Whether an instance switches it on by itself: clusters in production were seen to be in advanced mode like that. */
const isSwitchedOnByMembers = ({ declaredMembers }: Cluster): boolean =>
  declaredMembers.some(({ properties }) => properties.boolean('EnablePerformanceInsights') === true);

const advancedNeedsInsights = rule('ClusterDatabaseInsightsPerformanceInsights', {
  on: 'singleMasterCluster',
  with: 'DatabaseInsightsMode',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The advanced mode of Database Insights comes with Performance Insights.',
  sources: [advancedEnabled, userGuide('USER_DatabaseInsights.Considerations.html', READ)],
  check: (cluster) =>
    isAdvanced(cluster)
    && cluster.properties.boolean('PerformanceInsightsEnabled') !== true
    && !isSwitchedOnByMembers(cluster)
    && { at: 'DatabaseInsightsMode', shown: cluster.properties.shown('PerformanceInsightsEnabled', 'missing') },
  what: ({ shown }) => `DatabaseInsightsMode is '${ADVANCED_MODE}', and PerformanceInsightsEnabled is ${shown}`,
  why: 'RDS refuses it: the advanced mode of Database Insights needs Performance Insights',
  fix: `set PerformanceInsightsEnabled to true and ${RETENTION} to at least ${ADVANCED_RETENTION_DAYS}, or DatabaseInsightsMode to 'standard'`,
  invalid: [
    { title: 'not switched on', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'advanced', [RETENTION]: 465 }) } },
    { title: 'switched off, and not said on the instance', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'advanced', PerformanceInsightsEnabled: false }), Writer: instance() } },
  ],
  valid: [
    { title: 'switched on', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'advanced', PerformanceInsightsEnabled: true, [RETENTION]: 465 }) } },
    { title: 'the standard mode', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'standard' }) } },
    { title: 'switched on by the instances', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'advanced' }), Writer: instance({ EnablePerformanceInsights: true, [RETENTION]: 465 }) } },
    { title: 'the switch is an import', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'advanced', PerformanceInsightsEnabled: ANYTHING, [RETENTION]: 465 }) } },
  ],
});

const advancedNeedsRetention = rule('ClusterDatabaseInsightsRetention', {
  on: 'singleMasterCluster',
  with: 'DatabaseInsightsMode',
  effect: 'rejected',
  since: '0.1.0',
  summary: `The advanced mode of Database Insights keeps Performance Insights for at least ${ADVANCED_RETENTION_DAYS} days.`,
  sources: [advancedRetention, userGuide('USER_DatabaseInsights.Considerations.html', READ)],
  check: (cluster) => {
    const days = cluster.properties.number(RETENTION);
    const isShort = (days ?? DEFAULT_RETENTION_DAYS) < ADVANCED_RETENTION_DAYS;
    return isShort && isAdvanced(cluster) && cluster.properties.boolean('PerformanceInsightsEnabled') === true && { at: days === undefined ? 'DatabaseInsightsMode' : RETENTION, days };
  },
  what: ({ days }) =>
    `DatabaseInsightsMode is '${ADVANCED_MODE}', and ${RETENTION} is ${days ?? `missing, which means ${DEFAULT_RETENTION_DAYS}`}, below the ${ADVANCED_RETENTION_DAYS} days it needs`,
  why: 'RDS refuses it: the advanced mode of Database Insights needs a longer history',
  fix: `set ${RETENTION} to at least ${ADVANCED_RETENTION_DAYS}; the price of the advanced mode includes 465`,
  invalid: [
    { title: 'seven days', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'advanced', PerformanceInsightsEnabled: true, [RETENTION]: 7 }) } },
    { title: 'the default, which is seven days', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'advanced', PerformanceInsightsEnabled: true }) } },
  ],
  valid: [
    { title: 'a month', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'advanced', PerformanceInsightsEnabled: true, [RETENTION]: 31 }) } },
    { title: 'the instance keeps it, and has it switched on', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'advanced' }), Writer: instance({ EnablePerformanceInsights: true, [RETENTION]: 465 }) } },
    { title: 'the standard mode', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'standard', PerformanceInsightsEnabled: true, [RETENTION]: 7 }) } },
    { title: 'the period is an import', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'advanced', PerformanceInsightsEnabled: true, [RETENTION]: ANYTHING }) } },
  ],
});

const mode = rule('ClusterDatabaseInsightsModeSpelling', {
  on: 'singleMasterCluster',
  with: 'DatabaseInsightsMode',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'DatabaseInsightsMode is spelled as the API spells it.',
  sources: [apiModel('DatabaseInsightsMode', '2026-11-28'), apiReference('API_CreateDBCluster.html', READ)],
  check: ({ properties }) => {
    const own = properties.string('DatabaseInsightsMode');
    const meant = own === undefined ? undefined : misspelledMode(own);
    return meant !== undefined && { at: 'DatabaseInsightsMode', own, meant };
  },
  what: ({ own }) => `DatabaseInsightsMode is '${own}', and the modes are written in lower case`,
  why: 'RDS refuses the value when it creates the cluster',
  fix: ({ meant }) => `set DatabaseInsightsMode to '${meant}'`,
  invalid: [{ title: 'in upper case', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'STANDARD' }) } }],
  valid: [
    { title: 'in lower case', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'standard' }) } },
    { title: 'a mode newer than this package', resources: { Cluster: postgresql({ DatabaseInsightsMode: 'basic' }) } },
    { title: 'the mode is an import', resources: { Cluster: postgresql({ DatabaseInsightsMode: ANYTHING }) } },
  ],
});

const serverlessCapacity = rule('ClusterPerformanceInsightsCapacity', {
  on: 'singleMasterCluster',
  with: 'PerformanceInsightsEnabled',
  effect: 'degraded',
  since: '0.1.0',
  summary: `Serverless v2 instances with Performance Insights have at least ${PERFORMANCE_INSIGHTS_MIN_ACUS} ACUs.`,
  sources: [userGuide('aurora-serverless-v2.setting-capacity.html#aurora-serverless-v2.min_capacity_considerations', READ)],
  check: (cluster) => {
    const min = cluster.properties.properties('ServerlessV2ScalingConfiguration')?.number('MinCapacity');
    // Whoever lets the cluster pause has chosen the price over the history.
    const isSmall = min !== undefined && min > 0 && min < PERFORMANCE_INSIGHTS_MIN_ACUS;
    return isSmall && cluster.properties.boolean('PerformanceInsightsEnabled') === true && cluster.hasServerlessMember && { at: 'ServerlessV2ScalingConfiguration.MinCapacity', min };
  },
  what: ({ min }) => `MinCapacity is ${min}, and PerformanceInsightsEnabled is true`,
  why: `below ${PERFORMANCE_INSIGHTS_MIN_ACUS} ACUs Performance Insights takes a good part of the memory of a Serverless v2 instance`,
  fix: `set MinCapacity to ${PERFORMANCE_INSIGHTS_MIN_ACUS} or more`,
  invalid: [{ title: 'half an ACU', resources: serverless({ PerformanceInsightsEnabled: true, ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 8 } }) }],
  valid: [
    { title: 'two ACUs', resources: serverless({ PerformanceInsightsEnabled: true, ServerlessV2ScalingConfiguration: { MinCapacity: 2, MaxCapacity: 8 } }) },
    { title: 'no Performance Insights', resources: serverless({ ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 8 } }) },
    { title: 'down to zero', resources: serverless({ PerformanceInsightsEnabled: true, ServerlessV2ScalingConfiguration: { MinCapacity: 0, MaxCapacity: 8 } }) },
    { title: 'the capacity is an import', resources: serverless({ PerformanceInsightsEnabled: true, ServerlessV2ScalingConfiguration: { MinCapacity: ANYTHING, MaxCapacity: 8 } }) },
  ],
});

export const performanceInsights = topic(
  'performance-insights',
  { title: 'Performance Insights and Database Insights', about: 'What the two need: a retention period RDS knows, a class that has them, and each other.' },
  [
    ...LEVELS.map(retentionValue), ...LEVELS.map(retentionUnused), key, clusterKey, instanceClass, overridden,
    advancedNeedsInsights, advancedNeedsRetention, mode, serverlessCapacity,
  ],
);
