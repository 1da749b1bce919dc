import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { CLUSTER_EVENT_CATEGORIES, instanceEventCategories } from '../../facts/metrics';
import { MonitoredCluster } from './monitored-cluster';

/** Who sends messages: alarms, and RDS. */
const PUBLISHERS = ['cloudwatch.amazonaws.com', 'events.rds.amazonaws.com'];

/**
 * A topic that alarms and RDS may publish to, over TLS only.
 *
 * The key of the account, `aws/sns`, would not do: its policy cannot let CloudWatch use it
 * (https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, read 2026-11-22).
 */
export function createTopic(scope: Construct, key?: kms.IKey): sns.Topic {
  const masterKey = key ?? new kms.Key(scope, 'TopicKey', {
    description: `Encrypts messages about the Aurora cluster ${scope.node.scope?.node.path}`,
    enableKeyRotation: true,
    // A message that was delivered needs it no longer.
    removalPolicy: RemovalPolicy.DESTROY,
  });
  const principals = PUBLISHERS.map((service) => new iam.ServicePrincipal(service));
  masterKey.addToResourcePolicy(new iam.PolicyStatement({
    principals,
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
  }));
  const topic = new sns.Topic(scope, 'Topic', { masterKey, enforceSSL: true });
  topic.addToResourcePolicy(new iam.PolicyStatement({
    sid: 'AlarmsAndEvents',
    principals,
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
  }));
  return topic;
}

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
