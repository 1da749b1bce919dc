import { ExampleResource, ExampleStack } from '../../engine/example';
import { other } from '../_examples';

type Properties = Readonly<Record<string, unknown>>;

const PASSWORD = '{{resolve:secretsmanager:database:SecretString:password}}';

/** The global database `world`. */
export const world = (properties: Properties = {}): ExampleResource =>
  other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', Engine: 'aurora-mysql', ...properties });

/** A global database that is made from the cluster with the logical id `Cluster`. */
export const worldOf = (properties: Properties = {}): ExampleResource =>
  other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', SourceDBClusterIdentifier: { Ref: 'Cluster' }, ...properties });

/** A cluster that belongs to no global database by itself, with a password that a global database takes. */
export const cluster = (properties: Properties = {}): ExampleResource =>
  other('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', MasterUsername: 'dbadmin', MasterUserPassword: PASSWORD, ...properties });

/** The first cluster of `world`. */
export const primary = (properties: Properties = {}): ExampleResource => cluster({ GlobalClusterIdentifier: 'world', ...properties });

/** Any further cluster of `world`. */
export const secondary = (properties: Properties = {}): ExampleResource =>
  other('AWS::RDS::DBCluster', { Engine: 'aurora-mysql', GlobalClusterIdentifier: 'world', ...properties });

/** A second stack, in Ireland. */
export const inIreland = (resources: ExampleStack['resources']): { readonly Ireland: ExampleStack } => ({ Ireland: { region: 'eu-west-1', resources } });

/** `world` with its primary in Virginia, and a secondary in Ireland. */
export const twoRegions = (
  one: { readonly world?: Properties; readonly primary?: Properties; readonly secondary?: Properties } = {},
): ExampleStack & { readonly elsewhere: Readonly<Record<string, ExampleStack>> } => ({
  region: 'us-east-1',
  resources: { World: world(one.world), Cluster: primary(one.primary) },
  elsewhere: inIreland({ Secondary: secondary(one.secondary) }),
});
