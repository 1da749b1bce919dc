import { ChangeRule, changeRule } from '../../engine/change-rule';
import { topic } from '../../engine/rule';
import { subnetGroupUpdates } from '../../facts/updates/subnet-group';
import { told } from '../_changes';
import { ANYTHING, member, mysql, other } from '../_examples';

const group = (name?: unknown) =>
  other('AWS::RDS::DBSubnetGroup', { DBSubnetGroupDescription: 'example', SubnetIds: ['subnet-0123456789abcdef0', 'subnet-0fedcba9876543210'], DBSubnetGroupName: name });
const grouped = (name?: unknown) => ({ Group: group(name), Cluster: mysql({ DBSubnetGroupName: { Ref: 'Group' } }), Writer: member('aurora-mysql') });

const subnetGroupReplaced = changeRule('SubnetGroupNameChanged', {
  on: 'updatedSubnetGroup',
  with: 'DBSubnetGroupName',
  effect: 'replaced',
  since: '0.1.0',
  summary: 'The subnet group of a deployed cluster keeps its name.',
  sources: subnetGroupUpdates.sources,
  check: (subnetGroup) => subnetGroup.replacedFor('DBSubnetGroupName') && { at: 'DBSubnetGroupName' },
  what: (_, subnetGroup) => told(subnetGroup, 'DBSubnetGroupName'),
  why: 'CloudFormation creates another subnet group, and a cluster cannot change over to it: it is replaced by an empty one',
  fix: (_, subnetGroup) => `leave DBSubnetGroupName as it was: ${subnetGroup.shown('DBSubnetGroupName').before ?? 'not set'}`,
  invalid: [{ title: 'in lower case', before: grouped('Databases'), after: grouped('databases') }],
  valid: [
    { title: 'it has none', before: grouped(), after: grouped() },
    { title: 'an import', before: grouped(ANYTHING), after: grouped('databases') },
  ],
});

export const supportingResources = topic<ChangeRule>(
  'supporting-resources',
  {
    title: 'Updates of what clusters use',
    about: 'Subnet groups, parameter groups and the like hold no data, and a cluster may be replaced because of them. These rules run where the app '
      + 'is compared with what is deployed: see `baseline`.',
  },
  [subnetGroupReplaced],
);
