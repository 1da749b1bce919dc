import { App, Stack, aws_ec2 as ec2 } from 'aws-cdk-lib';
import { newApp } from './new-app';

/** An app of about `count` constructs without a database. */
export function withoutAurora(count: number): App {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const vpc = new ec2.Vpc(stack, 'Vpc');
  while (stack.node.findAll().length < count) {
    for (let group = 0; group < 100; group++) new ec2.SecurityGroup(stack, `Group${stack.node.children.length}`, { vpc });
  }
  return app;
}
