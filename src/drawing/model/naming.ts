import type { Resource } from '../../topology/resource';

/** What CDK puts at the end of the path of a resource whose construct people know by what is before. */
const CDK_ENDS = /\/(?:Resource|Default)$/;

/** The address of a resource, without what nobody looks for. */
export const addressOf = ({ address }: Resource): string => address.replace(CDK_ENDS, '');

/** The construct path of a resource, or the file and the logical id in it. */
export const pathOf = ({ path }: Resource): string => path.replace(CDK_ENDS, '');

/** What is left of a path beside another one: `Writer` of `Orders/Cluster/Writer` beside `Orders/Cluster`. */
export function beside(path: string, other: string): string {
  const [own, its] = [path.split('/'), other.split('/')];
  let shared = 0;
  while (shared < own.length - 1 && own[shared] === its[shared]) shared++;
  return own.slice(shared).join('/');
}

/** Whether a resource is of a template without construct paths, where it is known by its logical id. */
const isOfTemplate = ({ path, address, logicalId }: Resource): boolean => path === address && address.endsWith(`/${logicalId}`);

/** What an app calls a resource: its construct path as seen from another one, or its logical id. */
export function calledBeside(resource: Resource, other: Resource): string {
  return isOfTemplate(resource) ? resource.logicalId : beside(pathOf(resource), pathOf(other));
}

/** What an app calls a resource: its construct path, or its logical id. */
export const called = (resource: Resource): string => (isOfTemplate(resource) ? resource.logicalId : pathOf(resource));
