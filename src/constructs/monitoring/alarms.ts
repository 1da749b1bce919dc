import { Duration, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { invalidArgument } from '../../arguments/argument';
import { longestRangeDays, maxEvaluationPeriods } from '../../facts/evaluation-range';
import { ALARM_NAMES, AlarmFact, AlarmName, LEAST_VOLUME_CHANGE, alarm, metricOfAlarm } from '../../facts/metric-alarms';
import { metric } from '../../facts/metrics';
import { AlarmOptions, MonitoringAlarms } from './cluster-monitoring-options';
import { clusterMetric, readersMetric } from './metrics';
import { MonitoredCluster } from './monitored-cluster';

const OPERATORS = {
  '>': cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
  '>=': cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  '<': cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
};

/** Alarms that watch what the application measures. */
const METRICS_OF_THE_APPLICATION: Partial<Record<AlarmName, 'conflicts' | 'conflictQueue'>> = {
  applicationConflicts: 'conflicts',
  conflictQueue: 'conflictQueue',
};

/** An alarm, with the metric it is on when its threshold can be drawn into the graph of that metric. */
export interface ClusterAlarm {
  readonly name: AlarmName;
  readonly alarm: cloudwatch.Alarm;
  readonly drawnOn?: string;
}

/** Creates every alarm that the cluster can have and nobody has switched off. */
export function createAlarms(scope: Construct, cluster: MonitoredCluster, alarms: MonitoringAlarms = {}): ClusterAlarm[] {
  return ALARM_NAMES.flatMap((name) => createAlarm(scope, cluster, name, alarms[name] ?? {}) ?? []);
}

function createAlarm(scope: Construct, cluster: MonitoredCluster, name: AlarmName, options: AlarmOptions): ClusterAlarm | undefined {
  const fact = alarm(name);
  checkOptions(scope, name, fact, options);
  const watched = options.enabled === false ? undefined : watchedMetric(cluster, name, fact);
  if (watched === undefined) {
    return undefined;
  }
  const evaluationPeriods = options.evaluationPeriods ?? fact.evaluationPeriods;
  checkRange(scope, name, evaluationPeriods, watched.metric);
  const threshold = options.threshold ?? fact.threshold(cluster);
  if (threshold === undefined) {
    return options.enabled === undefined ? undefined : invalidArgument(
      `\`alarms.${name}\` must have a \`threshold\`, got: none; the limit of an instance is not known, so give one, or leave the alarm out`,
      scope,
    );
  }
  const id = name.charAt(0).toUpperCase() + name.slice(1);
  return {
    name,
    drawnOn: watched.drawnOn,
    alarm: new cloudwatch.Alarm(scope, id, {
      alarmDescription: `${fact.title}: Aurora cluster ${scope.node.scope?.node.path}`,
      metric: watched.metric,
      threshold,
      comparisonOperator: OPERATORS[fact.comparison],
      evaluationPeriods,
      datapointsToAlarm: options.datapointsToAlarm,
      treatMissingData: fact.missingDataIsBreaching === true
        ? cloudwatch.TreatMissingData.BREACHING
        : cloudwatch.TreatMissingData.NOT_BREACHING,
    }),
  };
}

/** @throws an error for more periods than CloudWatch looks at */
function checkRange(scope: Construct, name: string, evaluationPeriods: number, metricOf: cloudwatch.IMetric): void {
  const { metricStat, mathExpression } = metricOf.toMetricConfig();
  const period = metricStat?.period.toSeconds() ?? mathExpression?.period;
  if (period === undefined || Token.isUnresolved(period) || Token.isUnresolved(evaluationPeriods)) {
    return;
  }
  const [most, days] = [maxEvaluationPeriods(period), longestRangeDays(period)];
  if (evaluationPeriods > most) {
    invalidArgument(`\`alarms.${name}.evaluationPeriods\` must be at most ${most}, since CloudWatch looks back ${days === 1 ? 'a day' : `${days} days`} `
      + `at most with periods of ${period} seconds, got: ${evaluationPeriods}; lower it`, scope);
  }
}

function checkOptions(scope: Construct, name: string, fact: AlarmFact, options: AlarmOptions): void {
  const { evaluationPeriods = fact.evaluationPeriods, datapointsToAlarm = evaluationPeriods } = options;
  if (!Token.isUnresolved(evaluationPeriods) && !Token.isUnresolved(datapointsToAlarm) && datapointsToAlarm > evaluationPeriods) {
    invalidArgument(`\`alarms.${name}.datapointsToAlarm\` must be at most \`evaluationPeriods\`, ${evaluationPeriods}, `
      + `got: ${datapointsToAlarm}; lower it, or raise \`evaluationPeriods\``, scope);
  }
}

function watchedMetric(
  cluster: MonitoredCluster,
  name: AlarmName,
  fact: AlarmFact,
): { readonly metric: cloudwatch.IMetric; readonly drawnOn?: string } | undefined {
  const ofApplication = METRICS_OF_THE_APPLICATION[name];
  if (ofApplication !== undefined) {
    const given = cluster[ofApplication];
    return given && { metric: given, drawnOn: name };
  }
  const metricName = metricOfAlarm(fact, cluster);
  if (metricName === undefined) {
    return undefined;
  }
  const metricFact = metric(metricName);
  if (fact.compares !== undefined) {
    return { metric: changeWithinADay(cluster, metricName) };
  }
  const choice = { statistic: fact.statistic };
  return {
    metric: fact.readersOnly === true ? readersMetric(cluster, metricFact, choice) : clusterMetric(cluster, metricFact, choice),
    // How many values there are says nothing on a graph of the values.
    drawnOn: fact.statistic === undefined ? metricName : undefined,
  };
}

/** From the least to the most of a day, so that no value of the day before is needed; nothing when it is little. */
function changeWithinADay(cluster: MonitoredCluster, metricName: string): cloudwatch.IMetric {
  const period = Duration.days(1);
  const statistic = (name: string): cloudwatch.IMetric => clusterMetric(cluster, metric(metricName), { statistic: name, period });
  return new cloudwatch.MathExpression({
    expression: `IF(most - least > ${LEAST_VOLUME_CHANGE}, 100 * (most - least) / least, 0)`,
    usingMetrics: { most: statistic(cloudwatch.Stats.MAXIMUM), least: statistic(cloudwatch.Stats.MINIMUM) },
    label: 'Change within a day, in percent',
    period,
  });
}
