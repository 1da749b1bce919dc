// cdk-nag 2 comes as aspects, and each reports its own findings beside the checks.
import assert from 'node:assert/strict';
import { Aspects, Validations } from 'aws-cdk-lib';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { AuroraChecks } from 'cdk-aurora-topology';
import { AwsSolutionsChecks } from 'cdk-nag';
import { DECLARATIONS, auroraReport, newApp, newPlace, synthesizeRefused } from './declarations.mjs';

const app = newApp();
Validations.of(app).addPlugins(new AuroraChecks(app));
Aspects.of(app).add(new AwsSolutionsChecks());
const { stack, vpc } = newPlace(app, 'Stack');
const cluster = DECLARATIONS.SingleMasterCluster({ stack, vpc });
const credentials = { masterUsername: 'dbadmin', masterUserPassword: '{{resolve:secretsmanager:database:SecretString:password}}' };
const raw = new CfnDBCluster(stack, 'Raw', { engine: 'aurora-mysql', engineMode: 'parallelquery', ...credentials });

synthesizeRefused(app);

assert.deepEqual(auroraReport(app), ['EngineModeRetired Stack/Raw error']);
assert.ok(nagFindings(raw).includes('AwsSolutions-RDS2'), 'cdk-nag 2 finds that the storage is not encrypted');
// What is acknowledged on our own resources is so in the way of CDK and of cdk-nag 3, which cdk-nag 2 does not know.
assert.deepEqual(nagFindings(cluster), ['AwsSolutions-IAM4']);

function nagFindings(construct) {
  return construct.node.findAll().flatMap(({ node }) => node.metadata).flatMap(({ data }) => /^AwsSolutions-\w+/.exec(String(data)) ?? []);
}
