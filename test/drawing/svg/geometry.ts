import type { ClusterPart, Diagram, Link, Part } from '../../../src/drawing/diagram';
import type { Box, Line, Placed, Point, Scene } from '../../../src/drawing/svg/scene';

/** What is asked of every drawing, whatever is drawn. */

export const clustersOf = (diagram: Diagram): ClusterPart[] => diagram.regions.flatMap(({ clusters }) => clusters);

/** Every part of a diagram. */
export function partsOf(diagram: Diagram): Part[] {
  const parts = clustersOf(diagram).flatMap((cluster): (Part | undefined)[] => [
    cluster, cluster.volume, ...cluster.members, ...cluster.endpoints,
    ...cluster.proxies, ...cluster.proxies.flatMap(({ endpoints }) => endpoints),
    ...cluster.entrants, ...cluster.shardGroups, ...cluster.integrations, ...cluster.deployments,
    cluster.conflicts, cluster.conflicts?.queue, cluster.autoscaling,
  ]);
  return [diagram.globalDatabase, ...parts].filter((part) => part !== undefined);
}

const overlap = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width && other.x < one.x + one.width && one.y < other.y + other.height && other.y < one.y + one.height;

const contains = (outer: Box, inner: Box): boolean =>
  inner.x >= outer.x && inner.y >= outer.y
  && inner.x + inner.width <= outer.x + outer.width && inner.y + inner.height <= outer.y + outer.height;

const nameOf = ({ id, kind }: Placed): string => `${kind} ${id ?? ''}`;

/** Boxes have a size, are in the drawing, and none lies on another but in a proxy or a group. */
export function misplaced({ width, height, frames, parts }: Scene): string[] {
  const all = { x: 0, y: 0, width, height };
  const isHolder = ({ kind }: Placed): boolean => kind === 'proxy' || kind === 'group';
  return [
    ...[...frames, ...parts].filter(({ box }) => !(box.width > 0 && box.height > 0)).map((part) => `${nameOf(part)} has no size`),
    ...[...frames, ...parts].filter(({ box }) => !contains(all, box)).map((part) => `${nameOf(part)} is outside`),
    ...parts.flatMap((one, index) => parts.slice(index + 1)
      .filter((other) => overlap(one.box, other.box) && !(isHolder(one) && contains(one.box, other.box)))
      .map((other) => `${nameOf(one)} overlaps ${nameOf(other)}`)),
    ...[...frames, ...parts].flatMap((part) => part.texts
      .filter(({ x, y }) => x < 0 || x > part.box.width || y < 0 || y > part.box.height)
      .map(({ text }) => `'${text}' is outside ${nameOf(part)}`)),
  ];
}

function segmentsOf(line: Line): Box[] {
  return line.ways.flatMap((way) => way.slice(1).map((point, index): Box => {
    const before = way[index]!;
    const [x, y] = [Math.min(before.x, point.x), Math.min(before.y, point.y)];
    return { x, y, width: Math.abs(before.x - point.x), height: Math.abs(before.y - point.y) };
  }));
}

const isSkew = (one: Point, other: Point): boolean => Math.abs(one.x - other.x) > 0.5 && Math.abs(one.y - other.y) > 0.5;

/** Lines are upright or level, and go through no box but those they come from; labels lie on none, and not on each other. */
export function tangled({ width, height, lines, labels, parts }: Scene): string[] {
  const inner = ({ x, y, width: w, height: h }: Box): Box => ({ x: x + 1, y: y + 1, width: w - 2, height: h - 2 });
  const grown = ({ x, y, width: w, height: h }: Box): Box => ({ x: x - 0.01, y: y - 0.01, width: w + 0.02, height: h + 0.02 });
  return [
    ...lines.filter(({ ways }) => ways.some((way) => way.some((point, index) => index > 0 && isSkew(point, way[index - 1]!)))).map(({ title }) => `skew: ${title}`),
    ...lines.filter(({ ways }) => ways.some((way) => way.length < 2)).map(({ title }) => `nowhere: ${title}`),
    ...lines.flatMap((line) => parts
      .filter((part) => segmentsOf(line).some((segment) => overlap(grown(segment), inner(part.box))))
      .map((part) => `through ${nameOf(part)}: ${line.title}`)),
    ...lines.flatMap((line) => segmentsOf(line)
      .filter((segment) => !contains({ x: 0, y: 0, width, height }, segment)).map(() => `outside: ${line.title}`)),
    ...labels.flatMap((label) => parts
      .filter((part) => overlap(label.box, inner(part.box))).map((part) => `'${label.lines.join(' ')}' lies on ${nameOf(part)}`)),
    ...labels.flatMap((label, index) => labels.slice(index + 1)
      .filter((other) => overlap(label.box, other.box)).map((other) => `${label.kind} '${label.lines.join(' ')}' lies on ${other.kind} '${other.lines.join(' ')}'`)),
    ...labels.filter(({ box }) => !contains({ x: 0, y: 0, width, height }, box)).map(({ lines: words }) => `'${words.join(' ')}' is outside`),
  ];
}

/** Links of the diagram that no line is for. */
export function undrawn(diagram: Diagram, { lines }: Scene): Link[] {
  return diagram.links.filter((link) => !lines.some(({ from, to }) => from.includes(link.from) && to.includes(link.to)));
}
