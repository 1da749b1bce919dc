import { RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { Place, invalidArgument } from '../../arguments/argument';
import { storedIdentifier, uniqueIdentifier } from './identifiers';
import { isKnownList } from './known';

/** What the log groups of a cluster need to know. */
export interface ClusterLogGroupsOptions {
  /** The cluster with the logs it exports, still without an identifier if none was asked for. */
  readonly cluster: rds.CfnDBCluster;
  readonly retention?: logs.RetentionDays;
  readonly encryptionKey?: kms.IKey;
  readonly clusterRemovalPolicy?: RemovalPolicy;
}

/**
 * Creates the log groups of a cluster before the cluster.
 *
 * RDS creates the group of each exported log itself as soon as the cluster exists: never expiring, and in the way of a log group
 * in the template (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/190, read 2026-11-22). A group
 * that is already there is used as it is. That takes an identifier that is known beforehand, so a cluster without one gets it here.
 *
 * @returns the log groups by log type
 * @throws an error for a retention of logs that are only known at deployment
 */
export function createLogGroups(scope: Construct, options: ClusterLogGroupsOptions): Record<string, logs.LogGroup> {
  const { cluster } = options;
  const logTypes = cluster.enableCloudwatchLogsExports ?? [];
  requireKnownLogs({ cloudwatchLogsExports: logTypes, cloudwatchLogsRetention: options.retention }, scope);
  // What is only known at deployment has no groups of ours, since nobody knows how many: RDS creates them.
  if (logTypes.length === 0 || !isKnownList(logTypes)) {
    return {};
  }
  const identifier = storedIdentifier(cluster.dbClusterIdentifier) ?? uniqueIdentifier(scope);
  cluster.dbClusterIdentifier = identifier;

  const encryptionKey = allowLogsToUse(options.encryptionKey, scope, identifier) ? options.encryptionKey : undefined;
  const logGroups: Record<string, logs.LogGroup> = {};
  for (const logType of logTypes) {
    const logGroup = new logs.LogGroup(scope, `LogGroup-${logType}`, {
      logGroupName: `/aws/rds/cluster/${identifier}/${logType}`,
      retention: options.retention ?? logs.RetentionDays.THREE_MONTHS,
      encryptionKey,
      // Left behind, they would keep a cluster of the same name from being created again.
      removalPolicy: options.clusterRemovalPolicy === RemovalPolicy.RETAIN
        ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE
        : RemovalPolicy.DESTROY,
    });
    cluster.node.addDependency(logGroup);
    logGroups[logType] = logGroup;
  }
  return logGroups;
}

/** Throws for a retention of logs that are only known at deployment. */
export function requireKnownLogs(
  props: { readonly cloudwatchLogsExports?: string[]; readonly cloudwatchLogsRetention?: logs.RetentionDays },
  place: Place,
): void {
  const { cloudwatchLogsExports, cloudwatchLogsRetention } = props;
  if (cloudwatchLogsRetention !== undefined && cloudwatchLogsExports !== undefined && !isKnownList(cloudwatchLogsExports)) {
    invalidArgument('`cloudwatchLogsExports` must be known when the app is synthesized where `cloudwatchLogsRetention` is given, got: a token; '
      + 'name the logs, or leave `cloudwatchLogsRetention` out', place);
  }
}

/** @returns false when the key's policy is not ours to change, and CloudWatch Logs could not use the key */
function allowLogsToUse(key: kms.IKey | undefined, scope: Construct, clusterIdentifier: string): boolean {
  const stack = Stack.of(scope);
  return key?.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(`logs.${stack.region}.amazonaws.com`)],
    actions: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
    resources: ['*'],
    conditions: {
      ArnLike: {
        'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
          service: 'logs',
          resource: `log-group:/aws/rds/cluster/${clusterIdentifier}/*`,
        }),
      },
    },
  })).statementAdded ?? false;
}
