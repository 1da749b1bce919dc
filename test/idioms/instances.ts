import { Aspects, CfnMapping, CfnParameter, Fn, Stack, aws_applicationautoscaling as appscaling, aws_ec2 as ec2, aws_kms as kms, aws_rds as rds } from 'aws-cdk-lib';
import { AreaIdioms, wrongValue } from '../support/idioms';
import { l1, l1Cluster, l1Instance, l2, ours, reader, resourceOf, vpcOf, writer } from './fixtures';

const type = (family: ec2.InstanceClass, size = ec2.InstanceSize.LARGE) => ec2.InstanceType.of(family, size);
const two = { readers: [reader()] };

/** A scalable target as `aws-applicationautoscaling` makes it. */
const scaled = (stack: Stack, cluster: rds.IDatabaseCluster, maxCapacity = 4) => new appscaling.ScalableTarget(stack, 'Readers', {
  serviceNamespace: appscaling.ServiceNamespace.RDS,
  resourceId: `cluster:${cluster.clusterIdentifier}`,
  scalableDimension: 'rds:cluster:ReadReplicaCount',
  minCapacity: 1,
  maxCapacity,
});

export const idioms: AreaIdioms = {
  'instance-class': {
    L2: [
      wrongValue('a class that is older than the engine', (stack, instanceType: ec2.InstanceType) => l2(stack, { writer: writer({ instanceType }) }),
        [type(ec2.InstanceClass.R4), type(ec2.InstanceClass.R7G)], 'error InstanceClassMaximumVersion Shop/Orders/Writer/Resource DBInstanceClass'),
      wrongValue('db before what has it already', (stack, name: string) => l2(stack, { writer: writer({ instanceType: new ec2.InstanceType(name) }) }), ['db.r6g.large', 'r6g.large'],
        'error InstanceClassSpelling Shop/Orders/Writer/Resource DBInstanceClass'),
      wrongValue('instanceProps, with a family that is not for databases', (stack, instanceType: ec2.InstanceType) => l2(stack, { writer: undefined, instances: 1, instanceProps: { vpc: vpcOf(stack), instanceType }, vpc: undefined }),
        [type(ec2.InstanceClass.M5), type(ec2.InstanceClass.R7G)], 'error InstanceClassFamily Shop/Orders/Instance1 DBInstanceClass'),
    ],
    ours: wrongValue('a class for general purposes', (stack, instanceType: ec2.InstanceType) => ours(stack, { writer: writer({ instanceType }), ...two }),
      [type(ec2.InstanceClass.M6G), type(ec2.InstanceClass.R7G)], 'error InstanceClassFamily Shop/Orders/Writer/Resource DBInstanceClass'),
    L1: wrongValue('the text of an InstanceType, which has no db in front', (stack, dbInstanceClass: string) => l1(stack, {}, { dbInstanceClass }),
      [type(ec2.InstanceClass.R6G).toString(), `db.${type(ec2.InstanceClass.R6G).toString()}`], 'error InstanceClassSpelling Shop/OrdersWriter DBInstanceClass'),
  },
  'instance-creation': {
    L2: {
      title: 'the engine is deleted by an override',
      mistake: (stack) => resourceOf(l2(stack), 'Writer').addPropertyDeletionOverride('Engine'),
      due: 'error MemberEngineMissing Shop/Orders/Writer/Resource Engine',
      mended: (stack) => void l2(stack),
    },
    ours: {
      title: 'the class is deleted by an override',
      mistake: (stack) => resourceOf(ours(stack), 'Instance2').addDeletionOverride('Properties.DBInstanceClass'),
      due: 'error InstanceClassMissing Shop/Orders/Instance2/Resource DBInstanceClass',
      mended: (stack) => void ours(stack),
    },
    L1: {
      title: 'an instance that leaves the engine to its cluster',
      mistake: (stack) => new rds.CfnDBInstance(stack, 'Writer', { dbClusterIdentifier: l1Cluster(stack).ref, dbInstanceClass: 'db.r7g.large' }),
      due: 'error MemberEngineMissing Shop/Writer Engine',
      mended: (stack) => l1Instance(stack, l1Cluster(stack), {}, 'Writer'),
    },
  },
  'single-master-availability': {
    L2: [
      wrongValue('protected from deletion, and alone', (stack, readers: rds.IClusterInstance[]) => l2(stack, { deletionProtection: true, readers }), [[], [reader()]], 'warning ClusterFailoverTarget Shop/Orders/Resource'),
      wrongValue('a tier past the last', (stack, promotionTier: number) => resourceOf(l2(stack, two), 'Reader').addPropertyOverride('PromotionTier', promotionTier), [16, 15], 'error MemberPromotionTier Shop/Orders/Reader/Resource PromotionTier'),
    ],
    ours: wrongValue('no readers', (stack, readers: rds.IClusterInstance[]) => ours(stack, { readers }), [[], [reader()]], 'warning ClusterFailoverTarget Shop/Orders/Resource'),
    L1: wrongValue('all in the zone of the first subnet', (stack, zone: number) => {
      const zones = new CfnMapping(stack, 'Zones', { mapping: { Second: { 0: 'eu-west-1a', 1: 'eu-west-1b' } } });
      const cluster = l1(stack, {}, { availabilityZone: 'eu-west-1a' });
      l1Instance(stack, cluster, { availabilityZone: zones.findInMap('Second', String(zone)) });
    }, [0, 1], 'warning ClusterInstanceZones Shop/Orders'),
  },
  'member-consistency': {
    L2: [
      wrongValue('a reader of its own beside the cluster, of another engine', (stack, engine: string) => new rds.CfnDBInstance(stack, 'Reader', { dbClusterIdentifier: l2(stack).clusterIdentifier, engine, dbInstanceClass: 'db.r7g.large' }),
        ['aurora-mysql', 'aurora-postgresql'], 'error MemberEngine Shop/Reader Engine'),
      {
        title: 'an aspect that says of each instance what the cluster does not',
        mistake: (stack) => {
          l2(stack, { storageEncrypted: false });
          Aspects.of(stack).add({ visit: (node) => { if (rds.CfnDBInstance.isCfnDBInstance(node)) node.storageEncrypted = true; } });
        },
        due: ['error MemberStorageEncrypted Shop/Orders/Writer/Resource StorageEncrypted', 'warning ClusterStorageEncryptedOff Shop/Orders/Resource StorageEncrypted'],
        mended: (stack) => {
          l2(stack);
          Aspects.of(stack).add({ visit: (node) => { if (rds.CfnDBInstance.isCfnDBInstance(node)) node.storageEncrypted = true; } });
        },
        isSynthesized: true,
      },
      wrongValue('a cluster that is imported by its name, which the app has', (stack, engine: string) => {
        l2(stack, { clusterIdentifier: 'orders' });
        const { clusterIdentifier } = rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Imported', { clusterIdentifier: 'orders' });
        new rds.CfnDBInstance(stack, 'Reader', { dbClusterIdentifier: clusterIdentifier, engine, dbInstanceClass: 'db.r7g.large' });
      }, ['aurora-mysql', 'aurora-postgresql'], 'error MemberEngine Shop/Reader Engine'),
      wrongValue('a removal policy of each instance', (stack, policy: string) => resourceOf(l2(stack), 'Writer').addOverride('DeletionPolicy', policy), ['Snapshot', 'Delete'], 'error MemberDeletionPolicySnapshot Shop/Orders/Writer/Resource'),
    ],
    ours: wrongValue('an instance in the subnets of another cluster', (stack, isOther: boolean) => {
      const cluster = ours(stack);
      const other = new rds.SubnetGroup(stack, 'Others', { description: 'x', vpc: vpcOf(stack) });
      const own = (cluster.node.defaultChild as rds.CfnDBCluster).dbSubnetGroupName;
      new rds.CfnDBInstance(stack, 'Reader', { dbClusterIdentifier: cluster.clusterIdentifier, engine: 'aurora-postgresql', dbInstanceClass: 'db.r7g.large', dbSubnetGroupName: isOther ? other.subnetGroupName : own, monitoringInterval: 60, monitoringRoleArn: cluster.monitoringRole!.roleArn });
    }, [true, false], 'error MemberSubnetGroup Shop/Reader DBSubnetGroupName'),
    L1: wrongValue('the version of the instance by a parameter', (stack, version: string | undefined) => l1(stack, {}, { engineVersion: version && new CfnParameter(stack, 'Version', { default: version, allowedValues: [version] }).valueAsString }), ['16.8', undefined],
      'error MemberEngineVersion Shop/OrdersWriter EngineVersion'),
  },
  'member-cluster-settings': {
    L2: wrongValue('backups by an override of the writer', (stack, child: string) => resourceOf(l2(stack), ...(child === '' ? [] : [child])).addPropertyOverride('BackupRetentionPeriod', 7), ['Writer', ''],
      'error MemberBackupRetentionPeriod Shop/Orders/Writer/Resource BackupRetentionPeriod'),
    ours: wrongValue('protection of the instance', (stack, children: string[]) => resourceOf(ours(stack), ...children).addOverride('Properties.DeletionProtection', true), [['Instance1'], []],
      'error MemberDeletionProtection Shop/Orders/Instance1/Resource DeletionProtection'),
    L1: wrongValue('the key of the cluster on the instance as well', (stack, isSaidTwice: boolean) => {
      const { attrArn: kmsKeyId } = new kms.CfnKey(stack, 'Key', { keyPolicy: {} });
      l1(stack, { kmsKeyId, storageEncrypted: true }, isSaidTwice ? { kmsKeyId } : {});
    }, [true, false], 'error MemberKmsKeyId Shop/OrdersWriter KmsKeyId'),
  },
  'reader-autoscaling': {
    L2: [
      wrongValue('more readers than there can be', (stack, most: number) => scaled(stack, l2(stack, two), most), [20, 15], 'error ReaderAutoscalingCapacity Shop/Readers/Resource MaxCapacity'),
      wrongValue('no reader to begin with', (stack, readers: rds.IClusterInstance[]) => scaled(stack, l2(stack, { readers })), [[], [reader()]], 'warning ReaderAutoscalingFirstReader Shop/Readers/Resource ResourceId'),
      wrongValue('readers that scale by themselves', (stack, instance: rds.IClusterInstance) => scaled(stack, l2(stack, { writer: rds.ClusterInstance.serverlessV2('Writer'), readers: [instance] })), [rds.ClusterInstance.serverlessV2('Reader', { scaleWithWriter: true }), reader()],
        'warning ReaderAutoscalingServerless Shop/Readers/Resource ResourceId'),
    ],
    ours: wrongValue('more readers than there can be', (stack, maxCapacity: number) => ours(stack).autoScaleReaders({ minCapacity: 1, maxCapacity }), [16, 15], 'error ReaderAutoscalingCapacity Shop/Orders/ReaderCount/Target/Resource MaxCapacity'),
    L1: wrongValue('the identifier alone', (stack, text: string) => {
      l1Instance(stack, l1(stack));
      new appscaling.CfnScalableTarget(stack, 'Readers', { serviceNamespace: 'rds', scalableDimension: 'rds:cluster:ReadReplicaCount', resourceId: Fn.sub(text), minCapacity: 1, maxCapacity: 4 });
    }, ['${Orders}', 'cluster:${Orders}'], 'error ReaderAutoscalingResourceId Shop/Readers ResourceId'),
  },
};
