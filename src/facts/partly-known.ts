/**
 * Names of which a part is only known at deployment: `${AWS::StackName}.aurora`. The part may be anything a name may have there, so what
 * is wrong with such a name is wrong with the rest of it.
 */
export const UNKNOWN_PART = '…';

/** The length of what is known of a name. */
export const knownLength = (name: string): number => name.split(UNKNOWN_PART).join('').length;

/** How many characters a name has, in words. */
export const lengthInWords = (name: string): string => `${name.includes(UNKNOWN_PART) ? 'at least ' : ''}${knownLength(name)} characters`;
