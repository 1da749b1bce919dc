/**
 * Sizes of DB instance classes, smallest first. Each doubles the one before, those in between counted as they are.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.Summary.html (read 2026-11-22).
 */
export const SIZES: readonly string[] = ['micro', 'small', 'medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge', '32xlarge', '48xlarge'];

/** Where the size of a class stands among all sizes; undefined for classes without one, or with one that is not known. */
export function sizeRank(instanceClass: string): number | undefined {
  const [, , size = ''] = instanceClass.split('.');
  const rank = SIZES.indexOf(size);
  return rank < 0 ? undefined : rank;
}
