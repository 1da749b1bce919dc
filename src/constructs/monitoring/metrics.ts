import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS_NAMESPACE, MetricFact, hasReaders, hasRoles } from '../../facts/metrics';
import { MonitoredCluster } from './monitored-cluster';

/** Which values of a metric, and what becomes of them. */
interface Choice {
  readonly dimensions?: cloudwatch.DimensionsMap;
  readonly label?: string;
  readonly statistic?: string;
  readonly period?: Duration;
}

const QUERY_FUNCTIONS = { Average: 'AVG', Maximum: 'MAX', Minimum: 'MIN', Sum: 'SUM' };

/** The metric over all instances, or of the volume. */
export function clusterMetric(cluster: MonitoredCluster, fact: MetricFact, choice: Choice = {}): cloudwatch.IMetric {
  const period = choice.period ?? Duration.seconds(fact.period);
  if (fact.dimensions === 'source region') {
    // A query finds it whichever Region is the primary one, and so also after a switchover.
    return new cloudwatch.MathExpression({
      expression: `SELECT ${QUERY_FUNCTIONS[fact.statistic]}(${fact.name}) FROM "${METRICS_NAMESPACE}" `
        + `WHERE DBClusterIdentifier = '${cluster.clusterIdentifier}'`,
      usingMetrics: {},
      label: choice.label,
      period,
    });
  }
  return new cloudwatch.Metric({
    namespace: METRICS_NAMESPACE,
    metricName: fact.name,
    dimensionsMap: choice.dimensions ?? { DBClusterIdentifier: cluster.clusterIdentifier },
    statistic: choice.statistic ?? fact.statistic,
    period,
    label: choice.label,
  });
}

/** The same of the readers alone, where the cluster tells them apart. */
export function readersMetric(cluster: MonitoredCluster, fact: MetricFact, choice: Choice = {}): cloudwatch.IMetric {
  return clusterMetric(cluster, fact, hasRoles(cluster) ? { ...choice, dimensions: ofRole(cluster, 'READER') } : choice);
}

/** All the series of a metric that are worth a line of their own: by role, or by instance where there are no roles. */
export function seriesOf(cluster: MonitoredCluster, fact: MetricFact): cloudwatch.IMetric[] {
  if (fact.dimensions !== 'role') {
    return [clusterMetric(cluster, fact, { label: fact.title })];
  }
  if (!hasRoles(cluster)) {
    return cluster.instanceIdentifiers.map((id) => clusterMetric(cluster, fact, { dimensions: { DBInstanceIdentifier: id }, label: id }));
  }
  const writer = clusterMetric(cluster, fact, { dimensions: ofRole(cluster, 'WRITER'), label: 'Writer' });
  return hasReaders(cluster) ? [writer, readersMetric(cluster, fact, { label: 'Readers' })] : [writer];
}

function ofRole(cluster: MonitoredCluster, role: 'WRITER' | 'READER'): cloudwatch.DimensionsMap {
  return { DBClusterIdentifier: cluster.clusterIdentifier, Role: role };
}
