import { basename } from 'path';
import { syntaxReason } from './syntax';
import { FileProblem, megabytes, readText } from './text-file';
import { parseYaml } from './yaml';

/** What a file holds. */
export type FileContent =
  | { readonly content: unknown; readonly text: string }
  | FileProblem;

/** What a type of a resource begins with, of AWS. */
const TYPE = /\bAWS::\w/;

/** YAML of this size takes seconds; CloudFormation takes templates of up to 1 MB. */
const LARGEST_YAML = 2 * 1024 * 1024;

/** Reads a JSON file, or a YAML template. Never throws. */
export function readDataFile(file: string): FileContent {
  const read = readText(file);
  if ('problem' in read) return read;
  const { text } = read;
  if (!isJson(text) && text.length > LARGEST_YAML) return { problem: `${file} is not read: it is YAML of ${megabytes(text.length)}`, isForeign: !TYPE.test(text) };
  try {
    return { content: parseTemplate(text), text };
  } catch (error) {
    return { problem: `${file} cannot be read: ${syntaxReason(error, text)}`, isForeign: !TYPE.test(text) };
  }
}

/** JSON where it looks like it, whatever the file is called: both are in use for templates. Throws where it is neither. */
export const parseTemplate = (text: string): unknown => (isJson(text) ? JSON.parse(text) as unknown : parseYaml(text));

/** Whether a text is JSON, or means to be. */
export const isJson = (text: string): boolean => /^\s*[{[]/.test(text);

/** The name of a file without what tells that it holds a template: `Orders` of `Orders.template.json`. */
export const stackNameOf = (file: string): string => basename(file).replace(/(?:\.template)?\.(?:json|ya?ml|template)$/i, '');
