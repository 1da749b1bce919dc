// Apps to measure with: ordinary clusters of aws-rds, as different from each other as those of a company are.
import { App, Stack, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';

const CLUSTERS_PER_STACK = 20;

const VERSIONS = [
  () => rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 }),
  () => rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_8 }),
  () => rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_17_6 }),
];
const CLASSES = ['r6g.large', 'r7g.large', 'r7g.xlarge', 'r8g.large'];

/** An app of `count` clusters with a writer and a reader each, in one stack or in stacks of 20. */
export function clusters(count, { stacks = 'many' } = {}) {
  const app = newApp();
  const perStack = stacks === 'one' ? count : CLUSTERS_PER_STACK;
  for (let first = 0; first < count; first += perStack) {
    const { stack, vpc } = newStack(app, `Stack${first}`);
    for (let index = first; index < Math.min(first + perStack, count); index++) declareCluster(stack, vpc, index);
  }
  return app;
}

function declareCluster(stack, vpc, index) {
  const instanceType = new ec2.InstanceType(pick(CLASSES, index));
  new rds.DatabaseCluster(stack, `Cluster${index}`, {
    engine: pick(VERSIONS, index)(),
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_ISOLATED },
    clusterIdentifier: index % 4 === 0 ? `cluster-${index}` : undefined,
    defaultDatabaseName: index % 3 === 0 ? `orders${index}` : undefined,
    storageEncrypted: true,
    iamAuthentication: index % 2 === 0,
    deletionProtection: index % 5 !== 0,
    storageType: index % 6 === 0 ? rds.DBClusterStorageType.AURORA_IOPT1 : undefined,
    writer: rds.ClusterInstance.provisioned('Writer', { instanceType }),
    readers: [rds.ClusterInstance.provisioned('Reader', { instanceType, promotionTier: index % 3 })],
  });
}

/** An app of about `count` constructs without a database. */
export function withoutAurora(count) {
  const app = newApp();
  const { stack, vpc } = newStack(app, 'Stack');
  while (count > stack.node.findAll().length) {
    for (let index = 0; index < 100; index++) {
      new ec2.SecurityGroup(stack, `Group${stack.node.children.length}`, { vpc });
    }
  }
  return app;
}

function newApp() {
  return new App({
    // More resources in a stack than CloudFormation takes, which is not what is measured.
    context: { '@aws-cdk/core:stackResourceLimit': 0 },
    analyticsReporting: false,
    treeMetadata: false,
  });
}

function newStack(app, id) {
  const stack = new Stack(app, id, { env: { account: '111122223333', region: 'eu-west-1' } });
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    maxAzs: 3,
    natGateways: 0,
    subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
  return { stack, vpc };
}

function pick(list, index) {
  return list[index % list.length];
}
