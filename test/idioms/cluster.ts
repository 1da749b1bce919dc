import {
  CfnMapping, CfnParameter, CfnResource, Duration, Fn, Stack, Tags, aws_ec2 as ec2, aws_iam as iam, aws_rds as rds,
  aws_secretsmanager as sm, aws_sns as sns,
} from 'aws-cdk-lib';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { POSTGRES, beside, l1, l1Cluster, l1Instance, l2, l2Mysql, mysqlProps, ours, oursMysql, resourceOf, vpcOf, writer } from './fixtures';

const ANY = { dbClusterEndpointIdentifier: 'reports', customEndpointType: 'ANY' };
const babelfish = { 'rds.babelfish_status': 'on' };
const parallel = { aurora_parallel_query: 'ON' };
const T3 = ec2.InstanceType.of(ec2.InstanceClass.T3, ec2.InstanceSize.LARGE);
const R7G = ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE);
const keys = (count: number) => Array.from({ length: count }, (_, index) => `key${index}`);

const leftToExpress = (...properties: string[]) => properties.map((property) => `warning Express${property} Shop/Orders/Resource ${property.replace(/^Db/, 'DB')}`);

/** An express cluster takes what RDS chooses for nearly everything. */
const express = (stack: Stack, props: Record<string, unknown>) => {
  const cluster = new CfnResource(stack, 'Orders', { type: 'AWS::RDS::DBCluster', properties: { Engine: 'aurora-postgresql', WithExpressConfiguration: true, MasterUsername: 'dbadmin', ...props } });
  return cluster;
};

export const idioms: AreaIdioms = {
  'engine-mode': {
    L2: {
      title: 'ServerlessCluster',
      mistake: (stack) => new rds.ServerlessCluster(stack, 'Orders', { engine: POSTGRES, vpc: vpcOf(stack) }),
      due: 'error EngineModeRetired Shop/Orders/Resource EngineMode',
      mended: (stack) => l2(stack, { writer: rds.ClusterInstance.serverlessV2('Writer') }),
    },
    ours: wrongValue('Serverless v2 as a mode', (stack, mode: string) => resourceOf(ours(stack)).addPropertyOverride('EngineMode', mode), ['serverlessv2', 'provisioned'], 'error EngineModeSpelling Shop/Orders/Resource EngineMode'),
    L1: {
      title: 'the capacity of Serverless v1 where that of v2 was meant',
      mistake: (stack) => l1(stack, { scalingConfiguration: { minCapacity: 2, maxCapacity: 8 } }),
      due: 'error ScalingConfigurationEngineMode Shop/Orders ScalingConfiguration',
      mended: (stack) => l1(stack, { serverlessV2ScalingConfiguration: { minCapacity: 2, maxCapacity: 8 } }, { dbInstanceClass: 'db.serverless' }),
    },
  },
  'engine-version': {
    L2: [
      wrongValue('a version that is gone', (stack, version: rds.AuroraMysqlEngineVersion) => l2Mysql(stack, { engine: rds.DatabaseClusterEngine.auroraMysql({ version }) }), [rds.AuroraMysqlEngineVersion.VER_3_02_1, rds.AuroraMysqlEngineVersion.VER_3_10_4],
        'error EngineVersionRetired Shop/Orders/Resource EngineVersion'),
      wrongValue('a minor Aurora left out', (stack, version: string) => l2(stack, { engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of(version, '16') }) }), ['16.7', '16.8'],
        'error EngineVersionOffered Shop/Orders/Resource EngineVersion'),
    ],
    ours: wrongValue('the version of the engine alone', (stack, version: string) => oursMysql(stack, { engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.of(version, '8.0') }) }), ['3.10.4', '8.0.mysql_aurora.3.10.4'],
      'error EngineVersionSpelling Shop/Orders/Resource EngineVersion'),
    L1: wrongValue('by a mapping', (stack, version: string) => {
      const versions = new CfnMapping(stack, 'Versions', { mapping: { [stack.region]: { mysql: version } } });
      l1(stack, { ...mysqlProps, engineVersion: versions.findInMap(stack.region, 'mysql') });
    }, ['8.0.mysql-aurora.3.10.4', '8.0.mysql_aurora.3.10.4'], 'error EngineVersionSpelling Shop/Orders EngineVersion'),
  },
  'express-configuration': {
    L2: {
      title: 'an override that leaves everything else',
      mistake: (stack) => resourceOf(l2Mysql(stack)).addPropertyOverride('WithExpressConfiguration', true),
      due: ['error ExpressEngine Shop/Orders/Resource WithExpressConfiguration', ...leftToExpress('DbClusterParameterGroupName', 'DbSubnetGroupName', 'EngineVersion', 'MasterUserPassword', 'Port', 'VpcSecurityGroupIds')],
      mended: (stack) => void l2Mysql(stack),
    },
    ours: {
      title: 'an override that leaves everything else',
      mistake: (stack) => resourceOf(oursMysql(stack)).addPropertyOverride('WithExpressConfiguration', true),
      due: ['error ExpressEngine Shop/Orders/Resource WithExpressConfiguration', ...leftToExpress('DbClusterParameterGroupName', 'DbSubnetGroupName', 'EngineVersion', 'KmsKeyId', 'ManageMasterUserPassword', 'Port', 'VpcSecurityGroupIds')],
      mended: (stack) => void oursMysql(stack),
    },
    L1: {
      title: 'a subnet group of the app',
      mistake: (stack) => express(stack, { DBSubnetGroupName: new rds.CfnDBSubnetGroup(stack, 'Subnets', { dbSubnetGroupDescription: 'x', subnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'] }).ref }),
      due: 'warning ExpressDbSubnetGroupName Shop/Orders DBSubnetGroupName',
      mended: (stack) => void express(stack, {}),
    },
  },
  'identifiers': {
    L2: [
      wrongValue('a hyphen in the database', (stack, defaultDatabaseName: string) => l2(stack, { defaultDatabaseName }), ['my-db', 'my_db'], 'error ClusterDatabaseName Shop/Orders/Resource DatabaseName'),
      wrongValue('an underscore in the name', (stack, clusterIdentifier: string) => l2(stack, { clusterIdentifier }), ['orders_db', 'orders-db'], 'error ClusterIdentifierFormat Shop/Orders/Resource DBClusterIdentifier'),
      wrongValue('the name of the stack and of a stage', (stack, stage: string) => l2(stack, { clusterIdentifier: `${stack.stackName}-${stage}` }), ['prod_eu', 'prod-eu'], 'error ClusterIdentifierFormat Shop/Orders/Resource DBClusterIdentifier'),
      wrongValue('the name of another cluster', (stack, clusterIdentifier: string) => {
        l2(stack, { clusterIdentifier: 'orders' });
        l2(stack, { clusterIdentifier }, 'Returns');
      }, ['Orders', 'returns'], ['error ClusterIdentifierTaken Shop/Orders/Resource DBClusterIdentifier', 'error ClusterIdentifierTaken Shop/Returns/Resource DBClusterIdentifier']),
    ],
    ours: wrongValue('a low port', (stack, port: number) => ours(stack, { port }), [543, 5432], 'error ClusterPort Shop/Orders/Resource Port'),
    L1: wrongValue('a name that is joined', (stack, parts: string[]) => l1(stack, { dbClusterIdentifier: Fn.join('-', [Fn.ref('AWS::StackName'), ...parts]) }), [['', 'orders'], ['orders']], 'error ClusterIdentifierFormat Shop/Orders DBClusterIdentifier'),
  },
  'references': {
    L2: [
      wrongValue('the name of a role', (stack, attribute: 'roleName' | 'roleArn') => {
        const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('monitoring.rds.amazonaws.com') });
        const instance = resourceOf(l2(stack, { monitoringInterval: Duration.seconds(60), monitoringRole: role }), 'Writer');
        instance.addPropertyOverride('MonitoringRoleArn', role[attribute]);
      }, ['roleName', 'roleArn'], 'error MemberReferenceForm Shop/Orders/Writer/Resource MonitoringRoleArn'),
      wrongValue('the name of a secret of somebody else', (stack, secretArn: string) =>
        resourceOf(l2(stack).addProxy('Proxy', { vpc: vpcOf(stack), secrets: [sm.Secret.fromSecretNameV2(stack, 'Secret', 'orders')] })).addPropertyOverride('Auth.0.SecretArn', secretArn),
      ['orders', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-AbCdEf'], 'error ProxyReferenceForm Shop/Orders/Proxy/Resource Auth.0.SecretArn'),
      wrongValue('the VPC of a group of another stack', (stack, attribute: 'attrVpcId' | 'attrGroupId') => {
        const group = new ec2.CfnSecurityGroup(beside(stack, stack.region, 'Network'), 'Clients', { groupDescription: 'clients', vpcId: 'vpc-0123456789abcdef0' });
        resourceOf(l2(stack)).addPropertyOverride('VpcSecurityGroupIds', [group[attribute]]);
      }, ['attrVpcId', 'attrGroupId'], 'error ClusterReferenceForm Shop/Orders/Resource VpcSecurityGroupIds'),
    ],
    ours: wrongValue('the name of a topic', (stack, attribute: 'attrTopicName' | 'ref') => {
      ours(stack);
      new rds.CfnEventSubscription(stack, 'Events', { snsTopicArn: new sns.CfnTopic(stack, 'Topic')[attribute] });
    }, ['attrTopicName', 'ref'], 'error EventSubscriptionReferenceForm Shop/Events SnsTopicArn'),
    L1: [
      wrongValue('the ARN of a proxy', (stack, attribute: 'attrDbProxyArn' | 'ref') => {
        const cluster = l1(stack);
        const role = new iam.CfnRole(stack, 'Role', { assumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'rds.amazonaws.com' }, Action: 'sts:AssumeRole' }] } });
        const proxy = new rds.CfnDBProxy(stack, 'Proxy', {
          dbProxyName: 'orders',
          engineFamily: 'POSTGRESQL',
          roleArn: role.attrArn,
          vpcSubnetIds: vpcOf(stack).privateSubnets.map(({ subnetId }) => subnetId),
          auth: [{ authScheme: 'SECRETS', secretArn: cluster.attrMasterUserSecretSecretArn }],
        });
        const targets = new rds.CfnDBProxyTargetGroup(stack, 'Targets', { dbProxyName: proxy[attribute], targetGroupName: 'default', dbClusterIdentifiers: [cluster.ref] });
        targets.node.addDependency(stack.node.findChild('OrdersWriter'));
      }, ['attrDbProxyArn', 'ref'], 'error ProxyTargetGroupReferenceForm Shop/Targets DBProxyName'),
      wrongValue('a VPC among subnets', (stack, id: string) => {
        const group = new rds.CfnDBSubnetGroup(stack, 'Subnets', { dbSubnetGroupDescription: 'databases', subnetIds: ['subnet-0123456789abcdef0', id] });
        l1(stack, { dbSubnetGroupName: group.ref });
      }, ['vpc-0123456789abcdef0', 'subnet-0123456789abcdef1'], 'error SubnetGroupReferenceForm Shop/Subnets SubnetIds'),
    ],
  },
  'resource-ids': {
    L2: wrongValue('the resource id where the identifier belongs', (stack, property: 'clusterResourceIdentifier' | 'clusterIdentifier') => new rds.CfnDBInstance(stack, 'Reader', { dbClusterIdentifier: l2(stack)[property], engine: 'aurora-postgresql', dbInstanceClass: 'db.r7g.large' }),
      ['clusterResourceIdentifier', 'clusterIdentifier'], 'error MemberClusterResourceId Shop/Reader DBClusterIdentifier'),
    ours: wrongValue('the endpoint where the identifier belongs', (stack, hasMistake: boolean) => {
      const cluster = ours(stack);
      new rds.CfnDBClusterEndpoint(stack, 'Reports', { dbClusterIdentifier: hasMistake ? cluster.clusterEndpoint.hostname : cluster.clusterIdentifier, ...ANY });
    }, [true, false], 'error CustomEndpointClusterResourceId Shop/Reports DBClusterIdentifier'),
    L1: wrongValue('the resource id of an instance', (stack, attribute: 'attrDbiResourceId' | 'ref') => {
      const cluster = l1(stack);
      new rds.CfnDBClusterEndpoint(stack, 'Reports', { dbClusterIdentifier: cluster.ref, ...ANY, staticMembers: [l1Instance(stack, cluster)[attribute]] });
    }, ['attrDbiResourceId', 'ref'], 'error CustomEndpointStaticMembersResourceId Shop/Reports StaticMembers'),
  },
  'storage': {
    L2: wrongValue('I/O-Optimized before there was any', (stack, version: rds.AuroraMysqlEngineVersion) => l2Mysql(stack, { engine: rds.DatabaseClusterEngine.auroraMysql({ version }), storageType: rds.DBClusterStorageType.AURORA_IOPT1, writer: writer({ instanceType: ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE) }) }),
      [rds.AuroraMysqlEngineVersion.VER_3_02_3, rds.AuroraMysqlEngineVersion.VER_3_10_4], ['error ClusterIoOptimizedVersion Shop/Orders/Resource StorageType', 'error EngineVersionRetired Shop/Orders/Resource EngineVersion']),
    ours: wrongValue('a type of RDS', (stack, type: string) => resourceOf(ours(stack)).addPropertyOverride('StorageType', type), ['gp3', 'aurora-iopt1'], 'error ClusterStorageType Shop/Orders/Resource StorageType'),
    L1: wrongValue('storage as a parameter', (stack, isSaid: boolean) => l1(stack, isSaid ? { allocatedStorage: new CfnParameter(stack, 'Storage', { type: 'Number', default: 100 }).valueAsNumber } : {}), [true, false],
      'error ClusterAllocatedStorage Shop/Orders AllocatedStorage'),
  },
  'cloudformation': {
    L2: wrongValue('a user for what is restored', (stack, isSaid: boolean) => {
      const cluster = new rds.DatabaseClusterFromSnapshot(stack, 'Orders', { engine: POSTGRES, port: 5432, vpc: vpcOf(stack), writer: writer(), storageEncrypted: true, snapshotIdentifier: 'before', snapshotCredentials: rds.SnapshotCredentials.fromGeneratedSecret('dbadmin') });
      if (isSaid) resourceOf(cluster).addPropertyOverride('MasterUsername', 'dbadmin');
    }, [true, false], 'warning RestoreSnapshotMasterUsername Shop/Orders/Resource MasterUsername'),
    ours: wrongValue('a type of restore without a source', (stack, isSaid: boolean) => {
      const cluster = ours(stack);
      if (isSaid) resourceOf(cluster).addPropertyOverride('RestoreType', 'copy-on-write');
    }, [true, false], 'warning RestoreSourceMissing Shop/Orders/Resource RestoreType'),
    L1: [
      wrongValue('the port of PostgreSQL left to CloudFormation', (stack, port: number | undefined) => l1(stack, { port }), [undefined, 5432], 'warning ClusterPortDefault Shop/Orders Port'),
      {
        title: 'no instance',
        mistake: (stack) => void l1Cluster(stack),
        due: 'warning ClusterInstancesMissing Shop/Orders',
        mended: (stack) => void l1(stack),
      },
    ],
  },
  'registration': {
    L2: wrongValue('an endpoint where there are none', (stack, region: string) => {
      const away = beside(stack, region);
      new rds.CfnDBClusterEndpoint(away, 'Reports', { dbClusterIdentifier: l2(away).clusterIdentifier, ...ANY });
    }, ['cn-north-1', 'eu-west-1'], 'warning CustomEndpointRegistration World/Reports'),
    ours: wrongValue('a proxy where there are none', (stack, region: string) => {
      const away = beside(stack, region);
      ours(away).addProxy('Proxy', { vpc: vpcOf(away), iamAuth: true });
    }, ['ap-east-2', 'eu-west-1'], 'warning ProxyRegistration World/Orders/Proxy/Resource', { remains: [] }),
    L1: wrongValue('a snapshot where there are none', (stack, region: string) => {
      const away = beside(stack, region);
      new rds.CfnClusterSnapshot(away, 'Snapshot', { dbClusterIdentifier: l1(away).ref, dbClusterSnapshotIdentifier: 'before' } as never);
    }, ['me-central-1', 'eu-west-1'], 'warning ClusterSnapshotRegistration World/Snapshot'),
  },
  'feature-regions': {
    L2: wrongValue('the Data API', (stack, region: string) => l2(beside(stack, region), { enableDataApi: true }), ['ap-south-2', 'ap-south-1'], 'warning DataApiRegion World/Orders/Resource EnableHttpEndpoint'),
    ours: wrongValue('the Data API', (stack, region: string) => ours(beside(stack, region), { enableDataApi: true }), ['ap-south-2', 'ap-south-1'], 'warning DataApiRegion World/Orders/Resource EnableHttpEndpoint'),
    L1: wrongValue('backtrack', (stack, region: string) => l1(beside(stack, region), { ...mysqlProps, backtrackWindow: 3600 }), ['eu-south-1', 'eu-central-1'], 'error BacktrackRegion World/Orders BacktrackWindow'),
  },
  'tags': {
    L2: wrongValue('a key that AWS keeps', (stack, key: string) => Tags.of(l2(stack)).add(key, 'x'), ['aws:team', 'team'], ['error ClusterTagKey Shop/Orders/Resource Tags.0.Key', 'error MemberTagKey Shop/Orders/Writer/Resource Tags.0.Key'], { isSynthesized: true }),
    ours: wrongValue('too many', (stack, count: number) => { const cluster = ours(stack); for (const key of keys(count)) Tags.of(cluster).add(key, 'x', { includeResourceTypes: ['AWS::RDS::DBCluster'] }); }, [51, 50], 'error ClusterTagLimit Shop/Orders/Resource Tags', { isSynthesized: true }),
    L1: wrongValue('of an instance', (stack, key: string) => l1(stack, {}, { tags: [{ key, value: 'x' }] }), ['AWS:team', 'team'], 'error MemberTagKey Shop/OrdersWriter Tags.0.Key'),
  },
  'parallel-query': {
    L2: wrongValue('a class without it', (stack, instanceType: ec2.InstanceType) => l2Mysql(stack, { parameters: parallel, writer: writer({ instanceType }) }), [T3, R7G], 'warning ParallelQueryInstanceClass Shop/Orders/Writer/Resource DBInstanceClass'),
    ours: wrongValue('on I/O-Optimized storage', (stack, storageType: rds.DBClusterStorageType) => oursMysql(stack, { storageType, parameters: parallel }), [rds.DBClusterStorageType.AURORA_IOPT1, rds.DBClusterStorageType.AURORA],
      'warning ParallelQueryStorageType Shop/Orders/ParameterGroup/Resource Parameters.aurora_parallel_query'),
    L1: wrongValue('a class without it, by a group of the app', (stack, dbInstanceClass: string) => {
      const group = new rds.CfnDBClusterParameterGroup(stack, 'Parameters', { description: 'x', family: 'aurora-mysql8.0', parameters: parallel });
      l1(stack, { ...mysqlProps, dbClusterParameterGroupName: group.ref }, { dbInstanceClass });
    }, ['db.t3.large', 'db.r7g.large'], 'warning ParallelQueryInstanceClass Shop/OrdersWriter DBInstanceClass'),
  },
  'babelfish': {
    L2: [
      wrongValue('a user in capitals', (stack, user: string) => l2(stack, { parameters: babelfish, credentials: rds.Credentials.fromGeneratedSecret(user) }), ['Dbadmin', 'dbadmin'], 'warning BabelfishMasterUsername Shop/Orders/Resource MasterUsername'),
      wrongValue('a group of its own, and the Data API', (stack, enableDataApi: boolean) => l2(stack, { parameterGroup: new rds.ParameterGroup(stack, 'Parameters', { engine: POSTGRES, parameters: babelfish }), enableDataApi }), [true, false], 'warning BabelfishDataApi Shop/Orders/Resource EnableHttpEndpoint'),
    ],
    ours: wrongValue('IAM authentication, which is our default', (stack, iamAuthentication: boolean | undefined) => ours(stack, { parameters: babelfish, iamAuthentication }), [undefined, false], 'warning BabelfishIamAuthentication Shop/Orders/Resource EnableIAMDatabaseAuthentication'),
    L1: wrongValue('the database it makes itself', (stack, databaseName: string) => {
      const group = new rds.CfnDBClusterParameterGroup(stack, 'Parameters', { description: 'x', family: 'aurora-postgresql17', parameters: babelfish });
      l1(stack, { dbClusterParameterGroupName: Fn.ref(stack.getLogicalId(group)), databaseName });
    }, ['babelfish_db', 'orders'], 'warning BabelfishDatabaseName Shop/Orders DatabaseName'),
  },
};
