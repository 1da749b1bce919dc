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
