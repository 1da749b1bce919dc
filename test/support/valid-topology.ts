import fc from 'fast-check';
import { Example, ExampleResource } from '../../src/engine/example';
import { MINORS, MinorVersion } from '../../src/facts/engine-versions';
import { GLOBAL_DATABASE_SINCE } from '../../src/facts/global-database';
import { FAMILIES, InstanceClass, isBurstable, isNotForEngine, isNotForIoOptimized, isTooNew, isTooOld } from '../../src/facts/instance-classes';
import { logTypesOf } from '../../src/facts/log-exports';
import { MAX_INSTANCES, MAX_READERS } from '../../src/facts/members';
import { familyOf } from '../../src/facts/parameter-groups';
import { AUTO_PAUSE, FIRST_MAX_CAPACITY, LARGE_CAPACITY, MAX_AUTO_PAUSE_SECONDS, MAX_CAPACITY, MIN_AUTO_PAUSE_SECONDS, SERVERLESS_CLASS, SERVERLESS_V2 } from '../../src/facts/serverless-v2';
import { IO_OPTIMIZED_STORAGE, STANDARD_STORAGE, lacksIoOptimizedStorage } from '../../src/facts/storage';
import { EngineVersion, lacks, parseVersion } from '../../src/facts/versions';

/** A topology RDS would create, and what it was made of. */
export interface ValidTopology extends Example {
  readonly version: EngineVersion;
  readonly isGlobal: boolean;
  readonly isServerless: boolean;
}

const REGION = 'us-east-1';
const OTHER_REGION = 'eu-west-1';
export const PASSWORD = '{{resolve:secretsmanager:database:SecretString:password}}';

const SIZES = ['large', '2xlarge', '16xlarge'];

const CLASSES: readonly InstanceClass[] = FAMILIES.flatMap(({ name: family, sizes }) =>
  (sizes ?? SIZES).map((size) => ({ text: `db.${family}.${size}`, family, size })));

/** The classes a cluster of the version can have. */
const classesOf = (version: EngineVersion, storageType: string | undefined, isGlobal: boolean): readonly string[] =>
  CLASSES.filter((one) => !isNotForEngine(one, version.engine) && !isTooNew(one, version) && !isTooOld(one, version))
    .filter((one) => storageType !== IO_OPTIMIZED_STORAGE || !isNotForIoOptimized(one))
    .filter((one) => !isGlobal || !isBurstable(one))
    .map(({ text }) => text);

const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(arbitrary, { nil: undefined });

/** Capacities in half steps, within what the version offers. */
function scaling(version: EngineVersion): fc.Arbitrary<Record<string, number>> {
  const highest = 2 * (lacks(version, LARGE_CAPACITY) ? FIRST_MAX_CAPACITY : MAX_CAPACITY);
  const one = fc.integer({ min: lacks(version, AUTO_PAUSE) ? 1 : 0, max: highest });
  const other = fc.integer({ min: 2, max: highest });
  const seconds = fc.integer({ min: MIN_AUTO_PAUSE_SECONDS, max: MAX_AUTO_PAUSE_SECONDS });
  return fc.tuple(one, other, seconds).map(([a, b, SecondsUntilAutoPause]) => ({
    MinCapacity: Math.min(a, b) / 2,
    MaxCapacity: Math.max(a, b) / 2,
    ...(Math.min(a, b) === 0 ? { SecondsUntilAutoPause } : {}),
  }));
}

const instance = (engine: string): fc.Arbitrary<Record<string, unknown>> => fc.record({
  Engine: fc.constant(engine),
  DBClusterIdentifier: fc.constant({ Ref: 'Cluster' }),
  PromotionTier: maybe(fc.integer({ min: 0, max: 15 })),
  AvailabilityZone: maybe(fc.constantFrom('us-east-1a', 'us-east-1b', 'us-east-1c')),
  AutoMinorVersionUpgrade: maybe(fc.boolean()),
});

const settings = (version: EngineVersion, isGlobal: boolean): fc.Arbitrary<Record<string, unknown>> => fc.record({
  BackupRetentionPeriod: maybe(fc.integer({ min: 1, max: 35 })),
  PreferredBackupWindow: maybe(fc.constantFrom('02:00-02:30', '23:45-00:30')),
  PreferredMaintenanceWindow: maybe(fc.constantFrom('sun:05:00-sun:06:00', 'Mon:12:00-Mon:12:30')),
  Port: maybe(fc.integer({ min: 1150, max: 65_535 })),
  DatabaseName: maybe(fc.constantFrom('app', 'Orders_2')),
  DeletionProtection: maybe(fc.boolean()),
  CopyTagsToSnapshot: maybe(fc.boolean()),
  EnableCloudwatchLogsExports: maybe(fc.subarray([...logTypesOf(version.engine)], { minLength: 1 })),
  // An encrypted secondary would need a key of its own Region.
  StorageEncrypted: fc.constant(!isGlobal),
});

const topologyOf = (one: MinorVersion): fc.Arbitrary<ValidTopology> => {
  const version = parseVersion(one.engine, one.example)!;
  const choices = fc.record({
    isGlobal: lacks(version, GLOBAL_DATABASE_SINCE) ? fc.constant(false) : fc.boolean(),
    storageType: maybe(fc.constantFrom(...[STANDARD_STORAGE, ...(lacksIoOptimizedStorage(version) ? [] : [IO_OPTIMIZED_STORAGE])])),
    isServerless: lacks(version, SERVERLESS_V2) ? fc.constant(false) : fc.boolean(),
    hasGroup: fc.boolean(),
  });
  return choices.chain(({ isGlobal, storageType, isServerless, hasGroup }) => {
    const dbClass = fc.constantFrom(...(isServerless ? [SERVERLESS_CLASS] : classesOf(version, storageType, isGlobal)));
    // Each secondary cluster takes one of the replicas of the primary.
    const maxLength = isGlobal ? MAX_READERS : MAX_INSTANCES;
    const instances = fc.array(fc.tuple(instance(one.engine), dbClass), { minLength: 1, maxLength });
    const parts = fc.tuple(instances, settings(version, isGlobal), scaling(version), dbClass);
    return parts.map(([members, said, range, secondClass]): ValidTopology => {
      const cluster = (properties: Record<string, unknown>): ExampleResource => ({
        Type: 'AWS::RDS::DBCluster',
        Properties: {
          Engine: one.engine,
          EngineVersion: one.example,
          StorageType: storageType,
          ...(isServerless ? { ServerlessV2ScalingConfiguration: range } : {}),
          ...(isGlobal ? { GlobalClusterIdentifier: 'world' } : {}),
          ...properties,
        },
      });
      const member = (properties: Record<string, unknown>): ExampleResource => ({ Type: 'AWS::RDS::DBInstance', Properties: properties });
      return {
        title: `${one.engine} ${one.example}`,
        version,
        isGlobal,
        isServerless,
        region: REGION,
        resources: {
          Cluster: cluster({
            MasterUsername: 'dbadmin',
            ...(isGlobal ? { MasterUserPassword: PASSWORD } : { ManageMasterUserPassword: true }),
            ...said,
            ...(hasGroup ? { DBClusterParameterGroupName: { Ref: 'Parameters' } } : {}),
          }),
          ...Object.fromEntries(members.map(([properties, DBInstanceClass], index) => [`Instance${index}`, member({ ...properties, DBInstanceClass })])),
          ...(isGlobal ? { World: { Type: 'AWS::RDS::GlobalCluster', Properties: { GlobalClusterIdentifier: 'world', Engine: one.engine, EngineVersion: one.example } } } : {}),
          ...(hasGroup ? { Parameters: { Type: 'AWS::RDS::DBClusterParameterGroup', Properties: { Description: 'x', Family: familyOf(version), Parameters: {} } } } : {}),
        },
        ...(isGlobal
          ? {
            elsewhere: {
              Elsewhere: {
                region: OTHER_REGION,
                resources: {
                  Cluster: cluster({}),
                  Instance: member({ Engine: one.engine, DBClusterIdentifier: { Ref: 'Cluster' }, DBInstanceClass: secondClass }),
                },
              },
            },
          }
          : {}),
      };
    });
  });
};

/** Topologies drawn from the facts: engine, version, class, storage, capacity, readers, global database. */
export const validTopology: fc.Arbitrary<ValidTopology> = fc.constantFrom(...MINORS.filter(({ short }) => !short.endsWith('-limitless'))).chain(topologyOf);
