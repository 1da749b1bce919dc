import { createOnly, handlers, keptWhenRemoved, reference, schema, typeUpdates } from './table';

const FOLDER = 'aws-rds-dbclusterendpoint';

/** Custom endpoints. Source: the schema, and Translator.java, `modifyDbClusterEndpointRequest`. */
export const clusterEndpointUpdates = typeUpdates(
  'AWS::RDS::DBClusterEndpoint',
  { identifier: 'DBClusterEndpointIdentifier', holdsData: false },
  [schema(FOLDER), ...handlers(FOLDER, 'Translator.java'), reference('dbclusterendpoint')],
  createOnly('DBClusterEndpointIdentifier', 'DBClusterIdentifier'),
  keptWhenRemoved('ExcludedMembers', 'StaticMembers'),
);
