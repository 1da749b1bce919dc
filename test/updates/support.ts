import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { AuroraChecks } from 'cdk-aurora-topology';
import { replacingProperties } from '../../src/facts/updates';
import { templates } from '../examples/support';
import { synthesize } from '../support/doors';
import { MakeApp } from './apps';

/** Templates by file. */
type Templates = Readonly<Record<string, Template>>;

interface Template {
  readonly Resources?: Readonly<Record<string, Resource>>;
}

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'aurora-update-'));

/** What is said of the changes that make an app of what is deployed: `Rule @ path`. */
export function changeFindings(make: MakeApp, baseline: string): string[] {
  return AuroraChecks.findings(make({ outdir: newFolder() }), { baseline })
    .filter(({ change }) => change !== undefined)
    .map(({ ruleId, constructPath }) => `${ruleId} @ ${constructPath}`);
}

/** The templates of an app, and the folder they are in. */
export function templatesOf(app: App): Templates {
  synthesize(app);
  return templates(app) as Templates;
}

/** What it takes to name what holds data or state, beside what the tables of updates have: create-only in the schemas of October 2026. */
const CREATE_ONLY: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApplicationAutoScaling::ScalableTarget': ['ResourceId', 'ScalableDimension', 'ServiceNamespace'],
  'AWS::CloudWatch::Alarm': ['AlarmName'],
  'AWS::CloudWatch::Dashboard': ['DashboardName'],
  'AWS::EC2::SecurityGroup': ['GroupDescription', 'GroupName', 'VpcId'],
  'AWS::IAM::Role': ['Path', 'RoleName'],
  'AWS::KMS::Alias': ['AliasName'],
  'AWS::Logs::LogGroup': ['LogGroupName'],
  'AWS::SecretsManager::Secret': ['Name'],
  'AWS::SecretsManager::SecretTargetAttachment': ['SecretId', 'TargetId', 'TargetType'],
  'AWS::SNS::Topic': ['FifoTopic', 'TopicName'],
  'AWS::SQS::Queue': ['FifoQueue', 'QueueName'],
  'AWS::SSM::Parameter': ['Name'],
};

/**
 * What an update does to resources that exist, whatever the rules know: those that disappear, become another type, or change in a
 * property with which CloudFormation makes a new one. As text: what only means the same is a change here.
 */
export function changesOfExisting(before: Templates, after: Templates): string[] {
  return Object.entries(before).flatMap(([file, { Resources = {} }]) =>
    Object.entries(Resources).flatMap(([id, resource]) =>
      changesOf(resource, after[file]?.Resources?.[id]).map((change) => `${resource.Type} ${id} in ${file}: ${change}`)));
}

function changesOf({ Type, Properties = {} }: Resource, after: Resource | undefined): string[] {
  if (after === undefined) return ['is no more'];
  if (after.Type !== Type) return [`is a ${after.Type}`];
  return [...replacingProperties(Type), ...CREATE_ONLY[Type] ?? []]
    .filter((name) => JSON.stringify(Properties[name]) !== JSON.stringify(after.Properties?.[name]))
    .map((name) => `${name} changes`);
}
