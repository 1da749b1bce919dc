import type { Part, PartChange } from '../diagram';
import { labelOf } from './label';

/** The shapes of Mermaid, by what they enclose a label with. */
const SHAPES = {
  box: ['[', ']'],
  round: ['(', ')'],
  stadium: ['([', '])'],
  cylinder: ['[(', ')]'],
  hexagon: ['{{', '}}'],
  double: ['[[', ']]'],
} as const;

type Shape = keyof typeof SHAPES;

/** How the sides of an update look, by their lines and their colours. What they are is said, too. */
const CHANGES: Readonly<Record<PartChange, { readonly lines: string; readonly fill: string }>> = {
  added: { lines: 'stroke:#0b5cad,stroke-width:3px', fill: '#dbeafe' },
  new: { lines: 'stroke:#0b5cad,stroke-width:3px', fill: '#dbeafe' },
  changed: { lines: 'stroke:#8a5a00,stroke-width:2px', fill: '#fff3d1' },
  replaced: { lines: 'stroke:#c2410c,stroke-width:3px,stroke-dasharray:6 3', fill: '#fde3dc' },
  removed: { lines: 'stroke:#c2410c,stroke-width:3px,stroke-dasharray:2 3', fill: '#fde3dc' },
};

/** What nodes look like. Boxes have lines alone: on a dark page arrows in them are bright. */
const CLASSES: Readonly<Record<string, string>> = {
  writer: 'stroke-width:3px',
  ...Object.fromEntries(Object.entries(CHANGES).flatMap(([change, { lines, fill }]) => [
    [change, `${lines},fill:${fill},color:#111`],
    [boxClass(change), lines],
  ])),
};

/** Arrows: what happens always, what happens when something fails, and what only belongs together. */
type Arrow = '-->' | '-.->' | '---';

/** The lines of a flowchart, and the ids that its nodes have there. */
export class Statements {
  private readonly lines: string[] = [];
  private readonly nodes = new Map<string, string>();
  private readonly drawn = new Set<string>();
  private readonly classes = new Map<string, string[]>();
  private depth = 1;
  private boxes = 0;

  /** Adds what is drawn inside as a box with a title; nothing where nothing is. */
  public box(title: string, inside: () => void, change: PartChange | undefined = undefined): void {
    const id = `box${this.boxes += 1}`;
    const begin = this.lines.length;
    this.line(`subgraph ${id}[${labelOf([title])}]`);
    this.depth += 1;
    inside();
    this.depth -= 1;
    if (this.lines.length === begin + 1) {
      this.lines.pop();
      return;
    }
    this.line('end');
    if (change !== undefined) this.classify(id, boxClass(change));
  }

  /** Adds a node for a part, once. */
  public node({ id, change }: Part, lines: readonly string[], shape: Shape, isWriter = false): void {
    if (this.nodes.has(id)) return;
    const node = `node${this.nodes.size + 1}`;
    const [begin, end] = SHAPES[shape];
    this.nodes.set(id, node);
    this.line(`${node}${begin}${labelOf(lines)}${end}`);
    if (change !== undefined || isWriter) this.classify(node, change ?? 'writer');
  }

  /** Has what leads to one part lead to the node of another. */
  public stand(id: string, forId: string): void {
    const node = this.nodes.get(forId);
    if (node !== undefined && !this.nodes.has(id)) this.nodes.set(id, node);
  }

  /** Adds an arrow between two parts, once; nothing where one is not drawn. */
  public arrow(from: string, to: string, arrow: Arrow, text: string | undefined = undefined): void {
    const [begin, end] = [this.nodes.get(from), this.nodes.get(to)];
    if (begin === undefined || end === undefined || begin === end) return;
    const drawn = `${begin} ${arrow}${text === undefined ? '' : `|${labelOf([text])}|`} ${end}`;
    const pair = `${begin} ${end}`;
    if (this.drawn.has(text === undefined ? pair : drawn)) return;
    this.drawn.add(pair).add(drawn);
    this.line(drawn);
  }

  /** Whether an arrow leads from one part to another. */
  public hasArrow(from: string, to: string): boolean {
    return this.drawn.has(`${this.nodes.get(from)} ${this.nodes.get(to)}`);
  }

  public line(text: string): void {
    this.lines.push('  '.repeat(this.depth) + text);
  }

  /** Adds what classes look like, and which nodes have them. */
  public style(): void {
    for (const [name, nodes] of this.classes) {
      this.line(`classDef ${name} ${CLASSES[name]}`);
      this.line(`class ${nodes.join(',')} ${name}`);
    }
  }

  public toString(): string {
    return `${this.lines.join('\n')}\n`;
  }

  private classify(node: string, name: string): void {
    this.classes.set(name, [...this.classes.get(name) ?? [], node]);
  }
}

function boxClass(change: string): string {
  return `${change}Box`;
}
