import { CfnParameter, Stack, aws_rds as rds } from 'aws-cdk-lib';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { PASSWORD, l1, l2, l2Mysql, mysqlProps, ours, oursMysql, writer } from './fixtures';

const MYSQL_2 = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_2_12_5 });
const { OPEN_SOURCE_RDS_EXTENDED_SUPPORT: EXTENDED, OPEN_SOURCE_RDS_EXTENDED_SUPPORT_DISABLED: DISABLED } = rds.EngineLifecycleSupport;
const deployment = (stack: Stack, source: string, name = 'upgrade') => new rds.CfnDeployment(stack, 'Upgrade', { blueGreenDeploymentName: name, source } as never);

export const idioms: AreaIdioms = {
  'engine-lifecycle': {
    L2: [
      wrongValue('no extended support for what is past its own', (stack, engineLifecycleSupport: rds.EngineLifecycleSupport) => l2Mysql(stack, { engine: MYSQL_2, engineLifecycleSupport }), [DISABLED, EXTENDED], 'error EngineLifecycleSupportDisabled Shop/Orders/Resource EngineLifecycleSupport'),
      wrongValue('automatic upgrades of a minor for the long term', (stack, autoMinorVersionUpgrade: boolean) => l2(stack, { writer: writer({ autoMinorVersionUpgrade }) }), [true, false], 'warning EngineVersionAutoUpgrade Shop/Orders/Writer/Resource AutoMinorVersionUpgrade'),
    ],
    ours: wrongValue('extended support that nobody asked for', (stack, engineLifecycleSupport: rds.EngineLifecycleSupport | undefined) => oursMysql(stack, { engine: MYSQL_2, engineLifecycleSupport }), [undefined, EXTENDED], 'warning EngineVersionExtendedSupport Shop/Orders/Resource EngineVersion'),
    L1: wrongValue('the version by a parameter', (stack, version: string) => l1(stack, { ...mysqlProps, engineVersion: new CfnParameter(stack, 'Version', { default: version, allowedValues: [version] }).valueAsString }), ['5.7.mysql_aurora.2.12.5', mysqlProps.engineVersion],
      'warning EngineVersionExtendedSupport Shop/Orders EngineVersion'),
  },
  'blue-green': {
    L2: wrongValue('a name with an underscore, by the ARN of the cluster', (stack, name: string) => deployment(stack, l2(stack).clusterArn, name), ['to_18', 'to-18'], 'error DeploymentName Shop/Upgrade BlueGreenDeploymentName'),
    ours: wrongValue('a password that RDS manages, as it does by default', (stack, credentials: rds.Credentials | undefined) => ours(stack, { credentials }).addBlueGreenDeployment('Upgrade'), [undefined, rds.Credentials.fromGeneratedSecret('dbadmin')],
      'error DeploymentManagedPassword Shop/Orders/Upgrade/Resource Source'),
    L1: [
      wrongValue('a password that RDS manages, by the ARN of the cluster', (stack, props: Partial<rds.CfnDBClusterProps>) => deployment(stack, l1(stack, props).attrDbClusterArn), [{}, { masterUserPassword: PASSWORD }], 'error DeploymentManagedPassword Shop/Upgrade Source'),
      wrongValue('the identifier', (stack, attribute: 'ref' | 'attrDbClusterArn') => deployment(stack, l1(stack, { masterUserPassword: PASSWORD })[attribute]), ['ref', 'attrDbClusterArn'], 'error DeploymentSource Shop/Upgrade Source'),
    ],
  },
};
