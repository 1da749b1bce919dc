import type { ClusterEndpoint } from '../../topology/cluster-endpoint';
import type { Instance } from '../../topology/instance';
import type { EndpointPart, EndpointType, MemberPart } from '../diagram';
import { DrawnMembers, Home } from './members';
import { Scene } from './scene';

/** What an application connects to. A headless cluster has nothing to connect to, and the endpoint for writes of a secondary one is inactive. */
export function endpointsOf(scene: Scene, home: Home, members: DrawnMembers, isHeadless: boolean): EndpointPart[] {
  if (isHeadless) return [];
  return [...ownEndpoints(scene, home, members), ...home.cluster.customEndpoints.map((endpoint) => custom(scene, home, members, endpoint))];
}

/** Those that each cluster has; of multi-master those of its writers, since no other one is for writes. */
function ownEndpoints(scene: Scene, home: Home, { parts }: DrawnMembers): EndpointPart[] {
  const own = (type: EndpointType, label: string, members: readonly MemberPart[], name = label): EndpointPart =>
    ({ ...scene.undeclared(scene.ids.of(home.id, name), label), type, members: members.map(({ id }) => id) });
  if (home.isMultiMaster) {
    return parts.filter(({ role }) => role !== 'read-only').map((member) => own('instance', `endpoint of ${member.label}`, [member], `endpoint ${member.label}`));
  }
  const writers = parts.filter(({ role }) => role === 'writer' || role === 'either');
  const readers = parts.filter(({ role }) => role === 'reader' || role === 'either');
  const isSingle = parts.length === 0;
  const writer = home.role === 'secondary' ? [] : [own('writer', isSingle ? 'cluster endpoint' : 'writer endpoint', writers)];
  // Without a reader it leads to the writer.
  const reader = isSingle ? [] : [own('reader', 'reader endpoint', readers.length > 0 ? readers : writers)];
  return [...writer, ...reader];
}

function custom(scene: Scene, { cluster, id }: Home, members: DrawnMembers, endpoint: ClusterEndpoint): EndpointPart {
  const { properties } = endpoint;
  const type = scene.told(() => endpoint.endpointType);
  const [only, without] = [scene.told(() => ({ list: endpoint.staticMembers })), scene.told(() => ({ list: endpoint.excludedMembers }))];
  const fits = (member: MemberPart): boolean => type !== 'READER' || member.role !== 'writer';
  const drawn = (instances: readonly Instance[] | undefined): MemberPart[] => (instances ?? []).flatMap((one) => members.byInstance.get(one) ?? []);
  const labels = (list: readonly Instance[] | undefined): string | undefined => (list && drawn(list).map(({ label }) => label).join(', ')) ?? undefined;
  const listed = (read: { readonly list: readonly Instance[] | undefined } | undefined, term: string, property: string) =>
    (read && (read.list ?? []).length === 0 ? [] : [{ term, text: read && labels(read.list), property }]);
  return {
    ...scene.part(endpoint, cluster, id, [
      ...scene.said(properties, 'CustomEndpointType', 'type'),
      ...listed(only, 'only', 'StaticMembers'),
      ...listed(without, 'without', 'ExcludedMembers'),
    ]),
    type: 'custom',
    members: only && without ? leadsTo(only.list, without.list).map((one) => one.id) : [],
  };

  function leadsTo(own: readonly Instance[] | undefined, excluded: readonly Instance[] | undefined): MemberPart[] {
    const left = new Set(drawn(excluded));
    const candidates = own && own.length > 0 ? drawn(own) : members.parts.filter((one) => !left.has(one));
    return candidates.filter(fits);
  }
}
