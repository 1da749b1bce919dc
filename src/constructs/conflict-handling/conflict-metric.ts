import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { requireProperties } from '../../arguments/argument';
import { CONFLICT_METRIC_DIMENSION, CONFLICT_METRIC_NAME, CONFLICT_METRIC_NAMESPACE } from '../../facts/write-routing';
import { METRIC_OPTIONS } from '../shared/aws-arguments';

/** The dimensions of the application's metrics. */
export function conflictDimensions(clusterIdentifier: string): Record<string, string> {
  return { [CONFLICT_METRIC_DIMENSION]: clusterIdentifier };
}

/** @throws an error for options that make no sense */
export function checkedMetric(props?: cloudwatch.MetricOptions): cloudwatch.MetricOptions {
  const options = props === undefined ? {} : props;
  requireProperties(METRIC_OPTIONS, options);
  return options;
}

/** Write conflicts as the application counts them. */
export function conflictMetric(clusterIdentifier: string, props?: cloudwatch.MetricOptions): cloudwatch.Metric {
  return new cloudwatch.Metric({
    namespace: CONFLICT_METRIC_NAMESPACE,
    metricName: CONFLICT_METRIC_NAME,
    dimensionsMap: conflictDimensions(clusterIdentifier),
    period: Duration.minutes(1),
    statistic: cloudwatch.Stats.SUM,
    ...checkedMetric(props),
  });
}
