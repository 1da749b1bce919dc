import fc from 'fast-check';
import { ExampleStack } from '../../src/engine/example';
import { Finding } from '../../src/engine/finding';
import { holds } from '../support/holds';
import { anExample, baseline, evaluateApp, evaluateExample } from '../support/properties';
import { regionOf, splitApp, splitExample } from '../support/split-app';

const shuffled = <T>(record: Readonly<Record<string, T>>): fc.Arbitrary<Record<string, T>> => {
  const entries = Object.entries(record);
  return fc.shuffledSubarray(entries, { minLength: entries.length }).map((some) => Object.fromEntries(some));
};

/** The example with its resources declared in another order, and its stacks. */
const anotherOrder = anExample.chain((example) =>
  fc.record({
    resources: shuffled(example.resources),
    elsewhere: shuffled(example.elsewhere ?? {}).chain((stacks) => fc.record(Object.fromEntries(
      Object.entries(stacks).map(([name, stack]) => [
        name,
        shuffled(stack.resources).map((resources): ExampleStack => ({ ...stack, resources })),
      ])))),
  }).map((parts) => ({ example, changed: { ...example, ...parts } })));

/** A finding without the names of stacks. */
const shown = ({ rule, location: { resource, property }, what, when }: Finding): string =>
  `${rule.id}@${resource.logicalId}.${property ?? ''}: ${what.replace(/\b(Example|A|B|C)\//g, '')}${when === undefined ? '' : ` (${when})`}`;

holds('the order of declaration changes no finding', anotherOrder, ({ example, changed }) => {
  expect(evaluateExample(changed).findings.map(shown).sort()).toEqual(baseline(example).findings.map(shown).sort());
});

const OF_STACKS = new Set([
  // Names are only known to meet within one stack: two stacks of one environment need not be there at once.
  'ClusterIdentifierTaken', 'MemberIdentifierTaken', 'ClusterSnapshotIdentifierTaken', 'GlobalClusterIdentifierTaken',
  'ClusterParameterGroupNameTaken', 'InstanceParameterGroupNameTaken', 'SubnetGroupNameTaken', 'ShardGroupIdentifierTaken',
  'ProxyNameTaken', 'ProxyEndpointNameTaken',
  // Stacks that refer to others are deployed after them, so more is known of what is created first.
  'ProxyTargetInstances', 'ClusterFailoverTargetSize', 'CustomEndpointReaderMembers',
  // Only in one stack are they certain to be created together: in another the source may have been there before.
  'CloneSourceInstances',
  // Only in one stack is a global database certain to be created with its first cluster: in another one it may have one already.
  'ClusterMasterUsernameMissing', 'ClusterMasterPasswordMissing',
]);

holds('splitting the resources over stacks changes no finding', splitExample, (one) => {
  const together = evaluateApp(splitApp({ ...one, stacks: one.stacks.map(() => 0) }));
  const apart = evaluateApp(splitApp(one));
  const [inOneStack, inSeveral] = [together, apart].map(({ findings }) =>
    findings.filter(({ rule }) => !OF_STACKS.has(rule.id)).map(shown));
  expect(apart.failed).toEqual([]);
  // Stacks that do not say where they are need not meet, so names no longer tie their resources together.
  if (regionOf(one) === undefined) expect(inOneStack).toEqual(expect.arrayContaining(inSeveral!));
  else expect(inSeveral!.sort()).toEqual(inOneStack!.sort());
});
