import { Source, cfnReference, serviceError } from '../sources';
import { table } from '../tables';
import { READ } from './table';

/** What CloudFormation does with a resource that it deletes, in the words of its change sets. */
export type Policy = 'Delete' | 'Retain' | 'Snapshot';

/** Where it is read. */
export const policySources: readonly Source[] = [
  cfnReference('aws-attribute-deletionpolicy.html', READ),
  cfnReference('aws-attribute-updatereplacepolicy.html', READ),
  // What cannot be deleted in the end, because of its DeletionProtection, is left.
  { url: 'https://repost.aws/knowledge-center/cloudformation-stack-cleanup-stuck', read: READ },
  // Or because of instances that are not in the template.
  serviceError(
    'Cluster cannot be deleted, it still contains DB instances in non-deleting state.',
    'https://github.com/hashicorp/terraform-provider-aws/issues/19536',
    '2026-11-29',
  ),
];

/** `RetainExceptOnCreate` makes a difference to a creation that fails, and to nothing else. */
const POLICIES = table<Policy>({ Delete: 'Delete', Retain: 'Retain', RetainExceptOnCreate: 'Retain', Snapshot: 'Snapshot' });

/** Types of which CloudFormation takes a snapshot before it deletes one, unless DeletionPolicy says otherwise. */
const SNAPSHOT_BY_DEFAULT: ReadonlySet<string> = new Set(['AWS::RDS::DBCluster']);

/** What becomes of a resource that is no more in the template. Undefined for a policy that is not known here. */
export function policyOnRemoval(type: string, deletionPolicy: string | undefined): Policy | undefined {
  return deletionPolicy === undefined ? (SNAPSHOT_BY_DEFAULT.has(type) ? 'Snapshot' : 'Delete') : POLICIES[deletionPolicy];
}

/** What becomes of the old one where a resource is replaced: DeletionPolicy says nothing about that. */
export function policyOnReplacement(updateReplacePolicy: string | undefined): Policy | undefined {
  return updateReplacePolicy === undefined ? 'Delete' : POLICIES[updateReplacePolicy];
}
