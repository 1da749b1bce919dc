/**
 * Since this day every new cluster is encrypted at rest: with a key that AWS owns where the template asks for none, and of these
 * RDS goes on saying that StorageEncrypted is false (`DBCluster` of the API model). Clones and replicas of older clusters that are not
 * encrypted are not either.
 * Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Overview.Encryption.html and
 * https://aws.amazon.com/blogs/database/use-default-encryption-at-rest-for-new-amazon-aurora-clusters (read 2026-11-28).
 */
export const ENCRYPTED_SINCE = '2026-02-18';
