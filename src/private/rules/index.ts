import { Rule, Topic } from '../engine/rule';
import { engineMode } from './engine-mode';
import { memberClusterSettings } from './member-cluster-settings';
import { memberConsistency } from './member-consistency';
import { multiMaster } from './multi-master';
import { multiMasterConnections } from './multi-master-connections';
import { multiMasterFeatures } from './multi-master-features';
import { multiMasterParameters } from './multi-master-parameters';
import { singleMasterAvailability } from './single-master-availability';

/** Every topic, in the order of the docs. */
export const TOPICS: readonly Topic[] = [
  engineMode,
  singleMasterAvailability,
  memberConsistency,
  memberClusterSettings,
  multiMaster,
  multiMasterFeatures,
  multiMasterConnections,
  multiMasterParameters,
];

/** Every rule. */
export const RULES: readonly Rule[] = TOPICS.flatMap((topic) => topic.rules);
