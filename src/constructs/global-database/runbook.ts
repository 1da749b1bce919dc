import { Stack } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { hasManagedMinorUpgrade } from '../../facts/global-database';
import { createInstanceCommands, describeCommand, failoverCommand, modifyCommand, switchBackCommand, switchoverCommand, writerEndpointCommand } from './commands';
import { GlobalRunbookEntry } from './global-database-props';
import { IGlobalDatabase, SecondaryCluster } from './secondary-cluster';

const GUIDE = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide';

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
    commands: [...headlessCommands(globalDatabase, secondary), switchoverCommand(globalDatabase, secondary)],
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
    commands: [...headlessCommands(globalDatabase, secondary), failoverCommand(globalDatabase, secondary)],
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

function headlessCommands(globalDatabase: IGlobalDatabase, secondary: SecondaryCluster): string[] {
  return secondary.isHeadless ? createInstanceCommands(globalDatabase, secondary) : [];
}

function deployCommand(stacks: readonly string[]): string {
  return stacks.length === 0 ? '' : `npx cdk deploy --exclusively ${stacks.join(' ')}`;
}

/** What the CDK CLI calls the stacks of clusters, each once. */
function stacksOf(...clusters: ReadonlyArray<rds.IDatabaseCluster | undefined>): string[] {
  const stacks = clusters.filter((cluster) => cluster !== undefined).map((cluster) => Stack.of(cluster).node.path);
  return [...new Set(stacks)];
}
