import { Source, cfnHandler } from './sources';
import { table } from './tables';

/**
 * What CloudFormation sends on the way to a cluster, and what it drops without a word. A dropped property decides nothing: the request is
 * the same as without it.
 *
 * Source: CreateHandler.java (which request is made, and the ModifyDBCluster that follows a restore), Translator.java (what each holds)
 * and util/ResourceModelHelper.java (what counts as set) in aws-rds-dbcluster/src/main/java/software/amazon/rds/dbcluster of
 * https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds (5a410e84 of 2025-07-25, read 2026-11-28).
 * A property that is newer than that counts as sent.
 */

const READ = '2026-11-28';
const HANDLER = 'aws-rds-dbcluster/src/main/java/software/amazon/rds/dbcluster/';

/** Where it is read. */
export const creationHandlers: readonly Source[] = ['CreateHandler.java', 'Translator.java'].map((file) => cfnHandler(HANDLER + file, READ));

/** The request a cluster is created with. What the ModifyDBCluster after a restore sends counts as part of the restore. */
export type CreationRequest = 'CreateDBCluster' | 'RestoreDBClusterFromSnapshot' | 'RestoreDBClusterToPointInTime';

/** Properties that make a cluster a copy or a clone of another one. They win over a snapshot. */
export const COPY_SOURCES = ['SourceDBClusterIdentifier', 'SourceDbClusterResourceId'] as const;

/** The property that makes it one restored from a snapshot. */
export const SNAPSHOT_SOURCE = 'SnapshotIdentifier';

/** The request CloudFormation makes, by the properties that are set. One that is empty is not. */
export function creationRequest(isSet: (property: string) => boolean): CreationRequest {
  if (COPY_SOURCES.some(isSet)) return 'RestoreDBClusterToPointInTime';
  return isSet(SNAPSHOT_SOURCE) ? 'RestoreDBClusterFromSnapshot' : 'CreateDBCluster';
}

/**
 * The ways to a cluster, and the request of each. A Limitless cluster is restored by the same requests: what differs is which of the two
 * calls sends the monitoring settings, not whether they are sent.
 */
export const CREATION_PATHS = {
  'new': 'CreateDBCluster',
  'read replica': 'CreateDBCluster',
  'secondary of a global database': 'CreateDBCluster',
  'express configuration': 'CreateDBCluster',
  'Limitless': 'CreateDBCluster',
  'snapshot restore': 'RestoreDBClusterFromSnapshot',
  'Limitless from a snapshot': 'RestoreDBClusterFromSnapshot',
  'point-in-time copy': 'RestoreDBClusterToPointInTime',
  'clone': 'RestoreDBClusterToPointInTime',
  'Limitless copy': 'RestoreDBClusterToPointInTime',
} as const satisfies Record<string, CreationRequest>;

/** Another property that decides whether a property is sent. */
export interface Decider {
  readonly property: string;
  /** The value it is sent with, or dropped with; in whatever case. */
  readonly value: string;
  readonly effect: 'sent' | 'dropped';
}

/** Dropped always, or as another property decides. */
export type Drop = 'always' | Decider;

const AT_RESTORE: Readonly<Record<string, Drop>> = {
  ClusterScalabilityType: 'always',
  DBSystemId: 'always',
  GlobalClusterIdentifier: 'always',
  MasterUsername: 'always',
  // The key of the secret goes with the request to manage the password.
  MasterUserSecret: { property: 'ManageMasterUserPassword', value: 'true', effect: 'sent' },
  ReplicationSourceIdentifier: 'always',
  SourceRegion: 'always',
  StorageEncrypted: 'always',
};

/** What is dropped for each request. `AssociatedRoles` are added afterwards, whatever the request. */
const DROPPED: Readonly<Record<CreationRequest, Readonly<Record<string, Drop>>>> = {
  CreateDBCluster: table<Drop>({ RestoreToTime: 'always', RestoreType: 'always', UseLatestRestorableTime: 'always' }),
  RestoreDBClusterFromSnapshot: table<Drop>({ ...AT_RESTORE, RestoreToTime: 'always', RestoreType: 'always', UseLatestRestorableTime: 'always' }),
  RestoreDBClusterToPointInTime: table<Drop>({
    ...AT_RESTORE,
    AvailabilityZones: 'always',
    DatabaseName: 'always',
    Engine: 'always',
    // Not sent either, but CloudFormation sends the capacity of Serverless v1 with it.
    EngineMode: { property: 'EngineMode', value: 'serverless', effect: 'sent' },
    EngineVersion: 'always',
    RestoreToTime: { property: 'UseLatestRestorableTime', value: 'true', effect: 'dropped' },
    SnapshotIdentifier: 'always',
  }),
};

/** The properties that are dropped although the cluster is no copy. */
export const DROPPED_WHEN_NEW: readonly string[] = Object.keys(DROPPED.CreateDBCluster);

/** The properties that some request drops. */
export const DROPPABLE: readonly string[] = [...new Set(Object.values(DROPPED).flatMap((dropped) => Object.keys(dropped)))];

/** Whether a request drops a property; undefined where it is sent. */
export const dropOf = (request: CreationRequest, property: string): Drop | undefined => DROPPED[request][property];

/**
 * Properties of an instance with which CloudFormation makes it in another way than as a member of a cluster, and the request it makes then:
 * DBClusterIdentifier is not sent. Empty ones do not count.
 * Source: CreateHandler.java, Translator.java and util/ResourceModelHelper.java in
 * aws-rds-dbinstance/src/main/java/software/amazon/rds/dbinstance of the same repository (5a410e84 of 2025-07-25, read 2026-11-28).
 */
export const MEMBER_DETOURS = {
  DBSnapshotIdentifier: 'RestoreDBInstanceFromDBSnapshot',
  DBClusterSnapshotIdentifier: 'RestoreDBInstanceFromDBSnapshot',
  SourceDBInstanceIdentifier: 'CreateDBInstanceReadReplica',
  SourceDBClusterIdentifier: 'CreateDBInstanceReadReplica',
  DBSecurityGroups: 'CreateDBInstance in the version of 2012',
} as const;

/** Where that is read. */
export const memberHandlers: readonly Source[] = ['CreateHandler.java', 'Translator.java'].map((file) =>
  cfnHandler(`aws-rds-dbinstance/src/main/java/software/amazon/rds/dbinstance/${file}`, READ));
