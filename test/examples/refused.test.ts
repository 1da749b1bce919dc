import { readFileSync, readdirSync } from 'fs';
import { join } from 'path';
import { AuroraChecks } from 'cdk-aurora-topology';
import { inReport, synthesize } from '../support/doors';
import { EXAMPLES, example, findings } from './support';

/** The mistakes that are planted in the example: how each is declared, and the finding it has to give. */
const PLANTED = [
  // a construct of this library
  'MultiMasterBacktrack @ Bidding/Cluster/Resource: error',
  'MultiMasterEngineVersion @ Bidding/Cluster/Resource: error',
  'MultiMasterRetired @ Bidding/Cluster/Resource: warning',
  'MultiMasterWriterLimit @ Bidding/Cluster/Resource: error',
  // over two stacks
  'MultiMasterGlobalDatabase @ World/Global: error',
  // constructs of aws-rds
  'ClusterFailoverTarget @ Shop/Reviews/Resource: warning',
  'ClusterInstanceLimit @ Shop/Catalogue/Resource: error',
  'EngineModeRetired @ Shop/Carts/Resource: error',
  // L1 constructs
  'MemberBackupRetentionPeriod @ Inventory/Reader: error',
  'MemberEngine @ Inventory/Writer: error',
  'MemberMultiAz @ Inventory/Reader: error',
  'MemberPromotionTier @ Inventory/Reader: error',
  'ScalingConfigurationEngineMode @ Inventory/Cluster: error',
  // raw resources
  'EngineModeSpelling @ Legacy/Archive: error',
  'MemberClusterIdentifier @ Legacy/Scratch: error',
  // an included template
  'MemberPromotionTier @ Legacy/Template/LedgerReader: warning',
  'EngineRetired @ Legacy/Template/Accounts: error',
  'MemberDeletionProtection @ Legacy/Template/LedgerWriter: error',
  'MemberEngineVersion @ Legacy/Template/LedgerWriter: error',
].sort();

test('every planted mistake is found, and nothing else', () => {
  expect(findings(example('refused'))).toEqual(PLANTED.map((planted) => planted.replace(/: \w+$/, '')));
});

test('what is found, in words', () => {
  const words = AuroraChecks.findings(example('refused')).map(({ severity, constructPath, message, fix }) => `${severity} ${constructPath}: ${message} Fix: ${fix}`);
  expect(words).toMatchSnapshot();
});

test('synthesis reports each mistake once, although the checks are added twice', () => {
  const app = example('refused');
  synthesize(app);
  expect(inReport(app)).toEqual(PLANTED);
});

test('every mistake has a comment beside it, and every such comment its mistake', () => {
  const folder = join(EXAMPLES, 'refused');
  const sources = readdirSync(folder).filter((file) => file.endsWith('.ts')).map((file) => readFileSync(join(folder, file), 'utf8'));
  const commented = sources.flatMap((source) => [...source.matchAll(/\/\/ mistake: (\w+) - \w/g)].map(([, rule]) => rule));
  expect(commented.sort()).toEqual(PLANTED.map((planted) => planted.split(' ')[0]).sort());
});
