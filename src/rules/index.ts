import { Rule, Topic } from '../engine/rule';
import { backtrack } from './backup/backtrack';
import { backup } from './backup/backup';
import { cloning } from './backup/cloning';
import { restore } from './backup/restore';
import { babelfish } from './cluster/babelfish';
import { cloudformation } from './cluster/cloudformation';
import { engineMode } from './cluster/engine-mode';
import { engineVersion } from './cluster/engine-version';
import { expressConfiguration } from './cluster/express-configuration';
import { featureRegions } from './cluster/feature-regions';
import { identifiers } from './cluster/identifiers';
import { parallelQuery } from './cluster/parallel-query';
import { references } from './cluster/references';
import { typeRegistration } from './cluster/registration';
import { resourceIds } from './cluster/resource-ids';
import { storage } from './cluster/storage';
import { resourceTags } from './cluster/tags';
import { crossRegionReplicas } from './global-database/cross-region-replicas';
import { globalDatabase } from './global-database/global-database';
import { globalDatabaseMembers } from './global-database/global-database-members';
import { globalDatabaseOperation } from './global-database/global-database-operation';
import { globalDatabaseSecondaries } from './global-database/global-database-secondaries';
import { globalDatabaseVersions } from './global-database/global-database-versions';
import { sourceRegion } from './global-database/source-region';
import { writeForwarding } from './global-database/write-forwarding';
import { instanceClass } from './instances/instance-class';
import { instanceCreation } from './instances/instance-creation';
import { memberClusterSettings } from './instances/member-cluster-settings';
import { memberConsistency } from './instances/member-consistency';
import { readerAutoscaling } from './instances/reader-autoscaling';
import { singleMasterAvailability } from './instances/single-master-availability';
import { dataFilters } from './integrations/data-filters';
import { serviceRoles } from './integrations/service-roles';
import { zeroEtl } from './integrations/zero-etl';
import { blueGreen } from './lifecycle/blue-green';
import { engineLifecycle } from './lifecycle/engine-lifecycle';
import { limitless } from './limitless/limitless';
import { limitlessShards } from './limitless/limitless-shards';
import { eventSubscriptions } from './monitoring/event-subscriptions';
import { logExports } from './monitoring/log-exports';
import { monitoring } from './monitoring/monitoring';
import { performanceInsights } from './monitoring/performance-insights';
import { multiMaster } from './multi-master/multi-master';
import { multiMasterConnections } from './multi-master/multi-master-connections';
import { multiMasterFeatures } from './multi-master/multi-master-features';
import { multiMasterParameters } from './multi-master/multi-master-parameters';
import { customEndpoints } from './network/custom-endpoints';
import { dataApi } from './network/data-api';
import { network } from './network/network';
import { subnetGroups } from './network/subnet-groups';
import { defaultVersions } from './parameters/default-versions';
import { parameterGroups } from './parameters/parameter-groups';
import { parameterValues } from './parameters/parameter-values';
import { parameters } from './parameters/parameters';
import { rdsProxy } from './proxy/proxy';
import { proxyAuthentication } from './proxy/proxy-authentication';
import { proxyLimits } from './proxy/proxy-limits';
import { proxyTargets } from './proxy/proxy-targets';
import { credentials } from './security/credentials';
import { encryption } from './security/encryption';
import { kerberos } from './security/kerberos';
import { managedPassword } from './security/managed-password';
import { serverlessV1 } from './serverless/serverless-v1';
import { serverlessV2 } from './serverless/serverless-v2';
import { serverlessV2Features } from './serverless/serverless-v2-features';
import { workload } from './workload/workload';

/** Every topic, in the order of the docs. */
export const TOPICS: readonly Topic[] = [
  engineMode,
  engineVersion,
  engineLifecycle,
  instanceClass,
  instanceCreation,
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
  resourceIds,
  references,
  credentials,
  managedPassword,
  encryption,
  backup,
  backtrack,
  restore,
  cloning,
  storage,
  cloudformation,
  typeRegistration,
  featureRegions,
  resourceTags,
  parameterGroups,
  defaultVersions,
  parameters,
  parameterValues,
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
  proxyLimits,
  dataApi,
  kerberos,
  babelfish,
  zeroEtl,
  dataFilters,
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
