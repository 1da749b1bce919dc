import { Finding, UndecidedCheck } from './finding';
import { Action, Fate, isLost } from './outcome';
import { Effect } from './rule';

/** What a person calls a resource of a type, where that is not the end of the type. */
const NOUNS: Readonly<Record<string, string>> = {
  'AWS::RDS::DBCluster': 'cluster',
  'AWS::RDS::DBInstance': 'instance',
  'AWS::RDS::GlobalCluster': 'global database',
  'AWS::RDS::DBSubnetGroup': 'subnet group',
  'AWS::RDS::DBClusterParameterGroup': 'cluster parameter group',
  'AWS::RDS::DBParameterGroup': 'parameter group',
  'AWS::RDS::DBProxy': 'proxy',
  'AWS::RDS::DBProxyTargetGroup': 'target group',
  'AWS::RDS::DBProxyEndpoint': 'proxy endpoint',
  'AWS::RDS::DBClusterEndpoint': 'custom endpoint',
  'AWS::RDS::DBShardGroup': 'shard group',
  'AWS::RDS::Integration': 'integration',
  'AWS::RDS::EventSubscription': 'event subscription',
  'AWS::RDS::Deployment': 'deployment',
};

/** What is said of a resource that does not go on. */
const ENDS: readonly (readonly [Action, string])[] = [['replace', 'replaced'], ['destroy', 'deleted'], ['orphan', 'left behind']];

/** What is said of changes of resources that go on. */
const EFFECTS: readonly (readonly [Effect, string])[] = [['rejected', 'refused'], ['irreversible', 'irreversible'], ['ignored', 'ignored']];

/**
 * What findings about changes lead to, in one line; each resource is counted once. Empty where nothing changes.
 *
 * @param undecided what change rules could not decide: counted once for each property
 */
export function summaryOf(findings: readonly Finding[], undecided: readonly UndecidedCheck[]): string {
  const changes = findings.flatMap(({ rule, outcome }) => (outcome ? [{ effect: rule.effect, outcome }] : []));
  const replaced = changes.filter(({ effect }) => effect === 'replaced').flatMap(({ outcome }) => [outcome, ...outcome.dependants]);
  const ends = ENDS.flatMap(([action, word]) => counted(replaced.filter((fate) => fate.action === action), word));
  const interrupted = counted(changes.filter(({ effect }) => effect === 'interrupted').map(({ outcome }) => outcome), 'interrupted');
  const others = EFFECTS.flatMap(([name, word]) => {
    const { length } = changes.filter(({ effect }) => effect === name);
    return length === 0 ? [] : [`${length} change${length === 1 ? '' : 's'} ${word}`];
  });
  const decided = [...ends, ...interrupted, ...others].join(', ');
  const { size } = new Set(undecided.map(({ resource: { address }, property }) => `${address} ${property}`));
  return decided === '' || size === 0 ? decided : `${decided}; ${size} undecided`;
}

/** How many resources of each type, and of how many the data is lost. */
function counted(fates: readonly Fate[], word: string): string[] {
  const byType = new Map<string, Map<string, Fate>>();
  for (const fate of fates) {
    const { kind: { type }, address } = fate.resource;
    byType.set(type, (byType.get(type) ?? new Map<string, Fate>()).set(address, fate));
  }
  return [...byType].map(([type, ofType]) => {
    const lost = [...ofType.values()].filter(isLost).length;
    const data = lost === 0 ? '' : ` (data ${lost === ofType.size ? '' : `of ${lost} `}lost)`;
    return `${ofType.size} ${plural(NOUNS[type] ?? 'resource', ofType.size)} ${word}${data}`;
  });
}

const plural = (noun: string, count: number): string => (count === 1 ? noun : noun.endsWith('y') ? `${noun.slice(0, -1)}ies` : `${noun}s`);
