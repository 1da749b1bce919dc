import { rule, topic } from '../../engine/rule';
import { BABELFISH_DATABASE, BABELFISH_ON, BABELFISH_PARAMETER } from '../../facts/babelfish';
import { userGuide } from '../../facts/sources';
import { Cluster } from '../../topology/cluster';
import { ANYTHING, clusterParameters, other, postgresql } from '../_examples';

const READ = '2026-11-22';
const create = userGuide('babelfish-create.html', READ);
const limitations = userGuide('babelfish-limitations.html', READ);

type Properties = Record<string, unknown>;
const parameters = (value: unknown = 'on') => clusterParameters('aurora-postgresql16', { [BABELFISH_PARAMETER]: value });
const babelfishCluster = (properties: Properties = {}) => postgresql({ DBClusterParameterGroupName: { Ref: 'Parameters' }, ...properties });
const speaksTds = (cluster: Cluster): boolean => cluster.engine === 'aurora-postgresql' && cluster.parameter(BABELFISH_PARAMETER)?.toLowerCase() === BABELFISH_ON;

const username = rule('BabelfishMasterUsername', {
  on: 'cluster',
  with: 'DBClusterParameterGroupName',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'MasterUsername of a cluster with Babelfish is in lower case.',
  sources: [create, limitations],
  check: (cluster) => {
    const name = cluster.properties.string('MasterUsername');
    return name !== undefined && name !== name.toLowerCase() && speaksTds(cluster) && { at: 'MasterUsername', name };
  },
  what: ({ name }) => `MasterUsername is '${name}' on a cluster with Babelfish, which takes lower case only`,
  why: 'the master user owns the Babelfish database, and cannot log in to it over TDS under this name',
  fix: ({ name }) => `set MasterUsername to '${name.toLowerCase()}'`,
  invalid: [{ title: 'a capital letter', resources: { Parameters: parameters(), Cluster: babelfishCluster({ MasterUsername: 'DbAdmin' }) } }],
  valid: [
    { title: 'lower case', resources: { Parameters: parameters(), Cluster: babelfishCluster({ MasterUsername: 'dbadmin' }) } },
    { title: 'without Babelfish', resources: { Cluster: postgresql({ MasterUsername: 'DbAdmin' }) } },
    { title: 'the parameter group is an import', resources: { Cluster: babelfishCluster({ MasterUsername: 'DbAdmin', DBClusterParameterGroupName: ANYTHING }) } },
  ],
});

const database = rule('BabelfishDatabaseName', {
  on: 'cluster',
  with: 'DatabaseName',
  effect: 'degraded',
  since: '0.1.0',
  summary: `DatabaseName of a cluster with Babelfish is not ${BABELFISH_DATABASE}.`,
  sources: [create, limitations],
  check: (cluster) => cluster.properties.string('DatabaseName') === BABELFISH_DATABASE && speaksTds(cluster) && { at: 'DatabaseName' },
  what: `DatabaseName is '${BABELFISH_DATABASE}' on a cluster with Babelfish`,
  why: 'Babelfish keeps its own database under this name',
  fix: 'give the database another name, or remove DatabaseName',
  invalid: [{ title: 'the name Babelfish takes', resources: { Parameters: parameters(), Cluster: babelfishCluster({ DatabaseName: 'babelfish_db' }) } }],
  valid: [
    { title: 'another name', resources: { Parameters: parameters(), Cluster: babelfishCluster({ DatabaseName: 'sales' }) } },
    { title: 'the name is an import', resources: { Parameters: parameters(), Cluster: babelfishCluster({ DatabaseName: ANYTHING }) } },
    { title: 'the status is an import', resources: { Parameters: parameters(ANYTHING), Cluster: babelfishCluster({ DatabaseName: 'babelfish_db' }) } },
  ],
});

/** Features that do not work over TDS. */
const FEATURES = [
  { id: 'BabelfishIamAuthentication', feature: 'IAM authentication', property: 'EnableIAMDatabaseAuthentication' },
  { id: 'BabelfishDataApi', feature: 'the Data API', property: 'EnableHttpEndpoint' },
] as const;

const feature = ({ id, feature: words, property }: (typeof FEATURES)[number]) =>
  rule(id, {
    on: 'cluster',
    with: property,
    effect: 'ignored',
    since: '0.1.0',
    summary: `A cluster with Babelfish does not count on ${words}.`,
    sources: [limitations],
    check: (cluster) => cluster.properties.boolean(property) && speaksTds(cluster) && { at: property },
    what: `${property} is true on a cluster with Babelfish`,
    why: `Babelfish does not support ${words}`,
    fix: `remove ${property}, or switch ${BABELFISH_PARAMETER} off`,
    invalid: [{ title: 'asked for', resources: { Parameters: parameters(), Cluster: babelfishCluster({ [property]: true }) } }],
    valid: [
      { title: 'not asked for', resources: { Parameters: parameters(), Cluster: babelfishCluster({ [property]: false }) } },
      { title: 'Babelfish is off', resources: { Parameters: parameters('off'), Cluster: babelfishCluster({ [property]: true }) } },
      { title: 'the parameter group is an import', resources: { Cluster: babelfishCluster({ [property]: true, DBClusterParameterGroupName: ANYTHING }) } },
    ],
  });

const integration = rule('BabelfishIntegration', {
  on: 'integration',
  with: 'SourceArn',
  effect: 'degraded',
  since: '0.1.0',
  summary: 'The source of a zero-ETL integration is a cluster without Babelfish.',
  sources: [limitations],
  check: ({ sourceCluster }) => sourceCluster && speaksTds(sourceCluster) && { at: 'SourceArn', cluster: sourceCluster.logicalId },
  what: ({ cluster }) => `SourceArn names ${cluster}, a cluster with Babelfish`,
  why: 'Babelfish does not support zero-ETL integrations',
  fix: 'remove the integration, or take a cluster without Babelfish',
  invalid: [
    {
      title: 'a cluster with Babelfish',
      resources: {
        Parameters: parameters(),
        Cluster: babelfishCluster(),
        Copy: other('AWS::RDS::Integration', { SourceArn: { 'Fn::GetAtt': ['Cluster', 'DBClusterArn'] }, TargetArn: 'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/sales', DataFilter: 'include: *.*.*' }),
      },
    },
  ],
  valid: [
    {
      title: 'the source is outside the app',
      resources: { Copy: other('AWS::RDS::Integration', { SourceArn: ANYTHING, TargetArn: 'arn:aws:redshift-serverless:eu-west-1:111122223333:namespace/sales', DataFilter: 'include: *.*.*' }) },
    },
  ],
});

export const babelfish = topic(
  'babelfish',
  { title: 'Babelfish', about: 'What does not go together with Babelfish, the SQL Server dialect of Aurora PostgreSQL.' },
  [username, database, ...FEATURES.map(feature), integration],
);
