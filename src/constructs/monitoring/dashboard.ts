import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { SUBJECTS, metricsOf } from '../../facts/metrics';
import { ClusterAlarm } from './alarms';
import { seriesOf } from './metrics';
import { MonitoredCluster } from './monitored-cluster';

const FULL_WIDTH = 24;
const GRAPH_WIDTH = 8;
const GRAPH_HEIGHT = 6;

/** Rows by subject, below the state of all alarms. */
export function createDashboard(scope: Construct, cluster: MonitoredCluster, alarms: readonly ClusterAlarm[]): cloudwatch.Dashboard {
  return new cloudwatch.Dashboard(scope, 'Dashboard', {
    defaultInterval: Duration.hours(3),
    widgets: [...statusOf(alarms), ...SUBJECTS.flatMap((subject) => section(subject, graphsOf(cluster, subject, alarms)))],
  });
}

function statusOf(alarms: readonly ClusterAlarm[]): cloudwatch.IWidget[][] {
  return alarms.length === 0 ? [] : [[new cloudwatch.AlarmStatusWidget({
    title: 'Alarms',
    alarms: alarms.map(({ alarm }) => alarm),
    width: FULL_WIDTH,
  })]];
}

function section(title: string, graphs: readonly cloudwatch.IWidget[]): cloudwatch.IWidget[][] {
  return graphs.length === 0 ? [] : [[new cloudwatch.TextWidget({ markdown: `## ${title}`, width: FULL_WIDTH, height: 1 })], [...graphs]];
}

function graphsOf(cluster: MonitoredCluster, subject: typeof SUBJECTS[number], alarms: readonly ClusterAlarm[]): cloudwatch.IWidget[] {
  const own = metricsOf(cluster).filter((fact) => fact.subject === subject).map((fact) => graph(
    cluster.topology === 'multi-master' && fact.name === 'Deadlocks' ? 'Deadlocks, which write conflicts are' : fact.title,
    fact.unit,
    seriesOf(cluster, fact),
    thresholds(alarms, fact.name),
  ));
  return subject === 'Work' ? [...own, ...graphsOfConflicts(cluster, alarms)] : own;
}

function graphsOfConflicts({ conflicts, conflictQueue }: MonitoredCluster, alarms: readonly ClusterAlarm[]): cloudwatch.IWidget[] {
  return [
    ...(conflicts === undefined ? [] : [graph('Conflicts of the application', 'Count', [conflicts], thresholds(alarms, 'applicationConflicts'))]),
    ...(conflictQueue === undefined ? [] : [graph('Conflicts to be decided', 'Messages', [conflictQueue], thresholds(alarms, 'conflictQueue'))]),
  ];
}

function graph(
  title: string,
  unit: string,
  left: cloudwatch.IMetric[],
  leftAnnotations: cloudwatch.HorizontalAnnotation[],
): cloudwatch.GraphWidget {
  return new cloudwatch.GraphWidget({
    title,
    left,
    leftAnnotations,
    leftYAxis: { label: unit, showUnits: false, min: 0 },
    width: GRAPH_WIDTH,
    height: GRAPH_HEIGHT,
  });
}

function thresholds(alarms: readonly ClusterAlarm[], name: string): cloudwatch.HorizontalAnnotation[] {
  return alarms.filter(({ drawnOn }) => drawnOn === name).map(({ alarm }) => alarm.toAnnotation());
}
