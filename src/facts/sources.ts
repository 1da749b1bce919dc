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

/** A shape of the API model of RDS: a set of words, a pattern, a length, what is required; or the fault that is the answer. */
export const apiModel = (shape: string, read: string): Source => ({
  url: `https://github.com/boto/botocore/blob/1.44.8/botocore/data/rds/2014-10-31/service-2.json#${shape}`,
  read,
});

/** The schema of a type, `AWS::RDS::DBProxy`, as CloudFormation has it registered: what does not match it never reaches RDS. */
export const cfnSchema = (type: string, read: string): Source => ({
  url: `https://github.com/aws-cloudformation/cfn-lint/blob/v1.58.0/src/cfnlint/data/schemas/providers/us-east-1.json#${type}`,
  read,
});

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

/** What shows that a template is refused, the most certain first. */
export const WITNESSES = ['service message', 'handler', 'schema', 'API model', 'documentation'] as const;

export type Witness = (typeof WITNESSES)[number];

/** By the address; what has words of the service and is none of these quotes a report. */
const KINDS: readonly (readonly [RegExp, Witness])[] = [
  [/\/aws-cloudformation-resource-providers-rds\/blob\/.+\.java$/, 'handler'],
  [/\/aws-cloudformation-resource-providers-rds\/blob\/.+\.json$|\/cfnlint\/data\/schemas\/providers\b/, 'schema'],
  [/\/botocore\/data\//, 'API model'],
  [/^https:\/\/(docs\.)?aws\.amazon\.com\/|\/awsdocs\/[^/]+\/blob\//, 'documentation'],
];

/** What a source shows of a refusal; undefined where it only shows that something exists, or which request a handler makes. */
export function witnessOf({ url, quote }: Source): Witness | undefined {
  const [, kind] = KINDS.find(([pattern]) => pattern.test(url)) ?? [];
  if (quote === undefined) return kind === 'handler' ? undefined : kind;
  return kind ?? 'service message';
}

/** The most certain of all that sources show. */
export function bestWitness(sources: readonly Source[]): Witness | undefined {
  const shown = new Set(sources.map(witnessOf));
  return WITNESSES.find((witness) => shown.has(witness));
}
