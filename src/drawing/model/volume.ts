import { MIN_RETENTION_DAYS } from '../../facts/backup';
import { IO_OPTIMIZED_STORAGE, STANDARD_STORAGE } from '../../facts/storage';
import { table } from '../../facts/tables';
import { Policy, policyOnRemoval } from '../../facts/updates/policies';
import type { Cluster } from '../../topology/cluster';
import type { Detail, Part } from '../diagram';
import { Home, hasSource } from './members';
import { calledBeside } from './naming';
import { Scene } from './scene';

const STORAGE = table<string>({ [STANDARD_STORAGE]: 'Aurora Standard', [IO_OPTIMIZED_STORAGE]: 'Aurora I/O-Optimized' });

const REMOVALS: Readonly<Record<Policy, string>> = {
  Delete: 'is deleted with its data',
  Retain: 'is left behind',
  Snapshot: 'is deleted, a final snapshot is left',
};

/** What all instances of a cluster share. */
export function volumeOf(scene: Scene, home: Home): Part {
  const { cluster, id } = home;
  const { properties } = cluster;
  return scene.undeclared(scene.ids.of(id, 'volume'), 'cluster volume', [
    ...encryption(scene, home),
    ...scene.said(properties, 'StorageType', 'storage', { shown: (type) => STORAGE[type] ?? type, otherwise: STORAGE[STANDARD_STORAGE]! }),
    ...scene.said(properties, 'BackupRetentionPeriod', 'backups kept', { shown: days, otherwise: days(String(MIN_RETENTION_DAYS)) }),
    ...scene.said(properties, 'BacktrackWindow', 'backtrack', { shown: (seconds) => (Number(seconds) > 0 ? hours(seconds) : undefined) }),
    ...scene.saidWhether(properties, 'DeletionProtection', 'deletion protection', { yes: 'on', no: 'off' }),
    ...removal(scene, cluster),
  ]);
}

/** What is not asked for depends on when the cluster was created: see `facts/encryption`. */
function encryption(scene: Scene, home: Home): Detail[] {
  const { cluster } = home;
  const { properties } = cluster;
  const term = 'encryption';
  if (scene.told(() => properties.has('KmsKeyId')) !== false) return [{ term, text: keyOf(scene, cluster), property: 'KmsKeyId' }];
  return scene.saidWhether(properties, 'StorageEncrypted', term, {
    yes: 'with the key of RDS in the account',
    no: hasSource(scene, home) ? 'as its source' : 'not asked for: new clusters get a key that AWS owns',
  });
}

function keyOf(scene: Scene, cluster: Cluster): string | undefined {
  const target = scene.told(() => cluster.properties.target('KmsKeyId'));
  if (target === undefined) return undefined;
  if (typeof target === 'string') return `with ${target}`;
  if ('parts' in target) return `with ${target.outline}`;
  const key = scene.topology.at(target.address);
  return key && `with ${calledBeside(key, cluster)}`;
}

function removal(scene: Scene, cluster: Cluster): Detail[] {
  const read = scene.told(() => ({ policy: cluster.deletionPolicy }));
  const policy = read && policyOnRemoval(cluster.kind.type, read.policy);
  return [{ term: 'on removal', text: policy && REMOVALS[policy] }];
}

const days = (count: string): string => `${count} day${count === '1' ? '' : 's'}`;

function hours(seconds: string): string {
  const count = Number(seconds) / 3600;
  return Number.isInteger(count) ? `${count} hour${count === 1 ? '' : 's'}` : `${seconds} seconds`;
}
