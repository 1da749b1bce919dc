import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnCondition, CfnOutput, CfnParameter, CfnResource, Fn, NestedStack, Stack, Stage, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';

/** Apps with mistakes, declared in every way CDK has; each is made anew, and synthesizes into a folder of its own. */
export const FAULTY_APPS: Readonly<Record<string, () => App>> = {
  'L1 constructs': () => {
    const app = newApp();
    const stack = new Stack(app, 'Stack');
    const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', engineMode: 'serverless', deletionProtection: true });
    new rds.CfnDBInstance(stack, 'Writer', { engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier: cluster.ref, promotionTier: 16 });
    return app;
  },
  'L2 constructs': () => {
    const app = newApp();
    const stack = new Stack(app, 'Stack');
    new rds.DatabaseCluster(stack, 'Cluster', {
      engine: rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 }),
      vpc: new ec2.Vpc(stack, 'Vpc'),
      writer: rds.ClusterInstance.provisioned('writer'),
      deletionProtection: true,
    });
    return app;
  },
  'raw resources': () => {
    const app = newApp();
    const stack = new Stack(app, 'Stack');
    const cluster = new CfnResource(stack, 'Cluster', { type: 'AWS::RDS::DBCluster', properties: { Engine: 'aurora-postgresql', EngineMode: 'serverlessv2', DeletionProtection: 'true' } });
    new CfnResource(stack, 'Writer', { type: 'AWS::RDS::DBInstance', properties: { Engine: 'aurora-mysql', DBInstanceClass: 'db.r6g.large', DBClusterIdentifier: { Ref: stack.resolve(cluster.logicalId) } } });
    return app;
  },
  'an included template': () => {
    const app = newApp();
    const stack = new Stack(app, 'Stack');
    new CfnInclude(stack, 'Template', {
      templateFile: templateFile({
        Parameters: { Mode: { Type: 'String', AllowedValues: ['provisioned', 'serverless'], Default: 'provisioned' } },
        Conditions: { IsLarge: { 'Fn::Equals': [{ Ref: 'Mode' }, 'serverless'] } },
        Resources: {
          Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', EngineMode: { Ref: 'Mode' }, DeletionProtection: true, ScalingConfiguration: { 'Fn::If': ['IsLarge', { MaxCapacity: 8 }, { Ref: 'AWS::NoValue' }] } } },
          Writer: { Type: 'AWS::RDS::DBInstance', Properties: { Engine: 'aurora-mysql', DBInstanceClass: 'db.r6g.large', DBClusterIdentifier: { Ref: 'Cluster' }, MultiAZ: true } },
        },
      }),
    });
    return app;
  },
  'property overrides': () => {
    const app = newApp();
    const stack = new Stack(app, 'Stack');
    const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql' });
    cluster.addPropertyOverride('EngineMode', 'parallelquery');
    return app;
  },
  'several stacks': () => {
    const app = newApp();
    const cluster = new rds.CfnDBCluster(new Stack(app, 'Data'), 'Cluster', { engine: 'aurora', engineMode: 'multimaster', engineVersion: '5.6.10a' });
    const world = new Stack(app, 'World');
    new rds.CfnGlobalCluster(world, 'Global', { sourceDbClusterIdentifier: cluster.ref });
    new rds.CfnDBInstance(world, 'Writer', { engine: 'aurora', dbInstanceClass: 'db.r5.large', dbClusterIdentifier: cluster.ref });
    return app;
  },
  'exports by hand': () => {
    const app = newApp();
    const data = new Stack(app, 'Data');
    const cluster = new rds.CfnDBCluster(data, 'Cluster', { engine: 'aurora', engineMode: 'multimaster', engineVersion: '5.6.10a' });
    new CfnOutput(data, 'Id', { value: cluster.ref, exportName: 'auction' });
    new rds.CfnDBInstance(new Stack(app, 'Compute'), 'Writer', { engine: 'aurora', dbInstanceClass: 'db.r5.large', dbClusterIdentifier: Fn.importValue('auction') });
    return app;
  },
  'nested stacks': () => {
    const app = newApp();
    const stack = new Stack(app, 'Stack');
    const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-postgresql', deletionProtection: true });
    const nested = new NestedStack(stack, 'Nested', { parameters: { Tier: '99' } });
    const tier = new CfnParameter(nested, 'Tier', { type: 'Number' });
    new rds.CfnDBInstance(nested, 'Writer', { engine: 'aurora-mysql', dbInstanceClass: 'db.r6g.large', dbClusterIdentifier: cluster.ref, promotionTier: tier.valueAsNumber });
    return app;
  },
  'stages': () => {
    const app = newApp();
    const production = new Stage(app, 'Production', { env: { region: 'eu-west-3', account: '111122223333' } });
    new rds.CfnDBCluster(new Stack(production, 'Stack'), 'Cluster', { engine: 'aurora', engineMode: 'multimaster', engineVersion: '5.7.mysql_aurora.2.11.2' });
    return app;
  },
  'conditions': () => {
    const app = newApp();
    const stack = new Stack(app, 'Stack');
    const size = new CfnParameter(stack, 'Size', { allowedValues: ['small', 'large'] });
    const isLarge = new CfnCondition(stack, 'IsLarge', { expression: Fn.conditionEquals(size.valueAsString, 'large') });
    new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', engineMode: Fn.conditionIf('IsLarge', 'provisioned', 'serverless').toString() });
    const extra = new rds.CfnDBCluster(stack, 'Extra', { engine: 'aurora-mysql', engineMode: 'serverless' });
    extra.cfnOptions.condition = isLarge;
    return app;
  },
};

export function newApp(): App {
  return new App({ outdir: mkdtempSync(join(tmpdir(), 'aurora-')), analyticsReporting: false });
}

/** A template in a file of its own. */
export function templateFile(template: object): string {
  const file = join(mkdtempSync(join(tmpdir(), 'aurora-template-')), 'template.json');
  writeFileSync(file, JSON.stringify(template));
  return file;
}
