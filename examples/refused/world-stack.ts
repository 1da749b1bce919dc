import { Stack, StackProps, aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';

export interface WorldStackProps extends StackProps {
  readonly biddingClusterIdentifier: string;
}

/** A mistake that shows only when two stacks are read together. */
export class WorldStack extends Stack {
  constructor(scope: Construct, id: string, props: WorldStackProps) {
    super(scope, id, props);

    new rds.CfnGlobalCluster(this, 'Global', {
      globalClusterIdentifier: 'bidding',
      // mistake: MultiMasterGlobalDatabase - a global database is made of clusters with one writer
      sourceDbClusterIdentifier: props.biddingClusterIdentifier,
    });
  }
}
