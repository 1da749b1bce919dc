import { createOnly, handlers, reference, schema, typeUpdates } from './table';

/**
 * Parameter groups: parameters change in place, and one that is removed is reset to its default. Static ones wait for a restart, which
 * the handler of the members then makes.
 *
 * Sources: the schemas (create-only); UpdateHandler.java.
 */
export const clusterParameterGroupUpdates = typeUpdates(
  'AWS::RDS::DBClusterParameterGroup',
  { identifier: 'DBClusterParameterGroupName', holdsData: false },
  [schema('aws-rds-dbclusterparametergroup'), ...handlers('aws-rds-dbclusterparametergroup', 'UpdateHandler.java'), reference('dbclusterparametergroup')],
  createOnly('DBClusterParameterGroupName', 'Description', 'Family'),
  { Parameters: { resetsTo: 'its default' } },
);

export const instanceParameterGroupUpdates = typeUpdates(
  'AWS::RDS::DBParameterGroup',
  { identifier: 'DBParameterGroupName', holdsData: false },
  [schema('aws-rds-dbparametergroup'), ...handlers('aws-rds-dbparametergroup', 'UpdateHandler.java'), reference('dbparametergroup')],
  createOnly('DBParameterGroupName', 'Description', 'Family'),
  { Parameters: { resetsTo: 'its default' } },
);
