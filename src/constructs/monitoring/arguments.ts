import { Check, Shape } from '../../arguments/argument';
import { flag, instance, number, object, optional, wholeNumber } from '../../arguments/checks';
import { ALARM_NAMES } from '../../facts/metric-alarms';
import { aKey } from '../shared/aws-arguments';
import { AlarmOptions, MonitoringAlarms, MonitoringOptions } from './cluster-monitoring-options';

const ALARM_OPTIONS: Shape<AlarmOptions> = {
  enabled: optional(flag({ isKnown: true })),
  threshold: optional(number()),
  evaluationPeriods: optional(wholeNumber({ min: 1, fix: 'count the periods that are looked at' })),
  datapointsToAlarm: optional(wholeNumber({ min: 1, fix: 'count the periods that raise the alarm' })),
};

const ALARMS: Shape<MonitoringAlarms> = Object.fromEntries(
  ALARM_NAMES.map((name): [string, Check] => [name, optional(object(ALARM_OPTIONS))]),
) as Shape<MonitoringAlarms>;

export const MONITORING_OPTIONS: Shape<MonitoringOptions> = {
  topic: optional(instance('sns.ITopic', 'topicArn')),
  topicEncryptionKey: optional(aKey()),
  alarms: optional(object(ALARMS)),
  notifyWhenOver: optional(flag({ isKnown: true })),
  dashboard: optional(flag({ isKnown: true })),
  events: optional(flag({ isKnown: true })),
};
