import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { ALL_UPDATES } from '../../src/facts/updates';
import { ANY_WAY } from '../../src/facts/updates/table';

/** What `cdk diff` says of a change: that it replaces, or that it may. */
type Replacement = 'yes' | 'maybe' | 'no';

/** Types the spec does not have. */
const NOT_IN_THE_SPEC: readonly string[] = ['AWS::RDS::DBClusterEndpoint', 'AWS::RDS::Deployment'];

/** Where our tables say something else, and why. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'AWS::RDS::DBCluster.AvailabilityZones: no, spec yes': 'the registry of 2026-10-20 has it as conditional, so whether it replaces is not known',
  'AWS::RDS::DBCluster.MasterUsername: no, spec maybe': 'the handler neither sends it nor calls it immutable',
  'AWS::RDS::DBInstance.AutoMinorVersionUpgrade: no, spec maybe': 'the handler updates it in place',
  'AWS::RDS::DBInstance.AvailabilityZone: yes, spec maybe': 'the handler calls every change of it immutable',
  'AWS::RDS::DBInstance.BackupRetentionPeriod: no, spec maybe': 'the handler updates it in place',
  'AWS::RDS::DBInstance.DBParameterGroupName: no, spec maybe': 'the handler updates it in place',
  'AWS::RDS::DBInstance.MultiAZ: no, spec maybe': 'the handler updates it in place',
  'AWS::RDS::DBInstance.Port: no, spec yes': 'the registry of 2026-10-20 and the handler update it in place',
  'AWS::RDS::DBInstance.PreferredMaintenanceWindow: no, spec maybe': 'the handler updates it in place',
  'AWS::RDS::DBInstance.StorageType: no, spec maybe': 'the registry of 2026-10-20 has it as ordinary',
};

let spec: ReturnType<typeof loadAwsServiceSpecSync>;
beforeAll(() => { spec = loadAwsServiceSpecSync(); });

function specOf(type: string): Map<string, Replacement> | undefined {
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
  return resource && new Map(Object.entries(resource.properties).map(([name, { causesReplacement }]) => [name, causesReplacement ?? 'no']));
}

/** What a table of ours says: that every change replaces, that some do, or that none does. */
function oursOf(type: string): Map<string, Replacement> {
  const { properties } = ALL_UPDATES.find((updates) => updates.type === type)!;
  return new Map(Object.entries(properties).map(([name, { replaces = [], exceptBetween, exceptToEmpty }]) => {
    const isAlways = ANY_WAY.every((way) => replaces.includes(way)) && exceptBetween === undefined && exceptToEmpty === undefined;
    return [name, isAlways ? 'yes' : replaces.length > 0 ? 'maybe' : 'no'];
  }));
}

test('every type is in the spec, but for those that are known not to be', () => {
  expect(ALL_UPDATES.map(({ type }) => type).filter((type) => specOf(type) === undefined)).toEqual(NOT_IN_THE_SPEC);
});

test('every property of a table is one of the type', () => {
  const unknown = ALL_UPDATES.flatMap(({ type, properties }) => {
    const names = specOf(type);
    return names ? Object.keys(properties).filter((name) => !names.has(name)).map((name) => `${type}.${name}`) : [];
  });
  expect(unknown).toEqual([]);
});

test('what replaces is what the spec says, but for differences with a reason', () => {
  const found = ALL_UPDATES.flatMap(({ type }) => {
    const ours = oursOf(type);
    return [...specOf(type) ?? []].flatMap(([name, replacement]) => {
      const own = ours.get(name) ?? 'no';
      return own === replacement ? [] : [`${type}.${name}: ${own}, spec ${replacement}`];
    });
  });
  expect(found.sort()).toEqual(Object.keys(DIFFERENCES).sort());
});

test('names are what resources are known by', () => {
  const wrong = ALL_UPDATES.flatMap(({ type, identifier }) => {
    const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
    return resource && identifier !== undefined && !resource.primaryIdentifier?.includes(identifier) ? [`${type}.${identifier}`] : [];
  });
  expect(wrong).toEqual([]);
});
