import { Stack, Stage, Validations, aws_rds as rds } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { AuroraChecks, IAuroraRule } from '../../src';
import { newApp } from '../support/apps';
import { DOORS, inAnnotations, synthesize, violations } from '../support/doors';

function appWithCluster() {
  const app = newApp();
  const stack = new Stack(app, 'Stack');
  const cluster = new rds.CfnDBCluster(stack, 'Cluster', { engine: 'aurora-mysql', masterUsername: 'dbadmin', manageMasterUserPassword: true });
  return { app, stack, cluster };
}

const acknowledge = (construct: Construct, ...ids: string[]) => {
  Validations.of(construct).acknowledge(...ids.map((id) => ({ id, reason: 'a test' })));
};

/** What the plugin says of ids that are acknowledged on a cluster. */
function saidOf(...ids: string[]): string[] {
  const { app, cluster } = appWithCluster();
  acknowledge(cluster, ...ids);
  DOORS['the plugin']!.open(app);
  synthesize(app);
  return violations(app).filter(({ ruleName }) => ruleName === 'UnknownAcknowledgement').map(({ description }) => description);
}

const END = ' Correct the id, or take the acknowledgement out.';

test.each([
  ['Aurora::ClusterEngneMode', 'in this version there is no rule ClusterEngneMode; did you mean ClusterEngineModeChanged?'],
  ['Aurora::EngineModeRetird', 'in this version there is no rule EngineModeRetird; did you mean EngineModeRetired?'],
  ['Aurora::engineModeRetired', 'in this version there is no rule engineModeRetired; did you mean EngineModeRetired?'],
  ['Aurora::ClusterPortChangd[3306->3307]', 'in this version there is no rule ClusterPortChangd; did you mean ClusterPortChanged?'],
  ['Aurora::Xyzzy', 'in this version there is no rule Xyzzy.'],
  ['aurora::EngineModeRetired', 'the prefix is Aurora::.'],
  ['AURORA::EngineModeRetird', 'in this version there is no rule EngineModeRetird; did you mean EngineModeRetired?'],
  ['engineModeRetired', 'in this version there is no rule engineModeRetired; did you mean EngineModeRetired?'],
  ['clusterportchanged[1->2]', 'in this version there is no rule clusterportchanged; did you mean ClusterPortChanged?'],
])('%s accepts nothing', (id, problem) => {
  expect(saidOf(id)).toEqual([`The acknowledgement of '${id}' accepts nothing: ${problem}${END}`]);
});

test.each([
  'Aurora::EngineModeRetired',
  'EngineModeRetired',
  'Aurora::ClusterPortChanged',
  'ClusterPortChanged',
  'Aurora::ClusterEngineModeChanged[serverless->provisioned]',
  'Aurora::ClusterRemoved[OrdersCluster]',
  'Aurora::CheckFailed',
  'Aurora::OwnRuleFailed',
  'Aurora::BaselineProblem',
  'Aurora::UnknownAcknowledgement',
  'AwsSolutions-RDS2',
  'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/x]',
  'HIPAA.Security-RDSInBackupPlan',
  'CloudFormation-Validate::E9006',
  'Other::EngineModeRetird',
  'EngineModeRetird',
  '@aws-cdk/aws-rds:enginemoderetired',
])('of %s there is nothing to say', (id) => {
  expect(saidOf(id)).toEqual([]);
});

test('an id of a rule of the user is one', () => {
  const { app, cluster } = appWithCluster();
  const rule: IAuroraRule = { ruleId: 'CompanyRule', summary: '', check: () => [] };
  acknowledge(cluster, 'Aurora::CompanyRule', 'Aurora::CompanyRul');
  DOORS['the plugin']!.open(app, { rules: [rule] });
  synthesize(app);
  expect(violations(app).map(({ description }) => description)).toContainEqual(expect.stringContaining('there is no rule CompanyRul; did you mean CompanyRule?'));
  expect(violations(app).filter(({ ruleName }) => ruleName === 'UnknownAcknowledgement')).toHaveLength(1);
});

test.each(Object.entries(DOORS))('%s says it once for an id, wherever it is acknowledged', (name, door) => {
  const { app, stack, cluster } = appWithCluster();
  const nested = new Stack(new Stage(app, 'Stage'), 'Stack');
  for (const construct of [app, stack, cluster, nested]) acknowledge(construct, 'Aurora::EngineModeRetird');
  door.open(app);
  synthesize(app);
  const reported = violations(app).filter(({ ruleName }) => ruleName === 'UnknownAcknowledgement');
  const annotated = inAnnotations(app).filter((line) => line.startsWith('UnknownAcknowledgement'));
  expect([name, reported.length + annotated.length]).toEqual([name, 1]);
  if (name !== 'the aspect') expect(reported[0]!.violatingConstructs.map(({ constructPath }) => constructPath)).toEqual(['', 'Stack', 'Stack/Cluster', 'Stage/Stack']);
});

test('it fails nothing, is accepted itself, and is no finding', () => {
  const { app, cluster } = appWithCluster();
  acknowledge(cluster, 'Aurora::EngineModeRetird', 'Aurora::UnknownAcknowledgement');
  expect(AuroraChecks.findings(cluster).map(({ ruleId }) => ruleId)).toEqual(['ClusterInstancesMissing']);
  DOORS['the plugin']!.open(app);
  synthesize(app);
  expect(violations(app).filter(({ ruleName }) => ruleName === 'UnknownAcknowledgement')).toEqual([]);
});

test('an app without Aurora is not looked at', () => {
  const app = newApp();
  acknowledge(new Stack(app, 'Stack'), 'Aurora::EngineModeRetird');
  DOORS['the plugin']!.open(app);
  synthesize(app);
  expect(violations(app)).toEqual([]);
});
