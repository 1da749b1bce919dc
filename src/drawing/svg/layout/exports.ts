import type { ClusterPart, Link } from '../../diagram';
import { FACES, fit, widestOf } from '../text';
import { linkTitle, linkWords } from '../words';
import { conflictsBlock, exportBlock } from './blocks';
import { Block, EMPTY_PLAN, GAP, NameOf, PADDING, Plan, PlannedBox, PlannedLabel, PlannedLine } from './plan';

/** Between a box and the next one that it leads to, beside the words at that arrow. */
const ARROW = 34;
const CONFLICTS_WIDTH = 330;
const QUEUE_WORDS = 120;

export interface Exports {
  readonly width: number;
  readonly plan: Plan;
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
  if (blocks.length === 0) return { width: 0, plan: { ...EMPTY_PLAN, heights: { exportChannel: PADDING } } };

  // What leads to the queue comes from beside it.
  const toQueue = links.find(({ from, to }) => from === conflicts?.id && to === conflicts?.queue?.id);
  const arrow = ARROW + ((toQueue && labelOf(toQueue, QUEUE_WORDS)?.width) ?? 0);
  const boxes: PlannedBox[] = [];
  let x = 0;
  for (const block of blocks) {
    boxes.push({ block, at: { x, section: 'exports', y: 0 } });
    x += block.width + (block.kind === 'conflicts' && conflicts?.queue ? arrow : GAP);
  }
  const byId = new Map(boxes.map((box) => [box.block.id!, box]));
  const inCluster = new Set([cluster, cluster.volume, ...cluster.members, ...cluster.endpoints].map(({ id }) => id));
  const drawn = links.filter((link) => byId.has(link.to) && (link === toQueue || inCluster.has(link.from)));
  const lines: PlannedLine[] = [];
  const labels: PlannedLabel[] = [];
  let channel = 0;
  for (const target of boxes) {
    const arriving = drawn.filter(({ to }) => to === target.block.id);
    let words = 8;
    arriving.forEach((link, index) => {
      const isBeside = link === toQueue;
      const port = target.at.x + target.block.width * (index + 1) / (arriving.length + 1);
      const y = Math.min(boxes[0]!.block.height, target.block.height) / 2;
      lines.push({
        kind: link.type,
        from: [link.from],
        to: [link.to],
        title: linkTitle(link.type, [nameOf(link.from)], [nameOf(link.to)], link.label),
        isDashed: link.isOnFailure === true,
        ways: [isBeside
          ? [{ x: target.at.x - arrow, section: 'exports', y }, { x: target.at.x, section: 'exports', y }]
          : [{ x: port, section: 'exportChannel', y: 0 }, { x: port, section: 'exports', y: 0 }]],
      });
      const label = labelOf(link, isBeside ? QUEUE_WORDS : target.block.width - 8);
      if (!label) return;
      labels.push({
        label,
        at: isBeside
          ? { x: target.at.x - (arrow + label.width) / 2 - 3, section: 'exports', y: y - label.height - 3 }
          : { x: target.at.x + (target.block.width - label.width) / 2, section: 'exportChannel', y: words },
      });
      if (!isBeside) words += label.height + 2;
    });
    channel = Math.max(channel, words);
  }
  return {
    width: x - GAP,
    plan: {
      boxes,
      frames: [],
      lines,
      labels,
      heights: {
        exportChannel: lines.length === 0 ? 20 : 18 + channel,
        exports: Math.max(...blocks.map(({ height }) => height)) + PADDING,
      },
    },
  };
}

function labelOf(link: Link, width: number): PlannedLabel['label'] | undefined {
  const lines = fit(linkWords(link), 'small', width, 2);
  return lines.length === 0 ? undefined : { kind: link.type, lines, width: widestOf(lines, 'small') + 8, height: lines.length * FACES.small.line + 2 };
}
