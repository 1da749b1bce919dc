import { existsSync } from 'fs';
import { dirname, join } from 'path';
import { readDataFile, stackNameOf } from './data-file';
import { entries, entry, text } from './entries';
import { DEEPEST, NestedStackFile } from './stack-file';

/** Those of nested stacks, where they lie beside the one of their parent: `Orders/<LogicalId>.template.json` of `Orders.template.json`. */
export function nestedBeside(file: string, template: unknown, depth = 0): Readonly<Record<string, NestedStackFile>> {
  const folder = join(dirname(file), stackNameOf(file));
  if (depth > DEEPEST || !existsSync(folder)) return {};
  return Object.fromEntries(entries(entry(template, 'Resources')).flatMap(([logicalId, resource]): [string, NestedStackFile][] => {
    if (text(resource, 'Type') !== 'AWS::CloudFormation::Stack' || !/^\w+$/.test(logicalId)) return [];
    const nested = ['json', 'yaml'].map((extension) => join(folder, `${logicalId}.template.${extension}`)).find((path) => existsSync(path));
    const read = nested === undefined ? undefined : readDataFile(nested);
    if (!read || !('content' in read)) return [];
    return [[logicalId, { file: nested!, template: read.content, nested: nestedBeside(nested!, read.content, depth + 1) }]];
  }));
}
