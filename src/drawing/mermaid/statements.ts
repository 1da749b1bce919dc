import type { Part, PartChange } from '../diagram';
import { labelOf } from './label';

/** The shapes of Mermaid, by what they enclose a label with. */
export const SHAPES = {
  box: ['[', ']'],
  round: ['(', ')'],
  stadium: ['([', '])'],
  cylinder: ['[(', ')]'],
  hexagon: ['{{', '}}'],
  double: ['[[', ']]'],
} as const;

/** Arrows: what happens always, what happens when something fails, and what only belongs together. */
export type Arrow = '-->' | '-.->' | '---';

/** The lines of a flowchart, and the ids that its nodes have there. */
export class Statements {
  private readonly lines: string[] = [];
  private readonly nodes = new Map<string, string>();
  private readonly drawn = new Set<string>();
  private readonly classes = new Map<string, string[]>();
  private depth = 1;
  private boxes = 0;

  /** Adds what is drawn inside as a box with a title; nothing where nothing is. */
  public box(title: string, inside: () => void, classes: string | undefined = undefined): void {
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
    if (classes !== undefined) this.classify(id, classes);
  }

  /** Adds a node for a part, once. */
  public node({ id, change }: Pick<Part, 'id' | 'change'>, lines: readonly string[], shape: keyof typeof SHAPES, classes: string | undefined = undefined): void {
    if (this.nodes.has(id)) return;
    const node = `node${this.nodes.size + 1}`;
    const [begin, end] = SHAPES[shape];
    this.nodes.set(id, node);
    this.line(`${node}${begin}${labelOf(lines)}${end}`);
    if (change ?? classes) this.classify(node, (change ?? classes)!);
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
  public style(styles: Readonly<Record<string, string>>): void {
    for (const [name, nodes] of this.classes) {
      this.line(`classDef ${name} ${styles[name]}`);
      this.line(`class ${nodes.join(',')} ${name}`);
    }
  }

  public toString(): string {
    return `${this.lines.join('\n')}\n`;
  }

  private classify(node: string, name: PartChange | string): void {
    this.classes.set(name, [...this.classes.get(name) ?? [], node]);
  }
}
