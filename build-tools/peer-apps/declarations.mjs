import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { ConflictHandling, GlobalDatabase, MultiMasterCluster, SingleMasterCluster } from 'cdk-aurora-topology';

const engine = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of('17.7', '17') });
const limitless = {
  engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of('16.11-limitless', '16') }),
  clusterScalabilityType: rds.ClusterScalabilityType.LIMITLESS,
};
const credentials = rds.Credentials.fromGeneratedSecret('dbadmin');

/** Every construct of the package by its name: a new one is one more line. They get a stack with a VPC, and one in another Region. */
export const DECLARATIONS = {
  SingleMasterCluster: ({ stack, vpc }) => new SingleMasterCluster(stack, 'Db', { vpc, engine }),
  MultiMasterCluster: (home) => multiMaster(home, 4),
  GlobalDatabase: ({ stack, vpc }) => new GlobalDatabase(stack, 'Db', { primary: { vpc, engine } }),
  SecondaryCluster: (home, away) => DECLARATIONS.GlobalDatabase(home).addSecondary(away.stack, 'Db', { vpc: away.vpc }),
  CustomEndpoint: (home) => DECLARATIONS.SingleMasterCluster(home).addCustomEndpoint('Reports'),
  ScalableReaderCount: (home) => DECLARATIONS.SingleMasterCluster(home).autoScaleReaders({ maxCapacity: 4 }),
  ShardGroup: ({ stack, vpc }) => new SingleMasterCluster(stack, 'Db', { vpc, ...limitless }).addShardGroup('Shards', { maxCapacity: 768 }),
  BlueGreenDeployment: ({ stack, vpc }) => new SingleMasterCluster(stack, 'Db', { vpc, engine, credentials }).addBlueGreenDeployment('Upgrade'),
  ClusterMonitoring: (home) => DECLARATIONS.SingleMasterCluster(home).addMonitoring(),
};

/** What the checks find in all of them. */
export const EXPECTED_FINDINGS = ['MultiMasterRetired MultiMasterCluster/Db/Resource warning'];

export function multiMaster({ stack, vpc }, writers) {
  return new MultiMasterCluster(stack, 'Db', { vpc, writers, conflictHandling: ConflictHandling.retry() });
}

/** Without the validation that comes with newer CDK, unless it is asked for: it would take most of the time. */
export function newApp(props = { builtinCloudFormationValidation: false }) {
  return new App({ outdir: process.env.PEERS_OUTDIR, analyticsReporting: false, treeMetadata: false, ...props });
}

export function newPlace(app, name, region = 'us-east-1') {
  const stack = new RegionalStack(app, name, { env: { account: '111122223333', region } });
  const vpc = new ec2.Vpc(stack, 'Vpc', { subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] });
  return { stack, vpc };
}

/** Knows its zones, so that nothing has to be looked up. */
class RegionalStack extends Stack {
  get availabilityZones() {
    return ['a', 'b', 'c'].map((zone) => `${this.region}${zone}`);
  }
}

/** Synthesizes an app that the checks refuse: some versions of CDK throw, others set the exit code. */
export function synthesizeRefused(app) {
  try {
    app.synth();
  } catch (error) {
    assert.match(String(error), /Validation failed/);
    process.exitCode = 1;
  }
  assert.equal(process.exitCode, 1, 'an error of the checks fails synthesis');
  process.exitCode = 0;
}

/** What the checks reported, in the file that CDK writes: its name and its form differ between the ends of the peer range. */
export function auroraReport({ outdir }) {
  const file = ['validation-report.json', 'policy-validation-report.json'].map((name) => join(outdir, name)).find((path) => existsSync(path));
  const { pluginReports } = JSON.parse(readFileSync(file, 'utf8'));
  return pluginReports
    .filter(({ pluginName, summary }) => (pluginName ?? summary.pluginName) === 'Aurora')
    .flatMap(({ violations }) => violations)
    .flatMap(({ ruleName, severity, violatingConstructs }) => violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath} ${severity}`))
    .sort();
}
