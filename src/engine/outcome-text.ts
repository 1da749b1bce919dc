import { Policy } from '../facts/updates/policies';
import { Resource } from '../topology/resource';
import { Action, Fate, KeptBy, Outcome } from './outcome';

/** How many dependants are listed before the rest is counted. */
const LISTED = 5;

const CLUSTER = 'AWS::RDS::DBCluster';

/** The signs and the words of `cdk diff`, which has no word for what is only created or changed. */
const SIGNS: Readonly<Record<Action, string>> = { create: '[+]', update: '[~]', replace: '[~]', destroy: '[-]', orphan: '[-]' };
const WORDS: Readonly<Record<Action, string>> = { create: '', update: '', replace: ' replace', destroy: ' destroy', orphan: ' orphan' };

/** What becomes of a resource, as `cdk diff` begins a line: `[~] Cluster replace`. */
export const headOf = ({ action, resource: { logicalId } }: Pick<Fate, 'action' | 'resource'>): string => `${SIGNS[action]} ${logicalId}${WORDS[action]}`;

/** The head of a finding: what it is about may be another resource than the one that changes. */
export const headAt = (outcome: Outcome, resource: Resource): string =>
  headOf(resource.address === outcome.resource.address ? outcome : { action: 'update', resource });

/** What is added to what a finding says of its property. */
export const impactOf = ({ action, property }: Outcome): string => (action === 'replace' && property !== undefined ? REQUIRES_REPLACEMENT : '');

const REQUIRES_REPLACEMENT = ' (requires replacement)';

/** Whether data is lost, who is down, and whether there is a way back, as sentences without a full stop. */
export const describeOutcome = (outcome: Outcome): string[] => Object.values(answersOf(outcome)).flat();

/** What is asked of everything that goes, and the answers, as sentences without a full stop; none where the outcome does not tell. */
export interface Answers {
  readonly data: readonly string[];
  readonly down: readonly string[];
  readonly wayBack: readonly string[];
}

export const answersOf = (fate: Fate): Answers => ({ data: dataOf(fate), down: downOf(fate), wayBack: wayBackOf(fate) });

/** What is replaced with it, a line each, as branches of a tree. */
export const describeDependants = (outcome: Outcome): string[] =>
  dependantsOf(outcome).map((line, index, all) => `   ${index === all.length - 1 ? '└─' : '├─'} ${line}`);

/** What is replaced with it, a sentence each; the rest is counted. */
export function dependantsOf({ dependants }: Outcome): string[] {
  const lines = dependants.slice(0, LISTED).map((dependant) =>
    [`${headOf(dependant)}: ${dependant.property}${REQUIRES_REPLACEMENT}`, ...dataOf(dependant)].join('. '));
  const rest = dependants.length - lines.length;
  return rest > 0 ? [...lines, `${rest} more`] : lines;
}

/** What decides about the old one: its policy, or its protection. */
type Rest = Policy | 'Kept';

/** Undefined where it goes on, holds no data, or the template leaves it to the deployment. */
function restOf({ action, policy, holdsData, keptBy }: Fate): Rest | undefined {
  if (!holdsData || action === 'update' || action === 'create') return undefined;
  return keptBy && policy !== undefined && policy !== 'Retain' ? 'Kept' : policy;
}

function dataOf(fate: Fate): string[] {
  const { resource: { logicalId }, action } = fate;
  const fresh = action === 'replace' ? ', and the new one starts without it' : '';
  switch (restOf(fate)) {
    case 'Delete': return [`The data of ${logicalId} is lost: ${action === 'replace' ? 'UpdateReplacePolicy' : 'DeletionPolicy'} does not keep it${exposed(fate)}`];
    case 'Snapshot': return [`The data of ${logicalId} is left in a final snapshot${fresh}${exposed(fate)}`];
    case 'Retain': return [`The old ${logicalId} stays with its data, outside the stack${fresh}`];
    case 'Kept':
      return [`The old ${logicalId} stays with its data, outside the stack, because of ${obstacle(fate.keptBy!)}: CloudFormation tries to delete it, and gives up${fresh}`];
    case undefined: return [];
  }
}

function obstacle(keptBy: KeptBy): string {
  if (keptBy === 'protection') return 'its DeletionProtection';
  if (keptBy === 'protection by hand') return 'its DeletionProtection, which is on although the template does not say so';
  const names = [...keptBy.slice(0, LISTED), ...(keptBy.length > LISTED ? [`${keptBy.length - LISTED} more`] : [])];
  return `instances that are in no template (${names.join(', ')})`;
}

const exposed = ({ isExposed }: Fate): string => (isExposed ? '; its DeletionProtection is off, although the template has it on' : '');

/** Of what is not a cluster, its rule says who is down. */
function downOf(fate: Fate): string[] {
  const rest = restOf(fate);
  const isDeleted = fate.resource.kind.type === CLUSTER && (rest === 'Delete' || rest === 'Snapshot');
  return isDeleted ? ['Its endpoints go with it: clients are down until they have others'] : [];
}

function wayBackOf(fate: Fate): string[] {
  switch (restOf(fate)) {
    case 'Delete': return ['The only way back is a snapshot taken before'];
    case 'Snapshot': return ['The way back is to restore that snapshot'];
    case 'Retain':
    case 'Kept': return ['The way back is to import it'];
    case undefined: return [];
  }
}
