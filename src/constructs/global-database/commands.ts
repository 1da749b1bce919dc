import { ArnFormat, Stack, Token } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import { JoinedDatabase } from './members';

/** Stands where nothing in the app tells the Region of the primary. */
const PRIMARY_REGION = '<Region of the primary>';

/** Makes a secondary the primary, with no data lost: asked of the Region of the primary. */
export function switchoverCommand(globalDatabase: JoinedDatabase, target: rds.IDatabaseCluster): string {
  return globalCommand('switchover-global-cluster', globalDatabase.primaryRegion ?? PRIMARY_REGION, globalDatabase, target);
}

/** Makes a secondary the primary when the Region of the primary is lost: asked of the Region of the secondary. */
export function failoverCommand(globalDatabase: JoinedDatabase, target: rds.IDatabaseCluster): string {
  return `${globalCommand('failover-global-cluster', Stack.of(target).region, globalDatabase, target)} --allow-data-loss`;
}

/** Makes the first primary the primary again, whichever cluster is the primary now. */
export function switchBackCommand(globalDatabase: JoinedDatabase, primary: rds.IDatabaseCluster): string {
  return globalCommand('switchover-global-cluster', '<Region of the current primary>', globalDatabase, primary);
}

/** Prints the writer endpoint, which CloudFormation does not give away. */
export function writerEndpointCommand(globalDatabase: JoinedDatabase): string {
  return `${describeCommand(globalDatabase)} --query 'GlobalClusters[0].Endpoint' --output text`;
}

/** Adds an instance to a headless cluster, which it needs before it can become the primary. */
export function createInstanceCommands(globalDatabase: JoinedDatabase, secondary: rds.IDatabaseCluster): string[] {
  const region = Stack.of(secondary).region;
  return [
    `aws rds create-db-instance --region ${region} --db-instance-identifier <instance> --db-cluster-identifier ${identifierOf(secondary)} `
    + `--engine ${globalDatabase.engine.engineType} --db-instance-class <class of the primary>`,
    `aws rds wait db-instance-available --region ${region} --db-instance-identifier <instance>`,
  ];
}

/** Tells about the global database and its members. */
export function describeCommand(globalDatabase: JoinedDatabase): string {
  return `aws rds describe-global-clusters --region ${globalDatabase.primaryRegion ?? PRIMARY_REGION} `
    + `--global-cluster-identifier ${globalDatabase.globalClusterIdentifier}`;
}

/** Has RDS upgrade all clusters of the global database. */
export function modifyCommand(globalDatabase: JoinedDatabase, options: string): string {
  return `aws rds modify-global-cluster --region ${globalDatabase.primaryRegion ?? PRIMARY_REGION} `
    + `--global-cluster-identifier ${globalDatabase.globalClusterIdentifier} --engine-version <new version>${options}`;
}

function globalCommand(command: string, region: string, globalDatabase: JoinedDatabase, target: rds.IDatabaseCluster): string {
  return `aws rds ${command} --region ${region} --global-cluster-identifier ${globalDatabase.globalClusterIdentifier} `
    + `--target-db-cluster-identifier ${arnOf(target)}`;
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
