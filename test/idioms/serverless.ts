import { Stack, aws_rds as rds } from 'aws-cdk-lib';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { l1, l2, l2Mysql, mysqlOf, ours, oursMysql, postgresOf, resourceOf, vpcOf } from './fixtures';

const serverless = { writer: rds.ClusterInstance.serverlessV2('Writer') };
const v1 = (stack: Stack, props: Partial<rds.ServerlessClusterProps> = {}) => new rds.ServerlessCluster(stack, 'Orders', { engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.of('13.12', '13') }), vpc: vpcOf(stack), ...props });
const gone = 'error EngineVersionRetired Shop/Orders/Resource EngineVersion';
const aged = 'warning EngineVersionStandardSupport Shop/Orders/Resource EngineVersion';
const retired = 'error EngineModeRetired Shop/Orders EngineMode';

export const idioms: AreaIdioms = {
  'serverless-v2': {
    L2: [
      wrongValue('more capacity than the version has', (stack, version: string) => l2Mysql(stack, { ...serverless, engine: mysqlOf(version), serverlessV2MaxCapacity: 256 }), ['3.04.4', '3.10.4'],
        ['error ServerlessV2MaxCapacityVersion Shop/Orders/Resource ServerlessV2ScalingConfiguration.MaxCapacity', aged]),
      wrongValue('a pause the version does not have', (stack, version: string) => l2(stack, { ...serverless, engine: postgresOf(version), serverlessV2MinCapacity: 0, serverlessV2MaxCapacity: 8 }), ['16.1', '16.8'],
        ['error ServerlessV2AutoPauseVersion Shop/Orders/Resource ServerlessV2ScalingConfiguration.MinCapacity', gone]),
    ],
    ours: wrongValue('a pause the version does not have', (stack, version: string) => oursMysql(stack, { engine: mysqlOf(version), serverlessV2MinCapacity: 0, serverlessV2MaxCapacity: 8 }), ['3.04.4', '3.10.4'],
      ['error ServerlessV2AutoPauseVersion Shop/Orders/Resource ServerlessV2ScalingConfiguration.MinCapacity', aged]),
    L1: wrongValue('instances without capacity', (stack, serverlessV2ScalingConfiguration: rds.CfnDBCluster.ServerlessV2ScalingConfigurationProperty | undefined) => l1(stack, { serverlessV2ScalingConfiguration }, { dbInstanceClass: 'db.serverless' }),
      [undefined, { minCapacity: 0.5, maxCapacity: 4 }], 'error ServerlessV2CapacityMissing Shop/OrdersWriter DBInstanceClass'),
  },
  'serverless-v2-features': {
    L2: wrongValue('a proxy before instances that pause', (stack, serverlessV2MinCapacity: number) => {
      const cluster = l2(stack, { ...serverless, serverlessV2MinCapacity, serverlessV2MaxCapacity: 8 });
      cluster.addProxy('Proxy', { vpc: vpcOf(stack), secrets: [cluster.secret!] }).node.addDependency(cluster);
    }, [0, 2], 'warning ServerlessV2AutoPauseProxy Shop/Orders/Resource ServerlessV2ScalingConfiguration.MinCapacity'),
    ours: wrongValue('a proxy before instances that pause', (stack, serverlessV2MinCapacity: number) => ours(stack, { serverlessV2MinCapacity, serverlessV2MaxCapacity: 8 }).addProxy('Proxy', { vpc: vpcOf(stack) }), [0, 2],
      'warning ServerlessV2AutoPauseProxy Shop/Orders/Resource ServerlessV2ScalingConfiguration.MinCapacity'),
    L1: wrongValue('a minute until it pauses', (stack, secondsUntilAutoPause: number) => l1(stack, { serverlessV2ScalingConfiguration: { minCapacity: 0, maxCapacity: 4, secondsUntilAutoPause } }, { dbInstanceClass: 'db.serverless' }), [60, 300],
      'error ServerlessV2AutoPauseSeconds Shop/Orders ServerlessV2ScalingConfiguration.SecondsUntilAutoPause'),
  },
  'serverless-v1': {
    L2: [
      wrongValue('the least capacity of MySQL', (stack, minCapacity: rds.AuroraCapacityUnit) => v1(stack, { scaling: { minCapacity, maxCapacity: rds.AuroraCapacityUnit.ACU_8 } }), [rds.AuroraCapacityUnit.ACU_1, rds.AuroraCapacityUnit.ACU_2],
        'error ServerlessV1Capacity Shop/Orders/Resource ScalingConfiguration.MinCapacity', { remains: ['error EngineModeRetired Shop/Orders/Resource EngineMode', gone] }),
      wrongValue('roles by an override', (stack, isSaid: boolean) => {
        if (isSaid) resourceOf(v1(stack)).addPropertyOverride('EnableIAMDatabaseAuthentication', true);
        else v1(stack);
      }, [true, false], 'error ServerlessV1IamAuthentication Shop/Orders/Resource EnableIAMDatabaseAuthentication', { remains: ['error EngineModeRetired Shop/Orders/Resource EngineMode', gone] }),
    ],
    ours: {
      title: 'the mode by an override, which leaves the instances',
      mistake: (stack) => resourceOf(ours(stack)).addPropertyOverride('EngineMode', 'serverless'),
      due: [
        'error ServerlessV1IamAuthentication Shop/Orders/Resource EnableIAMDatabaseAuthentication',
        'error ServerlessV1Instance Shop/Orders/Instance1/Resource DBClusterIdentifier',
        'error ServerlessV1Instance Shop/Orders/Instance2/Resource DBClusterIdentifier',
        'error ServerlessV1PerformanceInsights Shop/Orders/Resource PerformanceInsightsEnabled',
        'error EngineModeRetired Shop/Orders/Resource EngineMode',
      ],
      mended: (stack) => void ours(stack),
    },
    L1: wrongValue('seconds by a number that is text', (stack, secondsUntilAutoPause: number) => {
      new rds.CfnDBCluster(stack, 'Orders', { engine: 'aurora-postgresql', port: 5432, engineMode: 'serverless', masterUsername: 'dbadmin', manageMasterUserPassword: true })
        .addPropertyOverride('ScalingConfiguration.SecondsUntilAutoPause', String(secondsUntilAutoPause));
    }, [100, 300], 'error ServerlessV1SecondsUntilAutoPause Shop/Orders ScalingConfiguration.SecondsUntilAutoPause', { remains: [retired] }),
  },
};
