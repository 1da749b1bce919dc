import { Instance } from '../../topology/instance';
import { KINDS } from '../../topology/kinds';
import type { Queue } from '../../topology/queue';
import { known } from '../../topology/resource';
import type { SsmParameter } from '../../topology/ssm-parameter';
import type { Topology } from '../../topology/topology';
import { ConflictRoute, RoutedWriter, WriteRouting } from '../../topology/write-routing';
import { Part, Reference } from '../../values/value';
import type { Detail } from '../diagram';

/** That one writer takes over from another, and what. */
export interface Takeover {
  readonly from: Instance;
  readonly to: Instance;
  readonly what: string;
}

/** How an application writes to one multi-master cluster: the document that the app publishes, tied to its instances. */
export class Routing {
  private readonly writers: readonly { readonly instance: Instance | undefined; readonly writer: RoutedWriter }[];

  public constructor(
    /** What holds the document. */
    public readonly parameter: SsmParameter,
    private readonly document: WriteRouting,
    private readonly find: (host: Part | undefined) => Instance | undefined,
    public readonly queue: Queue | undefined,
  ) {
    this.writers = document.writers.map((writer) => ({ writer, instance: find(writer.host) }));
  }

  public get conflicts(): readonly ConflictRoute[] {
    return this.document.conflicts;
  }

  /** The instances of its writers. */
  public get instances(): readonly Instance[] {
    return this.writers.flatMap(({ instance }) => instance ?? []);
  }

  public isWriter(instance: Instance): boolean {
    return this.placeOf(instance) !== undefined;
  }

  /** Where a writer stands in the document. */
  public placeOf(instance: Instance): number | undefined {
    const place = this.writers.findIndex((one) => one.instance === instance);
    return place < 0 ? undefined : place;
  }

  public partitionsOf(instance: Instance): readonly string[] {
    return this.writers.find((one) => one.instance === instance)?.writer.partitions ?? [];
  }

  /** What is said of the writes that an instance takes. */
  public detailsOf(instance: Instance): Detail[] {
    const partitions = this.partitionsOf(instance);
    if (partitions.length > 0) return [{ term: 'writes of', text: partitions.join(', ') }];
    if (!this.isWriter(instance)) return [];
    if (this.document.strategy === 'any') return [{ term: 'writes', text: 'any' }];
    const place = this.order.indexOf(instance);
    return place < 0 ? [] : [{ term: 'writes', text: place === 0 ? 'all' : `standby ${place}` }];
  }

  /**
   * Who takes over from whom. A client goes on with the next of the order, or of the writers, and begins again after the last: see
   * docs/write-routing.md.
   */
  public get takeovers(): Takeover[] {
    switch (this.document.strategy) {
      case 'active-standby': {
        const { order } = this;
        return order.slice(1).map((to, index) => ({ from: order[index]!, to, what: 'all writes' }));
      }
      case 'partitioned-writes': return this.writers.flatMap(({ instance: from, writer: { partitions } }, place) => {
        const to = this.writers[(place + 1) % this.writers.length]!.instance;
        return from && to && from !== to && partitions.length > 0 ? [{ from, to, what: partitions.join(', ') }] : [];
      });
      default: return [];
    }
  }

  private get order(): readonly Instance[] {
    return this.document.order.flatMap(({ host }) => this.find(host) ?? []);
  }
}

/** The documents of an app, by the address of the cluster whose instances they name. */
export function routingsOf(topology: Topology): ReadonlyMap<string, Routing> {
  const routings = new Map<string, Routing>();
  const queues = new Map(topology.all(KINDS.queue).map((queue) => [new Reference(queue.address, 'Ref').key, queue]));
  for (const parameter of topology.all(KINDS.ssmParameter)) {
    const document = parameter.exists ? parameter.writeRouting : undefined;
    if (!document) continue;
    const queue = document.queue && typeof document.queue !== 'string' ? queues.get(document.queue.key ?? '') : undefined;
    const routing = new Routing(parameter, document, (host) => instanceAt(topology, host), queue);
    for (const { address } of new Set(routing.instances.flatMap((instance) => known(() => instance.cluster) ?? []))) {
      if (!routings.has(address)) routings.set(address, routing);
    }
  }
  return routings;
}

function instanceAt(topology: Topology, host: Part | undefined): Instance | undefined {
  const found = host instanceof Reference ? topology.at(host.address) : undefined;
  return found instanceof Instance && found.exists ? found : undefined;
}
