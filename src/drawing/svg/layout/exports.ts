import type { ClusterPart, Link } from '../../diagram';
import { FACES, fit, widestOf } from '../text';
import { linkTitle, linkWords } from '../words';
import { conflictsBlock, exportBlock } from './blocks';
import { Block, GAP, NameOf, PADDING, Plan, PlannedBox, PlannedLabel, PlannedLine } from './plan';

/** Between a box and the next one that it leads to, beside the words at that arrow. */
const ARROW = 34;
const CONFLICTS_WIDTH = 330;

export interface Exports {
  readonly width: number;
  readonly plan: Plan;
  readonly drawn: readonly Link[];
}

/** Where data goes on to: conflicts and their queue, zero-ETL targets, blue/green copies. They hang on what the members share. */
export function planExports(cluster: ClusterPart, links: readonly Link[], boxWidth: number, nameOf: NameOf): Exports {
  const { conflicts } = cluster;
  const width = Math.max(boxWidth, 160);
  const blocks: Block[] = [
    ...conflicts ? [conflictsBlock(conflicts, CONFLICTS_WIDTH)] : [],
    ...conflicts?.queue ? [exportBlock(conflicts.queue, 'queue', width)] : [],
    ...cluster.integrations.map((part) => exportBlock(part, 'zero-ETL integration', width)),
    ...cluster.deployments.map((part) => exportBlock(part, 'blue/green deployment', width)),
  ];
  if (blocks.length === 0) return { width: 0, plan: { boxes: [], frames: [], lines: [], labels: [], heights: { exportChannel: PADDING } }, drawn: [] };

  const toQueue = links.find(({ from, to }) => from === conflicts?.id && to === conflicts?.queue?.id);
  const arrow = ARROW + (toQueue ? widestOf(fit(linkWords(toQueue), 'small', 120, 2), 'small') : 0);
  const boxes: PlannedBox[] = [];
  let x = 0;
  for (const block of blocks) {
    boxes.push({ block, at: { x, section: 'exports', y: 0 } });
    x += block.width + (block.kind === 'conflicts' && conflicts?.queue ? arrow : GAP);
  }
  const byId = new Map(boxes.map((box) => [box.block.id!, box]));
  const inCluster = new Set([cluster.id, cluster.volume.id, ...cluster.members.map(({ id }) => id), ...cluster.endpoints.map(({ id }) => id)]);
  const lines: PlannedLine[] = [];
  const labels: PlannedLabel[] = [];
  const drawn: Link[] = [];
  for (const link of links) {
    const [from, to] = [byId.get(link.from), byId.get(link.to)];
    if (!to || !(from ?? inCluster.has(link.from)) || from === to) continue;
    const isBeside = link === toQueue;
    if (from && !isBeside) continue;
    const middle = to.at.x + to.block.width / 2;
    const y = Math.min(from?.block.height ?? 0, to.block.height) / 2;
    drawn.push(link);
    lines.push({
      kind: link.type,
      from: [link.from],
      to: [link.to],
      title: linkTitle(link.type, [nameOf(link.from)], [nameOf(link.to)], link.label),
      isDashed: link.isOnFailure === true,
      ways: [from
        ? [{ x: from.at.x + from.block.width, section: 'exports', y }, { x: to.at.x, section: 'exports', y }]
        : [{ x: middle, section: 'exportChannel', y: 0 }, { x: middle, section: 'exports', y: 0 }]],
    });
    const words = fit(linkWords(link), 'small', from ? 120 : to.block.width - 8, 2);
    if (words.length > 0) {
      const size = { width: widestOf(words, 'small') + 8, height: words.length * FACES.small.line + 2 };
      labels.push({
        label: { kind: link.type, lines: words, ...size },
        at: from
          ? { x: to.at.x - (arrow + size.width) / 2 - 3, section: 'exports', y: y - size.height - 3 }
          : { x: middle - size.width / 2, section: 'exportChannel', y: 8 },
      });
    }
  }
  return {
    width: x - GAP,
    drawn,
    plan: {
      boxes,
      frames: [],
      lines,
      labels,
      heights: {
        exportChannel: lines.length === 0 ? 20 : 26 + Math.max(0, ...labels.map(({ label }) => label.height)),
        exports: Math.max(...blocks.map(({ height }) => height)) + PADDING,
      },
    },
  };
}
