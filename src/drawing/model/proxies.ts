import { Proxy, ProxyEndpoint } from '../../topology/proxy';
import { known } from '../../topology/resource';
import type { ProxyPart } from '../diagram';
import { Home } from './members';
import { Scene } from './scene';

/** The proxies in front of a cluster. */
export const proxiesOf = ({ cluster }: Home): Proxy[] =>
  [...new Set(cluster.proxyTargetGroups.flatMap((group) => known(() => group.proxy) ?? []))];

/** A proxy, as it is drawn in front of one cluster. */
export function proxyPart(scene: Scene, { cluster, id }: Home, proxy: Proxy): ProxyPart {
  const { properties } = proxy;
  const part = scene.part(proxy, cluster, id, [
    ...scene.said(properties, 'EngineFamily', 'engine family'),
    ...scene.saidWhether(properties, 'RequireTLS', 'TLS', { yes: 'required', no: 'not required' }),
    ...scene.said(properties, 'IdleClientTimeout', 'idle clients', { shown: (seconds) => `disconnected after ${seconds} seconds` }),
  ]);
  const declared = proxy.endpoints.map((endpoint) => ({
    ...scene.part(endpoint, cluster, id, []),
    access: accessOf(scene, endpoint),
  }));
  return {
    ...part,
    endpoints: [{ ...scene.undeclared(scene.ids.of(part.id, 'default'), 'default endpoint'), access: 'read-write' }, ...declared],
  };
}

function accessOf(scene: Scene, endpoint: ProxyEndpoint): 'read-write' | 'read-only' | undefined {
  const role = scene.told(() => endpoint.targetRole ?? 'READ_WRITE');
  if (role === undefined) return undefined;
  return role === 'READ_ONLY' ? 'read-only' : 'read-write';
}
