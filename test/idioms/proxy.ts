import { Duration, Stack, aws_rds as rds, aws_secretsmanager as secretsmanager } from 'aws-cdk-lib';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { beside, l1, l2, l2Mysql, mysqlProps, ours, ownVpc, resourceOf, vpcOf } from './fixtures';

const proxied = (cluster: rds.DatabaseCluster, props: Partial<rds.DatabaseProxyOptions> = {}, id = 'Proxy') =>
  cluster.addProxy(id, { vpc: cluster.vpc!, secrets: [cluster.secret!], ...props });
const SUBNETS = ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'];
const l1Proxy = (stack: Stack, props: Partial<rds.CfnDBProxyProps> = {}, id = 'Proxy') => new rds.CfnDBProxy(stack, id, {
  dbProxyName: 'app',
  engineFamily: 'POSTGRESQL',
  requireTls: true,
  roleArn: 'arn:aws:iam::111122223333:role/proxy',
  vpcSubnetIds: SUBNETS,
  auth: [{ authScheme: 'SECRETS', secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:database-AbCdEf' }],
  ...props,
});
const targets = (stack: Stack, proxy: rds.CfnDBProxy, cluster: rds.CfnDBCluster, props: Partial<rds.CfnDBProxyTargetGroupProps> = {}) => {
  const group = new rds.CfnDBProxyTargetGroup(stack, 'Targets', { dbProxyName: proxy.ref, targetGroupName: 'default', dbClusterIdentifiers: [cluster.ref], ...props });
  group.node.addDependency(stack.node.findChild('OrdersWriter'));
  return group;
};

export const idioms: AreaIdioms = {
  'proxy': {
    L2: [
      wrongValue('an underscore in the name', (stack, dbProxyName: string) => proxied(l2(stack), { dbProxyName }), ['orders_proxy', 'orders-proxy'], 'error ProxyName Shop/Orders/Proxy/Resource DBProxyName'),
      wrongValue('longer than a client may be idle', (stack, hours: number) => proxied(l2(stack), { idleClientTimeout: Duration.hours(hours) }), [9, 8], 'error ProxyIdleClientTimeout Shop/Orders/Proxy/Resource IdleClientTimeout'),
      wrongValue('a subnet of one zone', (stack, count: number) => {
        const vpc = ownVpc(stack);
        proxied(l2(stack, { vpc }), { vpcSubnets: { subnets: vpc.privateSubnets.slice(0, count) } });
      }, [1, 2], 'error ProxyZoneCoverage Shop/Orders/Proxy/Resource VpcSubnetIds'),
      wrongValue('in another VPC', (stack, isOther: boolean) => {
        const vpc = ownVpc(stack);
        proxied(l2(stack, { vpc }), { vpc: isOther ? ownVpc(stack, {}, 'Other') : vpc });
      }, [true, false], 'error ProxyVpc Shop/Orders/Proxy/Resource VpcSubnetIds'),
    ],
    ours: wrongValue('an underscore in the name', (stack, dbProxyName: string) => ours(stack).addProxy('Proxy', { vpc: vpcOf(stack), dbProxyName }), ['orders_proxy', 'orders-proxy'], 'error ProxyName Shop/Orders/Proxy/Resource DBProxyName'),
    L1: wrongValue('a family as engines are named', (stack, engineFamily: string) => l1Proxy(stack, { engineFamily }), ['postgres', 'POSTGRESQL'], 'error ProxyEngineFamily Shop/Proxy EngineFamily'),
  },
  'proxy-targets': {
    L2: [
      wrongValue('in a stack of its own', (stack, engineFamily: string) => {
        const cluster = l2(stack);
        const proxy = new rds.DatabaseProxy(beside(stack, stack.region, 'Proxies'), 'Proxy', { proxyTarget: rds.ProxyTarget.fromCluster(cluster), secrets: [cluster.secret!], vpc: cluster.vpc! });
        resourceOf(proxy).addPropertyOverride('EngineFamily', engineFamily);
      }, ['MYSQL', 'POSTGRESQL'], 'error ProxyTargetEngineFamily Proxies/Proxy/Resource EngineFamily'),
      wrongValue('filters of PostgreSQL', (stack, sessionPinningFilters: rds.SessionPinningFilter[] | undefined) => proxied(l2(stack), { sessionPinningFilters }), [[rds.SessionPinningFilter.EXCLUDE_VARIABLE_SETS], undefined],
        'warning ProxyPoolSessionPinningFilters Shop/Orders/Proxy/ProxyTargetGroup ConnectionPoolConfigurationInfo.SessionPinningFilters'),
    ],
    ours: wrongValue('filters of PostgreSQL', (stack, sessionPinningFilters: rds.SessionPinningFilter[] | undefined) => ours(stack).addProxy('Proxy', { vpc: vpcOf(stack), sessionPinningFilters }), [[rds.SessionPinningFilter.of('EXCLUDE_VARIABLE_SETS')], undefined],
      'warning ProxyPoolSessionPinningFilters Shop/Orders/Proxy/ProxyTargetGroup ConnectionPoolConfigurationInfo.SessionPinningFilters'),
    L1: wrongValue('of the other engine, by Ref', (stack, engineFamily: string) => targets(stack, l1Proxy(stack, { engineFamily }), l1(stack, mysqlProps)), ['POSTGRESQL', 'MYSQL'], 'error ProxyTargetEngineFamily Shop/Proxy EngineFamily'),
  },
  'proxy-authentication': {
    L2: [
      wrongValue('IAM without TLS', (stack, requireTLS: boolean) => proxied(l2(stack), { iamAuth: true, requireTLS }), [false, true], 'error ProxyIamAuthTls Shop/Orders/Proxy/Resource RequireTLS'),
      wrongValue('the way to log in to MySQL', (stack, clientPasswordAuthType: rds.ClientPasswordAuthType) => resourceOf(proxied(l2(stack, {}))).addPropertyOverride('Auth.0.ClientPasswordAuthType', clientPasswordAuthType),
        [rds.ClientPasswordAuthType.MYSQL_NATIVE_PASSWORD, rds.ClientPasswordAuthType.POSTGRES_SCRAM_SHA_256], 'error ProxyClientPasswordAuthType Shop/Orders/Proxy/Resource Auth.0.ClientPasswordAuthType'),
    ],
    ours: wrongValue('IAM without TLS', (stack, requireTLS: boolean) => ours(stack).addProxy('Proxy', { vpc: vpcOf(stack), iamAuth: true, requireTLS }), [false, true], 'error ProxyIamAuthTls Shop/Orders/Proxy/Resource RequireTLS'),
    L1: wrongValue('no secret', (stack, auth: rds.CfnDBProxy.AuthFormatProperty[] | undefined) => l1Proxy(stack, { auth }), [undefined, [{ authScheme: 'SECRETS', secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:database-AbCdEf' }]], 'error ProxyAuthMissing Shop/Proxy Auth'),
  },
  'proxy-limits': {
    L2: wrongValue('the name of another proxy', (stack, dbProxyName: string) => {
      const cluster = l2Mysql(stack);
      proxied(cluster, { dbProxyName: 'orders' });
      proxied(cluster, { dbProxyName }, 'Second');
    }, ['orders', 'second'], ['error ProxyNameTaken Shop/Orders/Proxy/Resource DBProxyName', 'error ProxyNameTaken Shop/Orders/Second/Resource DBProxyName']),
    ours: wrongValue('the name of another proxy', (stack, dbProxyName: string) => {
      const cluster = ours(stack);
      cluster.addProxy('Proxy', { vpc: vpcOf(stack), dbProxyName: 'orders' });
      cluster.addProxy('Second', { vpc: vpcOf(stack), dbProxyName });
    }, ['Orders', 'second'], ['error ProxyNameTaken Shop/Orders/Proxy/Resource DBProxyName', 'error ProxyNameTaken Shop/Orders/Second/Resource DBProxyName']),
    L1: wrongValue('a description for each secret that is too long', (stack, length: number) => l1Proxy(stack, { auth: [{ authScheme: 'SECRETS', secretArn: new secretsmanager.CfnSecret(stack, 'Secret').ref, description: 'x'.repeat(length) }] }), [1001, 1000],
      'error ProxyAuthDescriptionLength Shop/Proxy Auth.0.Description'),
  },
};
