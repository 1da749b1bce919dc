import type { ClusterPart, ConflictsPart, EndpointPart, MemberPart, Part, ProxyPart } from '../../diagram';
import { ENDPOINT_WORDS, OPEN } from '../../words';
import type { Kind, Text } from '../scene';
import { FACES, Face, fit, widestOf, widthOf } from '../text';
import { CHANGE_WORDS, detailText, isLeaving, isOpen, quorumOf, nameOfPart, roleOf, titleOf } from '../words';
import type { Block } from './plan';

/** A text that is about to be broken into lines. */
interface Entry {
  readonly text: string;
  readonly face: Face;
  readonly tone?: Text['tone'];
  /** What of the text is a term in front. */
  readonly term?: string;
  readonly lines?: number;
}

const LEFT = 10;

/** Texts below each other. */
function stacked(entries: readonly Entry[], width: number, top: number): { readonly texts: Text[]; readonly bottom: number } {
  let y = top;
  const texts: Text[] = [];
  for (const { text, face, tone, term, lines } of entries) {
    fit(text, face, width - 2 * LEFT, lines ?? 1).forEach((line, index) => {
      y += FACES[face].line;
      const hasTerm = term !== undefined && index === 0 && line.startsWith(`${term} `);
      texts.push({
        x: LEFT,
        y: y - 4,
        face,
        text: hasTerm ? line.slice(term.length + 1) : line,
        ...tone && { tone },
        ...hasTerm && { term },
      });
    });
  }
  return { texts, bottom: y };
}

const changeEntries = ({ change }: Part): Entry[] =>
  (change === undefined ? [] : [{ text: CHANGE_WORDS[change], face: 'small', tone: 'change' }]);

function labelEntry(part: Part, lines = 2): Entry {
  return { text: part.label, face: 'strong', lines, ...isLeaving(part.change) && { tone: 'struck' } };
}

const detailEntries = (part: Part, count: number): Entry[] => part.details.slice(0, count).map((detail) => ({
  text: detailText(detail),
  face: 'small',
  term: detail.term,
  lines: 2,
  ...detail.text === undefined && { tone: 'open' },
}));

interface BlockOptions {
  readonly kind: Kind;
  readonly part: Part;
  readonly word: string;
  readonly width: number;
  readonly more?: readonly string[];
}

function blockOf({ kind, part, word, width, more }: BlockOptions, entries: readonly Entry[], top = 5): Block {
  const { texts, bottom } = stacked(entries, width, top);
  return {
    id: part.id,
    kind,
    name: nameOfPart(word, part),
    title: titleOf(word, part, more),
    texts,
    change: part.change,
    isOpen: isOpen(part),
    width,
    height: bottom + 7,
  };
}

/** What it is, and its name unless that says the same. */
const named = (word: string, part: Part, lines?: number): Entry[] => [
  ...part.label.toLowerCase() === word.toLowerCase() ? [] : [{ text: word, face: 'small', tone: 'muted' } as const],
  labelEntry(part, lines),
];

const STRIP = 24;

/** A member, with its role on top and its place among those that take over. */
export function memberBlock(member: MemberPart, cluster: ClusterPart, width: number): Block {
  const kind = member.role === 'writer' ? 'writer' : member.role === 'read-only' ? 'read-only' : 'reader';
  const role = roleOf(member, cluster);
  const partitions = member.partitions.length === 0 ? [] : [`writes ${member.partitions.join(', ')}`];
  const order = member.role === 'reader' && member.failoverOrder !== undefined ? [`number ${member.failoverOrder} to take over`] : [];
  const options = { kind, part: member, word: role, width, more: [...partitions, ...order] } as const;
  const block = blockOf(options, [
    ...changeEntries(member),
    labelEntry(member),
    ...partitions.map((text): Entry => ({ text, face: 'strong', term: 'writes', tone: 'accent', lines: 3 })),
    ...detailEntries(member, 4),
  ], STRIP + 3);
  const words: Text = { x: LEFT, y: 16.5, face: 'strong', text: role };
  const circle: Text[] = order.length === 0 ? [] : [{ x: width - 17, y: 16, face: 'small', text: String(member.failoverOrder), tone: 'order' }];
  return { ...block, isOpen: block.isOpen || member.role === 'either', strip: STRIP, texts: [words, ...circle, ...block.texts] };
}

/** Endpoints beside each other are of the same height. */
export function endpointBlocks(endpoints: readonly EndpointPart[], width: number): Block[] {
  const blocks = endpoints.map((endpoint) => endpointBlock(endpoint, width));
  const height = Math.max(0, ...blocks.map((block) => block.height));
  return blocks.map((block) => ({
    ...block, height, texts: block.texts.map((text) => ({ ...text, y: text.y + (height - block.height) / 2 })),
  }));
}

function endpointBlock(endpoint: EndpointPart, width: number): Block {
  const word = ENDPOINT_WORDS[endpoint.type];
  const kind = endpoint.type === 'writer' || endpoint.type === 'instance' ? 'writer-endpoint' : 'endpoint';
  return blockOf({ kind, part: endpoint, word, width }, [
    ...changeEntries(endpoint), ...named(word, endpoint), ...detailEntries(endpoint, 1),
  ]);
}

export const ENTRANT_WORD = 'may connect';

/** Who may connect; in a group, that is said once for all in it. */
export function entrantBlock(entrant: Part, width: number, isInGroup: boolean): Block {
  return blockOf({ kind: 'entrant', part: entrant, word: ENTRANT_WORD, width }, [
    ...changeEntries(entrant), ...isInGroup ? [labelEntry(entrant)] : named(ENTRANT_WORD, entrant), ...detailEntries(entrant, 2),
  ]);
}

export function exportBlock(part: Part, word: string, width: number): Block {
  return blockOf({ kind: 'target', part, word, width }, [...changeEntries(part), ...named(word, part), ...detailEntries(part, 3)]);
}

const ACCESS_WORDS = { 'read-write': 'reads and writes', 'read-only': 'reads only' } as const;

export interface ProxyBlock {
  readonly block: Block;
  /** Its endpoints, from its corner. */
  readonly chips: readonly { readonly block: Block; readonly x: number; readonly y: number }[];
}

/** A proxy with its endpoints beside each other in it: they are boxes of their own. */
export function proxyBlock(proxy: ProxyPart, chipWidth: number): ProxyBlock {
  const chips = proxy.endpoints.map((endpoint) => {
    const access = endpoint.access === undefined ? `access ${OPEN}` : ACCESS_WORDS[endpoint.access];
    return blockOf({ kind: 'proxy-endpoint', part: endpoint, word: 'proxy endpoint', width: chipWidth, more: [access] }, [
      ...changeEntries(endpoint),
      labelEntry(endpoint),
      { text: access, face: 'small', tone: endpoint.access === undefined ? 'open' : 'muted', lines: 2 },
      ...detailEntries(endpoint, 1),
    ]);
  });
  const width = Math.max(1, chips.length) * (chipWidth + 8) + 8;
  const block = blockOf({ kind: 'proxy', part: proxy, word: 'RDS Proxy', width }, [
    ...changeEntries(proxy), ...named('RDS Proxy', proxy), ...detailEntries(proxy, 2),
  ]);
  const height = Math.max(0, ...chips.map((chip) => chip.height));
  return {
    block: { ...block, height: block.height + (height === 0 ? 0 : height + 6) },
    chips: chips.map((chip, index) => ({ block: { ...chip, height }, x: 8 + index * (chipWidth + 8), y: block.height - 2 })),
  };
}

/** A bar as wide as its cluster: what it is, its name, and what is said of it in a line or two. */
export function barBlock(kind: Kind, part: Part, word: string, width: number): Block {
  const details = part.details.map(detailText).join(' · ');
  return blockOf({ kind, part, word, width }, [
    ...changeEntries(part),
    ...named(word, part),
    ...details === '' ? [] : [{ text: details, face: 'small', tone: isOpen(part) ? 'open' : 'muted', lines: 2 } as const],
  ]);
}

/** A box that says that there is nothing, or more than is seen. */
export function noteBlock(text: string, width: number, height?: number): Block {
  const { texts, bottom } = stacked([{ text, face: 'small', tone: 'open', lines: 3 }], width, 5);
  const middle = height === undefined ? 0 : (height - bottom - 7) / 2;
  const widest = widestOf(texts.map((line) => line.text), 'small');
  const isWide = height !== undefined && widest < width - 2 * LEFT;
  return {
    id: undefined,
    kind: 'empty',
    name: undefined,
    title: undefined,
    texts: texts.map((line) => ({ ...line, y: line.y + middle, ...isWide && { x: width / 2, isCentred: true } })),
    change: undefined,
    isOpen: false,
    width,
    height: height ?? bottom + 7,
  };
}

const DOT = 16;

/** What becomes of conflicting writes, with a circle for each writer: those that have to acknowledge a write are filled. */
export function conflictsBlock(conflicts: ConflictsPart, width: number): Block {
  const { needed, writers } = conflicts.quorum;
  const quorum = quorumOf(conflicts);
  const word = 'write conflicts';
  const block = blockOf({ kind: 'conflicts', part: conflicts, word, width, more: [quorum] }, [
    ...changeEntries(conflicts), ...named(word, conflicts), ...detailEntries(conflicts, 4),
  ]);
  const circles = Math.min(writers, 16);
  const x = LEFT + widthOf(quorum, 'small') + 12;
  const fitsBeside = x + circles * DOT < width - LEFT;
  const y = block.height + 6;
  return {
    ...block,
    texts: [...block.texts, { x: LEFT, y: y + 4, face: 'small', text: fit(quorum, 'small', width - 2 * LEFT)[0]! }],
    dots: { x: (fitsBeside ? x : LEFT) + 5, y: fitsBeside ? y : y + 16, filled: Math.min(needed, circles), all: circles },
    height: block.height + (fitsBeside ? 18 : 34),
  };
}
