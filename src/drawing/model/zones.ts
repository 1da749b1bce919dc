import type { Instance } from '../../topology/instance';
import { known } from '../../topology/resource';
import type { ZonePart } from '../diagram';
import { Scene } from './scene';

/** How the readers call the zone that a template takes from the list of those of a Region. */
const OF_REGION = /^zones:.*\[(\d+)\]$/;

/** The lanes of a cluster, as its instances ask for them. */
export class Zones {
  private readonly byKey = new Map<string, ZonePart>();
  /** How many zones only the deployment will name. */
  private unnamed = 0;

  public constructor(private readonly scene: Scene, private readonly clusterId: string) {}

  /** The id of the lane an instance is in. */
  public of(instance: Instance): string {
    const key = this.keyOf(instance);
    let zone = this.byKey.get(key);
    if (!zone) {
      const name = this.nameOf(key);
      this.byKey.set(key, (zone = { id: this.scene.ids.of(this.clusterId, name ?? 'any zone'), name }));
    }
    return zone.id;
  }

  /** In alphabetical order; last that where RDS chooses. */
  public get parts(): ZonePart[] {
    return [...this.byKey.values()].sort(({ name: one }, { name: other }) => {
      if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
      return one < other ? -1 : Number(one > other);
    });
  }

  /** Equal for instances in one zone; empty where RDS chooses. */
  private keyOf(instance: Instance): string {
    const identity = this.scene.told(() => ({ zone: instance.zoneIdentity }));
    if (identity) return identity.zone ?? '';
    // Which of two that say the same in this world need not be another one where it is guessed.
    return `?${known(() => instance.zoneIdentity) ?? instance.address}`;
  }

  private nameOf(key: string): string | undefined {
    if (key === '') return undefined;
    if (key.startsWith('=')) return key.slice(1);
    const [, position] = OF_REGION.exec(key) ?? [];
    if (position !== undefined) return `zone ${Number(position) + 1} of the Region`;
    this.unnamed++;
    return `zone ${this.unnamed} chosen at deployment`;
  }
}
