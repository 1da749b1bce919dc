import { WRITE_ROUTING_VERSION } from '../facts/write-routing';
import { Part, Text } from '../values/value';
import { PartlyKnownJson, entryOf, parsedJson } from './json-parts';

/** The document of docs/write-routing.md, as far as drawings show it. */
export interface WriteRouting {
  /** In the order of the document. */
  readonly writers: readonly RoutedWriter[];
  /** `partitioned-writes`, `active-standby` or `any`. */
  readonly strategy: string;
  /** Of `active-standby`: the active writer, and the others in the order they take over. */
  readonly order: readonly RoutedWriter[];
  readonly conflicts: readonly ConflictRoute[];
  /** The queue of conflicts that a person decides. */
  readonly queue: Part | undefined;
}

export interface RoutedWriter {
  /** What its host is read from. */
  readonly host: Part | undefined;
  /** The partitions whose writes it takes. */
  readonly partitions: readonly string[];
}

/** What becomes of conflicts in some tables. */
export interface ConflictRoute {
  readonly strategy: string;
  /** What a custom strategy is called, or what is merged how. */
  readonly name: string | undefined;
  /** Undefined for all that no other one names. */
  readonly tables: readonly string[] | undefined;
}

/** Undefined where the text is no such document. */
export function writeRoutingOf(parts: readonly Part[]): WriteRouting | undefined {
  // Most parameters hold something else, and need not be parsed.
  if (!parts.some((part) => typeof part === 'string' && part.includes('"writers"'))) return undefined;
  const document = parsedJson(parts);
  const { json } = document;
  if (entryOf(json, 'version') !== WRITE_ROUTING_VERSION) return undefined;
  const writers = listOf(entryOf(json, 'writers')).map((writer) => ({ ...writerOf(writer, document), key: keyOf(entryOf(writer, 'name'), document) }));
  const routing = entryOf(json, 'routing');
  const order = listOf(entryOf(routing, 'order')).flatMap((name) => {
    const key = keyOf(name, document);
    return writers.find((one) => key !== undefined && one.key === key) ?? [];
  });
  const queue = entryOf(json, 'conflictQueueUrl');
  return {
    writers,
    strategy: textOf(entryOf(routing, 'strategy'), document) ?? '',
    order,
    conflicts: listOf(entryOf(json, 'conflicts')).map((entry) => conflictOf(entry, document)),
    queue: typeof queue === 'string' ? document.partsOf(queue)[0] : undefined,
  };
}

function writerOf(json: unknown, document: PartlyKnownJson): RoutedWriter {
  const host = entryOf(json, 'host');
  const [only, ...more] = typeof host === 'string' ? document.partsOf(host) : [];
  return { host: more.length === 0 ? only : undefined, partitions: textsOf(entryOf(json, 'partitions'), document) ?? [] };
}

function conflictOf(json: unknown, document: PartlyKnownJson): ConflictRoute {
  const text = (key: string): string | undefined => textOf(entryOf(json, key), document);
  const details = [text('name'), text('column'), text('operation')].filter((one) => one !== undefined);
  return {
    strategy: text('strategy') ?? '',
    name: details.length === 0 ? undefined : details.join(', '),
    tables: textsOf(entryOf(json, 'tables'), document),
  };
}

const listOf = (json: unknown): readonly unknown[] => (Array.isArray(json) ? json : []);

function textsOf(json: unknown, document: PartlyKnownJson): string[] | undefined {
  return Array.isArray(json) ? json.flatMap((item) => textOf(item, document) ?? []) : undefined;
}

/** A text, with `…` for what only the deployment tells. */
function textOf(json: unknown, document: PartlyKnownJson): string | undefined {
  return typeof json === 'string' ? new Text(document.partsOf(json)).outline : undefined;
}

/** Equal for equal names. */
function keyOf(json: unknown, document: PartlyKnownJson): string | undefined {
  if (typeof json !== 'string') return undefined;
  return new Text(document.partsOf(json)).key;
}
