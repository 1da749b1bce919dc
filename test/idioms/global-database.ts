import { Duration, Fn, Stack, aws_kms as kms, aws_rds as rds } from 'aws-cdk-lib';
import { GlobalDatabase, SecondaryClusterOptions, SingleMasterClusterProps } from '../../src';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { MYSQL, PASSWORD, POSTGRES, beside, l1, l1Instance, l2, l2Mysql, mysqlProps, ours, postgresOf, reader, resourceOf, vpcOf, writer } from './fixtures';

/** RDS does not manage the password of a member. */
const OWN = { masterUserPassword: PASSWORD };
const AWAY = 'eu-central-1';

/** A global database around a cluster, by its ARN, as guides show it. */
const around = (cluster: rds.DatabaseCluster, props: Partial<rds.CfnGlobalClusterProps> = {}) =>
  new rds.CfnGlobalCluster(cluster.stack, 'World', { globalClusterIdentifier: 'world', sourceDbClusterIdentifier: cluster.clusterArn, ...props });

/** A cluster of `aws-rds` that escape hatches make a secondary. */
const l2Secondary = (stack: Stack, props: Partial<rds.DatabaseClusterProps> = {}, deleted = ['MasterUsername', 'MasterUserPassword']) => {
  const key = new kms.Key(stack, 'Key');
  const resource = resourceOf(l2(stack, { storageEncryptionKey: key, ...props }));
  resource.addPropertyOverride('GlobalClusterIdentifier', 'world');
  for (const property of deleted) resource.addPropertyDeletionOverride(property);
  return resource;
};

/** A global database of ours, with a secondary cluster. */
const world = (stack: Stack, primary: Partial<SingleMasterClusterProps> = {}, secondary: Partial<SecondaryClusterOptions> = {}, away = beside(stack, AWAY, 'Away')) => {
  const database = new GlobalDatabase(stack, 'World', { primary: { engine: POSTGRES, vpc: vpcOf(stack), ...primary } });
  return { database, secondary: database.addSecondary(away, 'Europe', { vpc: vpcOf(away), ...secondary }) };
};

/** A global cluster, and a primary and a secondary that name it by what `Ref` gives, or the name. */
const l1World = (stack: Stack, props: Partial<rds.CfnGlobalClusterProps> = {}) =>
  new rds.CfnGlobalCluster(stack, 'World', { globalClusterIdentifier: 'world', engine: 'aurora-postgresql', engineVersion: '17.7', storageEncrypted: true, ...props });
const l1Secondary = (stack: Stack, props: Partial<rds.CfnDBClusterProps> = {}, instance: Partial<rds.CfnDBInstanceProps> = {}) =>
  l1(stack, { globalClusterIdentifier: 'world', storageEncrypted: true, kmsKeyId: new kms.CfnKey(stack, 'Key', { keyPolicy: {} }).attrArn, masterUsername: undefined, manageMasterUserPassword: undefined, ...props }, { autoMinorVersionUpgrade: false, ...instance });
const l1Primary = (stack: Stack, props: Partial<rds.CfnDBClusterProps> = {}, instance: Partial<rds.CfnDBInstanceProps> = {}) =>
  l1(stack, { globalClusterIdentifier: 'world', storageEncrypted: true, ...OWN, ...props }, { autoMinorVersionUpgrade: false, ...instance });

const noUpgrade = { writer: writer({ autoMinorVersionUpgrade: false }) };
const replica = { masterUsername: undefined, manageMasterUserPassword: undefined };

export const idioms: AreaIdioms = {
  'global-database': {
    L2: [
      wrongValue('the engine beside the source', (stack, engine: string | undefined) => around(l2(stack, noUpgrade), { engine }), ['aurora-postgresql', undefined], 'error GlobalClusterSourceEngine Shop/World Engine'),
      wrongValue('two clusters of a Region', (stack, region: string) => {
        around(l2(stack, noUpgrade));
        l2Secondary(beside(stack, region, 'Away'), noUpgrade);
      }, ['eu-west-1', AWAY], 'error GlobalMemberRegion Away/Orders/Resource GlobalClusterIdentifier'),
    ],
    ours: wrongValue('a secondary beside the primary', (stack, region: string) => world(stack, {}, {}, beside(stack, region, 'Away')), ['eu-west-1', AWAY], 'error GlobalMemberRegion Away/Europe/Resource GlobalClusterIdentifier'),
    L1: wrongValue('two clusters of a stack, by Ref', (stack, region: string) => {
      const { ref } = l1World(stack);
      l1Primary(stack, { globalClusterIdentifier: ref });
      l1Secondary(beside(stack, region, 'Away'), { globalClusterIdentifier: ref });
    }, ['eu-west-1', AWAY], 'error GlobalMemberRegion Away/Orders GlobalClusterIdentifier'),
  },
  'global-database-members': {
    L2: wrongValue('backtrack', (stack, backtrackWindow: Duration | undefined) => around(l2Mysql(stack, { ...noUpgrade, backtrackWindow })), [Duration.hours(24), undefined], 'error GlobalMemberBacktrack Shop/Orders/Resource BacktrackWindow'),
    ours: wrongValue('a password that RDS manages', (stack, isManaged: boolean) => {
      const cluster = ours(stack, { credentials: isManaged ? undefined : rds.Credentials.fromGeneratedSecret('dbadmin'), writer: writer({ autoMinorVersionUpgrade: false }), readers: [reader({ autoMinorVersionUpgrade: false })] });
      new GlobalDatabase(stack, 'World', { existingPrimary: cluster });
    }, [true, false], 'error GlobalMemberManagedPassword Shop/Orders/Resource ManageMasterUserPassword'),
    L1: wrongValue('a source by its ARN, whose password RDS manages', (stack, isManaged: boolean) => {
      const source = l1(stack, isManaged ? {} : OWN, { autoMinorVersionUpgrade: false });
      new rds.CfnGlobalCluster(stack, 'World', { globalClusterIdentifier: 'world', sourceDbClusterIdentifier: source.attrDbClusterArn });
    }, [true, false], 'error GlobalMemberManagedPassword Shop/Orders ManageMasterUserPassword'),
  },
  'global-database-versions': {
    L2: wrongValue('another major in the other Region', (stack, version: string) => {
      around(l2(stack, noUpgrade));
      l2Secondary(beside(stack, AWAY, 'Away'), { ...noUpgrade, engine: postgresOf(version) });
    }, ['16.8', '17.7'], 'error GlobalMemberMajorVersion Away/Orders/Resource EngineVersion'),
    ours: wrongValue('another minor by an override', (stack, version: string) => resourceOf(world(stack).secondary).addPropertyOverride('EngineVersion', version), ['17.6', '17.7'], 'warning GlobalMemberMinorVersion Away/Europe/Resource EngineVersion'),
    L1: wrongValue('no version where the global cluster has one', (stack, engineVersion: string | undefined) => l1Primary(stack, { globalClusterIdentifier: l1World(stack).ref, engineVersion }), [undefined, '17.7'], 'warning GlobalMemberVersionMissing Shop/Orders EngineVersion'),
  },
  'global-database-secondaries': {
    L2: wrongValue('the user that aws-rds always says', (stack, deleted: string[]) => {
      around(l2(stack, noUpgrade));
      l2Secondary(beside(stack, AWAY, 'Away'), noUpgrade, deleted);
    }, [['MasterUserPassword'], ['MasterUsername', 'MasterUserPassword']], 'error GlobalSecondaryMasterUsername Away/Orders/Resource MasterUsername'),
    ours: wrongValue('a database by an override', (stack, name: string | undefined) => resourceOf(world(stack).secondary).addPropertyOverride('DatabaseName', name), ['orders', undefined], 'error GlobalSecondaryDatabaseName Away/Europe/Resource DatabaseName'),
    L1: wrongValue('no key of its own Region', (stack, hasKey: boolean) => {
      l1Primary(stack, { globalClusterIdentifier: l1World(stack).ref });
      l1Secondary(beside(stack, AWAY, 'Away'), hasKey ? {} : { kmsKeyId: undefined });
    }, [false, true], 'error GlobalSecondaryKmsKey Away/Orders KmsKeyId'),
  },
  'global-database-operation': {
    L2: [
      wrongValue('a primary that is small', (stack, serverlessV2MinCapacity: number) => around(l2(stack, { writer: rds.ClusterInstance.serverlessV2('Writer', { autoMinorVersionUpgrade: false }), serverlessV2MinCapacity, serverlessV2MaxCapacity: 32 })), [0.5, 8],
        'warning GlobalPrimaryServerlessCapacity Shop/Orders/Resource ServerlessV2ScalingConfiguration.MinCapacity'),
      wrongValue('automatic upgrades', (stack, autoMinorVersionUpgrade: boolean) => around(l2(stack, { writer: writer({ autoMinorVersionUpgrade }) })), [true, false],
        ['warning GlobalInstanceAutoMinorVersionUpgrade Shop/Orders/Writer/Resource AutoMinorVersionUpgrade', 'warning EngineVersionAutoUpgrade Shop/Orders/Writer/Resource AutoMinorVersionUpgrade']),
    ],
    ours: wrongValue('a primary that is small', (stack, serverlessV2MinCapacity: number) => world(stack, { serverlessV2MinCapacity, serverlessV2MaxCapacity: 32 }), [1, 8], 'warning GlobalPrimaryServerlessCapacity Shop/World/Primary/Resource ServerlessV2ScalingConfiguration.MinCapacity'),
    L1: wrongValue('automatic upgrades', (stack, autoMinorVersionUpgrade: boolean) => l1Primary(stack, { globalClusterIdentifier: l1World(stack).ref }, { autoMinorVersionUpgrade }), [true, false],
      ['warning GlobalInstanceAutoMinorVersionUpgrade Shop/OrdersWriter AutoMinorVersionUpgrade', 'warning EngineVersionAutoUpgrade Shop/OrdersWriter AutoMinorVersionUpgrade']),
  },
  'cross-region-replicas': {
    L2: [
      wrongValue('PostgreSQL, from another Region', (stack, region: string) => {
        const source = l2(beside(stack, region, 'Away'), { clusterIdentifier: 'source' });
        l2(stack, { storageEncryptionKey: new kms.Key(stack, 'Key'), replicationSourceIdentifier: source.clusterArn });
      }, [AWAY, 'eu-west-1'], 'error ReplicaPostgresqlRegion Shop/Orders/Resource ReplicationSourceIdentifier'),
      wrongValue('a source that writes no binary log', (stack, binlog_format: string) => {
        const source = l2Mysql(beside(stack, AWAY, 'Away'), { clusterIdentifier: 'source', parameters: { binlog_format } });
        l2Mysql(stack, { storageEncryptionKey: new kms.Key(stack, 'Key'), replicationSourceIdentifier: source.clusterArn });
      }, ['OFF', 'MIXED'], 'error ReplicaSourceBinlog Shop/Orders/Resource ReplicationSourceIdentifier'),
    ],
    ours: wrongValue('a user by an override', (stack, user: string | undefined) => {
      const source = l2Mysql(beside(stack, AWAY, 'Away'), { clusterIdentifier: 'source', parameters: { binlog_format: 'MIXED' } });
      resourceOf(ours(stack, { engine: MYSQL, replicationSourceIdentifier: source.clusterArn })).addPropertyOverride('MasterUsername', user);
    }, ['dbadmin', undefined], 'error ReplicaMasterUsername Shop/Orders/Resource MasterUsername'),
    L1: wrongValue('no key of its own Region', (stack, kmsKeyId: string | undefined) => l1(stack, { ...mysqlProps, ...replica, storageEncrypted: true, kmsKeyId, replicationSourceIdentifier: `arn:aws:rds:${AWAY}:111122223333:cluster:source` }),
      [undefined, 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab'], 'error ReplicaKmsKey Shop/Orders KmsKeyId'),
  },
  'source-region': {
    L2: wrongValue('a Region for a cluster that has no source', (stack, region: string | undefined) => resourceOf(l2(stack)).addPropertyOverride('SourceRegion', region), ['eu-central-1', undefined], 'warning SourceRegionUnused Shop/Orders/Resource SourceRegion'),
    ours: wrongValue('the name of a place', (stack, sourceRegion: string) => world(stack, {}, { sourceRegion }), ['ireland', 'eu-west-1'], 'error SourceRegionSpelling Away/Europe/Resource SourceRegion'),
    L1: wrongValue('another Region than that of the source', (stack, sourceRegion: string) => l1(stack, { ...mysqlProps, ...replica, sourceRegion, replicationSourceIdentifier: Fn.sub(`arn:\${AWS::Partition}:rds:${AWAY}:\${AWS::AccountId}:cluster:source`) }), ['us-east-1', AWAY],
      'warning SourceRegionMismatch Shop/Orders SourceRegion'),
  },
  'write-forwarding': {
    L2: wrongValue('no reader to forward from', (stack, readers: rds.IClusterInstance[]) => l2Mysql(stack, { enableLocalWriteForwarding: true, readers }), [[], [reader()]], 'warning LocalWriteForwardingReader Shop/Orders/Resource EnableLocalWriteForwarding'),
    ours: wrongValue('before there was any', (stack, version: string) => ours(stack, { engine: postgresOf(version), enableLocalWriteForwarding: true }), ['16.3', '17.7'], ['error LocalWriteForwardingVersion Shop/Orders/Resource EnableLocalWriteForwarding', 'error EngineVersionRetired Shop/Orders/Resource EngineVersion']),
    L1: wrongValue('before a proxy of PostgreSQL', (stack, enableLocalWriteForwarding: boolean) => {
      const cluster = l1(stack, { enableLocalWriteForwarding });
      const member = l1Instance(stack, cluster);
      new rds.CfnDBProxyTargetGroup(stack, 'Targets', { dbProxyName: 'app', targetGroupName: 'default', dbClusterIdentifiers: [cluster.ref] }).node.addDependency(member);
    }, [true, false], 'warning LocalWriteForwardingProxy Shop/Orders EnableLocalWriteForwarding'),
  },
};
