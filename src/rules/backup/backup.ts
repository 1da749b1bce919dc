import { Example } from '../../engine/example';
import { rule, topic } from '../../engine/rule';
import {
  MAX_RETENTION_DAYS, MIN_RETENTION_DAYS, MIN_WINDOW_MINUTES, Window,
  backupWindowAfter, nearestRetention, parseBackupWindow, parseMaintenanceWindow, shortestEnd,
  windowsOverlap,
} from '../../facts/backup';
import { Source, apiReference, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { Resource } from '../../topology/resource';
import { ANYTHING, member, mysql } from '../_examples';

const READ = '2026-11-22';
const clusterReference = (property: string): Source => cfnReference(`aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-${property.toLowerCase()}`, READ);
const preflight = (quote: string, name: string): Source =>
  serviceError(quote, `https://github.com/badmintoncryer/cdk-preflight/blob/main/rules/rds/${name}/meta.yaml`, READ);
const instance = (properties: Record<string, unknown>) => member('aurora-mysql', properties);

const retention = rule('ClusterBackupRetention', {
  on: 'cluster',
  with: 'BackupRetentionPeriod',
  effect: 'rejected',
  since: '0.1.0',
  summary: `BackupRetentionPeriod is from ${MIN_RETENTION_DAYS} to ${MAX_RETENTION_DAYS} days; backups of Aurora cannot be switched off.`,
  sources: [
    serviceError('Invalid backup retention period: 0. Retention period must be between 1 and 35.', 'https://github.com/aws/aws-cdk/issues/10705', READ),
    clusterReference('BackupRetentionPeriod'),
  ],
  check: ({ properties }) => {
    const days = properties.number('BackupRetentionPeriod');
    return days !== undefined && days !== nearestRetention(days) && { at: 'BackupRetentionPeriod', days };
  },
  what: ({ days }) => `BackupRetentionPeriod is ${days}, and backups are kept from ${MIN_RETENTION_DAYS} to ${MAX_RETENTION_DAYS} days`,
  why: 'RDS refuses to create the cluster: invalid backup retention period',
  fix: ({ days }) => `set BackupRetentionPeriod to ${nearestRetention(days)}`,
  invalid: [
    { title: 'no backups', resources: { Cluster: mysql({ BackupRetentionPeriod: 0 }) } },
    { title: '36 days', resources: { Cluster: mysql({ BackupRetentionPeriod: 36 }) } },
  ],
  valid: [
    { title: 'one day', resources: { Cluster: mysql({ BackupRetentionPeriod: 1 }) } },
    { title: '35 days', resources: { Cluster: mysql({ BackupRetentionPeriod: 35 }) } },
    { title: 'the period is an import', resources: { Cluster: mysql({ BackupRetentionPeriod: ANYTHING }) } },
  ],
});

/** A window of a cluster or an instance, and how it is written. */
interface WindowProperty {
  readonly property: string;
  readonly pattern: string;
  readonly sample: string;
  readonly parse: (text: string) => Window | undefined;
  readonly sources: readonly Source[];
  readonly malformed: readonly string[];
  /** One minute too short, and just long enough. */
  readonly short: string;
  readonly enough: string;
}

const BACKUP: WindowProperty = {
  property: 'PreferredBackupWindow',
  pattern: 'hh24:mi-hh24:mi',
  sample: '03:00-04:00',
  parse: parseBackupWindow,
  sources: [
    preflight("Invalid backup window time '3am' specified. Should be specified as a time hh24:mi (24H Clock UTC). Example: 03:15", 'pf-rds-backup-window-format'),
    preflight('Backup window must be at least 30 minutes.', 'pf-rds-backup-window-duration'),
    clusterReference('PreferredBackupWindow'),
  ],
  malformed: ['3am-4am', 'sun:03:00-sun:04:00', '25:00-26:00'],
  short: '23:45-00:14',
  enough: '23:45-00:15',
};

const MAINTENANCE: WindowProperty = {
  property: 'PreferredMaintenanceWindow',
  pattern: 'ddd:hh24:mi-ddd:hh24:mi',
  sample: 'sun:05:00-sun:06:00',
  parse: parseMaintenanceWindow,
  sources: [clusterReference('PreferredMaintenanceWindow'), apiReference('API_CreateDBInstance.html', READ)],
  malformed: ['05:00-06:00', 'sunday:05:00-sunday:06:00', 'sun:05:00-06:00'],
  short: 'sun:23:45-mon:00:14',
  enough: 'Sun:23:45-Mon:00:15',
};

const examples = (on: 'cluster' | 'member', property: string) => (value: unknown): Example['resources'] =>
  on === 'cluster' ? { Cluster: mysql({ [property]: value }) } : { Cluster: mysql(), Writer: instance({ [property]: value }) };

const windowFormat = (id: string, on: 'cluster' | 'member', { property, pattern, sample, parse, sources, malformed, enough }: WindowProperty) => {
  const example = examples(on, property);
  return rule(id, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} is written ${pattern}, in UTC.`,
    sources,
    check: ({ properties }: Resource) => {
      const text = properties.string(property) ?? '';
      return text !== '' && !parse(text) && { at: property, text };
    },
    what: ({ text }) => `${property} is '${text}', and windows are written ${pattern}`,
    why: 'RDS refuses a window it cannot read',
    fix: `write ${property} like '${sample}', in UTC`,
    invalid: malformed.map((text) => ({ title: text, resources: example(text) })),
    valid: [
      { title: 'as it is written', resources: example(sample) },
      { title: 'over midnight', resources: example(enough) },
      { title: 'left to RDS', resources: example('') },
      { title: 'the window is an import', resources: example(ANYTHING) },
    ],
  });
};

const windowLength = (id: string, on: 'cluster' | 'member', { property, parse, sources, sample, short, enough }: WindowProperty) => {
  const example = examples(on, property);
  return rule(id, {
    on,
    with: property,
    effect: 'rejected',
    since: '0.1.0',
    summary: `${property} is at least ${MIN_WINDOW_MINUTES} minutes long.`,
    sources,
    check: ({ properties }: Resource) => {
      const text = properties.string(property);
      const window = text === undefined ? undefined : parse(text);
      return window !== undefined && window.minutes > 0 && window.minutes < MIN_WINDOW_MINUTES && { at: property, text, window };
    },
    what: ({ text, window }) => `${property} is '${text}', ${window.minutes} minutes long`,
    why: `RDS refuses a window of less than ${MIN_WINDOW_MINUTES} minutes`,
    fix: ({ window }) => `let ${property} end at ${shortestEnd(window)} or later`,
    invalid: [{ title: 'one minute too short', resources: example(short) }],
    valid: [
      { title: 'just long enough', resources: example(enough) },
      { title: 'an hour', resources: example(sample) },
      { title: 'start and end are the same', resources: example(startToStart(sample)) },
      { title: 'the window is an import', resources: example(ANYTHING) },
    ],
  });
};

const startToStart = (window: string): string => [0, 0].map((part) => window.split('-')[part]).join('-');

const overlap = rule('ClusterWindowOverlap', {
  on: 'cluster',
  with: 'PreferredMaintenanceWindow',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'The daily backup window and the weekly maintenance window of a cluster do not overlap.',
  sources: [
    serviceError('InvalidParameterValue: The backup window and maintenance window must not overlap.', 'https://github.com/hashicorp/terraform-provider-aws/issues/14981', READ),
    userGuide('Aurora.Managing.Backups.html#Aurora.Managing.Backups.BackupWindow', READ),
  ],
  check: ({ properties }) => {
    const [backup, maintenance] = [properties.string('PreferredBackupWindow'), properties.string('PreferredMaintenanceWindow')];
    const [daily, weekly] = [parseBackupWindow(backup ?? ''), parseMaintenanceWindow(maintenance ?? '')];
    return daily && weekly && windowsOverlap(daily, weekly) && { at: 'PreferredMaintenanceWindow', backup, maintenance, instead: backupWindowAfter(weekly, daily) };
  },
  what: ({ backup, maintenance }) => `PreferredMaintenanceWindow '${maintenance}' overlaps the daily PreferredBackupWindow '${backup}'`,
  why: 'RDS refuses to create the cluster: the two must not overlap',
  fix: ({ instead }) => (instead === undefined ? 'shorten the windows so that they do not meet' : `set PreferredBackupWindow to '${instead}'`),
  invalid: [
    { title: 'half an hour in common', resources: { Cluster: mysql({ PreferredBackupWindow: '02:00-03:00', PreferredMaintenanceWindow: 'sun:02:30-sun:03:30' }) } },
    { title: 'over midnight', resources: { Cluster: mysql({ PreferredBackupWindow: '23:30-00:30', PreferredMaintenanceWindow: 'mon:00:00-mon:01:00' }) } },
    { title: 'over the end of the week', resources: { Cluster: mysql({ PreferredBackupWindow: '00:00-01:00', PreferredMaintenanceWindow: 'sun:23:30-mon:00:30' }) } },
    { title: 'more than a day of maintenance', resources: { Cluster: mysql({ PreferredBackupWindow: '12:00-13:00', PreferredMaintenanceWindow: 'sat:22:00-mon:02:00' }) } },
  ],
  valid: [
    { title: 'one ends as the other begins', resources: { Cluster: mysql({ PreferredBackupWindow: '02:00-03:00', PreferredMaintenanceWindow: 'sun:03:00-sun:04:00' }) } },
    { title: 'hours apart', resources: { Cluster: mysql({ PreferredBackupWindow: '02:00-03:00', PreferredMaintenanceWindow: 'sun:05:00-sun:06:00' }) } },
    { title: 'the backup window is an import', resources: { Cluster: mysql({ PreferredBackupWindow: ANYTHING, PreferredMaintenanceWindow: 'sun:02:30-sun:03:30' }) } },
    { title: 'RDS chooses one', resources: { Cluster: mysql({ PreferredMaintenanceWindow: 'sun:02:30-sun:03:30' }) } },
  ],
});

export const backup = topic(
  'backup',
  { title: 'Backups and maintenance windows', about: 'How long automated backups are kept, and when RDS may back up and maintain a cluster.' },
  [
    retention,
    windowFormat('ClusterBackupWindowFormat', 'cluster', BACKUP),
    windowLength('ClusterBackupWindowLength', 'cluster', BACKUP),
    windowFormat('ClusterMaintenanceWindowFormat', 'cluster', MAINTENANCE),
    windowLength('ClusterMaintenanceWindowLength', 'cluster', MAINTENANCE),
    windowFormat('MemberMaintenanceWindowFormat', 'member', MAINTENANCE),
    windowLength('MemberMaintenanceWindowLength', 'member', MAINTENANCE),
    overlap,
  ],
);
