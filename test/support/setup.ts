// As long as in an app: jest asks for 100 frames, and CDK keeps a stack trace of every construct.
Error.stackTraceLimit = 10;

// The validation that comes with CDK is most of the time of a synthesis; `validateAsCdk` turns it on where it is what is tested.
process.env.CDK_VALIDATION = 'false';

// Nothing here asks where a resource was declared, and CDK would note it for each of them.
process.env.CDK_CONTEXT_JSON = JSON.stringify({ 'aws:cdk:disable-creation-stack-traces': true });
