import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { requireArgument } from '../../arguments/argument';
import { CONFLICT_METRIC_NAMESPACE } from '../../facts/write-routing';
import { aGrantee } from '../shared/aws-arguments';

/** What an application uses besides the database. */
export interface WriteRoutingResources {
  readonly parameter: ssm.IStringParameter;
  readonly conflictQueue?: sqs.IQueue;
  readonly encryptionKey?: kms.IKey;
}

/** Action by action, since the grants of the resources themselves allow more, and with wildcards. */
export function grantWriteRouting(grantee: iam.IGrantable, resources: WriteRoutingResources): iam.Grant {
  requireArgument('grantee', grantee, aGrantee());
  const { parameter, conflictQueue, encryptionKey } = resources;
  const grants = [
    iam.Grant.addToPrincipal({ grantee, actions: ['ssm:GetParameter', 'ssm:GetParameters'], resourceArns: [parameter.parameterArn] }),
    iam.Grant.addToPrincipal({
      grantee,
      actions: ['cloudwatch:PutMetricData'],
      resourceArns: ['*'],
      conditions: { StringEquals: { 'cloudwatch:namespace': CONFLICT_METRIC_NAMESPACE } },
    }),
  ];
  if (conflictQueue !== undefined) {
    grants.push(conflictQueue.grant(grantee, 'sqs:SendMessage'));
    if (encryptionKey !== undefined) {
      grants.push(encryptionKey.grant(grantee, 'kms:Decrypt', 'kms:GenerateDataKey'));
    }
  }
  return grants.reduce((all, one) => all.combine(one));
}
