import { Undecided } from '../../values/properties';

/** The answer to a question; undecided where only the deployment will tell. */
export function decided(answer: boolean | undefined, property: string): boolean {
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (answer === undefined) throw new Undecided(property);
  return answer;
}

/** Whether something is true of any of several; undecided where it may be of one, and is certain of none. */
export function isAny<T>(all: readonly T[], isTrue: (one: T) => boolean): boolean {
  let open: Undecided | undefined;
  for (const one of all) {
    try {
      if (isTrue(one)) return true;
    } catch (signal) {
      if (!(signal instanceof Undecided)) throw signal;
      open ??= signal;
    }
  }
  // eslint-disable-next-line @typescript-eslint/only-throw-error
  if (open) throw open;
  return false;
}
