import { entry, text } from '../files/entries';
import { Running } from '../files/stack-file';

const CLUSTER = 'AWS::RDS::DBCluster';
const INSTANCE = 'AWS::RDS::DBInstance';

/** An instance in this state no longer keeps its cluster from being deleted. */
const GONE = 'deleting';

/**
 * Adds the instances that `describe-db-instances` tells of to the members of the clusters they are in: an answer about clusters may be
 * older, or have been asked for less. One that is being deleted is no member.
 */
export function withInstances(running: readonly Running[]): Running[] {
  const instances = running.filter(({ type }) => type === INSTANCE);
  return running.map((one) => {
    if (one.type !== CLUSTER || instances.length === 0) return one;
    const own = instances.filter(({ region, account, description }) =>
      text(description, 'DBClusterIdentifier')?.toLowerCase() === one.name.toLowerCase() && region === one.region && account === one.account);
    const gone = new Set(own.filter(({ description }) => text(description, 'DBInstanceStatus') === GONE).map(({ name }) => name));
    const listed = entry(one.description, 'DBClusterMembers');
    const members = (Array.isArray(listed) ? listed as readonly unknown[] : []).filter((member) => !gone.has(text(member, 'DBInstanceIdentifier') ?? ''));
    const names = new Set(members.map((member) => text(member, 'DBInstanceIdentifier')));
    const others = own.filter(({ name }) => !names.has(name) && !gone.has(name)).map(({ name }) => ({ DBInstanceIdentifier: name }));
    return { ...one, description: { ...one.description, DBClusterMembers: [...members, ...others] } };
  });
}
