import { App, Stack, aws_ec2 as ec2, aws_rds as rds } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { AuroraChecks } from '../../src';
import { FAULTY_APPS, newApp, templateFile } from '../support/apps';
import { synthesize } from '../support/doors';
import { synthesizedTemplates } from '../support/synthesized';

const ENGINE = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 });
const large = ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.XLARGE2);
const small = ec2.InstanceType.of(ec2.InstanceClass.R6G, ec2.InstanceSize.LARGE);

/** A reader is made after the writer, whose instance is larger. */
function cluster(stack: Stack): rds.DatabaseCluster {
  return new rds.DatabaseCluster(stack, 'Cluster', {
    engine: ENGINE,
    vpc: new ec2.Vpc(stack, 'Vpc'),
    writer: rds.ClusterInstance.provisioned('writer', { instanceType: large }),
    readers: [rds.ClusterInstance.provisioned('reader', { instanceType: small, promotionTier: 1 })],
  });
}

const included = (dependsOn: unknown) => (): App => {
  const app = newApp();
  const member = (dbClass: string) => ({
    Type: 'AWS::RDS::DBInstance',
    Properties: { Engine: 'aurora-mysql', DBInstanceClass: dbClass, DBClusterIdentifier: { Ref: 'Cluster' } },
  });
  const Resources = {
    Cluster: { Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql' } },
    Writer: member('db.r6g.4xlarge'),
    Reader: { ...member('db.r6g.large'), DependsOn: dependsOn },
  };
  new CfnInclude(new Stack(app, 'Stack'), 'Template', { templateFile: templateFile({ Resources }) });
  return app;
};

/** Apps where it matters what is created first, and whether a rule about that speaks. */
const ORDERED_APPS: Readonly<Record<string, { readonly app: () => App; readonly rule: string; readonly isBroken: boolean }>> = {
  'a smaller reader that waits for the writer': {
    app: () => {
      const app = newApp();
      cluster(new Stack(app, 'Stack'));
      return app;
    },
    rule: 'ClusterFailoverTargetSize',
    isBroken: true,
  },
  'a smaller reader of an included template': { app: included('Writer'), rule: 'ClusterFailoverTargetSize', isBroken: true },
  'a smaller reader of an included template that waits for nothing': { app: included([]), rule: 'ClusterFailoverTargetSize', isBroken: false },
  'a proxy that waits for the cluster': {
    app: () => {
      const app = newApp();
      const stack = new Stack(app, 'Stack');
      const one = cluster(stack);
      one.addProxy('Proxy', { vpc: one.vpc, secrets: [one.secret!] });
      return app;
    },
    rule: 'ProxyTargetInstances',
    isBroken: false,
  },
  'a proxy in a stack that is deployed after that of the cluster': {
    app: () => {
      const app = newApp();
      const { clusterIdentifier } = cluster(new Stack(app, 'Data'));
      const access = new Stack(app, 'Access');
      const proxy = new rds.CfnDBProxy(access, 'Proxy', { dbProxyName: 'orders', engineFamily: 'MYSQL', roleArn: 'arn:aws:iam::111122223333:role/x', vpcSubnetIds: [] });
      new rds.CfnDBProxyTargetGroup(access, 'Targets', { dbProxyName: proxy.ref, targetGroupName: 'default', dbClusterIdentifiers: [clusterIdentifier] });
      return app;
    },
    rule: 'ProxyTargetInstances',
    isBroken: false,
  },
};

const ALL_APPS = { ...FAULTY_APPS, ...Object.fromEntries(Object.entries(ORDERED_APPS).map(([name, { app }]) => [name, app])) };

describe.each(Object.entries(ALL_APPS))('%s', (_, makeApp) => {
  test('has the same findings before and after synthesis', () => {
    const app = makeApp();
    const [before, undecided] = [AuroraChecks.findings(app), AuroraChecks.undecided(app)];
    synthesize(app);
    expect(AuroraChecks.findings(app)).toEqual(before);
    expect(AuroraChecks.undecided(app)).toEqual(undecided);
  });

  test('is synthesized to the same templates whether or not it was looked at before', () => {
    const [seen, unseen] = [makeApp(), makeApp()];
    AuroraChecks.findings(seen);
    [seen, unseen].forEach(synthesize);
    expect(synthesizedTemplates(seen)).toEqual(synthesizedTemplates(unseen));
  });
});

test.each(Object.entries(ORDERED_APPS))('what is said about %s', (_, { app, rule, isBroken }) => {
  expect(AuroraChecks.findings(app()).map(({ ruleId }) => ruleId).includes(rule)).toBe(isBroken);
});
