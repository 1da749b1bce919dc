import { lineOf, shortened } from '../../../src/drawing/mermaid/label';
import { mermaidOf } from '../../../src/drawing/mermaid/mermaid';
import { DIAGRAMS, HOSTILE } from './diagrams';

const linesOf = (name: string): string[] => mermaidOf(DIAGRAMS[name]!).split('\n').map((line) => line.trim());

test('a cluster is in its Region, its instances in their zones; who takes over is said and shown', () => {
  expect(mermaidOf(DIAGRAMS.orders!)).toBe(`---
config:
  flowchart:
    subGraphTitleMargin:
      top: 4
      bottom: 16
---
flowchart TB
  accTitle: orders
  accDescr: The writer fails: orders-reader-1 takes over, typically within 60 seconds.
  subgraph box1["eu-west-1"]
    node1{{"Application<br/>port: 5432"}}
    node2{{"Tunnel"}}
    node3[["orders-proxy<br/>default: read-write<br/>orders-proxy-ro: read-only<br/>require TLS: yes"]]
    subgraph box2["orders: cluster"]
      node6(["writer endpoint"])
      node7(["reader endpoint"])
      node8(["reporting<br/>custom endpoint"])
      subgraph box3["eu-west-1a"]
        node9["orders-writer<br/>writer<br/>class: db.r8g.large"]
      end
      subgraph box4["eu-west-1b"]
        node10("orders-reader-1<br/>reader, 1st to take over<br/>class: db.r8g.large")
      end
      subgraph box5["zone that RDS chooses"]
        node11("orders-reader-2<br/>reader, 2nd to take over<br/>class: db.r8g.large")
      end
      node12("Auto Scaling<br/>readers: 1 to 5")
      node13[("cluster volume<br/>Aurora PostgreSQL 16.4<br/>storage: encrypted, 6 copies in 3 zones")]
    end
  end
  node6 --> node9
  node7 --> node10
  node7 --> node11
  node8 --> node11
  node9 --- node13
  node10 --- node13
  node11 --- node13
  node12 --- node13
  node1 --> node3
  node2 --> node6
  node2 --> node7
  node2 --> node8
  node3 --> node6
  node3 -->|"read-only"| node7
  node9 -.->|"takes over"| node10
  classDef writer stroke-width:3px
  class node9 writer
`);
});

test('a global database has its Regions in it, and what is a copy beside it', () => {
  const lines = linesOf('global');
  const depth = (text: string): number => (mermaidOf(DIAGRAMS.global!).split('\n').find((line) => line.includes(text))?.search(/\S/) ?? NaN) / 2;
  expect([depth('shop: global database'), depth('us-east-1'), depth('shop-away: secondary cluster'), depth('eu-central-1')]).toEqual([1, 2, 3, 1]);
  expect(lines).toContainEqual(expect.stringMatching(/^node\d+ -->\|"typically under 1 second behind"\| node\d+$/));
  expect(lines).toContainEqual(expect.stringMatching(/^node\d+ -->\|"forwards writes"\| node\d+$/));
  expect(lines).toContainEqual(expect.stringMatching(/^node\d+ -\.->\|"replicates to, after a failover, on failure"\| node\d+$/));
  expect(lines).toContainEqual(expect.stringMatching(/^node\d+\[\("cluster volume<br\/>Aurora PostgreSQL, version set at deployment<br\/>no instance<br\/>/));
});

test('writes that are forwarded come from the endpoint they are sent to', () => {
  const lines = linesOf('global');
  const nodeWith = (text: string, from: number): string => /^node\d+/.exec(lines.slice(from).find((line) => line.includes(text)) ?? '')![0];
  const secondary = lines.findIndex((line) => line.includes('shop-away: secondary cluster'));
  expect(lines).toContain(`${nodeWith('"reader endpoint"', secondary)} -->|"forwards writes"| ${nodeWith('"home-writer<br/>', 0)}`);
});

test('what is not known is said to be', () => {
  expect(linesOf('global')).toEqual(expect.arrayContaining([
    expect.stringContaining('"Region set at deployment"'), expect.stringContaining('engine set at deployment'),
  ]));
});

test('of multi-master each partition shows who takes it over, and the cluster who has to agree', () => {
  const lines = linesOf('auction');
  const arrows = lines.filter((line) => line.includes('-.->'));
  expect(arrows.map((line) => /"(.*)"/.exec(line)?.[1])).toEqual(['takes over 0–63', 'takes over 64–127', 'takes over 128–191', 'takes over 192–255']);
  expect(lines).toContainEqual(expect.stringContaining('3 of 4 writers acknowledge a write'));
  expect(lines).toContainEqual(expect.stringContaining('writes of: 0–63'));
});

test('what an update does is said, and shown by a class of its own', () => {
  const lines = linesOf('update');
  for (const [name, change] of [['orders-writer', 'replaced'], ['orders-writer-2', 'new'], ['orders-reader', 'added'], ['orders-reader-old', 'removed']]) {
    const node = /^node\d+/.exec(lines.find((line) => line.includes(`"${name}<br/>`)) ?? '')?.[0];
    expect(lines.find((line) => line.startsWith(`${node}[`) || line.startsWith(`${node}(`))).toContain(`<br/>${change} `);
    expect(lines).toContain(`class ${node} ${change}`);
  }
  expect(lines).toContain('subgraph box2["orders: cluster, changed"]');
  expect(lines).toContain('class box2 changedBox');
});

test('nothing is a picture as well', () => {
  expect(linesOf('empty').slice(-3)).toEqual(['flowchart TB', 'accTitle: empty', '']);
  expect(linesOf('bare')).toEqual(expect.arrayContaining([expect.stringContaining('bare: cluster'), expect.stringContaining('<br/>may have more instances<br/>')]));
});

describe('whatever is in a name', () => {
  // What a label may have as it is: no character that Mermaid, Markdown or HTML take for their own.
  const SAFE = '(?:[^"#&<>`*_~[\\]{}|\\\\$%;@\\u0000-\\u001f]|#\\d+;)*';
  const LABEL = `"${SAFE}(?:<br/>${SAFE})*"`;
  const STATEMENT = new RegExp(`^(?:${[
    `subgraph box\\d+\\[${LABEL}\\]`,
    'end',
    `node\\d+(?:\\[${LABEL}\\]|\\(${LABEL}\\)|\\(\\[${LABEL}\\]\\)|\\[\\(${LABEL}\\)\\]|\\{\\{${LABEL}\\}\\}|\\[\\[${LABEL}\\]\\])`,
    `node\\d+ (?:-->|-\\.->|---)(?:\\|${LABEL}\\|)? node\\d+`,
    'acc(?:Title|Descr): [^#;%<>&{}]+',
    'classDef \\w+ [a-z#0-9:,\\- ]+',
    'class [a-z0-9,]+ \\w+',
  ].join('|')})$`, 'u');

  test.each(Object.keys(DIAGRAMS))('%s is a flowchart, and nothing else', (name) => {
    const [, statements] = mermaidOf(DIAGRAMS[name]!).split('flowchart TB\n');
    const lines = statements!.split('\n').slice(0, -1).map((line) => line.trim());
    expect(lines.filter((line) => !STATEMENT.test(line))).toEqual([]);
    const count = (start: string): number => lines.filter((line) => line === start || line.startsWith(`${start} `)).length;
    expect(count('end')).toBe(count('subgraph'));
  });

  test.each(HOSTILE.map((text) => [text]))('%j reads as it is', (text) => {
    const line = lineOf(text);
    const read = line.replace(/#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll('\u2060', '');
    const shown = text.replace(/[\u0000-\u001f\u202e\ud800](?![\udc00-\udfff])/g, ' ').replace(/\s+/g, ' ').trim();
    expect(read).toBe(shown === '' ? '–' : shortened(shown, 120));
    // Mermaid takes the last semicolon of what looks like a statement about style.
    expect(line).not.toMatch(/style|classDef/);
  });

  test.each([['$$x$$', '#36;#8288;#36;x#36;#8288;#36;'], ['fa:fa-car', 'fa:#8288;fa-car'], ['1. one', '1#46; one'], ['- one', '#45; one'], ['https://a', 'https#58;//a']])('%j is written as %j', (text, written) => {
    expect(lineOf(text)).toBe(written);
  });
});

test('a long text has its beginning and its end, and no half characters', () => {
  expect(shortened('🦀'.repeat(50), 10)).toBe(`${'🦀'.repeat(6)}…${'🦀'.repeat(3)}`);
  expect(shortened('short', 5)).toBe('short');
});
