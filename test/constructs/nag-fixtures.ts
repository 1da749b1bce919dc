import { Stack } from 'aws-cdk-lib';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks, NagPack, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { newStack, newVpc } from './fixtures';

/** The packs of cdk-nag that have nothing to say about the constructs, by name. */
export const PACKS: Array<[string, NagPack]> = [
  ['AwsSolutions', new AwsSolutionsChecks()],
  ['HIPAA', new HIPAASecurityChecks()],
  ['NIST 800-53 R5', new NIST80053R5Checks()],
  ['PCI DSS', new PCIDSS321Checks()],
  ['Serverless', new ServerlessChecks()],
];

/** A stack, and a VPC that is somebody else's and not looked at. */
export function newStacks(): { stack: Stack; vpc: ec2.Vpc } {
  const network = newStack();
  return { stack: new Stack(network, 'Database', { env: { region: network.region, account: network.account } }), vpc: newVpc(network) };
}
