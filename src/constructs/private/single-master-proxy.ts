import { Names } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { Construct } from 'constructs';
import { MAX_PROXY_NAME } from '../../private/facts/proxy';
import { privateSubnets } from './network';

/** The options of a proxy: the user's, and ours where there are none. */
export function proxyDefaults(id: string, options: rds.DatabaseProxyOptions, cluster: rds.DatabaseCluster): rds.DatabaseProxyOptions {
  const logsInWithIam = options.defaultAuthScheme === rds.DefaultAuthScheme.IAM_AUTH;
  const ownSubnets = options.vpc === cluster.vpc ? cluster.vpcSubnets : undefined;
  return {
    ...options,
    dbProxyName: options.dbProxyName ?? proxyName(cluster, id),
    requireTLS: options.requireTLS ?? true,
    secrets: options.secrets ?? (cluster.secret === undefined || logsInWithIam ? undefined : [cluster.secret]),
    vpcSubnets: options.vpcSubnets ?? ownSubnets ?? privateSubnets(options.vpc),
  };
}

/** An endpoint to the readers, where the proxy is. */
export function addReaderEndpoint(
  id: string,
  proxy: rds.DatabaseProxy,
  where: rds.DatabaseProxyEndpointOptions,
): rds.IDatabaseProxyEndpoint {
  return proxy.addEndpoint(id, {
    ...where,
    securityGroups: proxy.connections.securityGroups,
    targetRole: rds.ProxyEndpointTargetRole.READ_ONLY,
  });
}

/** Names of proxies are unique in a Region, and the id alone is not. */
function proxyName(scope: Construct, id: string): string {
  const suffix = id.replace(/[^A-Za-z0-9]/g, '').slice(0, MAX_PROXY_NAME / 2);
  const prefix = Names.uniqueResourceName(scope, { maxLength: MAX_PROXY_NAME - suffix.length - 1, separator: '-' });
  return `${prefix}-${suffix}`.replace(/-+$/, '');
}
