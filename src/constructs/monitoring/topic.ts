import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

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
