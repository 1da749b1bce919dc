import * as rds from 'aws-cdk-lib/aws-rds';
import { hasInsights } from '../../facts/construct-defaults';
import { instancesIn } from '../shared/cluster-instances';
import { known } from '../shared/known';
import { isLimitless, isSecure } from './secure-defaults';
import { SingleMasterClusterProps } from './single-master-cluster-props';

/**
 * Whether Performance Insights is switched on where nobody asked for it.
 *
 * Not known before the instances exist, whose classes and own settings decide.
 */
export function hasInsightsByDefault(cluster: rds.DatabaseCluster, props: SingleMasterClusterProps, minCapacity?: number): boolean {
  if (!isSecure(props) || cluster.performanceInsightsEnabled || props.enablePerformanceInsights === false || isLimitless(props)) {
    return false;
  }
  return instancesIn(cluster).every((instance) => instance.enablePerformanceInsights === undefined
    && hasInsights(props.engine.engineType, known(instance.dbInstanceClass), known(minCapacity)));
}
