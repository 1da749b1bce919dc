import {
  App, Duration, RemovalPolicy, Stack, aws_dynamodb as dynamodb, aws_ec2 as ec2, aws_events as events, aws_events_targets as targets,
  aws_iam as iam, aws_lambda as lambda, aws_rds as rds, aws_s3 as s3, aws_sns as sns, aws_sns_subscriptions as subscriptions,
  aws_sqs as sqs,
} from 'aws-cdk-lib';

const SERVICES = 39;
const FUNCTIONS = 5;
/** Every eighth service keeps its data in Aurora. */
const SERVICES_PER_CLUSTER = 8;
const ENV = { account: '111122223333', region: 'eu-west-1' };

/** The app of a company: 40 stacks and about 4,000 constructs, with five clusters among queues, functions, buckets and tables. */
export function company(): App {
  // Nothing is left out, because synthesis as it is is what the checks are compared with. The context is that of the CDK CLI, which
  // prints what plugins report, and decides what to do about it.
  const app = new App({ context: { '@aws-cdk/core:failSynthOnValidationErrors': false } });
  const vpc = new ec2.Vpc(new Stack(app, 'Network', { env: ENV }), 'Vpc', { maxAzs: 3 });
  for (let index = 0; index < SERVICES; index++) {
    const stack = new Stack(app, `Service${index}`, { env: ENV });
    const functions = declareService(stack);
    if (index % SERVICES_PER_CLUSTER === 0) declareCluster(stack, vpc, functions);
  }
  return app;
}

function declareService(stack: Stack): lambda.Function[] {
  const bucket = new s3.Bucket(stack, 'Documents', { encryption: s3.BucketEncryption.S3_MANAGED, enforceSSL: true, versioned: true });
  const table = new dynamodb.Table(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  const topic = new sns.Topic(stack, 'Events');
  const operators = new iam.Role(stack, 'Operators', { assumedBy: new iam.AccountRootPrincipal() });
  return Array.from({ length: FUNCTIONS }, (_, index) => {
    const queue = new sqs.Queue(stack, `Queue${index}`, {
      visibilityTimeout: Duration.seconds(60),
      deadLetterQueue: { queue: new sqs.Queue(stack, `DeadLetters${index}`), maxReceiveCount: 3 },
    });
    const handler = new lambda.Function(stack, `Handler${index}`, {
      runtime: lambda.Runtime.NODEJS_22_X,
      handler: 'index.handler',
      code: lambda.Code.fromInline('exports.handler = async () => undefined;'),
      environment: { QUEUE: queue.queueUrl, TABLE: table.tableName, BUCKET: bucket.bucketName },
    });
    queue.grantConsumeMessages(handler);
    table.grantReadWriteData(handler);
    bucket.grantRead(handler);
    bucket.grantRead(operators);
    topic.addSubscription(new subscriptions.SqsSubscription(queue));
    new events.Rule(stack, `Schedule${index}`, { schedule: events.Schedule.rate(Duration.hours(1)), targets: [new targets.LambdaFunction(handler)] });
    return handler;
  });
}

function declareCluster(stack: Stack, vpc: ec2.IVpc, functions: lambda.Function[]): void {
  const cluster = new rds.DatabaseCluster(stack, 'Cluster', {
    engine: rds.DatabaseClusterEngine.auroraPostgres({ version: rds.AuroraPostgresEngineVersion.VER_16_8 }),
    vpc,
    vpcSubnets: { subnetType: ec2.SubnetType.PRIVATE_WITH_EGRESS },
    storageEncrypted: true,
    serverlessV2MinCapacity: 1,
    serverlessV2MaxCapacity: 16,
    writer: rds.ClusterInstance.serverlessV2('Writer'),
    readers: [rds.ClusterInstance.serverlessV2('Reader', { scaleWithWriter: true })],
    removalPolicy: RemovalPolicy.SNAPSHOT,
  });
  for (const handler of functions) {
    cluster.secret!.grantRead(handler);
    handler.addEnvironment('DATABASE', cluster.clusterEndpoint.hostname);
  }
}
