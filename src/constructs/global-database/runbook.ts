import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { hasManagedMinorUpgrade } from '../../facts/global-database';
import type { GlobalRunbookEntry, IGlobalDatabase } from './global-database-props';
import type { SecondaryCluster } from './secondary-cluster';

/** Stands where nothing in the app tells the Region of the primary. */
const PRIMARY_REGION = '<Region of the primary>';

const GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide';

/** Makes a secondary the primary, with no data lost: asked of the Region of the primary. */
export function switchoverCommand(globalDatabase: IGlobalDatabase, target: rds.IDatabaseCluster): string {
  return globalCommand('switchover-global-cluster', globalDatabase.primaryRegion ?? PRIMARY_REGION, globalDatabase, target);
}

/** Makes a secondary the primary when the Region of the primary is lost: asked of the Region of the secondary. */
export function failoverCommand(globalDatabase: IGlobalDatabase, target: rds.IDatabaseCluster): string {
  return `${globalCommand('failover-global-cluster', Stack.of(target).region, globalDatabase, target)} --allow-data-loss`;
}

/** Makes the first primary the primary again, whichever cluster is the primary now. */
export function switchBackCommand(globalDatabase: IGlobalDatabase, primary: rds.IDatabaseCluster): string {
  return globalCommand('switchover-global-cluster', '<Region of the current primary>', globalDatabase, primary);
}

/** Prints the writer endpoint, which CloudFormation does not give away. */
export function writerEndpointCommand(globalDatabase: IGlobalDatabase): string {
  return `${describeCommand(globalDatabase)} --query 'GlobalClusters[0].Endpoint' --output text`;
}

/** What to do by hand: everything that can be said of a global database, whose primary may be declared elsewhere. */
export function runbookOf(globalDatabase: IGlobalDatabase, primary?: rds.IDatabaseCluster): GlobalRunbookEntry[] {
  const { secondaries } = globalDatabase;
  return [
    statusEntry(globalDatabase),
    ...secondaries.flatMap((secondary) => [switchoverEntry(globalDatabase, secondary), failoverEntry(globalDatabase, secondary)]),
    ...(primary === undefined ? [] : [switchBackEntry(globalDatabase, primary)]),
    minorUpgradeEntry(globalDatabase, primary),
    majorUpgradeEntry(globalDatabase, primary),
    teardownEntry(globalDatabase, primary),
  ];
}

function statusEntry(globalDatabase: IGlobalDatabase): GlobalRunbookEntry {
  return {
    title: 'See which cluster is the primary',
    notes: ['The member with IsWriter true is the primary. Look before every other step; the second command prints the writer endpoint.'],
    commands: [describeCommand(globalDatabase), writerEndpointCommand(globalDatabase)],
  };
}

function switchoverEntry(globalDatabase: IGlobalDatabase, secondary: SecondaryCluster): GlobalRunbookEntry {
  return {
    title: `Switch over to ${Stack.of(secondary).region}`,
    notes: [
      'For drills and planned moves, while all Regions work: no data is lost, and writes stop for a moment.',
      'All clusters need the same engine version, to the patch level for most of them.',
      `The writer endpoint of the global database follows; endpoints of clusters do not (${GUIDE}/aurora-global-database-disaster-recovery.html).`,
      'Leave the template as it is: it says where the global database started, and a deployment does not move the primary back.',
      ...headlessNotes(secondary),
    ],
    commands: [...instanceCommands(secondary), switchoverCommand(globalDatabase, secondary)],
  };
}

function failoverEntry(globalDatabase: IGlobalDatabase, secondary: SecondaryCluster): GlobalRunbookEntry {
  return {
    title: `Fail over to ${Stack.of(secondary).region}`,
    notes: [
      'For the loss of the Region of the primary only: what was not replicated yet is lost; the RPO lag of the cluster says how much.',
      'Stop the application from writing to the old primary first.',
      `Once its Region works again, Aurora adds the old primary as a secondary (${GUIDE}/aurora-global-database-disaster-recovery.html).`,
      ...headlessNotes(secondary),
    ],
    commands: [...instanceCommands(secondary), failoverCommand(globalDatabase, secondary)],
  };
}

function switchBackEntry(globalDatabase: IGlobalDatabase, primary: rds.IDatabaseCluster): GlobalRunbookEntry {
  return {
    title: 'Switch back to the first primary',
    notes: [
      'After a drill, after a failover once the old primary is a secondary again, and before an upgrade or a teardown with this app.',
      'Rotation of the generated password works again from here on.',
    ],
    commands: [switchBackCommand(globalDatabase, primary)],
  };
}

function minorUpgradeEntry(globalDatabase: IGlobalDatabase, primary?: rds.IDatabaseCluster): GlobalRunbookEntry {
  const common = [
    'Aurora does not upgrade clusters of a global database by itself, and switches over between equal versions only.',
    'A headless cluster needs an instance before it is upgraded.',
  ];
  if (hasManagedMinorUpgrade(globalDatabase.engine.engineType)) {
    return {
      title: 'Upgrade the minor version',
      notes: [...common, `One call upgrades all clusters (${GUIDE}/aurora-global-database-upgrade.html); then set the version of \`engine\`, and deploy.`],
      commands: [modifyCommand(globalDatabase, ''), deployCommand([...stacksOf(primary), ...stacksOf(...globalDatabase.secondaries)])],
    };
  }
  return {
    title: 'Upgrade the minor version',
    notes: [
      ...common,
      'Set the version of `engine`, and deploy the stacks of all secondary clusters before that of the primary, which RDS refuses to '
      + 'upgrade first. CDK deploys the primary first unless it is told to deploy stacks exclusively.',
      'To a version with another MySQL minor version (as 2.12, 3.04 and 8.4 brought) RDS upgrades no secondary in place: remove the '
      + `secondary clusters, upgrade the primary, and add them again (${GUIDE}/AuroraMySQL.Updates.Patching.ModifyEngineVersion.html).`,
    ],
    commands: [deployCommand(stacksOf(...globalDatabase.secondaries)), deployCommand(stacksOf(primary))].filter((command) => command !== ''),
  };
}

function majorUpgradeEntry(globalDatabase: IGlobalDatabase, primary?: rds.IDatabaseCluster): GlobalRunbookEntry {
  return {
    title: 'Upgrade the major version',
    notes: [
      'The global database is upgraded as one, not cluster by cluster; parameter groups become those of the service.',
      'Then set the version of `engine`, and deploy all stacks, which brings your parameter groups back.',
      'With Aurora PostgreSQL take `rds.global_db_rpo` out first, since RDS refuses the upgrade with it.',
      `Try it on a copy before (${GUIDE}/aurora-global-database-upgrade.html).`,
    ],
    commands: [
      modifyCommand(globalDatabase, ' --allow-major-version-upgrade'),
      deployCommand([...stacksOf(primary), ...stacksOf(...globalDatabase.secondaries)]),
    ],
  };
}

function teardownEntry(globalDatabase: IGlobalDatabase, primary?: rds.IDatabaseCluster): GlobalRunbookEntry {
  return {
    title: 'Tear down',
    notes: [
      'Switch back to the first primary, set `deletionProtection` to false, and deploy; then delete the secondary clusters first.',
      'CloudFormation takes each cluster out of the global database before it deletes it, and fails on a primary with secondary clusters.',
    ],
    commands: [
      ...stacksOf(...globalDatabase.secondaries).map((stack) => `npx cdk destroy --exclusively ${stack}`),
      ...stacksOf(primary).map((stack) => `npx cdk destroy --exclusively ${stack}`),
    ],
  };
}

function headlessNotes(secondary: SecondaryCluster): string[] {
  return secondary.isHeadless ? ['The cluster is headless: create an instance first, and take `headless` out of the app afterwards.'] : [];
}

/** What a headless cluster needs before it can become the primary. */
function instanceCommands(secondary: SecondaryCluster): string[] {
  if (!secondary.isHeadless) {
    return [];
  }
  const region = Stack.of(secondary).region;
  return [
    `aws rds create-db-instance --region ${region} --db-instance-identifier <instance> --db-cluster-identifier ${identifierOf(secondary)} `
    + `--engine ${secondary.globalDatabase.engine.engineType} --db-instance-class <class of the primary>`,
    `aws rds wait db-instance-available --region ${region} --db-instance-identifier <instance>`,
  ];
}

function globalCommand(command: string, region: string, globalDatabase: IGlobalDatabase, target: rds.IDatabaseCluster): string {
  return `aws rds ${command} --region ${region} --global-cluster-identifier ${globalDatabase.globalClusterIdentifier} `
    + `--target-db-cluster-identifier ${arnOf(target)}`;
}

function describeCommand(globalDatabase: IGlobalDatabase): string {
  return `aws rds describe-global-clusters --region ${globalDatabase.primaryRegion ?? PRIMARY_REGION} `
    + `--global-cluster-identifier ${globalDatabase.globalClusterIdentifier}`;
}

function modifyCommand(globalDatabase: IGlobalDatabase, options: string): string {
  return `aws rds modify-global-cluster --region ${globalDatabase.primaryRegion ?? PRIMARY_REGION} `
    + `--global-cluster-identifier ${globalDatabase.globalClusterIdentifier} --engine-version <new version>${options}`;
}

function deployCommand(stacks: readonly string[]): string {
  return stacks.length === 0 ? '' : `npx cdk deploy --exclusively ${stacks.join(' ')}`;
}

/** What the CDK CLI calls the stacks of clusters, each once. */
function stacksOf(...clusters: ReadonlyArray<rds.IDatabaseCluster | undefined>): string[] {
  const stacks = clusters.filter((cluster) => cluster !== undefined).map((cluster) => Stack.of(cluster).node.path);
  return [...new Set(stacks)];
}

/** The ARN in words as far as they are known, rather than by reference: it is read where the stack may be out of reach. */
function arnOf(cluster: rds.IDatabaseCluster): string {
  const stack = Stack.of(cluster);
  return stack.formatArn({
    partition: Token.isUnresolved(stack.region) ? undefined : RegionInfo.get(stack.region).partition,
    service: 'rds',
    resource: 'cluster',
    resourceName: identifierOf(cluster),
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
}

function identifierOf(cluster: rds.IDatabaseCluster): string {
  const resource = cluster.node.defaultChild;
  const name = rds.CfnDBCluster.isCfnDBCluster(resource) ? resource.dbClusterIdentifier : undefined;
  return name === undefined || Token.isUnresolved(name) ? cluster.clusterIdentifier : name;
}
