import { readFileSync } from 'fs';
import { basename } from 'path';
import { parseYaml } from './yaml';

/** What a file holds. */
export type FileContent = { readonly content: unknown } | { readonly problem: string };

const BYTE_ORDER_MARK = '\uFEFF';

/** Reads a JSON file, or a YAML template. */
export function readDataFile(file: string): FileContent {
  try {
    return { content: parseTemplate(readFileSync(file, 'utf8').replace(BYTE_ORDER_MARK, '')) };
  } catch (error) {
    return { problem: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** JSON where it looks like it, whatever the file is called: both are in use for templates. */
export function parseTemplate(content: string): unknown {
  return /^\s*\{/.test(content) ? JSON.parse(content) as unknown : parseYaml(content);
}

/** The name of a file without what tells that it holds a template: `Orders` of `Orders.template.json`. */
export const stackNameOf = (file: string): string => basename(file).replace(/(?:\.template)?\.(?:json|ya?ml|template)$/i, '');
