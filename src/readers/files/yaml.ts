import type { CollectionTag, ScalarTag, YAMLMap, YAMLSeq } from 'yaml';

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
  const yaml = load();
  const tags = [...FUNCTIONS.map((name) => [name, `Fn::${name}`] as const), ...PLAIN.map((name) => [name, name] as const)];
  // Numbers and booleans are read as CDK reads them.
  return yaml.parse(text, { schema: 'core', customTags: tags.flatMap(([name, key]) => shortForms(yaml, `!${name}`, key)) }) as unknown;
}

/** Loaded where there is something to read: most baselines are written by CDK, in JSON. */
function load(): Yaml {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, import/no-extraneous-dependencies
  return require('yaml') as Yaml;
}

function shortForms({ Pair, Scalar, YAMLMap: Map }: Yaml, tag: string, key: string): (ScalarTag | CollectionTag)[] {
  const around = (node: YAMLMap | YAMLSeq): YAMLMap => {
    const map = new Map();
    map.items.push(new Pair(new Scalar(key), node));
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
