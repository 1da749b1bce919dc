// As long as in an app: jest asks for 100 frames, and CDK keeps a stack trace of every construct.
Error.stackTraceLimit = 10;

// The validation that comes with CDK is most of the time of a synthesis; `validateAsCdk` turns it on where it is what is tested.
process.env.CDK_VALIDATION = 'false';
