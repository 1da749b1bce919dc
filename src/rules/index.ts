import { Rule, Topic } from '../engine/rule';
import { babelfish } from './babelfish';
import { backtrack } from './backtrack';
import { backup } from './backup';
import { blueGreen } from './blue-green';
import { cloudformation } from './cloudformation';
import { credentials } from './credentials';
import { crossRegionReplicas } from './cross-region-replicas';
import { customEndpoints } from './custom-endpoints';
import { dataApi } from './data-api';
import { encryption } from './encryption';
import { engineLifecycle } from './engine-lifecycle';
import { engineMode } from './engine-mode';
import { engineVersion } from './engine-version';
import { eventSubscriptions } from './event-subscriptions';
import { expressConfiguration } from './express-configuration';
import { globalDatabase } from './global-database';
import { globalDatabaseMembers } from './global-database-members';
import { globalDatabaseOperation } from './global-database-operation';
import { globalDatabaseSecondaries } from './global-database-secondaries';
import { globalDatabaseVersions } from './global-database-versions';
import { identifiers } from './identifiers';
import { instanceClass } from './instance-class';
import { kerberos } from './kerberos';
import { limitless } from './limitless';
import { limitlessShards } from './limitless-shards';
import { logExports } from './log-exports';
import { managedPassword } from './managed-password';
import { memberClusterSettings } from './member-cluster-settings';
import { memberConsistency } from './member-consistency';
import { monitoring } from './monitoring';
import { multiMaster } from './multi-master';
import { multiMasterConnections } from './multi-master-connections';
import { multiMasterFeatures } from './multi-master-features';
import { multiMasterParameters } from './multi-master-parameters';
import { network } from './network';
import { parallelQuery } from './parallel-query';
import { parameterGroups } from './parameter-groups';
import { parameters } from './parameters';
import { performanceInsights } from './performance-insights';
import { rdsProxy } from './proxy';
import { proxyAuthentication } from './proxy-authentication';
import { proxyTargets } from './proxy-targets';
import { readerAutoscaling } from './reader-autoscaling';
import { restore } from './restore';
import { serverlessV1 } from './serverless-v1';
import { serverlessV2 } from './serverless-v2';
import { serverlessV2Features } from './serverless-v2-features';
import { serviceRoles } from './service-roles';
import { singleMasterAvailability } from './single-master-availability';
import { sourceRegion } from './source-region';
import { storage } from './storage';
import { subnetGroups } from './subnet-groups';
import { workload } from './workload';
import { writeForwarding } from './write-forwarding';
import { zeroEtl } from './zero-etl';

/** Every topic, in the order of the docs. */
export const TOPICS: readonly Topic[] = [
  engineMode,
  engineVersion,
  engineLifecycle,
  instanceClass,
  singleMasterAvailability,
  workload,
  memberConsistency,
  memberClusterSettings,
  serverlessV2,
  serverlessV2Features,
  serverlessV1,
  readerAutoscaling,
  globalDatabase,
  globalDatabaseMembers,
  globalDatabaseVersions,
  globalDatabaseSecondaries,
  globalDatabaseOperation,
  crossRegionReplicas,
  sourceRegion,
  writeForwarding,
  identifiers,
  credentials,
  managedPassword,
  encryption,
  backup,
  backtrack,
  restore,
  storage,
  cloudformation,
  parameterGroups,
  parameters,
  parallelQuery,
  logExports,
  monitoring,
  performanceInsights,
  serviceRoles,
  network,
  subnetGroups,
  customEndpoints,
  rdsProxy,
  proxyTargets,
  proxyAuthentication,
  dataApi,
  kerberos,
  babelfish,
  zeroEtl,
  limitless,
  limitlessShards,
  blueGreen,
  expressConfiguration,
  eventSubscriptions,
  multiMaster,
  multiMasterFeatures,
  multiMasterConnections,
  multiMasterParameters,
];

/** Every rule. */
export const RULES: readonly Rule[] = TOPICS.flatMap((topic) => topic.rules);
