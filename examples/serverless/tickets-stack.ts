import { CfnOutput, Fn, Stack, StackProps } from 'aws-cdk-lib';
import * as appscaling from 'aws-cdk-lib/aws-applicationautoscaling';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';
import { SingleMasterCluster } from 'cdk-aurora-topology';
import { Construct } from 'constructs';

/** The ticket shop: always there, with a rush when sales open. Functions come and go by the hundred, so a proxy holds the connections. */
export class TicketsStack extends Stack {
  /** The zones as the deployment finds them, so that nothing has to be looked up beforehand. */
  public get availabilityZones(): string[] {
    return [0, 1, 2].map((index) => Fn.select(index, Fn.getAzs()));
  }

  constructor(scope: Construct, id: string, props: StackProps) {
    super(scope, id, props);

    const vpc = new ec2.Vpc(this, 'Vpc', {
      natGateways: 0,
      subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
    });

    const [zone1, zone2, zone3] = vpc.availabilityZones;
    const cluster = new SingleMasterCluster(this, 'Cluster', {
      vpc,
      engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 }),
      defaultDatabaseName: 'tickets',
      writer: instance('Instance1', zone1, 0),
      readers: [
        instance('Instance2', zone2, 1),
        // Only takes over when the two others cannot, so that reports are not in the way of sales.
        instance('Reports', zone3, 15),
      ],
      // Without charges for I/O, since a rush is mostly I/O.
      storageType: rds.DBClusterStorageType.AURORA_IOPT1,
    });

    const readers = cluster.autoScaleReaders({ minCapacity: 2, maxCapacity: 8 });
    readers.scaleOnCpuUtilization('Load', { targetUtilizationPercent: 60 });
    readers.scaleOnSchedule('SalesOpen', { schedule: appscaling.Schedule.cron({ weekDay: 'FRI', hour: '8', minute: '30' }), minCapacity: 5 });
    readers.scaleOnSchedule('SalesOver', { schedule: appscaling.Schedule.cron({ weekDay: 'FRI', hour: '12', minute: '0' }), minCapacity: 2 });

    const proxy = cluster.addProxy('Proxy', { vpc });
    const proxyReaders = cluster.addProxyReaderEndpoint('Readers', proxy);
    const functions = new ec2.SecurityGroup(this, 'Functions', { vpc, description: 'The functions of the shop' });
    proxy.connections.allowFrom(functions, cluster.connections.defaultPort!);

    const reports = cluster.addCustomEndpoint('ReportsEndpoint', { staticMembers: [cluster.instanceIdentifiers[2]!] });

    new CfnOutput(this, 'ProxyEndpoint', { value: proxy.endpoint });
    new CfnOutput(this, 'ProxyReadersEndpoint', { value: proxyReaders.endpoint });
    new CfnOutput(this, 'ReportsHost', { value: reports.endpoint.socketAddress });
  }
}

function instance(name: string, availabilityZone: string, promotionTier: number): rds.IClusterInstance {
  return rds.ClusterInstance.provisioned(name, {
    instanceType: ec2.InstanceType.of(ec2.InstanceClass.R7G, ec2.InstanceSize.LARGE),
    availabilityZone,
    promotionTier,
    publiclyAccessible: false,
  });
}
