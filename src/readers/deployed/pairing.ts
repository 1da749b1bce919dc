import { Place, StackFile } from '../files/stack-file';
import { PlannedStack } from '../planned-app';

export interface Pairing<P extends PlannedStack> {
  readonly pairs: readonly { readonly deployed: StackFile; readonly planned: P }[];
  /** Those whose stack is not in the app. */
  readonly others: readonly StackFile[];
  readonly problems: readonly string[];
}

type Names = Place & { readonly artifactId?: string | undefined; readonly stackName?: string | undefined };

/** What stacks are known by, the surest first. Names are those of one account and Region; a template alone does not tell its place. */
const KEYS: readonly ((stack: Names) => string | undefined)[] = [
  ({ artifactId }) => artifactId,
  ({ stackName, region, account }) => stackName && [stackName, account, region].join(' '),
  ({ stackName }) => stackName,
];

/** Finds the stack of an app for each deployed one. Where several stacks of the app go by one name, none of them is it. */
export function pairStacks<P extends PlannedStack>(deployed: readonly StackFile[], planned: readonly P[]): Pairing<P> {
  const placed = new Map<StackFile, P>();
  const pairs = new Map<P, StackFile>();
  const problems: string[] = [];
  const place = (stack: StackFile, match: P): void => {
    placed.set(stack, match);
    const first = pairs.get(match);
    if (first) problems.push(`${stack.file} is stack ${match.stackName} once more, which ${first.file} is already: it is left out`);
    else pairs.set(match, stack);
  };
  for (const key of KEYS) {
    const byKey = unique(planned, key);
    for (const stack of deployed.filter((one) => !placed.has(one))) {
      const match = byKey.get(key(stack) ?? '');
      if (match && !isElsewhere(stack, match)) place(stack, match);
    }
  }
  // A file may have any name, where there is only one stack it can be.
  if (deployed.length === 1 && planned.length === 1 && placed.size === 0) place(deployed[0]!, planned[0]!);
  return {
    pairs: [...pairs].map(([one, other]) => ({ planned: one, deployed: other })),
    others: deployed.filter((stack) => !placed.has(stack)),
    problems,
  };
}

/** Whether two stacks are known to be in different places: then one is no earlier state of the other, whatever they are called. */
export const isElsewhere = (a: Place, b: Place): boolean => differ(a.region, b.region) || differ(a.account, b.account);

const differ = (a: string | undefined, b: string | undefined): boolean => a !== undefined && b !== undefined && a !== b;

function unique<P extends PlannedStack>(planned: readonly P[], key: (stack: Names) => string | undefined): ReadonlyMap<string, P> {
  const found = new Map<string, P | undefined>();
  for (const stack of planned) {
    const name = key(stack);
    if (name !== undefined) found.set(name, found.has(name) ? undefined : stack);
  }
  return new Map([...found].flatMap(([name, stack]) => (stack ? [[name, stack] as const] : [])));
}
