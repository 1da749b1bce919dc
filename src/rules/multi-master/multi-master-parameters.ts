import { rule, topic } from '../../engine/rule';
import { isOn } from '../../facts/parameters/values';
import { multiMasterGuide } from '../../facts/sources';
import { ANYTHING, clusterParameters, instanceParameters, multiMaster, writer } from '../_examples';

/** A parameter, or several with one meaning, that multi-master leaves no choice about. */
interface FixedParameter {
  readonly id: string;
  readonly parameters: readonly string[];
  readonly subject: string;
  readonly isRefused: (value: string) => boolean;
  readonly refused: string;
  /** A value that is fine; absent: the parameter must not be set at all. */
  readonly accepted?: string;
  /** Further values by parameter, for the examples. */
  readonly alsoRefused?: readonly (readonly [string, string])[];
  readonly alsoAccepted?: readonly (readonly [string, string])[];
  readonly fix: string;
}

const FIXED_PARAMETERS: readonly FixedParameter[] = [
  {
    id: 'MultiMasterParallelQuery',
    parameters: ['aurora_parallel_query', 'aurora_pq'],
    subject: 'parallel query',
    isRefused: isOn,
    refused: 'ON',
    accepted: 'OFF',
    fix: 'set it to OFF or remove it',
  },
  {
    id: 'MultiMasterBinaryLog',
    parameters: ['binlog_format'],
    subject: 'the binary log',
    isRefused: (value) => value.toUpperCase() !== 'OFF',
    refused: 'MIXED',
    accepted: 'OFF',
    fix: 'set it to OFF or remove it; copy data with AWS DMS',
  },
  {
    id: 'MultiMasterGtid',
    parameters: ['gtid-mode', 'gtid_mode', 'enforce_gtid_consistency'],
    subject: 'replication by global transaction ids',
    isRefused: (value) => isOn(value) || value.toUpperCase() === 'ON_PERMISSIVE' || value.toUpperCase() === 'WARN',
    refused: 'ON',
    alsoRefused: [['gtid-mode', 'ON_PERMISSIVE'], ['enforce_gtid_consistency', 'WARN']],
    accepted: 'OFF',
    fix: 'set it to OFF or remove it',
  },
  {
    id: 'MultiMasterEventScheduler',
    parameters: ['event_scheduler'],
    subject: 'the event scheduler',
    isRefused: isOn,
    refused: 'ON',
    accepted: 'OFF',
    fix: 'set it to OFF, and run scheduled work from outside the database',
  },
  {
    id: 'MultiMasterLargePrefix',
    parameters: ['innodb_large_prefix'],
    subject: 'large index key prefixes',
    isRefused: isOn,
    refused: '1',
    accepted: '0',
    fix: 'set it to 0 or remove it, and keep index keys within 767 bytes',
  },
  {
    id: 'MultiMasterQueryCache',
    parameters: ['query_cache_type', 'query_cache_size'],
    subject: 'the query cache',
    isRefused: (value) => value !== '0' && value.toUpperCase() !== 'OFF',
    refused: '1',
    accepted: '0',
    alsoAccepted: [['query_cache_type', 'OFF']],
    fix: 'set it to 0 or remove it',
  },
  {
    id: 'MultiMasterSerializable',
    parameters: ['tx_isolation', 'transaction_isolation'],
    subject: 'the isolation level SERIALIZABLE',
    isRefused: (value) => value.toUpperCase() === 'SERIALIZABLE',
    refused: 'SERIALIZABLE',
    accepted: 'REPEATABLE-READ',
    fix: 'set it to REPEATABLE-READ or remove it',
  },
  {
    id: 'MultiMasterAutoIncrement',
    parameters: ['auto_increment_increment', 'auto_increment_offset'],
    subject: 'a chosen auto-increment step, which is always 16',
    isRefused: () => true,
    refused: '2',
    fix: 'remove it, and use BIGINT keys',
  },
];

const fixedParameter = (fixed: FixedParameter) => {
  const { id, parameters, subject, isRefused, refused, accepted, alsoRefused = [], alsoAccepted = [], fix } = fixed;
  const [first, ...others] = parameters as [string, ...string[]];
  const inClusterGroup = (value: unknown, name = first) => ({
    Group: clusterParameters('aurora5.6', { [name]: value }),
    Cluster: multiMaster({ DBClusterParameterGroupName: { Ref: 'Group' } }),
  });
  return rule(id, {
    on: 'multiMasterCluster',
    effect: 'rejected',
    since: '0.1.0',
    summary: `The parameters of a multi-master cluster do not ask for ${subject}.`,
    sources: [multiMasterGuide],
    check: (cluster) =>
      parameters.flatMap((name) =>
        cluster
          .parameterSettings(name)
          .filter(({ value }) => isRefused(value))
          .map(({ group, value }) => ({ at: group.at(`Parameters.${name}`), name, value })),
      ),
    what: ({ name, value }) => `parameter ${name} is '${value}' in a parameter group of a cluster with EngineMode 'multimaster'`,
    why: `multi-master clusters do not have ${subject}`,
    fix,
    invalid: [
      { title: 'in the cluster group', resources: inClusterGroup(refused) },
      {
        title: 'in the group of an instance',
        resources: { Cluster: multiMaster(), Group: instanceParameters('aurora5.6', { [first]: refused }), Writer: writer({ DBParameterGroupName: { Ref: 'Group' } }) },
      },
      ...others.map((name) => ({ title: `by ${name}`, resources: inClusterGroup(refused, name) })),
      ...alsoRefused.map(([name, value]) => ({ title: `${name} ${value}`, resources: inClusterGroup(value, name) })),
    ],
    valid: [
      accepted === undefined ? { title: 'left alone', resources: { Cluster: multiMaster() } } : { title: accepted, resources: inClusterGroup(accepted) },
      ...alsoAccepted.map(([name, value]) => ({ title: `${name} ${value}`, resources: inClusterGroup(value, name) })),
      { title: 'the value is an import', resources: inClusterGroup(ANYTHING) },
      { title: 'the group is outside the app', resources: { Cluster: multiMaster({ DBClusterParameterGroupName: ANYTHING }) } },
    ],
  });
};

export const multiMasterParameters = topic(
  'multi-master-parameters',
  { title: 'Multi-master: parameters', about: 'Database parameters that multi-master clusters leave no choice about.' },
  FIXED_PARAMETERS.map(fixedParameter),
);
