import { Value, isScalar } from '../values/value';
import type { StackSource } from './resource';

/** Within what a name stands for one resource. */
export type Reach = 'region' | 'account';

interface Places {
  readonly region: string;
  readonly account: string;
}

const places = new WeakMap<StackSource, Places>();

/**
 * Equal for stacks that are deployed to one place, as far as they say. Stacks that leave account and Region open are deployed to
 * one and the same; but nothing tells that the accounts of stacks in different Regions are one, unless they are named.
 */
export function placeOf(stack: StackSource, reach: Reach): string {
  let found = places.get(stack);
  if (!found) {
    const { address, region, account } = stack;
    found = {
      region: [region, account].map((value) => identity(value) ?? address).join(' '),
      account: account.kind === 'known' ? identity(account)! : address,
    };
    places.set(stack, found);
  }
  return found[reach];
}

function identity(value: Value): string | undefined {
  if (value.kind === 'unknown') return value.key;
  return value.kind === 'known' && isScalar(value.value) ? `=${value.value}` : undefined;
}
