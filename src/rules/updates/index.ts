import { ChangeRule } from '../../engine/change-rule';
import { Topic } from '../../engine/rule';
import { clusterCreation } from './cluster-creation';
import { clusterCredentials } from './cluster-credentials';
import { clusterModification } from './cluster-modification';
import { clusterRemovals } from './cluster-removals';
import { clusterReplacement } from './cluster-replacement';
import { clusterSources } from './cluster-sources';
import { clusterUpgrades } from './cluster-upgrades';
import { companions } from './companions';
import { globalDatabaseChanges } from './global-database-changes';
import { memberModification } from './member-modification';
import { memberReplacement } from './member-replacement';
import { names } from './names';
import { parameterGroupChanges } from './parameter-group-changes';
import { supportingResources } from './supporting-resources';

/** Topics of rules about changes, which run where there is something to compare with. */
export const CHANGE_TOPICS: readonly Topic<ChangeRule>[] = [
  clusterReplacement,
  clusterSources,
  clusterCreation,
  clusterModification,
  memberReplacement,
  memberModification,
  names,
  clusterRemovals,
  clusterUpgrades,
  clusterCredentials,
  parameterGroupChanges,
  supportingResources,
  globalDatabaseChanges,
  companions,
];

/** Every rule about a change. */
export const CHANGE_RULES: readonly ChangeRule[] = CHANGE_TOPICS.flatMap((topic) => topic.rules);
