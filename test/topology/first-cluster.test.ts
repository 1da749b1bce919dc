import { readTemplates } from '../../src/readers/template';
import { TemplateInput } from '../../src/readers/template-input';
import { KINDS } from '../../src/topology/kinds';
import { known } from '../../src/topology/resource';

type Json = Readonly<Record<string, unknown>>;

const world = (properties: Json = {}): Json => ({ Type: 'AWS::RDS::GlobalCluster', Properties: { GlobalClusterIdentifier: 'world', Engine: 'aurora-mysql', ...properties } });
const cluster = (properties: Json = {}, more: Json = {}): Json =>
  ({ Type: 'AWS::RDS::DBCluster', Properties: { Engine: 'aurora-mysql', GlobalClusterIdentifier: { Ref: 'World' }, ...properties }, ...more });
const stack = (name: string, Resources: Json, place: Partial<TemplateInput> = {}): TemplateInput =>
  ({ name, region: 'eu-west-1', account: '111122223333', template: { Resources }, ...place });
const elsewhere = (Resources: Json, place: Partial<TemplateInput> = {}): TemplateInput => stack('Elsewhere', Resources, { region: 'us-east-1', ...place });

/** Whether `Cluster` is a secondary; undefined where that cannot be told. */
function isSecondary(...templates: TemplateInput[]): boolean | undefined {
  const one = readTemplates(templates).all(KINDS.cluster).find(({ address }) => address === 'Own/Cluster')!;
  return known(() => one.isSecondary);
}

const OWN = stack('Own', { World: world(), Cluster: cluster() });
const named = { GlobalClusterIdentifier: 'world' };

describe('a cluster without credentials', () => {
  test.each([
    ['alone beside the global cluster', [OWN]],
    ['before a cluster of another stack that has none either', [OWN, elsewhere({ Other: cluster(named) })]],
    ['before a cluster that waits for it', [stack('Own', { World: world(), Cluster: cluster(), Other: cluster({}, { DependsOn: 'Cluster' }) })]],
    ['beside another global cluster that clusters join', [OWN, elsewhere({ Other: cluster({ GlobalClusterIdentifier: 'else', MasterUsername: 'dbadmin' }) })]],
  ])('is the first %s', (_, templates) => {
    expect(isSecondary(...templates)).toBe(false);
  });

  test.each([
    ['a cluster of another stack has some', [OWN, elsewhere({ Other: cluster({ ...named, MasterUsername: 'dbadmin' }) })]],
    ['it says where the primary is', [stack('Own', { World: world(), Cluster: cluster({ SourceRegion: 'us-east-1' }) })]],
    ['the global cluster has a source', [stack('Own', { World: world({ SourceDBClusterIdentifier: 'arn:aws:rds:us-east-1:111122223333:cluster:orders' }), Cluster: cluster() })]],
  ])('is none where %s', (_, templates) => {
    expect(isSecondary(...templates)).not.toBe(false);
  });

  test.each([
    ['another one beside it has none', [stack('Own', { World: world(), Cluster: cluster(), Other: cluster() })]],
    ['the global cluster is of another app', [stack('Own', { Cluster: cluster(named) })]],
    ['the global cluster is in another stack', [elsewhere({ World: world() }), stack('Own', { Cluster: cluster(named) })]],
    ['which global cluster another one joins is not known', [OWN, elsewhere({ Other: cluster({ GlobalClusterIdentifier: { 'Fn::ImportValue': 'outside' } }) })]],
    ['another one names the global cluster in what may be another account', [OWN, elsewhere({ Other: cluster({ ...named, MasterUsername: 'dbadmin' }) }, { account: undefined })]],
    ['another one may name it', [stack('Own', { World: world({ GlobalClusterIdentifier: { 'Fn::ImportValue': 'outside' } }), Cluster: cluster() }), elsewhere({ Other: cluster({ ...named, MasterUsername: 'dbadmin' }) })]],
  ])('may be the first or not where %s', (_, templates) => {
    expect(isSecondary(...templates)).toBeUndefined();
  });
});
