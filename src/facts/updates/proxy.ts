import { createOnly, reference, typeUpdates } from './table';

/**
 * Proxies, which hold no data. Their names are required, so whatever else would replace a proxy or an endpoint is refused.
 * Their handlers are not public. Source: createOnlyProperties and primaryIdentifier of the schemas of us-east-1, 2026-10-20.
 */
export const proxyUpdates = typeUpdates(
  'AWS::RDS::DBProxy',
  { identifier: 'DBProxyName', holdsData: false },
  [reference('dbproxy')],
  createOnly('DBProxyName', 'EndpointNetworkType', 'EngineFamily', 'TargetConnectionNetworkType', 'VpcSubnetIds'),
);

/** CloudFormation knows one by its ARN, so no name stands in the way. */
export const proxyTargetGroupUpdates = typeUpdates(
  'AWS::RDS::DBProxyTargetGroup',
  { holdsData: false },
  [reference('dbproxytargetgroup')],
  createOnly('DBProxyName', 'TargetGroupName'),
);

export const proxyEndpointUpdates = typeUpdates(
  'AWS::RDS::DBProxyEndpoint',
  { identifier: 'DBProxyEndpointName', holdsData: false },
  [reference('dbproxyendpoint')],
  createOnly('DBProxyEndpointName', 'DBProxyName', 'EndpointNetworkType', 'VpcSubnetIds'),
);
