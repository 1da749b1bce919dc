import type { CollectionTag, Document, Node, Pair, ParsedNode, Scalar, ScalarTag, YAMLMap, YAMLSeq } from 'yaml';
import { Positions } from './positions';

/** The functions that have a short form in YAML: `!Sub` for `Fn::Sub`. */
const FUNCTIONS = [
  'And', 'Base64', 'Cidr', 'Contains', 'EachMemberEquals', 'EachMemberIn', 'Equals', 'FindInMap', 'GetAtt', 'GetAZs', 'GetStackOutput', 'If',
  'ImportValue', 'Join', 'Length', 'Not', 'Or', 'RefAll', 'Select', 'Split', 'Sub', 'ToJsonString', 'Transform', 'ValueOf', 'ValueOfAll',
];

/** Those that have it, and are called the same in their long form. */
const PLAIN = ['Condition', 'Ref'];

type Yaml = typeof import('yaml');

/** Reads a template in YAML, with the short forms of functions. Throws where it is none. */
export function parseYaml(text: string): unknown {
  return documentOf(text).toJS() as unknown;
}

/** Where everything is in a template in YAML. Throws where it is none. */
export function yamlPositions(text: string): Positions {
  const document = documentOf(text);
  return new NodePositions(document.contents, document, load());
}

class NodePositions implements Positions {
  public constructor(
    private readonly node: unknown,
    private readonly document: Document,
    private readonly yaml: Yaml,
    public readonly position = 0,
  ) {}

  public at(key: string): NodePositions | undefined {
    const { isAlias, isMap, isSeq, isScalar } = this.yaml;
    const node: unknown = isAlias(this.node) ? this.node.resolve(this.document) : this.node;
    if (isMap(node)) {
      const pair = (node.items as Pair<unknown, unknown>[]).find((one) => isScalar(one.key) && String(one.key.value) === key);
      return pair && this.inside(pair.value, pair.key as Scalar);
    }
    const item: unknown = isSeq(node) && /^\d+$/.test(key) ? node.items[Number(key)] : undefined;
    return item === undefined ? undefined : this.inside(item, item as Node);
  }

  private inside(node: unknown, { range }: Node): NodePositions {
    return new NodePositions(node, this.document, this.yaml, range?.[0] ?? this.position);
  }
}

function documentOf(text: string): Document.Parsed<ParsedNode> {
  const yaml = load();
  const tags = [...FUNCTIONS.map((name) => [name, `Fn::${name}`] as const), ...PLAIN.map((name) => [name, name] as const)];
  const customTags = tags.flatMap(([name, key]) => shortForms(yaml, `!${name}`, key));
  // Numbers and booleans are read as CDK reads them; merge keys are of YAML 1.1, which CloudFormation is on.
  const documents = yaml.parseAllDocuments(text, { schema: 'core', merge: true, customTags, logLevel: 'error' });
  const [document] = documents as Document.Parsed<ParsedNode>[];
  if (document === undefined) throw new Error('it has only comments');
  if (documents.length > 1) throw new Error(`it has ${documents.length} YAML documents, and a template is one: put each into a file of its own`);
  const [error] = document.errors;
  if (error?.code === 'DUPLICATE_KEY') throw new Error(error.message.replace(/^.*? at /, 'it has a key twice, at '));
  if (error?.code === 'RESOURCE_EXHAUSTION') throw new RangeError(error.message);
  if (error) throw new Error(`it is no YAML: ${lowerCased(error.message)}`);
  if (document.warnings.length > 0) replaceUnknownTags(yaml, document);
  return document;
}

const lowerCased = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** What a tag of another tool makes of its value is not known: it becomes a function that nobody knows either. */
function replaceUnknownTags({ visit, Pair: PairOf, Scalar: ScalarOf, YAMLMap: MapOf }: Yaml, document: Document.Parsed<ParsedNode>): void {
  const inside = new Set<unknown>();
  visit(document, {
    Node: (_, node) => {
      const { tag } = node;
      if (inside.has(node) || tag === undefined || !tag.startsWith('!') || isKnown(tag)) return undefined;
      inside.add(node);
      const map = new MapOf();
      map.items.push(new PairOf(new ScalarOf(`Fn::${tag.slice(1)}`), node));
      map.range = node.range ?? null;
      return map;
    },
  });
}

const isKnown = (tag: string): boolean => FUNCTIONS.includes(tag.slice(1)) || PLAIN.includes(tag.slice(1));

/** Loaded where there is something to read: most baselines are written by CDK, in JSON. */
function load(): Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
  return require('yaml') as Yaml;
}

function shortForms({ Pair: PairOf, Scalar: ScalarOf, YAMLMap: MapOf }: Yaml, tag: string, key: string): (ScalarTag | CollectionTag)[] {
  const around = (node: YAMLMap | YAMLSeq): YAMLMap => {
    const map = new MapOf();
    map.items.push(new PairOf(new ScalarOf(key), node));
    return map;
  };
  return [
    { tag, resolve: (value: string) => ({ [key]: key === 'Fn::GetAtt' ? attribute(value) : value }) },
    { tag, collection: 'seq', resolve: (node) => around(node as YAMLSeq) },
    { tag, collection: 'map', resolve: (node) => around(node as YAMLMap) },
  ];
}

/** `Cluster.Endpoint.Address` is the attribute `Endpoint.Address` of `Cluster`. */
function attribute(value: string): string[] {
  const dot = value.indexOf('.');
  return dot < 0 ? [value] : [value.slice(0, dot), value.slice(dot + 1)];
}
