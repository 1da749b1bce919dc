import { createOnly, handlers, keptWhenRemoved, reference, schema, typeUpdates } from './table';

const FOLDER = 'aws-rds-dbshardgroup';

/** The shards of a Limitless cluster hold its data. Source: the schema, and Translator.java, `modifyDbShardGroupRequest`. */
export const shardGroupUpdates = typeUpdates(
  'AWS::RDS::DBShardGroup',
  { identifier: 'DBShardGroupIdentifier', holdsData: true },
  [schema(FOLDER), ...handlers(FOLDER, 'Translator.java'), reference('dbshardgroup')],
  createOnly('DBClusterIdentifier', 'DBShardGroupIdentifier', 'PubliclyAccessible'),
  keptWhenRemoved('ComputeRedundancy', 'MaxACU', 'MinACU'),
);
