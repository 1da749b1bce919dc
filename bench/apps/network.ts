import { Stack, aws_ec2 as ec2, aws_kms as kms } from 'aws-cdk-lib';

/** What clusters share. */
export interface Network {
  readonly vpc: ec2.Vpc;
  readonly key: kms.Key;
}

export function declareNetwork(stack: Stack): Network {
  const vpc = new ec2.Vpc(stack, 'Vpc', {
    maxAzs: 3,
    natGateways: 0,
    subnetConfiguration: [{ name: 'Database', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }],
  });
  return { vpc, key: new kms.Key(stack, 'Key') };
}
