import { App, Stack, Validations } from 'aws-cdk-lib';
import { acknowledgementId, acknowledgementIds, isCoveredByRule } from '../../src/engine/acknowledgement';
import { ChangeExample } from '../../src/engine/example';
import { Finding } from '../../src/engine/finding';
import { NAMESPACE } from '../../src/engine/render';
import { ANYTHING, member, mysql, other } from '../../src/rules/_examples';
import { CHANGE_RULES } from '../../src/rules/updates';
import { evaluateChangeExample } from '../support/change-example';

const findings = (before: ChangeExample['before'], after: ChangeExample['after'], more: Partial<ChangeExample> = {}): readonly Finding[] =>
  evaluateChangeExample({ title: 'a change', before, after, ...more }, CHANGE_RULES).findings;

const ids = (before: ChangeExample['before'], after: ChangeExample['after'], more: Partial<ChangeExample> = {}): string[] =>
  findings(before, after, more).map(acknowledgementId);

/** What the id calls the values of a property. */
function named(before: unknown, after: unknown, property = 'DatabaseName'): string {
  const cluster = (value: unknown) => ({ Cluster: mysql(value === undefined ? {} : { [property]: value }) });
  const [id] = ids(cluster(before), cluster(after));
  return /\[(.*)\]$/s.exec(id!)![1]!;
}

/** Longer than anybody would copy. */
const LONG = 'orders'.repeat(100);

describe('a change is acknowledged by both values', () => {
  test.each([
    ['texts, without quotes', 'orders', 'invoices', 'orders->invoices'],
    ['one that was not set', undefined, 'orders', 'none->orders'],
    ['one that is no longer set', 'orders', undefined, 'orders->none'],
    ['an empty text', 'orders', '', 'orders->empty'],
    ['a number', 1, 2, '1->2'],
    ['the words that stand for something', 'none', 'set', '%6Eone->%73et'],
    ['the arrow', 'a->b', 'c', 'a-%3Eb->c'],
    ['spaces', 'my orders', 'my-orders', 'my%20orders->my-orders'],
    ['lines', 'a\nb', 'a\r\nb', 'a%0Ab->a%0D%0Ab'],
    ['brackets', 'a]b', 'a)b{', 'a%5Db->a%29b%7B'],
    ['quotes', '\'a"b`', 'c', '%27a%22b%60->c'],
    ['a reference that was left as text', '${Name}', 'c', '%24%7BName%7D->c'],
    ['what CDK takes for the end of the prefix', 'arn:aws:iam::111122223333:role/a', ':::', 'arn:aws:iam:%3A111122223333:role/a->%3A%3A%3A'],
    ['other letters', 'Zürich', '注文', 'Z%C3%BCrich->%E6%B3%A8%E6%96%87'],
    ['half a letter', '\uD83D', 'c', '%EF%BF%BD->c'],
    ['what is encoded already', 'a%20b', 'a b', 'a%2520b->a%20b'],
  ])('%s', (_, before, after, name) => {
    expect(named(before, after)).toBe(name);
  });

  test('long ones end in a hash', () => {
    const [one, two] = [named('orders', `${LONG}1`), named('orders', `${LONG}2`)];
    expect(one).toMatch(/^orders->(orders)+ord~[0-9a-f]{8}$/);
    expect(one).toHaveLength('orders->'.length + 96);
    expect(two).not.toBe(one);
    expect(two.slice(0, 90)).toBe(one.slice(0, 90));
  });

  test('lists are named in full, also what messages only count', () => {
    const groups = (...names: string[]) => names.map((name) => `sg-${name}`);
    const [few, many] = [groups('a', 'b'), groups('a', 'b', 'c', 'd', 'e', 'f')];
    expect(named(few, undefined, 'VpcSecurityGroupIds')).toBe('sg-a,sg-b->none');
    expect(named(many, [], 'VpcSecurityGroupIds')).toBe('sg-a,sg-b,sg-c,sg-d,sg-e,sg-f->none');
    expect(findings({ Cluster: mysql({ VpcSecurityGroupIds: many }) }, { Cluster: mysql() })[0]!.what).toContain("'sg-e' and 1 more");
  });

  test('what messages do not show is set', () => {
    expect(named({ 'Fn::Sub': '${AWS::StackName}-a' }, undefined)).toBe('set->none');
    expect(ids({ Cluster: mysql({ ManageMasterUserPassword: true }) }, { Cluster: mysql({ ManageMasterUserPassword: undefined }) }))
      .toEqual(['ClusterManagedPasswordDropped[set->none]']);
  });

  test('what refers to a resource is named by its logical id', () => {
    const joins = (cluster: string) => ({ Cluster: mysql(), Other: mysql(), Writer: member('aurora-mysql', { DBClusterIdentifier: { Ref: cluster } }) });
    expect(ids(joins('Cluster'), joins('Other'))).toContain('MemberReplaced[DBClusterIdentifier:Cluster->Other]');
  });

  test('both sides that read the same are named once', () => {
    const proxy = (subnets: unknown) => other('AWS::RDS::DBProxy', { DBProxyName: 'orders', EngineFamily: 'MYSQL', RoleArn: 'role', Auth: [], VpcSubnetIds: subnets });
    const text = (name: string) => ({ 'Fn::Join': ['-', [name, { Ref: 'AWS::StackName' }]] });
    expect(ids({ Proxy: proxy([text('a')]) }, { Proxy: proxy([text('b')]) })).toEqual(['ProxyReplacementNamed[VpcSubnetIds:set]']);
  });
});

test('the property is named where a rule is about several', () => {
  const copy = (more: object) => mysql({ SourceDBClusterIdentifier: 'orders', MasterUsername: undefined, ManageMasterUserPassword: undefined, ...more });
  expect(ids({ Cluster: copy({ UseLatestRestorableTime: true }) }, { Cluster: copy({ RestoreType: 'copy-on-write' }) }))
    .toEqual(['ClusterRestoreSourceChanged[RestoreType:none->copy-on-write]', 'ClusterRestoreSourceChanged[UseLatestRestorableTime:true->none]']);
});

test('what is gone, or new, is named by its logical id', () => {
  expect(ids({ Cluster: mysql(), Other: mysql() }, { Other: mysql() })).toEqual(['ClusterRemoved[Cluster]']);
  const called = (id: string) => mysql({ DBClusterIdentifier: id });
  expect(ids({ Cluster: called('orders') }, { Orders: called('Orders') })).toContain('ClusterLogicalIdNamed[Orders]');
});

test('values that differ with a parameter are all named, so that who allows one does not allow the others', () => {
  const change = (AllowedValues: string[]): string[] => ids(
    { Cluster: mysql({ EngineMode: 'provisioned' }) },
    { Cluster: mysql({ EngineMode: { Ref: 'Mode' } }) },
    { parameters: { Mode: { Type: 'String', AllowedValues } } },
  );
  expect(change(['parallelquery'])).toEqual(['ClusterEngineModeChanged[provisioned->parallelquery]']);
  expect(change(['parallelquery', 'global', 'provisioned']))
    .toEqual(['ClusterEngineModeChanged[provisioned->parallelquery|provisioned->global]']);
});

test('what is declared is acknowledged by its rule, and so is a change that can be undone', () => {
  const [change] = findings({ Cluster: mysql({ Port: 3306 }) }, { Cluster: mysql({ Port: 3307 }) });
  expect(acknowledgementIds(change!)).toEqual(['ClusterPortChanged[3306->3307]', 'ClusterPortChanged']);
  const { outcome, ...state } = change!;
  expect(outcome).toBeDefined();
  expect(acknowledgementIds(state)).toEqual(['ClusterPortChanged']);
});

const everyFinding = CHANGE_RULES.flatMap(({ invalid }) => invalid)
  .flatMap((example) => evaluateChangeExample(example, CHANGE_RULES).findings);

test('no replacement, and nothing that there is no way back from, is acknowledged by its rule', () => {
  const byRule = everyFinding.filter((finding) => acknowledgementIds(finding).includes(finding.rule.id));
  expect(new Set(byRule.map(({ rule: { effect } }) => effect))).toEqual(new Set(['rejected', 'interrupted', 'ignored']));
  const byChange = everyFinding.filter((finding) => !isCoveredByRule(finding));
  expect(new Set(byChange.map(({ rule: { effect } }) => effect))).toEqual(new Set(['replaced', 'irreversible']));
});

test('every id can be copied, and CDK takes it', () => {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Stack');
  const all = everyFinding.map(acknowledgementId);
  expect(all.filter((id) => !/^\w+\[[\w./:@+*,=|%~>-]+\]$/.test(id) || id.includes('::') || id.length > 300)).toEqual([]);
  const odd = ['a]b', '(', '}', 'a::b', ':::', 'a b', '\n', LONG, '[ack: a]'].map((value) => `ClusterDatabaseNameChanged[${named(undefined, value)}]`);
  for (const id of [...all, ...odd]) {
    expect(() => Validations.of(stack).acknowledge({ id: `${NAMESPACE}::${id}`, reason: 'a test' })).not.toThrow();
  }
  const recorded = stack.node.metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap(({ data }) => Object.keys(data as object));
  expect(recorded).toEqual(expect.arrayContaining([...all, ...odd].map((id) => `${NAMESPACE}::${id}`)));
});

test('an unknown side leaves a change undecided, and no id', () => {
  expect(ids({ Cluster: mysql({ EngineMode: ANYTHING }) }, { Cluster: mysql({ EngineMode: 'serverless' }) })).toEqual([]);
});
