import type { ClusterEndpoint } from '../../topology/cluster-endpoint';
import type { Instance } from '../../topology/instance';
import type { Detail, EndpointPart, EndpointType, MemberPart } from '../diagram';
import { DrawnMembers, Home } from './members';
import { Scene } from './scene';

/** What an application connects to: nothing of a headless cluster. Of a secondary one the endpoint for writes is inactive. */
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

/** Instances that an endpoint names; undefined where it names none. */
interface Listed {
  readonly list: readonly Instance[] | undefined;
}

function custom(scene: Scene, { cluster, id }: Home, members: DrawnMembers, endpoint: ClusterEndpoint): EndpointPart {
  const only = scene.told((): Listed => ({ list: endpoint.staticMembers }));
  const without = scene.told((): Listed => ({ list: endpoint.excludedMembers }));
  const drawn = (instances: readonly Instance[]): MemberPart[] => instances.flatMap((one) => members.byInstance.get(one) ?? []);
  const said = (listed: Listed | undefined, term: string, property: string): Detail[] => {
    if (listed && isEmpty(listed)) return [];
    return [{ term, text: listed && drawn(listed.list ?? []).map(({ label }) => label).join(', '), property }];
  };
  return {
    ...scene.part(endpoint, cluster, id, [
      ...scene.said(endpoint.properties, 'CustomEndpointType', 'type'),
      ...said(only, 'only', 'StaticMembers'),
      ...said(without, 'without', 'ExcludedMembers'),
    ]),
    type: 'custom',
    members: only && without ? leadsTo(only, without).map((one) => one.id) : [],
  };

  function leadsTo(own: Listed, excluded: Listed): MemberPart[] {
    const left = new Set(drawn(excluded.list ?? []));
    const candidates = isEmpty(own) ? members.parts.filter((one) => !left.has(one)) : drawn(own.list ?? []);
    const isForReaders = scene.told(() => endpoint.endpointType) === 'READER';
    return candidates.filter(({ role }) => !isForReaders || role !== 'writer');
  }
}

const isEmpty = ({ list }: Listed): boolean => list === undefined || list.length === 0;
