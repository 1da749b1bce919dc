import { readFileSync } from 'fs';
import { basename } from 'path';

/** What a file holds. */
export type FileContent = { readonly content: unknown } | { readonly problem: string };

const YAML_FILE = /\.ya?ml$/i;
const BYTE_ORDER_MARK = '\uFEFF';

/** Reads a JSON file, or a YAML template. */
export function readDataFile(file: string): FileContent {
  try {
    return { content: parse(readFileSync(file, 'utf8').replace(BYTE_ORDER_MARK, ''), file) };
  } catch (error) {
    return { problem: `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function parse(content: string, file: string): unknown {
  if (YAML_FILE.test(file)) throw new Error('YAML is not read yet');
  return JSON.parse(content) as unknown;
}

/** The name of a file without what tells that it holds a template: `Orders` of `Orders.template.json`. */
export const stackNameOf = (file: string): string => basename(file).replace(/(?:\.template)?\.(?:json|ya?ml|template)$/i, '');

/** An own entry of an object; undefined of anything else. */
export function entry(json: unknown, key: string): unknown {
  return typeof json === 'object' && json !== null && Object.prototype.hasOwnProperty.call(json, key) ? (json as Record<string, unknown>)[key] : undefined;
}

/** An own entry of an object, where it is a text. */
export function text(json: unknown, key: string): string | undefined {
  const value = entry(json, key);
  return typeof value === 'string' ? value : undefined;
}

/** The entries of an object. */
export const entries = (json: unknown): [string, unknown][] => (typeof json === 'object' && json !== null && !Array.isArray(json) ? Object.entries(json) : []);
