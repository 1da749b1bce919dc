/**
 * What CDK puts into a template where a context look-up has not been made yet: in unit tests, and in the first of the
 * two syntheses of `cdk synth`. They look like values and are none.
 * Sources: `Stack.availabilityZones`, `Vpc.fromLookup`, `SecurityGroup.fromLookupById` and `StringParameter.valueFromLookup` of
 * aws-cdk-lib 2.276.0. (`Key.fromLookup` has the key of AWS's own examples, which templates really contain.)
 */
const PLACEHOLDER = /^(?:dummy1[a-z]$|dummy-value-for-|vpc-12345$|[ps]-(?:12345|67890)$|sg-12345(?:678)?$)/;

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text);
}
