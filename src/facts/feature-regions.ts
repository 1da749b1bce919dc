import { Source, serviceError, userGuide } from './sources';
import { table } from './tables';

/**
 * Where AWS says that it does not offer a feature. It brings features to more Regions all the time, so a list is true of the day it was
 * read; a Region that is in none may have the feature, or be newer.
 */
export const FEATURE_REGIONS_DATE = '2026-11-28';

/** Features with Regions of their own, and the pages that list these. */
export const FEATURE_REGION_SOURCES = {
  // The Regions that both pages leave out: the first is of 2023 where copies of it can be had, the second is about a rule for the feature.
  backtrack: [
    serviceError('Backtrack is not enabled for the aurora engine.', 'https://github.com/hashicorp/terraform-provider-aws/issues/16029', FEATURE_REGIONS_DATE),
    userGuide('AuroraMySQL.Managing.Backtrack.html#AuroraMySQL.Managing.Backtrack.Availability', FEATURE_REGIONS_DATE),
    { url: 'https://docs.aws.amazon.com/config/latest/developerguide/aurora-mysql-backtracking-enabled.html', read: FEATURE_REGIONS_DATE },
  ],
  zeroEtl: [
    userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.Zero-ETL.html', FEATURE_REGIONS_DATE),
    { url: 'https://docs.aws.amazon.com/redshift/latest/mgmt/zero-etl-using.regions.html', read: FEATURE_REGIONS_DATE },
  ],
  limitless: [userGuide('limitless-reqs-limits.html', FEATURE_REGIONS_DATE)],
  express: [userGuide('CHAP_GettingStartedAurora.AuroraPostgreSQL.ExpressConfig.html#CHAP_GettingStartedAurora.AuroraPostgreSQL.ExpressConfig.Limitations', FEATURE_REGIONS_DATE)],
  globalDatabase: [userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.GlobalDatabase.html', FEATURE_REGIONS_DATE)],
  dataApi: [userGuide('Concepts.Aurora_Fea_Regions_DB-eng.Feature.Data_API.html', FEATURE_REGIONS_DATE)],
} satisfies Readonly<Record<string, readonly Source[]>>;

export type RegionalFeature = keyof typeof FEATURE_REGION_SOURCES;

const MYSQL = 'aurora-mysql';
const POSTGRESQL = 'aurora-postgresql';
const GOVCLOUD = ['us-gov-east-1', 'us-gov-west-1'];

/** Regions without a feature, by feature and engine. */
const LACKING: Readonly<Record<RegionalFeature, Readonly<Record<string, readonly string[]>>>> = {
  backtrack: table({
    [MYSQL]: [
      'af-south-1', 'ap-east-1', 'ap-southeast-3', 'ap-southeast-4', 'cn-north-1', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'me-central-1',
      'me-south-1', 'sa-east-1', ...GOVCLOUD,
    ],
  }),
  zeroEtl: table({ [MYSQL]: ['ap-southeast-5', 'ap-southeast-6', ...GOVCLOUD], [POSTGRESQL]: ['ap-southeast-5'] }),
  limitless: table({ [POSTGRESQL]: ['ap-east-2'] }),
  express: table({ [POSTGRESQL]: ['me-central-1', 'me-south-1', ...GOVCLOUD] }),
  globalDatabase: table({ [MYSQL]: ['ap-east-2', 'ap-southeast-6', 'ap-southeast-7'] }),
  dataApi: table({ [POSTGRESQL]: ['ap-south-2', 'ap-southeast-4', 'ap-southeast-6'] }),
};

/** Whether AWS says that an engine does not have the feature in a Region. */
export const lacksFeature = (feature: RegionalFeature, engine: string, region: string): boolean =>
  LACKING[feature][engine]?.includes(region.toLowerCase()) ?? false;
