import { createOnly, handlers, keptWhenRemoved, reference, schema, typeUpdates } from './table';

const FOLDER = 'aws-rds-globalcluster';

/**
 * Global databases: the data is in their clusters, and one that has clusters cannot be deleted.
 *
 * Sources: the schema (create-only); Translator.java, `modifyGlobalClusterRequest`; UpdateHandler.java.
 */
export const globalClusterUpdates = typeUpdates(
  'AWS::RDS::GlobalCluster',
  { identifier: 'GlobalClusterIdentifier', holdsData: false },
  [schema(FOLDER), ...handlers(FOLDER, 'UpdateHandler.java', 'Translator.java'), reference('globalcluster')],
  createOnly('Engine', 'GlobalClusterIdentifier', 'SourceDBClusterIdentifier', 'StorageEncrypted'),
  keptWhenRemoved('DeletionProtection', 'EngineVersion'),
  {
    EngineLifecycleSupport: { refusedWith: 'EngineLifecycleSupport cannot be modified.' },
    EngineVersion: { interrupts: true },
  },
);
