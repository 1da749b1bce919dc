import { Shape } from '../../arguments/argument';
import { flag, instance, listOf, number, object, optional, parameters, port, text, wholeNumber, word } from '../../arguments/checks';
import {
  aBackup, aCluster, aKeyRef, anEngine, anInstanceType, aParameterGroup, aRemovalPolicy, aRole, aSubnetGroup,
} from '../shared/aws-arguments';
import { AURORA_CLUSTER_OPTIONS, AURORA_INSTANCE_OPTIONS, CLUSTER_IDENTIFIER } from '../shared/cluster-arguments';
import { instancesOf } from '../shared/named-options';
import { SINGLE_MASTER_CLUSTER_PROPS } from '../single-master/arguments';
import { GlobalDatabaseAttributes, GlobalDatabaseProps, GlobalPrimaryProps } from './global-database-props';
import { SecondaryClusterOptions, SecondaryInstanceOptions } from './secondary-cluster-options';
import { JoiningClusterOptions } from './secondary-resources';

const PRIMARY_PROPS: Shape<GlobalPrimaryProps> = {
  ...SINGLE_MASTER_CLUSTER_PROPS,
  rotateSecret: optional(flag({ isKnown: true })),
  replicateSecret: optional(flag({ isKnown: true })),
};

export const GLOBAL_DATABASE_PROPS: Shape<GlobalDatabaseProps> = {
  primary: optional(object(PRIMARY_PROPS)),
  existingPrimary: optional(aCluster()),
  engine: optional(anEngine()),
  storageEncrypted: optional(flag({ isKnown: true })),
  globalClusterIdentifier: optional(text({ fix: 'give a name, or leave it out' })),
  deletionProtection: optional(flag()),
  removalPolicy: optional(aRemovalPolicy()),
  runbookOutputs: optional(flag({ isKnown: true })),
};

export const GLOBAL_DATABASE_ATTRIBUTES: Shape<GlobalDatabaseAttributes> = {
  globalClusterIdentifier: text({ fix: 'give the name of the global database' }),
  engine: anEngine(),
  primaryRegion: optional(text()),
  storageEncrypted: optional(flag({ isKnown: true })),
  secretName: optional(text()),
};

const INSTANCE_OPTIONS: Shape<SecondaryInstanceOptions> = {
  ...AURORA_INSTANCE_OPTIONS,
  name: optional(text({ fix: 'give the instance a plain text for a name', isKnown: true })),
  parameterGroup: optional(aParameterGroup()),
  promotionTier: optional(wholeNumber({ min: 0 })),
};

export const SECONDARY_CLUSTER_OPTIONS: Shape<SecondaryClusterOptions> = {
  ...AURORA_CLUSTER_OPTIONS,
  instances: optional(instancesOf(INSTANCE_OPTIONS, 1)),
  headless: optional(flag({ isKnown: true })),
  writeForwarding: optional(flag({ isKnown: true })),
  instanceType: optional(anInstanceType()),
  serverlessV2MinCapacity: optional(number({ min: 0 })),
  serverlessV2MaxCapacity: optional(number({ min: 0 })),
  subnetGroup: optional(aSubnetGroup()),
  port: optional(port()),
  storageEncryptionKey: optional(aKeyRef()),
  storageType: optional(word('rds.DBClusterStorageType.AURORA')),
  parameterGroup: optional(aParameterGroup()),
  parameters: optional(parameters()),
  iamAuthentication: optional(flag()),
  domain: optional(text()),
  domainRole: optional(aRole()),
  cloudwatchLogsExports: optional(listOf(text())),
  enablePerformanceInsights: optional(flag({ isKnown: true })),
  backup: optional(aBackup()),
  deletionProtection: optional(flag()),
  removalPolicy: optional(aRemovalPolicy()),
  clusterIdentifier: CLUSTER_IDENTIFIER,
  sourceRegion: optional(text()),
};

export const JOINING_CLUSTER_OPTIONS: Shape<JoiningClusterOptions> = {
  ...SECONDARY_CLUSTER_OPTIONS,
  globalDatabase: instance('IGlobalDatabase', 'globalClusterIdentifier'),
};
