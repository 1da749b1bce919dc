import { holdsData } from '../facts/updates';
import { Policy, policyOnRemoval, policyOnReplacement } from '../facts/updates/policies';
import { Removal } from '../topology/changes/removal';
import { Change } from '../topology/changes/subjects';
import { Update } from '../topology/changes/update';
import { Cluster } from '../topology/cluster';
import { Resource, known } from '../topology/resource';
import { undeclaredInstances } from '../topology/undeclared-members';
import { Effect } from './rule';

/** What CloudFormation does with a resource, in the words of `cdk diff`: one that is retained is an orphan. */
export type Action = 'create' | 'update' | 'replace' | 'destroy' | 'orphan';

/** What becomes of one resource. */
export interface Fate {
  readonly resource: Resource;
  readonly action: Action;
  /** What CloudFormation does with the old one; undefined where it stays, or the template leaves it to the deployment. */
  readonly policy?: Policy | undefined;
  /** Whether data goes with the old one, or stays with it. */
  readonly holdsData: boolean;
  /** Why the service refuses to delete it, so that it stays, whatever the policy; undefined where it does not. */
  readonly keptBy?: KeptBy | undefined;
  /** Whether the template says that it is protected, and what runs is not. */
  readonly isExposed?: boolean;
}

/** What has the service refuse: DeletionProtection, which may only be on in what runs, or instances that are in no template, by name. */
export type KeptBy = 'protection' | 'protection by hand' | readonly string[];

/** Whether the data of a resource goes with it. */
export const isLost = (fate: Fate): boolean => fate.holdsData && fate.policy === 'Delete' && fate.keptBy === undefined;

/** What a change leads to. */
export interface Outcome extends Fate {
  readonly property?: string | undefined;
  /** What the property says on both sides, as messages show it; undefined where it is not set. */
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  /** The same as the id of the finding names it: `before->after`, or once where both read the same. Undefined where nothing is set. */
  readonly named?: string | undefined;
  /** What is replaced with it, each because `property` of it refers to one before it. */
  readonly dependants: readonly (Fate & { readonly property: string })[];
}

/**
 * What a change leads to that a rule with this effect has found, in the current world.
 *
 * @param property what the finding is about, where that is a property of what changes
 */
export function outcomeOf(effect: Effect, change: Change, property: string | undefined): Outcome {
  const fate = change instanceof Removal ? removed(change) : effect === 'replaced' && change instanceof Update ? replaced(change) : kept(change);
  const isUpdated = change instanceof Update && property !== undefined;
  const dependants = effect === 'replaced' ? change.dependants : [];
  return {
    ...fate,
    property,
    ...(isUpdated ? { ...change.shown(property), named: named(change, property) } : {}),
    dependants: dependants.map(({ update, property: referring }) => ({ ...replaced(update), property: referring })),
  };
}

function named(update: Update, property: string): string | undefined {
  const shown = update.shown(property);
  if (shown.before === undefined && shown.after === undefined) return undefined;
  const { before, after } = update.named(property);
  return before === after ? before : `${before}->${after}`;
}

function removed({ before }: Removal): Fate {
  const { type } = before.kind;
  const policy = known(() => policyOnRemoval(type, before.deletionPolicy));
  return { resource: before, action: policy === 'Retain' ? 'orphan' : 'destroy', policy, holdsData: holdsData(type), ...protectionOf(before) };
}

function replaced({ before, after }: Update): Fate {
  const policy = known(() => policyOnReplacement(after.updateReplacePolicy));
  return { resource: after, action: 'replace', policy, holdsData: holdsData(after.kind.type), ...protectionOf(before) };
}

/**
 * What keeps a resource from being deleted. What runs counts, where it was recorded. Protection that is lifted in the same deployment is
 * not: an update that replaces is not sent to the old one.
 */
function protectionOf(resource: Resource): Pick<Fate, 'keptBy' | 'isExposed'> {
  const isDeclared = known(() => resource.declared.boolean('DeletionProtection'));
  const isOn = known(() => resource.running?.boolean('DeletionProtection')) ?? isDeclared;
  const isByHand = isDeclared === false || resource.declared.lacks('DeletionProtection');
  if (isOn === true) return { keptBy: isByHand ? 'protection by hand' : 'protection' };
  const instances = resource instanceof Cluster ? undeclaredInstances(resource) : [];
  return { isExposed: isDeclared === true, ...(instances.length > 0 ? { keptBy: instances } : {}) };
}

const kept = (change: Change): Fate => ({ resource: change.resource, action: change instanceof Update ? 'update' : 'create', holdsData: false });
