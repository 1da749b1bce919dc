import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { CONFLICT_MAX_RECEIVES, CONFLICT_RETENTION_DAYS } from '../../facts/write-routing';
import { acknowledge } from '../shared/acknowledgements';

/**
 * The queue of the conflicts a person has to decide, with another behind it for what nobody could read.
 *
 * Like the cluster's key they stay when the cluster is removed, unless nothing of it is to stay.
 */
export function createConflictQueue(scope: Construct, encryptionKey?: kms.IKey, clusterRemovalPolicy?: RemovalPolicy): sqs.Queue {
  const common: sqs.QueueProps = {
    encryption: encryptionKey === undefined ? sqs.QueueEncryption.SQS_MANAGED : sqs.QueueEncryption.KMS,
    encryptionMasterKey: encryptionKey,
    enforceSSL: true,
    retentionPeriod: Duration.days(CONFLICT_RETENTION_DAYS),
    removalPolicy: clusterRemovalPolicy === RemovalPolicy.DESTROY
      ? RemovalPolicy.DESTROY
      : RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
  };
  const unreadable = new sqs.Queue(scope, 'UnreadableConflictQueue', common);
  // cdk-nag's Serverless pack asks for a dead-letter queue behind every queue.
  acknowledge(unreadable, ['Serverless-SQSRedrivePolicy'], 'This is the dead-letter queue of another one, and the last of them');
  return new sqs.Queue(scope, 'ConflictQueue', {
    ...common,
    deadLetterQueue: { queue: unreadable, maxReceiveCount: CONFLICT_MAX_RECEIVES },
  });
}
