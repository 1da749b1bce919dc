import type { ClusterPart, Detail, Link } from '../../diagram';
import { engineWords } from '../../words';
import type { Text } from '../scene';
import { FACES, Face, fit } from '../text';
import { CHANGE_WORDS, clusterWords, detailText, isLeaving, isOpen, nameOfPart, titleOf } from '../words';
import { barBlock, noteBlock } from './blocks';
import { planExports } from './exports';
import { Seat, planLanes, planNoMembers } from './lanes';
import { Block, EMPTY_PLAN, GAP, Heights, NameOf, PADDING, Plan, PlannedBox, Section, Spot, highestOf } from './plan';
import { planRails, railsOf } from './rails';
import { planWayIn } from './way-in';

export interface ClusterPlan {
  readonly cluster: ClusterPart;
  readonly width: number;
  readonly heights: Heights;
  readonly plan: Plan;
  /** Where content begins from the left edge. */
  readonly inset: number;
}

export interface ClusterOptions {
  readonly links: readonly Link[];
  readonly nameOf: NameOf;
  readonly boxWidth: number;
  readonly columns: number;
  /** How wide its content is at least. */
  readonly narrowest: number;
  /** How many links that are forwarded from other clusters pass above its endpoints. */
  readonly forwarding: number;
}

const INSET = 2 * PADDING;
export const FORWARDING_TRACK = 34;

/** Everything in the frame of a cluster, without knowing how high its neighbours are. */
export function planCluster(cluster: ClusterPart, options: ClusterOptions): ClusterPlan {
  const { links, nameOf, boxWidth, columns, narrowest, forwarding } = options;
  const rails = railsOf(cluster, links, nameOf);
  const above = [
    ...cluster.endpoints.flatMap(({ id, members }) => members.map((member) => ({ from: id, to: member }))),
    ...links.filter(({ type }) => type === 'access'),
  ];
  const lanes = planLanes(cluster, { boxWidth, columns, above, below: rails });
  const wayIn = planWayIn(cluster, links, lanes.seats, { boxWidth, nameOf });
  const onward = planExports(cluster, links, boxWidth, nameOf);
  const width = Math.max(narrowest, lanes.width, wayIn.width, onward.width);

  const shift = (width - lanes.width) / 2;
  const seats = lanes.seats.map((seat): Seat => ({ ...seat, x: seat.x + shift }));
  const plans = [
    headerPlan(cluster, width),
    wayIn.plan(seats, width),
    lanes.seats.length === 0 ? noMembers(cluster, width) : moved(lanes.plan, shift),
    planRails(rails, seats, lanes.rows),
    barsPlan(cluster, width),
    onward.plan,
  ];
  return {
    cluster,
    width: width + 2 * INSET,
    inset: INSET,
    heights: highestOf([...plans.map(({ heights }) => heights), { forwarding: forwarding * FORWARDING_TRACK, endpoints: PADDING }]),
    plan: {
      boxes: plans.flatMap(({ boxes }) => boxes),
      frames: [clusterFrame(cluster, width), panelFrame(width), ...plans.flatMap(({ frames }) => frames)],
      lines: plans.flatMap(({ lines }) => lines),
      labels: plans.flatMap(({ labels }) => labels),
      heights: {},
    },
  };
}

/** A Limitless cluster has shard groups in place of instances. */
function noMembers(cluster: ClusterPart, width: number): Plan {
  return cluster.shardGroups.length > 0 ? EMPTY_PLAN : planNoMembers(cluster, width);
}

const to = (spot: Spot, x: number): Spot => ({ ...spot, x: spot.x + x });

const moved = (plan: Plan, x: number): Plan => ({
  ...plan,
  boxes: plan.boxes.map(({ block, at }) => ({ block, at: to(at, x) })),
  frames: plan.frames.map((frame) => ({ ...frame, from: to(frame.from, x) })),
});

const SHOWN_ELSEWHERE = /^engine/i;

/** The name of the cluster, what it is, and what is said of it. */
function headerTexts(cluster: ClusterPart, width: number): { readonly texts: Text[]; readonly height: number } {
  const details = cluster.details.filter(({ term }: Detail) => !SHOWN_ELSEWHERE.test(term));
  const entries: readonly { text: string; face: Face; lines: number; tone?: Text['tone'] }[] = [
    ...cluster.change === undefined ? [] : [{ text: CHANGE_WORDS[cluster.change], face: 'small', lines: 1, tone: 'change' } as const],
    { text: cluster.label, face: 'heading', lines: 2, ...isLeaving(cluster.change) && { tone: 'struck' } },
    { text: `${clusterWords(cluster)} · ${engineWords(cluster.engine, cluster.engineVersion)}`, face: 'body', lines: 2 },
    ...details.length === 0 ? [] : [{ text: details.map(detailText).join(' · '), face: 'small', lines: 3, tone: 'muted' } as const],
  ];
  let y = PADDING - 4;
  const texts = entries.flatMap(({ text, face, lines, tone }) => fit(text, face, width, lines).map((line): Text => {
    y += FACES[face].line;
    return { x: PADDING, y: y - 4, face, text: line, ...tone && { tone } };
  }));
  return { texts, height: y + PADDING };
}

function headerPlan(cluster: ClusterPart, width: number): Plan {
  return { ...EMPTY_PLAN, heights: { header: headerTexts(cluster, width).height } };
}

function clusterFrame(cluster: ClusterPart, width: number): Plan['frames'][number] {
  return {
    block: {
      id: cluster.id,
      kind: 'cluster',
      name: nameOfPart(clusterWords(cluster), cluster),
      title: titleOf(clusterWords(cluster), cluster, [engineWords(cluster.engine, cluster.engineVersion)]),
      texts: headerTexts(cluster, width).texts,
      change: cluster.change,
      isOpen: cluster.engine === undefined || isOpen(cluster),
      width: width + 2 * INSET,
      height: 0,
    },
    from: { x: -INSET, section: 'header', y: 0 },
    to: { section: 'exports', y: Infinity },
  };
}

/** What endpoints lead into: the members and what they share. */
function panelFrame(width: number): Plan['frames'][number] {
  return {
    block: { id: undefined, kind: 'panel', name: undefined, title: undefined, texts: [], change: undefined, isOpen: false, width: width + 2 * PADDING, height: 0 },
    from: { x: -PADDING, section: 'endpoints', y: 0 },
    to: { section: 'volume', y: Infinity },
  };
}

/** What goes for all members, and what they share. */
function barsPlan(cluster: ClusterPart, width: number): Plan {
  const bars: Block[] = [
    ...cluster.autoscaling ? [barBlock('bar', cluster.autoscaling, 'Auto Scaling of readers', width)] : [],
    ...cluster.shardGroups.map((group) => barBlock('bar', group, 'DB shard group', width)),
    ...cluster.mayHaveMoreMembers && cluster.members.length > 0 ? [noteBlock('other instances may belong to it: the template does not tell', width)] : [],
  ];
  const boxes: PlannedBox[] = [];
  let y = 0;
  for (const block of bars) {
    boxes.push({ block, at: { x: 0, section: 'bars', y } });
    y += block.height + GAP;
  }
  const volume = barBlock('volume', cluster.volume, 'cluster volume', width);
  return {
    ...EMPTY_PLAN,
    boxes: [...boxes, { block: volume, at: { x: 0, section: 'volume' satisfies Section, y: 0 } }],
    heights: { bars: y, volume: volume.height + PADDING },
  };
}
