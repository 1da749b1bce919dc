import { rule, topic } from '../../engine/rule';
import { DEFAULT_ENGINE_MODE, engineModeUnavailable, misspelledEngineMode, retiredEngineMode } from '../../facts/engine-modes';
import { AURORA_ENGINES, RETIRED_ENGINE, misspelledEngine } from '../../facts/engines';
import { apiReference, cfnHandler, cfnReference, serviceError, userGuide } from '../../facts/sources';
import { ANYTHING, OWN_PASSWORD, member, multiMaster, mysql, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const scaling = { MinCapacity: 2, MaxCapacity: 8 };

const retiredEngine = rule('EngineRetired', {
  on: 'singleMasterCluster',
  effect: 'rejected',
  lifecycle: true,
  since: '0.1.0',
  summary: `Engine is not ${RETIRED_ENGINE.name}, which was Aurora MySQL version 1.`,
  sources: [
    userGuide('Aurora.MySQL56.EOL.html', READ),
    serviceError('Unrecognized engine name: aurora', 'https://github.com/percona/pmm/pull/1899', READ),
  ],
  check: ({ properties }) => properties.string('Engine') === RETIRED_ENGINE.name && { at: 'Engine' },
  what: `Engine is '${RETIRED_ENGINE.name}', Aurora MySQL version 1, which AWS retired on ${RETIRED_ENGINE.endOfLife}`,
  why: 'RDS refuses to create the cluster: it no longer knows the engine name',
  fix: `set Engine to '${RETIRED_ENGINE.instead}', and EngineVersion to a current version of it`,
  invalid: [{ title: 'version 1', resources: { Cluster: mysql({ Engine: 'aurora' }) } }],
  valid: [
    { title: 'Aurora MySQL version 3', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.10.4' }) } },
    { title: 'multi-master has its own page', resources: { Cluster: multiMaster() } },
    { title: 'the engine is an import', resources: { Cluster: mysql({ Engine: ANYTHING }) } },
  ],
});

const retiredMode = rule('EngineModeRetired', {
  on: 'cluster',
  with: 'EngineMode',
  effect: 'rejected',
  lifecycle: true,
  since: '0.1.0',
  summary: 'EngineMode is one that Aurora still offers.',
  sources: [engineModeUnavailable, userGuide('aurora-serverless.html', READ)],
  check: (cluster) => {
    const retired = retiredEngineMode(cluster.engineMode);
    return retired && { at: 'EngineMode', mode: retired.mode, endOfLife: retired.endOfLife, instead: retired.instead };
  },
  what: ({ mode, endOfLife }) => `EngineMode is '${mode}', which Aurora retired${endOfLife === undefined ? '' : ` on ${endOfLife}`}`,
  why: 'RDS refuses to create the cluster: the engine mode you requested is currently unavailable',
  fix: ({ instead }) => instead,
  invalid: [
    { title: 'Serverless v1', resources: { Cluster: mysql({ EngineMode: 'serverless' }) } },
    { title: 'parallel query', resources: { Cluster: mysql({ EngineMode: 'parallelquery' }) } },
    { title: 'the first global databases', resources: { Cluster: mysql({ EngineMode: 'global' }) } },
  ],
  valid: [
    { title: 'provisioned, which is the default', resources: { Cluster: mysql() } },
    { title: 'the mode is an import', resources: { Cluster: mysql({ EngineMode: ANYTHING }) } },
  ],
});

const misspelledMode = rule('EngineModeSpelling', {
  on: 'cluster',
  with: 'EngineMode',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'EngineMode is spelled as the API spells it.',
  sources: [apiReference('API_CreateDBCluster.html', READ)],
  check: ({ engineMode: mode }) => {
    const meant = misspelledEngineMode(mode);
    return meant !== undefined && { at: 'EngineMode', mode, meant };
  },
  what: ({ mode }) => `EngineMode is '${mode}', which is no engine mode`,
  why: 'RDS refuses the value when it creates the cluster',
  fix: ({ meant }) =>
    meant === DEFAULT_ENGINE_MODE
      ? "remove EngineMode, or set it to 'provisioned'; Serverless v2 is 'provisioned' with ServerlessV2ScalingConfiguration"
      : retiredEngineMode(meant)?.instead ?? `set EngineMode to '${meant}'`,
  invalid: [
    { title: 'Serverless v2 has no mode of its own', resources: { Cluster: mysql({ EngineMode: 'serverlessv2' }) } },
    { title: 'another case', resources: { Cluster: mysql({ EngineMode: 'Provisioned' }) } },
    { title: 'a retired mode in another case', resources: { Cluster: mysql({ EngineMode: 'parallelQuery' }) } },
    { title: 'multi-master with a hyphen', resources: { Cluster: mysql({ EngineMode: 'multi-master' }) } },
  ],
  valid: [
    { title: 'provisioned', resources: { Cluster: mysql({ EngineMode: 'provisioned' }) } },
    { title: 'a mode newer than this package', resources: { Cluster: mysql({ EngineMode: 'quantum' }) } },
    { title: 'the mode is an import', resources: { Cluster: mysql({ EngineMode: ANYTHING }) } },
  ],
});

const invalidEngine = serviceError('Invalid DB engine: postgresql', 'https://github.com/aws/aws-cli/issues/491', '2026-11-28');

/** Where an engine is declared. */
const ENGINES = [
  { prefix: 'Cluster', on: 'anyCluster', page: 'API_CreateDBCluster.html', type: 'dbcluster', what: 'cluster', example: (engine: unknown) => ({ Cluster: mysql({ Engine: engine }) }) },
  { prefix: 'Instance', on: 'anyInstance', page: 'API_CreateDBInstance.html', type: 'dbinstance', what: 'instance', example: (engine: unknown) => ({ Cluster: mysql(), Writer: member('aurora-mysql', { Engine: engine }) }) },
] as const;

const engineSpelling = ({ prefix, on, page, type, what, example }: (typeof ENGINES)[number]) =>
  rule(`${prefix}EngineSpelling`, {
    on,
    with: 'Engine',
    effect: 'rejected',
    since: '0.1.0',
    summary: 'Engine is spelled as the API spells it.',
    sources: [invalidEngine, apiReference(page, '2026-11-28'), cfnHandler(`aws-rds-${type}/aws-rds-${type}.json`, '2026-11-28')],
    check: ({ properties }) => {
      const value = properties.string('Engine');
      const meant = value === undefined ? undefined : misspelledEngine(value);
      return meant !== undefined && { at: 'Engine', value, meant };
    },
    what: ({ value }) => `Engine is '${value}', which is no engine of RDS`,
    why: `RDS refuses to create the ${what}: it does not know the engine`,
    fix: ({ meant }) => `set Engine to '${meant}'`,
    invalid: [
      { title: 'a letter left out', resources: example('aurora-msql') },
      { title: 'short for PostgreSQL', resources: example('aurora-postgres') },
      { title: 'an underscore', resources: example('aurora_mysql') },
    ],
    valid: [
      { title: AURORA_ENGINES[1], resources: example(AURORA_ENGINES[1]) },
      { title: 'RDS takes it in any case', resources: { Cluster: mysql({ Engine: 'Aurora-MySQL' }) } },
      { title: 'an engine newer than this package', resources: { Cluster: mysql({ Engine: 'aurora-dsql' }) } },
      { title: 'another engine of RDS', resources: { Cluster: mysql({ Engine: 'mysql', DBClusterInstanceClass: 'db.m6gd.large', AllocatedStorage: 100 }) } },
      { title: 'the engine is an import', resources: { Cluster: mysql({ Engine: ANYTHING }) } },
    ],
  });

const scalingMode = rule('ScalingConfigurationEngineMode', {
  on: 'cluster',
  with: 'ScalingConfiguration',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'ScalingConfiguration, which belongs to Serverless v1, is not set in any other engine mode.',
  sources: [cfnReference('aws-properties-rds-dbcluster-scalingconfiguration.html', READ), apiReference('API_CreateDBCluster.html', READ)],
  check: ({ properties, engineMode: mode }) => mode === DEFAULT_ENGINE_MODE && properties.has('ScalingConfiguration') && { at: 'ScalingConfiguration', mode },
  what: ({ mode }) => `ScalingConfiguration is set in a cluster with EngineMode '${mode}'`,
  why: 'it is the capacity of Serverless v1, which is retired, and RDS takes it in no other mode',
  fix: 'move the capacities to ServerlessV2ScalingConfiguration, and declare instances of class db.serverless',
  invalid: [{ title: 'in a provisioned cluster', resources: { Cluster: postgresql({ ScalingConfiguration: scaling }) } }],
  valid: [
    { title: 'Serverless v2', resources: { Cluster: postgresql({ ServerlessV2ScalingConfiguration: { MinCapacity: 0.5, MaxCapacity: 4 } }) } },
    { title: 'Serverless v1', resources: { Cluster: postgresql({ EngineMode: 'serverless', ...OWN_PASSWORD, ScalingConfiguration: scaling }) } },
    { title: 'the mode is an import', resources: { Cluster: postgresql({ EngineMode: ANYTHING, ScalingConfiguration: scaling }) } },
  ],
});

const bothScalings = rule('ScalingConfigurationBoth', {
  on: 'cluster',
  with: 'ScalingConfiguration',
  effect: 'rejected',
  since: '0.1.0',
  summary: 'A cluster has the scaling configuration of Serverless v1 or of v2, not both.',
  sources: [
    cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-scalingconfiguration', READ),
    cfnReference('aws-resource-rds-dbcluster.html#cfn-rds-dbcluster-serverlessv2scalingconfiguration', READ),
  ],
  check: ({ properties }) => properties.has('ScalingConfiguration') && properties.has('ServerlessV2ScalingConfiguration') && { at: 'ScalingConfiguration' },
  what: 'ScalingConfiguration and ServerlessV2ScalingConfiguration are both set',
  why: 'each belongs to another kind of cluster, and RDS refuses to create one with both',
  fix: 'remove ScalingConfiguration',
  invalid: [{ title: 'both', resources: { Cluster: mysql({ ScalingConfiguration: scaling, ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 4 } }) } }],
  valid: [
    { title: 'v2 only', resources: { Cluster: mysql({ ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 4 } }) } },
    { title: 'the engine is an import', resources: { Cluster: mysql({ Engine: ANYTHING, ScalingConfiguration: scaling, ServerlessV2ScalingConfiguration: { MinCapacity: 1, MaxCapacity: 4 } }) } },
  ],
});

const globalEngine = rule('GlobalClusterEngineRetired', {
  on: 'globalCluster',
  with: 'Engine',
  effect: 'rejected',
  lifecycle: true,
  since: '0.1.0',
  summary: `The engine of a global database is not ${RETIRED_ENGINE.name}.`,
  sources: [cfnReference('aws-resource-rds-globalcluster.html#cfn-rds-globalcluster-engine', READ), userGuide('Aurora.MySQL56.EOL.html', READ)],
  check: ({ properties }) => properties.string('Engine') === RETIRED_ENGINE.name && { at: 'Engine' },
  what: `Engine is '${RETIRED_ENGINE.name}', Aurora MySQL version 1, which AWS retired on ${RETIRED_ENGINE.endOfLife}`,
  why: 'RDS refuses to create the global database',
  fix: `set Engine to '${RETIRED_ENGINE.instead}'`,
  invalid: [{ title: 'version 1', resources: { World: other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', Engine: 'aurora' }) } }],
  valid: [
    { title: 'Aurora MySQL', resources: { World: other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', Engine: 'aurora-mysql' }) } },
    { title: 'the engine is an import', resources: { World: other('AWS::RDS::GlobalCluster', { GlobalClusterIdentifier: 'world', Engine: ANYTHING }) } },
  ],
});

export const engineMode = topic(
  'engine-mode',
  { title: 'Engine and engine mode', about: 'Which engines and engine modes Aurora offers, and what replaced the retired ones.' },
  [retiredEngine, ...ENGINES.map(engineSpelling), retiredMode, misspelledMode, scalingMode, bothScalings, globalEngine],
);
