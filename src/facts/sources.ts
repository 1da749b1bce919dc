/** Where a fact was read, and when. */
export interface Source {
  readonly url: string;
  /** The day it was read, `YYYY-MM-DD`. */
  readonly read: string;
  /** The service's own words, where the source quotes them. */
  readonly quote?: string;
}

const guide = 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/';
const api = 'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/';
const cloudFormation = 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/';

/** A page of the Aurora user guide. */
export const userGuide = (page: string, read: string): Source => ({ url: guide + page, read });

/** A page of the RDS API reference. */
export const apiReference = (page: string, read: string): Source => ({ url: api + page, read });

/** A page of the CloudFormation resource reference. */
export const cfnReference = (page: string, read: string): Source => ({ url: cloudFormation + page, read });

/** The chapter on multi-master in the last user guide that had one, early 2023. */
export const multiMasterGuide: Source = {
  url: 'https://github.com/awsdocs/amazon-aurora-user-guide/blob/9b4ad04/doc_source/aurora-multi-master.md',
  read: '2026-11-22',
};

/** The CloudFormation handlers of RDS, in AWS's own source. */
export const cfnHandler = (file: string, read: string, quote?: string): Source => ({
  url: `https://github.com/aws-cloudformation/aws-cloudformation-resource-providers-rds/blob/5a410e84/${file}`,
  read,
  ...(quote === undefined ? {} : { quote }),
});

/** An error of the service as a user reported it. */
export const serviceError = (quote: string, url: string, read: string): Source => ({ url, read, quote });
