import { Shape } from '../../arguments/argument';
import { flag, listOf, optional, parameters, port, secretInstance, text } from '../../arguments/checks';
import { conflictHandling } from '../conflict-handling/arguments';
import {
  aBackup, aKeyRef, anInstanceType, aParameterGroup, aRemovalPolicy, aSubnetGroup,
} from '../shared/aws-arguments';
import { AURORA_CLUSTER_OPTIONS, AURORA_INSTANCE_OPTIONS, CLUSTER_IDENTIFIER } from '../shared/cluster-arguments';
import { instancesOf } from '../shared/named-options';
import { WORKLOAD } from '../shared/workload';
import { MultiMasterClusterProps, MultiMasterInstanceOptions } from './multi-master-cluster-props';

const INSTANCE_OPTIONS: Shape<MultiMasterInstanceOptions> = {
  ...AURORA_INSTANCE_OPTIONS,
  name: optional(text({ fix: 'give the instance a plain text for a name', isKnown: true })),
  parameters: optional(parameters()),
};

export const MULTI_MASTER_CLUSTER_PROPS: Shape<MultiMasterClusterProps> = {
  ...AURORA_CLUSTER_OPTIONS,
  conflictHandling: conflictHandling(),
  writers: instancesOf(INSTANCE_OPTIONS, 1),
  readers: optional(instancesOf(INSTANCE_OPTIONS, 0)),
  instanceType: optional(anInstanceType()),
  engineVersion: optional(text()),
  subnetGroup: optional(aSubnetGroup()),
  port: optional(port()),
  credentials: optional(secretInstance('rds.Credentials', 'username')),
  rotateSecret: optional(flag({ isKnown: true })),
  defaultDatabaseName: optional(text()),
  backup: optional(aBackup()),
  storageEncrypted: optional(flag()),
  storageEncryptionKey: optional(aKeyRef()),
  parameterGroup: optional(aParameterGroup()),
  parameters: optional(parameters()),
  cloudwatchLogsExports: optional(listOf(text())),
  deletionProtection: optional(flag()),
  removalPolicy: optional(aRemovalPolicy()),
  clusterIdentifier: CLUSTER_IDENTIFIER,
  snapshotIdentifier: optional(text()),
  workload: WORKLOAD,
};
