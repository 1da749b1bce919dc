import { App, Lazy, Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as rds from 'aws-cdk-lib/aws-rds';

/** A Region with every feature the constructs default to. */
export const REGION = 'eu-west-1';

export const MYSQL = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 });
export const POSTGRES = rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_8 });

/** A stack in an app of its own; without a Region it is environment-agnostic. */
export function newStack(region: string | undefined = REGION): Stack {
  return new Stack(new App(), 'Stack', { env: { region, account: region && '123456789012' } });
}

export function agnosticStack(): Stack {
  return new Stack(new App(), 'Stack');
}

/** Public and private subnets in three Availability Zones. */
export function newVpc(stack: Stack): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', { maxAzs: 3, natGateways: 1 });
}

/** Isolated subnets only. */
export function isolatedVpc(stack: Stack, maxAzs = 3): ec2.Vpc {
  return new ec2.Vpc(stack, 'Vpc', {
    maxAzs,
    natGateways: 0,
    subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
}

export const textToken = (value: string): string => Lazy.string({ produce: () => value });
export const numberToken = (value: number): number => Lazy.number({ produce: () => value });
