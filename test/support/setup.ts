// As long as they are outside of tests: jest asks for 100 frames, and CDK keeps a stack trace of every construct.
Error.stackTraceLimit = 10;
