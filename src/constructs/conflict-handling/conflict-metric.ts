import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { CONFLICT_METRIC_DIMENSION, CONFLICT_METRIC_NAME, CONFLICT_METRIC_NAMESPACE } from '../../facts/write-routing';

/** The dimensions of the application's metrics. */
export function conflictDimensions(clusterIdentifier: string): Record<string, string> {
  return { [CONFLICT_METRIC_DIMENSION]: clusterIdentifier };
}

/** Write conflicts as the application counts them. */
export function conflictMetric(clusterIdentifier: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: CONFLICT_METRIC_NAMESPACE,
    metricName: CONFLICT_METRIC_NAME,
    dimensionsMap: conflictDimensions(clusterIdentifier),
    period: Duration.minutes(1),
    statistic: cloudwatch.Stats.SUM,
    ...props,
  });
}
