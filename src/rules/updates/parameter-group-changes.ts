import { ChangeRule, changeRule } from '../../engine/change-rule';
import { ExampleResource } from '../../engine/example';
import { Topicless, topic } from '../../engine/rule';
import { lookUp } from '../../facts/parameters/table';
import { userGuide } from '../../facts/sources';
import { instanceUpdates } from '../../facts/updates/instance';
import { clusterParameterGroupUpdates, instanceParameterGroupUpdates } from '../../facts/updates/parameter-groups';
import { READ } from '../../facts/updates/table';
import type { Update } from '../../topology/changes/update';
import type { ParameterGroup } from '../../topology/parameter-group';
import { known } from '../../topology/resource';
import { told } from '../_changes';
import { ANYTHING, clusterParameters, instanceParameters, member, postgresql } from '../_examples';

const sources = [userGuide('USER_WorkingWithParamGroups.html', READ), ...instanceUpdates.sources];

/** Those that use a group on both sides, and are not restarted by an upgrade of the engine anyway. */
const users = ({ before, after, changes }: Update<ParameterGroup>): readonly string[] => {
  const had = new Set(before.users.map(({ address }) => address));
  return after.users.filter((user) => had.has(user.address) && changes.updateOf(user)!.exists && !changes.updateOf(user)!.differs('EngineVersion'))
    .filter((user) => {
      const cluster = 'members' in user ? user : known(() => user.cluster);
      const update = cluster && changes.updateOf(cluster);
      return !update || !(update.isReplaced || update.differs('EngineVersion'));
    })
    .map(({ logicalId }) => logicalId);
};

const OFF: ReadonlySet<string> = new Set(['', '0', 'off', 'false']);
const ON: ReadonlySet<string> = new Set(['1', 'on', 'true']);

/** What is the same to the engine is one text here; what is not set is taken for switched off, which most are. */
const meaning = (value: string = ''): string => {
  const text = value.trim().toLowerCase();
  return OFF.has(text) ? '0' : ON.has(text) ? '1' : text;
};

/** The static parameters that a group sets to something else. */
function staticChanges({ before, after }: Update<ParameterGroup>): readonly string[] {
  const family = after.family ?? '';
  const names = [...new Set([...before.parameterNames, ...after.parameterNames])].filter((name) => {
    const parameter = lookUp(family, name);
    return typeof parameter === 'object' && parameter.apply === 'static';
  });
  const isChanged = (name: string): boolean => meaning(before.parameter(name)) !== meaning(after.parameter(name));
  const certain = names.filter((name) => known(() => isChanged(name)) === true);
  return certain.length > 0 ? certain : names.filter(isChanged);
}

const shown = (value: string | undefined): string => (value === undefined ? 'not set' : `'${value}'`);

interface Level {
  readonly on: 'updatedClusterParameterGroup' | 'updatedInstanceParameterGroup';
  readonly using: (group: ExampleResource) => Readonly<Record<string, ExampleResource>>;
  readonly group: (family: string, parameters: Readonly<Record<string, unknown>>) => ExampleResource;
  readonly sources: typeof sources;
}

const CLUSTER: Level = {
  on: 'updatedClusterParameterGroup',
  using: (group) => ({ Group: group, Cluster: postgresql({ DBClusterParameterGroupName: { Ref: 'Group' } }), Writer: member('aurora-postgresql') }),
  group: clusterParameters,
  sources: [...sources, ...clusterParameterGroupUpdates.sources],
};
const INSTANCE: Level = {
  on: 'updatedInstanceParameterGroup',
  using: (group) => ({ Group: group, Cluster: postgresql(), Writer: member('aurora-postgresql', { DBParameterGroupName: { Ref: 'Group' } }) }),
  group: instanceParameters,
  sources: [...sources, ...instanceParameterGroupUpdates.sources],
};

const staticParameter = (id: string, { on, using, group, sources: read }: Level): Topicless<ChangeRule> => {
  const pair = (title: string, before: object, after: object) =>
    ({ title, before: using(group('aurora-postgresql16', { ...before })), after: using(group('aurora-postgresql16', { ...after })) });
  return changeRule(id, {
    on,
    with: 'Parameters',
    effect: 'interrupted',
    since: '0.1.0',
    summary: 'Static parameters of a group in use change when a restart is planned.',
    sources: read,
    check: (update) => {
      const names = update.isReplaced ? [] : staticChanges(update);
      const [first, ...others] = names.length === 0 ? [] : users(update);
      return first !== undefined && names.map((name) => ({ at: `Parameters.${name}`, name, by: [first, ...others] }));
    },
    what: ({ name }, { before, after }) => `the static parameter ${name} was ${shown(known(() => before.parameter(name)))} and is ${shown(known(() => after.parameter(name)))}`,
    why: ({ by }) =>
      `it takes effect with a restart of ${by.join(', ')}, and CloudFormation restarts the instances that wait for one as soon as it updates them`,
    fix: ({ name }, { before }) => `leave ${name} as it was: ${shown(before.parameter(name))}, or deploy this when the instances may restart`,
    invalid: [
      pair('another value', { max_connections: '500' }, { max_connections: '1000' }),
      pair('it is set for the first time', {}, { max_connections: 1000, work_mem: 8192 }),
    ],
    valid: [
      pair('a dynamic one', { work_mem: '4096' }, { work_mem: '8192' }),
      pair('the same, as a number', { max_connections: '500' }, { max_connections: 500 }),
      pair('it is an import', { max_connections: '500' }, { max_connections: ANYTHING }),
      {
        title: 'nothing uses the group',
        before: { Cluster: postgresql(), Group: group('aurora-postgresql16', { max_connections: '500' }) },
        after: { Cluster: postgresql(), Group: group('aurora-postgresql16', { max_connections: '1000' }) },
      },
    ],
  });
};

const described = (group: ExampleResource, text: string): ExampleResource =>
  ({ ...group, Properties: { ...group.Properties, Description: text } });

const groupReplaced = (id: string, { on, using, group, sources: read }: Level): Topicless<ChangeRule> =>
  changeRule(id, {
    on,
    effect: 'interrupted',
    since: '0.1.0',
    summary: 'A parameter group in use keeps its name, description and family, but for an upgrade of the engine.',
    sources: read,
    check: (update) => {
      const by = update.keepsName || update.replacing.length === 0 ? [] : users(update);
      return by.length > 0 && update.replacing.map((at) => ({ at, by }));
    },
    what: ({ at }, update) => told(update, at),
    why: ({ by }) => `CloudFormation creates another group and gives it to ${by.join(', ')}: what that sets takes effect with a restart`,
    fix: ({ at }) => `leave ${at} as it was, or deploy this when the instances may restart`,
    invalid: [
      { title: 'another description', before: using(described(group('aurora-postgresql16', {}), 'old')), after: using(described(group('aurora-postgresql16', {}), 'new')) },
    ],
    valid: [
      {
        title: 'nothing uses it',
        before: { Cluster: postgresql(), Group: described(group('aurora-postgresql16', {}), 'old') },
        after: { Cluster: postgresql(), Group: described(group('aurora-postgresql16', {}), 'new') },
      },
      { title: 'it is an import', before: using(described(group('aurora-postgresql16', {}), 'old')), after: using({ ...group('aurora-postgresql16', {}), Properties: { Family: 'aurora-postgresql16', Description: ANYTHING } }) },
    ],
  });

export const parameterGroupChanges = topic<ChangeRule>(
  'parameter-group-changes',
  {
    title: 'Updates of parameter groups',
    about: 'Dynamic parameters take effect at once. Static ones wait for a restart, as everything does that another group sets. These rules run where '
      + 'the app is compared with what is deployed: see `baseline`.',
  },
  [
    staticParameter('ClusterStaticParameterChanged', CLUSTER),
    staticParameter('InstanceStaticParameterChanged', INSTANCE),
    groupReplaced('ClusterParameterGroupReplaced', CLUSTER),
    groupReplaced('InstanceParameterGroupReplaced', INSTANCE),
  ],
);
