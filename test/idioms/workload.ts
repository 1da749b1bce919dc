import { aws_rds as rds } from 'aws-cdk-lib';
import { WORKLOAD_METADATA } from '../../src/topology/workload';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { l1, l2, ours, reader, resourceOf } from './fixtures';

const two = { readers: [reader()] };

export const idioms: AreaIdioms = {
  workload: {
    L2: {
      title: 'as metadata of the resource',
      mistake: (stack) => resourceOf(l2(stack)).addMetadata(WORKLOAD_METADATA, { tolerableWriteOutageSeconds: 60 }),
      due: ['warning WorkloadFailoverTarget Shop/Orders/Resource', 'warning ClusterFailoverTarget Shop/Orders/Resource'],
      mended: (stack) => resourceOf(l2(stack, two)).addMetadata(WORKLOAD_METADATA, { tolerableWriteOutageSeconds: 60 }),
    },
    ours: wrongValue('a workload that cannot wait, and no reader', (stack, readers: rds.IClusterInstance[]) => ours(stack, { deletionProtection: false, readers, workload: { tolerableWriteOutageSeconds: 60 } }), [[], [reader()]],
      ['warning WorkloadFailoverTarget Shop/Orders/Resource', 'warning ClusterFailoverTarget Shop/Orders/Resource']),
    L1: wrongValue('I/O that is worth another storage type', (stack, storageType: string) => { l1(stack, { storageType }).cfnOptions.metadata = { [WORKLOAD_METADATA]: { ioCostPercent: 40 } }; }, ['aurora', 'aurora-iopt1'],
      'warning WorkloadStorageType Shop/Orders StorageType'),
  },
};
