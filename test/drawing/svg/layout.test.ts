import type { Diagram, Part } from '../../../src/drawing/diagram';
import { layOut } from '../../../src/drawing/svg/layout/diagram';
import type { Scene } from '../../../src/drawing/svg/scene';
import { cleaned } from '../../../src/drawing/svg/text';
import { DIAGRAMS, auction, bookings, orders, sixteen, usual } from '../diagrams';
import { clustersOf, misplaced, partsOf, tangled, undrawn } from './geometry';

const boxOf = (scene: Scene, id: string) => [...scene.frames, ...scene.parts].find((part) => part.id === id)!.box;

const textOf = (scene: Scene, id: string): string =>
  [...scene.frames, ...scene.parts].find((part) => part.id === id)!.texts.map(({ term, text }) => `${term === undefined ? '' : `${term} `}${text}`).join(' ');

const lineOf = (scene: Scene, from: string, to: string) => scene.lines.find((line) => line.from.includes(from) && line.to.includes(to))!;

describe.each(Object.entries(DIAGRAMS))('%s', (_name, diagram) => {
  const scene = layOut(diagram);
  const placed = [...scene.frames, ...scene.parts];

  test('every part is drawn once, with its name', () => {
    const missing = partsOf(diagram).filter(({ id, label }: Part) => {
      const own = placed.filter((one) => one.id === id);
      const start = cleaned(label).replace(/\s/g, '').slice(0, 8);
      return own.length !== 1 || !own[0]!.title!.includes(label) || !cleaned(own[0]!.texts.map(({ text }) => text).join('')).replace(/\s/g, '').includes(start);
    });
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  test('Regions and zones are drawn', () => {
    const ids = [...diagram.regions, ...clustersOf(diagram).flatMap(({ zones }) => zones)].map(({ id }) => id);
    expect(ids.filter((id) => !placed.some((one) => one.id === id))).toEqual([]);
  });

  test('every link is drawn', () => {
    expect(undrawn(diagram, scene)).toEqual([]);
  });

  test('every endpoint leads to its members', () => {
    const endpoints = clustersOf(diagram).flatMap((cluster) => cluster.endpoints);
    const leading = endpoints.flatMap(({ id, members }) => members.map((member) => [id, member] as const));
    expect(leading.filter(([from, to]) => lineOf(scene, from, to) === undefined)).toEqual([]);
  });

  test('boxes are in the drawing, and apart', () => {
    expect(misplaced(scene)).toEqual([]);
  });

  test('lines go around boxes, and words are on nothing', () => {
    expect(tangled(scene)).toEqual([]);
  });
});

describe('where things are', () => {
  test('the writer, then the readers in the order they take over, and an arrow from each to the next', () => {
    const scene = layOut(orders);
    const [writer, first, second] = ['orders-instance1', 'orders-instance2', 'orders-instance3'].map((id) => boxOf(scene, id).x);
    expect([writer, first, second]).toEqual([writer, first, second].sort((a, b) => a! - b!));
    expect(lineOf(scene, 'orders-instance1', 'orders-instance2')).toMatchObject({ kind: 'failover', isDashed: true });
    expect(lineOf(scene, 'orders-instance2', 'orders-instance3')).toMatchObject({ kind: 'failover', isDashed: true });
    expect(textOf(scene, 'orders-instance3')).toMatch(/^reader 2 /);
  });

  test('who connects is above the proxy, that above the endpoints, these above the members, and the volume below them', () => {
    const scene = layOut(orders);
    const ys = ['orders-application', 'orders-proxy', 'orders-writer', 'orders-instance1', 'orders-volume'].map((id) => boxOf(scene, id).y);
    expect(ys).toEqual([...ys].sort((a, b) => a - b));
    expect(new Set(ys).size).toBe(5);
  });

  test('who connects without the proxy is beside it', () => {
    const scene = layOut(orders);
    expect(boxOf(scene, 'orders-analysts').y).toBe(boxOf(scene, 'orders-proxy').y);
  });

  test('writers are counted, with their partitions and who takes these over', () => {
    const scene = layOut(auction);
    expect(textOf(scene, 'writer-2')).toBe('writer 2 writer-2 writes europe class db.r4.large');
    expect(lineOf(scene, 'writer-4', 'writer-1')).toMatchObject({ kind: 'takeover', isDashed: true, title: 'writer-4 is taken over by writer-1: if writer 4 fails: africa → writer 1' });
    expect(scene.labels.map(({ lines }) => lines.join(' '))).toEqual(expect.arrayContaining([
      'if writer 1 fails: americas → writer 2', 'if writer 2 fails: europe → writer 3', 'if writer 3 fails: asia → writer 4', 'if writer 4 fails: africa → writer 1',
    ]));
    expect(scene.lines.some(({ kind }) => kind === 'failover')).toBe(false);
  });

  test('the quorum is told and drawn', () => {
    const scene = layOut(auction);
    expect(textOf(scene, 'auction-conflicts')).toContain('3 of 4 writers acknowledge a write');
    expect(scene.parts.find(({ id }) => id === 'auction-conflicts')!.dots).toMatchObject({ filled: 3, all: 4 });
  });

  test('forwarded writes end at the endpoint of the writer; what is replicated leads from volume to volume', () => {
    const scene = layOut(bookings);
    const end = lineOf(scene, 'ireland', 'virginia-writer').ways[0]!.at(-1)!;
    const entry = boxOf(scene, 'virginia-cluster');
    expect(end.y).toBe(entry.y);
    expect(end.x).toBeGreaterThan(entry.x);
    expect(end.x).toBeLessThan(entry.x + entry.width);
    const [from, to] = [boxOf(scene, 'virginia-volume'), boxOf(scene, 'ireland-volume')];
    const way = lineOf(scene, 'virginia', 'ireland').ways[0]!;
    expect([way[0]!.x, way.at(-1)!.x]).toEqual([from.x + from.width, to.x]);
    expect(new Set(way.map(({ y }) => y)).size).toBe(1);
  });

  test('the primary Region is on the left, and what is the same is at the same height', () => {
    const scene = layOut(bookings);
    const xs = bookings.regions.map(({ id }) => boxOf(scene, id).x);
    expect(xs).toEqual([...xs].sort((a, b) => a - b));
    expect(new Set(['virginia', 'ireland', 'sydney'].map((id) => boxOf(scene, `${id}-volume`).y)).size).toBe(1);
  });

  test('a headless cluster is visibly empty', () => {
    const scene = layOut(bookings);
    const sydney = boxOf(scene, 'sydney');
    const note = scene.parts.find(({ kind }) => kind === 'empty')!;
    expect(note.texts.map(({ text }) => text).join(' ')).toBe('no instances: storage only');
    expect(note.box.x).toBeGreaterThan(sydney.x);
    expect(scene.description).toContain('no instances, storage only');
  });

  test('what is not known is dashed, and says so', () => {
    const scene = layOut(DIAGRAMS.unknown!);
    const open = [...scene.frames, ...scene.parts].filter(({ isOpen }) => isOpen).map(({ id }) => id);
    expect(open).toEqual(expect.arrayContaining(['mystery-region', 'mystery', 'mystery-zone', 'mystery-1', 'mystery-2', 'mystery-proxy', 'mystery-volume']));
    expect(textOf(scene, 'mystery-1')).toBe('writer or reader Instance1 class set at deployment tier set at deployment');
    expect(textOf(scene, 'mystery')).toContain('engine set at deployment');
  });

  test.each([['orders', orders], ['usual', usual], ['auction', auction]] as [string, Diagram][])('%s fits a page without scaling', (_name, diagram) => {
    expect(layOut(diagram).width).toBeLessThanOrEqual(1100);
  });

  test('16 members stand in rows that are of nearly the same length', () => {
    const scene = layOut(sixteen);
    const rows = new Set(sixteen.regions[0]!.clusters[0]!.members.map(({ id }) => boxOf(scene, id).y));
    expect(rows.size).toBe(3);
    expect(scene.width).toBeLessThan(1200);
  });

  test('a diagram without clusters is empty, not broken', () => {
    const scene = layOut({ id: 'nothing', title: 'nothing', topology: 'SINGLE_MASTER', regions: [], links: [], losses: [] });
    expect(scene.width).toBeGreaterThan(0);
    expect(scene.height).toBeGreaterThan(0);
    expect(misplaced(scene)).toEqual([]);
  });

  test('a link to what is in no cluster is left out', () => {
    const links = [{ type: 'access', from: 'nobody', to: 'shop' }, { type: 'replication', from: 'shop', to: 'nothing' }] as const;
    expect(layOut({ ...usual, links }).lines.map(({ from }) => from)).toEqual([['shop-cluster'], ['shop-cluster-ro'], ['shop-writer']]);
  });
});
