import { COPY_SOURCES, CreationRequest, DROPPABLE, DROPPED_WHEN_NEW, Drop, SNAPSHOT_SOURCE, creationRequest, dropOf } from '../facts/creation-paths';
import { ABSENT, Bag, Settled, UNKNOWN, Value, choice, isScalar, settle } from '../values/value';
import { World } from '../values/world';

const DROPPED_SOMETIMES = new Set(DROPPABLE);
/** Without any of these a cluster is new, and all it says is sent. */
const MATTERING = [...COPY_SOURCES, SNAPSHOT_SOURCE, ...DROPPED_WHEN_NEW];

/** Of the properties of a cluster those that CloudFormation sends: the others are absent, as if the template did not have them. */
export function sentProperties(declared: Value): Value {
  switch (declared.kind) {
    case 'bag': return MATTERING.every((property) => declared.get(property).kind === 'absent') ? declared : sentOf(declared);
    case 'choice': return choice((world) => sentProperties(declared.settle(world)), declared.options?.map(sentProperties));
    default: return declared;
  }
}

/** The sent properties, each found out when it is asked for. No world is asked where it makes no difference. */
function sentOf(declared: Bag): Bag {
  const read = new Map<string, Value>();
  let requests: ReadonlySet<CreationRequest> | undefined;
  const find = (property: string): Value => {
    const own = declared.get(property);
    if (own.kind === 'absent' || !DROPPED_SOMETIMES.has(property)) return own;
    const drops = [...new Set([...(requests ??= possibleRequests(declared))].map((request) => dropOf(request, property)))];
    const [drop] = drops;
    const isCertain = drops.length === 1 && (typeof drop !== 'object' || declared.get(drop.property).kind !== 'choice');
    if (isCertain) return left(declared, own, drop, new World());
    return choice((world) => left(declared, own, dropOf(requestIn(declared, world), property), world), [ABSENT, own]);
  };
  return {
    kind: 'bag',
    get keys() {
      return declared.keys;
    },
    get(property) {
      let value = read.get(property);
      if (value === undefined) read.set(property, (value = find(property)));
      return value;
    },
  };
}

/** The requests a cluster may be created with, whatever the world. */
function possibleRequests(declared: Bag): ReadonlySet<CreationRequest> {
  const isOpen = (property: string): boolean => declared.get(property).kind === 'choice';
  const isAlwaysSet = (property: string): boolean => !isOpen(property) && isSet(declared.get(property) as Settled);
  const requests = [isAlwaysSet, (property: string) => isAlwaysSet(property) || isOpen(property)].map(creationRequest);
  // Where neither source is certain, the snapshot may be the only one.
  if (COPY_SOURCES.some(isOpen) && !COPY_SOURCES.some(isAlwaysSet) && isOpen(SNAPSHOT_SOURCE)) requests.push('RestoreDBClusterFromSnapshot');
  return new Set(requests);
}

function requestIn(declared: Bag, world: World): CreationRequest {
  return creationRequest((property) => isSet(settle(declared.get(property), world)));
}

/** What is left of a value. What is decided by another property that cannot be known is not known either. */
function left(declared: Bag, own: Value, drop: Drop | undefined, world: World): Value {
  if (drop === undefined) return own;
  if (drop === 'always') return ABSENT;
  const decider = settle(declared.get(drop.property), world);
  if (decider.kind === 'unknown') return UNKNOWN;
  const isIt = decider.kind === 'known' && isScalar(decider.value) && String(decider.value).toLowerCase() === drop.value;
  return isIt === (drop.effect === 'sent') ? own : ABSENT;
}

/** Whether a property counts as set: one that is not known does. */
const isSet = (value: Settled): boolean => value.kind !== 'absent' && !(value.kind === 'known' && value.value === '');
