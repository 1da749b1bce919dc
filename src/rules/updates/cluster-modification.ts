import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { userGuide } from '../../facts/sources';
import { clusterUpdates } from '../../facts/updates/cluster';
import { READ } from '../../facts/updates/table';
import { changed, told } from '../_changes';
import { ANYTHING, mysql, postgresql } from '../_examples';

const { sources } = clusterUpdates;

const portChanged = changeRule('ClusterPortChanged', {
  on: 'updatedCluster',
  with: 'Port',
  effect: 'interrupted',
  since: '0.1.0',
  summary: 'A deployed cluster keeps its port.',
  sources: [userGuide('Aurora.Modifying.html', READ), ...sources],
  check: (cluster) => cluster.way('Port') === 'changed' && { at: 'Port' },
  what: (_, cluster) => told(cluster, 'Port'),
  why: 'RDS restarts all instances of the cluster at once, and clients and security groups still name the old port',
  fix: (_, cluster) => `keep Port ${cluster.shown('Port').before}, or plan for the outage and open the new port first`,
  invalid: [changed('another port', postgresql({ Port: 5432 }), postgresql({ Port: 5433 }))],
  valid: [
    changed('the same port, as text', postgresql({ Port: 5432 }), postgresql({ Port: '5432' })),
    changed('the port is an import', postgresql({ Port: 5432 }), postgresql({ Port: ANYTHING })),
  ],
});

const scalingRemoved = changeRule('ClusterServerlessV2ScalingRemoved', {
  on: 'updatedCluster',
  with: 'ServerlessV2ScalingConfiguration',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'ServerlessV2ScalingConfiguration is changed, and not removed, to change the capacity.',
  sources,
  check: (cluster) => cluster.way('ServerlessV2ScalingConfiguration') === 'removed' && { at: 'ServerlessV2ScalingConfiguration' },
  what: (_, cluster) => told(cluster, 'ServerlessV2ScalingConfiguration'),
  why: 'CloudFormation sends nothing for what is absent, so the cluster keeps the range, and the template no longer says which',
  fix: 'keep ServerlessV2ScalingConfiguration for as long as the cluster is to have a range',
  invalid: [
    changed('it is removed', mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 } }), mysql()),
  ],
  valid: [
    changed('another range', mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 8 } }), mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 16 } })),
    changed('it was an import', mysql({ ServerlessV2ScalingConfiguration: ANYTHING }), mysql()),
  ],
});

export const clusterModification = topic<ChangeRule>(
  'cluster-modification',
  {
    title: 'Updates of a cluster in place',
    about: 'CloudFormation sends what changes in place at once: nothing waits for the maintenance window. What a template no longer says is not '
      + 'sent, and stays in force. These rules run where the app is compared with what is deployed: see `baseline`.',
  },
  [portChanged, scalingRemoved],
);
