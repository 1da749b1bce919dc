/**
 * Tags of RDS resources.
 * Source: `Tags` and `Tag` in aws-rds-dbcluster.json of https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds
 * (5a410e84), and https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_Tag.html (read 2026-11-28).
 */
export const MAX_TAGS = 50;

/** What AWS keeps for its own tags, in whatever case. */
export const RESERVED_TAG_PREFIX = 'aws:';

export const isReservedTag = (key: string): boolean => key.toLowerCase().startsWith(RESERVED_TAG_PREFIX);
