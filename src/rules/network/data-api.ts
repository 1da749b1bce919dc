import { rule, topic } from '../../engine/rule';
import { DATA_API, SCRAM_ONLY_MAJOR, isBurstable, isScramOnly } from '../../facts/data-api';
import { DEFAULT_ENGINE_MODE } from '../../facts/engine-modes';
import { userGuide } from '../../facts/sources';
import { lacks, nearestWith } from '../../facts/versions';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, OWN_PASSWORD, clusterParameters, member, mysql, postgresql } from '../_examples';

const READ = '2026-11-22';
const limitations = userGuide('data-api.limitations.html', READ);
const on = { EnableHttpEndpoint: true };

/** Serverless v1 had a Data API of its own, with other versions. */
const usesDataApi = (cluster: Cluster): boolean => cluster.engineMode === DEFAULT_ENGINE_MODE && cluster.properties.boolean('EnableHttpEndpoint') === true;

const engineVersion = rule('DataApiEngineVersion', {
  on: 'cluster',
  with: 'EnableHttpEndpoint',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'The Data API is turned on in engine versions that have it.',
  sources: [
    userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.Data_API.html', READ),
    { url: 'https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds/pull/496', read: READ },
  ],
  check: (cluster) => {
    const version = usesDataApi(cluster) ? cluster.version : undefined;
    return version && lacks(version, DATA_API) && { at: 'EnableHttpEndpoint', version: version.text, instead: nearestWith(version, DATA_API) };
  },
  what: ({ version }) => `EnableHttpEndpoint is true on a cluster with EngineVersion '${version}'`,
  why: 'Aurora has no Data API in this version, so queries through it fail',
  fix: ({ instead }) => `set EngineVersion to ${instead === undefined ? 'a newer version' : `'${instead}' or newer`}, or remove EnableHttpEndpoint`,
  invalid: [
    { title: 'Aurora MySQL 3.06', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.06.1', ...on }) } },
    { title: 'PostgreSQL 15.2', resources: { Cluster: postgresql({ EngineVersion: '15.2', ...on }) } },
  ],
  valid: [
    { title: 'Aurora MySQL 3.07', resources: { Cluster: mysql({ EngineVersion: '8.0.mysql_aurora.3.07.0', ...on }) } },
    { title: 'PostgreSQL 15.3', resources: { Cluster: postgresql({ EngineVersion: '15.3', ...on }) } },
    { title: 'PostgreSQL 17', resources: { Cluster: postgresql({ EngineVersion: '17.7', ...on }) } },
    { title: 'turned off', resources: { Cluster: postgresql({ EngineVersion: '15.2', EnableHttpEndpoint: false }) } },
    { title: 'Serverless v1 had its own', resources: { Cluster: postgresql({ EngineMode: 'serverless', EngineVersion: '13.9', ...OWN_PASSWORD, ...on }) } },
    { title: 'the version is an import', resources: { Cluster: postgresql({ EngineVersion: ANYTHING, ...on }) } },
  ],
});

const instanceClass = rule('DataApiInstanceClass', {
  on: 'member',
  with: 'DBInstanceClass',
  effect: 'ignored',
  since: '0.1.0',
  summary: 'A cluster with the Data API has no T class instances.',
  sources: [limitations],
  check: (one) => {
    const own = one.instanceClass;
    return own !== undefined && isBurstable(own) && one.cluster !== undefined && usesDataApi(one.cluster) && { at: 'DBInstanceClass', own };
  },
  what: ({ own }) => `DBInstanceClass is '${own}' in a cluster with EnableHttpEndpoint`,
  why: 'the Data API does not support T classes, so it fails while this instance is the writer',
  fix: "set DBInstanceClass to 'db.serverless' or to an R class, or remove EnableHttpEndpoint from the cluster",
  invalid: [{ title: 'a T class', resources: { Cluster: postgresql(on), Writer: member('aurora-postgresql', { DBInstanceClass: 'db.t4g.medium' }) } }],
  valid: [
    { title: 'an R class', resources: { Cluster: postgresql(on), Writer: member('aurora-postgresql') } },
    { title: 'no Data API', resources: { Cluster: postgresql(), Writer: member('aurora-postgresql', { DBInstanceClass: 'db.t4g.medium' }) } },
    { title: 'whether it is on is an import', resources: { Cluster: postgresql({ EnableHttpEndpoint: ANYTHING }), Writer: member('aurora-postgresql', { DBInstanceClass: 'db.t4g.medium' }) } },
    { title: 'the cluster is in another app', resources: { Writer: member('aurora-postgresql', { DBInstanceClass: 'db.t4g.medium', DBClusterIdentifier: ANYTHING }) } },
  ],
});

const grouped = (properties: Record<string, unknown> = {}) => postgresql({ EngineVersion: '16.8', DBClusterParameterGroupName: { Ref: 'Parameters' }, ...on, ...properties });

const passwordEncryption = rule('DataApiPasswordEncryption', {
  on: 'cluster',
  with: 'EnableHttpEndpoint',
  effect: 'degraded',
  since: '0.1.0',
  summary: `Passwords are not encrypted with MD5 where the Data API of Aurora PostgreSQL ${SCRAM_ONLY_MAJOR} or newer is used.`,
  sources: [limitations],
  check: (cluster) => {
    const version = usesDataApi(cluster) ? cluster.version : undefined;
    const value = version && isScramOnly(version) ? cluster.parameter('password_encryption') : undefined;
    return value?.toLowerCase() === 'md5' && { at: cluster.parameterGroup?.at('Parameters.password_encryption') };
  },
  what: "parameter password_encryption is 'md5' for a cluster with EnableHttpEndpoint",
  why: 'the Data API only logs in with SCRAM, so it refuses users whose passwords were set this way',
  fix: "set password_encryption to 'scram-sha-256', or remove it",
  invalid: [
    { title: 'MD5', resources: { Cluster: grouped(), Parameters: clusterParameters('aurora-postgresql16', { password_encryption: 'md5' }) } },
    { title: 'PostgreSQL 14', resources: { Cluster: grouped({ EngineVersion: '14.22' }), Parameters: clusterParameters('aurora-postgresql14', { password_encryption: 'md5' }) } },
  ],
  valid: [
    { title: 'SCRAM', resources: { Cluster: grouped(), Parameters: clusterParameters('aurora-postgresql16', { password_encryption: 'scram-sha-256' }) } },
    { title: 'no Data API', resources: { Cluster: grouped({ EnableHttpEndpoint: false }), Parameters: clusterParameters('aurora-postgresql16', { password_encryption: 'md5' }) } },
    { title: 'the encryption is an import', resources: { Cluster: grouped(), Parameters: clusterParameters('aurora-postgresql16', { password_encryption: ANYTHING }) } },
    { title: 'the group is in another app', resources: { Cluster: grouped({ DBClusterParameterGroupName: ANYTHING }) } },
  ],
});

export const dataApi = topic(
  'data-api',
  { title: 'RDS Data API', about: 'Where EnableHttpEndpoint gives a cluster an endpoint that answers.' },
  [engineVersion, instanceClass, passwordEncryption],
);
