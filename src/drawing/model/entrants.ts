import { CLOUDFORMATION_DEFAULT_PORT } from '../../facts/identifiers';
import type { Cluster } from '../../topology/cluster';
import type { Proxy } from '../../topology/proxy';
import { Ingress, SecurityGroup } from '../../topology/security-group';
import type { Vpc } from '../../topology/subnet-group';
import { Properties } from '../../values/properties';
import { Reference } from '../../values/value';
import type { Detail, Link, Part } from '../diagram';
import { Home } from './members';
import { addressOf, beside, calledBeside, pathOf } from './naming';
import { Scene } from './scene';

/** Who may connect, and to what. */
export interface Entrants {
  readonly parts: readonly Part[];
  readonly links: readonly Link[];
}

/** Who a rule lets in. */
interface Entrant {
  /** Equal for the same ones. */
  readonly key: string;
  /** What its id is made of. */
  readonly name: string;
  readonly label: string;
  readonly address: string | undefined;
  readonly details: readonly Detail[];
}

/** Both protocols, all addresses. */
const EVERYONE: readonly string[] = ['0.0.0.0/0', '::/0'];

/** Who may connect to a cluster, or to a proxy in front of it, by the rules of the security groups that the app declares. */
export function entrantsOf(scene: Scene, { cluster, id }: Home, proxies: readonly (readonly [Proxy, string])[]): Entrants {
  const parts = new Map<string, Part>();
  const links = new Map<string, Link>();
  const port = scene.told(() => cluster.properties.number('Port') ?? CLOUDFORMATION_DEFAULT_PORT);
  const own = new Set(cluster.securityGroups);
  const ofProxies = new Set(proxies.flatMap(([proxy]) => proxy.securityGroups).filter((group) => !own.has(group)));

  enter(cluster.securityGroups, id, port, ofProxies);
  // What port a proxy listens on depends on the engine, and on nothing in the template.
  for (const [proxy, proxyId] of proxies) enter(proxy.securityGroups, proxyId, undefined, new Set());
  return { parts: [...parts.values()], links: [...links.values()] };

  function enter(groups: readonly SecurityGroup[], to: string, toPort: number | undefined, passedOver: ReadonlySet<SecurityGroup>): void {
    for (const group of groups) {
      for (const rule of group.ingress) {
        const source = group.sourceOf(rule);
        if ((source && passedOver.has(source)) || !letsIn(scene, rule, cluster, toPort)) continue;
        const entrant = source ? groupEntrant(scene, source, cluster) : otherEntrant(scene, rule);
        let part = parts.get(entrant.key);
        if (!part) {
          const { key, name, ...rest } = entrant;
          parts.set(key, (part = { id: scene.ids.of(id, `from ${name}`), ...rest }));
        }
        links.set(`${part.id} ${to}`, { type: 'access', from: part.id, to });
      }
    }
  }
}

/** Whether a rule may be about the port: what cannot be known may be. */
function letsIn(scene: Scene, { properties }: Ingress, cluster: Cluster, port: number | undefined): boolean {
  const protocol = scene.told(() => properties.string('IpProtocol'))?.toLowerCase();
  if (protocol === '-1') return true;
  if (protocol !== undefined && protocol !== 'tcp' && protocol !== '6') return false;
  if (['FromPort', 'ToPort'].some((end) => isPortOf(scene, properties, end, cluster))) return true;
  const [from, to] = ['FromPort', 'ToPort'].map((end) => scene.told(() => properties.number(end)));
  if (port === undefined) return true;
  return !(from !== undefined && from > port) && !(to !== undefined && to < port);
}

function isPortOf(scene: Scene, properties: Properties, end: string, cluster: Cluster): boolean {
  const value = scene.told(() => properties.read(end));
  return value?.kind === 'known' && value.value instanceof Reference && value.value.address === cluster.address;
}

function groupEntrant(scene: Scene, group: SecurityGroup, cluster: Cluster): Entrant {
  const description = scene.told(() => group.properties.string('GroupDescription'));
  const name = ofOwner(calledBeside(group, cluster));
  return {
    key: group.address,
    name: ofOwner(beside(addressOf(group), addressOf(cluster))),
    // CDK describes a group that nobody described by its path.
    label: description === undefined || description === '' || description.startsWith(pathOf(group)) ? name : description,
    address: group.address,
    details: [{ term: 'security group', text: name }],
  };
}

/** Who has a security group, where the construct that makes it calls it just that: the function that rotates a password. */
const ofOwner = (path: string): string => path.replace(/\/SecurityGroup$/, '');

function otherEntrant(scene: Scene, { properties, declaredBy }: Ingress): Entrant {
  const about = scene.said(properties, 'Description', 'rule');
  for (const [property, term] of SOURCES) {
    if (properties.lacks(property)) continue;
    const text = shownSource(scene, properties, property);
    const identity = scene.told(() => properties.identity(property));
    return {
      key: `${term} ${text ?? identity ?? declaredBy.address}`,
      name: text ?? term,
      label: text ?? `${term} that the deployment tells`,
      address: declaredBy.address,
      details: [{ term, text: text !== undefined && EVERYONE.includes(text) ? `${text}, which is everyone` : text, property }, ...about],
    };
  }
  return { key: `unknown ${declaredBy.address}`, name: 'unknown', label: 'someone that the deployment tells', address: declaredBy.address, details: about };
}

const SOURCES: readonly (readonly [property: string, term: string])[] = [
  ['CidrIp', 'address range'],
  ['CidrIpv6', 'address range'],
  ['SourcePrefixListId', 'prefix list'],
  ['SourceSecurityGroupId', 'security group'],
  ['SourceSecurityGroupName', 'security group'],
];

/** A text, or the range of a VPC of the app. */
function shownSource(scene: Scene, properties: Properties, property: string): string | undefined {
  const value = scene.told(() => properties.read(property));
  if (value?.kind !== 'known' || !(value.value instanceof Reference)) return scene.told(() => properties.outline(property));
  const { address, attribute } = value.value;
  const vpc = scene.topology.at(address) as Vpc | undefined;
  return attribute === 'CidrBlock' ? scene.told(() => vpc?.properties.string('CidrBlock')) : undefined;
}
