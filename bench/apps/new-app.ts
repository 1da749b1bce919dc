import { App } from 'aws-cdk-lib';

/** An app without what CDK adds for people: the checks do not see it, and it takes most of the time to declare a large one. */
export function newApp(): App {
  return new App({
    // More resources in a stack than CloudFormation takes, which is not what is measured.
    context: { '@aws-cdk/core:stackResourceLimit': 0 },
    analyticsReporting: false,
    stackTraces: false,
    treeMetadata: false,
  });
}
