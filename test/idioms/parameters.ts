import { CfnParameter, Stack, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { templateFile } from '../support/apps';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { MYSQL, POSTGRES, l1, l1Instance, l2, l2Mysql, ours, oursMysql, reader, resourceOf, writer } from './fixtures';

const template = (Resources: object) => templateFile({ Parameters: { Group: { Type: 'String' } }, Resources });
const group = (stack: Stack, engine: rds.IEngine, parameters: Record<string, string> = {}) => new rds.ParameterGroup(stack, 'Parameters', { engine, parameters });
const POSTGRES_16 = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_8 });
const clusterGroup = (stack: Stack, parameters: Record<string, unknown> = {}, family = 'aurora-postgresql17') => new rds.CfnDBClusterParameterGroup(stack, 'Parameters', { description: 'x', family, parameters });
const instanceGroup = (stack: Stack, parameters: Record<string, unknown> = {}, family = 'aurora-postgresql17') => new rds.CfnDBParameterGroup(stack, 'InstanceParameters', { description: 'x', family, parameters });

export const idioms: AreaIdioms = {
  'parameter-groups': {
    L2: [
      wrongValue('a group of the last major', (stack, engine: rds.IClusterEngine) => l2(stack, { parameterGroup: group(stack, engine) }), [POSTGRES_16, POSTGRES], 'error ClusterParameterGroupFamily Shop/Orders/Resource DBClusterParameterGroupName'),
      wrongValue('a version that is said without its major', (stack, major: string | undefined) => l2Mysql(stack, { parameters: { time_zone: 'UTC' }, engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.of('8.0.mysql_aurora.3.10.4', major) }) }), [undefined, '8.0'],
        'error ClusterParameterGroupFamily Shop/Orders/Resource DBClusterParameterGroupName'),
      wrongValue('an imported group by name', (stack, name: string) => l2(stack, { parameterGroup: rds.ParameterGroup.fromParameterGroupName(stack, 'Imported', name) }), ['default.aurora-postgresql16', 'default.aurora-postgresql17'],
        'error ClusterParameterGroupFamily Shop/Orders/Resource DBClusterParameterGroupName'),
      wrongValue('parameters of an instance of another engine', (stack, engine: rds.IClusterEngine) => l2(stack, { writer: writer({ parameterGroup: group(stack, engine) }) }), [MYSQL, POSTGRES], 'error MemberParameterGroupFamily Shop/Orders/Writer/Resource DBParameterGroupName'),
    ],
    ours: wrongValue('a group of the last major', (stack, engine: rds.IClusterEngine) => ours(stack, { dbInstanceParameterGroup: group(stack, engine) }), [POSTGRES_16, POSTGRES],
      ['error MemberParameterGroupFamily Shop/Orders/Instance1/Resource DBParameterGroupName', 'error MemberParameterGroupFamily Shop/Orders/Instance2/Resource DBParameterGroupName']),
    L1: [
      wrongValue('a group of aws-rds for a template that is included', (stack, engine: rds.IClusterEngine) => {
        const file = template({ Orders: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-postgresql', EngineVersion: '17.7', Port: 5432, MasterUsername: 'dbadmin', ManageMasterUserPassword: true, DBClusterParameterGroupName: { Ref: 'Group' } } } });
        const included = new CfnInclude(stack, 'Template', { templateFile: file, parameters: { Group: group(stack, engine).bindToCluster({}).parameterGroupName } });
        l1Instance(stack, included.getResource('Orders') as rds.CfnDBCluster);
      }, [POSTGRES_16, POSTGRES], 'error ClusterParameterGroupFamily Shop/Template/Orders DBClusterParameterGroupName'),
      wrongValue('a group for instances', (stack, isOther: boolean) => l1(stack, { dbClusterParameterGroupName: isOther ? instanceGroup(stack).ref : clusterGroup(stack).ref }), [true, false], 'error ClusterParameterGroupType Shop/Orders DBClusterParameterGroupName'),
    ],
  },
  'default-versions': {
    L2: wrongValue('the version is deleted by an override', (stack, family: string) => {
      const cluster = l2(stack, { parameterGroup: rds.ParameterGroup.fromParameterGroupName(stack, 'Imported', family) });
      (cluster.node.defaultChild as rds.CfnDBCluster).addPropertyDeletionOverride('EngineVersion');
    }, ['default.aurora-postgresql11', 'default.aurora-postgresql17'], 'error ClusterParameterGroupDefaultVersion Shop/Orders/Resource DBClusterParameterGroupName'),
    ours: wrongValue('the version is deleted by an override', (stack, size: ec2.InstanceClass) => {
      const options = { instanceType: ec2.InstanceType.of(size, ec2.InstanceSize.LARGE) };
      resourceOf(ours(stack, { writer: writer(options), readers: [reader(options)] })).addPropertyDeletionOverride('EngineVersion');
    }, [ec2.InstanceClass.R4, ec2.InstanceClass.R7G], ['error InstanceClassDefaultVersion Shop/Orders/Writer/Resource DBInstanceClass', 'error InstanceClassDefaultVersion Shop/Orders/Reader/Resource DBInstanceClass'],
    { remains: ['warning EngineVersionMissing Shop/Orders/Resource EngineVersion'] }),
    L1: wrongValue('a group of the app of a family that is gone', (stack, family: string) => l1(stack, { engineVersion: undefined, dbClusterParameterGroupName: clusterGroup(stack, {}, family).ref }), ['aurora-postgresql11', 'aurora-postgresql17'],
      'error ClusterParameterGroupDefaultVersion Shop/Orders DBClusterParameterGroupName', { remains: ['warning EngineVersionMissing Shop/Orders EngineVersion'] }),
  },
  'parameters': {
    L2: [
      wrongValue('a name that is not there', (stack, name: string) => l2(stack, { parameters: { [name]: '65536' } }), ['work_memory', 'work_mem'], 'error ClusterParameterUnknown Shop/Orders/ParameterGroup/Resource Parameters.work_memory'),
      wrongValue('a parameter of the cluster on an instance', (stack, isOnInstance: boolean) => {
        const parameters = { 'rds.force_ssl': '1' };
        l2(stack, isOnInstance ? { writer: writer({ parameters }) } : { parameters });
      }, [true, false], 'error InstanceParameterLevel Shop/Orders/InstanceParameterGroup/Resource Parameters.rds.force_ssl'),
      {
        title: 'added to a group once it is bound',
        mistake: (stack) => {
          const parameters = group(stack, MYSQL);
          l2Mysql(stack, { parameterGroup: parameters });
          parameters.addParameter('log_min_duration_statement', '1000');
        },
        due: 'error ClusterParameterOtherEngine Shop/Parameters/Resource Parameters.log_min_duration_statement',
        mended: (stack) => {
          const parameters = group(stack, MYSQL);
          l2Mysql(stack, { parameterGroup: parameters });
          parameters.addParameter('long_query_time', '1');
        },
      },
    ],
    ours: wrongValue('of the other engine', (stack, name: string) => ours(stack, { parameters: { [name]: '100' } }), ['long_query_time', 'log_min_duration_statement'], 'error ClusterParameterOtherEngine Shop/Orders/ParameterGroup/Resource Parameters.long_query_time'),
    L1: wrongValue('a parameter of the cluster, by Ref', (stack, parameters: Record<string, string>) => l1(stack, {}, { dbParameterGroupName: instanceGroup(stack, parameters).ref }), [{ 'rds.logical_replication': '1' }, { work_mem: '65536' }],
      'error InstanceParameterLevel Shop/InstanceParameters Parameters.rds.logical_replication'),
  },
  'parameter-values': {
    L2: [
      wrongValue('a boolean as a word', (stack, value: string) => l2(stack, { parameters: { 'rds.force_ssl': value } }), ['true', '1'], 'error ClusterParameterValue Shop/Orders/ParameterGroup/Resource Parameters.rds.force_ssl'),
      wrongValue('a time with its unit', (stack, value: string) => l2(stack, { parameterGroup: group(stack, POSTGRES, { log_min_duration_statement: value }) }), ['5s', '5000'], 'error ClusterParameterValue Shop/Parameters/Resource Parameters.log_min_duration_statement'),
    ],
    ours: wrongValue('a format of its own', (stack, binlog_format: string) => oursMysql(stack, { parameters: { binlog_format } }), ['FULL', 'MIXED'], 'error ClusterParameterValue Shop/Orders/ParameterGroup/Resource Parameters.binlog_format'),
    L1: wrongValue('a library without rds, by a parameter', (stack, value: string) => l1(stack, { dbClusterParameterGroupName: clusterGroup(stack, { 'rds.force_ssl': new CfnParameter(stack, 'Force', { default: value, allowedValues: [value] }).valueAsString }).ref }), ['yes', '1'],
      'error ClusterParameterValue Shop/Parameters Parameters.rds.force_ssl'),
  },
};
