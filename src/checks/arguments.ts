import { Check, Shape } from '../arguments/argument';
import { construct, flag, listOf, mapOf, object, oneOf, optional, text } from '../arguments/checks';
import { AuroraEffect, AuroraSeverity } from './finding';
import { IAuroraRule } from './own-rules';
import { DeployedOptions, SessionOptions } from './session';

/** The construct that is checked, with its children. */
export const aScope = (): Check => construct('give the app, or a construct in it');

/** The name of a property, or of a rule. */
export const aName = (): Check => text({ isKnown: true });

/** A rule of the user's, by its members: it may be an object of a class, and of another language. */
const OWN_RULE: Shape<IAuroraRule> = {
  ruleId: text({ isKnown: true }),
  summary: text({ isKnown: true, mayBeEmpty: true }),
  effect: optional(oneOf(Object.values(AuroraEffect), { isKnown: true })),
  documentation: optional(text({ isKnown: true })),
  check: {
    must: 'a method',
    accepts: (value) => typeof value === 'function',
    takesTokens: false,
    give: 'give the method that looks at a cluster',
  },
};

const anOwnRule = (): Check => ({
  ...object(OWN_RULE),
  must: 'an object with `ruleId`, `summary` and `check`',
  give: 'give one, such as `new MyRule()`',
});

export const DEPLOYED_OPTIONS: Shape<DeployedOptions> = {
  baseline: optional(text({ isKnown: true, mayBeEmpty: true })),
  live: optional(listOf(text({ isKnown: true }))),
};

export const SESSION_OPTIONS: Shape<SessionOptions> = {
  ...DEPLOYED_OPTIONS,
  // Whether there are such rules, and none by that name, is looked at where all are known.
  severities: optional(mapOf(optional(oneOf(Object.values(AuroraSeverity), { isKnown: true })))),
  rules: optional(listOf(anOwnRule(), { fix: 'give a list of objects, such as [new MyRule()]' })),
  reportOnly: optional(flag({ isKnown: true })),
};
