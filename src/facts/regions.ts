import { Source } from './sources';
import { table } from './tables';
import { misspelt } from './words';

/**
 * AWS Regions by partition: resources of one partition cannot refer to those of another.
 * Source: the endpoints of botocore 1.43.11, https://github.com/boto/botocore/blob/develop/botocore/data/endpoints.json (read 2026-11-22);
 * of Europe and the isolated ones, https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json (read 2026-11-28).
 */
const REGIONS = table<readonly string[]>({
  'aws': [
    'af-south-1', 'ap-east-1', 'ap-east-2', 'ap-northeast-1', 'ap-northeast-2', 'ap-northeast-3', 'ap-south-1', 'ap-south-2',
    'ap-southeast-1', 'ap-southeast-2', 'ap-southeast-3', 'ap-southeast-4', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7',
    'ca-central-1', 'ca-west-1', 'eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2',
    'eu-west-3', 'il-central-1', 'me-central-1', 'me-south-1', 'mx-central-1', 'sa-east-1', 'us-east-1', 'us-east-2', 'us-west-1', 'us-west-2',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
  'aws-eusc': ['eusc-de-east-1'],
  'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
  'aws-iso-b': ['us-isob-east-1', 'us-isob-west-1'],
  'aws-iso-e': ['eu-isoe-west-1'],
  'aws-iso-f': ['us-isof-east-1', 'us-isof-south-1'],
});

/** The partition of the AWS GovCloud (US) Regions. */
export const GOVCLOUD = 'aws-us-gov';

/** The partition of a Region; undefined for one newer than the table. */
export const partitionOf = (region: string): string | undefined =>
  Object.keys(REGIONS).find((partition) => REGIONS[partition]!.includes(region.toLowerCase()));

/** `eu-west-1`, `us-gov-east-1`, and whatever will be named like them. */
const REGION_NAME = /^[a-z]{2,4}(-[a-z]+)+-\d+$/;

/** Whether no Region can have this name. Names that only are not in the table may be of new Regions. */
export const isNoRegion = (text: string): boolean => !REGION_NAME.test(text.toLowerCase());

/**
 * The Region that is misspelled by a slip; undefined for Regions, and for names that may be of new ones. CloudFormation takes them in any
 * case.
 */
export const misspelledRegion = (text: string): string | undefined => misspelt(text.trim().toLowerCase(), Object.values(REGIONS).flat());

/** The Region that a wrong spelling stands for: of a zone, `us-east-1a`, its Region. */
export function meantRegion(text: string): string | undefined {
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return Object.values(REGIONS).flat().find((region) => new RegExp(`^${region.replace(/-/g, '')}[a-z]?$`).test(letters));
}

/**
 * Where CloudFormation does not know a type: the template as a whole is refused. Types are registered in more and more Regions, so this
 * is true of the day it was read, and no more.
 * Source: the schemas CloudFormation offers in each Region, as cfn-lint 1.58.0 of 2026-10-20 has them: {@link unregisteredTypes}.
 */
const UNREGISTERED = table<readonly string[]>({
  'AWS::RDS::Deployment': [...REGIONS[GOVCLOUD]!, ...REGIONS['aws-cn']!, 'me-central-1'],
  'AWS::RDS::DBClusterEndpoint': [...REGIONS[GOVCLOUD]!, ...REGIONS['aws-cn']!, 'me-central-1'],
  'AWS::RDS::ClusterSnapshot': [...REGIONS[GOVCLOUD]!, ...REGIONS['aws-cn']!, 'me-central-1'],
  'AWS::RDS::Integration': [...REGIONS[GOVCLOUD]!, 'ap-east-2', 'mx-central-1', 'ap-southeast-5', 'ap-southeast-6', 'ap-southeast-7'],
  'AWS::RDS::DBProxy': ['ap-east-2'],
});

/** The day of the table of types. */
export const REGISTRY_DATE = '2026-10-20';

export const unregisteredTypes: Source = { url: 'https://github.com/aws-cloudformation/cfn-lint/tree/main/src/cfnlint/data/schemas/providers', read: '2026-11-28' };

export const isUnregistered = (type: string, region: string): boolean => UNREGISTERED[type]?.includes(region.toLowerCase()) ?? false;
