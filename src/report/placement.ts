import type { ComparedDiagram } from '../drawing/compared';
import type { ClusterPart, Diagram, Part } from '../drawing/diagram';
import { partsOf } from '../drawing/parts';
import { table } from '../facts/tables';

/** Where something that was found is shown. */
export interface Placement {
  /** The index of the section. */
  readonly section: number;
  /** The id of the part. */
  readonly part: string;
  /** The place of the part among all of its section, in the order of the drawing. */
  readonly order: number;
}

/** Which part of a cluster some of its properties are about; all others are about the cluster. */
const PART_OF = table<(cluster: ClusterPart) => Part | undefined>(Object.fromEntries([
  ...[
    'AllocatedStorage', 'BacktrackWindow', 'BackupRetentionPeriod', 'CopyTagsToSnapshot', 'DeletionProtection', 'Iops', 'KmsKeyId',
    'PreferredBackupWindow', 'RestoreToTime', 'RestoreType', 'SnapshotIdentifier', 'StorageEncrypted', 'StorageType', 'UseLatestRestorableTime',
  ].map((property) => [property, ({ volume }: ClusterPart) => volume]),
  ['Port', ({ endpoints }: ClusterPart) => endpoints.find(({ type }) => type === 'writer')],
]));

/** Where the findings of an app are shown. What is about to be comes before what is deployed: only what is gone is placed there. */
export class Placements {
  private readonly clusters = new Map<string, { readonly section: number; readonly cluster: ClusterPart }>();
  private readonly parts = new Map<string, Placement>();
  private readonly belongings = new Map<string, Placement>();
  private readonly orders = new Map<string, number>();

  public constructor(sections: readonly ComparedDiagram[]) {
    sections.forEach(({ after }, section) => this.add(section, after));
    sections.forEach(({ before }, section) => this.add(section, before));
  }

  /** Where a resource is shown, or a property of it; undefined where that is in no diagram. */
  public of(address: string, property = ''): Placement | undefined {
    const found = this.clusters.get(address);
    const part = found && PART_OF[property.split('.')[0]!]?.(found.cluster);
    return part ? this.placement(found.section, part.id) : this.parts.get(address) ?? this.belongings.get(address);
  }

  private add(section: number, diagram: Diagram | undefined): void {
    if (!diagram) return;
    const all = partsOf(diagram);
    for (const { part, cluster } of all) {
      setOnce(this.orders, keyOf(section, part.id), this.orders.size);
      if (part.address === undefined) continue;
      if (part === cluster) setOnce(this.clusters, part.address, { section, cluster });
      setOnce(this.parts, part.address, this.placement(section, part.id));
    }
    for (const { id, belongings } of diagram.regions.flatMap(({ clusters }) => clusters)) {
      for (const address of belongings) setOnce(this.belongings, address, this.placement(section, id));
    }
  }

  private placement(section: number, part: string): Placement {
    return { section, part, order: this.orders.get(keyOf(section, part))! };
  }
}

const keyOf = (section: number, part: string): string => `${section} ${part}`;

function setOnce<T>(map: Map<string, T>, key: string, value: T): void {
  if (!map.has(key)) map.set(key, value);
}
