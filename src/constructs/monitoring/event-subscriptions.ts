import * as rds from 'aws-cdk-lib/aws-rds';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CLUSTER_EVENT_CATEGORIES, instanceEventCategories } from '../../facts/metrics';
import { MonitoredCluster } from './monitored-cluster';

/** Sends the events of the cluster to the topic. */
export function subscribeToCluster(scope: Construct, cluster: MonitoredCluster, topic: sns.ITopic): rds.CfnEventSubscription {
  return subscribe(scope, 'ClusterEvents', topic, {
    sourceType: 'db-cluster',
    sourceIds: [cluster.clusterIdentifier],
    eventCategories: [...CLUSTER_EVENT_CATEGORIES],
  });
}

/** Sends the events of the instances to the topic; a cluster without instances has none. */
export function subscribeToInstances(scope: Construct, cluster: MonitoredCluster, topic: sns.ITopic): rds.CfnEventSubscription | undefined {
  return cluster.instanceIdentifiers.length === 0 ? undefined : subscribe(scope, 'InstanceEvents', topic, {
    sourceType: 'db-instance',
    sourceIds: [...cluster.instanceIdentifiers],
    eventCategories: instanceEventCategories(cluster),
  });
}

function subscribe(
  scope: Construct,
  id: string,
  topic: sns.ITopic,
  events: Omit<rds.CfnEventSubscriptionProps, 'snsTopicArn'>,
): rds.CfnEventSubscription {
  const subscription = new rds.CfnEventSubscription(scope, id, { ...events, enabled: true, snsTopicArn: topic.topicArn });
  // RDS checks at once whether it may publish, which the policy says.
  subscription.node.addDependency(topic);
  return subscription;
}
