import * as rds from 'aws-cdk-lib/aws-rds';
import { IConstruct } from 'constructs';

/** The instances found in a construct; none in a cluster that is only referred to. */
export function instancesIn(scope: IConstruct): rds.CfnDBInstance[] {
  return scope.node.findAll().filter(isInstance);
}

function isInstance(node: IConstruct): node is rds.CfnDBInstance {
  return rds.CfnDBInstance.isCfnDBInstance(node);
}
