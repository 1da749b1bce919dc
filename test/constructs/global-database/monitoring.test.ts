import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as sns from 'aws-cdk-lib/aws-sns';
import { AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R5Checks } from 'cdk-nag';
import { AuroraChecks, ClusterMonitoring, GlobalDatabase, MultiMasterCluster, ConflictHandling } from '../../../src';
import { newStack, newVpc } from '../fixtures';
import { World, regionalStack } from './fixtures';

/** The monitoring of a secondary cluster. */
const monitoringOf = (cluster: rds.IDatabaseCluster) => cluster.node.findChild('Monitoring') as ClusterMonitoring;

test('each member has the alarms of its part', () => {
  const world = new World();
  const { cluster: reading } = world.secondary('eu-west-1');
  const { cluster: headless } = world.secondary('ap-southeast-2', { headless: true });
  const primary = world.global.addMonitoring();

  expect(Object.keys(primary.alarms)).toEqual(expect.arrayContaining(['failoverTarget', 'replicaLag', 'deadlocks']));
  expect(Object.keys(primary.alarms)).not.toContain('globalReplicationLag');
  expect(Object.keys(monitoringOf(reading).alarms)).toEqual(expect.arrayContaining(['globalReplicationLag', 'globalRpoLag', 'replicaLag']));
  expect(Object.keys(monitoringOf(headless).alarms)).toEqual(expect.arrayContaining(['globalReplicationLag', 'globalRpoLag']));
  expect(Object.keys(monitoringOf(headless).alarms)).not.toContain('failoverTarget');
});

test('a secondary cluster that is added later is monitored, too', () => {
  const world = new World();
  world.global.addMonitoring({ alarms: { globalReplicationLag: { threshold: 2000 } } });
  const { stack } = world.secondary('eu-west-1');
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { Threshold: 2000 });
});

test('a topic is for the primary, and the other Regions have their own', () => {
  const world = new World();
  const { stack, cluster } = world.secondary('eu-west-1');
  const topic = new sns.Topic(world.stack, 'Mine');
  expect(world.global.addMonitoring({ topic }).topic).toBe(topic);
  expect(Stack.of(monitoringOf(cluster).topic)).toBe(stack);
});

test('of an existing primary, whose instances are not known, the volume is watched', () => {
  const stack = regionalStack(new App(), 'us-east-1');
  const existingPrimary = rds.DatabaseCluster.fromDatabaseClusterAttributes(stack, 'Old', { clusterIdentifier: 'orders' });
  const engine = rds.DatabaseClusterEngine.auroraMysql({ version: rds.AuroraMysqlEngineVersion.VER_3_10_1 });
  const monitoring = new GlobalDatabase(stack, 'World', { existingPrimary, engine }).addMonitoring();
  expect(Object.keys(monitoring.alarms)).toEqual(['volumeLeft', 'volumeGrowth']);
  Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { Dimensions: [{ Name: 'DBClusterIdentifier', Value: 'orders' }] });
});

test('a second time is refused', () => {
  const world = new World();
  world.global.addMonitoring();
  expect(() => world.global.addMonitoring()).toThrow('The cluster is monitored already');
});

test('nothing is found in a monitored global database', () => {
  const world = new World();
  const stacks = [world.stack, world.secondary('eu-west-1').stack, world.secondary('ap-southeast-2', { headless: true }).stack];
  world.global.addMonitoring();
  expect(AuroraChecks.findings(world.app)).toEqual([]);
  for (const pack of [new AwsSolutionsChecks(), new HIPAASecurityChecks(), new NIST80053R5Checks()]) {
    for (const stack of stacks) {
      expect(pack.validateScope(stack).violations.flatMap(({ ruleName, violatingResources }) =>
        violatingResources.filter(({ constructPath }) => constructPath?.includes('/Monitoring/')).map(() => ruleName))).toEqual([]);
    }
  }
});

test('multi-master has alarms for what its application counts, and for what waits for a person', () => {
  const stack = newStack();
  const cluster = new MultiMasterCluster(stack, 'Db', { vpc: newVpc(stack), writers: 2, conflictHandling: ConflictHandling.deadLetter() });
  expect(Object.keys(cluster.addMonitoring().alarms)).toEqual(expect.arrayContaining(['writeConflicts', 'applicationConflicts', 'conflictQueue']));
});
