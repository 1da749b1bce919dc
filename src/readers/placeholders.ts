/**
 * What CDK puts into a template where a context look-up has not been made yet: in unit tests, and in the first of the
 * two syntheses of `cdk synth`. They look like values and are none.
 * Sources: `Stack.availabilityZones`, `Vpc.fromLookup`, `SecurityGroup.fromLookupById` and `StringParameter.valueFromLookup` of
 * aws-cdk-lib 2.276.0. (`Key.fromLookup` has the key of AWS's own examples, which templates really contain.)
 */
const PLACEHOLDER = /^(?:dummy1[a-z]$|dummy-value-for-|vpc-12345$|[ps]-(?:12345|67890)$|sg-12345(?:678)?$)/;

function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}

/** How a dynamic reference begins, which CloudFormation replaces by what is in a secret or a parameter of Systems Manager. */
export const DYNAMIC_REFERENCE = '{{resolve:';

/** How one to a secret begins. */
export const SECRET_REFERENCE = `${DYNAMIC_REFERENCE}secretsmanager:`;

/** Whether a text stands for nothing but itself. */
export function saysItself(text: string): boolean {
  return !text.includes(DYNAMIC_REFERENCE) && !isPlaceholder(text);
}
