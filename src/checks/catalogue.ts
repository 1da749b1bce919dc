import type { ChangeRule } from '../engine/change-rule';
import type { Rule } from '../engine/rule';

/**
 * Every rule. Loaded when checks first run, not when the package is imported: most processes that import a construct
 * library only declare things.
 */
export function catalogue(): readonly Rule[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('../rules') as { RULES: readonly Rule[] }).RULES;
}

/** Every rule about a change: loaded where there is something to compare with. */
export function changeCatalogue(): readonly ChangeRule[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return (require('../rules/updates') as { CHANGE_RULES: readonly ChangeRule[] }).CHANGE_RULES;
}
