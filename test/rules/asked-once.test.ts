import { evaluate, evaluateChanges, evaluateUpdate } from '../../src/engine/evaluate';
import { ChangeExample } from '../../src/engine/example';
import { RULES } from '../../src/rules';
import { mysql, postgresql } from '../../src/rules/_examples';
import { CHANGE_RULES } from '../../src/rules/updates';
import { exampleChanges } from '../support/change-example';

const ids = (example: ChangeExample): string[] => evaluateUpdate(exampleChanges(example), RULES).findings.map(({ rule }) => rule.id);

/** What the new side gives where nothing is known of the old one. */
const alone = (example: ChangeExample): string[] => evaluate(exampleChanges(example).after, RULES).findings.map(({ rule }) => rule.id);

/** An example of an ordinary rule, deployed as it is. */
const deployed = (example: (typeof RULES)[number]['invalid'][number]): ChangeExample => {
  const { resources, elsewhere = {}, title, region, parameters, conditions, outputs } = example;
  const twice = Object.entries(elsewhere).map(([name, one]) => [name, { before: one.resources, after: one.resources }]);
  return {
    title,
    before: resources,
    after: resources,
    ...(parameters ? { parameters } : {}),
    ...(conditions ? { conditions } : {}),
    ...(outputs ? { outputs } : {}),
    ...(region === undefined ? {} : { region }),
    elsewhere: Object.fromEntries(twice),
  };
};

describe('every example of a rule, deployed as it is', () => {
  /** For each rule, which of its invalid examples it judges, and what is found to change in any of them. */
  const judged = RULES.map(({ id, lifecycle, invalid, valid }) => {
    const changing: string[] = [];
    const isJudging = [...invalid, ...valid].map((example, index) => {
      const changes = exampleChanges(deployed(example));
      const { findings, failed } = evaluateChanges(changes, CHANGE_RULES);
      changing.push(...[...findings, ...failed].map(({ rule }) => `${example.title}: ${rule.id}`));
      return index < invalid.length && evaluateUpdate(changes, RULES).findings.some(({ rule }) => rule.id === id);
    });
    return { id, lifecycle, isJudging: isJudging.includes(true), changing };
  });

  test('no lifecycle rule judges it', () => {
    expect(judged.filter(({ lifecycle, isJudging }) => lifecycle && isJudging).map(({ id }) => id)).toEqual([]);
  });

  test('the rules that only judge what is created, or changes', () => {
    expect(judged.filter(({ isJudging }) => !isJudging).map(({ id }) => id)).toMatchSnapshot();
  });

  test('none changes by itself', () => {
    expect(judged.flatMap(({ changing }) => changing)).toEqual([]);
  });
});

describe('a cluster of a retired version', () => {
  const old = (properties: Record<string, unknown> = {}) => postgresql({ EngineVersion: '13.4', ...properties });
  const change = (before: ChangeExample['before'], after: ChangeExample['after']): ChangeExample => ({ title: 'old', before, after });

  test.each([
    ['goes on', change({ Cluster: old() }, { Cluster: old() }), false],
    ['goes on with other backups', change({ Cluster: old() }, { Cluster: old({ BackupRetentionPeriod: 14 }) }), false],
    ['is new', change({ Other: mysql() }, { Other: mysql(), Cluster: old() }), true],
    ['is replaced', change({ Cluster: old() }, { Cluster: old({ StorageEncrypted: true }) }), true],
    ['is restored', change({ Cluster: old() }, { Cluster: old({ SnapshotIdentifier: 'before', MasterUsername: undefined }) }), true],
    ['changes to another one', change({ Cluster: old() }, { Cluster: old({ EngineVersion: '13.5' }) }), true],
  ])('%s', (_, example, isJudged) => {
    expect(alone(example)).toContain('EngineVersionRetired');
    expect(ids(example).includes('EngineVersionRetired')).toBe(isJudged);
  });
});

describe('a cluster without a password', () => {
  const open = (properties: Record<string, unknown> = {}) => mysql({ ManageMasterUserPassword: undefined, ...properties });

  test.each([
    ['that was always so', { title: 'open', before: { Cluster: open() }, after: { Cluster: open() } }, false],
    ['that is new', { title: 'open', before: {}, after: { Cluster: open() } }, true],
    ['that had one', { title: 'open', before: { Cluster: mysql() }, after: { Cluster: open() } }, true],
  ])('%s', (_, example, isJudged) => {
    const missing = alone(example).filter((id) => /Password/.test(id));
    expect(missing).not.toEqual([]);
    expect(ids(example).filter((id) => missing.includes(id))).toEqual(isJudged ? missing : []);
  });
});

describe('a setting that instances of a cluster do not have', () => {
  const ID = 'MemberMultiAz';
  const { resources } = RULES.find(({ id }) => id === ID)!.invalid[0]!;
  const writing = (MultiAZ: unknown): ChangeExample['before'] => Object.fromEntries(Object.entries(resources).map(([logicalId, resource]) =>
    [logicalId, 'MultiAZ' in resource.Properties ? { ...resource, Properties: { ...resource.Properties, MultiAZ } } : resource]));
  const parameters = { Choice: { Type: 'String', Default: 'true', AllowedValues: ['true', 'false'] } };

  test.each([
    ['that is written as text', writing(true), writing('true'), false],
    ['that is no longer written as text', writing('true'), writing(true), false],
    ['that is a parameter now', writing(true), writing({ Ref: 'Choice' }), false],
    ['that is new', writing(undefined), writing(true), true],
    ['that had another value', writing(false), writing(true), true],
  ])('%s', (_, before, after, isJudged) => {
    const example = { title: 'setting', before, after, parameters };
    expect(alone(example)).toContain(ID);
    expect(ids(example).includes(ID)).toBe(isJudged);
  });
});
