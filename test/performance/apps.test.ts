import { App, CfnResource } from 'aws-cdk-lib';
import { clusters } from '../../bench/apps/clusters';
import { company } from '../../bench/apps/company';
import { withoutAurora } from '../../bench/apps/without-aurora';
import { TYPES_READ } from '../../bench/floor';
import { AuroraChecks } from '../../src';
import { REFERENCE_TYPES } from '../../src/topology/kinds';

const COUNT = 20;

const typesIn = (app: App): string[] => app.node.findAll().flatMap((one) => (CfnResource.isCfnResource(one) ? one.cfnResourceType : []));

describe.each(['ordinary', 'varied'] as const)('%s clusters of the bench', (kind) => {
  test('have no finding without a mistake', () => {
    expect(AuroraChecks.findings(clusters({ count: COUNT, kind, mistakes: 'none' })).map(({ message }) => message)).toEqual([]);
  });

  test('have a finding for each mistake', () => {
    const found = (mistakes: 'few' | 'all'): number =>
      new Set(AuroraChecks.findings(clusters({ count: COUNT, kind, mistakes })).map(({ constructPath }) => constructPath.split('/')[1])).size;
    expect([found('few'), found('all')]).toEqual([1, COUNT]);
  });
});

test('the app of a company has 40 stacks, about 4,000 constructs, five clusters and no finding', () => {
  const app = company();
  expect(app.node.children.filter(({ node }) => node.id !== 'Tree')).toHaveLength(40);
  expect(Math.round(app.node.findAll().length / 500) * 500).toBe(4000);
  expect(typesIn(app).filter((type) => type === 'AWS::RDS::DBCluster')).toHaveLength(5);
  expect(AuroraChecks.findings(app).map(({ message }) => message)).toEqual([]);
});

test('the app without Aurora has none', () => {
  expect(typesIn(withoutAurora(200)).filter((type) => type.startsWith('AWS::RDS::'))).toEqual([]);
});

test('the floor reads what the checks read', () => {
  expect([...TYPES_READ].sort()).toEqual([...REFERENCE_TYPES].sort());
});
