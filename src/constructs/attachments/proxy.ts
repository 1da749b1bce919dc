import { Names, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct, IConstruct } from 'constructs';
import { ROLE_DESCRIPTION, describedBy } from '../../facts/descriptions';
import { MAX_PROXY_NAME } from '../../facts/proxy';
import { privateSubnets } from '../shared/network';

/** The options of a proxy: the user's, and ours where there are none. */
export function proxyDefaults(id: string, options: rds.DatabaseProxyOptions, cluster: rds.DatabaseCluster): rds.DatabaseProxyOptions {
  const logsInWithIam = options.defaultAuthScheme === rds.DefaultAuthScheme.IAM_AUTH;
  const ownSubnets = options.vpc === cluster.vpc ? cluster.vpcSubnets : undefined;
  const secrets = options.secrets ?? (cluster.secret === undefined || logsInWithIam ? [] : [cluster.secret]);
  return {
    ...options,
    role: options.role ?? (secrets.length === 0 ? undefined : roleToRead(id, secrets, cluster)),
    dbProxyName: options.dbProxyName ?? proxyName(cluster, id),
    requireTLS: options.requireTLS ?? true,
    secrets: secrets.length === 0 ? options.secrets : secrets,
    vpcSubnets: options.vpcSubnets ?? ownSubnets ?? privateSubnets(options.vpc),
  };
}

/** What a proxy needs before it can log in. */
export function proxyPolicies(id: string, scope: Construct): IConstruct[] {
  return [scope.node.tryFindChild(policyId(id))].filter((policy) => policy !== undefined);
}

const policyId = (id: string): string => `${id}Policy`;

/** A role with a policy of its own kind, because compliance packs want none that is part of a role. */
function roleToRead(id: string, secrets: readonly secretsmanager.ISecret[], scope: Construct): iam.IRole {
  const role = new iam.Role(scope, `${id}Role`, {
    description: describedBy(ROLE_DESCRIPTION, 'Lets the RDS Proxy ', `${scope.node.path}/${id}`, ' log in to its cluster'),
    assumedBy: new iam.ServicePrincipal('rds.amazonaws.com'),
  });
  const policy = new iam.ManagedPolicy(scope, policyId(id), { roles: [role] });
  policy.addStatements(new iam.PolicyStatement({
    actions: ['secretsmanager:GetSecretValue', 'secretsmanager:DescribeSecret'],
    resources: secrets.map(({ secretArn }) => secretArn),
  }));
  const keys = secrets.flatMap(({ encryptionKey }) => encryptionKey?.keyArn ?? []);
  if (keys.length > 0) {
    policy.addStatements(new iam.PolicyStatement({
      actions: ['kms:Decrypt'],
      resources: [...new Set(keys)],
      conditions: { StringEquals: { 'kms:ViaService': `secretsmanager.${Stack.of(scope).region}.amazonaws.com` } },
    }));
  }
  return role.withoutPolicyUpdates();
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
  return [prefix, suffix].filter((part) => part !== '').join('-');
}
