import { writeFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as rds from 'aws-cdk-lib/aws-rds';
import { AuroraChecks, AuroraFinding } from 'cdk-aurora-topology';
import { synthesize } from '../support/doors';
import { newFolder } from './support';

/** An app with one cluster of a version. */
function orders(engineVersion: string): App {
  const app = new App({ outdir: newFolder() });
  new rds.CfnDBCluster(new Stack(app, 'Orders'), 'Cluster', { engine: 'aurora-postgresql', engineVersion, masterUsername: 'dbadmin', manageMasterUserPassword: true });
  return app;
}

/** What `aws rds describe-db-clusters` says of it, as far as it matters. */
const describedAs = (EngineVersion: string) => ({
  DBClusters: [{
    DBClusterIdentifier: 'orders-cluster-1x2y3z',
    Engine: 'aurora-postgresql',
    EngineVersion,
    TagList: [
      { Key: 'aws:cloudformation:logical-id', Value: 'Cluster' },
      { Key: 'aws:cloudformation:stack-name', Value: 'Orders' },
    ],
  }],
});

/** What is found where the template says one version, another one runs, and another one is to be deployed. */
function findings(declared: string, running: string | undefined, next: string): AuroraFinding[] {
  const deployed = orders(declared);
  synthesize(deployed);
  const live = join(newFolder(), 'clusters.json');
  if (running !== undefined) writeFileSync(live, JSON.stringify(describedAs(running)));
  const options = { baseline: deployed.outdir, live: running === undefined ? [] : [live] };
  return AuroraChecks.findings(orders(next), options).filter(({ change }) => change !== undefined);
}

const ids = (found: readonly AuroraFinding[]): string[] => found.map(({ ruleId }) => ruleId);

test('an upgrade to less than what runs is refused, and the message says what runs', () => {
  const [finding, ...others] = findings('16.8', '16.10', '16.9');
  expect(others).toEqual([]);
  expect(finding).toMatchObject({
    ruleId: 'ClusterEngineVersionDowngrade',
    what: "EngineVersion was '16.8' and is '16.9', where '16.10' runs",
    fix: "set EngineVersion to '16.10', which the cluster has, or to a newer one",
  });
});

test.each([
  ['the template says what runs by now', '16.8', '16.10', '16.10', []],
  ['the template stays behind, of which nothing is sent', '16.8', '16.10', '16.8', []],
  ['an upgrade from what runs', '16.8', '16.10', '16.11', ['ClusterMinorUpgrade']],
  ['what runs is what is declared', '16.9', '16.9', '16.8', ['ClusterEngineVersionDowngrade']],
  ['a major upgrade to what is older than what runs', '16.8', '16.13', '17.5', ['ClusterUpgradeTargetTooOld']],
  ['nothing is known of what runs', '16.8', undefined, '16.9', ['ClusterMinorUpgrade']],
  ['what runs is of no version that can be read', '16.8', 'next', '16.9', []],
])('%s', (_, declared, running, next, expected) => {
  expect(ids(findings(declared, running, next))).toEqual(expected);
});
